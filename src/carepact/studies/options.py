"""What could be done about care: the whole catalogue, or what fits a country and is missing."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path

from carepact.data.countries.law import read_law
from carepact.data.countries.population import list_population, read_population
from carepact.data.countries.reading import read_country
from carepact.policy.options import Context, choose_options, shipped_options
from carepact.review.agenda import find_agenda
from carepact.review.context import find_circumstances
from carepact.review.option_lists import CountryOptions, OptionList


def list_options(wanted: Mapping[str, str | None]) -> OptionList:
    """Choose options of the catalogue by aim, field, actor and context."""
    return OptionList(choose_options(shipped_options(), wanted), wanted)


def review_options(
    code: str,
    own_facts: Path | None,
    wanted: Mapping[str, str | None],
    declared: Collection[Context],
) -> CountryOptions:
    """Find what fits a country, what it has, and its agenda.

    Raises
    ------
    CareError
        If the country or a word is unknown, or the file has faults.
    """
    options = choose_options(shipped_options(), wanted)
    country = read_country(code, own_facts)
    people = read_population(country.code) if country.code in list_population() else None
    circumstances = find_circumstances(country, people, declared)
    law = read_law(country.code)
    return CountryOptions(find_agenda(country, law, options, circumstances), wanted)
