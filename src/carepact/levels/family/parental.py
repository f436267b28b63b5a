"""Parental leave: weeks that each parent owns, weeks that they share, a pool for both."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from carepact.core.units import DAYS_PER_WEEK
from carepact.levels.family.citing import FATHERS, MOTHERS, cite_statute
from carepact.levels.family.days import AroundBirth, Span, count_days, run_on
from carepact.levels.family.members import Family, Parent
from carepact.levels.family.paying import Paying
from carepact.levels.family.rights import Right
from carepact.levels.family.standing import Court
from carepact.levels.family.terms import OWN, SHARED

WEEKS = {OWN: "own_weeks", SHARED: "transferable_weeks"}


def lay_parental(court: Court, paying: Paying, name: str, before: list[Right]) -> Iterator[Right]:
    """Lay out parental leave: her own weeks after her leave, what they share, then his own.

    Parameters
    ----------
    court, paying : Court, Paying
        What the law answers, and what it pays.
    name : str
        The instrument.
    before : list of Right
        Leaves of each parent that come first.
    """
    family = court.family
    first, second = family.first, family.second
    lead = first or second
    if lead is None:
        return
    day = _first_free(before, lead, family.day)
    for part, one in ((OWN, first), (SHARED, first), (SHARED, second), (OWN, second)):
        if one is None:
            continue
        day = max(day, _first_free(before, one, family.day))
        open_weeks = part == SHARED and _nobody_says(family)
        if open_weeks and one is not lead:
            continue
        turn = _Turn(court, paying, name, part, one, day).wait()
        for right in turn.lay(before, is_open=open_weeks):
            yield right
            day = max(day, right.span.next_day) if right.span else day


@dataclass(frozen=True)
class _Turn:
    """One kind of weeks of one parent, in its turn."""

    court: Court
    paying: Paying
    name: str
    part: str
    one: Parent
    day: date

    def lay(self, before: list[Right], *, is_open: bool) -> Iterator[Right]:
        """Lay the weeks out, or say why there are none."""
        family = self.court.family
        indicator = MOTHERS if self.one is family.first else FATHERS
        right = self.court.begin(self.name, self.one, self.day, indicator, WEEKS[self.part])
        right = replace(right, part=self.part)
        if right.stands and (family.event != "birth" or family.unplaced):
            right = replace(right, standing="unknown")
        weeks = self._count_weeks()
        if self.part == OWN and self._has_both():
            weeks *= 2
        days = count_days(weeks)
        if self.part == SHARED and not is_open:
            days = _count_told(family, self.one, days)
            if not days:
                return
        span = self._bound(days - self._count_hers(before), before)
        if not right.stands or span is None:
            yield replace(right, whose="") if is_open else right
        elif is_open:
            yield self._leave_open(right, span)
        else:
            yield self.paying.lay(right, self.one, AroundBirth(span))

    def wait(self) -> _Turn:
        """Wait for a law that is for this birth, where there are no such weeks before it."""
        if self._count_weeks() > 0:
            return self
        return replace(self, day=self.court.law.first_day(self.name, self.day))

    def _count_weeks(self) -> float:
        """Return the weeks of this kind by the law of the day. [weeks]"""
        return float(self.court.law.on(self.day)[self.name][WEEKS[self.part]][0])

    def _has_both(self) -> bool:
        """Tell whether a lone parent has the weeks that are kept for another one too."""
        told = self.court.law.find(self.day, self.name, "lone_parent_has_both")
        return self.court.family.is_lone and told is not None and told.holds

    def _count_hers(self, before: list[Right]) -> int:
        """Count the days of her leave after the birth, where they count as parental leave."""
        family = self.court.family
        told = self.court.law.find(self.day, self.name, "counts_hers")
        if self.part != OWN or self.one is not family.first or told is None or not told.holds:
            return 0
        return sum(
            (one.span.last - family.day).days + 1
            for one in before
            if one.span and one.whose == self.one.name and one.span.last >= family.day
        )

    def _bound(self, days: int, before: list[Right]) -> Span | None:
        """Lay days out before the child is too old: what would end later begins earlier."""
        family, find = self.court.family, self.court.law.find
        until, begun = (find(self.day, self.name, key) for key in ("until_age", "begin_within"))
        if days <= 0 or family.birthday is None:
            return run_on(self.day, days)
        first = self.day
        free = _first_free(before, self.one, family.day)
        if begun is not None:
            first = max(free, min(first, begun.after(family.birthday)))
        if until is None:
            return run_on(first, days)
        last = until.after(family.birthday) - timedelta(days=1)
        first = max(free, min(first, last - timedelta(days=days - 1)))
        last = min(last, first + timedelta(days=days - 1))
        return Span(first, last) if first <= last else None

    def _leave_open(self, right: Right, span: Span) -> Right:
        """Lay out weeks that either parent may take, and what they pay to whom."""
        either: dict[str, float] = {}
        for one in self.court.family.parents:
            reached = self.court.stand(one, self.name, self.day) == "law"
            if reached and one.work == "none":
                least = self.paying.pay_without_work(self.name, self.day, span.days)
                either |= {} if least is None else {one.name: least}
            elif reached and self.paying.knows_pay(one, self.name, self.day):
                weeks = span.days / DAYS_PER_WEEK
                values = self.paying.only(self.name, self.day, SHARED, one, weeks)
                either[one.name] = self.paying.apply(self.name, self.day, values, one).benefit
        changed = tuple(self.court.law.list_changes(span.first, span.last, self.name))
        rate = self.paying.find_net(self.name, self.day)
        return replace(
            right,
            whose="",
            span=span,
            days=span.days,
            rate=rate,
            of_net=rate is not None,
            either=either,
            changes=changed,
        )


def lay_pool(court: Court, name: str) -> list[Right]:
    """Lay out days that two employed parents share in the place of hers and his; often none."""
    family = court.family
    told = court.law.find(family.day, name, "pool_days")
    both = [one for one in (family.first, family.second) if one is not None]
    employed = len(both) == 2 and all(one.work == "employed" for one in both)  # noqa: PLR2004 - two parents
    if told is None or not employed or family.event == "placement" or court.law.reforms(name):
        return []
    pool = Right(
        name, "", "law", cite_statute(told), SHARED, payers=court.citing.payers(family.day)
    )
    if not court.is_young_enough():
        return [replace(pool, standing="closed")]
    day = both[0].begins or family.day
    if _nobody_says(family):
        span = run_on(day, told.days)
        return [] if span is None else [replace(pool, span=span, days=span.days)]
    found = []
    for one in both:
        span = run_on(day, _count_told(family, one, told.days))
        if span is not None:
            found.append(replace(pool, whose=one.name, span=span, days=span.days))
            day = span.next_day
    return found


def _nobody_says(family: Family) -> bool:
    """Tell whether no parent says how many of the shared weeks are whose."""
    return all(one.shared_weeks is None for one in family.parents)


def _count_told(family: Family, one: Parent, days: int) -> int:
    """Count the shared days that are whose: as many as told, as far as any are left. [days]"""
    first = family.first
    taken = 0 if first is None or one is first else count_days(first.shared_weeks or 0.0)
    return min(count_days(one.shared_weeks or 0.0), max(days - taken, 0))


def _first_free(before: list[Right], one: Parent, day: date) -> date:
    """Return the first day after the leaves that somebody has already, the birth at the least."""
    return max(
        [day, *(right.span.next_day for right in before if right.span and right.whose == one.name)]
    )
