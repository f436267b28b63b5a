"""What the public page of a pact says: for a citizen, in the words of the pact."""

from __future__ import annotations

from collections.abc import Iterator

from carepact.core.controls import show_controls
from carepact.core.messages import _
from carepact.levels.pact.following import PromiseState
from carepact.levels.pact.pact import Commitment, Pact, name_code
from carepact.report.pact.check_page import (
    group_promises,
    list_left_out,
    list_of_pact,
    list_of_promises,
    say_aims,
    say_named,
    say_promise,
)
from carepact.report.pact.gap import (
    GapView,
    lay_gap,
    say_span,
    say_span_of,
    say_sum,
    say_who,
)
from carepact.report.pact.monitoring_page import say_how_to_read, say_no_gap
from carepact.report.pact.sheet import SheetPart, SheetPromise, SheetTable, write_sheet
from carepact.report.pact.simulation_words import (
    SimulationView,
    list_shares,
    say_in_crisis,
    say_in_part,
    say_simulated,
    say_unsigned,
)
from carepact.report.pact.simulation_words import say_how_to_read as say_how_to_read_run
from carepact.report.pact.standing import (
    list_not_followed,
    list_standing,
    say_causes,
    say_end,
    say_last_figure,
    say_signs,
)
from carepact.report.pact.starting import list_flags
from carepact.report.pact.words import (
    name_money,
    name_partner,
    say_change,
    say_pact,
    say_signed,
    say_source,
    say_status,
)
from carepact.report.words import join_parts, put_under
from carepact.studies.one_pact.answer import PactCheck, PactMonitoring, PactSimulation


def write_check_sheet(found: PactCheck) -> bytes:
    """Write the page of a pact of which nothing is computed."""
    return write_sheet(say_pact(found.pact), say_lead(found.pact), lay_check(found), ())


def lay_check(found: PactCheck) -> list[SheetPart]:
    """Lay out the promises, what is unnamed, and the aims."""
    return [_lay_promises(found.pact), *_lay_unnamed(found), *_lay_aims(found)]


def write_simulation_sheet(found: PactSimulation) -> bytes:
    """Write the page of what a pact would bring."""
    pact = found.check.pact
    return write_sheet(
        say_pact(pact),
        say_lead(pact),
        lay_simulation(found),
        [*say_computed(), say_how_to_read_run(found)],
    )


def lay_simulation(found: PactSimulation) -> list[SheetPart]:
    """Lay out what a pact would bring, the promises, and what is unnamed."""
    brings = _lay_brings(SimulationView(found))
    return [*brings, _lay_promises(found.check.pact), *_lay_unnamed(found.check)]


def write_monitoring_sheet(found: PactMonitoring) -> bytes:
    """Write the page of how promises stand and what the gap costs."""
    pact = found.check.pact
    return write_sheet(
        say_pact(pact),
        [*say_lead(pact), say_last_figure(found)],
        lay_monitoring(found),
        [
            say_signs(),
            say_causes(),
            *(() if found.gap is None else (*say_computed(), say_how_to_read(found))),
        ],
    )


def lay_monitoring(found: PactMonitoring) -> list[SheetPart]:
    """Lay out how promises stand, what the gap costs, the promises, what is unknown, sources."""
    view = GapView(found)
    states = {one.commitment.code: one for one in found.states}
    return [
        _lay_standing(found),
        _lay_gap(view),
        _lay_promises(found.check.pact, states, view),
        *_lay_not_followed(found),
        *_lay_unnamed(found.check),
        *_lay_sources(found),
    ]


def say_lead(pact: Pact) -> Iterator[str]:
    """Say who signed, when, and from which text the pact is drawn."""
    yield say_signed(pact)
    told = pact.declaration
    if told is not None and told.address:
        yield _("The text can be read at {address}.", address=show_controls(told.address))


def _lay_standing(found: PactMonitoring) -> SheetPart:
    """Lay out how every promise stands in the last year followed."""
    pact = found.check.pact
    rows = []
    for state in found.states:
        one, status = state.commitment, state.status
        due = str(one.course.due) if one.course else ""
        rows.append(
            (
                show_controls(one.words),
                say_status(status) if status else "",
                name_partner(pact.partner(one.partner)),
                due,
            )
        )
    title = _("How the promises stand at the end of {year}", year=found.until_followed)
    heads = (_("promise"), _("how it stands"), _("promised by"), _("due"))
    return SheetPart(title, (say_end(found),), SheetTable(heads, rows, strong=1))


def _lay_gap(view: GapView) -> SheetPart:
    """Lay out what the gap costs."""
    heads, rows = lay_gap(view)
    if view.span is None or not rows:
        return SheetPart(say_span(view), (say_no_gap(view),))
    return SheetPart(
        say_span(view),
        tuple(filter(None, (say_who(view),))),
        SheetTable(heads, rows),
        notes=tuple(say_sum(view)),
    )


def _lay_promises(
    pact: Pact, states: dict[str, PromiseState] | None = None, view: GapView | None = None
) -> SheetPart:
    """Lay out every promise in its words, with its clause, its day and its years."""
    promises = [
        _lay_promise(one, name_partner(partner), (states or {}).get(one.code), view)
        for partner, listed in group_promises(pact)
        for one in listed
    ]
    return SheetPart(_("The promises"), promises=promises)


def _lay_promise(
    one: Commitment, partner: str, state: PromiseState | None, view: GapView | None
) -> SheetPromise:
    """Lay out one promise: its words, its years, and what its own gap costs."""
    tables = []
    if state is not None and state.years:
        heads = (_("year"), _("how it stands"), _("owed"), _("seen"), _("source"))
        tables.append(SheetTable(heads, [tuple(row) for row in list_standing(state)], strong=1))
    if view is not None:
        gap_heads, rows = lay_gap(view, one.code)
        if rows:
            tables.append(SheetTable(gap_heads, rows, caption=say_span_of(view, one.code)))
    return SheetPromise(
        title=put_under(partner, show_controls(one.code)),
        words=show_controls(one.words),
        lines=tuple(say_promise(one)),
        tables=tables,
    )


def _lay_not_followed(found: PactMonitoring) -> Iterator[SheetPart]:
    """Lay out what is not followed, and why."""
    if lines := list(list_not_followed(found)):
        yield SheetPart(_("Not followed"), items=lines)


def _lay_unnamed(found: PactCheck) -> Iterator[SheetPart]:
    """Lay out what a pact leaves unnamed."""
    items = [
        *list_of_pact(found),
        *(gap.message.word() for _partner, _one, gaps in list_of_promises(found) for gap in gaps),
        *list_left_out(found.pact),
    ]
    yield SheetPart(_("What the pact leaves unnamed"), (say_named(found),), items=items)


def _lay_aims(found: PactCheck) -> Iterator[SheetPart]:
    """Lay out the five aims with their promises."""
    table = SheetTable((_("aim"), _("promises")), list(say_aims(found)))
    yield SheetPart(_("The five aims of care policy"), table=table)


def _lay_sources(found: PactMonitoring) -> Iterator[SheetPart]:
    """Lay out the sources of the figures of the pact, and of the country."""
    told = dict.fromkeys(
        put_under(f"{one.year}, {show_controls(one.commitment)}", show_controls(one.source))
        for one in sorted(found.check.pact.actuals, key=lambda one: (one.commitment, one.year))
        if one.source
    )
    country = dict.fromkeys(say_source(one.title) for one in found.sources)
    notes = (
        [_("Of the figures of the country: {listed}.", listed=join_parts(country))]
        if country
        else []
    )
    yield SheetPart(_("Sources"), items=list(told), notes=notes)


def _lay_brings(view: SimulationView) -> Iterator[SheetPart]:
    """Lay out what a pact brings, who shares the cost, what if, and where promises start."""
    first, last = view.span
    heads = (
        _("Hours, and {money}", money=name_money(view.found.currency)),
        _("in {year}", year=last),
        _("in all, {first} to {last}", first=first, last=last),
    )
    rows = [
        (
            line.name,
            *(say_change(view.brings.find(line, "kept", one)) for one in (view.year, view.span)),
        )
        for line in view.list_lines()
    ]
    yield SheetPart(
        _("What it brings beyond present law"), (say_simulated(view),), SheetTable(heads, rows)
    )
    shares = [(name_code(label).word(), *row) for label, *row in list_shares(view)]
    share_heads = (_("who"), _("present law"), _("with the pact"), _("change in points of 100"))
    yield SheetPart(
        _("Who shares the full cost of care in {year}", year=last),
        table=SheetTable(share_heads, shares),
        notes=(_("Unpaid hours count in it at their value in money."),),
    )
    said = [say_in_part(view)]
    said += [say_in_crisis(view)] if view.found.crises else []
    said += [say_unsigned(view.found)] if view.found.pay_unsigned else []
    yield SheetPart(_("What if"), items=said)
    if flags := list(list_flags(view.found)):
        yield SheetPart(_("Where promises start from"), items=flags)


def say_computed() -> Iterator[str]:
    """Say in two sentences how the figures were computed."""
    yield _(
        "The country was simulated year by year with the pact kept, and again with what was seen "
        "or supposed of it, on the same people, prices and chances. What one has more than the "
        "other is told here with its 95 % interval; it is a simulation under stated assumptions, "
        "not a forecast."
    )
