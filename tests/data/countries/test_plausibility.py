"""Gross errors and traps of the sources are found, and why is said."""

from __future__ import annotations

import pytest

from carepact.data.countries.plausibility import (
    find_implausible,
    product_per_worker,
)

# GDP per head 10,000, 100 persons, 40 under 15, employment 40 and 60 % of the 60 adults:
# 10,000 * 100 / (0.5 * 60) = 33,333 per employed person.
ECONOMY = {
    "gdp_pc_ppp2021": 10_000.0,
    "pop_total": 100.0,
    "pop_0_5": 20.0,
    "pop_6_14": 20.0,
    "emp_rate_15p_f": 40.0,
    "emp_rate_15p_m": 60.0,
}


def found(known: dict[str, float], payer: str | None = None) -> dict[str, tuple[str, str]]:
    """Return reason and verdict by indicator."""
    return {f.indicator: (f.reason, f.verdict) for f in find_implausible(known, payer)}


def test_gdp_per_employed_person_agrees_with_arithmetic_by_hand() -> None:
    assert product_per_worker(ECONOMY) == pytest.approx(33_333.333)
    assert product_per_worker({"pop_total": 100.0}) is None


def test_earnings_far_from_gdp_per_worker_are_rejected_with_the_ratio() -> None:
    # 12 * 6,000 = 72,000 is 2.16 of 33,333; 12 * 400 = 4,800 is 0.14; 12 * 1,000 is 0.36.
    assert "2.16 of GDP" in found(ECONOMY | {"earn_month_ppp_t": 6_000.0})["earn_month_ppp_t"][0]
    assert "0.14 of GDP" in found(ECONOMY | {"earn_month_ppp_t": 400.0})["earn_month_ppp_t"][0]
    assert found(ECONOMY | {"earn_month_ppp_t": 1_000.0}) == {}


def test_labour_cost_far_from_gdp_per_worker_is_rejected() -> None:
    # 1 * 40 * 52 = 2,080 is 0.062 of 33,333; 5 dollars an hour are 0.31.
    cost = {"hourly_labour_cost_usd2021": 1.0, "hours_week": 40.0}
    assert "0.062 of GDP" in found(ECONOMY | cost)["hourly_labour_cost_usd2021"][0]
    assert found(ECONOMY | cost | {"hourly_labour_cost_usd2021": 5.0}) == {}


def test_wages_of_mixed_up_groups_are_rejected_both() -> None:
    ratios = {"wage_ratio_professionals": 0.8, "wage_ratio_elementary": 1.2}
    assert set(found(ratios)) == set(ratios)


def test_leave_of_one_state_is_rejected_where_the_nation_has_none() -> None:
    known = {
        "leave_mother_paid_days": 84.0,
        "oecd_mat_weeks": 0.0,
        "oecd_parental_mother_weeks": 0.0,
    }
    reason, verdict = found(known)["leave_mother_paid_days"]
    assert "one state's law" in reason
    assert verdict == "rejected"


def test_leave_that_differs_three_times_is_kept_in_doubt() -> None:
    # 14 weeks are 98 days, with 100 weeks of parental leave 798: 250 days is 2.6 and 0.31 of them.
    known = {"oecd_mat_weeks": 14.0, "oecd_parental_mother_weeks": 100.0}
    assert found(known | {"leave_mother_paid_days": 250.0}) == {}
    reason, verdict = found(known | {"leave_mother_paid_days": 30.0})["leave_mother_paid_days"]
    assert verdict == "kept in doubt"
    assert "98 or 798 paid days" in reason


def test_a_missing_payer_of_paid_leave_is_rejected() -> None:
    assert "leave_who_pays" in found({"leave_mother_paid_days": 182.0}, "not applicable")
    assert found({"leave_mother_paid_days": 0.0}, "not applicable") == {}
    assert found({"leave_mother_paid_days": 182.0}, "Government") == {}


def test_more_pupils_to_a_teacher_than_a_rich_country_has_are_rejected() -> None:
    rich, poor = ({"ptr_preprimary": 73.3, "gdp_pc_ppp2021": product} for product in (5e4, 4e3))
    (found,) = find_implausible(rich, None)
    assert found.indicator == "ptr_preprimary"
    assert "a part of the staff is counted" in found.reason
    assert find_implausible(poor, None) == []
