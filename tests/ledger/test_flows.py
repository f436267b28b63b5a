"""Flows by hand: who pays whom, what comes back, who cares for whom."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import polars as pl
import pytest
from tests.ledger.random_paths import change, make_path, make_random_path

from carepact.ledger.accounts import ACCOUNTS, Commodity
from carepact.ledger.checks import check_books
from carepact.ledger.draws import choose_draws, net_of_state
from carepact.ledger.flows import post_flows
from carepact.ledger.intervals import account_intervals
from carepact.ledger.ledger import Ledger, post_projection, trial_balance
from carepact.simulate.projection import Projection

DEMAND = {"scenario": "demand"}


def pay(
    projection: Projection, instrument: str, cost_by_payer: dict[str, float], paid: dict[str, float]
) -> Projection:
    """Give an instrument payers and payees in the run `demand`."""
    where = DEMAND | {"instrument": instrument}
    for payer, amount in cost_by_payer.items():
        projection = change(projection, "cost_by_payer", where | {"payer": payer}, amount)
    for payee, amount in paid.items():
        projection = change(projection, "paid", where | {"payee": payee}, amount)
    return projection


def amounts_of(projection: Projection) -> dict[tuple[str, str, str], float]:
    """List the flows of the central run by title, from and to."""
    flows = post_flows(projection.values, {"central run": 0})
    words = [pl.col(name).cast(pl.String) for name in ("title", "from", "to")]
    return {(t, f, to): amount for t, f, to, amount in flows.select(*words, "amount").iter_rows()}


def test_each_payer_pays_each_payee_by_both_shares() -> None:
    projection = pay(
        make_path({}),
        "childcare",
        {"general_budget": 70, "households": 20, "employers": 10},
        {"staff": 60, "social_security": 10, "suppliers": 30},
    )
    # Of a cost of 100, the general budget bears 70 and staff get 60: 70 x 60 / 100 = 42.
    costs = {flow: paid for flow, paid in amounts_of(projection).items() if flow[0] == "cost"}
    assert costs == pytest.approx(
        {
            ("cost", "money:State:general budget", "money:earners:care staff"): 42,
            (
                "cost",
                "money:State:general budget",
                "money:earners:care staff:contributions on wages",
            ): 7,
            ("cost", "money:State:general budget", "money:suppliers"): 21,
            ("cost", "money:households", "money:earners:care staff"): 12,
            ("cost", "money:households", "money:earners:care staff:contributions on wages"): 2,
            ("cost", "money:households", "money:suppliers"): 6,
            ("cost", "money:employers", "money:earners:care staff"): 6,
            ("cost", "money:employers", "money:earners:care staff:contributions on wages"): 1,
            ("cost", "money:employers", "money:suppliers"): 3,
        }
    )


def test_what_comes_back_goes_to_who_collects_it() -> None:
    projection = pay(make_path({}), "childcare", {"general_budget": 70}, {"staff": 70})
    for earner, receipt, amount in (
        ("care staff", "direct_tax", 5),
        ("care staff", "contributions", 3),
        ("mothers", "indirect_tax", 2),
    ):
        projection = change(
            projection, "received", DEMAND | {"earner": earner, "receipt": receipt}, amount
        )
    projection = change(projection, "saved", DEMAND, 4)
    projection = change(projection, "financed", DEMAND | {"financing": "tax"}, 70 - 10 - 4)
    projection = change(projection, "value_added", DEMAND | {"effect": "direct"}, 70)
    flows = amounts_of(projection)
    assert flows["direct tax", "money:earners:care staff", "money:State:general budget"] == 5
    assert flows["contributions", "money:earners:care staff", "money:State:social security"] == 3
    assert flows["indirect tax", "money:earners:mothers", "money:State:general budget"] == 2
    assert flows["benefits no longer paid", "money:households", "money:State:general budget"] == 4
    # 70 spent, 5 + 3 + 2 received, 4 saved, nothing under present law.
    assert net_of_state(projection.values).sel(scenario="demand").item() == 70 - 10 - 4
    assert post_projection(projection).checks


def test_need_is_received_and_unmet_less_what_is_beyond() -> None:
    projection = make_path({"adults": 1})
    hours = {("mothers", "children 0-2"): 10, ("men in public services", "children 0-2"): 4}
    for (provider, recipient), amount in hours.items():
        where = DEMAND | {"provider": provider, "recipient": recipient}
        projection = change(projection, "care_hours", where, amount)
    for variable, amount in {"unmet": 3, "surplus_hours": 2, "need": 15, "attended": 40}.items():
        projection = change(projection, variable, DEMAND | {"recipient": "children 0-2"}, amount)
    projection = change(projection, "supervision", DEMAND | {"provider": "fathers"}, 7)
    to = "hours:recipients:children 0-2"
    assert amounts_of(projection) == {
        ("care", "hours:providers:unpaid:mothers", to): 10,
        ("care", "hours:providers:paid:men in public services", to): 4,
        ("unmet need", "hours:unmet need", to): 3,
        ("beyond need", to, "hours:beyond need"): 2,
        ("attendance", "hours:services", to): 40,
        ("supervision", "hours:providers:unpaid:fathers", "hours:recipients:children"): 7,
    }
    balance = trial_balance(post_projection(projection)).filter(
        pl.col("account") == to, pl.col("commodity") == "provider hours"
    )
    assert balance["balance"].to_list() == [15]  # 10 + 4 + 3 - 2: the need


def test_the_posted_draws_are_whole_and_nearest_their_points() -> None:
    projection = pay(make_path({}, draws=101), "childcare", {"general_budget": 1}, {"staff": 1})
    cost = np.concatenate([[50.0], np.random.default_rng(3).permutation(101)])
    for variable, dimension in (("cost_by_payer", "payer"), ("paid", "payee")):
        label = {"payer": "general_budget", "payee": "staff"}[dimension]
        where = DEMAND | {"instrument": "childcare", dimension: label}
        projection = replace(projection, values=projection.values.copy(deep=True))
        projection.values[variable].loc[where] = cost[:, None]
    draws = choose_draws(projection.values)
    # Of the costs 0 to 100 the 2.5, 50 and 97.5 points are 2.5, 50 and 97.5.
    chosen = {name: cost[place] for name, place in draws.items()}
    assert chosen["central run"] == 50
    assert chosen["low net cost"] in {2, 3}
    assert chosen["median net cost"] == 50
    assert chosen["high net cost"] in {97, 98}
    budget = account_intervals(projection).filter(
        pl.col("account") == "money:State:general budget",
        pl.col("side") == "credit",
        pl.col("scenario") == "demand",
    )
    assert budget.select("value", "low", "high").row(0) == pytest.approx((50, 2.5, 97.5))


def test_without_draws_the_central_run_alone_is_posted_and_bounds_are_missing() -> None:
    projection = make_random_path(np.random.default_rng(5), draws=0)
    assert choose_draws(projection.values) == {"central run": 0}
    intervals = account_intervals(projection)
    assert intervals["low"].null_count() == intervals.height
    assert post_projection(projection).checks


def test_intervals_of_accounts_from_few_draws_have_the_central_run_of_the_trial_balance() -> None:
    books = post_projection(make_random_path(np.random.default_rng(6)))
    intervals = account_intervals(books.projection)
    keys = ["commodity", "account", "scenario", "year"]
    beside = intervals.pivot("side", index=keys, values="value").sort(keys)
    posted = trial_balance(books).filter(pl.col("draw") == "central run")
    posted = posted.with_columns(pl.col(*keys[:-1]).cast(pl.String), pl.col("year").cast(pl.Int64))
    both = beside.join(posted, on=keys, how="left").fill_null(0.0)
    for side in ("debit", "credit", "balance"):
        assert both[side].to_numpy() == pytest.approx(
            both[f"{side}_right"].to_numpy(), rel=1e-9, abs=1e-3
        )


def test_the_trial_balance_of_every_commodity_is_zero() -> None:
    balance = trial_balance(post_projection(make_random_path(np.random.default_rng(7))))
    totals = balance.group_by("scenario", "draw", "year", "commodity").agg(
        pl.col("balance").sum(), pl.col("debit").sum().alias("turnover")
    )
    assert set(totals["commodity"].to_list()) == set(Commodity)
    assert (totals["balance"].abs() <= 1e-9 * totals["turnover"]).all()
    assert set(balance["account"].to_list()) == set(ACCOUNTS)


@pytest.mark.parametrize("seed", range(8))
def test_a_random_path_posts_and_holds(seed: int) -> None:
    books = post_projection(make_random_path(np.random.default_rng(seed)))
    assert isinstance(books, Ledger)
    assert {check.name for check in books.checks if not check.compared} == {"nothing below 0"}


@pytest.mark.parametrize(
    "seed", [0, *(pytest.param(seed, marks=pytest.mark.campaign) for seed in (1, 2, 3))]
)
def test_the_checks_hold_on_a_thousand_random_packages(seed: int) -> None:
    # Every draw is an economy of its own: 4 x 250, each with present law and three reforms.
    projection = make_random_path(np.random.default_rng(100 + seed), draws=249)
    every = {str(draw): draw for draw in range(250)}
    assert check_books(projection, post_flows(projection.values, every), every)
