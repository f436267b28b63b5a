"""Leave around a birth or an adoption: of who gives birth, of the other parent, of both."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from carepact.data.countries.family_law import FamilyProvision
from carepact.levels.family.citing import FATHERS, MOTHERS, Citing, cite_statute
from carepact.levels.family.days import AroundBirth, count_days, lay_around_birth, run_on
from carepact.levels.family.members import Family, Parent
from carepact.levels.family.parental import lay_parental, lay_pool
from carepact.levels.family.paying import HERS, HIS, THEIRS, Paying
from carepact.levels.family.rights import Cited, Right, Standing
from carepact.levels.family.standing import Court, say_open
from carepact.levels.family.terms import FamilyLaw
from carepact.policy.shipped_instruments import shipped_instruments

AROUND_BIRTH = "leave around a birth"
TWO = 2
"""Children who are there before a third. [children]"""


@dataclass(frozen=True)
class Leaves:
    """The leaves of one family under one law."""

    law: FamilyLaw
    citing: Citing

    @property
    def family(self) -> Family:
        """Return the family."""
        return self.law.family

    @cached_property
    def court(self) -> Court:
        """Return what tells whether a right stands."""
        return Court(self.law, self.citing)

    @cached_property
    def paying(self) -> Paying:
        """Return what tells what a right pays."""
        return Paying(self.law)

    def list_rights(self) -> tuple[Right, ...]:
        """List the leaves around the birth in the order in which they may follow each other."""
        if not self.family.has_child:
            return ()
        by_rows = {
            one.traits.rows: name
            for name, one in shipped_instruments().items()
            if one.traits.time == AROUND_BIRTH
        }
        pool = lay_pool(self.court, by_rows[THEIRS])
        if pool:
            return tuple(pool)
        found = [*self._hers(by_rows[HERS]), *self._his(by_rows[HIS])]
        found += lay_parental(self.court, self.paying, by_rows[THEIRS], found)
        # Of two fathers no law that was read says which one it means.
        found += (Right(by_rows[HIS], one.name, "unknown") for one in self.family.unplaced)
        return tuple(found)

    def _hers(self, name: str) -> Iterator[Right]:
        """Lay out the leave of who gives birth, or adopts first."""
        one = self.family.first
        if one is None:
            return
        day = self.family.day
        right = self.court.begin(name, one, day, MOTHERS, "weeks")
        if self.family.event != "birth":
            yield self._adopt(right, name, one)
            return
        laid = self._around(name, self._count_hers(name, day), one) if right.stands else None
        if laid is None:
            yield right
            return
        earliest = self._find_of_third(name, "earliest_before")
        given = self._find(name, "may_be_given")
        expected = self.family.due or day
        yield replace(
            self.paying.lay(right, one, laid),
            earliest=None if earliest is None else earliest.before(expected),
            may_be_given=0 if given is None else given.days,
        )

    def _around(self, name: str, days: int, one: Parent) -> AroundBirth | None:
        """Lay its days out around the birth."""
        before = self._find_of_third(name, "days_before_birth")
        more = self._more_for_several(name, "extra_before_multiple")
        move, late = (self._find(name, key) for key in ("unused_days_move", "late_birth_extends"))
        return lay_around_birth(
            days,
            self.family.due,
            self.family.came,
            more + (0 if before is None else before.days),
            one.begins,
            unused_move=None if move is None else move.holds,
            late_extends=None if late is None else late.holds,
        )

    def _his(self, name: str) -> Iterator[Right]:
        """Lay out the leave of the other parent, from the birth on."""
        one = self.family.second
        if one is None:
            return
        day = self.family.day
        right = self.court.begin(name, one, day, FATHERS, "weeks")
        if self.family.event != "birth":
            yield self._adopt(right, name, one)
            return
        if right.stands and self.family.unplaced:
            right = replace(right, standing="unknown")
        if right.stands and one.sex == "woman":
            right = replace(right, standing=say_open(self._find(name, "any_sex")))
        days = self._length(name, day) + self._more_for_several(name)
        span = run_on(one.begins or day, days)
        if span is None or not right.stands:
            yield right
            return
        within = self._find(name, "within_days")
        last = None if within is None else within.after(day)
        yield replace(self.paying.lay(right, one, AroundBirth(span)), within=last)

    def _adopt(self, right: Right, name: str, one: Parent) -> Right:
        """Lay out the leave of who adopts, which is not that of a birth."""
        told = self._find(name, "adoption_days")
        reached = self.court.stand(one, name, self.family.day)
        if self.family.event == "placement" or told is None or reached != "law":
            standing: Standing = "closed" if reached == "closed" else "unknown"
            return Right(name, right.whose, standing, Cited())
        if one is self.family.first and one.sex == "man":
            any_sex = self._find(name, "adoption_any_sex")
            is_open = say_open(any_sex)
            if is_open != "law":
                return Right(name, right.whose, is_open, cite_statute(told))
        span = run_on(one.begins or self.family.day, told.days)
        begun = replace(right, cited=cite_statute(told), standing="law" if span else "none")
        if span is None or not self.court.is_young_enough():
            return begun if span is None else replace(begun, standing="closed")
        return replace(begun, span=span, days=span.days)

    def _find(self, name: str, aspect: str) -> FamilyProvision | None:
        """Return what statutes say on the day of the birth."""
        return self.law.find(self.family.day, name, aspect)

    def _length(self, name: str, day: date) -> int:
        """Return the length of a leave by the law of a day. [days]"""
        return count_days(float(self.law.on(day)[name]["weeks"][0]))

    def _count_hers(self, name: str, day: date) -> int:
        """Count her days: of a third child, of several at once, of a lone parent. [days]"""
        third = self._find_of_third(name, "days")
        stays = third is None or self.law.changes(name, "weeks")
        days = self._length(name, day) if stays or third is None else third.days
        alone = self._find(name, "extra_days_lone") if self.family.is_lone else None
        return days + self._more_for_several(name) + (0 if alone is None else alone.days)

    def _find_of_third(self, name: str, aspect: str) -> FamilyProvision | None:
        """Return what statutes say where two children are there, else what they say of any."""
        third = len(self.family.older) >= TWO and self.family.children == 1
        told = self._find(name, f"{aspect}_third_child") if third else None
        return told or self._find(name, aspect)

    def _more_for_several(self, name: str, aspect: str = "extra_days_multiple") -> int:
        """Return the days more where several children are born, those told of two. [days]"""
        extra = self._find(name, aspect)
        return 0 if extra is None or self.family.children == 1 else extra.days
