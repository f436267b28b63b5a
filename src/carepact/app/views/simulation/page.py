"""The page of a simulation: what is asked, what comes out, and what moves with a slider."""

from __future__ import annotations

from collections.abc import Mapping

from carepact.app.charts import choose_sizes
from carepact.app.pages import show_page, show_part
from carepact.app.replies import Reply, go_to
from carepact.app.told import Told
from carepact.app.views.simulation.asked import EVIDENCE, PERCENT_OF, Asked, read_asked
from carepact.app.views.simulation.choices import list_choices
from carepact.app.views.simulation.editor import choose_sliders, lay_out_controls
from carepact.app.views.simulation.runs import preview, shorten
from carepact.app.views.simulation.shown import (
    list_pictures_of,
    run_all,
    run_previews,
    tell_answer,
)
from carepact.app.views.view import Progress
from carepact.report.figures.picture import NARROW, WIDE, Drawer
from carepact.report.run.picture import country_of, title_package
from carepact.report.words import put_under

_HIDDEN = ("draws", "seed")
"""Fields of the address that the form sends on as they are."""


def show_simulation(told: Told, on_progress: Progress) -> Reply:
    """Show the whole page; an address that says more than it need is brought to its short form."""
    asked = read_asked(told)
    few, sliders = preview(asked, told), choose_sliders(asked)
    short = shorten(asked, few, sliders)
    if not asked.own and (short != asked or _is_of_a_form(told)):
        return go_to(f"simulation?{short.address()}")
    is_full = bool(told.one("full"))
    runs = run_all(short, on_progress) if is_full else run_previews(short, told)
    run = runs[0]
    return show_page(
        "simulation.html.j2",
        "simulation",
        Told(tuple(short.pairs)),
        {
            "title": put_under(country_of(run), title_package(run.projection.package)),
            "asked": short,
            "groups": lay_out_controls(few.set_levers(sliders), short),
            "choices": list_choices(short),
            "phase_in": few.study.package.phase_in,
            "hidden": list(_list_hidden(short)),
            **tell_answer(short, runs, (WIDE, NARROW), is_full=is_full),
        },
    )


def show_answer(told: Told, on_progress: Progress) -> Reply:
    """Show what comes out, of one width: all draws, or the few of a preview."""
    asked = read_asked(told)
    is_full = not told.one("preview")
    short = shorten(asked, preview(asked, told), choose_sliders(asked))
    runs = run_all(short, on_progress) if is_full else run_previews(short, told)
    words = tell_answer(short, runs, (choose_sizes(told),), is_full=is_full)
    return show_part("answer.html.j2", words)


def list_charts(told: Told, on_progress: Progress) -> Mapping[str, Drawer]:
    """List the pictures of a simulation."""
    return list_pictures_of(run_all(read_asked(told), on_progress))


def _is_of_a_form(told: Told) -> bool:
    """Tell whether an address was written by a form, with more than it need say."""
    return bool(told.under(PERCENT_OF) or told.one("was") or told.one("begins"))


def _list_hidden(asked: Asked) -> list[tuple[str, str]]:
    """List what the form sends on without showing it."""
    return [
        (name, value) for name, value in asked.pairs if name in _HIDDEN or name.startswith(EVIDENCE)
    ]
