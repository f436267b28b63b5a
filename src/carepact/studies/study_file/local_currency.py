"""A country's own money beside PPP dollars, where its study names none."""

from __future__ import annotations

from carepact.data.countries.currencies import currencies_of
from carepact.data.countries.facts import Country
from carepact.studies.study_file.country_checks import LOCAL_FACTOR
from carepact.studies.study_file.model import Currency


def find_local_currency(country: Country) -> Currency | None:
    """Find the usual money of a country and its derived factor; None where either is unknown."""
    fact, used = country.fact(LOCAL_FACTOR), currencies_of(country.code)
    if fact is None or not used:
        return None
    return Currency(used[0], fact.number, fact.year, fact.source, fact.status)
