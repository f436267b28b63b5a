"""The State's account: the published one of childcare, and its laws."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

from carepact.simulate.state_account import StateAccount

ROUNDING = 1.0
"""The published table is in whole millions. [GBP million]"""


def account(*money: float) -> StateAccount:
    """Make an account of gross cost, present law, revenue and savings."""
    return StateAccount(*(np.array([one]) for one in money))


@pytest.mark.shared
@pytest.mark.parametrize("scenario", ["scenario_1", "scenario_2", "scenario_3", "scenario_4"])
def test_the_published_accounts_of_childcare_close(shared_published: Path, scenario: str) -> None:
    """Published: De Henau (2022), table 5, free childcare in the United Kingdom, four scenarios."""
    with (shared_published / "de_henau_2022_table_5.csv").open(encoding="utf-8") as stream:
        rows = {(r["quantity"], r["unit"]): r[scenario] for r in csv.DictReader(stream)}
    millions = {name: float(v) for (name, unit), v in rows.items() if unit == "GBP million 2018"}
    found = StateAccount(
        gross=np.array(millions["gross annual cost"]),
        present_law=np.array(millions["current ECEC subsidies"]),
        revenue=np.array(
            millions["direct tax revenue"]
            + millions["indirect tax revenue"]
            + millions["other tax revenue"]
        ),
        savings=np.array(millions["lower spending on cash benefits"]),
    )

    assert_allclose(found.net, millions["net funding gap"], rtol=0, atol=ROUNDING)
    printed = float(rows["self-funding", "share"])
    assert round(float(found.self_funding_of_gross), 2) == printed


def test_an_account_by_hand() -> None:
    # 100 - 20 = 80 more; 80 - 30 - 10 = 40 net; 1 - 40/100 = .6; (30 + 10) / 80 = .5
    found = account(100, 20, 30, 10)

    assert_array_equal(found.additional, [80])
    assert_array_equal(found.net, [40])
    assert_array_equal(found.self_funding_of_gross, [0.6])
    assert_array_equal(found.self_funding_of_additional, [0.5])


@given(st.floats(0.01, 1e12))
def test_present_law_held_against_itself_costs_exactly_0(cost: float) -> None:
    found = account(cost, cost, 0, 0)

    assert found.net[0] == 0.0
    assert found.self_funding_of_gross[0] == 1.0
    assert np.isnan(found.self_funding_of_additional[0])


def test_shares_of_nothing_are_not_defined() -> None:
    assert np.isnan(account(0, 0, 5, 0).self_funding_of_gross[0])
    assert np.isnan(account(10, 20, 5, 0).self_funding_of_additional[0])


MONEY = st.floats(1, 1e9)


@given(MONEY, MONEY, MONEY, MONEY)
def test_what_comes_back_lowers_the_net_cost_by_as_much(
    gross: float, present: float, revenue: float, savings: float
) -> None:
    bare = account(gross, present, 0, 0).net
    found = account(gross, present, revenue, savings)

    assert_allclose(found.net, bare - revenue - savings, atol=1e-6)


def test_accounts_lie_along_runs_draws_and_years() -> None:
    gross = np.full((3, 2, 4), 10.0)
    found = StateAccount(gross, np.full((2, 4), 4.0), np.ones((3, 2, 4)), np.zeros((1, 4)))

    assert found.net.shape == (3, 2, 4)
    assert_array_equal(found.net, np.full((3, 2, 4), 5.0))
    assert found.self_funding_of_additional.shape == (3, 2, 4)
