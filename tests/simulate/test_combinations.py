import numpy as np
import pytest

from carepact.policy.rules.outcome import Outcome, Provider, Staff
from carepact.simulate.closures import find_staff, limit_staff, total_instrument, weigh_new_use

BUDGET_AND_FAMILIES = np.array([[[0.8, 0, 0, 0.2, 0, 0]]])
FIRST = np.zeros(1, dtype=np.int64)
NO_MEN = np.zeros(1, dtype=np.bool_)


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


def test_only_new_use_is_new_cost_and_families_are_spared_the_rest() -> None:
    # 100 places become 200 at 10 each; a share of 0.3 of the added 100 is new: 130 places.
    totals = total_instrument(
        places(100, 1000, 10),
        places(200, 2000, 20),
        (BUDGET_AND_FAMILIES, BUDGET_AND_FAMILIES),
        FIRST,
        NO_MEN,
        new_use=np.full((1, 1, 1), 0.3),
    )
    assert totals.reached.ravel() == pytest.approx([100, 200, 130])
    assert totals.cost.ravel() == pytest.approx([1000, 2000, 1300])
    assert totals.staff[:, 0].ravel() == pytest.approx([10, 20, 13])
    assert totals.hours["staff", "women", 0].ravel() == pytest.approx([10e3, 20e3, 13e3])
    # The budget pays 0.8 of 2000; families 0.2 of it less the 700 they no longer pay.
    assert totals.cost_by_payer[2, :, 0, 0] == pytest.approx([1600, 0, 0, 400 - 700, 0, 0])


def test_what_payers_bear_is_what_payees_get_in_every_run() -> None:
    totals = total_instrument(
        places(100, 1000, 10),
        places(150, 2500, 20),
        (BUDGET_AND_FAMILIES, BUDGET_AND_FAMILIES[..., ::-1]),
        FIRST,
        NO_MEN,
        new_use=np.full((1, 1, 1), 0.5),
    )
    assert totals.cost_by_payer.sum(axis=1) == pytest.approx(totals.cost)


def test_better_places_cost_more_even_where_no_child_is_added() -> None:
    kept = weigh_new_use(np.full((1, 1, 1), 5.0), np.full((1, 1, 1), 5.0), np.full((1, 1, 1), 0.3))
    assert kept.item() == 1


def test_staff_grows_no_faster_than_it_ever_did() -> None:
    # From 100 at 10 % a year: 110, 121; wanted 100, 150, 115. Found: 100, 110, 115.
    before = np.array([[100.0, 100, 100]])
    wanted = np.array([[100.0, 150, 115]])
    share = find_staff(before, wanted, np.array([[0.1]]), np.full((1, 3), 1e9))
    # Added: 10 of 50, 15 of 15; nothing wanted in the first year.
    assert share == pytest.approx(np.array([[1, 0.2, 1]]))


def test_a_reform_that_is_whole_in_the_first_year_has_to_find_its_staff_too() -> None:
    # There are 100; 200 wanted at once, at 10 % a year: 100, 110, 121 of 200.
    share = find_staff(
        np.full((1, 3), 100.0), np.full((1, 3), 200.0), np.array([[0.1]]), np.full((1, 3), 1e9)
    )
    assert share == pytest.approx(np.array([[0, 0.1, 0.21]]))


def test_staff_comes_from_a_pool_that_ends() -> None:
    share = find_staff(
        np.array([[100.0, 100]]), np.array([[100.0, 200]]), np.array([[5.0]]), np.full((1, 2), 25.0)
    )
    assert share == pytest.approx(np.array([[1, 0.25]]))


def test_the_run_of_limited_supply_lies_between_present_law_and_new_use() -> None:
    totals = total_instrument(
        places(100, 1000, 10),
        places(200, 2000, 20),
        (BUDGET_AND_FAMILIES, BUDGET_AND_FAMILIES),
        FIRST,
        NO_MEN,
    )
    four = limit_staff(totals, np.full((1, 1), 0.4))
    # Of the added 1000 two fifths can be staffed.
    assert four.cost[3].item() == pytest.approx(1400)
    assert four.staff.shape == (4, 2, 1, 1)
    assert four.reached[3].item() == pytest.approx(140)
    assert four.men[3].item() == 0
