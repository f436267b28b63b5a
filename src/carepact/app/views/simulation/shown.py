"""What comes out of a simulation: main figures, one chart with its table, the answer in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from carepact.app.pages import Link
from carepact.app.replies import TWINS
from carepact.app.told import Told
from carepact.app.views.simulation.asked import Asked
from carepact.app.views.simulation.files import FILES
from carepact.app.views.simulation.runs import carry_out, preview
from carepact.app.views.view import Progress
from carepact.core.errors import ParameterError, nearest
from carepact.core.messages import _
from carepact.report.country_paper.answer import tell_main_figures
from carepact.report.country_paper.picture_table import tabulate_picture
from carepact.report.figures.country.comparison import draw_comparison
from carepact.report.figures.picture import Drawer, Sizes
from carepact.report.headlines import say_headline, say_preview
from carepact.report.run.answer import list_answers
from carepact.report.run.picture import title_package
from carepact.report.run.pictures import list_pictures
from carepact.studies.comparison import Comparison
from carepact.studies.one_country.run import CountryRun

PAYERS = 3
"""Payers that are named in the answer in words."""
COMPARED = "packages-side-by-side"
"""Name of the chart of two packages."""

Runs = tuple[CountryRun, ...]
"""The package that is asked for, and the one beside it if there is one."""


def run_previews(asked: Asked, told: Told) -> Runs:
    """Carry out what is asked, and what stands beside it, in few draws."""
    return tuple(preview(one, told).run for one in _list_asked(asked))


def run_all(asked: Asked, on_progress: Progress) -> Runs:
    """Carry out what is asked, and what stands beside it, in all draws."""
    return tuple(carry_out(one, on_progress) for one in _list_asked(asked))


def _list_asked(asked: Asked) -> tuple[Asked, ...]:
    """List the simulation and the one beside it: another package as it ships."""
    if not asked.other:
        return (asked,)
    beside = replace(asked, package=asked.other, settings={})
    return asked, beside


def list_pictures_of(runs: Runs) -> dict[str, Drawer]:
    """List the pictures, that of two packages first."""
    beside = {COMPARED: partial(draw_comparison, Comparison(runs))} if len(runs) > 1 else {}
    return beside | list_pictures(runs[0])


def tell_answer(
    asked: Asked, runs: Runs, sizes: tuple[Sizes, ...], *, is_full: bool
) -> dict[str, object]:
    """Tell what the template of the answer shows.

    Parameters
    ----------
    asked : Asked
        In its short form.
    runs : tuple of CountryRun
        As `run_previews` or `run_all` give them.
    sizes : tuple of Sizes
        Widths in which the chart is drawn.
    is_full : bool
        Whether all draws were carried out; else it is marked, and told in few words.
    """
    run, pictures = runs[0], list_pictures_of(runs)
    chart = choose_chart(asked, pictures)
    asked = replace(asked, chart=asked.chart and chart)
    drawn = [pictures[chart](sizes=one) for one in sizes]
    shows_table = is_full or len(sizes) > 1
    return {
        "address": asked.address(),
        "is_full": is_full,
        "own": [name for name, _path in asked.own],
        "full_address": f"simulation?{asked.address()}&full=yes",
        "sources_address": f"sources?{asked.address()}",
        "warning": say_preview(run.projection.draws),
        "headline": say_headline(run.projection.draws),
        "columns": [
            (title_package(one.projection.package), tell_main_figures(one)) for one in runs
        ],
        "years": (run.projection.years[0], run.projection.years[-1]),
        "charts": [
            Link(
                title_chart(one), f"simulation?{replace(asked, chart=one).address()}", one == chart
            )
            for one in pictures
        ],
        "drawn": drawn,
        "table": tabulate_picture(drawn[0], run) if shows_table else None,
        "twins": [
            Link(kind.upper(), f"simulation/chart/{chart}.{kind}?{asked.address()}")
            for kind in TWINS
        ],
        "answers": list(list_answers(run, PAYERS)) if is_full else [],
        "files": [Link(name, f"simulation/file/{name}?{asked.address()}") for name in FILES],
        "sources": list(_say_sources(run)) if is_full else [],
    }


def choose_chart(asked: Asked, pictures: Mapping[str, Drawer]) -> str:
    """Choose the chart that is shown: the one asked for, or the first.

    One that stands for what is no longer asked, such as a crisis, gives way to the first.
    """
    if not asked.chart or (asked.chart not in pictures and asked.chart in name_charts()):
        return next(iter(pictures))
    if asked.chart not in pictures:
        raise ParameterError(
            _("chart: there is no chart '{name}' of a simulation.", name=asked.chart)
            + nearest(asked.chart, pictures)
            + " "
            + _("Charts: {listed}.", listed=", ".join(pictures))
        )
    return asked.chart


def title_chart(name: str) -> str:
    """Name a chart by what it answers."""
    return name_charts()[name]


def name_charts() -> Mapping[str, str]:
    """Name every chart by what it answers."""
    return {
        COMPARED: _("Packages side by side"),
        "cost-by-year": _("Cost by year"),
        "who-provides-and-pays": _("Who provides, who pays"),
        "what-matters-most": _("What matters most"),
        "cost-by-instrument": _("Cost by instrument"),
        "gross-to-net": _("From gross to net"),
        "hours-moved": _("Hours moved"),
        "care-flow": _("Who cares for whom"),
        "co-responsibility-profile": _("Co-responsibility"),
        "crisis": _("The crisis"),
        "jobs-beside-construction": _("Jobs"),
    }


def _say_sources(run: CountryRun) -> list[str]:
    """Say where the figures of a run come from, each source once."""
    return list(dict.fromkeys(f"{one.title} ({one.licence})" for one in run.sources))
