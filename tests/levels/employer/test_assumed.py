"""Which costs and savings stand on prices of ours, and on none once the firm tells its own."""

from __future__ import annotations

from datetime import date

import pytest

from carepact.core.parameters import Parameter
from carepact.levels.employer.assumed import OURS, join_assumed, list_assumed
from carepact.levels.employer.measures import employers_instrument, read_measures

DAY = date(2026, 11, 30)
QUANTITIES = set(read_measures().values())
SHARES = {"place_share": 0.1, "backup_days": 3.0, "flexible_share": 0.5}
PRICES = {"place_cost": 0.3, "backup_cost": 0.6, "flexible_cost": 0.01}


def test_every_price_that_nobody_measured_stands_behind_its_measure() -> None:
    found = list_assumed(SHARES, DAY)
    assert found == {
        "places": ("place_cost",),
        "back-up care": ("backup_cost",),
        "flexible hours": ("flexible_cost",),
        # 6 to 2.4 % in one bank, and 27 cases: weak, but of somebody.
        "fewer leave": (),
        # One firm's fall, on a level of absence that is ours.
        "fewer are absent": ("absence_fall",),
    }


@pytest.mark.parametrize("price", PRICES)
def test_a_price_that_the_firm_tells_is_not_ours(price: str) -> None:
    found = list_assumed({**SHARES, price: PRICES[price]}, DAY)
    named = join_assumed(found, found)
    assert price not in named
    assert set(named) == {*PRICES, "absence_fall"} - {price}


def test_a_measure_that_is_not_given_stands_on_nothing() -> None:
    found = list_assumed({"backup_days": 0.0, "carer_days": 5.0}, DAY)
    assert join_assumed(found, ("places", "back-up care", "flexible hours")) == ()


def test_a_sum_names_each_value_once() -> None:
    assert join_assumed({"a": ("x", "y"), "b": ("y",)}, ("a", "b", "c")) == ("x", "y")


def test_no_value_of_ours_is_left_unmarked() -> None:
    # Whatever the instrument calls illustrative is how much is given, which the firm tells, or
    # who takes part, which is all of its staff, or stands behind a figure with the mark.
    one = employers_instrument()
    held: dict[str, Parameter] = {**one.parameters, **one.effects}
    ours = {name for name, value in held.items() if value.dated_at(DAY).strength == OURS}
    found = list_assumed(dict.fromkeys(QUANTITIES, 0.5), DAY)
    assert ours - QUANTITIES - set(one.traits.absent_when_zero) == set(join_assumed(found, found))
