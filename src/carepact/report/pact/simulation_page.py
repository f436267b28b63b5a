"""What a pact brings, on the screen: cost, who pays, hours; promise by promise, and what if."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rich.console import Group, RenderableType

from carepact.core import voice
from carepact.core.messages import _, _c
from carepact.levels.pact.pact import ALL, name_code
from carepact.levels.pact.scenarios import list_simulated
from carepact.report.family.layout import begin, make_table
from carepact.report.grades import explain_grade
from carepact.report.headlines import say_headline, say_preview, say_sums
from carepact.report.pact.check_page import tell_rest
from carepact.report.pact.found import HOURS_LINES, MONEY_LINES, SHORT_LINES, Found, Line, Span
from carepact.report.pact.starting import list_flags, tell_starts
from carepact.report.pact.words import (
    name_money,
    say_change,
    say_listed,
    say_money,
    say_pact,
    say_points,
    say_signed,
    say_source,
)
from carepact.report.prose import Prose
from carepact.report.run.told import name_shipped_crisis
from carepact.report.run.words import explain_mark, print_percent, print_scaled, print_share
from carepact.report.tables import WholeTable
from carepact.report.words import join_parts
from carepact.simulate.projection import HEADLINE_SCENARIO, PRESENT_LAW
from carepact.simulate.result_grade import ON_IMPUTED_KEY
from carepact.studies.one_pact.answer import PactSimulation


@dataclass(frozen=True)
class SimulationScreen:
    """Sizes of the first screen."""

    promises: int = 8
    """Promises that it lists. [count]"""
    flags: int = 4
    """Starting points that it warns of. [count]"""


class SimulationView:
    """A simulated pact as it is printed."""

    def __init__(self, found: PactSimulation) -> None:
        self.found = found
        self.pact = found.check.pact
        self.brings = Found(found.brings, found.grade, found.currency)
        self.levels = Found(found.levels, found.grade, found.currency)
        self.last = found.promised.years[-1]
        self.year: Span = (self.last, self.last)
        self.span: Span = (self.pact.signed + 1, self.last)
        """From the year after signature on."""

    @property
    def crises(self) -> str:
        """Name the crises that it goes through."""
        return join_parts(
            _("{crisis} from {year} on", crisis=name_shipped_crisis(one.name), year=one.begins)
            for one in self.found.crises
        )

    def list_lines(self) -> list[Line]:
        """List what changes at all, hours first."""
        lines = (*HOURS_LINES, *MONEY_LINES)
        return list(self.brings.list_moved(lines, ("kept", self.year), ("kept", self.span)))


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
    yield Prose(
        _("{pact}: what it brings beyond present law", pact=say_pact(view.pact)), style="bold"
    )
    yield Prose(say_signed(view.pact), style="dim")
    yield Prose(say_simulated(view))
    yield Prose()
    yield show_changes(view)
    yield Prose()
    yield _show_shares(view)
    yield Prose()
    yield from _tell_shortly(view, most)
    yield Prose(say_in_part(view))
    if found.crises:
        yield Prose(say_in_crisis(view))
    if found.pay_unsigned:
        yield Prose(say_unsigned(found))
    yield Prose(say_how_to_read(found), style="dim")


def say_simulated(view: SimulationView) -> str:
    """Say how many promises are simulated, and which move nothing."""
    found = view.found
    said = _(
        "Promises that are simulated: {moving} of {all}, until {year}.",
        moving=len(view.pact.commitments) - len(found.not_simulated),
        all=len(view.pact.commitments),
        year=view.last,
    )
    if not found.not_simulated:
        return said
    return f"{said} " + _(
        "Nothing is moved by {codes}: what changes, or when, is not told.",
        codes=say_listed(found.not_simulated),
    )


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
        _("Shares of the full cost of care in {year}", year=view.last),
        _("present law"),
        _("with the pact"),
        _("change in points of 100"),
        numbers=3,
    )
    for label, before, after, moved in list_shares(view):
        table.add_row(name_code(label).word(), before, after, moved)
    return table


def list_shares(view: SimulationView) -> Iterator[tuple[str, str, str, str]]:
    """List sharers with their shares under present law and with the pact, and the points moved."""
    labels = view.found.levels.filter(variable="share_of_full_cost")["label"].unique(
        maintain_order=True
    )
    for label in labels:
        line = Line("share_of_full_cost", label)
        before, after = (
            view.levels.find(line, case, view.year) for case in (PRESENT_LAW, HEADLINE_SCENARIO)
        )
        if any(before.ends) or any(after.ends):
            moved = view.brings.find(line, "kept", view.year)
            yield label, print_percent(before), print_percent(after), say_points(moved)


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
        table.add_row(one.code, *map(say_change, row))
    yield table
    yield from tell_rest(len(promises) - most)


def say_in_part(view: SimulationView) -> str:
    """Say what is lost where a part of every promise is kept."""
    return _(
        "If {part} of every promise is kept, then from {first} to {last}, beside the pact kept: "
        "{listed}.",
        part=print_share(view.found.part),
        first=view.span[0],
        last=view.last,
        listed=_list_short(view, "in part"),
    )


def say_in_crisis(view: SimulationView) -> str:
    """Say what the pact brings in a crisis, beside present law in the same crisis."""
    return _(
        "In a crisis ({crises}) it brings from {first} to {last}, beyond present law in the same "
        "crisis: {listed}.",
        crises=view.crises,
        first=view.span[0],
        last=view.last,
        listed=_list_short(view, "in crisis"),
    )


def _list_short(view: SimulationView, case: str) -> str:
    """List the shortest account of a case."""
    return join_parts(
        f"{line.name} {say_change(view.brings.find(line, case, view.span))}" for line in SHORT_LINES
    )


def say_unsigned(found: PactSimulation) -> str:
    """Say who pays more and has not signed."""
    return _(
        "Pays more and has not signed: {payers}.",
        payers=", ".join(name_code(one).word() for one in found.pay_unsigned),
    )


def say_how_to_read(found: PactSimulation) -> str:
    """Say what kind of figures these are."""
    draws = found.promised.draws
    said = [say_headline(draws), say_preview(draws)]
    if {found.grade.money, found.grade.hours} & ON_IMPUTED_KEY:
        said.append(explain_mark())
    if not found.grade.quotes_hours:
        said.append(
            _("Unpaid hours are estimated for this country, so of them only ranges are printed.")
        )
    return " ".join(filter(None, said))


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
    yield Prose(say_grades(found.grade.money, found.grade.hours))
    yield Prose(say_money(found.currency))
    yield Prose(say_sums(found.promised.draws))
    yield from (Prose(f"- {say_source(note)}", style="dim") for note in found.promised.notes)
    yield from begin(_("Sources"))
    yield from (Prose(f"- {say_source(one.title)}", style="dim") for one in found.sources)


def say_grades(money: str, hours: str) -> str:
    """Say how firmly money and hours stand."""
    return _("Grade for money: {money}; for hours: {hours}.", money=explain_grade(money),
             hours=explain_grade(hours))  # fmt: skip


def _say_more() -> str:
    """Say how to see more."""
    return _(
        "More: {full} prints who pays before and after, every promise and all sources; {output} "
        "writes text, tables, workbook, books, a page for the public, and the pact as a package.",
        full=voice.option("full"),
        output=voice.given("output", voice.Blank(_c("placeholder", "FOLDER"))),
    )
