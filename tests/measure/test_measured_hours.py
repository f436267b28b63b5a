"""A survey's hours enter a country with their error, and vary together as replicates do."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import polars as pl
import pytest
from numpy.typing import NDArray
from tests.errors.command_line import run_carepact
from tests.measure.small_diaries import make_diaries

from carepact.core.draws import Sampler
from carepact.core.errors import DataError, DisclosureError
from carepact.data.countries.reading import read_country
from carepact.data.timeuse import Diaries, read_diaries
from carepact.measure.care_time import CareTime
from carepact.measure.country_hours import CountryHours, published_hours
from carepact.measure.estimate import estimate_care_time
from carepact.measure.measured_hours import (
    country_hours,
    estimate_hours_by_sex,
    measured_hours,
)

COOKING, CHILD, ADULT, TRAVEL, ELSEWHERE = "020201", "030101", "030401", "180301", "040101"
"""ICATUS 31, 41, 42, 44, and care for other households, by the crosswalk of the survey."""
MANY = 20_000


def diaries_of(child: list[float], adult: list[float], sex: list[str]) -> Diaries:
    n = len(sex)
    return make_diaries(
        pl.DataFrame({"weight": [1.0] * n, "sex": sex}),
        {
            COOKING: [100.0 + 5 * i for i in range(n)],
            CHILD: child,
            ADULT: adult,
            TRAVEL: [8.0] * n,
            ELSEWHERE: [30.0] * n,
        },
    )


def small_diaries() -> Diaries:
    sex = ["women"] * 8 + ["men"] * 8
    child = [60.0, 90, 30, 60, 80, 40, 60, 60, 20.0, 10, 30, 20, 20, 20, 25, 15]
    adult = [20.0, 0, 40, 20, 20, 20, 30, 10, 20.0, 10, 30, 20, 20, 20, 20, 20]
    return diaries_of(child, adult, sex)


@pytest.fixture(scope="module")
def small() -> CareTime:
    return estimate_hours_by_sex(small_diaries())


@pytest.fixture(scope="module")
def atus(shared_data: Path) -> CareTime:
    years = tuple(range(2012, 2017))
    return estimate_hours_by_sex(read_diaries(shared_data / "us_atus_2003_2016", None, years))


def stack(hours: CountryHours) -> NDArray[np.float64]:
    """Lay out all six quantities, shape (1 + draws, 6)."""
    return np.concatenate([hours.housework, hours.childcare, hours.adult_care], axis=1)


def test_care_that_does_not_tell_for_whom_is_divided_as_the_rest_of_care(small: CareTime) -> None:
    hours = measured_hours(small, sampler=Sampler(1, 0))

    # Women: 60 for children and 20 for adults, 8 of travel: a tenth more of each, 66 and 22.
    # Men: 20 and 20, 8 of travel: a fifth more of each, 24 and 24. Cooking: 100 + 5 i on the
    # mean of i = 0..7 and 8..15: 117.5 and 157.5. Care for other households is in none.
    assert hours.childcare[0] * 60 == pytest.approx([66, 24])
    assert hours.adult_care[0] * 60 == pytest.approx([22, 24])
    assert hours.housework[0] * 60 == pytest.approx([117.5, 157.5])
    assert hours.unpaid[0] * 60 == pytest.approx([205.5, 205.5])
    assert (hours.status, hours.year) == ("observed", 2023)


def test_draws_vary_and_covary_as_the_replicates_do(small: CareTime) -> None:
    hours = measured_hours(small, sampler=Sampler(1, MANY))
    drawn = np.log(stack(hours))[1:]

    kept = small.replicates(small.blocks[0].name)
    rows = [kept.labels["sex"].to_list().index(sex) for sex in ("women", "men")]
    house, child, adult, either = np.moveaxis(kept.theta[rows], 1, 0)
    more = 1 + either / (child + adult)
    theta = np.concatenate([house, child * more, adult * more])
    relative = theta[:, 1:] / theta[:, :1] - 1
    wanted = (relative * kept.coefficients) @ relative.T

    # A covariance of 20,000 normal draws has a standard error of at most
    # sqrt(2 / 20,000) = 0.01 of the product of the two deviations; four of them: 0.04.
    error = np.sqrt(np.outer(np.diag(wanted), np.diag(wanted)))
    np.testing.assert_array_less(np.abs(np.cov(drawn.T) - wanted), 0.04 * error)


def test_the_point_is_the_survey_s_estimate_and_fewer_draws_begin_alike(small: CareTime) -> None:
    few, more = (stack(measured_hours(small, sampler=Sampler(3, draws))) for draws in (10, 40))
    np.testing.assert_array_equal(few, more[:11])
    np.testing.assert_array_equal(few[0], stack(measured_hours(small, sampler=Sampler(4, 0)))[0])


def test_a_study_s_survey_goes_before_published_hours(small: CareTime) -> None:
    kenya = read_country("KEN")
    chosen = country_hours(kenya, small, sampler=Sampler(1, 5))
    published = country_hours(kenya, None, sampler=Sampler(1, 5))
    np.testing.assert_array_equal(stack(chosen), stack(measured_hours(small, Sampler(1, 5))))
    np.testing.assert_array_equal(stack(published), stack(published_hours(kenya, Sampler(1, 5))))


def test_work_that_nobody_reports_is_refused_for_each_sex_at_once() -> None:
    sex = ["women"] * 6 + ["men"] * 6
    none = estimate_hours_by_sex(diaries_of([30.0] * 12, [0.0] * 12, sex))
    with pytest.raises(DataError) as refused:
        measured_hours(none, Sampler(1, 10))
    assert "2 faults" in str(refused.value)
    assert "1. adult care, women: nobody reports any." in str(refused.value)
    assert "2. adult care, men: nobody reports any." in str(refused.value)


def test_a_survey_of_women_alone_is_refused() -> None:
    alone = estimate_hours_by_sex(diaries_of([30.0] * 6, [5.0] * 6, ["women"] * 6))
    with pytest.raises(DataError, match="the survey has no men"):
        measured_hours(alone, Sampler(1, 10))


def test_too_few_respondents_are_not_told() -> None:
    sex = ["women"] * 6 + ["men"] * 2
    few = estimate_hours_by_sex(diaries_of([30.0] * 8, [5.0] * 8, sex))
    with pytest.raises(DisclosureError, match="too few respondents"):
        measured_hours(few, Sampler(1, 10))


def test_made_up_diaries_and_other_tables_are_refused() -> None:
    made_up = replace(small_diaries(), synthetic=True)
    with pytest.raises(DataError, match="made up"):
        measured_hours(estimate_hours_by_sex(made_up), Sampler(1, 10))
    other = estimate_care_time(small_diaries(), ("sex",), "unpaid-work")
    with pytest.raises(DataError, match="groups='country-hours'"):
        measured_hours(other, Sampler(1, 10))


@pytest.mark.shared
def test_american_hours_are_those_that_measure_prints(atus: CareTime, shared_data: Path) -> None:
    words = ("--years", "2012-2016", "--by", "sex", "--where", "age >= 15", "--format", "csv")
    folder = shared_data / "us_atus_2003_2016"
    ended = run_carepact("measure", folder, "--groups", "unpaid-work", *words)
    printed = pl.read_csv(ended.out.encode()).filter(
        pl.col("statistic") == "mean_minutes_per_day", pl.col("sex") == "women"
    )
    minutes = dict(zip(printed["activity"], printed["value"], strict=True))
    errors = dict(zip(printed["activity"], printed["standard_error"], strict=True))

    hours = measured_hours(atus, sampler=Sampler(1, MANY))

    assert hours.housework[0, 0] * 60 == pytest.approx(minutes["domestic_work"], abs=1e-9)
    assert hours.unpaid[0, 0] * 60 == pytest.approx(minutes["unpaid_work"], abs=1e-9)
    # 41 alone, and with its part of travel and other care.
    assert minutes["childcare"] < hours.childcare[0, 0] * 60 < minutes["care_work"]
    # The spread of a sum is right only if its parts vary together: three standard errors of a
    # deviation from 20,000 draws, 3 / sqrt(40,000) = 0.015, and 0.005 for the log scale.
    spread = hours.unpaid[1:, 0].std() * 60
    assert spread == pytest.approx(errors["unpaid_work"], rel=0.02)
    assert hours.housework[1:, 0].std() * 60 == pytest.approx(errors["domestic_work"], rel=0.02)


@pytest.mark.shared
def test_a_sample_of_india_gives_wider_draws_where_few_report(shared_data: Path) -> None:
    path = shared_data / "india_tus_2024_sample" / "sample_1_perc.parquet"
    hours = measured_hours(estimate_hours_by_sex(read_diaries(path)), sampler=Sampler(1, MANY))

    spread = np.log(stack(hours))[1:].std(axis=0)

    # 1,902 women report 273.8 minutes of housework with an error of 6.70, a share of 0.0244.
    assert hours.housework[0, 0] * 60 == pytest.approx(273.837, abs=1e-3)
    assert spread[0] == pytest.approx(6.695 / 273.837, rel=0.02)
    assert spread[5] > 10 * spread[0]
    assert (stack(hours) > 0).all()
