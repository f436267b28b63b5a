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
from carepact.levels.family.rights import Cited, Right
from carepact.levels.family.standing import Court, say_open
from carepact.levels.family.terms import FamilyLaw
from carepact.policy.shipped_instruments import shipped_instruments

AROUND_BIRTH = "leave around a birth"


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
        days = self._length(name, day) + self._more_for_several(name, day)
        laid = self._around(name, days, one) if right.stands else None
        if laid is None:
            yield right
            return
        earliest, given = (
            self._find(name, aspect) for aspect in ("earliest_before", "may_be_given")
        )
        expected = self.family.due or day
        yield replace(
            self.paying.lay(right, one, laid, days),
            earliest=None if earliest is None else earliest.before(expected),
            may_be_given=0 if given is None else given.days,
        )

    def _around(self, name: str, days: int, one: Parent) -> AroundBirth | None:
        """Lay its days out around the birth."""
        before = self._find(name, "days_before_birth")
        move, late = (self._find(name, key) for key in ("unused_days_move", "late_birth_extends"))
        return lay_around_birth(
            days,
            self.family.due,
            self.family.came,
            0 if before is None else before.days,
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
        days = self._length(name, day)
        span = run_on(one.begins or day, days)
        if span is None or not right.stands:
            yield right
            return
        within = self._find(name, "within_days")
        last = None if within is None else within.after(day)
        yield replace(self.paying.lay(right, one, AroundBirth(span), days), within=last)

    def _adopt(self, right: Right, name: str, one: Parent) -> Right:
        """Lay out the leave of who adopts, which is not that of a birth."""
        told = self._find(name, "adoption_days")
        if self.family.event == "placement" or told is None or right.standing == "closed":
            asked = right.standing in ("law", "none")
            return Right(name, right.whose, "unknown" if asked else right.standing, Cited())
        span = run_on(one.begins or self.family.day, told.days)
        begun = replace(right, cited=cite_statute(told), standing="law" if span else "none")
        if span is None or not self._is_young_enough(name):
            return begun if span is None else replace(begun, standing="closed")
        return replace(begun, span=span, days=span.days)

    def _is_young_enough(self, name: str) -> bool:
        """Tell whether the child is not older than the law allows; where that is known."""
        most, born = self._find(name, "adoption_max_age"), self.family.born
        return most is None or born is None or self.family.day <= most.after(born)

    def _find(self, name: str, aspect: str) -> FamilyProvision | None:
        """Return what statutes say on the day of the birth."""
        return self.law.find(self.family.day, name, aspect)

    def _length(self, name: str, day: date) -> int:
        """Return the length of a leave by the law of a day. [days]"""
        return count_days(float(self.law.on(day)[name]["weeks"][0]))

    def _more_for_several(self, name: str, day: date) -> int:
        """Return the days more where several children are born. [days]"""
        extra = self.law.find(day, name, "extra_days_multiple")
        return 0 if extra is None or self.family.children == 1 else extra.days
