"""What is known of a country, and of all: figures, their status, and what they are good for."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from carepact.core.errors import CareError, ParameterError
from carepact.core.messages import _
from carepact.data.countries.facts import Country, known_countries
from carepact.data.countries.grades import grade_country
from carepact.data.countries.law import read_enforcement, read_practice
from carepact.data.countries.population import list_population, read_population
from carepact.data.countries.reading import read_country
from carepact.needs.balance import balance_care
from carepact.population.second_sources import compare_levels
from carepact.studies.profile.profile import CountryProfile, Overview
from carepact.validate.present_levels import compare_present_law


def profile_country(
    code: str, own_facts: Path | None = None, free_age_years: float | None = None
) -> CountryProfile:
    """Bring together what is known of a country, the user's own figures first.

    Raises
    ------
    CareError
        If the country is unknown, or the file has faults.
    """
    return profile_of(read_country(code, own_facts), free_age_years)


def profile_of(country: Country, free_age_years: float | None = None) -> CountryProfile:
    """Bring together what is known of a country that has been read."""
    known = country.code in list_population()
    people = read_population(country.code) if known else None
    bare = CountryProfile(
        country,
        grade_country(country),
        practice=read_practice(country.code),
        enforcement=read_enforcement(country.code),
    )
    levels = compare_levels(country, people, bare.sampler)
    graded = replace(bare, levels=levels, population=people)
    if people is None:
        return replace(
            graded,
            lacking=_("{country}: its people by age and sex are not known.", country=country.name),
        )
    try:
        balance = balance_care(country, people, graded.sampler, free_age_years=free_age_years)
    except ParameterError as missing:
        return replace(graded, lacking=str(missing))
    balanced = replace(graded, balance=balance)
    try:
        present = compare_present_law(country, people, bare.sampler)
    except CareError as missing:
        return replace(balanced, levels_lacking=str(missing))
    return replace(balanced, levels=(*levels, *present))


def list_countries() -> Overview:
    """Bring together what is known of every country."""
    countries = [read_country(code) for code in known_countries()]
    return Overview(tuple(CountryProfile(one, grade_country(one)) for one in countries))
