"""The books of real countries under shipped packages: what the model writes, they can hold."""

from __future__ import annotations

import numpy as np
import pytest

from carepact.core.draws import Sampler
from carepact.data.countries.population import read_population
from carepact.data.countries.reading import read_country
from carepact.law.present_law import present_law
from carepact.ledger.draws import net_of_state
from carepact.ledger.ledger import post_projection
from carepact.measure.country_hours import published_hours
from carepact.needs.balance import balance_care
from carepact.policy.package_files import shipped_package
from carepact.population.country_inputs import build_inputs
from carepact.simulate.growth_paths import GrowthPaths
from carepact.simulate.projection import PRESENT_LAW, Projection
from carepact.simulate.years import simulate_years

SEED, DRAWS = 1, 20
YEARS = [2025, 2026, 2030, 2040]


def path_of(code: str, package: str) -> Projection:
    """Carry a country and a shipped package through some years."""
    country, population = read_country(code), read_population(code)
    inputs = build_inputs(country, population, YEARS, Sampler(SEED, DRAWS))
    return simulate_years(
        inputs,
        published_hours(country, Sampler(SEED, DRAWS)),
        balance_care(country, population, Sampler(SEED, DRAWS)),
        present_law(inputs),
        shipped_package(package),
        GrowthPaths(np.asarray(0.02), np.asarray(0.0), 0.0, 0.0),
    )


@pytest.mark.parametrize("package", ["universal-care", "co-responsibility"])
@pytest.mark.parametrize("code", ["KEN", "SEN"])
def test_a_country_s_books_hold_and_present_law_costs_nothing_more(code: str, package: str) -> None:
    projection = path_of(code, package)
    books = post_projection(projection)
    assert len(books.draws) == 4
    net = net_of_state(projection.values)
    assert (net.sel(scenario=PRESENT_LAW) == 0).all()
    assert net.sel(scenario="demand", draw=0, year=2040) > 0
    shares = books.profiles.shares
    assert np.isfinite(shares.to_numpy()).all()
    assert shares.sum("sharer").to_numpy() == pytest.approx(1.0)
    assert (books.profiles.women_in_families > 0.5).sel(draw=0).all()
