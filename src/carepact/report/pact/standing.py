"""How promises stand, year by year, in words and signs: owed, seen, and who published it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from carepact.core.controls import show_controls
from carepact.core.messages import _
from carepact.levels.pact.following import STATUSES, PromiseState, PromiseYear, Status
from carepact.levels.pact.pact import Commitment
from carepact.report.pact.words import (
    name_partner,
    print_part,
    print_value,
    say_hidden,
    say_status,
)
from carepact.report.words import join_parts, put_under
from carepact.studies.one_pact.answer import PactMonitoring


class StandingRow(NamedTuple):
    """How one promise stood at the end of one year, in words."""

    year: str
    stands: str
    owed: str
    seen: str
    source: str


def list_standing(state: PromiseState) -> Iterator[StandingRow]:
    """List how a promise stood, year by year."""
    for one in state.years:
        yield StandingRow(
            year=str(one.year),
            stands=say_status(one.status),
            owed=_say_owed(one, state),
            seen=_say_seen(one, state),
            source=_say_source(one),
        )


def _say_owed(one: PromiseYear, state: PromiseState) -> str:
    """Say what was owed at the end of a year: where the indicator would be, and what part."""
    if one.owed <= 0:
        return _("nothing yet")
    value = print_value(one.due_value, state.commitment.indicator)
    return _("{value}, {part} of the way", value=value, part=print_part(one.owed))


def _say_seen(one: PromiseYear, state: PromiseState) -> str:
    """Say what was seen of it."""
    actual, indicator = one.actual, state.commitment.indicator
    if actual is not None and actual.fewer_than is not None:
        return say_hidden(actual.fewer_than)
    if actual is None or actual.value is None:
        return _("no figure")
    value = print_value(actual.value, indicator)
    if actual.low is not None and actual.high is not None:
        low, high = (print_value(end, indicator) for end in (actual.low, actual.high))
        value = f"{value} ({_('{low} to {high}', low=low, high=high)})"
    return _("{value}, {part} of the way", value=value, part=print_part(one.seen))


def _say_source(one: PromiseYear) -> str:
    """Say where the figure of a year is printed."""
    if one.actual is None:
        return ""
    told = (one.actual.source, one.actual.note)
    return join_parts(show_controls(text) for text in told if text)


def say_end(found: PactMonitoring) -> str:
    """Say how promises stood in the last year followed, the gravest first."""
    told = []
    for status in reversed(_gravest_last()):
        codes = [_name(one, found) for one in found.states if one.status == status]
        if codes:
            told.append(put_under(say_status(status), ", ".join(codes)))
    if not told:
        return _("No promise can be followed.")
    return _("At the end of {year}: {listed}.", year=found.until_followed,
             listed=join_parts(told))  # fmt: skip


def _name(state: PromiseState, found: PactMonitoring) -> str:
    """Name a promise, with the partner where it is late or broken."""
    one = state.commitment
    code = show_controls(one.code)
    if state.status not in ("late", "broken"):
        return code
    return f"{code} ({name_partner(found.check.pact.partner(one.partner))})"


def _gravest_last() -> Sequence[Status]:
    """List how promises stand, the gravest last."""
    order = {"not-due": 0, "kept": 1, "unknown": 2, "late": 3, "broken": 4}
    return sorted(STATUSES, key=lambda one: order[one])


def say_followed(found: PactMonitoring) -> str:
    """Say how many promises are followed."""
    return _(
        "Promises that are followed: {followed} of {all}.",
        followed=len(found.states),
        all=len(found.check.pact.commitments),
    )


def list_not_followed(found: PactMonitoring) -> Iterator[str]:
    """List promises that cannot be followed, each with the reason."""
    promises = {one.code: one for one in found.check.pact.commitments}
    for code in found.not_followed:
        yield put_under(show_controls(code), _say_why(promises[code]))


def _say_why(one: Commitment) -> str:
    """Say why a promise cannot be followed."""
    if one.course is None:
        return _("no year is named in which it is due.")
    if one.indicator is None:
        return _("nothing is named by which it is seen.")
    return _("where its indicator stood, or shall stand, is not told.")


def list_without_cost(found: PactMonitoring) -> tuple[str, ...]:
    """List promises that are followed and whose gap no instrument computes."""
    return tuple(one.commitment.code for one in found.states if not one.commitment.can_be_simulated)


def say_last_figure(found: PactMonitoring) -> str:
    """Say of which year the last figure is."""
    last = max(
        (
            one.year
            for one in found.check.pact.actuals
            if one.value is not None or one.fewer_than is not None
        ),
        default=None,
    )
    if last is None:
        return _("No figure is told yet.")
    return _("The last figure is of {year}.", year=last)


def say_causes() -> str:
    """Say what a figure does not tell."""
    return _(
        "A figure says where things stand, and not why: it may have moved without the promise, or "
        "in spite of it."
    )


def say_signs() -> str:
    """Say what the signs mean."""
    return (
        join_parts(map(say_status, STATUSES))
        + ". "
        + _(
            "Kept: what is owed by then is seen. Late: it still moves, or its year has not come. "
            "Broken: withdrawn, gone back, or its year has come and it stands still. Unknown: no "
            "figure, a hidden one, or its interval holds what is owed."
        )
    )
