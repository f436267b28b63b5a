"""New care jobs, mothers who take up work, and what all of that brings the State: by hand.

The country is that of `small_country.py`: 500 women and 800 men employed at 2300 each, women
of 15 to 64 without work 420. A full-time job in care is 1.4 persons. Under present law every
service has 50 women and 50 men and pays them 50. The first year; all of it is a half in the second.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.cases.joints.small_country import point_with, small_inputs
from tests.cases.joints.small_economy import YEARS, beyond, by_run, total_of

from carepact.core.arrays import FloatArray
from carepact.policy.shipped_instruments import instrument_names
from carepact.population.columns_of_country import count_parents
from carepact.population.country_inputs import CountryInputs
from carepact.population.country_rows import CountryRows
from carepact.simulate.closures import Totals
from carepact.simulate.incomes import Income
from carepact.simulate.surroundings import draw_surroundings
from carepact.simulate.work import Work, follow_work

WOMEN, MEN = 0, 1
DEMAND = 1
EVIDENCE = {
    "care_time__heads_per_job": 1.4,
    "employment__gain_of_use_lower_middle": 0.2,
    "employment__relative_pay": 0.5,
    "employment__mothers_in_care_jobs": 0.1,
    "employment__hiring_pool": 0.5,
    "induced__rate_of_consumption": 0.75,
    "induced__profits_spent": 0.5,
    "revenue__profit_tax": 0.2,
}


@pytest.fixture(scope="module")
def inputs(tmp_path_factory: pytest.TempPathFactory) -> CountryInputs:
    """The country under the evidence of this page; children of 5 are not at school yet."""
    folder = tmp_path_factory.mktemp("country")
    return small_inputs(folder, point_with(**EVIDENCE), duration_preprimary=3)


def employ(women: float, men: float, pay: float) -> Totals:
    """A service that employs so many more, and pays them all so much more."""
    staff = np.stack([by_run(women), by_run(men)], axis=1)
    return replace(total_of(paid={"staff": pay}), staff=staff)


@pytest.fixture(scope="module")
def work(inputs: CountryInputs) -> Work:
    """Fifty women more in nurseries that take thirty children more, fifty men in long-term care."""
    none = replace(total_of(), staff=np.stack([by_run(0), by_run(0)], axis=1))
    totals = dict.fromkeys(instrument_names(), none) | {
        "childcare": replace(employ(50, 0, 400), gained=beyond(30)),
        "long_term_care": employ(0, 50, 100),
    }
    return follow_work(inputs, totals)


def of_demand(values: FloatArray) -> FloatArray:
    """Take the point of one run of the reform, years last."""
    taken: FloatArray = values[DEMAND][..., 0, :]
    return taken


def test_jobs_in_care_are_persons_and_not_full_time_posts(work: Work) -> None:
    # 50 posts of each sex are 70 persons, in the second year 35.
    assert of_demand(work.care_jobs) == pytest.approx(np.array([[70, 35], [70, 35]]))


def test_staff_of_one_service_are_paid_alike_whoever_they_are(work: Work) -> None:
    """Nurseries: 450 for 100 women and 50 men; day care: 150 for 50 and 100. Before: 25 each.

    Women get 300 + 50 less 25 + 25, men 150 + 100 less as much: 300 and 200 more, 500 in all.
    """
    assert of_demand(work.care_pay)[0] == pytest.approx(500)


def test_of_mothers_whom_places_free_those_in_care_jobs_are_counted_there_alone(
    inputs: CountryInputs, work: Work
) -> None:
    """M mothers have 120 children under six, so places for 30 are those of 30 x M / 120 mothers.

    A fifth of them take up work; a tenth of these fill care jobs, of which there are enough. 210
    women could be hired, and 70 are in care jobs: there is room for the others.
    """
    mothers = count_parents(inputs)[0, :, WOMEN]
    freed = 0.2 * 30 * mothers / 120

    assert (mothers < 120).all()  # else a place would be one mother's
    assert of_demand(work.mothers) == pytest.approx(0.9 * freed * YEARS)
    # They earn half of the mean woman's 2300.
    assert of_demand(work.mothers_pay) == pytest.approx(0.9 * freed * YEARS * 1150)


def test_the_mean_wage_moves_with_who_enters_and_nobody_s_own_does(work: Work) -> None:
    """Women: 500 at 2300, 70 in care who get 300, and mothers at 1150; men: 800, 70 who get 200."""
    mothers = of_demand(work.mothers)[0]
    women = (500 * 2300 + 300 + mothers * 1150) / (570 + mothers)
    men = (800 * 2300 + 200) / 870

    assert of_demand(work.employed)[:, 0] == pytest.approx([570 + mothers, 870])
    assert of_demand(work.wage)[:, 0] == pytest.approx([women, men])
    assert work.wage[0, :, 0] == pytest.approx(np.full((2, 2), 2300))


def test_employees_with_a_young_child_are_parents_in_work_over_all_who_work(
    inputs: CountryInputs,
) -> None:
    """Six tenths of mothers and nine tenths of fathers work, among 500 women and 800 men who do.

    Nobody works for oneself, so there are 50 and 80 employees to each wage decile.
    """
    rows = CountryRows(inputs)
    employees = rows.offer("employees", rows.begin(), {"carers_in_work": np.zeros(1)})
    mothers, fathers = count_parents(inputs)[0, 0]
    young = np.asarray(employees["young_child_share"])[0, 0]

    assert young == pytest.approx([0.6 * mothers / 500] * 10 + [0.9 * fathers / 800] * 10)
    assert np.asarray(employees["employees"])[0, 0] == pytest.approx([50] * 10 + [80] * 10)


def test_value_added_comes_back_at_the_country_s_own_rates(inputs: CountryInputs) -> None:
    """Of 100 of value added half is labour's: wages 50 / 1.2 with contributions of a fifth.

    The wedge is 0.4 of 50, half of it contributions, as contributions and income tax are 10 % of
    GDP each: 10 and 10, net 30. A fifth of profits: 10, kept 40. Consumed 0.75 x 30 + 0.5 x 40 =
    42.5, a fifth of it tax (25 % on top of the price): 8.5; 34 are spent.
    """
    around = draw_surroundings(inputs)
    earned = around.earn(np.array([[100.0]]))
    use = around.use(earned)

    assert np.ravel(earned.labour_cost) == pytest.approx([50, 50])
    assert np.ravel(earned.wages) == pytest.approx([50 / 1.2] * 2)
    assert np.ravel(use.direct_tax) == pytest.approx([20, 20])
    assert np.ravel(use.contributions) == pytest.approx([10, 10])
    assert np.ravel(use.indirect_tax) == pytest.approx([8.5, 8.5])
    assert np.ravel(use.spent) == pytest.approx([34, 34])


def test_care_staff_are_formal_so_that_the_employer_s_whole_rate_arrives(
    inputs: CountryInputs,
) -> None:
    """Wages of 400 cost 500: the wedge is 200, half of it 100, as much as employers pay."""
    around = draw_surroundings(inputs)
    use = around.use(Income(np.array([[400.0]]), around.contribution))

    assert np.ravel(use.contributions) == pytest.approx([100])
    assert np.ravel(use.direct_tax) == pytest.approx([100])
    # 0.75 of 300, a fifth of it.
    assert np.ravel(use.indirect_tax) == pytest.approx([45])
