"""Which money is in use in a country, as the Unicode Common Locale Data Repository tells."""

from __future__ import annotations

import functools
from datetime import date

from carepact.data.countries.facts import BASE_YEAR, known_countries


@functools.cache
def currencies_of(country: str) -> tuple[str, ...]:
    """List the currencies that are legal tender in a country in the base year.

    Parameters
    ----------
    country : str
        ISO 3166-1 alpha-3.

    Returns
    -------
    tuple of str
        ISO 4217 codes, the country's own before a neighbour's that is tender beside it; empty
        where the repository does not know the country.

    References
    ----------
    Unicode Consortium, Common Locale Data Repository, supplemental data: territory aliases and
    currency data; read from the copy that Babel carries.
    """
    from babel.core import get_global  # noqa: PLC0415 - few studies name a currency
    from babel.numbers import get_territory_currencies  # noqa: PLC0415

    short = get_global("territory_aliases").get(country, [])
    if not short:
        return ()
    found = get_territory_currencies(short[0], date(BASE_YEAR, 1, 1))
    return tuple(sorted(found, key=lambda code: not code.startswith(short[0])))


@functools.cache
def known_currencies() -> frozenset[str]:
    """List every currency that is legal tender somewhere in the base year."""
    return frozenset(code for country in known_countries() for code in currencies_of(country))
