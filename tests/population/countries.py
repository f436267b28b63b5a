"""A country laid out for rules, with few draws."""

from __future__ import annotations

import functools
from pathlib import Path

from carepact.core.draws import Sampler
from carepact.data.countries.population import read_population
from carepact.data.countries.reading import read_country
from carepact.population.country_inputs import Ground, lay_ground

YEARS = tuple(range(2025, 2029))


@functools.cache
def ground_of(code: str, draws: int = 20, own_facts: Path | None = None) -> Ground:
    """Lay out a country from 2025 to 2028."""
    return lay_ground(
        read_country(code, own_facts), read_population(code), YEARS, Sampler(1, draws)
    )
