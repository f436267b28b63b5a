"""The answer to one family, and the tables in which it leaves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from typing import NamedTuple

import polars as pl

from carepact.core.provenance import Source, make_manifest
from carepact.core.rows import tabulate
from carepact.data.countries.facts import Country
from carepact.data.countries.family_law import Statutes
from carepact.levels.family.at_work import Protection
from carepact.levels.family.conditions import Condition
from carepact.levels.family.members import Family, OwnWeek
from carepact.levels.family.questions import Question
from carepact.levels.family.rights import Right
from carepact.levels.family.rows import Wages
from carepact.levels.family.sharing import Sharing
from carepact.policy.package import Package
from carepact.studies.one_family.averages import CareCoverage
from carepact.studies.one_family.under_law import UnderLaw

PRESENT, REFORM = "present law", "reform"


class RightRow(NamedTuple):
    """One right under one law."""

    law: str
    right: str
    part: str
    whose: str
    standing: str
    first_day: str | None
    last_day: str | None
    days: int
    minutes_a_day: float
    share_of_pay: float | None
    pay: str
    benefit: float | None
    lost_pay: float | None
    currency: str
    payers: str
    notice_by: str | None
    within: str | None
    days_lost: int
    days_unsure: int
    law_changes_on: str
    basis: str
    in_force_from: str
    checked_on: str
    source: str


class MonthRow(NamedTuple):
    """One person in one month of a leave."""

    law: str
    month: str
    whose: str
    right: str
    days: int
    lost_pay: float | None
    benefit: float | None
    currency: str


class HourRow(NamedTuple):
    """One parent's usual week."""

    whose: str
    activity: str
    hours_a_week: float | None
    origin: str
    status: str
    source: str


class QuestionRow(NamedTuple):
    """Something to ask."""

    right: str
    whose: str
    question: str


@dataclass(frozen=True)
class FamilyAnswer:
    """What the law gives a family, and how it shares its care."""

    family: Family
    country: Country
    wages: Wages
    now: UnderLaw
    reform: UnderLaw | None
    package: Package | None
    protections: tuple[Protection, ...]
    conditions: tuple[Condition, ...]
    questions: tuple[Question, ...]
    running: tuple[tuple[Right, Right, int], ...]
    """Leave for an older child, the new leave that cuts into it, and by how many days."""
    sharing: Sharing
    care_coverage: CareCoverage | None
    """How many persons in need get paid care: where a relative is in need, and it is known."""
    statutes: Statutes
    """What statutes that were read one by one say on the day."""

    @property
    def laws(self) -> Mapping[str, UnderLaw]:
        """Return present law, and the reform where there is one."""
        both = {PRESENT: self.now}
        return both if self.reform is None else {**both, REFORM: self.reform}

    @property
    def institution(self) -> tuple[str, str]:
        """Return whom to ask, and where; empty where it is not known."""
        named = [self.statutes.get(("", key)) for key in ("institution", "institution_address")]
        name, address = ("" if one is None else one.answer for one in named)
        return name, address

    def to_polars(self) -> pl.DataFrame:
        """Return the rights, a row each under each law."""
        return tabulate(self._list_rights(), RightRow)

    def months(self) -> pl.DataFrame:
        """Return pay and benefits by month, person and leave."""
        rows = (
            MonthRow(law, one.month, one.whose, one.instrument, one.days, one.lost_pay, one.benefit,
                     self.wages.currency)
            for law, under in self.laws.items()
            for one in under.months
        )  # fmt: skip
        return tabulate(rows, MonthRow)

    def hours(self) -> pl.DataFrame:
        """Return the usual week of each parent."""
        return tabulate(self._list_hours(), HourRow)

    def to_ask(self) -> pl.DataFrame:
        """Return what to ask."""
        rows = (QuestionRow(one.instrument, one.whose, str(one.text)) for one in self.questions)
        return tabulate(rows, QuestionRow)

    def manifest(self) -> dict[str, object]:
        """Describe how the answer came to be; nobody's name and no pay stand in it."""
        cited = [one.cited for under in self.laws.values() for one in under.rights]
        cited += [one.cited for one in self.protections]
        laws = dict.fromkeys(str(one.source) for one in cited if one.source)
        told = [one.source for one in self.sharing.weeks]
        told += [one.source for one in self.sharing.changes]
        told += [under.cover.source for under in self.laws.values() if under.cover]
        told += [self.care_coverage.source] if self.care_coverage else []
        averages = [one for one in dict.fromkeys(map(str, told)) if one and one not in laws]
        settings: dict[str, object] = {
            "command": "family",
            "country": self.family.country,
            "package": None if self.package is None else self.package.model_dump(mode="json"),
        }
        sources = (
            *(Source(title, "facts of law") for title in sorted(laws)),
            *(Source(title, "") for title in sorted(averages)),
            *self.country.sources,
        )
        return make_manifest(sources, settings, None, [])

    def _list_rights(self) -> Iterator[RightRow]:
        """Lay out the rights of each law."""
        for law, under in self.laws.items():
            for one in under.rights:
                yield _lay(law, one, self.wages.currency)

    def _list_hours(self) -> Iterator[HourRow]:
        """Lay out the week of each parent by activity."""
        for one in self.sharing.weeks:
            week = one.week
            for part in fields(OwnWeek):
                hours = None if week is None else float(getattr(week, part.name))
                yield HourRow(one.whose, part.name, hours, one.origin, one.status, one.source)


def _lay(law: str, one: Right, currency: str) -> RightRow:
    """Lay out one right."""
    return RightRow(
        law=law,
        right=one.instrument,
        part=one.part,
        whose=one.whose,
        standing=one.standing,
        first_day=None if one.span is None else one.span.first.isoformat(),
        last_day=None if one.span is None else one.span.last.isoformat(),
        days=one.days,
        minutes_a_day=one.minutes,
        share_of_pay=one.rate,
        pay="net" if one.of_net else "gross",
        benefit=one.benefit,
        lost_pay=one.lost_pay,
        currency=currency,
        payers=", ".join(one.payers),
        notice_by=None if one.notice_by is None else one.notice_by.isoformat(),
        within=None if one.within is None else one.within.isoformat(),
        days_lost=one.lost,
        days_unsure=one.unsure,
        law_changes_on=", ".join(day.isoformat() for day in one.changes),
        basis=str(one.cited.basis),
        in_force_from=one.cited.in_force_from,
        checked_on=one.cited.checked_on,
        source=str(one.cited.source),
    )
