"""Whatever somebody pays somebody receives: incomes by hand and by law."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from carepact.core.arrays import FloatArray
from carepact.simulate.incomes import Income, Use, bear_cost, finance, replace_wages, use_income
from carepact.simulate.money import build_in_year
from carepact.simulate.returns import accumulate
from carepact.simulate.revenue import Rates


def a(value: float) -> FloatArray:
    return np.array([value])


RATES = Rates(
    labour=a(0.4), contributions=a(0.5), consumption=a(0.25), spent=a(0.8), profits=a(0.1)
)


def test_wages_transfers_and_profits_go_where_they_go_by_hand() -> None:
    # Labour cost 120: contributions 24, tax 24, net 72. Profits 100: tax 10, kept 90.
    # Consumption .8 (72 + 50) + .5 x 90 = 142.6, tax in it a fifth: 28.52; 114.08 is spent.
    income = Income(a(100), a(0.2), 1.0, a(50), a(100))
    use = use_income(income, RATES, a(0.5))

    assert_allclose(use.direct_tax, [34])
    assert_allclose(use.contributions, [24])
    assert_allclose(use.indirect_tax, [28.52])
    assert_allclose(use.spent, [114.08])
    assert_allclose(income.total, [270])


def test_untaxed_work_pays_what_is_spent_alone() -> None:
    use = use_income(Income(a(100), 0.0, 0.0), RATES, a(0.5))
    assert_allclose(use.direct_tax + use.contributions, [0])
    assert_allclose(use.indirect_tax, [16])  # .8 x 100, a fifth of it


AMOUNT = st.floats(-1e9, 1e9)
SHARE = st.floats(0, 1)


@given(AMOUNT, AMOUNT, SHARE, SHARE)
def test_wages_not_paid_on_leave_are_somebody_s(
    wages: float, own: float, contribution: float, substitutes: float
) -> None:
    moved, lost = replace_wages(a(wages), a(own), a(contribution), a(1.0), a(substitutes))

    assert_allclose(moved.total, [0], atol=1e-6)
    assert_allclose(lost.total, [-own])


@given(AMOUNT, AMOUNT, SHARE, SHARE)
def test_what_employers_and_communities_pay_is_taken_from_somebody(
    employers: float, communities: float, contribution: float, on_wages: float
) -> None:
    borne = bear_cost(a(employers), a(communities), a(contribution), a(on_wages))

    assert_allclose(borne.total, [-employers - communities], rtol=1e-12, atol=1e-6)


@given(AMOUNT, st.floats(0, 0.9), st.floats(0, 0.9), SHARE, SHARE)
def test_financing_covers_the_net_cost_with_its_own_feedback(
    lacking: float, of_tax: float, of_cut: float, one: float, two: float
) -> None:
    tax, cut = one, (1 - one) * two
    back = {"tax": a(of_tax), "reallocation": a(of_cut)}
    found = finance(a(lacking), back, {"tax": tax, "reallocation": cut})
    net = lacking + of_tax * found.tax + of_cut * found.reallocation

    assert_allclose(found.tax + found.reallocation + found.debt, net, rtol=1e-9, atol=1e-6)
    assert_allclose(found.tax, tax * net, rtol=1e-9, atol=1e-6)


@given(AMOUNT, SHARE)
def test_a_benefit_that_taxes_pay_moves_nothing(benefit: float, returned: float) -> None:
    # A unit of transfers brings as much back as a unit of taxes costs.
    back = {"tax": a(0.9 * returned), "reallocation": a(0.0)}
    lacking = a(benefit * (1 - 0.9 * returned))
    found = finance(lacking, back, {"tax": 1.0, "reallocation": 0.0})

    assert_allclose(found.tax, [benefit], rtol=1e-9, atol=1e-6)
    assert_allclose(found.debt, [0], atol=1e-6)


def test_uses_add_up() -> None:
    one, two = (use_income(Income(a(w)), RATES, a(0.5)) for w in (30.0, 70.0))
    whole = use_income(Income(a(100.0)), RATES, a(0.5))
    assert isinstance(one + two, Use)
    assert_allclose((one + two).revenue, whole.revenue)
    assert_allclose((one + two).spent, whole.spent)


def test_a_building_is_built_once_in_its_year() -> None:
    # Units 0, 10, 10, 25, 20: 10 are built in the second year, 15 in the fourth, at its price.
    price = np.array([[1.0, 1, 2, 2, 2]])
    built = build_in_year(np.array([[[0.0, 10, 20, 50, 40]]]), price)
    assert_allclose(built[0, 0], [0, 10, 0, 30, 0])


def test_debt_grows_by_interest_and_by_what_is_borrowed() -> None:
    # 100; 110 + 50 = 160; 176
    assert_allclose(accumulate(np.array([[100.0, 50, 0]]), np.array([[0.1]])), [[100, 160, 176]])
