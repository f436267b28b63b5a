"""A country of round figures carried through two years: where the pieces of a year are joined.

The country is that of `small_country.py`: mean pay 2300, labour cost 1.2 times that, 500 women and
800 men employed. In the second year every child before school is to have a place; nothing else
changes. All of it at the point.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import xarray as xr
from tests.cases.joints.small_country import (
    MEAN_PAY,
    MEN_EMPLOYED,
    WOMEN_EMPLOYED,
    YEARS,
    point_with,
    small_inputs,
)
from tests.simulate.conftest import DECLARED, make_package

from carepact.core.draws import Sampler
from carepact.law.present_law import present_law
from carepact.measure.country_hours import published_hours
from carepact.needs.balance import balance_care
from carepact.policy.package import Edit
from carepact.population.country_inputs import CountryInputs
from carepact.population.pay import Growth
from carepact.simulate.growth_paths import grow
from carepact.simulate.surroundings import draw_surroundings
from carepact.simulate.years import simulate_years

EVERYBODY = {str(age): 1.0 for age in range(6)}
EVIDENCE = {
    "employment__hiring_pool": 0.005,
    "care_time__heads_per_job": 1.4,
    "childcare__staff_growth": 50.0,
    "ground__weeks_at_work": 46.0,
    "care_need__severe_need__women__65-74": 0.1,
    "care_need__severe_need__men__65-74": 0.05,
    "care_need__moderate_need__women__65-74": 0.2,
    "care_need__moderate_need__men__65-74": 0.2,
    "care_hours__adult__severe": 40.0,
    "care_hours__adult__moderate": 10.0,
}
PLACE = 2.0
"""What a new place in a nursery costs to build. [mean yearly wages]"""


@pytest.fixture(scope="module")
def inputs(tmp_path_factory: pytest.TempPathFactory) -> CountryInputs:
    """The country under the evidence of this page."""
    return small_inputs(tmp_path_factory.mktemp("country"), point_with(**EVIDENCE))


def carry(inputs: CountryInputs) -> xr.Dataset:
    """Carry the point through both years, under present law and in the runs of the reform."""
    country, people, sampler = inputs.country, inputs.population, inputs.sampler
    edits = [
        Edit(instrument="childcare", parameter=name, source="Test", aim="set", target=target)
        for name, target in (("coverage", EVERYBODY), ("capital_per_place", PLACE))
    ]
    run = simulate_years(
        inputs,
        published_hours(country, sampler),
        balance_care(country, people, sampler),
        present_law(inputs),
        make_package(edits, begins=YEARS[1], ends=YEARS[1]),
        DECLARED,
    )
    return run.values.isel(draw=0)


@pytest.fixture(scope="module")
def years(inputs: CountryInputs) -> xr.Dataset:
    """Both years under the evidence of this page."""
    return carry(inputs)


def test_pay_is_what_labour_s_share_of_gdp_leaves_to_employees(inputs: CountryInputs) -> None:
    # 0.5 x 3120 x 2300 / (1300 x 1.2), though nobody works for oneself.
    assert inputs.pay.mean.ravel() == pytest.approx([MEAN_PAY])
    employed = [[WOMEN_EMPLOYED] * 2, [MEN_EMPLOYED] * 2]
    assert inputs.pay.employed[:, 0] == pytest.approx(np.array(employed))


def test_a_supplier_s_job_costs_pay_and_the_contributions_on_the_formal_part_of_it(
    inputs: CountryInputs,
) -> None:
    # 2300 x (1 + 0.25 x 0.8)
    around = draw_surroundings(inputs)

    assert around.labour_cost.ravel() == pytest.approx([2760, 2760])
    # 3120 x 2300 of GDP for 1300 workers.
    assert around.gdp_per_worker.ravel() == pytest.approx([5520, 5520])


def test_growth_runs_from_the_base_year_and_not_from_the_first_that_is_asked(
    tmp_path: Path,
) -> None:
    """GDP of 2024 is 3120 x 2300 = 7,176,000; at 10 % a year 2026 has 1.21 and 2027 1.331 of it."""
    calendar = (2026, 2027)
    rate = np.array([0.1])
    growth = Growth(grow(rate, calendar), grow(rate, calendar))
    inputs = small_inputs(tmp_path, Sampler(1, 0), growth, calendar)

    assert inputs.pay.gdp.ravel() == pytest.approx([7_176_000 * 1.21, 7_176_000 * 1.331])
    assert inputs.pay.mean.ravel() == pytest.approx([2300 * 1.21, 2300 * 1.331])


def test_no_more_persons_are_hired_than_could_be_and_part_time_fills_fewer_jobs(
    years: xr.Dataset,
) -> None:
    """Of 15 to 64 there are 900 women, of whom 480 work, and 900 men, of whom 760 do: 560 are idle.

    Five in a thousand of them, 2.8 persons, could be hired; 1.4 fill a full-time job: 2 jobs.
    """
    runs = years.sel(year=YEARS[1]).sum(("instrument", "sex"))
    law, wanted, found = (
        runs.sel(scenario=name) for name in ("present law", "additional", "supply")
    )

    assert float(wanted["staff"] - law["staff"]) > 2
    assert float(found["staff"] - law["staff"]) == pytest.approx(2)
    assert float(found["heads"] - law["heads"]) == pytest.approx(2.8)


def test_mothers_take_up_work_as_their_children_are_in_nurseries(tmp_path: Path) -> None:
    """Of 420 idle women 0.3 could be hired, 126: enough. A place counts whole at any hours.

    Each child more in a nursery frees a fifth of a mother: there are fewer children before
    school, 100, than mothers. A tenth of those freed fill the new care jobs.
    """
    evidence = EVIDENCE | {
        "employment__hiring_pool": 0.3,
        "employment__gain_of_use_lower_middle": 0.2,
        "employment__mothers_in_care_jobs": 0.1,
        "employment__hours_without_gain": 0.0,
        "employment__hours_of_full_gain": 5.0,
    }
    run = carry(small_inputs(tmp_path, point_with(**evidence)))
    reached = run["reached"].sel(instrument="childcare", year=YEARS[1])
    more = float(reached.sel(scenario="demand") - reached.sel(scenario="present law"))
    entering = run["mothers_entering"].sel(year=YEARS[1])

    assert more > 0
    assert float(entering.sel(scenario="demand")) == pytest.approx(0.2 * 0.9 * more)
    assert float(entering.sel(scenario="present law")) == 0


def test_hours_of_nurseries_are_private_as_their_places_are(years: xr.Dataset) -> None:
    """Three in ten places are private: public staff give 7 hours where private staff give 3."""
    care = years["care_hours"].sel(year=YEARS[1], scenario="demand")
    young = care.sel(recipient=["children 0-2", "children 3-5"]).sum("recipient")
    public, private = (
        float(young.sel(provider=[f"{sex} in {kind} services" for sex in ("women", "men")]).sum())
        for kind in ("public", "private")
    )

    assert public / (public + private) == pytest.approx(0.7)


def test_an_hour_of_unpaid_work_is_worth_one_hour_at_work_of_elementary_pay(
    years: xr.Dataset,
) -> None:
    # 0.6 x 2300 a year, for 30 hours in each of 46 weeks: 1380 / 1380.
    assert years["hour_value"].to_numpy() == pytest.approx([1, 1])
    assert years["hours_at_work"].to_numpy() == pytest.approx([1380, 1380])


def test_places_that_stand_under_present_law_are_not_built_again(years: xr.Dataset) -> None:
    """Each place more than present law fills is built, at two years of mean pay: 2 x 2300."""
    nurseries = years.sel(instrument="childcare")
    reached = nurseries["reached"].sel(year=YEARS[1])
    law, reform = (float(reached.sel(scenario=name)) for name in ("present law", "demand"))
    capital = nurseries["capital"]

    assert 0 < law < reform < 100  # the 100 children of 0 to 4, some of them at home
    assert float(capital.sel(scenario="demand", year=YEARS[1])) == pytest.approx(
        4600 * (reform - law)
    )
    assert not capital.sel(year=YEARS[0]).any()
    assert not capital.sel(scenario="present law").any()


def test_hours_that_older_persons_need_are_persons_by_level_and_what_each_level_takes(
    years: xr.Dataset,
) -> None:
    """Of 100 women and 100 men of 65 to 69, 10 and 5 have severe need, 20 and 20 moderate.

    15 x 40 and 40 x 10 hours in each of 52 weeks: 31,200 + 20,800, whatever is given.
    """
    assert years["need"].sel(recipient="older persons in need").to_numpy() == pytest.approx(
        np.full((4, 2), 52_000)
    )


def test_what_is_needed_and_not_given_is_unmet_and_what_is_given_beyond_it_is_surplus(
    years: xr.Dataset,
) -> None:
    given = years["care_hours"].sum("provider")
    short = (years["need"] - given).to_numpy()

    assert years["unmet"].to_numpy() == pytest.approx(np.clip(short, 0, None))
    assert years["surplus_hours"].to_numpy() == pytest.approx(np.clip(-short, 0, None))
    older = years.sel(recipient="older persons in need", scenario="demand", year=YEARS[1])
    assert float(older["unmet"]) == pytest.approx(max(52_000 - float(older["care_hours"].sum()), 0))
