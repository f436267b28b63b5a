"""What a pact brings, on the screen: cost, who pays, hours; promise by promise, and what if."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rich.console import Group, RenderableType

from carepact.core import voice
from carepact.core.controls import show_controls
from carepact.core.messages import _, _c
from carepact.levels.pact.pact import ALL, name_code
from carepact.levels.pact.scenarios import list_simulated
from carepact.report.family.layout import begin, make_table
from carepact.report.headlines import say_sums
from carepact.report.pact.check_page import tell_rest
from carepact.report.pact.found import HOURS_LINES, MONEY_LINES, SHORT_LINES, Line
from carepact.report.pact.glances import say_simulation_title
from carepact.report.pact.simulation_words import (
    SimulationView,
    list_shares,
    say_grades,
    say_how_to_read,
    say_shares,
    say_simulated,
    say_unsigned,
)
from carepact.report.pact.starting import list_flags, tell_starts
from carepact.report.pact.words import (
    name_money,
    say_change,
    say_money,
    say_signed,
    say_source,
)
from carepact.report.prose import Prose
from carepact.report.run.words import print_percent, print_scaled, print_share
from carepact.report.tables import WholeTable
from carepact.simulate.projection import HEADLINE_SCENARIO, PRESENT_LAW
from carepact.studies.one_pact.answer import PactSimulation


@dataclass(frozen=True)
class SimulationScreen:
    """Sizes of the first screen."""

    promises: int = 8
    """Promises that it lists. [count]"""
    flags: int = 4
    """Starting points that it warns of. [count]"""


def show_simulation(found: PactSimulation) -> RenderableType:
    """Lay out what it brings; the last line says how to see more."""
    view, screen = SimulationView(found), SimulationScreen()
    return Group(
        *_tell(view, screen.promises),
        *_tell_flags(view, screen.flags),
        Prose(),
        Prose(_say_more()),
    )


def show_full_simulation(found: PactSimulation) -> RenderableType:
    """Lay out all: who pays before and after, what if, where promises start from, sources."""
    view = SimulationView(found)
    return Group(
        *_tell(view, len(view.pact.commitments)),
        *_tell_flags(view, len(found.starts)),
        *_tell_levels(view),
        *_tell_each(view),
        *_tell_what_if(view),
        *tell_starts(found),
        *tell_ground(found),
    )


def _tell(view: SimulationView, most: int) -> Iterator[RenderableType]:
    """Tell the head, what the pact brings, and each promise shortly."""
    found = view.found
    yield Prose(say_simulation_title(found), style="bold")
    yield Prose(say_signed(view.pact), style="dim")
    yield Prose(say_simulated(view))
    yield Prose()
    yield show_changes(view)
    yield Prose()
    yield Prose(say_shares(view))
    yield Prose()
    yield from _tell_shortly(view, most)
    if found.pay_unsigned:
        yield Prose(say_unsigned(found))
    yield Prose(say_how_to_read(found), style="dim")


def show_changes(view: SimulationView) -> WholeTable:
    """Lay out what changes in the last year, and from the year after signature on."""
    first, last = view.span
    table = make_table(
        _("Hours, and {money}", money=name_money(view.found.currency)),
        _("in {year}", year=last),
        _("in all, {first} to {last}", first=first, last=last),
        numbers=2,
    )
    for line in view.list_lines():
        table.add_row(
            line.name,
            say_change(view.brings.find(line, "kept", view.year)),
            say_change(view.brings.find(line, "kept", view.span)),
        )
    return table


def _show_shares(view: SimulationView) -> WholeTable:
    """Lay out who shares the full cost of care, before and after."""
    table = make_table(
        _("who"),
        _("present law"),
        _("with the pact"),
        _("change in points of 100"),
        numbers=3,
    )
    for label, before, after, moved in list_shares(view):
        table.add_row(name_code(label).word(), before, after, moved)
    return table


def _tell_shortly(view: SimulationView, most: int) -> Iterator[RenderableType]:
    """Tell what each promise brings by itself, in one row."""
    first, last = view.span
    promises = list_simulated(view.pact)
    table = make_table(
        _("By itself, {first} to {last}", first=first, last=last),
        *(line.name for line in SHORT_LINES),
    )
    for one in promises[:most]:
        row = (view.brings.find(line, "kept", view.span, one.code) for line in SHORT_LINES)
        table.add_row(show_controls(one.code), *map(say_change, row))
    part = print_share(view.found.part)
    cases = {"in part": _("if {part} of all is kept, beside all kept", part=part)}
    if view.found.crises:
        cases["in crisis"] = _("the pact in a crisis: {crises}", crises=view.crises)
    for case, words in cases.items():
        row = (view.brings.find(line, case, view.span) for line in SHORT_LINES)
        table.add_row(words, *map(say_change, row))
    yield table
    yield from tell_rest(len(promises) - most)


def _tell_flags(view: SimulationView, most: int) -> Iterator[Prose]:
    """Tell of starting points that a negotiator should look at again."""
    flags = list(list_flags(view.found))
    if not flags:
        return
    yield Prose()
    yield Prose(_("Where promises start from:"), style="bold")
    yield from (Prose(f"- {flag}") for flag in flags[:most])
    yield from tell_rest(len(flags) - most)


def _tell_levels(view: SimulationView) -> Iterator[RenderableType]:
    """Tell who pays and who works, before and after, in the last year."""
    yield from begin(_("Who shares the full cost of care in {year}", year=view.last))
    yield _show_shares(view)
    yield Prose(_("Unpaid hours count in it at their value in money."), style="dim")
    yield from begin(_("Who pays in {year}", year=view.last))
    table = make_table(
        _("Hours, and {money}", money=name_money(view.found.currency)),
        _("present law"),
        _("with the pact"),
        numbers=2,
    )
    cases = (PRESENT_LAW, HEADLINE_SCENARIO)
    for line in (*MONEY_LINES[:-1], *HOURS_LINES):
        before, after = (view.levels.find(line, case, view.year) for case in cases)
        if before.is_known or after.is_known:
            table.add_row(line.name, print_scaled(before), print_scaled(after))
    share = Line("gross_cost_over_gdp")
    table.add_row(
        _("cost, % of GDP"),
        *(print_percent(view.levels.find(share, case, view.year)) for case in cases),
    )
    yield table


def _tell_each(view: SimulationView) -> Iterator[RenderableType]:
    """Tell all that each promise brings by itself."""
    for one in list_simulated(view.pact):
        yield from begin(_("By itself: {promise}", promise=one.code))
        yield _show_case(view, "kept", one.code)
    yield Prose(
        _(
            "What a promise brings by itself is the pact with it beside the pact without it. "
            "Promises meet in the same families, so these need not add up to the whole."
        ),
        style="dim",
    )


def _tell_what_if(view: SimulationView) -> Iterator[RenderableType]:
    """Tell what is lost where a part is kept, and what holds in a crisis."""
    part = print_share(view.found.part)
    yield from begin(_("If {part} of every promise is kept, beside the pact kept", part=part))
    yield _show_case(view, "in part", ALL)
    if view.found.crises:
        yield from begin(_("In a crisis: {crises}", crises=view.crises))
        yield _show_case(view, "in crisis", ALL)


def _show_case(view: SimulationView, case: str, of: str) -> WholeTable:
    """Lay out all lines of one case."""
    first, last = view.span
    table = make_table(
        _("Hours, and {money}", money=name_money(view.found.currency)),
        _("in {year}", year=last),
        _("in all, {first} to {last}", first=first, last=last),
        numbers=2,
    )
    for line in (*HOURS_LINES, *MONEY_LINES):
        year, span = (view.brings.find(line, case, one, of) for one in (view.year, view.span))
        if any(year.ends) or any(span.ends):
            table.add_row(line.name, say_change(year), say_change(span))
    return table


def tell_ground(found: PactSimulation) -> Iterator[RenderableType]:
    """Tell grades, in which money the page counts, why parts do not add up, and sources."""
    yield from begin(_("What it stands on"))
    yield Prose(say_grades(found.grade))
    yield Prose(say_money(found.currency))
    yield Prose(say_sums(found.promised.draws))
    yield from (Prose(f"- {say_source(note)}", style="dim") for note in found.promised.notes)
    yield from begin(_("Sources"))
    yield from (Prose(f"- {say_source(one.title)}", style="dim") for one in found.sources)


def _say_more() -> str:
    """Say how to see more."""
    return _(
        "More: {full} prints who pays before and after, every promise and all sources; {output} "
        "writes text, tables, workbook, books, a page for the public, and the pact as a package.",
        full=voice.option("full"),
        output=voice.given("output", voice.Blank(_c("placeholder", "FOLDER"))),
    )
