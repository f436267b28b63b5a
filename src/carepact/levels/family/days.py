"""Days of a leave: when it begins and ends where a child is early, late, or born on 29 February."""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from carepact.core.units import DAYS_PER_WEEK, MONTHS_PER_YEAR
from carepact.data.countries.family_law import add_months

WHOLE = 1e-6
"""How far from a whole day a length may lie by rounding alone. [days]"""


@dataclass(frozen=True)
class Span:
    """Days in a row, the last one among them."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """Count them. [days]"""
        return (self.last - self.first).days + 1

    @property
    def next_day(self) -> date:
        """Return the day after the last."""
        return self.last + timedelta(days=1)

    def __contains__(self, day: date) -> bool:
        """Tell whether a day is one of them."""
        return self.first <= day <= self.last


def count_days(weeks: float) -> int:
    """Turn weeks into whole days, the nearest number. [days]"""
    return round(weeks * DAYS_PER_WEEK + WHOLE)


def run_on(first: date, days: int) -> Span | None:
    """Lay out so many days from the first on; None where there are none."""
    return Span(first, first + timedelta(days=days - 1)) if days > 0 else None


@dataclass(frozen=True)
class AroundBirth:
    """A leave around a birth, and what its days hang on."""

    span: Span
    lost: int = 0
    """Days that an early birth takes away, where the law does not say that they move. [days]"""
    unsure: int = 0
    """Days by which it may be longer, as the law is not known. [days]"""
    added: int = 0
    """Days that a late birth adds. [days]"""


def lay_around_birth(
    days: int,
    due: date | None,
    born: date | None,
    before: int,
    begins: date | None = None,
    *,
    unused_move: bool | None = None,
    late_extends: bool | None = None,
) -> AroundBirth | None:
    r"""Lay out a leave of which a part lies before the birth.

    Parameters
    ----------
    days : int
        Its length. [days]
    due, born : date or None
        Day on which the child is expected, and on which it was born; one of them at least.
    before : int
        Days before the expected one at which it begins, unless `begins` says when. [days]
    begins : date, optional
        Day on which she begins it.
    unused_move : bool, optional
        Whether days not taken before an early birth are added after it; None: not known.
    late_extends : bool, optional
        Whether the part after a late birth keeps its length; None: not known.

    Returns
    -------
    AroundBirth or None
        None where there is no leave. Where the law is not known, the shorter leave, and by how
        much it may be longer.

    Notes
    -----
    With length L, of which b days lie before the due day D and the child is born on B:

    - early, so that a < b days were taken before: L days in all where unused days move, else
      a + (L - b);
    - late: L days in all, or to L - b days after B where that part keeps its length.

    References
    ----------
    ILO Convention 183, Art. 4(4): the part before the birth is extended by the days between the
    presumed and the actual date, without reduction of the compulsory part after it.
    """
    expected = due or born
    if days <= 0 or expected is None:
        return None
    planned = begins or expected - timedelta(days=before)
    first = planned if born is None else min(planned, born)
    ahead = max((expected - planned).days, 0)
    after = max(days - ahead, 0)
    whole = Span(first, first + timedelta(days=days - 1))
    if born is None or born == expected:
        return AroundBirth(whole)
    if born < expected:
        used = (born - first).days
        shorter = max(used + after, 1)
        gap = days - shorter
        if unused_move or gap <= 0:
            return AroundBirth(whole)
        span = Span(first, first + timedelta(days=shorter - 1))
        return AroundBirth(span, lost=gap if unused_move is False else 0,
                           unsure=gap if unused_move is None else 0)  # fmt: skip
    longer = born + timedelta(days=after - 1)
    more = max((longer - whole.last).days, 0)
    if late_extends:
        return AroundBirth(Span(first, max(whole.last, longer)), added=more)
    return AroundBirth(whole, unsure=more if late_extends is None else 0)


def reach_age(birthday: date, years: float) -> date:
    """Return the day on which a child is so old; part of a year counts in whole months."""
    return add_months(birthday, round(years * MONTHS_PER_YEAR))


def list_months(span: Span) -> Iterator[Span]:
    """Part a span by calendar month."""
    first = span.first
    while first <= span.last:
        end = date(first.year, first.month, calendar.monthrange(first.year, first.month)[1])
        yield Span(first, min(end, span.last))
        first = min(end, span.last) + timedelta(days=1)


def count_uncovered(within: Span, spans: Iterable[Span]) -> int:
    """Count the days of a span that lie in none of others. [days]"""
    days, reached = 0, within.first
    for one in sorted(spans, key=lambda one: one.first):
        if one.first > within.last:
            break
        days += max((one.first - reached).days, 0)
        reached = max(reached, one.next_day)
    return days + max((within.last - reached).days + 1, 0)
