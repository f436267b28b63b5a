"""Leave around a birth or an adoption: its days, what it pays, who may take it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np

from carepact.core.arrays import FloatArray
from carepact.law.law import Origin
from carepact.law.present_law import NONE_KNOWN
from carepact.levels.family.citing import FATHERS, MOTHERS, Citing, cite_statute
from carepact.levels.family.days import AroundBirth, count_days, lay_around_birth, run_on
from carepact.levels.family.members import Family, Parent
from carepact.levels.family.rights import Cited, Right, Standing
from carepact.levels.family.rows import earn, lay_out_family
from carepact.levels.family.terms import OWN, SHARED, FamilyLaw
from carepact.policy.rules.outcome import Outcome
from carepact.policy.shipped_instruments import shipped_instruments
from carepact.population.apply_law import apply_law

AROUND_BIRTH = "leave around a birth"
HERS, HIS, THEIRS = "mothers of newborns", "fathers of newborns", "parents of newborns"


@dataclass(frozen=True)
class Paid:
    """What rules give one person for some weeks."""

    weeks: float
    benefit: float
    lost_pay: float


@dataclass(frozen=True)
class Leaves:
    """The leaves of one family under one law."""

    law: FamilyLaw
    citing: Citing

    @property
    def family(self) -> Family:
        """Return the family."""
        return self.law.family

    def list_rights(self) -> tuple[Right, ...]:
        """List the leaves around the birth in the order in which they may follow each other."""
        if not self.family.has_child:
            return ()
        found: list[Right] = []
        for name, one in shipped_instruments().items():
            if one.traits.time != AROUND_BIRTH:
                continue
            laid = {HERS: self._hers, HIS: self._his, THEIRS: self._theirs}[one.traits.rows]
            found += laid(name, found)
        return tuple(found)

    def _hers(self, name: str, _before: list[Right]) -> Iterator[Right]:
        """Lay out the leave of who gives birth, or adopts first."""
        one = self.family.first
        if one is None:
            return
        day = self.family.day
        right = self._begin(name, one, day, MOTHERS, "weeks")
        if self.family.event != "birth":
            yield self._adopt(right, name, one)
            return
        if not right.stands:
            yield right
            return
        extra = self._more_for_several(name, day)
        days = count_days(float(self.law.on(day)[name]["weeks"][0])) + extra
        span = self._around(name, days, one)
        yield right if span is None else self._pay(right, one, name, span, days)

    def _around(self, name: str, days: int, one: Parent) -> AroundBirth | None:
        """Lay its days out around the birth."""
        find = self.law.find
        day, family = self.family.day, self.family
        before, move, late = (
            find(day, name, aspect)
            for aspect in ("days_before_birth", "unused_days_move", "late_birth_extends")
        )
        return lay_around_birth(
            days,
            family.due,
            family.came,
            0 if before is None else before.days,
            one.begins,
            unused_move=None if move is None else move.holds,
            late_extends=None if late is None else late.holds,
        )

    def _his(self, name: str, _before: list[Right]) -> Iterator[Right]:
        """Lay out the leave of the other parent, from the birth on."""
        one = self.family.second
        if one is None:
            return
        day = self.family.day
        right = self._begin(name, one, day, FATHERS, "weeks")
        if self.family.event != "birth":
            yield self._adopt(right, name, one)
            return
        if right.stands and one.sex == "woman":
            told = self.law.find(day, name, "any_sex")
            right = replace(right, standing=_say_open(None if told is None else told.holds))
        if not right.stands:
            yield right
            return
        days = count_days(float(self.law.on(day)[name]["weeks"][0]))
        span = run_on(one.begins or day, days)
        laid = right if span is None else self._pay(right, one, name, AroundBirth(span), days)
        within = self.law.find(day, name, "within_days")
        yield replace(
            laid, within=None if within is None else within.after(day)
        )

    def _theirs(self, name: str, before: list[Right]) -> Iterator[Right]:
        """Lay out the weeks that each parent owns and those that they share: hers first."""
        family = self.family
        both = (family.first, family.second)
        day = _first_free(before, [one for one in (both[0],) if one], family.day)
        for part, one in ((OWN, both[0]), (SHARED, both[0]), (SHARED, both[1]), (OWN, both[1])):
            if one is None:
                continue
            day = max(day, _first_free(before, [one], family.day))
            indicator = MOTHERS if one is family.first else FATHERS
            right = replace(self._begin(name, one, day, indicator, _weeks_of(part)), part=part)
            if self.family.event != "birth" and right.stands:
                right = replace(right, standing="unknown")
            values = self.law.on(day)[name]
            weeks = float(values[_weeks_of(part)][0])
            if part == SHARED:
                if self._nobody_says():
                    if one is both[0] or both[0] is None:
                        yield self._leave_open(right, name, day, weeks)
                        day += timedelta(days=count_days(weeks))
                    continue
                weeks = one.shared_weeks or 0.0
            span = run_on(day, count_days(weeks))
            if not right.stands or span is None:
                if part == OWN or weeks > 0:
                    yield right
                continue
            laid = AroundBirth(span)
            yield self._pay(right, one, name, laid, count_days(weeks))
            day = span.next_day

    def _nobody_says(self) -> bool:
        """Tell whether no parent says how many of the shared weeks are whose."""
        return all(one.shared_weeks is None for one in self.family.parents)

    def _leave_open(self, right: Right, name: str, day: date, weeks: float) -> Right:
        """Lay out shared weeks that either parent may take, and what they pay to whom."""
        span = run_on(day, count_days(weeks))
        if span is None or not right.stands:
            return replace(right, whose="")
        either = {}
        for one in self.family.parents:
            if self._stand(one, name, day) == "law" and self._knows_pay(one, name, day):
                values = self._only(name, day, SHARED, one, weeks)
                either[one.name] = self._apply(name, day, values, one).benefit
        changed = tuple(self.law.list_changes(span.first, span.last, name))
        return replace(right, whose="", span=span, days=span.days, either=either, changes=changed)

    def _begin(self, name: str, one: Parent, day: date, indicator: str, parameter: str) -> Right:
        """Begin a right: whether it stands, and by which law."""
        standing = self._stand(one, name, day)
        weeks = float(self.law.on(day)[name][parameter][0])
        if weeks <= 0:
            known = self._is_read(name, parameter) or self.law.package is not None
            standing = "none" if known else "unknown"
        payers = self.citing.payers(day)
        return Right(name, one.name, standing, self._cite(name, day, indicator, parameter),
                     payers=payers)  # fmt: skip

    def _cite(self, name: str, day: date, indicator: str, parameter: str) -> Cited:
        """Cite the law of a leave: the reform's, a statute that was read, else the facts."""
        package = self.law.package
        for edit in package.edits if package else ():
            if edit.place == (name, parameter):
                return Cited(source=edit.source)
        aspect = {"weeks": "days", "own_weeks": "own_days", "transferable_weeks": "shared_days"}
        statute = self.law.find(day, name, aspect[parameter])
        if statute is not None:
            return cite_statute(statute)
        return self.citing.cite(day, indicator)

    def _is_read(self, name: str, parameter: str) -> bool:
        """Tell whether somebody has read the law on it."""
        origin: Origin = self.law.origin(name, parameter)
        return origin.source != NONE_KNOWN

    def _stand(self, one: Parent, name: str, day: date) -> Standing:
        """Tell whether the law reaches somebody who works so."""
        if one.work == "none":
            return "closed"
        covered = self.law.on(day)[name]["coverage"]
        if one.work == "informal":
            if self.law.changes(name, "coverage") and covered[1] > 0:
                return "law"
            told = self._first_statute(day, "informal")
            return _say_open(told)
        if one.work == "self-employed":
            return _say_open(self._first_statute(day, "self_employed"))
        return "law"

    def _first_statute(self, day: date, aspect: str) -> bool | None:
        """Return what statutes say of all leaves alike; None where it is not known."""
        told = [one for (_name, of), one in self.law.statutes(day).items() if of == aspect]
        return told[0].holds if told else None

    def _more_for_several(self, name: str, day: date) -> int:
        """Return the days more where several children are born. [days]"""
        extra = self.law.find(day, name, "extra_days_multiple")
        several = self.family.children > 1 and extra is not None
        return extra.days if several and extra is not None else 0

    def _adopt(self, right: Right, name: str, one: Parent) -> Right:
        """Lay out the leave of who adopts, which is not that of a birth."""
        day = self.family.day
        told = self.law.find(day, name, "adoption_days")
        if self.family.event == "placement" or told is None or not right.stands:
            standing = "unknown" if right.standing in ("law", "none") else right.standing
            return Right(name, right.whose, standing, right.cited if told else Cited())
        span = run_on(one.begins or day, told.days)
        begun = replace(right, cited=cite_statute(told), standing="law" if span else "none")
        if span is None:
            return begun
        rate = self.law.find(day, name, "adoption_rate")
        laid = replace(begun, span=span, days=span.days)
        if rate is None:
            return laid
        return self._pay(begun, one, name, AroundBirth(span), span.days)

    def _knows_pay(self, one: Parent, name: str, day: date) -> bool:
        """Tell whether the rate of a leave is known, and the pay that it is a part of."""
        return self._knows_rate(name, day) and earn(one, self.law.wages) is not None

    def _knows_rate(self, name: str, day: date) -> bool:
        """Tell whether the law says what a leave pays: no rate that is merely assumed counts."""
        if self.law.changes(name, "replacement"):
            return True
        if any(self.law.find(day, name, aspect) for aspect in ("rate", "first_rate", "flat_amount")):
            return True
        origin = self.law.origin(name, "replacement")
        return bool(origin.indicators) and origin.status != "imputed"

    def _pay(
        self, right: Right, one: Parent, name: str, laid: AroundBirth, days: int
    ) -> Right:
        """Compute what a leave pays, and note what hangs on the birth."""
        day, span = laid.span.first, laid.span
        counted = span.days / days if days else 1.0  # an early birth may take days away
        changed = tuple(self.law.list_changes(max(day, self.family.day), span.last, name))
        notice = self.law.find(day, name, "notice_days")
        begun = replace(
            right,
            span=span,
            days=span.days,
            lost=laid.lost,
            unsure=laid.unsure,
            added=laid.added,
            changes=changed,
            notice_by=None if notice is None else notice.before(day),
        )
        law_day = self.family.day if self._is_around(name) else day
        if not self._knows_rate(name, law_day):
            return begun
        weeks = days / 7
        paid = self._apply(name, law_day, self._only(name, law_day, right.part, one, weeks), one)
        rate = paid.benefit / paid.lost_pay if paid.lost_pay else None
        if earn(one, self.law.wages) is None:
            return replace(begun, rate=rate if self._follows_pay(name, law_day) else None)
        return replace(begun, rate=rate, benefit=paid.benefit * counted, lost_pay=paid.lost_pay * counted)

    def _is_around(self, name: str) -> bool:
        """Tell whether a leave belongs to the birth itself, so that the law of its day holds."""
        return shipped_instruments()[name].traits.rows != THEIRS

    def _follows_pay(self, name: str, day: date) -> bool:
        """Tell whether a benefit is a share of pay and no more."""
        values = self.law.on(day)[name]
        free = np.isinf(values["ceiling"]).all() and (values["floor"] == 0).all()
        return bool(free and (values["flat_share"] == 0).all())

    def _only(
        self, name: str, day: date, part: str, one: Parent, weeks: float
    ) -> Mapping[str, FloatArray]:
        """Keep one kind of weeks, all of them this person's."""
        values = dict(self.law.on(day)[name])
        if not part:
            return {**values, "weeks": np.array([weeks])}
        values["own_weeks"] = np.array([weeks if part == OWN else 0.0])
        values["transferable_weeks"] = np.array([weeks if part == SHARED else 0.0])
        role = 0 if one is self.family.first else 1
        values["transferable_share"] = np.eye(2)[role]
        return values

    def _apply(
        self, name: str, day: date, values: Mapping[str, FloatArray], one: Parent
    ) -> Paid:
        """Apply the rules of a leave to the family, and take what they give one person."""
        law = self.law.on(day)
        phases = self.law.phases(day, name, values) if "weeks" in values else None
        parts = [values] if phases is None else [phase.values for phase in phases]
        rows = lay_out_family(self.family, self.law.wages)
        place = self._place_of(name, one)
        found = Paid(0.0, 0.0, 0.0)
        for part in parts:
            outcome = apply_law(rows, {**law, name: part})[name]
            got = _take(outcome, place, one)
            found = Paid(found.weeks + got.weeks, found.benefit + got.benefit, found.lost_pay + got.lost_pay)
        return found

    def _place_of(self, name: str, one: Parent) -> int:
        """Return the row of a person among those that an instrument meets."""
        both = shipped_instruments()[name].traits.rows == THEIRS
        return 1 if both and one is self.family.second and self.family.first is not None else 0


def _take(outcome: Outcome, place: int, one: Parent) -> Paid:
    """Take what rules give one person, per event: children who come together are one birth."""
    hours = sum(float(np.ravel(given)[place]) for given in outcome.provider_hours.values())
    lost = sum(float(np.ravel(given)[place]) for given in outcome.forgone.values())
    return Paid(hours / one.usual_hours, float(np.ravel(outcome.cost)[place]), lost)


def _weeks_of(part: str) -> str:
    """Return the parameter that holds the weeks of a kind."""
    return "own_weeks" if part == OWN else "transferable_weeks"


def _first_free(before: list[Right], whose: list[Parent], day: date) -> date:
    """Return the first day after the leaves that somebody has already, the birth at the least."""
    names = {one.name for one in whose}
    ends = [one.span.next_day for one in before if one.span and one.whose in names]
    return max([day, *ends])


def _say_open(told: bool | None) -> Standing:
    """Say how a right stands by what a statute says of whom it reaches."""
    return "unknown" if told is None else "law" if told else "closed"


