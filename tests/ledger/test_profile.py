"""The co-responsibility profile by hand, and its distance to a declared one."""

from __future__ import annotations

from pathlib import Path as PlacePath

import numpy as np
import polars as pl
import pytest
import yaml
from tests.ledger.random_paths import change, make_path, make_random_path

from carepact.core.errors import ParameterError
from carepact.ledger.comparisons import CHECKS
from carepact.ledger.posted import Posted
from carepact.ledger.profile import Profile, share_care
from carepact.ledger.target import SHARERS, read_target
from carepact.simulate.projection import PROVIDERS, RECIPIENTS, Projection

DEMAND = {"scenario": "demand"}


@pytest.fixture
def path() -> Projection:
    """Make a path with childcare, a maternity leave, a carers' allowance and some hours."""
    path = make_path({"hour_value": 10, "employed": 1})
    cost_by_payer = {
        "childcare": {
            "general_budget": 50,
            "social_security": 10,
            "employers": 15,
            "households": 20,
            "communities": 3,
            "donors": 2,
        },
        "maternity_leave": {"social_security": 30},
        "long_term_care": {"general_budget": 12},
    }
    for instrument, payers in cost_by_payer.items():
        for payer, amount in payers.items():
            where = DEMAND | {"instrument": instrument, "payer": payer}
            path = change(path, "cost_by_payer", where, amount)
    for instrument, payee, amount in (
        ("childcare", "staff", 100),
        ("maternity_leave", "households", 30),
        ("long_term_care", "households", 12),
    ):
        path = change(path, "paid", DEMAND | {"instrument": instrument, "payee": payee}, amount)
    for provider, recipient, hours in (
        ("mothers", "children 0-2", 8),
        ("fathers", "children 0-2", 2),
        ("other women", "older persons in need", 3),
        ("other men", "older persons in need", 1),
        ("mothers", "households", 4),
        ("women in public services", "children 0-2", 100),
    ):
        where = DEMAND | {"provider": provider, "recipient": recipient}
        path = change(path, "care_hours", where, hours)
    for sex, hours, wage in (("women", 3, 30), ("men", 1, 70)):
        path = change(path, "leave_hours", DEMAND | {"sex": sex}, hours)
        path = change(path, "leave_care", DEMAND | {"sex": sex}, hours)
        path = change(path, "wage", DEMAND | {"sex": sex}, wage)
    return path


def amounts_of(profile: Profile) -> dict[str, float]:
    """List the amounts of the run `demand`."""
    amounts = profile.amounts.sel(scenario="demand").squeeze()
    return dict(zip(SHARERS, amounts.to_numpy().tolist(), strict=True))


def test_a_share_of_care_below_nothing_or_above_all_of_it_breaks_its_check(
    path: Projection,
) -> None:
    def check(one: Projection) -> bool:
        sides = CHECKS["shares of the profile"](
            Posted(pl.DataFrame(), one.values, one.years, one.sampler, share_care(one.values))
        )
        return bool((sides.ledger == sides.model).all())

    assert check(path)
    where = DEMAND | {"instrument": "childcare", "payer": "general_budget"}
    assert not check(change(path, "cost_by_payer", where, -10_000.0))


def test_pay_on_leave_is_set_off_against_care_that_was_counted_and_no_more(
    path: Projection,
) -> None:
    # Of 3 hours on leave one is active care, worth 10: not 22.5, but 10 is set off.
    little = change(path, "leave_care", DEMAND | {"sex": "women"}, 1)
    assert amounts_of(share_care(little.values))["women"] == pytest.approx(124.5 + 12.5)


def test_where_nobody_earns_each_sex_bears_half_of_what_households_pay(path: Projection) -> None:
    # Of 20 women bear 10 and not 6, men 10 and not 14.
    idle = change(path, "wage", DEMAND, 0)
    amounts = amounts_of(share_care(idle.values))
    assert (amounts["women"], amounts["men"]) == pytest.approx((124.5 + 4, 33.5 - 4))


def test_each_sharer_bears_its_money_and_its_hours_less_the_benefits_for_them(
    path: Projection,
) -> None:
    # Women earn 30 of 100 and have 3 of 4 hours of leave and of care for older persons:
    # 20 x 0.3 + 10 x (8 + 3 + 4) - 30 x 3/4 - 12 x 3/4 = 124.5.
    # Men: 20 x 0.7 + 10 x (2 + 1) - 30 / 4 - 12 / 4 = 33.5. State: 50 + 10 + 30 + 12 = 102.
    expected = {
        "women": 124.5,
        "men": 33.5,
        "employers": 15,
        "communities": 3,
        "State": 102,
        "donors": 2,
    }
    profile = share_care(path.values)
    assert amounts_of(profile) == pytest.approx(expected)
    # Money 142, unpaid hours 18 x 10, benefits 42: 280 in all.
    shares = profile.shares.sel(scenario="demand").squeeze()
    assert shares.sel(sharer="State").item() == pytest.approx(102 / 280)
    balance = profile.women_in_families.sel(scenario="demand").item()
    assert balance == pytest.approx(124.5 / 158)


def test_direct_care_alone_leaves_housework_out(path: Projection) -> None:
    direct = share_care(path.values, RECIPIENTS[:-1])
    assert amounts_of(direct)["women"] == pytest.approx(124.5 - 10 * 4)
    assert amounts_of(direct)["men"] == pytest.approx(33.5)


def test_fees_may_fall_on_women_and_men_in_halves(path: Projection) -> None:
    halves = amounts_of(share_care(path.values, split="in halves"))
    assert halves["women"] == pytest.approx(10 + 150 - 22.5 - 9)
    assert halves["men"] == pytest.approx(10 + 30 - 7.5 - 3)


def test_care_that_the_state_leaves_to_women_is_no_progress_in_any_line(path: Projection) -> None:
    before = share_care(path.values)
    path = change(
        path, "cost_by_payer", DEMAND | {"instrument": "childcare", "payer": "general_budget"}, 40
    )
    where = DEMAND | {"provider": "mothers", "recipient": "children 0-2"}
    after = share_care(change(path, "care_hours", where, 9).values)
    moved = (after.shares - before.shares).sel(scenario="demand").squeeze()
    assert moved.sel(sharer="women") > 0
    assert moved.sel(sharer="State") < 0
    assert after.women_in_families.sel(scenario="demand") > before.women_in_families.sel(
        scenario="demand"
    )


def test_shares_sum_to_one_in_every_run_year_and_draw() -> None:
    profile = share_care(make_random_path(np.random.default_rng(2)).values)
    assert profile.shares.sum("sharer").to_numpy() == pytest.approx(1.0)
    listed = profile.list_shares()
    assert listed.filter(pl.col("measure") == "share", pl.col("sharer") == "women").height == 8
    assert listed["low"].null_count() == 0
    assert (listed["low"] <= listed["high"]).all()


def test_the_distance_is_the_part_of_the_cost_that_would_change_hands(path: Projection) -> None:
    profile = share_care(path.values)
    target = read_target({"women": 0.3, "men": 0.3, "State": 0.4}, "target")
    # Above target: women 124.5 - 84, employers 15, communities 3, donors 2; all of 280.
    distance = profile.list_distance(target).filter(pl.col("scenario") == "demand")
    points = dict(distance.select("sharer", "value").iter_rows())
    assert points["all"] == pytest.approx((40.5 + 15 + 3 + 2) / 280)
    assert points["State"] == pytest.approx((102 - 112) / 280)
    shares = profile.shares.sel(scenario="demand").squeeze()
    met = read_target(dict(zip(SHARERS, shares.to_numpy().tolist(), strict=True)), "target")
    assert met.distance(shares).item() == pytest.approx(0, abs=1e-15)


def test_all_faults_of_a_declared_profile_are_listed() -> None:
    with pytest.raises(ParameterError) as caught:
        read_target({"womem": 0.3, "men": 1.3, "State": "much", "priests": 0.1}, "target.yaml")
    assert str(caught.value).splitlines() == [
        "target.yaml: 4 faults.",
        "1. 'womem' shares no cost of care. Did you mean 'women'?",
        "2. men: 1.3 is no share from 0 to 1. Correct it.",
        "3. State: much is no share from 0 to 1. Correct it.",
        "4. 'priests' shares no cost of care. The six are " + ", ".join(SHARERS) + ".",
    ]


def test_a_declared_profile_that_is_not_whole_is_refused() -> None:
    message = r"^target\.yaml: the shares sum to 0\.9, not to 1\. Correct them\.$"
    with pytest.raises(ParameterError, match=message):
        read_target({"women": 0.5, "men": 0.4}, "target.yaml")


@pytest.mark.parametrize("wrong", [-0.1, -1, 1.1, float("nan"), float("inf"), True, None])
def test_a_share_lies_from_nothing_to_all(wrong: object) -> None:
    assert read_target({"women": 1, "men": "0"}, "target").shares["women"] == 1
    with pytest.raises(ParameterError, match=r"women: .* is no share from 0 to 1"):
        read_target({"women": wrong, "men": 0.5}, "target.yaml")


def test_the_target_of_the_explanation_is_whole() -> None:
    page = PlacePath(__file__).parents[2] / "docs" / "explanation" / "ledger.md"
    block = page.read_text(encoding="utf-8").split("```yaml")[1].split("```")[0]
    assert sum(read_target(yaml.safe_load(block), "the page").shares.values()) == pytest.approx(1)


def test_a_benefit_for_children_moves_the_cost_of_care_and_adds_none(path: Projection) -> None:
    """Of 30 for children, women who give 8 of 10 hours to them are spared 24, men 6."""
    at = DEMAND | {"instrument": "child_allowance"}
    paid = change(path, "paid", at | {"payee": "households"}, 30)
    paid = change(paid, "cost_by_payer", at | {"payer": "general_budget"}, 30)
    before, after = amounts_of(share_care(path.values)), amounts_of(share_care(paid.values))
    hours = {sex: hours_for_children(path, sex) for sex in ("women", "men")}
    whole = sum(hours.values())
    for sex, given in hours.items():
        assert after[sex] == pytest.approx(before[sex] - 30 * given / whole)
    assert after["State"] == pytest.approx(before["State"] + 30)
    assert sum(after.values()) == pytest.approx(sum(before.values()))


def hours_for_children(path: Projection, sex: str) -> float:
    """Add up the unpaid hours that a sex gives to children."""
    given = path.values["care_hours"].sel(
        scenario="demand",
        provider=[one.name for one in PROVIDERS if one.sex == sex and not one.paid],
        recipient=["children 0-2", "children 3-5", "children 6-14"],
    )
    return float(given.sum())
