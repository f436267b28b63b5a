"""Money of one year in prices of a later one: by the GDP deflator of who issues it.

References
----------
World Bank, World Development Indicators, inflation by the GDP deflator (NY.GDP.DEFL.KD.ZG), by
way of Gapminder (Systema Globalis, March 2026), CC BY 4.0.
"""

from __future__ import annotations

import csv
import functools
from importlib import resources
from typing import NamedTuple

from carepact.data.countries.facts import BASE_YEAR


class Prices(NamedTuple):
    """What an amount of money has to be multiplied by to stand in prices of a later year."""

    factor: float
    first: int
    last: int
    """As near to the base year as the series goes; the first year where it is not known."""
    source: str = "GDP deflator, World Bank, World Development Indicators, by way of Gapminder"


def find_prices(country: str, first: int) -> Prices:
    r"""Find the factor that brings a country's money to prices of the base year.

    Parameters
    ----------
    country : str
        ISO 3166-1 alpha-3.
    first : int
        Year in whose prices the money stands.

    Returns
    -------
    Prices
        :math:`\prod_{t = first + 1}^{last} (1 + \pi_t)` over the years that follow one another
        in the table, to the base year at the latest. [factor]
    """
    known = _read_growth().get(country, {})
    factor, last = 1.0, first
    while last < BASE_YEAR and last + 1 in known:
        last += 1
        factor *= 1 + known[last]
    return Prices(factor, first, last)


def find_dollar_prices() -> Prices:
    """Find the factor that brings PPP dollars of 2021 to prices of the base year.

    An international dollar is worth what a dollar is in the United States.
    """
    return find_prices("USA", 2021)


@functools.cache
def _read_growth() -> dict[str, dict[int, float]]:
    """Read the growth of the deflator by country and year. [share a year]"""
    path = resources.files("carepact.data.countries").joinpath("price_growth.csv")
    found: dict[str, dict[int, float]] = {}
    for row in csv.DictReader(path.read_text("utf-8").splitlines()):
        found.setdefault(row["country"], {})[int(row["year"])] = float(row["growth"]) / 100
    return found
