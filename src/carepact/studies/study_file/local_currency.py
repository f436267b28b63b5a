"""A country's own money beside PPP dollars, where its study names none."""

from __future__ import annotations

from carepact.data.countries.currencies import currencies_of
from carepact.data.countries.facts import Country, Fact
from carepact.data.countries.prices import find_prices
from carepact.studies.study_file.country_checks import LOCAL_FACTOR
from carepact.studies.study_file.model import Currency


def find_local_currency(country: Country) -> Currency | None:
    """Find the usual money of a country and its derived factor; None where either is unknown."""
    fact, used = country.fact(LOCAL_FACTOR), currencies_of(country.code)
    if fact is None or not used:
        return None
    return bring_to_today(used[0], country.code, fact)


def bring_to_today(code: str, country: str, fact: Fact) -> Currency:
    """Bring a derived factor to prices of the base year, as far as the deflator goes.

    A factor that a user or a study gives is left in prices of its own year.
    """
    if fact.own:
        return Currency(code, fact.number, fact.year, fact.source, fact.status)
    prices = find_prices(country, fact.year)
    raised = fact.number * prices.factor
    source = fact.source
    if prices.last > fact.year:
        source += f"; brought from prices of {fact.year} to {prices.last}: {prices.source}"
    return Currency(code, raised, prices.last, source, fact.status)
