"""How the promises of a pact stand, on the screen, and what it costs that some are not kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rich.console import Group, RenderableType

from carepact.core import voice
from carepact.core.controls import show_controls
from carepact.core.messages import _, _c
from carepact.report.family.layout import begin, make_table
from carepact.report.pact.check_page import say_promise, tell_rest
from carepact.report.pact.found import SHORT_LINES, Line
from carepact.report.pact.gap import (
    GapView,
    lay_gap,
    say_of_promise,
    say_span,
    say_span_of,
    say_sum,
    say_who,
)
from carepact.report.pact.glances import say_monitoring_title
from carepact.report.pact.simulation_words import say_grades, say_kind
from carepact.report.pact.standing import (
    list_not_followed,
    list_standing,
    say_causes,
    say_end,
    say_followed,
    say_last_figure,
    say_signs,
)
from carepact.report.pact.words import (
    name_partner,
    say_money,
    say_signed,
    say_source,
    say_status,
)
from carepact.report.prose import Prose
from carepact.report.tables import WholeTable
from carepact.report.words import put_under
from carepact.studies.one_pact.answer import PactMonitoring


@dataclass(frozen=True)
class MonitoringScreen:
    """Sizes of the first screen."""

    promises: int = 10
    """Promises that it lists. [count]"""
    years: int = 4
    """Years that it lists, the last ones. [count]"""
    missed: int = 4
    """Promises whose gap it tells. [count]"""


def show_monitoring(found: PactMonitoring) -> RenderableType:
    """Lay out how promises stand and what the gap costs; the last line says how to see more."""
    view, screen = GapView(found), MonitoringScreen()
    return Group(
        *_tell_head(found),
        show_states(found, screen.promises, found.years[-screen.years :]),
        *tell_rest(len(found.states) - screen.promises),
        *_tell_cost(view, screen.missed, SHORT_LINES),
        Prose(say_last_figure(found), style="dim"),
        *(Prose(said, style="dim") for said in (say_how_to_read(found),) if said),
        Prose(),
        Prose(_say_more()),
    )


def show_full_monitoring(found: PactMonitoring) -> RenderableType:
    """Lay out all years, what was owed and seen, every gap, what is not followed, sources."""
    view = GapView(found)
    return Group(
        *_tell_head(found),
        show_states(found, len(found.states), found.years),
        Prose(f"{say_signs()} {say_causes()}", style="dim"),
        *_tell_each(view),
        *_tell_cost(view, len(found.states), SHORT_LINES),
        *_tell_gaps(view),
        *_tell_not_followed(found),
        *_tell_ground(view),
    )


def _tell_head(found: PactMonitoring) -> Iterator[RenderableType]:
    """Tell whose pact it is, and how it stands."""
    pact = found.check.pact
    yield Prose(say_monitoring_title(found), style="bold")
    yield Prose(say_signed(pact), style="dim")
    yield Prose(f"{say_followed(found)} {say_end(found)}")
    yield Prose()


def show_states(found: PactMonitoring, most: int, years: tuple[int, ...]) -> WholeTable:
    """Lay out promises by years, how each stood in words and signs."""
    table = make_table(_("promise"), _("due"), *map(str, years))
    for state in found.states[:most]:
        one = state.commitment
        by_year = {year.year: say_status(year.status) for year in state.years}
        due = str(one.course.due) if one.course else ""
        table.add_row(show_controls(one.code), due, *(by_year.get(year, "") for year in years))
    return table


def _tell_each(view: GapView) -> Iterator[RenderableType]:
    """Tell each promise with what was owed and seen, the sources, and what its gap costs."""
    found = view.found
    for state in found.states:
        one = state.commitment
        yield from begin(put_under(show_controls(one.code), show_controls(one.words)))
        partner = found.check.pact.partner(one.partner)
        yield Prose(_("Promised by: {name}.", name=name_partner(partner)))
        yield from (Prose(line, style="dim") for line in say_promise(one))
        table = make_table(_("year"), _("how it stands"), _("owed"), _("seen"), _("source"))
        for row in list_standing(state):
            table.add_row(*row)
        yield table
        heads, rows = lay_gap(view, one.code)
        if rows:
            yield Prose()
            yield Prose(say_span_of(view, one.code), style="bold")
            yield _show_rows(heads, rows)


def _show_rows(heads: tuple[str, ...], rows: list[tuple[str, ...]]) -> WholeTable:
    """Lay out what a gap costs."""
    table = make_table(*heads, numbers=len(heads) - 1)
    for row in rows:
        table.add_row(*row)
    return table


def _tell_cost(view: GapView, most: int, lines: tuple[Line, ...]) -> Iterator[RenderableType]:
    """Tell what the gap costs, all together and promise by promise."""
    yield from begin(say_span(view))
    heads, rows = lay_gap(view)
    if view.span is None or not rows:
        yield Prose(say_no_gap(view))
        return
    yield _show_rows(heads, rows)
    if said := say_who(view):
        yield Prose(said)
    missed = view.list_missed()
    if missed:
        yield Prose(_("Promise by promise, all others kept:"), style="bold")
    for code in missed[:most]:
        yield Prose("- " + put_under(show_controls(code), say_of_promise(view, code, lines)))
    yield from tell_rest(len(missed) - most)


def say_no_gap(view: GapView) -> str:
    """Say why there is no gap to tell."""
    if view.found.gap is None:
        return _("No promise says what changes, so no gap is computed.")
    if view.span is None:
        return _("Nothing that is simulated was owed by the end of {year}.",
                 year=view.found.until_followed)  # fmt: skip
    return _("What was owed came: the gap is 0.")


def _tell_gaps(view: GapView) -> Iterator[RenderableType]:
    """Tell how to read what the gap costs."""
    if view.span is not None:
        yield from (Prose(line, style="dim") for line in say_sum(view))


def _tell_not_followed(found: PactMonitoring) -> Iterator[RenderableType]:
    """Tell what is not followed, and why."""
    lines = list(list_not_followed(found))
    if lines:
        yield from begin(_("Not followed"))
        yield from (Prose(f"- {line}") for line in lines)


def _tell_ground(view: GapView) -> Iterator[RenderableType]:
    """Tell what the figures stand on, and sources."""
    found = view.found
    yield from begin(_("What it stands on"))
    yield Prose(say_last_figure(found))
    if found.gap is not None:
        yield Prose(say_how_to_read(found))
        yield Prose(say_grades(found.gap.grade))
        yield Prose(say_money(view.currency))
        yield from (Prose(f"- {say_source(note)}", style="dim") for note in list_notes(found))
    yield from begin(_("Sources"))
    for one in found.check.pact.commitments:
        if one.source:
            yield Prose("- " + put_under(show_controls(one.code), show_controls(one.source)))
    yield from (Prose(f"- {say_source(one.title)}", style="dim") for one in found.sources)


def list_notes(found: PactMonitoring) -> tuple[str, ...]:
    """List what is to be known of the runs."""
    return () if found.gap is None else tuple(found.gap.promised.notes)


def say_how_to_read(found: PactMonitoring) -> str:
    """Say what kind of figures the gap is told in; nothing where nothing is simulated."""
    return "" if found.gap is None else say_kind(found.gap.promised, found.gap.grade)


def _say_more() -> str:
    """Say how to see more."""
    return _(
        "More: {full} prints what was owed and seen with the source of each figure; {output} "
        "writes text, tables, workbook, books as promised and as seen, and a page for the public.",
        full=voice.option("full"),
        output=voice.given("output", voice.Blank(_c("placeholder", "FOLDER"))),
    )
