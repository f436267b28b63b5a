"""What a country's law says to one family: days before the birth, twins, notice, conditions.

A table of its own beside that of all countries, for those whose statutes were read one by one;
where it says nothing the answer is unknown, never assumed.
"""

from __future__ import annotations

import calendar
import functools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from carepact.core.messages import _
from carepact.core.plain_numbers import is_number
from carepact.core.units import DAYS_OF, DAYS_PER_YEAR, MONTHS_PER_YEAR
from carepact.data.countries.country_search import find_country
from carepact.data.countries.dictionary import read_shipped
from carepact.data.countries.facts import known_countries
from carepact.data.countries.law import NO, YES
from carepact.data.countries.law_dates import find_date_faults, read_in_force
from carepact.data.countries.row_checks import (
    find_country_fault,
    find_source_fault,
    refuse_tables,
)

Kind = Literal["number", "yes_no", "text"]


@dataclass(frozen=True)
class FamilyProvisionKind:
    """What is asked of a statute."""

    name: str
    instrument: str
    """Instrument that it belongs to; empty for what belongs to none."""
    aspect: str
    """What of the instrument it tells, e.g. `days_before_birth`."""
    kind: Kind
    title: str
    """What it asks, for the page of what is known; English."""


@dataclass(frozen=True)
class FamilyProvision:
    """What one country's statute says."""

    asked: FamilyProvisionKind
    answer: str
    unit: str
    in_force_from: str
    """Day from which it holds, `by` before it where the source tells only that it held then."""
    checked_on: str
    basis: str
    """Law and article."""
    source: str

    @property
    def number(self) -> float:
        """Return a number. [unit]"""
        return float(self.answer)

    @property
    def days(self) -> int:
        """Return a length in whole days, months and years as long as they are on average. [days]"""
        return round(self.number * DAYS_OF_UNIT[self.unit])

    def after(self, day: date) -> date:
        """Return the day so long after another: months and years by the calendar."""
        return self._shift(day, 1)

    def before(self, day: date) -> date:
        """Return the day so long before another: months and years by the calendar."""
        return self._shift(day, -1)

    def _shift(self, day: date, sign: int) -> date:
        months = MONTHS_OF_UNIT.get(self.unit)
        if months is None:
            return day + timedelta(days=sign * self.days)
        return add_months(day, sign * round(self.number * months))

    @property
    def holds(self) -> bool:
        """Tell whether the answer is yes."""
        return self.answer == YES


MONTHS_OF_UNIT = {"months": 1, "years": MONTHS_PER_YEAR}
DAYS_OF_UNIT = {**DAYS_OF, "years": DAYS_PER_YEAR}
"""Calendar days of each unit in which statutes tell a length. [days]"""
OTHER_UNITS = ("share", "share of net pay", "minutes a day", "working days a year")
MONEY = re.compile(r"[A-Z]{3} (a day|a week|a month|a year|for 28 days)")
"""How an amount of money over time is written, e.g. `GBP a week`."""
Statutes = Mapping[tuple[str, str], FamilyProvision]
"""Provisions by instrument and aspect."""


def add_months(day: date, months: int) -> date:
    """Return the same day of another month, its last day where it has no such day.

    Examples
    --------
    >>> add_months(date(2028, 2, 29), 12)
    datetime.date(2029, 2, 28)
    """
    year, month = divmod(day.year * MONTHS_PER_YEAR + day.month - 1 + months, MONTHS_PER_YEAR)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


@functools.cache
def family_provision_kinds() -> Mapping[str, FamilyProvisionKind]:
    """Return the dictionary of what is asked of statutes, by name."""
    kinds: dict[str, Kind] = {"number": "number", "yes_no": "yes_no", "text": "text"}
    return {
        row["provision"]: FamilyProvisionKind(
            row["provision"],
            row["instrument"],
            row["aspect"],
            kinds[row["kind"]],
            row["title"],
        )
        for row in read_shipped("law", "family_provisions.csv")
    }


def read_statutes(country: str, day: date) -> Statutes:
    """Read what a country's statutes say to a family on a day.

    Parameters
    ----------
    country : str
        ISO 3166-1 alpha-3, or name.
    day : date
        Day whose law is asked for.

    Returns
    -------
    mapping of (instrument, aspect) to FamilyProvision
        What is known; empty where nobody has read the country's statutes. Where only a later
        law is known, nothing is.

    Raises
    ------
    ParameterError
        If the country is unknown.
    """
    return _read_on(find_country(country), day)


@functools.lru_cache(maxsize=4096)
def _read_on(country: str, day: date) -> Statutes:
    """Read what statutes say on a day, which a family asks for again and again."""
    found: dict[tuple[str, str], FamilyProvision] = {}
    for one in _provisions_by_country().get(country, ()):
        if one.in_force_from.startswith("by ") or read_in_force(one.in_force_from) <= day:
            found[one.asked.instrument, one.asked.aspect] = one
    return found


def list_provisions(country: str) -> tuple[FamilyProvision, ...]:
    """List all that is known of a country's statutes, by the day from which it holds."""
    return _provisions_by_country().get(find_country(country), ())


def list_statute_days(country: str) -> tuple[date, ...]:
    """List the days on which what is known of a country's statutes changes."""
    begun = (one.in_force_from for one in list_provisions(country))
    return tuple(sorted({read_in_force(day) for day in begun if not day.startswith("by ")}))


def countries_of_statutes() -> tuple[str, ...]:
    """List the countries whose statutes were read one by one, ISO 3166-1 alpha-3."""
    return tuple(sorted(_provisions_by_country()))


def find_statute_faults(rows: tuple[dict[str, str], ...]) -> Iterator[str]:
    """Word every fault of a table of statutes, whose first row stands in line 2."""
    kinds = family_provision_kinds()
    seen: dict[tuple[str, ...], int] = {}
    for number, row in enumerate(rows, start=2):
        yield from find_country_fault(number, row, known_countries())
        yield from find_source_fault(number, row)
        yield from find_date_faults(number, row)
        asked = kinds.get(row["provision"])
        if asked is None:
            yield _(
                "line {line}: there is no provision '{name}'. law/family_provisions.csv lists "
                "them.",
                line=number,
                name=row["provision"],
            )
        elif not _is_answer(asked.kind, row["answer"]):
            yield _(
                "line {line}: '{text}' is no answer to {name}. Write {wanted}.",
                line=number,
                text=row["answer"],
                name=asked.name,
                wanted={"number": "0.5", "yes_no": f"{YES}, {NO}", "text": "…"}[asked.kind],
            )
        if asked is not None and not _is_unit(asked.kind, row["unit"]):
            yield _(
                "line {line}: '{text}' is no unit of {name}. Write {wanted}.",
                line=number,
                text=row["unit"],
                name=asked.name,
                wanted={"number": "days, months, share, EUR a week"}.get(asked.kind, asked.kind),
            )
        absent = row["answer"] in ("0", NO)  # no law of it can be cited
        if not row["basis"].strip() and not absent and (asked is None or asked.kind != "text"):
            yield _("line {line}: there is no law. Name the act and its article.", line=number)
        key = row["country"], row["provision"], row["in_force_from"]
        if key in seen:
            yield _(
                "line {line}: {name} of {country} stands in line {first} too. Keep one.",
                line=number,
                name=key[1],
                country=key[0],
                first=seen[key],
            )
        seen.setdefault(key, number)


def _is_answer(kind: Kind, text: str) -> bool:
    """Tell whether a text answers a question of a kind."""
    if kind == "number":
        return is_number(text) and float(text) >= 0
    return text in (YES, NO) if kind == "yes_no" else bool(text.strip())


def _is_unit(kind: Kind, text: str) -> bool:
    """Tell whether answers of a kind have a unit."""
    if kind != "number":
        return text == kind
    return text in DAYS_OF_UNIT or text in OTHER_UNITS or bool(MONEY.fullmatch(text))


@functools.cache
def _provisions_by_country() -> Mapping[str, tuple[FamilyProvision, ...]]:
    """Read and check the table, the provisions of each country by the day they begin."""
    rows = read_shipped("law", "family.csv")
    refuse_tables("data/countries", {"law/family.csv": find_statute_faults(rows)})
    kinds = family_provision_kinds()
    found: dict[str, list[FamilyProvision]] = {}
    for row in sorted(
        rows, key=lambda row: (row["in_force_from"][:2] != "by", row["in_force_from"])
    ):
        provision = FamilyProvision(
            kinds[row["provision"]], row["answer"], row["unit"], row["in_force_from"],
            row["checked_on"], row["basis"], row["source"],
        )  # fmt: skip
        found.setdefault(row["country"], []).append(provision)
    return {country: tuple(of_one) for country, of_one in found.items()}
