"""The page of a simulation: what is asked, what comes out, and what moves with a slider."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from carepact.app.charts import choose_sizes
from carepact.app.pages import Link, show_page, show_part
from carepact.app.replies import TWINS, Reply, go_to
from carepact.app.told import Told
from carepact.app.views.simulation.asked import EVIDENCE, PERCENT_OF, Asked, read_asked
from carepact.app.views.simulation.choices import list_choices
from carepact.app.views.simulation.editor import choose_sliders, lay_out_controls
from carepact.app.views.simulation.files import FILES
from carepact.app.views.simulation.runs import carry_out, preview, shorten
from carepact.app.views.view import Progress
from carepact.core.errors import ParameterError, nearest
from carepact.core.messages import _
from carepact.report.country_paper.answer import tell_main_figures
from carepact.report.country_paper.picture_table import tabulate_picture
from carepact.report.figures.picture import NARROW, WIDE, Drawer, Sizes
from carepact.report.headlines import say_headline, say_preview
from carepact.report.run.answer import list_answers
from carepact.report.run.picture import country_of, title_package
from carepact.report.run.pictures import list_pictures
from carepact.studies.one_country.run import CountryRun

_HIDDEN = ("draws", "seed", "settings")
"""Fields of the address that the form sends on as they are."""
PAYERS = 3
"""Payers that are named in the answer in words."""


def show_simulation(told: Told, on_progress: Progress) -> Reply:
    """Show the whole page; an address that says more than it need is brought to its short form."""
    asked = read_asked(told)
    few = preview(asked, told)
    sliders = choose_sliders(asked)
    short = shorten(asked, few, sliders)
    if short != asked or told.under(PERCENT_OF) or told.one("was") or told.one("begins"):
        return go_to(f"simulation?{short.address()}")
    is_full = bool(told.one("full"))
    run = carry_out(asked, on_progress) if is_full else few.run
    return show_page(
        "simulation.html.j2",
        "simulation",
        told,
        {
            "title": f"{country_of(run)}: {title_package(run.projection.package)}",
            "asked": asked,
            "groups": lay_out_controls(few.set_levers(sliders), asked),
            "choices": list_choices(asked),
            "hidden": [
                pair for pair in asked.pairs if pair[0] in _HIDDEN or pair[0].startswith(EVIDENCE)
            ],
            **_tell(asked, run, (WIDE, NARROW), is_full=is_full),
        },
    )


def show_answer(told: Told, on_progress: Progress) -> Reply:
    """Show what comes out, of one width: all draws, or the few of a preview."""
    asked = read_asked(told)
    is_full = not told.one("preview")
    few = preview(asked, told)
    short = shorten(asked, few, choose_sliders(asked))
    run = carry_out(short, on_progress) if is_full else few.run
    words = _tell(short, run, (choose_sizes(told),), is_full=is_full)
    return show_part("answer.html.j2", words)


def list_charts(told: Told, on_progress: Progress) -> Mapping[str, Drawer]:
    """List the pictures of a simulation."""
    return list_pictures(carry_out(read_asked(told), on_progress))


def _tell(
    asked: Asked, run: CountryRun, sizes: tuple[Sizes, ...], *, is_full: bool
) -> dict[str, object]:
    """Tell what comes out: main figures, one chart with its table, and words of a full run."""
    pictures = list_pictures(run)
    chart = _choose_chart(asked, pictures)
    drawn = [pictures[chart](sizes=one) for one in sizes]
    return {
        "address": asked.address(),
        "is_full": is_full,
        "full_address": f"simulation?{asked.address()}&full=yes",
        "warning": say_preview(run.projection.draws),
        "headline": say_headline(run.projection.draws),
        "figures": tell_main_figures(run),
        "years": (run.projection.years[0], run.projection.years[-1]),
        "charts": [
            Link(
                _title_chart(one), f"simulation?{replace(asked, chart=one).address()}", one == chart
            )
            for one in pictures
        ],
        "drawn": drawn,
        "table": tabulate_picture(drawn[0], run) if is_full or len(drawn) > 1 else None,
        "twins": [
            Link(kind.upper(), f"simulation/chart/{chart}.{kind}?{asked.address()}")
            for kind in TWINS
        ],
        "answers": list(list_answers(run, PAYERS)) if is_full else [],
        "files": [Link(name, f"simulation/file/{name}?{asked.address()}") for name in FILES],
        "sources": list(_say_sources(run)) if is_full else [],
    }


def _choose_chart(asked: Asked, pictures: Mapping[str, Drawer]) -> str:
    """Choose the chart that is shown: the one asked for, or the first."""
    if asked.chart and asked.chart not in pictures:
        raise ParameterError(
            _("chart: there is no chart '{name}' of this simulation.", name=asked.chart)
            + nearest(asked.chart, pictures)
            + " "
            + _("Charts: {listed}.", listed=", ".join(pictures))
        )
    return asked.chart or next(iter(pictures))


def _title_chart(name: str) -> str:
    """Name a chart by what it answers."""
    titles = {
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
    return titles[name]


def _say_sources(run: CountryRun) -> list[str]:
    """Say where the figures of a run come from, each source once."""
    return list(dict.fromkeys(f"{one.title} ({one.licence})" for one in run.sources))
