"""The same net cost spent on construction: on paper, and through the same circuit as care."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from tests.simulate.conftest import Setting
from tests.simulate.test_closure import BENEFIT, TAXED, idle, inputs_of, pay, trace

from carepact.core.arrays import FloatArray
from carepact.simulate.construction import (
    Builders,
    build_instead,
    draw_builders,
    return_of_building,
)
from carepact.simulate.growth_paths import GrowthPaths
from carepact.simulate.jobs import Purchase
from carepact.simulate.projection import DIMENSIONS
from carepact.simulate.questions import find_lacking
from carepact.simulate.surroundings import Surroundings, draw_surroundings

Make = Callable[[str], Setting]
HALF_BORROWED = GrowthPaths(np.asarray(0.03), np.asarray(0.0), 0.3, 0.2)


def untaxed(around: Surroundings) -> Surroundings:
    """Let no tax be taken anywhere, so that nothing comes back."""
    nothing = np.zeros_like(around.on_employees)
    rates = replace(
        around.rates, labour=nothing, consumption=nothing, profits=nothing, contributions=nothing
    )
    return replace(
        around, rates=rates, contribution=nothing, on_employees=nothing, on_earnings=nothing
    )


@pytest.mark.parametrize("code", ["ETH", "DEU", "MEX"])
@pytest.mark.parametrize("paths", [TAXED, HALF_BORROWED])
def test_building_leaves_the_state_with_the_net_cost_of_care(
    setting: Make, code: str, paths: GrowthPaths
) -> None:
    inputs = inputs_of(setting, code)
    around = draw_surroundings(inputs)
    care = trace(inputs, pay(inputs, "general_budget", "households", BENEFIT), around, paths)
    by_sex = inputs.pay.employed / inputs.pay.employed.sum(axis=0)

    built = build_instead(find_lacking(care), around, draw_builders(inputs), by_sex)

    outlay = np.nan_to_num(built.outlay)
    money = pay(inputs, "general_budget", "suppliers", 1.0)
    money = replace(
        money,
        by_payer=money.by_payer * outlay[:, None],
        by_payee=money.by_payee * outlay[:, None],
        purchases=(Purchase("construction", outlay, is_output=True),),
    )
    found = trace(inputs, money, around, paths)
    net, expected = (one["financed"].sum(axis=1)[1:] for one in (found, care))
    assert net == pytest.approx(expected, rel=1e-9)
    assert (expected > 0.5 * BENEFIT).all()


def test_without_taxes_the_outlay_is_the_net_cost_and_jobs_are_as_on_paper(setting: Make) -> None:
    inputs = inputs_of(setting, "KEN")
    around = untaxed(draw_surroundings(inputs))
    assert not return_of_building(around).any()
    lacking = np.full((4, 1 + inputs.draws, 2), 1e9)
    lacking[0] = 0
    one = np.ones((1 + inputs.draws, 1))
    by_sex = np.stack([0.4 * np.ones_like(around.gdp), 0.6 * np.ones_like(around.gdp)])

    built = build_instead(lacking, around, Builders(2 * one, 0.1 * one), by_sex)

    own = around.table.sectors["construction"].direct_value_added_share[..., None]
    effect = around.table.sectors["construction"].value_added_effect[..., None]
    direct = 1e9 * own / (2 * around.gdp_per_worker)
    indirect = 1e9 * (effect - own) / around.gdp_per_worker
    assert np.isnan(built.outlay[0]).all()
    assert built.outlay[1:] == pytest.approx(1e9)
    assert built.jobs[1, 0, 0] == pytest.approx(0.1 * direct)
    assert built.jobs[1, 0, 1] == pytest.approx(0.9 * direct)
    assert built.jobs[1, 1, 0] == pytest.approx(0.4 * indirect)


def test_nothing_is_set_beside_construction_where_the_state_gains(setting: Make) -> None:
    inputs = inputs_of(setting, "KEN")
    around = draw_surroundings(inputs)
    lacking: FloatArray = np.zeros((4, 1 + inputs.draws, 2))
    lacking[1], lacking[2], lacking[3] = -1e9, 1e-6, 1e9
    employed = idle(inputs).employed[0]

    built = build_instead(lacking, around, draw_builders(inputs), employed / employed.sum(axis=0))

    assert np.isnan(built.outlay[:3]).all()
    assert np.isnan(built.jobs[:3]).all()
    assert (built.jobs[3] > 0).all()


def test_financing_is_told_apart_from_the_other_earners() -> None:
    told = [one for one in DIMENSIONS["earner"] if "financing" in one]
    assert told == ["financing", "induced by financing"]
