"""What is known of a country beside its law: what people earn there, and how they share care."""

from __future__ import annotations

from dataclasses import dataclass
from typing import get_args

from carepact.core.draws import Sampler
from carepact.core.errors import CareError, DataError, ParameterError
from carepact.data.countries.drawn_country import DrawnCountry
from carepact.data.countries.facts import BASE_YEAR, Country
from carepact.data.countries.income_group import group_income
from carepact.data.countries.population import list_population, read_population
from carepact.law.care_coverage import read_care_coverage
from carepact.levels.family.members import Family, Need
from carepact.levels.family.rows import Wages
from carepact.measure.country_hours import CountryHours, published_hours
from carepact.population.country_inputs import CountryInputs, build_inputs
from carepact.studies.study_file.local_currency import find_local_currency

POINT = Sampler(1, 0)
"""One family meets the law as it is written, and averages as they stand."""
DOLLARS = "PPP"
"""Money of averages where no factor to the country's own is known."""


@dataclass(frozen=True)
class Averages:
    """What people earn in a country."""

    wages: Wages
    income_group: str

    def law_of(self, country: Country) -> DrawnCountry:
        """Lay out the country whose law is read, at the point alone."""
        return DrawnCountry(country, self.income_group, country.facts, POINT)


def find_averages(country: Country, family: Family) -> Averages:
    """Find what is earned in a country, in the family's money where its factor is known."""
    return Averages(find_wages(country, family.currency), group_income(country))


def find_wages(country: Country, told: str) -> Wages:
    """Find average wages in a money that is told; none where facts of the country are missing."""
    local = find_local_currency(country)
    if country.code not in list_population():
        return Wages(told or DOLLARS, 0)
    try:
        inputs = build_inputs(country, read_population(country.code), [BASE_YEAR], POINT)
    except (CareError, DataError):
        return Wages(told or DOLLARS, 0)
    if local is None or (told and told != local.code):
        return Wages(told, 0) if told else _lay(inputs, DOLLARS, BASE_YEAR, 1.0)
    return _lay(inputs, local.code, local.year, local.per_ppp_dollar)


def _lay(inputs: CountryInputs, currency: str, year: int, factor: float) -> Wages:
    """Lay out wages in a money."""
    women, men = (float(inputs.pay.earnings[sex][0, 0]) * factor for sex in (0, 1))
    return Wages(
        currency=currency,
        year=year,
        mean=float(inputs.pay.mean[0, 0, 0]) * factor,
        by_sex=(women, men),
        minimum=float(inputs.minimum_wage()[0, 0, 0]) * factor,
        contribution=float(inputs.pay.contribution[0, 0, 0]),
        weeks_at_work=float(inputs.assume("ground", "weeks_at_work")[0, 0, 0]),
    )


def find_hours(country: Country) -> CountryHours | None:
    """Find the unpaid hours of the country's women and men; None where none are known."""
    try:
        return published_hours(country, POINT)
    except DataError:
        return None


@dataclass(frozen=True)
class CareCoverage:
    """How many persons in need get paid care in a country: an average, no right."""

    by_need: dict[Need, float]
    """By level of need. [share]"""
    status: str
    source: str


def find_care_coverage(country: Country) -> CareCoverage | None:
    """Find how many persons in need get paid care; None where nothing tells."""
    try:
        read = read_care_coverage(country, POINT)
    except ParameterError:
        return None
    levels: tuple[Need, ...] = get_args(Need)
    by_need = {level: float(read.value[0, place]) for place, level in enumerate(levels)}
    return CareCoverage(by_need, read.origin.status, str(read.origin.source))
