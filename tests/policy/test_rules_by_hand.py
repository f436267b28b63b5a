"""The rules of every instrument on spread wages, on blocks of rows and on their own parameters.

Arithmetic by hand, an instrument at a time, is declared in `tests/cases/`.
"""

from __future__ import annotations

from dataclasses import fields

import numpy as np
import pytest
from scipy.special import ndtr, ndtri
from tests.policy.rows import DAY, compute, values_of

from carepact.policy.instrument import PAYERS, forms_of
from carepact.policy.rules.leave import replace_wage
from carepact.policy.rules.outcome import Outcome
from carepact.policy.shipped_instruments import instrument_names, shipped_instrument

SIGMA = 0.7


def test_a_ceiling_cuts_high_wages_and_not_the_mean() -> None:
    # Lognormal wages of mean 1: E[min(0.8 w, 1)] = 0.8 F1(1.25) + 1 - F(1.25) = 0.642, where
    # the mean wage alone would give min(0.8, 1) = 0.80.
    u = (np.arange(1_000_000) + 0.5) / 1_000_000
    wages = np.exp(SIGMA * ndtri(u) - SIGMA**2 / 2)
    one = np.ones(())

    rate = replace_wage(wages, np.ones_like(wages), 0.8 * one, 0 * one, one)

    assert rate.mean() == pytest.approx(0.642, abs=5e-4)


def test_a_ceiling_on_ten_equal_cells_is_nearly_that_on_persons() -> None:
    # Mean wage of a decile: 10 (Phi(z_high - s) - Phi(z_low - s)).
    edges = ndtr(ndtri(np.arange(11) / 10) - SIGMA)
    wages = 10 * np.diff(edges)
    one = np.ones(())

    rate = replace_wage(wages, np.ones(10), 0.8 * one, 0 * one, one)

    assert rate.mean() == pytest.approx(0.644, abs=5e-4)


@pytest.mark.parametrize("name", instrument_names())
def test_one_family_a_cell_and_a_block_of_a_million_give_the_same_number(
    name: str,
) -> None:
    instrument = shipped_instrument(name)
    values = values_of(name)
    for key in instrument.traits.absent_when_zero:  # an instrument may ship as none of it
        if not values[key].any():
            values[key] = values[key] + instrument.parameters[key].range[1]
    family = compute(name, values, 1, 1.0)
    cell = compute(name, values, 1, 1_000_000.0)
    block = compute(name, values, 1_000_000, 1.0)

    assert family.cost.sum() > 0
    assert cell.cost.sum() / 1e6 == pytest.approx(family.cost.sum(), rel=1e-9)
    assert block.cost.sum() / 1e6 == pytest.approx(family.cost.sum(), rel=1e-9)
    for provider, hours in family.provider_hours.items():
        assert block.provider_hours[provider].sum() / 1e6 == pytest.approx(hours.sum(), rel=1e-9)


@pytest.mark.parametrize("name", instrument_names())
def test_every_parameter_is_an_argument_of_the_rules(name: str) -> None:
    terms = {part.name for part in fields(forms_of(name)["terms"])}

    assert terms | {PAYERS} == set(shipped_instrument(name).parameters)


def test_every_instrument_ships_payers_that_sum_to_one() -> None:
    for name in instrument_names():
        assert shipped_instrument(name).values_at(DAY)[PAYERS].sum() == pytest.approx(1)


def test_what_an_outcome_does_not_tell_is_nothing_and_households_pay_without_limit() -> None:
    bare = Outcome(reached=np.ones(1), payments={"households": np.ones(1)})

    untold = {one.name: getattr(bare, one.name) for one in fields(Outcome)[2:]}
    assert untold.pop("household_limit") == np.inf
    assert all(value in ({}, 0.0) for value in untold.values()), untold
