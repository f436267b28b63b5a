"""A country laid out for rules, with few draws."""

from __future__ import annotations

import functools
from pathlib import Path

from carepact.core.draws import Sampler
from carepact.data.countries.population import read_population
from carepact.data.countries.reading import read_country
from carepact.population.country_inputs import CountryInputs, build_inputs

YEARS = tuple(range(2025, 2029))


@functools.cache
def inputs_of(code: str, draws: int = 20, own_facts: Path | None = None) -> CountryInputs:
    """Lay out a country from 2025 to 2028."""
    return build_inputs(
        read_country(code, own_facts), read_population(code), YEARS, Sampler(1, draws)
    )
