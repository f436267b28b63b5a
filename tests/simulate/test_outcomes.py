"""A country small enough to compute on paper: one instrument, two years, two draws."""

import numpy as np
import pytest
from tests.ledger.random_paths import change, make_path

from carepact.simulate.outcomes import (
    HORIZON_UNITS,
    QUANTITIES,
    compute_at_horizon,
    compute_outcomes,
)
from carepact.simulate.projection import CLOSURES, PRESENT_LAW, SCENARIOS, Projection

YEARS = (2030, 2031)
AT_WORK = {"adults": 1.0, "employed": 1.0, "wage": 1.0}
LAW, REFORM = {"scenario": PRESENT_LAW}, {"scenario": list(CLOSURES)}

NONE = np.zeros((1, 1))


def small_country() -> Projection:
    """Childcare costs the State 20 and families 30 now; 70 and 30 under the reform."""
    projection = make_path({"gdp": 1000.0, "adults": 100.0, "wage": 40.0}, draws=2, years=YEARS)
    for where, cost_by_payer, households in ((LAW, 20.0, 30.0), (REFORM, 70.0, 30.0)):
        at = where | {"instrument": "childcare"}
        projection = change(
            projection, "cost_by_payer", at | {"payer": "general_budget"}, cost_by_payer
        )
        projection = change(projection, "cost_by_payer", at | {"payer": "households"}, households)
    projection = change(
        projection, "received", REFORM | {"earner": "mothers", "receipt": "direct_tax"}, 9.0
    )
    projection = change(
        projection, "received", REFORM | {"earner": "mothers", "receipt": "indirect_tax"}, 4.0
    )
    projection = change(projection, "saved", REFORM, 2.0)
    projection = change(projection, "value_added", REFORM | {"effect": "direct"}, 30.0)
    projection = change(projection, "value_added", REFORM | {"effect": "indirect"}, 10.0)
    projection = change(projection, "value_added", REFORM | {"effect": "induced"}, 15.0)
    projection = change(projection, "employed", {"sex": "women"}, 40.0)
    projection = change(projection, "employed", {"sex": "men"}, 80.0)
    return change(projection, "wage", {"sex": "women"}, 30.0)


def at(projection: Projection, name: str, **labels: str) -> float:
    """Take the point of a quantity in the last year."""
    found = compute_outcomes(projection)[name].sel(labels or {}).isel(draw=0, year=-1)
    return float(found)


def test_gross_cost_is_what_all_payers_bear() -> None:
    assert at(small_country(), "gross_cost", scenario="demand") == 70 + 30
    assert at(small_country(), "gross_cost_over_gdp", scenario="demand") == 100 / 1000
    assert at(small_country(), "gross_cost", scenario=PRESENT_LAW) == 50


def test_net_cost_takes_off_present_law_revenue_and_savings() -> None:
    # 70 - 20 - (9 + 4) - 2 = 35
    assert at(small_country(), "state_net_cost", scenario="supply") == 35
    # What comes back is 9 + 4 of revenue, and 2 that are saved.
    assert at(small_country(), "comes_back", scenario="supply") == 15


def test_self_funding_is_printed_both_ways() -> None:
    projection = small_country()
    assert at(projection, "self_funding_of_gross_cost", scenario="demand") == 1 - 35 / 70
    assert at(projection, "self_funding_of_additional_cost", scenario="demand") == pytest.approx(
        15 / 50
    )


def test_present_law_alone_costs_exactly_nothing_more() -> None:
    projection = make_path({"cost_by_payer": 123.456, "gdp": 1.0} | AT_WORK, draws=2, years=YEARS)
    found = compute_outcomes(projection)
    assert not found["additional_cost"].any()
    assert not found["state_net_cost"].any()
    assert found["self_funding_of_additional_cost"].isnull().all()


def test_value_added_without_a_cost_is_no_multiple_of_it() -> None:
    projection = make_path({"cost_by_payer": 7.0, "gdp": 1.0} | AT_WORK, draws=2, years=YEARS)
    richer = change(projection, "value_added", REFORM | {"effect": "direct"}, 30.0)
    found = compute_at_horizon(richer, NONE)
    assert found["value_added_per_cost"].isnull().all()
    assert found["value_added_per_cost_with_induced"].isnull().all()


def test_gaps_compare_women_with_men() -> None:
    projection = small_country()
    assert at(projection, "employment_gap", scenario="demand") == pytest.approx(0.8 - 0.4)
    # A woman earns 0.4 x 30 = 12, a man 0.8 x 40 = 32: 1 - 12 / 32
    assert at(projection, "earnings_gap", scenario="demand") == pytest.approx(1 - 12 / 32)


def test_unpaid_hours_are_those_of_unpaid_givers_alone() -> None:
    projection = make_path(AT_WORK | {"adults": 10.0})
    given = {"recipient": "children 0-2"}
    projection = change(projection, "care_hours", given | {"provider": "mothers"}, 73050.0)
    projection = change(projection, "care_hours", given | {"provider": "fathers"}, 36525.0)
    projection = change(
        projection, "care_hours", given | {"provider": "women in public services"}, 99.0
    )
    # Ten women give 73 050 hours: 20 a day together, 2 each; men half of it.
    assert at(
        projection, "unpaid_hours_of_an_adult", scenario="demand", sex="women"
    ) == pytest.approx(20)
    assert at(projection, "unpaid_gap", scenario="demand") == pytest.approx(10)
    assert at(projection, "women_share_of_unpaid_hours", scenario="demand") == pytest.approx(2 / 3)


def test_hours_are_shared_by_sex_and_by_pay() -> None:
    projection = make_path(AT_WORK)
    given = {"mothers": 50.0, "volunteer men": 10.0, "women in private services": 40.0}
    for provider, hours in given.items():
        projection = change(
            projection, "care_hours", {"provider": provider, "recipient": "children 0-2"}, hours
        )
    name = "share_of_hours_given"
    assert at(projection, name, scenario="demand", provider_kind="women, unpaid") == 0.5
    assert at(projection, name, scenario="demand", provider_kind="men, unpaid") == 0.1
    assert at(projection, name, scenario="demand", provider_kind="women in services") == 0.4
    assert at(projection, name, scenario="demand", provider_kind="men in services") == 0


def test_care_pay_compares_an_hour_of_care_with_an_hour_of_all() -> None:
    projection = small_country()
    projection = change(projection, "paid", {"instrument": "childcare", "payee": "staff"}, 50.0)
    projection = change(projection, "staff_hours", {}, 100.0)
    projection = change(projection, "hours_at_work", {}, 80.0)
    # 50 / 100 an hour; mean wage (40 x 30 + 80 x 40) / 120, for 80 hours
    assert at(projection, "care_pay_to_mean_wage", scenario="demand") == pytest.approx(
        0.5 / (4400 / 120 / 80)
    )


def test_value_added_pays_back_when_it_has_reached_what_was_spent() -> None:
    # Each year costs 50 more; value added without induced effects is 40: never in two years.
    projection = small_country()
    found = compute_at_horizon(projection, NONE)
    assert np.isinf(found["payback_year_of_value_added"]).all()
    assert float(found["value_added_per_cost"][0, 0]) == 40 / 50
    assert float(found["value_added_per_cost_with_induced"][0, 0]) == 55 / 50
    richer = change(projection, "value_added", REFORM | {"effect": "direct", "year": 2031}, 50.0)
    # 40 + 60 = 100 = 50 + 50
    assert (compute_at_horizon(richer, NONE)["payback_year_of_value_added"] == 2031).all()


def test_later_money_counts_less_by_the_discount_rate() -> None:
    found = compute_at_horizon(small_country(), NONE + 0.25)
    # 50 + 50 / 1.25
    assert float(found["present_value_of_additional_cost"][0, 0]) == 90
    assert set(found) == set(HORIZON_UNITS)


def test_every_quantity_lies_along_run_draw_and_year() -> None:
    for name, found in compute_outcomes(small_country()).items():
        assert found.dims[0] == "scenario", name
        assert found.dims[-2:] == ("draw", "year"), name
        assert set(found["scenario"].to_numpy()) <= set(SCENARIOS), name
        assert QUANTITIES[name].unit


def test_a_building_on_credit_does_not_pay_itself_back() -> None:
    # Each year costs 50 more, 10 of it the charge for a building of 100 that stands since 2030;
    # building it adds 80 in its year. Outright: 50 - 10 + 100 = 140 and 40; added 40 - 10 + 80
    # and 40 - 10: 140 of 180, and in the last year 30 of 40.
    projection = small_country()
    where = REFORM | {"instrument": "childcare", "payee": "buildings"}
    projection = change(projection, "paid", where, 10.0)
    built = REFORM | {"year": projection.years[0]}
    projection = change(projection, "outlay", built, 100.0)
    projection = change(projection, "value_added", built | {"effect": "indirect"}, 80.0)
    found = compute_at_horizon(projection, NONE)
    assert np.isinf(found["payback_year_of_value_added"]).all()
    last = float(
        projection.values["value_added"].sel(scenario="demand").isel(year=-1).sum("effect")[0]
    )
    assert last == 55.0
    assert float(found["value_added_per_cost"][0, 0]) == (40 - 10) / (50 - 10)
