"""The books of a thousand random packages: every check of the ledger holds on each of them.

Each draw of a run has a law of its own, so that every draw is a random package, phased in
between random years.
"""

from collections.abc import Callable

import numpy as np
import pytest
from tests.simulate.conftest import Setting

from carepact.core.parameter_tables import AXES, SHARES
from carepact.law.law import Law
from carepact.law.present_law import present_law
from carepact.law.years import expand
from carepact.ledger.checks import check_books
from carepact.ledger.flows import post_flows
from carepact.needs.balance import balance_care
from carepact.policy.rules.arguments import LawValues
from carepact.policy.shipped_instruments import instrument_names, shipped_instrument
from carepact.population.country_inputs import build_inputs
from carepact.simulate.years import simulate_laws

pytestmark = pytest.mark.long

Make = Callable[[str], Setting]
PACKAGES_A_COUNTRY = 250
EDITED = 0.4
"""Chance that a package edits a parameter."""
GREATEST = 60.0
"""Stands for a range without end."""


def invent_laws(law: Law, years: range, packages: int, seed: int) -> LawValues:
    """Edit present law at random, a package a draw, shape (1 + packages, years, labels)."""
    generator = np.random.Generator(np.random.Philox(seed))
    begins = generator.integers(years[0], years[-1], 1 + packages)
    length = generator.integers(1, len(years), 1 + packages)
    elapsed = np.clip((np.array(years) - begins[:, None]) / length[:, None], 0, 1)[..., None]
    invented: dict[str, dict[str, np.ndarray]] = {}
    for name in instrument_names():
        invented[name] = {}
        for key, before in expand(law, None, years)[name].items():
            parameter = shipped_instrument(name).parameters[key]
            shape = (1 + packages, 1, before.shape[-1])
            low, high = parameter.range
            target = low + (min(high, low + GREATEST) - low) * generator.random(shape)
            if parameter.type.startswith(SHARES) and AXES[parameter.type]:
                parts = generator.gamma(0.5, size=shape) + 1e-3
                target = parts / parts.sum(axis=-1, keepdims=True)
            touched = generator.random((1 + packages, 1, 1)) < EDITED
            start = np.where(np.isfinite(before), before, target)
            mixed = start + elapsed * (target - start)
            invented[name][key] = np.where(touched, mixed, before)
    return invented


OTHERS = [pytest.param(code, marks=pytest.mark.campaign) for code in ("SEN", "JPN", "USA")]


@pytest.mark.parametrize("code", ["KEN", *OTHERS])
def test_every_check_of_the_books_holds_on_random_packages(setting: Make, code: str) -> None:
    """250 packages a country; three further countries in the campaign."""
    place = setting(code).but(draws=PACKAGES_A_COUNTRY, years=range(2028, 2031))
    inputs = build_inputs(place.country, place.population, place.years, place.sampler)
    law = present_law(inputs)
    laws = expand(law, None, place.years), invent_laws(law, place.years, place.draws, place.seed)
    balance = balance_care(place.country, place.population, place.sampler)
    path = simulate_laws(inputs, place.hours(), balance, law, laws, place.paths, "random")

    costs = (
        path.values["cost_by_payer"]
        .sel(scenario="demand")
        .sum(["instrument", "payer"])
        .isel(year=-1)
    )
    assert len(np.unique(costs.round(2))) > 0.99 * PACKAGES_A_COUNTRY
    draws = {f"package {place}": place for place in range(1, 1 + PACKAGES_A_COUNTRY)}
    checks = check_books(path, post_flows(path.values, draws), draws)
    assert len(checks) > 10
    assert sum(check.compared for check in checks) > 100 * PACKAGES_A_COUNTRY
