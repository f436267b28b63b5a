"""India 2024: simultaneous activities, the United Nations' figures, and the clusters.

Source of 22.36 % and 2.92 %: United Nations Statistics Division, SDG indicator 5.4.1
(series SL_DOM_TSPD), India 2024, 15 years and over, all areas.
"""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import polars as pl
import pytest
from numpy.typing import NDArray

from carepact.core.errors import DesignError, ParameterError
from carepact.core.units import MINUTES_PER_DAY
from carepact.data.icatus.grouping import read_grouping
from carepact.data.timeuse import Diaries, read_diaries
from carepact.measure import estimate_care_time
from carepact.measure.minutes import minutes_by_group
from carepact.measure.resampling import build_replication, jackknife
from carepact.measure.taylor import taylor_mean_error
from carepact.studies.validation import validate_survey

pytestmark = pytest.mark.shared

PUBLISHED = {"women": 22.36, "men": 2.92}  # % of the day
WOMEN_AND_MEN = 'age >= 15 and sex in ["women", "men"]'
UNPAID = "unpaid_domestic_and_care_work"


@pytest.fixture(scope="module")
def file(shared_data: Path) -> Path:
    return shared_data / "india_tus_2024_sample" / "sample_1_perc.parquet"


@pytest.fixture(scope="module")
def diaries(file: Path) -> Diaries:
    return read_diaries(file)


def estimate(diaries: Diaries, rule: str, statistic: str) -> dict[str, dict[str, float]]:
    """Estimate unpaid work of women and men aged 15 or more, sex to figures."""
    table = estimate_care_time(
        diaries,
        ["sex"],
        "sdg-5.4.1",
        where=WOMEN_AND_MEN,
        statistics=[statistic],
        simultaneity=rule,
        gap="sex",
    ).to_polars()
    rows = table.filter(pl.col("activity") == UNPAID).iter_rows(named=True)
    return {row["sex"]: row for row in rows}


@pytest.mark.parametrize("sex", ["women", "men"])
@pytest.mark.parametrize("statistic", ["share_of_day", "mean_minutes_per_day"])
def test_the_published_share_of_the_day_lies_inside_the_split_interval(
    diaries: Diaries, sex: str, statistic: str
) -> None:
    scale = {"share_of_day": 100, "mean_minutes_per_day": 100 / MINUTES_PER_DAY}[statistic]
    ours = estimate(diaries, "split", statistic)[sex]
    assert ours["lower"] * scale < PUBLISHED[sex] < ours["upper"] * scale


@pytest.mark.parametrize("sex", ["women", "men"])
def test_the_published_share_of_the_day_lies_outside_the_full_interval(
    diaries: Diaries, sex: str
) -> None:
    # Under `full` the day has more than 1,440 minutes: 399.9 of them for women, 49.3 for men,
    # are 27.8 % and 3.4 % of a clock day.
    ours = estimate(diaries, "full", "mean_minutes_per_day")[sex]
    assert PUBLISHED[sex] < ours["lower"] * 100 / MINUTES_PER_DAY


def test_no_share_of_the_day_is_printed_under_full(diaries: Diaries) -> None:
    with pytest.raises(
        ParameterError, match="share_of_day has no meaning where a day may hold more"
    ):
        estimate(diaries, "full", "share_of_day")


def test_the_validation_of_india_prints_both_verdicts(file: Path) -> None:
    validation = validate_survey(file)
    lines = validation.to_polars()
    assert lines["published"].to_list() == [22.36111, 2.91667]
    assert lines["verdict"].to_list() == ["inside the interval"] * 2
    assert lines["rule"].to_list() == ["split"] * 2
    assert (lines["rejected_lower"] > lines["published"]).all()
    assert validation.agrees


def test_main_is_refused_because_no_main_activity_is_marked(diaries: Diaries) -> None:
    with pytest.raises(
        DesignError,
        match=r"simultaneity='main': India Time Use Survey 2024.* does not mark the main one of "
        r"simultaneous activities\. Use split or full\.",
    ):
        estimate_care_time(diaries, ["sex"], "sdg-5.4.1", simultaneity="main")


def stratum_of(diaries: Diaries) -> NDArray[np.int64]:
    """Number the strata, state by sector, from 0."""
    numbers = diaries.respondents.select(pl.struct("state", "sector").rank("dense") - 1)
    return numbers.to_series().cast(pl.Int64).to_numpy()


def test_clusters_make_the_error_of_women_at_least_1_6_times_the_one_by_person(
    diaries: Diaries,
) -> None:
    """Same strata, same linearisation; only the first-stage unit changes."""
    grouping = read_grouping("sdg-5.4.1", diaries.codes, diaries.crosswalk)
    minutes = minutes_by_group(diaries, grouping, "split")[:, :1]
    respondents = diaries.respondents
    women = ((respondents["sex"] == "women") & (respondents["age"] >= 15)).to_numpy()[None, :]
    weight, stratum = respondents["weight"].to_numpy(), stratum_of(diaries)
    unit = build_replication(diaries, "jkn", 1).psu
    assert unit is not None
    assert np.unique(unit).size == 146
    by_unit = taylor_mean_error(weight, minutes, women, (stratum, unit)).item()
    by_person = taylor_mean_error(weight, minutes, women, (stratum, np.arange(diaries.n))).item()
    assert by_unit >= 1.6 * by_person
    printed = estimate(diaries, "split", "mean_minutes_per_day")["women"]
    assert printed["standard_error"] == pytest.approx(by_unit, rel=0.02)
    assert printed["standard_error"] >= 1.6 * by_person


def test_persons_as_units_give_the_jackknife_the_linearised_error(diaries: Diaries) -> None:
    """The error by person above is no artefact of linearisation: one state by both ways."""
    state = diaries.respondents["state"].mode().sort()[0]
    rows = np.flatnonzero((diaries.respondents["state"] == state).to_numpy())
    stratum = np.unique(stratum_of(diaries)[rows], return_inverse=True)[1]
    weight = diaries.respondents["weight"].to_numpy()[rows]
    grouping = read_grouping("sdg-5.4.1", diaries.codes, diaries.crosswalk)
    minutes = minutes_by_group(diaries, grouping, "split")[rows, :1]
    women = (diaries.respondents["sex"] == "women").to_numpy()[rows]
    person = np.arange(rows.size)
    design = jackknife(weight, stratum, person)
    inside = design.weights[women]
    mean = (inside * minutes[women]).sum(axis=0) / inside.sum(axis=0)
    jackknifed = math.sqrt(design.coefficients @ (mean[1:] - mean[0]) ** 2)
    linearised = taylor_mean_error(weight, minutes, women[None, :], (stratum, person)).item()
    assert jackknifed == pytest.approx(linearised, rel=0.01)


def test_the_error_of_the_gap_uses_the_covariance_of_women_and_men(diaries: Diaries) -> None:
    figures = estimate(diaries, "split", "mean_minutes_per_day")
    gap = figures["women - men"]
    assert gap["value"] == pytest.approx(figures["women"]["value"] - figures["men"]["value"])
    naive = math.hypot(figures["women"]["standard_error"], figures["men"]["standard_error"])
    # Women and men of one village vary together: 8.10 minutes, and not 8.82.
    assert gap["standard_error"] == pytest.approx(8.10, abs=0.01)
    assert naive == pytest.approx(8.82, abs=0.01)


# Twelve persons, worked by hand from the rows of the file. Under `split` a slot with two
# activities gives each a half, with three a third; a slot of which nothing is unpaid work
# is left out here. `3` and `4` are the major divisions of ICATUS 2016.
BY_HAND = [
    # 3: 17:30-18:00 travel and shopping, both in 3, 15 + 15 = 30; 18:00-19:00 alone 60;
    #    19:00-19:30 shopping and travel 15 + 15 = 30; together 120.
    # 4: 20:00-20:30 reading to children beside resting 30 / 2 = 15.
    ("326049_1", 120, 15),
    # 3: cleaning 60, cleaning up 30 + 30, beside a nap 30 / 2 = 15, cooking 30, cleaning up 30.
    ("3260410_2", 195, 0),
    # 3: upkeep of the dwelling 30.  4: talking with children beside resting 30 / 2 = 15.
    ("326096_1", 30, 15),
    # 3: outdoor cleaning 30, cooking 30.  4: talking with children beside resting 15.
    ("326096_2", 60, 15),
    # 3: serving a meal beside talking 30 / 2 = 15; travel 30, shopping 90, travel 30; 165.
    # 4: travel for care beside eating 30 / 2 = 15, alone 30; 45.
    ("326099_3", 165, 45),
    # 4: playing with children 60 + 30; nothing simultaneous.
    ("3260414_1", 0, 90),
    # 3: travel 30 + 30, shopping 60, travel 30; nothing simultaneous.
    ("326092_4", 150, 0),
    # 3: cooking beside drinking and talking 60 / 3 = 20; cooking 60; serving beside eating
    #    60 / 2 = 30; cooking 60; together 170.
    ("325809_2", 170, 0),
    # 3: three slots of three: cooking 90 / 3 = 30, serving 60 / 3 = 20, cooking 30 / 3 = 10.
    ("3258012_3", 60, 0),
    # 3: cooking, one of three, 30 / 3 = 10; cooking 60; cleaning up 30.  4: care of children 90.
    ("3288014_2", 100, 90),
    # 3: cleaning beside washing oneself 15, cooking beside drinking 15, cooking 60, cleaning 30,
    #    laundry beside washing oneself 60 / 2 = 30, cooking, one of three, 10, cooking 60,
    #    cleaning up 30; together 250.
    ("324988_2", 250, 0),
    # 3: cleaning 30, cooking, one of three, 10, cooking 90, cleaning 30, laundry beside washing
    #    oneself 120 / 2 = 60, cooking 90, cleaning up 30; together 340.
    ("3288010_2", 340, 0),
]


@pytest.mark.parametrize(("person", "domestic_minutes", "care_minutes"), BY_HAND)
def test_split_minutes_equal_those_worked_by_hand(
    diaries: Diaries, person: str, domestic_minutes: float, care_minutes: float
) -> None:
    grouping = read_grouping("icatus", diaries.codes, diaries.crosswalk)
    minutes = minutes_by_group(diaries, grouping, "split")
    row = diaries.respondents["respondent"].index_of(person)
    assert minutes[row, grouping.groups.index("3")] == pytest.approx(domestic_minutes)
    assert minutes[row, grouping.groups.index("4")] == pytest.approx(care_minutes)
    assert minutes[row].sum() == pytest.approx(MINUTES_PER_DAY)
