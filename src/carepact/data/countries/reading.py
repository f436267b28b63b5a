"""Read a country: what ships and what the user gives, in one."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from carepact.core.errors import DataError
from carepact.core.messages import _
from carepact.core.provenance import Source
from carepact.data.countries.changes import country_on, date_facts
from carepact.data.countries.country_search import find_country
from carepact.data.countries.dictionary import read_indicators
from carepact.data.countries.facts import (
    Country,
    Fact,
    known_countries,
    shipped_facts,
)
from carepact.data.countries.kin import tie_totals
from carepact.data.countries.law import read_parts
from carepact.data.countries.law_dates import last_checked
from carepact.data.countries.own_facts import read_own_facts


def read_country(code: str, own_facts: Path | None = None) -> Country:
    """Read what is known of a country.

    Parameters
    ----------
    code : str
        Country, ISO 3166-1 alpha-3.
    own_facts : Path, optional
        File of own figures, of the same shape as the shipped tables; they take the place of
        the shipped ones.

    Returns
    -------
    Country
        Its figures, each with year, source, status and interval.

    Raises
    ------
    ParameterError
        If the country is unknown.
    DataError
        If the file has faults (all at once), or holds nothing of this country.
    """
    code = find_country(code)
    if own_facts is None:
        return _assemble_shipped(code)
    own = read_own_facts(own_facts)
    if code not in own.by_country:
        raise DataError(
            _(
                "{file}: no line is of {country}. Add its figures, or leave the file out.",
                file=own_facts.name,
                country=code,
            )
        )
    return _assemble(code, own.by_country[code], (own.source,))


def read_countries(own_facts: Path | None = None) -> dict[str, Country]:
    """Read what is known of every country, by code; the file is read once.

    Parameters
    ----------
    own_facts : Path, optional
        File of own figures of any number of countries, as for `read_country`.

    Raises
    ------
    DataError
        If the file has faults: all at once.
    """
    if own_facts is None:
        return {code: _assemble_shipped(code) for code in known_countries()}
    own = read_own_facts(own_facts)
    files = dict.fromkeys(own.by_country, (own.source,))
    return {
        code: _assemble(code, own.by_country.get(code, {}), files.get(code, ()))
        for code in known_countries()
    }


def _mark_parts(code: str) -> dict[str, Fact]:
    """Return a country's shipped figures, those marked that are law of one part of it alone."""
    shipped, parts = shipped_facts(code), read_parts(code)
    marked = {
        name: replace(shipped[name], part=part)
        for name, part in parts.items()
        if name in shipped and shipped[name].value
    }
    return shipped | marked


@functools.cache
def _assemble_shipped(code: str) -> Country:
    """Bring a country's shipped figures together, once: nobody writes into what is shared."""
    return _assemble(code, {}, ())


def _assemble(code: str, own: Mapping[str, Fact], files: tuple[Source, ...]) -> Country:
    """Bring a country's shipped and own figures together, in the order of the dictionary."""
    shipped, named = _mark_parts(code), known_countries()[code]
    country = Country(
        code=code,
        region=named["region"],
        income_group=named["income_group"],
        facts=tie_totals(
            {
                name: own.get(name) or shipped[name]
                for name in read_indicators()
                if name in own or name in shipped
            }
        ),
        sources=(),
        dated=date_facts(code, shipped, own),
    )
    today = country_on(country, last_checked())
    used = [*today.facts.values(), *(one.fact for of in today.dated.values() for one in of)]
    stands = dict.fromkeys((fact.source, fact.licence) for fact in used if fact.status != "imputed")
    return replace(today, sources=(*(Source(title, licence) for title, licence in stands), *files))
