from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from carepact.data.countries.ages import AGE_STARTS
from carepact.data.countries.facts import Country, make_fact
from carepact.data.countries.population import read_population
from carepact.data.countries.reading import read_country
from carepact.population.pay_levels import PAY_FACTS
from carepact.validate.back_cast.comparison import (
    Comparison,
    Part,
    Target,
    find_reasons,
    is_miss,
    stands_out,
)
from carepact.validate.back_cast.leave import compare_leave
from carepact.validate.back_cast.places import find_places
from carepact.validate.back_cast.preprimary import compare_preprimary
from carepact.validate.indicators import observed_indicators

OWN = {
    "oecd_leave_spend_per_birth_ppp": 7000.0,
    "oecd_mother_total_fre_weeks": 13.0,
    "oecd_father_total_fre_weeks": 1.0,
    "oecd_mat_weeks": 26.0,
    "oecd_parental_mother_weeks": 0.0,
    "oecd_pat_weeks": 4.0,
    "oecd_father_parental_weeks": 0.0,
    "lfpr_25_54_f": 80.0,
    "lfpr_25_54_m": 90.0,
    "unemp_15p_f": 5.0,
    "unemp_15p_m": 10.0,
    "earn_month_ppp_f": 2000.0,
    "earn_month_ppp_m": 3000.0,
    "informal_f": 0.0,
    "informal_m": 0.0,
}


def country_with(**changed: float) -> Country:
    """Make a country of which the figures above are observed, and whose law did not change."""
    known = read_country("CHL")
    known = replace(
        known, facts={n: f for n, f in known.facts.items() if n != "mat_leave_weeks_2017"}
    )
    facts = {
        name: make_fact(
            {"indicator": name, "value": str(value), "year": "2021", "source": "by hand"}
        )
        for name, value in (OWN | changed).items()
    }
    return replace(known, facts={**known.facts, **facts})


def part_of(*ratios: float, least_within: float | None = None) -> Part:
    """Make a part whose countries have given ratios."""
    rows = tuple(
        Comparison(read_country("CHL"), 2021, ratio, 1.0, "observed", "by hand") for ratio in ratios
    )
    return Part("leave", "", rows, Target(0.8, 0.35, least_within))


def pay_by_hand(country: Country) -> tuple[float, float, float]:
    """Mean pay, women's and men's: labour income over who earns it, each in units of the mean."""
    persons = read_population(country.code).persons.sel(year=2024).to_numpy()
    adults = persons[:, np.array(AGE_STARTS) >= 15].sum(axis=1)
    number = {name: country.facts[name].number for name in country.facts if name in PAY_FACTS}
    rate = {"CHL": 0.0518}[country.code]
    staff, alone, paid = [], 0.0, []
    for sex, who in enumerate("fm"):
        employed = adults[sex] * number[f"emp_rate_15p_{who}"] / 100
        own = number[f"self_employed_{who}"] / 100
        staff.append(employed * (1 - own))
        alone += employed * own
        paid.append(min(1, (1 - number[f"informal_{who}"] / 100) / (1 - own)) * rate)
    ratio = number["earn_month_ppp_f"] / number["earn_month_ppp_m"]
    men = sum(staff) / (staff[0] * ratio + staff[1])
    units = staff[0] * ratio * men * (1 + paid[0]) + staff[1] * men * (1 + paid[1]) + 0.75 * alone
    income = number["labour_income_share"] / 100 * number["gdp_pc_ppp2021"] * persons.sum()
    mean = income / units
    return mean, mean * ratio * men, mean * men


def test_one_birth_costs_what_hand_arithmetic_says() -> None:
    part = compare_leave([country_with()])

    # Mother: 0.8 x 0.95 employed x 0.95 take-up x pay x 13 / 52.
    # Father: 0.9 x 0.9 x 0.7 x (1 / 4)^0.5 x pay x 1 / 52.
    _mean, hers, his = pay_by_hand(country_with())
    expected = 0.8 * 0.95 * 0.95 * hers / 4 + 0.9 * 0.9 * 0.7 * 0.5 * his / 52
    assert part.rows[0].modelled == pytest.approx(expected)
    assert part.rows[0].ratio == pytest.approx(expected / 7000)


def test_informal_workers_are_left_out_where_they_are_counted() -> None:
    part = compare_leave([country_with(informal_f=50.0, informal_m=50.0)])

    _mean, hers, his = pay_by_hand(country_with(informal_f=50.0, informal_m=50.0))
    expected = 0.8 * 0.95 * 0.95 * hers / 4 + 0.9 * 0.9 * 0.7 * 0.5 * his / 52
    assert part.rows[0].modelled == pytest.approx(expected / 2)


def test_a_miss_carries_its_reasons_by_rule() -> None:
    low = compare_leave([country_with(oecd_leave_spend_per_birth_ppp=30_000.0)])
    flat = compare_leave(
        [country_with(oecd_leave_spend_per_birth_ppp=30_000.0, oecd_mat_weeks=60.0)]
    )

    assert low.rows[0].reasons == ("not explained",)
    assert flat.rows[0].reasons == (
        "benefit is flat or low",
        "long paid leave: a cash benefit for care at home is in the spending",
    )


def test_leave_says_what_it_lacks_where_no_country_has_the_figures() -> None:
    part = compare_leave([read_country("CHL")])

    assert part.rows == ()
    assert part.lacking == observed_indicators().leave.given


def test_pre_primary_costs_what_hand_arithmetic_says() -> None:
    known = read_country("CHL")
    figures = {
        "pupils_preprimary_then": 2.5,
        "private_share_preprimary_then": 20.0,
        "ptr_preprimary_then": 20.0,
        "hours_week": 35.0,
        "earn_month_ppp_t": 1000.0,
        "wage_ratio_professionals": 2.0,
        "wage_ratio_service_care_sales": 0.7,
        "labour_income_share": 50.0,
        "informal_t": 20.0,
        "gdp_pc_ppp2021": 25_000.0,
        "gov_exp_preprimary_gdp": 0.25,
    }
    facts = {
        name: make_fact({"indicator": name, "value": str(v), "year": "2017", "source": "by hand"})
        for name, v in figures.items()
    }
    country = replace(known, facts={**known.facts, **facts})

    row = compare_preprimary([country]).rows[0]

    # 2.5 pupils to 100 persons are 0.125 teachers; the State pays 1 - 0.2 x 0.7 = 0.86 of them.
    # A full-time year of a teacher is 0.81 x 2 mean hours of 1,750, one of an assistant 0.7;
    # employees are at work 44 x 35 = 1,540 hours. Contributions 0.0518 by statute; over 1 - 0.153.
    hour = pay_by_hand(country)[0] / 1540
    cost = 0.86 * 0.125 * (1.62 + 0.7) * 1750 * hour * 1.0518 / 0.847
    assert row.modelled == pytest.approx(cost / 25_000)
    assert row.observed == 0.25
    assert row.a_teacher == pytest.approx(
        (1.62 * 1750 * hour / 25_000, 0.25 / (0.86 * 0.125)), rel=1e-9
    )


def test_the_user_s_own_pupils_come_before_those_of_the_year_of_the_spending() -> None:
    known = read_country("CHL")
    named = known.facts["enrol_preprimary"]
    own = replace(known, facts={**known.facts, named.indicator.name: replace(named, own=True)})

    assert find_places(known).pupils.indicator.name == "pupils_preprimary_then"
    assert find_places(own).pupils.indicator.name == "enrol_preprimary"
    persons = float(read_population("CHL").persons.sel(year=2024).sum())
    assert find_places(own).pupils_per_person == pytest.approx(named.number / persons)


def test_every_income_group_has_its_own_sums() -> None:
    rows = [
        Comparison(read_country(code), 2021, ratio, 1.0, "observed", "by hand")
        for code, ratio in (("CHL", 0.5), ("FRA", 0.9), ("ETH", 4.0))
    ]
    by_group = Part("leave", "", tuple(rows), None).by_group

    assert list(by_group) == ["high", "low"]
    assert len(by_group["high"].rows) == 2
    assert by_group["high"].median_ratio == pytest.approx(0.7)
    assert by_group["high"].reaches_group_median
    assert by_group["low"].median_error == pytest.approx(np.log(4))
    assert not by_group["low"].reaches_group_median


def test_missing_data_alone_is_counted_apart_from_reasons_of_substance() -> None:
    missing = replace(part_of(3.0).rows[0], reasons=("figures are years apart",))
    both = replace(missing, reasons=("figures are years apart", "two figures of spending disagree"))
    hit = part_of(1.0).rows[0]

    assert Part("leave", "", (missing, both, hit, hit), None).share_without_data == 0.25


def test_a_part_is_summed_up_by_its_medians() -> None:
    part = part_of(0.5, 1.0, 4.0)

    assert part.median_ratio == 1.0
    assert part.median_error == pytest.approx(np.log(2))
    assert part.share_within == pytest.approx(2 / 3)  # a factor of 2 is no miss
    assert not part.is_met  # the error is above 0.35
    assert part_of(0.9, 1.0, 4.0).is_met
    assert not part_of(0.9, 1.0, 4.0, least_within=0.7).is_met


def test_a_country_without_public_places_is_a_miss_and_not_an_error() -> None:
    part = part_of(0.0, 1.0, 1.1)

    assert is_miss(part.rows[0].ratio)
    assert part.median_error == pytest.approx(np.log(1.1))


def test_no_reason_is_given_where_there_is_no_miss() -> None:
    assert find_reasons(1.5, {"earnings are imputed": True}) == ()
    assert find_reasons(3.0, {"earnings are imputed": False}) == ("not explained",)
    assert stands_out(0.4, 2)
    assert not stands_out(0.5, 2)
