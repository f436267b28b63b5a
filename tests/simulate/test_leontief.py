"""Multipliers by hand, their laws, and the official figures of the United Kingdom."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from numpy.testing import assert_allclose, assert_array_equal
from scripts.compile.input_output import UK_TABLE, Economy, read_united_kingdom

from carepact.core.arrays import FloatArray
from carepact.core.errors import DataError
from carepact.simulate.leontief import (
    average_products,
    compute_consumption_effect,
    compute_effects,
    invert_table,
    multiply_output,
    print_undefined_as_zero,
    sum_value_added,
)

USED = np.array([[20.0, 30.0], [10.0, 60.0]])
OUTPUT = np.array([100.0, 300.0])
# A = [[.2, .1], [.1, .2]]; I - A = [[.8, -.1], [-.1, .8]], determinant .64 - .01 = .63, so that
# the inverse is [[.8, .1], [.1, .8]] / .63.
INVERSE = np.array([[0.8, 0.1], [0.1, 0.8]]) / 0.63


@pytest.fixture(scope="module")
def kingdom(shared_data: Path) -> Economy:
    return read_united_kingdom(shared_data)


@pytest.fixture(scope="module")
def names(shared_data: Path) -> dict[str, str]:
    """Return the code of each product's name."""
    table = pl.read_parquet(shared_data / "io_uk_2010" / "uk_2010_data.parquet")
    return {
        row["uk_row_lab"]: row["uk_row"]
        for row in table.filter(pl.col("indicator") == UK_TABLE).iter_rows(named=True)
    }


def five_figures(economy: Economy) -> dict[str, FloatArray]:
    """Compute the five figures that are published, of every product."""
    assert economy.compensation is not None
    inverse = invert_table(economy.intermediate, economy.output)
    pay = compute_effects(inverse, economy.compensation, economy.output)
    added = compute_effects(inverse, economy.value_added, economy.output)
    return {
        "output_multiplier": multiply_output(inverse),
        "employment_cost_multiplier": pay.multiplier,
        "gva_multiplier": added.multiplier,
        "employment_cost_effect": pay.effect,
        "gva_effect": added.effect,
    }


def test_a_table_of_two_products_is_inverted_by_hand() -> None:
    assert_allclose(invert_table(USED, OUTPUT), INVERSE)


def test_the_output_multiplier_is_what_a_column_adds_up_to() -> None:
    # .9 / .63 = 10 / 7 for both
    assert_allclose(multiply_output(INVERSE), [10 / 7, 10 / 7])


def test_effects_and_multipliers_are_those_by_hand() -> None:
    # Pay is .5 and .2 of output. Effect of the first: (.5 x .8 + .2 x .1) / .63 = .42 / .63 = 2/3;
    # of the second: (.5 x .1 + .2 x .8) / .63 = .21 / .63 = 1/3. Over .5 and .2: 4/3 and 5/3.
    found = compute_effects(INVERSE, np.array([50.0, 60.0]), OUTPUT)

    assert_allclose(found.direct, [0.5, 0.2])
    assert_allclose(found.effect, [2 / 3, 1 / 3])
    assert_allclose(found.multiplier, [4 / 3, 5 / 3])


def test_value_added_is_pay_surplus_and_taxes_less_subsidies() -> None:
    assert_array_equal(sum_value_added(np.array([5.0]), np.array([3.0]), np.array([-1.0])), [7.0])


def test_where_nothing_is_imported_all_use_becomes_value_added_at_home() -> None:
    # Value added is output less use: 100 - 30 and 300 - 90; each effect is 1.
    added = OUTPUT - USED.sum(axis=0)

    assert_allclose(compute_effects(INVERSE, added, OUTPUT).effect, [1.0, 1.0])


def test_a_product_without_pay_has_an_effect_and_no_multiplier_and_prints_0() -> None:
    found = compute_effects(INVERSE, np.array([0.0, 60.0]), OUTPUT)

    assert found.effect[0] == pytest.approx(0.2 * 0.1 / 0.63)
    assert np.isnan(found.multiplier[0])
    assert print_undefined_as_zero(found.multiplier)[0] == 0.0
    assert print_undefined_as_zero(found.multiplier)[1] == pytest.approx(0.8 / 0.63)


def test_a_product_that_nobody_makes_is_not_defined_and_disturbs_no_other() -> None:
    used = np.zeros((3, 3))
    used[:2, :2] = USED
    output = np.array([*OUTPUT, 0.0])

    inverse = invert_table(used, output)
    found = compute_effects(inverse, np.array([50.0, 60.0, 0.0]), output)

    assert_allclose(inverse[:2, :2], INVERSE)
    assert np.isnan([found.direct[2], found.effect[2], found.multiplier[2]]).all()
    assert_allclose(found.effect[:2], [2 / 3, 1 / 3])


def test_a_sector_is_the_mean_of_its_products_by_output() -> None:
    # (100 x 2/3 + 300 x 1/3) / 400 = 166.67 / 400 = 5 / 12
    assert average_products(np.array([2 / 3, 1 / 3]), OUTPUT, [0, 1]) == pytest.approx(5 / 12)
    assert np.isnan(average_products(np.array([np.nan]), np.array([0.0]), [0]))


def test_consumption_is_the_mean_of_what_is_bought() -> None:
    # (30 x 2/3 + 10 x 1/3) / 40 = 7 / 12
    bought = np.array([30.0, 10.0])
    assert compute_consumption_effect(np.array([2 / 3, 1 / 3]), bought) == pytest.approx(7 / 12)


def test_an_economy_that_uses_up_what_it_makes_is_refused() -> None:
    with pytest.raises(DataError, match=r"uses up all of them\. Check"):
        invert_table(np.array([[60.0, 60.0], [60.0, 60.0]]), np.array([100.0, 100.0]))


def test_all_faults_of_a_table_are_told_at_once() -> None:
    with pytest.raises(DataError, match=r"(?s)2 faults.*product 1: its output is -1.*product 2"):
        invert_table(np.array([[0.0, 1.0], [0.0, 0.0]]), np.array([-1.0, 0.0]))
    with pytest.raises(DataError, match="2 by 2 cells do not fit 3 products"):
        invert_table(USED, np.ones(3))
    with pytest.raises(DataError, match="a cell holds no number"):
        invert_table(USED * np.nan, OUTPUT)


SHARES = hnp.arrays(float, (4, 4), elements=st.floats(0, 0.24))
INCOMES = hnp.arrays(float, 4, elements=st.floats(0.01, 1))
SIZES = hnp.arrays(float, 4, elements=st.floats(1, 1e6))


@given(SHARES, INCOMES, SIZES)
def test_no_multiplier_lies_below_1(shares: FloatArray, income: FloatArray, x: FloatArray) -> None:
    inverse = invert_table(shares * x, x)
    found = compute_effects(inverse, income * x, x)

    assert (multiply_output(inverse) >= 1 - 1e-12).all()
    assert (found.multiplier >= 1 - 1e-12).all()
    assert (found.effect >= found.direct - 1e-12).all()


@given(SHARES, INCOMES, SIZES, st.floats(1e-3, 1e3))
def test_the_money_of_a_table_does_not_matter(
    shares: FloatArray, income: FloatArray, x: FloatArray, factor: float
) -> None:
    once = compute_effects(invert_table(shares * x, x), income * x, x)
    other = x * factor
    again = compute_effects(invert_table(shares * other, other), income * other, other)

    assert_allclose(again.effect, once.effect, rtol=1e-9)


@pytest.mark.shared
def test_the_official_figures_of_64_products_come_out_to_1e_10(
    kingdom: Economy, names: dict[str, str], shared_published: Path
) -> None:
    """Published: ONS, United Kingdom Input-Output Analytical Tables 2010, multipliers and effects.

    The published table prints 0 where a multiplier is not defined: the services of
    owner-occupied homes pay nobody.
    """
    published = pl.read_csv(shared_published / "ons_uk_2010_multipliers.csv")
    places = [kingdom.products.index(names[name]) for name in published["product"]]
    found = five_figures(kingdom)

    assert len(kingdom.products) == 127
    assert len(places) == len(set(places)) == 64
    for figure, column in found.items():
        printed = print_undefined_as_zero(column)[places]
        assert_allclose(printed, published[figure].to_numpy(), rtol=0, atol=1e-10)
    undefined = np.isnan(found["employment_cost_multiplier"])
    assert [kingdom.products[int(i)] for i in np.flatnonzero(undefined)] == [
        names["Owner-Occupiers' Housing Services"]
    ]


@pytest.mark.shared
def test_the_inverse_is_the_one_that_the_office_printed(
    kingdom: Economy, shared_data: Path
) -> None:
    """Published: the same tables, Leontief inverse (product by product), read as an oracle."""
    table = pl.read_parquet(shared_data / "io_uk_2010" / "uk_2010_data.parquet")
    table = table.filter(pl.col("indicator") == "Leontief Inverse (product by product)")
    cells = {(r, c): v for r, c, v in table.select("uk_row", "uk_col", "values").iter_rows()}
    oracle = np.array([[cells[r, c] for c in kingdom.products] for r in kingdom.products])

    assert_allclose(invert_table(kingdom.intermediate, kingdom.output), oracle, atol=1e-10)


@pytest.mark.shared
def test_every_column_of_the_kingdoms_table_adds_up_to_its_output(shared_data: Path) -> None:
    kingdom = read_united_kingdom(shared_data)
    used = kingdom.intermediate.sum(axis=0)

    assert (kingdom.output >= used + kingdom.value_added - 1e-6).all()  # the rest is imports, taxes
