"""A country carried through the years, small enough for many runs."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pytest

from carepact.core.draws import Sampler
from carepact.data.countries.facts import Country
from carepact.data.countries.population import Population, read_population
from carepact.data.countries.reading import read_country
from carepact.law.present_law import present_law
from carepact.measure.country_hours import CountryHours, published_hours
from carepact.needs.balance import balance_care
from carepact.policy.package import Edit, Package, PhaseIn
from carepact.population.country_inputs import build_inputs
from carepact.simulate.growth_paths import GrowthPaths
from carepact.simulate.projection import Projection
from carepact.simulate.years import simulate_years

YEARS = range(2025, 2034)
DECLARED = GrowthPaths(
    discount_rate=np.asarray(0.03),
    care_wage_growth=np.asarray(0.0),
    tax_share=0.5,
    reallocation_share=0.2,
)


def make_package(edits: Sequence[Edit], begins: int = 2026, ends: int = 2030) -> Package:
    """A package of edits and nothing else."""
    return Package(
        package="test",
        title="Test",
        purpose="A test.",
        phase_in=PhaseIn(begins=begins, ends=ends, shape="linear"),
        edits=tuple(edits),
    )


@dataclass(frozen=True)
class Setting:
    """A country and how finely it is drawn."""

    country: Country
    population: Population
    draws: int = 3
    seed: int = 1
    years: range = YEARS
    paths: GrowthPaths = DECLARED

    @property
    def sampler(self) -> Sampler:
        return Sampler(self.seed, self.draws)

    def hours(self) -> CountryHours:
        return published_hours(self.country, self.sampler)

    def run(self, package: Package) -> Projection:
        inputs = build_inputs(self.country, self.population, self.years, self.sampler)
        balance = balance_care(self.country, self.population, self.sampler)
        law = present_law(inputs)
        return simulate_years(inputs, self.hours(), balance, law, package, self.paths)

    def but(self, **changes: Any) -> "Setting":  # noqa: ANN401 - as `replace` takes them
        return replace(self, **changes)


@pytest.fixture(scope="session")
def setting() -> Callable[[str], Setting]:
    """Make a setting of a country by its code."""
    return lambda code: Setting(read_country(code), read_population(code))
