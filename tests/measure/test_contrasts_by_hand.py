"""Gaps, shares and trends of small samples, against arithmetic done by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
import pytest
from scipy import special
from tests.measure.small_diaries import CARE, find_figure, make_diaries, write_groups

from carepact.data.timeuse.diaries import Diaries, SampleDesign
from carepact.measure import estimate_care_time
from carepact.measure.replicates import Replication

MEAN, GAP, SHARE = "mean_minutes_per_day", "gap_minutes_per_day", "share_of_total_minutes"
SLOPE, CHANGE = "slope_minutes_per_day_per_year", "change_minutes_per_day"


@pytest.fixture
def groups(tmp_path: Path) -> str:
    """Write a grouping file of care."""
    return write_groups(tmp_path / "groups.yaml", {"care": [CARE]})


def two_units(psu: list[int] | None = None) -> Diaries:
    """Make women of 2010 and men of 2011, six of each in each of two units, or in others."""
    # Unit 1: women 100, men 40; unit 2: women 200, men 120.
    frame = pl.DataFrame(
        {
            "sex": ["women", "women", "men", "men"] * 6,
            "year": [2010, 2010, 2011, 2011] * 6,
            "psu": (psu or [1] * 4 + [2] * 4) * 3,
            "weight": [1.0] * 24,
        }
    )
    minutes = [100.0, 100, 40, 40, 200, 200, 120, 120] * 3
    return make_diaries(frame, {CARE: minutes}, SampleDesign(psu=("psu",)))


def test_a_gap_uses_the_covariance_of_its_parts(groups: str) -> None:
    # Means 150 and 80, gap 70. Without unit 1: 200 and 120, gap 80; without unit 2: 100 and 40,
    # gap 60. c = 1/2: errors sqrt(1/2 * 2 * 50^2) = 50, 40, and of the gap 10, not
    # sqrt(50^2 + 40^2) = 64.
    rows = estimate_care_time(two_units(), ("sex",), groups, gap="sex", minimum_cell=3).to_polars()
    women = find_figure(rows, MEAN, "care", sex="women")
    men = find_figure(rows, MEAN, "care", sex="men")
    gap = find_figure(rows, GAP, "care", sex="women - men")
    assert (women["value"], men["value"], gap["value"]) == pytest.approx((150, 80, 70))
    errors = (women["standard_error"], men["standard_error"], gap["standard_error"])
    assert errors == pytest.approx((50, 40, 10))
    assert gap["n"] == 24


def test_a_gap_may_name_its_reference(groups: str) -> None:
    rows = estimate_care_time(
        two_units(), ("sex",), groups, gap="sex=women", minimum_cell=3
    ).to_polars()
    gap = find_figure(rows, GAP, "care", sex="men - women")
    assert (gap["value"], gap["standard_error"]) == pytest.approx((-70, 10))


@pytest.mark.parametrize(("spec", "labels"), [("sex", "women - men"), ("sex=women", "men - women")])
def test_what_both_have_together_is_no_part_of_a_gap(groups: str, spec: str, labels: str) -> None:
    table = estimate_care_time(
        two_units(), ("sex",), groups, gap=spec, margins=True, minimum_cell=3
    ).to_polars()
    assert find_figure(table, MEAN, "care", sex=None)["value"] == pytest.approx(115)
    assert table.filter(pl.col("statistic") == GAP)["sex"].to_list() == [labels]


def test_shares_of_women_and_men_add_up_and_have_a_logit_interval(groups: str) -> None:
    # Women 600 of 920 minutes. Without unit 1: 400 of 640; without unit 2: 200 of 280.
    # Units 2, stratum 1: one degree of freedom, whose t point is tan(pi * 0.475) = 12.706.
    rows = estimate_care_time(
        two_units(), ("sex",), groups, share="sex", minimum_cell=3
    ).to_polars()
    women = find_figure(rows, SHARE, "care", sex="women")
    share = 600 / 920
    error = np.sqrt(((400 / 640 - share) ** 2 + (200 / 280 - share) ** 2) / 2)
    assert women["value"] == pytest.approx(share)
    assert women["standard_error"] == pytest.approx(error)
    reach = np.tan(np.pi * 0.475) * error / (share * (1 - share))
    logit = np.log(share / (1 - share))
    assert women["lower"] == pytest.approx(special.expit(logit - reach))
    assert women["upper"] == pytest.approx(special.expit(logit + reach))
    men = find_figure(rows, SHARE, "care", sex="men")
    assert men["value"] == pytest.approx(320 / 920)
    assert men["standard_error"] == pytest.approx(error)
    assert men["lower"] == pytest.approx(1 - women["upper"])


def three_years() -> Diaries:
    """Make three diaries each of 2010, 2011 and 2013."""
    frame = pl.DataFrame({"year": [2010] * 3 + [2011] * 3 + [2013] * 3, "weight": [1.0] * 9})
    minutes = [90.0, 100, 110, 100, 110, 120, 108, 118, 128]
    return make_diaries(frame, {CARE: minutes}, SampleDesign(psu=("respondent",)))


def test_slope_and_change_of_a_trend_match_the_hand_calculation(groups: str) -> None:
    # Means 100, 110, 118; mean year 2011 1/3, distances -4/3, -1/3, 5/3, their squares 14/3.
    # Slope (-4*100 - 110 + 5*118)/3 / (14/3) = 80/14 = 40/7 a year; change 118 - 100 = 18.
    rows = estimate_care_time(
        three_years(), ("year",), groups, trend="year", minimum_cell=3
    ).to_polars()
    slope = find_figure(rows, SLOPE, "care", year="2010 to 2013")
    change = find_figure(rows, CHANGE, "care", year="2010 to 2013")
    assert (slope["value"], change["value"]) == pytest.approx((40 / 7, 18))
    assert (slope["n"], slope["unit"], change["unit"]) == (9, "min/day a year", "min/day")


def test_the_error_of_a_trend_is_that_of_its_replicates(groups: str) -> None:
    # The first replicate leaves out the first diary of 2010, the second the last: its mean is 105
    # and 95, the other years stay. Change 13 and 23, error sqrt(1/2 * 2 * 5^2) = 5; the slope
    # moves by -4/3 / (14/3) * 5 = 10/7 either way.
    weights = np.ones((9, 3))
    weights[0, 1] = weights[2, 2] = 0
    design = Replication(weights, np.array([0.5, 0.5]), "bootstrap")
    rows = estimate_care_time(
        three_years(), ("year",), groups, trend="year", replication=design, minimum_cell=3
    ).to_polars()
    errors = [
        find_figure(rows, name, "care", year="2010 to 2013")["standard_error"]
        for name in (CHANGE, SLOPE)
    ]
    assert errors == pytest.approx([5, 10 / 7])


@pytest.mark.parametrize(
    ("option", "column", "statistic", "values"),
    [
        ("gap", "sex", GAP, [70.0]),
        ("trend", "year", CHANGE, [-70.0]),
        ("share", "sex", SHARE, [600 / 920, 320 / 920]),
    ],
)
def test_a_contrast_with_a_cell_that_a_replicate_lacks_has_no_error(
    groups: str, option: str, column: str, statistic: str, values: list[float]
) -> None:
    # All men, and so all diaries of 2011, lie in unit 3: the replicate without it holds none, and
    # no error of their mean can be estimated. Their share of all minutes is 0 there: defined.
    diaries = two_units(psu=[1, 2, 3, 3, 1, 2, 3, 3])
    options: dict[str, Any] = {option: column, "minimum_cell": 3}
    rows = estimate_care_time(diaries, (column,), groups, **options).to_polars()
    found = rows.filter(pl.col("statistic") == statistic)
    assert found["value"].to_list() == pytest.approx(values)
    without = option != "share"
    assert found["standard_error"].is_null().all() is without
    assert (found["reliability"] == "no error").all() is without
