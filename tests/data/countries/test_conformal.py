"""Half-widths by income group: by hand, on errors made up for it."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest
from scripts.compile.pooling import find_factor, measure_pooling

from carepact.data.countries.conformal import (
    Held,
    choose_pool,
    conformal_rules,
    find_group_widths,
    is_rejected,
    measure_half_width,
)


def test_a_group_of_its_own_takes_the_conformal_rank_of_its_own_errors() -> None:
    # 39 errors 1..39: rank ceil(0.95 x 40) = 38. The other group's 100 do not enter.
    errors = np.concatenate([np.arange(1.0, 40.0), np.full(20, 100.0)])
    widths = find_group_widths(errors, ["low"] * 39 + ["high"] * 20)
    assert widths["low"].half_width == 38
    assert widths["low"].pool == ("low",)
    assert widths["high"].half_width == 100
    assert not widths["high"].is_pooled


def test_beyond_the_largest_error_the_tail_is_exponential() -> None:
    # Of 10 the largest covers 10/11; log 20 / log 11 = 1.249.
    errors = np.linspace(0.1, 1.0, 10)
    assert measure_half_width(errors) == pytest.approx(math.log(20) / math.log(11))
    # 19 are enough: rank ceil(0.95 x 20) = 19.
    assert measure_half_width(np.linspace(0.1, 1.0, 19)) == pytest.approx(1.0)


def test_a_small_group_borrows_from_its_neighbour_and_is_widened() -> None:
    errors = np.concatenate([np.full(9, 0.5), np.full(30, 1.0)])
    widths = find_group_widths(errors, ["low"] * 9 + ["lower middle"] * 30)
    factor = conformal_rules().pooled_widening.value
    assert factor > 1
    assert widths["low"].half_width == pytest.approx(factor)
    assert widths["low"].known == 9
    assert widths["low"].is_pooled
    assert widths["lower middle"].half_width == 1.0


def test_a_small_group_never_forgets_its_own_largest_error() -> None:
    errors = np.concatenate([[5.0], np.full(60, 1.0)])
    widths = find_group_widths(errors, ["low"] + ["lower middle"] * 60)
    assert widths["low"].half_width == pytest.approx(5 * conformal_rules().pooled_widening.value)


def test_neighbours_join_until_enough_are_known() -> None:
    assert choose_pool({"low": 10}, "low") == ("low",)
    assert choose_pool({"low": 2, "lower middle": 5, "upper middle": 9}, "low") == (
        "low", "lower middle", "upper middle",
    )  # fmt: skip
    # Of two neighbours the better known one, of equals the poorer.
    assert choose_pool({"lower middle": 9, "upper middle": 3, "high": 8}, "upper middle") == (
        "lower middle", "upper middle",
    )  # fmt: skip
    assert choose_pool({"lower middle": 8, "upper middle": 3, "high": 8}, "upper middle") == (
        "lower middle", "upper middle",
    )  # fmt: skip


def test_from_two_known_countries_in_all_nothing_is_imputed() -> None:
    assert find_group_widths(np.array([1.0, 2.0]), ["low", "high"]) == {}
    assert set(find_group_widths(np.array([1.0, 2.0, 3.0]), ["low", "high", "high"])) == {
        "low", "lower middle", "upper middle", "high",
    }  # fmt: skip


def test_coverage_is_rejected_by_the_smallest_p_times_the_groups() -> None:
    # 11 of 17 in: the exact p is 0.0000 and some; four groups, four times it.
    assert Held("low", 17, 11).p_value < 0.0025
    good = [Held(name, 40, 38) for name in ("lower middle", "upper middle", "high")]
    assert is_rejected([Held("low", 17, 11), *good])
    # 19 of 24: p = 0.006 alone, 0.024 as the smallest of four.
    assert Held("low", 24, 19).p_value == pytest.approx(0.006, abs=0.0005)
    assert not is_rejected([Held("low", 24, 19), *good])
    assert not is_rejected([])


def test_each_group_has_the_same_weight_in_the_factor() -> None:
    # 0.95 of the weight: 100 countries at 1 weigh as one at 3.
    assert find_factor([np.full(100, 1.0), np.array([3.0])], 0.95) == 3.0
    assert find_factor([np.full(100, 1.0), np.array([3.0])], 0.45) == 1.0


def test_the_widening_of_pooled_groups_is_what_held_out_groups_need(shared_data: Path) -> None:
    measured = measure_pooling(shared_data)["all"]
    rounded_up = math.ceil(measured * 10) / 10
    assert conformal_rules().pooled_widening.value == pytest.approx(rounded_up)
