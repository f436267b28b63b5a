"""The report of a pact: followed, else simulated, else what it leaves unnamed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from carepact.core.messages import _
from carepact.report.figures.standing import draw_standing
from carepact.report.level_paper.frame import LevelPaper
from carepact.report.level_paper.taking import draw_both, lay_table, take_sheet
from carepact.report.pact.files import (
    PactCheckTelling,
    PactMonitoringTelling,
    PactSimulationTelling,
)
from carepact.report.pact.gap import GapView, lay_gap, say_span, say_who
from carepact.report.pact.monitoring_page import list_notes, say_how_to_read, show_states
from carepact.report.pact.public import (
    lay_check,
    lay_monitoring,
    lay_simulation,
    say_computed,
    say_lead,
)
from carepact.report.pact.simulation_words import (
    SimulationView,
    say_grades,
    say_shares,
    say_simulated,
)
from carepact.report.pact.simulation_words import say_how_to_read as say_how_to_read_run
from carepact.report.pact.standing import (
    list_not_followed,
    say_causes,
    say_end,
    say_followed,
    say_last_figure,
    say_signs,
)
from carepact.report.pact.words import say_signed, say_source
from carepact.report.paper.document import Block, FigureLine, KeyFigures, Paragraph
from carepact.report.paper.screen_parts import take_table
from carepact.studies.one_pact.answer import PactCheck, PactMonitoring, PactSimulation


def tell_check(found: PactCheck) -> LevelPaper:
    """Tell what a pact names and what it leaves unnamed."""
    telling = PactCheckTelling(found)
    return LevelPaper(
        title=telling.say_title(),
        subtitle=say_signed(found.pact),
        answer=[_list_figures(telling.list_headlines()), *map(Paragraph, say_lead(found.pact))],
        details=take_sheet(lay_check(found)),
        unknown=[say_nothing_hidden()],
        method=[
            _(
                "Each promise was held against what a promise needs to be held to: a partner, a "
                "figure, a year, a payer. Nothing was simulated."
            )
        ],
        manifest=found.manifest(),
    )


def tell_simulation(found: PactSimulation) -> LevelPaper:
    """Tell what a pact would bring."""
    telling, view = PactSimulationTelling(found), SimulationView(found)
    return LevelPaper(
        title=telling.say_title(),
        subtitle=say_signed(found.check.pact),
        answer=[
            _list_figures(telling.list_headlines()),
            Paragraph(say_simulated(view)),
            Paragraph(say_shares(view)),
            Paragraph(say_how_to_read_run(found), look="small"),
            Paragraph(say_grades(found.grade), look="small"),
        ],
        details=take_sheet(lay_simulation(found)),
        unknown=[say_nothing_hidden()],
        method=[*say_computed()],
        manifest=found.manifest(),
    )


def tell_monitoring(found: PactMonitoring) -> LevelPaper:
    """Tell how promises stand, and what it costs that some are not kept."""
    telling, view = PactMonitoringTelling(found), GapView(found)
    return LevelPaper(
        title=telling.say_title(),
        subtitle=say_signed(found.check.pact),
        answer=_tell_standing(found, view),
        details=take_sheet(lay_monitoring(found)),
        unknown=[say_nothing_hidden(), *list_not_followed(found)],
        method=_say_method(found),
        manifest=found.manifest(),
    )


def _tell_standing(found: PactMonitoring, view: GapView) -> Iterator[Block]:
    """Tell how promises stand in words and as a picture, what that costs, and who paid less."""
    said = (f"{say_followed(found)} {say_end(found)}", say_who(view), say_last_figure(found))
    yield from map(Paragraph, filter(None, said))
    if found.years:
        table = take_table(show_states(found, len(found.states), found.years))
        yield draw_both(partial(draw_standing, found), table)
    heads, rows = lay_gap(view)
    if rows:
        yield lay_table(say_span(view), heads, rows, numbers=len(heads) - 1)
    if found.gap is not None:
        yield Paragraph(f"{say_how_to_read(found)} {say_grades(found.gap.grade)}", look="small")


def _say_method(found: PactMonitoring) -> Iterator[str]:
    """Say how promises were followed, and how the gap was computed."""
    yield _(
        "Of each promise the figure that was published is held against what was owed by the end "
        "of each year; a year without a figure is unknown, not kept and not broken."
    )
    yield say_signs()
    yield say_causes()
    if found.gap is not None:
        yield from say_computed()
        yield from map(say_source, list_notes(found))


def _list_figures(headlines: Iterable[tuple[str, str]]) -> KeyFigures:
    """List headline figures."""
    return KeyFigures(tuple(FigureLine(words, value) for words, value in headlines))


def say_nothing_hidden() -> str:
    """Say that a pact tells of no single person."""
    return _(
        "A pact tells of no single person, so nothing is hidden here. What nobody knows is called "
        "unknown, and is never 0."
    )
