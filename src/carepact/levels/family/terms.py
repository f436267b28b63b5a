"""The law that one family meets on a day: as a country has it, its statutes first, all taken."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property

import numpy as np

from carepact.core.arrays import FloatArray
from carepact.core.parameter_tables import LABELS
from carepact.core.units import (
    DAYS_PER_WEEK,
    MONTHS_PER_YEAR,
    WEEKS_PER_YEAR,
    WORKING_DAYS_PER_WEEK,
)
from carepact.data.countries.family_law import (
    FamilyProvision,
    Statutes,
    list_provisions,
    list_statute_days,
    read_statutes,
)
from carepact.data.countries.law_dates import read_in_force
from carepact.law.law import Law, Origin
from carepact.levels.family.members import Family
from carepact.levels.family.rows import Wages
from carepact.policy.package import Package, apply_package
from carepact.policy.rules.arguments import LawValues
from carepact.policy.shipped_instruments import instrument_names, shipped_instruments

TAKEN = {"take_up": 1.0, "take_up_response": 0.0, "quota_gain": 0.0}
"""Parameters of a family that takes all that it has a right to."""
A_YEAR = {
    "a day": float(WEEKS_PER_YEAR * DAYS_PER_WEEK),
    "for 28 days": WEEKS_PER_YEAR / 4,
    "a week": float(WEEKS_PER_YEAR),
    "a month": float(MONTHS_PER_YEAR),
    "a year": 1.0,
}
"""How many of each period of a benefit there are in a year of 52 weeks, as rules count pay."""
OF_LENGTH = {"days": "weeks", "own_days": "own_weeks", "shared_days": "transferable_weeks"}
"""Lengths in statutes, and the parameters of rules that they set."""
AS_THEY_ARE = ("minutes_per_day", "until_month")
OF_PAY = ("rate", "first_days", "first_rate", "flat_amount")
"""What statutes tell of the rate of a leave."""
GIVEN = (
    *OF_LENGTH, "rate", "first_days", "first_rate", "flat_amount", "ceiling", "floor",
    "fund_ceiling",
)  # fmt: skip
"""What statutes tell of the length of a leave and of what it pays."""
OWN, SHARED = "own", "shared"
BORN_FROM = "born_from"
"""First day of birth that a law is for."""


@dataclass(frozen=True)
class FamilyLaw:
    """Present law or a reform, as one family meets it on any day."""

    law: Law
    family: Family
    wages: Wages
    package: Package | None = None
    """A reform, in force in full; None for present law."""
    own: frozenset[tuple[str, str]] = frozenset()
    """Instruments and parameters that the user's own figures set: they come before statutes."""

    def statutes(self, day: date) -> Statutes:
        """Return what statutes say on a day, but for what the user's own figures set.

        Of a law for later births it is what was before it.
        """
        found = read_statutes(self.family.country, day)
        held = {name: self.day_of(name, day) for name, of in found if of == BORN_FROM}
        for name, earlier in held.items():
            if earlier < day:
                before = read_statutes(self.family.country, earlier)
                found = {key: one for key, one in found.items() if key[0] != name}
                found |= {key: one for key, one in before.items() if key[0] == name}
        if not self.own:
            return found
        return {place: one for place, one in found.items() if _set_by(*place) not in self.own}

    def day_of(self, instrument: str, day: date) -> date:
        """Return the day whose law of an instrument holds: a law for later births is not theirs."""
        told = read_statutes(self.family.country, day).get((instrument, BORN_FROM))
        latest = self.family.latest
        if told is None or latest is None or latest >= date.fromisoformat(told.answer):
            return day
        return read_in_force(told.in_force_from) - timedelta(days=1)

    def first_day(self, instrument: str, day: date) -> date:
        """Return the first day from another on at which a law for this birth is in force."""
        later = [
            read_in_force(one.in_force_from)
            for one in list_provisions(self.family.country)
            if (one.asked.instrument, one.asked.aspect) == (instrument, BORN_FROM)
            and self.family.latest is not None
            and self.family.latest >= date.fromisoformat(one.answer)
        ]
        return min((begins for begins in later if begins > day), default=day)

    def _facts_on(self, instrument: str, day: date) -> Mapping[str, FloatArray]:
        """Return what the tables of all countries say of an instrument on a day."""
        return self.law.on(self.day_of(instrument, day))[instrument]

    def find(self, day: date, instrument: str, aspect: str) -> FamilyProvision | None:
        """Return what statutes say of one thing; None where it is not known."""
        return self.statutes(day).get((instrument, aspect))

    def changes(self, instrument: str, parameter: str) -> bool:
        """Tell whether the reform sets a parameter."""
        return self.package is not None and any(
            edit.place == (instrument, parameter) for edit in self.package.edits
        )

    def reforms(self, instrument: str) -> bool:
        """Tell whether the reform sets a leave around a birth, an instrument like this one."""
        shipped = shipped_instruments()
        like = shipped[instrument].traits.time
        edits = () if self.package is None else self.package.edits
        return any(shipped[edit.place[0]].traits.time == like for edit in edits)

    def find_anywhere(self, day: date, aspect: str) -> tuple[str, FamilyProvision] | None:
        """Return what statutes say of a thing that one instrument alone names, and which."""
        told = ((name, one) for (name, of), one in self.statutes(day).items() if of == aspect)
        return next(told, None)

    def on(self, day: date) -> LawValues:
        """Lay out what holds on a day for a family that takes all, shape (1,) or (labels,)."""
        return {name: self._take(of_one) for name, of_one in self.lay(day).items()}

    def lay(self, day: date) -> Mapping[str, dict[str, FloatArray]]:
        """Lay out what holds on a day: tables of all countries, statutes over them, the reform."""
        facts = {name: self._facts_on(name, day).items() for name in instrument_names()}
        laid = {
            name: {key: np.asarray(value[0], dtype=float) for key, value in of_one}
            for name, of_one in facts.items()
        }
        told = {name: self._tell(day, name, of_one) for name, of_one in laid.items()}
        self._count_once(day, laid, told)
        return {name: self._reform(name, of_one) for name, of_one in told.items()}

    def phases(
        self, day: date, instrument: str, values: Mapping[str, FloatArray]
    ) -> list[Mapping[str, FloatArray]]:
        """Part a leave where its first days pay another rate than the rest."""
        weeks = float(values["weeks"][0])
        first, rate, flat = (
            self.find(day, instrument, aspect)
            for aspect in ("first_days", "first_rate", "flat_amount")
        )
        if first is None or rate is None or self.changes(instrument, "replacement"):
            return [values]
        begun = min(first.days / DAYS_PER_WEEK, weeks)
        free = {"flat_share": np.zeros(1), "ceiling": np.full(1, np.inf)}
        paid = {**free, "replacement": np.array([rate.number])}
        early = {**values, **paid, "weeks": np.array([begun])}
        late: dict[str, FloatArray] = {**values, "weeks": np.array([weeks - begun])}
        if flat is not None and self.counts(flat):
            # A flat amount, or the first rate of pay where that is less.
            late |= {**paid, "ceiling": np.array([self.to_mean_wages(flat)])}
        return [part for part in (early, late) if part["weeks"][0] > 0]

    def to_mean_wages(self, amount: FamilyProvision) -> float:
        """Turn an amount of money of a statute into mean wages. [mean wages]"""
        _currency, _space, period = amount.unit.partition(" ")
        return amount.number * A_YEAR[period] / (self.wages.mean or 1.0)

    def origin(self, instrument: str, parameter: str) -> Origin:
        """Return where a value of the country's law comes from."""
        return self.law.origins[instrument, parameter]

    def _tell(
        self, day: date, instrument: str, values: dict[str, FloatArray]
    ) -> dict[str, FloatArray]:
        """Put what statutes say in the place of what tables of all countries say."""
        told = dict(values)
        for (name, aspect), one in self.statutes(day).items():
            if name != instrument:
                continue
            if aspect in OF_LENGTH and OF_LENGTH[aspect] in told:
                told[OF_LENGTH[aspect]] = np.asarray(one.days / DAYS_PER_WEEK)
            elif aspect in AS_THEY_ARE:
                told[aspect] = np.asarray(one.number)
            elif aspect == "days" and aspect in told:
                told[aspect] = np.asarray(_count_working_days(one))
            elif aspect == "rate":
                told["replacement"] = np.full_like(told["replacement"], one.number)
                if "flat_share" in told:
                    told["flat_share"] = np.zeros_like(told["flat_share"])
            elif aspect in ("ceiling", "floor") and self.counts(one):
                told[aspect] = np.asarray(self.to_mean_wages(one))
        return told

    def _count_once(
        self, day: date, laid: LawValues, told: Mapping[str, dict[str, FloatArray]]
    ) -> None:
        """Take weeks that a statute gives the first leave away from those that tables gave later.

        Tables of all countries split a sum of days by a bound; where the statute's first leave is
        longer, the weeks beyond the bound would count twice.
        """
        rows = {one.traits.rows: name for name, one in shipped_instruments().items()
                if one.traits.time == "leave around a birth"}  # fmt: skip
        hers, theirs = rows["mothers of newborns"], rows["parents of newborns"]
        if self.find(day, theirs, "shared_days") is not None:
            return
        longer = float(told[hers]["weeks"] - laid[hers]["weeks"])
        shared = told[theirs]["transferable_weeks"]
        told[theirs]["transferable_weeks"] = np.maximum(shared - max(longer, 0.0), 0.0)

    def counts(self, amount: FamilyProvision) -> bool:
        """Tell whether an amount is in the family's money, and the mean wage is known."""
        currency, _space, period = amount.unit.partition(" ")
        return currency == self.wages.currency and period in A_YEAR and bool(self.wages.mean)

    def _reform(self, instrument: str, values: dict[str, FloatArray]) -> dict[str, FloatArray]:
        """Apply the reform in full."""
        if self.package is None:
            return values
        late = [date.max.year]
        changed = apply_package(self.package, instrument, values, late)
        return {name: value[0] for name, value in changed.items()}

    def _take(self, values: Mapping[str, FloatArray]) -> dict[str, FloatArray]:
        """Let the family take all: who is covered is so with certainty, shares are its own."""
        taken = {name: np.atleast_1d(value) for name, value in values.items()}
        for name, value in TAKEN.items():
            if name in taken:
                taken[name] = np.full_like(taken[name], value)
        if "coverage" in taken and taken["coverage"].size == len(LABELS["sector"]):
            taken["coverage"] = (taken["coverage"] > 0).astype(float)
        if "transferable_share" in taken:
            taken["transferable_share"] = self._shares(float(taken["transferable_weeks"][0]))
        return taken

    def _shares(self, weeks: float) -> FloatArray:
        """Return the parts of the shared weeks that either takes, shape (2,). [share]"""
        told = [
            0.0 if one is None or one.shared_weeks is None else one.shared_weeks
            for one in (self.family.first, self.family.second)
        ]
        return np.array(told) / weeks if weeks > 0 else np.zeros(2)

    @cached_property
    def days_of_change(self) -> tuple[date, ...]:
        """List the days on which the country's law changes, as far as it is known."""
        from_facts = {day for day, _values in self.law.steps if day > date.min}
        return tuple(sorted(from_facts))

    def list_changes(self, first: date, last: date, instrument: str) -> Iterator[date]:
        """List the days after the first up to the last on which an instrument changes."""
        known = {*self.days_of_change, *list_statute_days(self.family.country)}
        for day in sorted(known):
            if first < day <= last and not (
                _same(self._facts_on(instrument, first), self._facts_on(instrument, day))
                and self._tells_same(first, day, instrument)
            ):
                yield day

    def _tells_same(self, first: date, day: date, instrument: str) -> bool:
        """Tell whether statutes give as many days and as much on two days."""
        return all(
            self.find(first, instrument, aspect) == self.find(day, instrument, aspect)
            for aspect in GIVEN
        )

    def under(self, package: Package) -> FamilyLaw:
        """Return the law under a reform."""
        return replace(self, package=package)


def _set_by(instrument: str, aspect: str) -> tuple[str, str]:
    """Name the parameter of rules that something in a statute sets."""
    if aspect in OF_PAY:
        return instrument, "replacement"
    own = {"days": "days"} if instrument in _in_days() else {}
    return instrument, {**OF_LENGTH, **own}.get(aspect, aspect)


def _in_days() -> list[str]:
    """List the instruments whose length rules count in days."""
    return [name for name, one in shipped_instruments().items() if "days" in one.parameters]


def _count_working_days(length: FamilyProvision) -> float:
    """Turn a length into working days of a five-day week. [days]"""
    if length.unit.startswith("working days"):
        return length.number
    return length.days * WORKING_DAYS_PER_WEEK / DAYS_PER_WEEK


def _same(one: Mapping[str, FloatArray], other: Mapping[str, FloatArray]) -> bool:
    """Tell whether two states of an instrument are the same."""
    return all(np.array_equal(one[name], other[name]) for name in one)
