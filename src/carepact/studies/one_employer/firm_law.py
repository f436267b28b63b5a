"""The one law that a firm's answer reads: statutes where they were read, else the tables.

What the practice is held against and what next year's leave costs come from here alike: a right of
which neither tells is unknown in both. That a statute or a table tells a length says nothing of the
pay, and the pay nothing of who pays it, so each of the three is read by itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np

from carepact.core.arrays import FloatArray
from carepact.data.countries.facts import BASE_DAY, Country
from carepact.data.countries.family_law import FamilyProvision
from carepact.data.countries.law import read_law
from carepact.data.evidence.reading import read_point
from carepact.law.present_law import PAYER
from carepact.levels.employer.leave import FIRM, FUNDS, PAYER_LABELS
from carepact.levels.employer.readings import (
    AROUND_BIRTH,
    LawOfStaff,
    LeaveReading,
    PayersRead,
    ReadIn,
)
from carepact.levels.employer.staff import Staff
from carepact.levels.family.members import Family, Parent
from carepact.levels.family.paying import AMOUNTS, HERS
from carepact.levels.family.terms import FamilyLaw
from carepact.policy.for_employers import PracticeAnswer, read_practice_answers
from carepact.policy.instrument import PAYERS
from carepact.policy.rules.arguments import LawValues
from carepact.policy.shipped_instruments import shipped_instruments
from carepact.studies.one_employer.answer import Lacking
from carepact.studies.one_employer.averages import CountryOfFirm
from carepact.studies.one_employer.law_values import RATE, LawBook, weakest

BREAKS = "breaks at work"
OF_STATE, OF_EMPLOYERS = "State", "employers"
"""Words by which statutes name who pays."""


@dataclass(frozen=True)
class FirmLaw:
    """A country's law on a day as a firm meets it, and how each leave of it was read."""

    book: LawBook
    of_staff: LawOfStaff
    """Statutes laid over the tables, and where each leave was read."""

    @property
    def is_unread(self) -> bool:
        """Tell whether no source that was read tells any leave."""
        return all(one.length == "unknown" for one in self.of_staff.readings.values())


def read_firm_law(country: Country, around: CountryOfFirm, day: date) -> FirmLaw:
    """Read the law that a firm meets.

    Parameters
    ----------
    country : Country
        Its facts, the user's own first.
    around : CountryOfFirm
        Its law by the tables of all countries, and what people earn: amounts of statutes are told
        over the mean.
    day : date
        Day whose law counts.
    """
    law = around.law
    book = LawBook(country, law, read_law(country.code), day)
    own = {name for name, fact in country.facts.items() if fact.own}
    places = frozenset(place for place, origin in law.origins.items() if own & {*origin.indicators})
    # Whose name and sex it is does not matter: no rule on what a statute says asks for it.
    anybody = Parent("", "woman", gives_birth=False, work="employed")
    laid = FamilyLaw(law, Family(country.code, (anybody,)), around.wages, own=places)
    reader = _Reader(book, laid)
    values = {
        name: {key: np.atleast_1d(value) for key, value in of_one.items()}
        for name, of_one in laid.lay(book.day).items()
    }
    readings = {
        name: reader.read(name)
        for name, one in shipped_instruments().items()
        if one.family == "leave"
    }
    laws = {**values, **reader.set_payers(values, readings)}
    return FirmLaw(book, LawOfStaff(laws, readings))


def list_lacking(staff: Staff, around: CountryOfFirm, law: FirmLaw) -> tuple[Lacking, ...]:
    """List what is not known without which leave is not worked out."""
    lacks: dict[Lacking, bool] = {
        "pay": bool(np.isnan(staff.pay).any()),
        "rates": around.rates is None,
        "wages": around.market is None,
        "law": law.is_unread,
    }
    return tuple(name for name, is_lacking in lacks.items() if is_lacking)


@dataclass(frozen=True)
class _Reader:
    """Reads each leave."""

    book: LawBook
    laid: FamilyLaw

    def read(self, name: str) -> LeaveReading:
        """Read one leave: its length, its pay, its payers."""
        answers = [one for one in read_practice_answers().values() if one.instrument == name]
        lengths = [one for one in answers if RATE not in one.aspects and not one.is_yes_or_no]
        found = [self.book.find(one) for one in lengths]
        first = found[0]
        if first is not None and not first.value:
            return LeaveReading(first.read, first.read, "tables", is_none=True)
        pay, is_unpaid, is_net = self._read_pay(name, answers)
        if not is_unpaid and not self._knows_amounts(name):
            pay = "unknown"
        payers, is_split = self._read_payers(name, pay)
        fund = self._find_fund(name)
        phases = tuple(self._part(name))
        return LeaveReading(
            weakest(found),
            pay,
            payers,
            is_unpaid=is_unpaid,
            is_net=is_net,
            is_split=is_split,
            phases=phases if len(phases) > 1 else (),
            fund_ceiling=None if fund is None else self._count(fund),
        )

    def set_payers(
        self, values: LawValues, readings: Mapping[str, LeaveReading]
    ) -> dict[str, dict[str, FloatArray]]:
        """Set who pays each leave as it was read."""
        return {
            name: {**values[name], PAYERS: self._share_out(name, values, reading)}
            for name, reading in readings.items()
        }

    def _part(self, name: str) -> list[Mapping[str, FloatArray]]:
        """Part a leave that is told in weeks into its turns of pay; none where it has one alone."""
        laid = self.laid.lay(self.book.day)[name]
        values = {key: np.atleast_1d(value) for key, value in laid.items()}
        return self.laid.phases(self.book.day, name, values) if "weeks" in values else []

    def _read_pay(self, name: str, answers: list[PracticeAnswer]) -> tuple[ReadIn, bool, bool]:
        """Tell where pay was read, whether there is none, and whether it is of net pay."""
        statutes = self.book.statutes
        paid = statutes.get((name, "paid"))
        if paid is not None and not paid.holds:
            return "statutes", True, False
        if shipped_instruments()[name].traits.time == BREAKS:
            return ("unknown" if paid is None else "statutes"), False, False
        if (name, "first_rate") in statutes or (name, "flat_amount") in statutes:
            return "statutes", False, False
        [rate] = [self.book.find(one) for one in answers if one.aspects == (RATE,)]
        if rate is None:
            return "unknown", False, False
        return rate.read, not rate.value, rate.of_net

    def _read_payers(self, name: str, pay: ReadIn) -> tuple[PayersRead, bool]:
        """Tell where payers of a leave were read, and whether their parts are assumed."""
        one, facts = shipped_instruments()[name], self.book.on_day.facts
        if one.traits.time == BREAKS:
            return ("unknown" if pay == "unknown" else "working time"), False
        fund = self._find_fund(name)
        if fund is not None:
            return ("unknown" if self._count(fund) is None else "statutes"), False
        told = self.book.statutes.get((name, PAYERS))
        if told is not None:
            return "statutes", OF_STATE in told.answer and OF_EMPLOYERS in told.answer
        if one.traits.time != AROUND_BIRTH or PAYER not in facts:
            return "unknown", False
        words = str(facts[PAYER].base_value).lower()
        is_split = "government" in words and "employer" in words
        if one.traits.rows != HERS:
            return "as maternity", is_split
        return ("own" if facts[PAYER].own else "tables"), is_split

    def _share_out(self, name: str, values: LawValues, read: LeaveReading) -> FloatArray:
        """Share the cost of a leave out: as the tables do, or as its own statute says. [share]"""
        shares = np.array(values[name][PAYERS], dtype=float).reshape(len(PAYER_LABELS))
        if read.fund_ceiling is not None:
            return np.array([float(label == FUNDS[1]) for label in PAYER_LABELS])
        told = self.book.statutes.get((name, PAYERS))
        if read.payers != "statutes" or told is None:
            return shares
        state, firm = OF_STATE in told.answer, OF_EMPLOYERS in told.answer
        shared = float(_assume("employers_part_of_shared_pay"))
        return _lay_shares(shared if state and firm else float(firm))

    def _find_fund(self, name: str) -> FamilyProvision | None:
        """Return the greatest benefit of a fund, above which the firm pays the rest."""
        return self.book.statutes.get((name, "fund_ceiling"))

    def _count(self, amount: FamilyProvision) -> float | None:
        """Turn an amount into mean wages; None where it is in another money. [mean wages]"""
        return self.laid.to_mean_wages(amount) if self.laid.counts(amount) else None

    def _knows_amounts(self, name: str) -> bool:
        """Tell whether every amount of what a leave pays is in the firm's money."""
        told = (self.book.statutes.get((name, aspect)) for aspect in AMOUNTS)
        return all(self.laid.counts(one) for one in told if one is not None)


def _lay_shares(firm: float) -> FloatArray:
    """Lay out what the firm and the State bear, the State's part as it is assumed. [share]"""
    insured = float(_assume("social_security_part"))
    parts = {FIRM: firm, FUNDS[1]: (1 - firm) * insured, FUNDS[0]: (1 - firm) * (1 - insured)}
    return np.array([parts.get(label, 0.0) for label in PAYER_LABELS])


def _assume(name: str) -> float:
    """Read what present law is assumed to be, at its point. [share]"""
    return float(read_point("present_law", name, BASE_DAY).ravel()[0])
