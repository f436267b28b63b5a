from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from carepact.policy.rules.outcome import HOUSEHOLDS, Outcome, Provider, Staff
from carepact.simulate.closures import limit_staff, total_instrument

BUDGET_AND_FAMILIES = np.array([[[0.8, 0, 0, 0.2, 0, 0]]])
SIXTHS = np.full((1, 1, 6), 1 / 6)
FIRST = np.zeros(1, dtype=np.int64)


def places(count: float, cost: float, staff: float) -> Outcome:
    """One row, one draw, one year."""

    def whole(value: float) -> np.ndarray:
        return np.full((1, 1, 1), value)

    return Outcome(
        reached=whole(count),
        payments={"staff": whole(cost)},
        staff={Staff("teacher", "women"): whole(staff)},
        provider_hours={Provider("staff", "women"): whole(staff * 1000)},
    )


def only_row(value: float) -> np.ndarray:
    return np.full((1, 1, 1), value)


def test_no_more_places_are_replaced_than_families_pay_for_today() -> None:
    # 100 places become 200 at 10 each, and families pay for a fifth of the 100 of today. A share
    # of 0.3 of the added 100 is new: 70 would be replaced, 20 are there to be: 180 places.
    totals = total_instrument(
        places(100, 1000, 10),
        places(200, 2000, 20),
        (BUDGET_AND_FAMILIES, BUDGET_AND_FAMILIES),
        FIRST,
        new_use=only_row(0.3),
    )
    assert totals.reached[:3].ravel() == pytest.approx([100, 200, 180])
    assert totals.cost[:3].ravel() == pytest.approx([1000, 2000, 1800])
    assert totals.staff[:3, 0].ravel() == pytest.approx([10, 20, 18])
    assert totals.hours["staff", "women", 0][:3].ravel() == pytest.approx([10e3, 20e3, 18e3])
    # Families pay 0.2 of 2000 less 20 places at 10, the budget all the rest.
    assert totals.cost_by_payer[2, :, 0, 0] == pytest.approx([1600, 0, 0, 200, 0, 0])


def test_only_the_share_that_is_not_new_replaces_where_families_pay_for_more() -> None:
    # Families pay for 20 places, 0.9 of the added 100 is new: 10 are replaced.
    totals = total_instrument(
        places(100, 1000, 10),
        places(200, 2000, 20),
        (BUDGET_AND_FAMILIES, BUDGET_AND_FAMILIES),
        FIRST,
        new_use=only_row(0.9),
    )
    assert totals.reached[2].item() == pytest.approx(190)
    assert totals.cost_by_payer[2, :, 0, 0] == pytest.approx([1600, 0, 0, 300, 0, 0])


def test_families_that_pay_nothing_under_the_reform_are_not_paid() -> None:
    budget_alone = np.array([[[1.0, 0, 0, 0, 0, 0]]])
    totals = total_instrument(
        places(100, 1000, 10),
        places(200, 2000, 20),
        (BUDGET_AND_FAMILIES, budget_alone),
        FIRST,
        new_use=only_row(0.3),
    )
    assert totals.cost_by_payer[2, :, 0, 0] == pytest.approx([1800, 0, 0, 0, 0, 0])


def test_what_no_family_pays_for_today_replaces_nothing() -> None:
    budget_alone = np.array([[[1.0, 0, 0, 0, 0, 0]]])
    for before, shares in ((places(100, 1000, 10), budget_alone), (places(0, 0, 0), SIXTHS)):
        totals = total_instrument(
            before, places(200, 2000, 20), (shares, shares), FIRST, new_use=only_row(0.3)
        )
        assert (totals.cost_by_payer[2] == totals.cost_by_payer[1]).all()
        assert totals.reached[2].item() == 200


def test_only_added_places_are_built() -> None:
    # 100 stand, 200 are funded, 20 of those only replace: 80 are built, of the 100 funded.
    charged = replace(places(200, 2000, 20), capital=only_row(500))
    totals = total_instrument(
        places(100, 1000, 10),
        charged,
        (BUDGET_AND_FAMILIES, BUDGET_AND_FAMILIES),
        FIRST,
        new_use=only_row(0.3),
    )
    assert totals.capital.ravel() == pytest.approx([0, 500, 400, 0])


def test_a_row_of_less_than_one_place_is_divided_as_one_of_many() -> None:
    # A thousandth of the 100 and 200 places: 0.02 replace, 0.08 of the 0.1 funded are built.
    totals = total_instrument(
        places(0.1, 1, 0.01),
        replace(places(0.2, 2, 0.02), capital=only_row(0.5)),
        (BUDGET_AND_FAMILIES, BUDGET_AND_FAMILIES),
        FIRST,
        new_use=only_row(0.3),
    )
    assert totals.capital.ravel() == pytest.approx([0, 0.5, 0.4, 0])
    assert totals.cost_by_payer[2, :, 0, 0] == pytest.approx([1.6, 0, 0, 0.2, 0, 0])


@given(
    numbers=st.lists(st.floats(0, 1e6), min_size=4, max_size=4),
    costs=st.lists(st.floats(1, 1e4), min_size=2, max_size=2),
    weights=st.lists(st.lists(st.floats(0.01, 1), min_size=6, max_size=6), min_size=2, max_size=2),
    alpha=st.floats(0, 1),
    limit=st.one_of(st.just(np.inf), st.floats(0, 1e8)),
    share=st.floats(0, 1),
)
def test_no_payer_is_below_0_and_all_bear_the_cost(
    numbers: list[float],
    costs: list[float],
    weights: list[list[float]],
    alpha: float,
    limit: float,
    share: float,
) -> None:
    before, after = (
        replace(places(n, n * c, s), household_limit=only_row(limit))
        for n, c, s in zip(numbers[:2], costs, numbers[2:], strict=True)
    )
    law, reform = (np.array([[row]]) / sum(row) for row in weights)
    totals = total_instrument(before, after, (law, reform), FIRST, new_use=only_row(alpha))
    four = limit_staff(totals, np.full((1, 1), share))
    scale = 1 + max(float(four.cost.max()), 0.0)
    assert four.cost_by_payer.min() >= 0
    assert np.abs(four.cost_by_payer.sum(axis=1) - four.cost).max() <= 1e-9 * scale
    families = four.cost_by_payer[:, HOUSEHOLDS, 0, 0]
    assert families[2] <= families[1] + 1e-9 * scale
    funded, real = four.reached[1:3, 0, 0]
    paid_for_today = (
        float(before.reached.item() * families[0] / four.cost[0].item())
        if (four.cost[0].item() > 0)
        else 0.0
    )
    assert 0 <= funded - real <= paid_for_today * (1 + 1e-9) + 1e-9 * scale


def test_what_payers_bear_is_what_payees_get_in_every_run() -> None:
    totals = total_instrument(
        places(100, 1000, 10),
        places(150, 2500, 20),
        (BUDGET_AND_FAMILIES, BUDGET_AND_FAMILIES[..., ::-1]),
        FIRST,
        new_use=np.full((1, 1, 1), 0.5),
    )
    assert totals.cost_by_payer.sum(axis=1) == pytest.approx(totals.cost)


def test_better_places_cost_more_even_where_no_child_is_added() -> None:
    totals = total_instrument(
        places(5, 50, 1), places(5, 80, 1), (SIXTHS, SIXTHS), FIRST, new_use=only_row(0.3)
    )
    assert totals.cost.ravel() == pytest.approx([50, 80, 80, 80])


def test_the_run_of_limited_supply_lies_between_present_law_and_new_use() -> None:
    totals = total_instrument(
        places(100, 1000, 10),
        places(200, 2000, 20),
        (BUDGET_AND_FAMILIES, BUDGET_AND_FAMILIES),
        FIRST,
    )
    four = limit_staff(totals, np.full((1, 1), 0.4))
    # Of the added 1000 two fifths can be staffed.
    assert four.cost[3].item() == pytest.approx(1400)
    assert four.staff.shape == (4, 2, 1, 1)
    assert four.reached[3].item() == pytest.approx(140)
    assert four.fathers_alone[3].item() == 0
