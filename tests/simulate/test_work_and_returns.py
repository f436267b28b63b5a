from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from tests.simulate.conftest import Setting, make_package

from carepact.core.draws import Sampler
from carepact.data.countries.population import read_population
from carepact.data.countries.reading import read_country
from carepact.policy.package import Edit
from carepact.population.country_inputs import build_inputs
from carepact.population.employment import count_employed, count_old
from carepact.simulate.employment import compare_earnings
from carepact.simulate.returns import discount, find_payback
from carepact.simulate.work import count_hireable


def test_nobody_past_working_age_is_counted_on_for_care_jobs() -> None:
    japan, people = read_country("JPN"), read_population("JPN")
    inputs = build_inputs(japan, people, [2024], sampler=Sampler(1, 0))
    women, old = (float(people.between(age).sel(year=2024, sex="women")) for age in (15, 65))
    employed = women * japan.facts["emp_rate_15p_f"].number / 100
    old_at_work = old * japan.facts["lfpr_65p_f"].number / 100
    # Half of the women of 15 to 64 who are not employed.
    expected = 0.5 * (women - old - (employed - old_at_work))
    assert count_hireable(inputs)[0].item() == pytest.approx(expected)
    assert expected < 0.3 * 0.5 * (women - old)
    # Where more are employed than there are of an age to work, nobody is left to hire.
    crowded = replace(inputs, pay=replace(inputs.pay, employed=2 * inputs.pay.adults))
    assert (count_hireable(crowded) == 0).all()


def test_the_gap_in_earnings_counts_who_has_none() -> None:
    # Women 0.5 x 80, men 0.8 x 100: 1 - 40/80.
    gap = compare_earnings(np.array([50.0, 80]), np.array([80.0, 100]), np.array([100.0, 100]))
    assert gap == pytest.approx(0.5)


def test_present_value_counts_the_first_year_whole() -> None:
    # 100 + 110/1.1 + 121/1.21
    assert discount(np.array([[100.0, 110, 121]]), np.array([[0.1]])) == pytest.approx([300])


def test_payback_is_the_first_year_by_which_gains_reach_costs() -> None:
    years = np.array([2025.0, 2026, 2027])
    costs = np.array([[10.0, 0, 0], [10, 10, 10], [0, 0, 0]])
    gains = np.array([[2.0, 8, 8], [1, 1, 1], [0, 0, 0]])
    found = find_payback(costs, gains, years)
    assert found[0] == 2026
    assert np.isnan(found[1:]).all()


def test_the_old_and_those_of_working_age_keep_their_own_rates(
    setting: Callable[[str], Setting],
) -> None:
    """Italy ages: employment over all adults falls, that of 15 to 64 stays."""
    place = setting("ITA").but(draws=2, years=range(2024, 2051))
    inputs = build_inputs(place.country, place.population, place.years, place.sampler)
    adults, employed = count_employed(inputs, inputs.persons)
    old, active = count_old(inputs, inputs.persons)
    young = (employed - old * active)[:, 0] / (adults - old)[:, 0]
    assert young[:, -1] == pytest.approx(young[:, 0])
    assert (employed[:, 0, -1] / adults[:, 0, -1] < employed[:, 0, 0] / adults[:, 0, 0]).all()


def test_breaks_that_employers_pay_bring_the_state_nothing(
    setting: Callable[[str], Setting],
) -> None:
    """Pay in a break is the wage that goes on: what employers pay, wages and profits lose."""
    edits = [
        Edit(instrument="breastfeeding_breaks", parameter=name, target=target, source="Test")
        for name, target in (("until_month", 24), ("payers", {"employers": 1}))
    ]
    values = setting("GBR").run(make_package(edits)).values.sel(scenario="demand")
    assert (
        float(values["cost_by_payer"].sel(instrument="breastfeeding_breaks").isel(year=-1).min())
        >= 0
    )
    incomes = values["labour_cost"] + values["profits"] + values["transfers"]
    paid = values["paid"].sel(payee="households").sum("instrument").isel(year=-1)
    before = incomes.sel(earner=["on leave", "families", "employers and communities"])
    lost = values["output_lost"].isel(year=-1)
    assert float(paid.isel(draw=0)) > 0
    # She gets what she would have earned, employers lose as much, but for what nobody makes.
    assert (before.sum("earner").isel(year=-1) + lost).to_numpy() == pytest.approx(
        0 * paid.to_numpy(), abs=1e-3
    )
    assert abs(values["received"].sum(["earner", "receipt"])).max() < 0.2 * paid.max()


def test_men_who_take_women_s_places_among_staff_get_their_pay(
    setting: Callable[[str], Setting],
) -> None:
    """As many staff, half of them men, and a tenth more pay: nobody's wage falls below nothing."""
    edits = [
        Edit(instrument="childcare", parameter="women_share", target=0.5, source="Test", aim="set"),
        Edit(
            instrument="childcare", parameter="wage_ratios", source="Test", aim="set",
            target={"teacher": 2.2, "assistant": 1.1},
        ),
    ]  # fmt: skip
    values = setting("KEN").but(draws=0).run(make_package(edits)).values.isel(draw=0, year=-1)
    law, reform = (values.sel(scenario=name) for name in ("present law", "demand"))
    staff = reform["staff"].sel(instrument="childcare")
    before = law["staff"].sel(instrument="childcare")
    assert float(staff.sum()) == pytest.approx(float(before.sum()))
    pay, was = (
        float(one["paid"].sel(instrument="childcare", payee="staff")) for one in (reform, law)
    )
    gained = reform["employed"] * reform["wage"] - law["employed"] * law["wage"]
    for sex in ("women", "men"):
        expected = pay / 2 - was * float(before.sel(sex=sex) / before.sum())
        assert float(gained.sel(sex=sex)) == pytest.approx(expected, rel=1e-6)
