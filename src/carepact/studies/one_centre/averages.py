"""What is known of a centre's country: wages in its money, and how many families it has."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

import numpy as np

from carepact.core.arrays import FloatArray
from carepact.core.draws import Sampler
from carepact.core.errors import CareError
from carepact.core.messages import say
from carepact.data.countries.facts import BASE_YEAR, Country
from carepact.data.countries.population import list_population, read_population
from carepact.levels.community.centre import HourValue
from carepact.levels.community.comparing import Market
from carepact.levels.community.work import read_occupations
from carepact.policy.rules.staffing import LabourMarket
from carepact.population.columns_of_country import count_families, hourly, lay_market
from carepact.population.country_inputs import CountryInputs, build_inputs
from carepact.simulate.staff_hours import value_hour
from carepact.studies.study_file.country_checks import LOCAL_FACTOR
from carepact.studies.study_file.local_currency import find_local_currency

POINT = Sampler(1, 0)
"""Averages as they stand, without draws."""


@dataclass(frozen=True)
class CentreAverages:
    """What is known of the country of a centre."""

    market: Market | None = None
    """Its wages; None where they are not known in the centre's money."""
    hour: HourValue | None = None
    """Elementary work, the least that replaces an hour of care; other wages by what is done."""
    contributions: Decimal | None = None
    """Employers' contributions over wages; None where they are not known. [share]"""
    sources: tuple[str, ...] = ()
    """Of the wages."""
    families: float | None = None
    """Families with a child under 6 in the year of the centre. [families]"""
    year: int = BASE_YEAR
    """Year of those families."""


def find_averages(country: Country, currency: str, year: int) -> CentreAverages:
    """Find what is known of a country, in the money of a centre.

    Parameters
    ----------
    country : Country
        With the user's own figures in it.
    currency : str
        Code of the centre's money.
    year : int
        Year whose families are counted; the base year where it lies before.
    """
    year = max(year, BASE_YEAR)
    if country.code not in list_population():
        return CentreAverages(year=year)
    try:
        people = read_population(country.code)
        inputs = build_inputs(country, people, range(BASE_YEAR, year + 1), POINT)
    except CareError:
        return CentreAverages(year=year)
    families = float(count_families(inputs)[0, -1, 0])
    local = find_local_currency(country)
    own = local.per_ppp_dollar if local is not None and local.code == currency else None
    market = _lay_market(inputs, own or 1.0)
    contributions = Decimal(f"{float(market.contribution[0]):.4f}")
    if local is None or own is None:
        return CentreAverages(families=families, year=year, contributions=contributions)
    fact = country.fact(LOCAL_FACTOR)
    source = "" if fact is None else str(fact.source)
    hour = HourValue(
        wage=Decimal(f"{float(value_hour(inputs)[0, 0]) * own:.2f}"),
        contributions=contributions,
        origin="average",
        source=say("an hour of elementary work in {country}", country=country.name),
        year=local.year,
        by_work=tuple(
            (what, _find_wage(inputs, one.fact, own)) for what, one in read_occupations().items()
        ),
    )
    return CentreAverages(
        market=Market(market, local.year, source),
        hour=hour,
        contributions=contributions,
        sources=tuple(dict.fromkeys(_list_sources(country))),
        families=families,
        year=year,
    )


def _list_sources(country: Country) -> Iterator[str]:
    """List the sources of the facts by which an hour of work is valued."""
    ratios = (one.fact for one in read_occupations().values())
    for name in ("earn_month_ppp_f", "earn_month_ppp_m", "hours_week", *ratios):
        if (fact := country.fact(name)) is not None:
            yield str(fact.source)


def _find_wage(inputs: CountryInputs, ratio: str, factor: float) -> Decimal:
    """Return the wage of an hour of those whose ratio to the mean wage it is. [own money]"""
    wage = hourly(inputs, inputs.number(ratio) * inputs.pay.mean)[0, 0, 0]
    return Decimal(f"{float(wage) * factor:.2f}")


def _lay_market(inputs: CountryInputs, factor: float) -> LabourMarket:
    """Lay out what work costs in the base year, in the country's own money, shape (1,)."""
    found = lay_market(inputs)

    def take(values: FloatArray, by: float = 1.0) -> FloatArray:
        """Take the point of the base year."""
        return np.array([float(np.asarray(values)[0, 0, 0]) * by])

    return LabourMarket(
        mean_wage=take(found.mean_wage, factor),
        minimum_wage=take(found.minimum_wage, factor),
        contribution=take(found.contribution),
        hours_at_work=take(found.hours_at_work),
    )
