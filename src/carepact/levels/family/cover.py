"""Who is with the child until childcare or school is free, and what the family earns meanwhile."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from carepact.core.units import DAYS_PER_WEEK
from carepact.levels.family.days import Span, count_uncovered, list_months, reach_age
from carepact.levels.family.members import Family
from carepact.levels.family.rights import Right


@dataclass(frozen=True)
class Cover:
    """The time between a birth and the first free place or school, and who covers it."""

    starts: date | None
    """Day on which the child reaches the age of free childcare or school; None: not known."""
    age: float | None
    """That age. [years]"""
    status: str
    """`observed`: by law; `assumed`: by coverage; `given`; `unknown`."""
    source: str
    covered: date | None
    """Last day of leave in a row from the birth on; None where there is no leave."""
    uncovered_weeks: float | None
    """Weeks without leave and without place; None where the start is not known. [weeks]"""


def find_cover(
    family: Family, rights: Iterable[Right], age: float | None, status: str, source: str
) -> Cover:
    """Find the weeks that no leave covers, where the family takes all that it may."""
    spans = [right.span for right in rights if right.stands and right.span]
    birthday = family.birthday
    from_day = family.day
    covered = _last_in_a_row(spans, from_day)
    if age is None or birthday is None:
        return Cover(None, age, "unknown" if age is None else status, source, covered, None)
    starts = reach_age(birthday, age)
    if starts <= from_day:
        return Cover(starts, age, status, source, covered, 0.0)
    wait = Span(from_day, starts - timedelta(days=1))
    weeks = count_uncovered(wait, spans) / DAYS_PER_WEEK
    return Cover(starts, age, status, source, covered, weeks)


def _last_in_a_row(spans: list[Span], day: date) -> date | None:
    """Return the last day up to which somebody is on leave without a break."""
    reached = None
    for one in sorted(spans, key=lambda one: one.first):
        if one.last < day:
            continue
        if one.first > (day if reached is None else reached + timedelta(days=1)):
            break
        reached = one.last if reached is None else max(reached, one.last)
    return reached


@dataclass(frozen=True)
class MonthOfLeave:
    """One person in one calendar month of a leave."""

    month: str
    """YYYY-MM."""
    whose: str
    instrument: str
    days: int
    lost_pay: float | None
    """[own money]"""
    benefit: float | None
    """[own money]"""


def list_money(rights: Iterable[Right]) -> Iterator[MonthOfLeave]:
    """Spread what leaves pay over calendar months, by their days."""
    for right in rights:
        if not right.stands or right.span is None or not right.whose:
            continue
        for part in list_months(right.span):
            share = part.days / right.span.days
            yield MonthOfLeave(
                month=part.first.strftime("%Y-%m"),
                whose=right.whose,
                instrument=right.instrument,
                days=part.days,
                lost_pay=None if right.lost_pay is None else right.lost_pay * share,
                benefit=None if right.benefit is None else right.benefit * share,
            )


def add_up(rights: Iterable[Right], whose: str) -> tuple[float, float] | None:
    """Add up what one person does not earn and what is paid instead; None where one is not known.

    Returns
    -------
    tuple of float or None
        Lost pay and benefits. [own money]
    """
    own = [right for right in rights if right.stands and right.span and right.whose == whose]
    if any(right.lost_pay is None or right.benefit is None for right in own):
        return None
    return sum(right.lost_pay or 0.0 for right in own), sum(right.benefit or 0.0 for right in own)
