"""What a leave pays one person of the family: the same rules that cost a country."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from carepact.core.arrays import FloatArray
from carepact.core.units import DAYS_PER_WEEK, WEEKS_PER_YEAR
from carepact.levels.family.days import AroundBirth
from carepact.levels.family.members import Parent
from carepact.levels.family.rights import Right
from carepact.levels.family.rows import earn, lay_out_family
from carepact.levels.family.terms import OWN, SHARED, FamilyLaw
from carepact.policy.rules.outcome import Outcome
from carepact.policy.shipped_instruments import shipped_instruments
from carepact.policy.traits import RowKind
from carepact.population.apply_law import apply_law

HERS: RowKind = "mothers of newborns"
HIS: RowKind = "fathers of newborns"
THEIRS: RowKind = "parents of newborns"
"""Whom a leave around a birth is for, as traits tell."""
OF_NET = "share of net pay"
"""Unit of a rate whose money hangs on taxes, which are not known here."""
RATES = ("rate", "first_rate", "flat_amount")
AMOUNTS = ("ceiling", "floor", "flat_amount")
DAYS_OF_PAY = WEEKS_PER_YEAR * DAYS_PER_WEEK
"""Days of a year of pay, as rules count it. [days]"""


@dataclass(frozen=True)
class Paid:
    """What rules give one person for some weeks."""

    weeks: float
    benefit: float
    """[own money]"""
    lost_pay: float
    """[own money]"""


@dataclass(frozen=True)
class Paying:
    """What leaves pay under one law."""

    law: FamilyLaw

    def lay(self, right: Right, one: Parent, laid: AroundBirth) -> Right:
        """Lay a right out on its days, and compute what it pays.

        Parameters
        ----------
        right : Right
            A right that stands.
        one : Parent
            Whose it is.
        laid : AroundBirth
            Its days.
        """
        name, span, family = right.instrument, laid.span, self.law.family
        # Nobody could tell it in time before an early birth.
        is_over = family.is_early and span.first == family.came
        notice = None if is_over else self.law.find(span.first, name, "notice_days")
        changed = self.law.list_changes(max(span.first, family.day), span.last, name)
        begun = replace(
            right,
            span=span,
            days=span.days,
            lost=laid.lost,
            unsure=laid.unsure,
            added=laid.added,
            changes=tuple(changed),
            notice_by=None if notice is None else notice.before(span.first),
        )
        day = self.day_of(name, span.first)
        if one.work == "none":
            return replace(begun, benefit=self.pay_without_work(name, day, span.days), lost_pay=0.0)
        if not self.knows_rate(name, day) or not self._knows_amounts(name, day, one):
            return begun
        weeks = span.days / DAYS_PER_WEEK
        paid = self.apply(name, day, self.only(name, day, right.part, one, weeks), one)
        of_net = self.find_net(name, day)
        if of_net is not None:
            lost = None if earn(one, self.law.wages) is None else paid.lost_pay
            return replace(begun, rate=of_net, of_net=True, lost_pay=lost)
        rate = paid.benefit / paid.lost_pay if paid.lost_pay else None
        if earn(one, self.law.wages) is None:
            return replace(begun, rate=rate if self._follows_pay(name, day) else None)
        return replace(begun, rate=rate, benefit=paid.benefit, lost_pay=paid.lost_pay)

    def pay_without_work(self, name: str, day: date, days: int) -> float | None:
        """Return what is paid to who earned nothing before: the least benefit. [own money]"""
        least = self.law.find(day, name, "floor")
        if least is None or not self.law.counts(least):
            return None
        return self.law.to_mean_wages(least) * (self.law.wages.mean or 0.0) * days / DAYS_OF_PAY

    def day_of(self, name: str, first: date) -> date:
        """Return the day whose law holds: of a leave around the birth itself that of the birth."""
        return first if shipped_instruments()[name].traits.rows == THEIRS else self.law.family.day

    def knows_pay(self, one: Parent, name: str, day: date) -> bool:
        """Tell whether the rate of a leave is known, and the pay that it is a part of."""
        known = self.knows_rate(name, day) and self._knows_amounts(name, day, one)
        known = known and self.find_net(name, day) is None
        return known and earn(one, self.law.wages) is not None

    def find_net(self, name: str, day: date) -> float | None:
        """Return the rate of a benefit that is a share of net pay, which no gross pay tells."""
        told = self.law.find(day, name, "rate")
        if told is None or told.unit != OF_NET or self.law.changes(name, "replacement"):
            return None
        return told.number

    def knows_rate(self, name: str, day: date) -> bool:
        """Tell whether the law says what a leave pays: no rate that is merely assumed counts."""
        if self.law.changes(name, "replacement"):
            return True
        if any(self.law.find(day, name, aspect) for aspect in RATES):
            return True
        origin = self.law.origin(name, "replacement")
        return bool(origin.indicators) and origin.status != "imputed"

    def only(
        self, name: str, day: date, part: str, one: Parent, weeks: float
    ) -> Mapping[str, FloatArray]:
        """Keep one kind of weeks of a leave, all of them this person's."""
        values = {**self.law.on(day)[name], **self._reach(name, day, one)}
        if not part:
            return {**values, "weeks": np.array([weeks])}
        values["own_weeks"] = np.array([weeks if part == OWN else 0.0])
        values["transferable_weeks"] = np.array([weeks if part == SHARED else 0.0])
        values["transferable_share"] = np.eye(2)[self._role(one)]
        return values

    def apply(self, name: str, day: date, values: Mapping[str, FloatArray], one: Parent) -> Paid:
        """Apply the rules of a leave to the family, and take what they give one person."""
        law, found = self.law.on(day), Paid(0.0, 0.0, 0.0)
        phases = self.law.phases(day, name, values) if "weeks" in values else [values]
        rows = lay_out_family(self.law.family, self.law.wages)
        both = shipped_instruments()[name].traits.rows == THEIRS
        place = self._role(one) if both and self.law.family.first is not None else 0
        for phase in phases:
            got = _take(apply_law(rows, {**law, name: phase})[name], place, one)
            found = Paid(
                found.weeks + got.weeks, found.benefit + got.benefit, found.lost_pay + got.lost_pay
            )
        return found

    def _reach(self, name: str, day: date, one: Parent) -> Mapping[str, FloatArray]:
        """Let a right that stands reach a person; a fund's ceiling binds who has no employer."""
        values = self.law.on(day)[name]
        reached = {"coverage": np.ones_like(values["coverage"])}
        fund = self.law.find(day, name, "fund_ceiling")
        if fund is None or self.law.changes(name, "ceiling"):
            return reached
        most = np.inf if one.work == "employed" else self.law.to_mean_wages(fund)
        return {**reached, "ceiling": np.full_like(values["ceiling"], most)}

    def _knows_amounts(self, name: str, day: date, one: Parent) -> bool:
        """Tell whether all amounts of a benefit are known in the money of the family's pay."""
        if one.work != "employed" and self.law.find(day, name, "first_days") is not None:
            return False  # first days at another rate are told of employers' pay alone
        named = AMOUNTS if one.work == "employed" else (*AMOUNTS, "fund_ceiling")
        told = [self.law.find(day, name, aspect) for aspect in named]
        if not all(self.law.counts(amount) for amount in told if amount is not None):
            return False
        return self.law.wages.mean is not None or self._follows_pay(name, day)

    def _role(self, one: Parent) -> int:
        """Return the place of a parent in what is by sex: 0 for whom the law means by mother."""
        return 0 if one is self.law.family.first else 1

    def _follows_pay(self, name: str, day: date) -> bool:
        """Tell whether a benefit is a share of pay and no more."""
        values = self.law.on(day)[name]
        free = np.isinf(values["ceiling"]).all() and (values["floor"] == 0).all()
        return bool(free and (values["flat_share"] == 0).all())


def _take(outcome: Outcome, place: int, one: Parent) -> Paid:
    """Take what rules give one person: children who come together are one birth."""
    hours, lost = (
        sum(float(np.ravel(given)[place]) for given in figures.values())
        for figures in (outcome.provider_hours, outcome.forgone)
    )
    return Paid(hours / one.usual_hours, float(np.ravel(outcome.cost)[place]), lost)
