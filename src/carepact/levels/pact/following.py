"""Whether promises are kept: each, year by year, kept, late, broken or unknown.

With the share :math:`s_y` of the promise that is owed at the end of a year :math:`y` and the share
:math:`k_y` of it that is seen, a promise is

* not due where nothing is owed yet;
* unknown where no figure is told, where its interval holds what is owed, or where it is hidden as
  one of few persons and not every such figure would stand alike;
* kept where :math:`k_y` reaches :math:`s_y`;
* late where it does not, and either its year has not come, or it still moves towards its end;
* broken where it was withdrawn, stands behind where it began, or its year has come and it has not
  moved since it was last seen.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from carepact.core.parameter_tables import ROUNDING
from carepact.levels.pact.pact import Actual, Commitment, Course, Indicator, Pact

Status = Literal["not-due", "kept", "late", "broken", "unknown"]
STATUSES: tuple[Status, ...] = get_args(Status)


@dataclass(frozen=True)
class PromiseYear:
    """How a promise stood at the end of one year."""

    year: int
    owed: float
    """Share of the change that is owed. [share]"""
    due_value: float
    """What the indicator would be. [unit of the indicator]"""
    seen: float | None
    """Share of the change that is seen; None where it is not known. [share]"""
    actual: Actual | None
    status: Status
    hidden: tuple[float, float] | None = None
    """Between which shares it lies where the figure is hidden, the lower first. [share]"""


@dataclass(frozen=True)
class PromiseState:
    """One promise, year by year up to the last that is followed."""

    commitment: Commitment
    years: tuple[PromiseYear, ...]

    @property
    def status(self) -> Status | None:
        """Return how it stood in the last year followed; None where none is."""
        return self.years[-1].status if self.years else None


def follow_pact(pact: Pact, until: int) -> tuple[PromiseState, ...]:
    """Follow all promises that name a day and an indicator with its two ends.

    Parameters
    ----------
    pact : Pact
        Promises, and what was seen of them.
    until : int
        Last year that is followed.

    Returns
    -------
    tuple of PromiseState
        In the order of the pact; years from the first without a promise's own on.
    """
    states = []
    for one in pact.commitments:
        course, indicator = one.course, one.indicator
        if course is None or indicator is None or indicator.kept(0.0) is None:
            continue
        states.append(_follow(one, course, indicator, pact.seen(one.code), until))
    return tuple(states)


def _follow(
    one: Commitment, course: Course, indicator: Indicator, seen: dict[int, Actual], until: int
) -> PromiseState:
    """Follow one promise."""
    years = []
    before = 0.0

    def judge(year: int, owed: float, value: float | None, actual: Actual | None) -> Status:
        kept = None if value is None else indicator.kept(value)
        return _judge(one, course, year, owed, kept, before, _ends(actual, indicator))

    for year in range(course.begins + 1, until + 1):
        actual = seen.get(year)
        owed = course.owed(year)
        value = None if actual is None else actual.value
        kept = None if value is None else indicator.kept(value)
        possible = _list_possible(actual)
        statuses = {judge(year, owed, each, actual) for each in possible}
        years.append(
            PromiseYear(
                year=year,
                owed=owed,
                due_value=_value_at(indicator, owed),
                seen=kept,
                actual=actual,
                status=statuses.pop() if len(statuses) == 1 else "unknown",
                hidden=_share_out(possible, indicator) if len(possible) > 1 else None,
            )
        )
        before = before if kept is None else kept
    return PromiseState(one, tuple(years))


def _judge(
    one: Commitment,
    course: Course,
    year: int,
    owed: float,
    kept: float | None,
    before: float,
    ends: tuple[float, float] | None,
) -> Status:
    """Say how a promise stands at the end of a year."""
    is_withdrawn = one.withdrawn is not None and year >= one.withdrawn
    if is_withdrawn or (kept is not None and kept < -ROUNDING):
        return "broken"
    if kept is None:
        return "unknown" if owed > 0 else "not-due"
    if owed <= 0:
        return "not-due"
    if ends is not None and ends[0] < owed < ends[1]:
        return "unknown"
    may_wait = year < course.due or kept > before + ROUNDING
    behind: Status = "late" if may_wait else "broken"
    return "kept" if kept >= owed - ROUNDING else behind


def _list_possible(actual: Actual | None) -> tuple[float | None, ...]:
    """List what a figure can be: itself, or the fewest and the most persons where it is hidden."""
    if actual is None or actual.fewer_than is None:
        return (None if actual is None else actual.value,)
    return (1.0, actual.fewer_than - 1.0)


def _share_out(
    possible: Sequence[float | None], indicator: Indicator
) -> tuple[float, float] | None:
    """Return the shares between which a hidden figure lies, the lower first."""
    shares = [indicator.kept(value) for value in possible if value is not None]
    known = [share for share in shares if share is not None]
    return (min(known), max(known)) if known else None


def list_moved_years(states: Iterable[PromiseState]) -> Iterator[int]:
    """List the years in which anything of any promise is owed, or was seen to move."""
    for state in states:
        for one in state.years:
            if one.owed > 0 or one.seen or one.hidden:
                yield one.year


def _ends(actual: Actual | None, indicator: Indicator) -> tuple[float, float] | None:
    """Return the ends of what is seen as shares of the promise, the lower first."""
    if actual is None or actual.low is None or actual.high is None:
        return None
    low, high = indicator.kept(actual.low), indicator.kept(actual.high)
    return None if low is None or high is None else (min(low, high), max(low, high))


def _value_at(indicator: Indicator, share: float) -> float:
    """Return where an indicator stands when a share of the promise is kept."""
    low, high = indicator.baseline or 0.0, indicator.target or 0.0
    return low + share * (high - low)
