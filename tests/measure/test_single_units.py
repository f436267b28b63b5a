"""Domains of one first-stage unit, households as units, intervals that end at 0."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import polars as pl
import pytest
from tests.measure.small_diaries import CARE, PAID, find_figure, make_diaries, write_groups

from carepact.data.timeuse.diaries import Diaries, SampleDesign
from carepact.measure import estimate_care_time
from carepact.report.terminal import explain_marks, print_error

MEAN, TOTAL = "mean_minutes_per_day", "total_hours_per_year"
PARTICIPATION = "participation_share"
CLUSTERED = SampleDesign(stratum=("stratum",), psu=("psu",))


@pytest.fixture
def groups(tmp_path: Path) -> str:
    """Write a grouping file of care and paid work."""
    return write_groups(tmp_path / "groups.yaml", {"care": [CARE], "paid": [PAID]})


def three_regions() -> Diaries:
    """Make a sample whose region A is one unit, and B and C are several."""
    regions = ["A", "B", "B", "C", "C", "C"]
    frame = pl.DataFrame(
        {
            "stratum": [1] * 24 + [2] * 24,
            "psu": [k // 8 for k in range(48)],
            "region": [regions[k // 8] for k in range(48)],
            "weight": [1.0 + k % 3 for k in range(48)],
        }
    )
    care = [float(20 + 7 * k % 31) if k % 5 else 0.0 for k in range(48)]
    return make_diaries(frame, {CARE: care, PAID: [60.0] * 48}, CLUSTERED)


@pytest.mark.parametrize("method", ["jkn", "bootstrap"])
@pytest.mark.parametrize("statistic", [MEAN, PARTICIPATION, "participants_" + MEAN])
def test_a_domain_of_one_unit_keeps_its_mean_without_error(
    groups: str, statistic: str, method: str
) -> None:
    table = estimate_care_time(
        three_regions(), ["region"], groups, statistics=[statistic], method=method
    ).to_polars()

    row = find_figure(table, statistic, "care", region="A")
    frame = three_regions().respondents.filter(pl.col("region") == "A")
    minutes = np.array([float(20 + 7 * k % 31) if k % 5 else 0.0 for k in range(8)])
    weight = frame["weight"].to_numpy()
    mean, share = np.average(minutes, weights=weight), np.average(minutes > 0, weights=weight)
    wanted = {MEAN: mean, PARTICIPATION: share, "participants_" + MEAN: mean / share}
    assert row["value"] == pytest.approx(wanted[statistic], rel=1e-12)
    assert (row["standard_error"], row["lower"], row["upper"]) == (None, None, None)
    assert row["reliability"] == "no error"


@pytest.mark.parametrize("method", ["jkn", "bootstrap"])
def test_what_all_say_alike_has_an_error_of_exactly_0_and_no_bounds(
    groups: str, method: str
) -> None:
    diaries = three_regions()
    uneven = diaries.respondents.with_columns(pl.col("weight") * 1000.1 / 7)
    alike = make_diaries(uneven, {CARE: [30.3] * 48, PAID: [60.7] * 48}, CLUSTERED)
    table = estimate_care_time(
        alike, ["region"], groups, statistics=[MEAN], method=method
    ).to_polars()

    for activity, minutes in (("care", 30.3), ("paid", 60.7)):
        row = find_figure(table, MEAN, activity, region="C")
        assert row["value"] == pytest.approx(minutes, rel=1e-12)
        assert (row["standard_error"], row["lower"], row["upper"]) == (0.0, None, None)


def test_the_gap_to_a_domain_of_one_unit_has_no_error(groups: str) -> None:
    table = estimate_care_time(
        three_regions(), ["region"], groups, gap="region=C", method="bootstrap"
    ).to_polars()

    gaps = table.filter(pl.col("statistic") == "gap_minutes_per_day", activity="care")
    told = dict(zip(gaps["region"], gaps["reliability"], strict=True))
    assert told["A - C"] == "no error"
    assert told["B - C"] == "low"


def test_the_linearised_error_of_one_unit_is_no_error_either(groups: str) -> None:
    table = estimate_care_time(
        three_regions(), ["region"], groups, statistics=[MEAN], cross_check=True
    ).to_polars()

    assert find_figure(table, MEAN, "care", region="A")["taylor_standard_error"] is None
    assert find_figure(table, MEAN, "care", region="B")["taylor_standard_error"] > 0


def test_an_error_that_cannot_be_estimated_is_marked_as_such(groups: str) -> None:
    table = estimate_care_time(three_regions(), ["region"], groups, statistics=[MEAN]).to_polars()
    row = find_figure(table, MEAN, "care", region="A")

    assert print_error(row, 1.0, 1, "") == "-"
    assert "the error cannot be estimated" in explain_marks(table)
    assert "hidden" not in explain_marks(table)


def households(number: int, **design: object) -> Diaries:
    """Make households of two, alike within, as the first-stage units of an approximate design."""
    household = [k // 2 for k in range(2 * number)]
    care = [float(40 + 11 * (k // 2) % 37 + k % 2) for k in range(2 * number)]
    frame = pl.DataFrame({"household": household, "weight": [1.0 + k % 4 for k in household]})
    return make_diaries(
        frame,
        {CARE: care, PAID: [60.0] * (2 * number)},
        SampleDesign(psu=("household",), approximate="approximate: households alone", **design),  # type: ignore[arg-type]
    )


def test_households_as_units_are_left_out_one_at_a_time(groups: str) -> None:
    result = estimate_care_time(households(40), groups=groups, statistics=[MEAN])

    row = find_figure(result.to_polars(), MEAN, "care")
    weight = np.array([1.0 + k % 4 for k in range(40)])
    minutes = np.array([40 + 11 * k % 37 + 0.5 for k in range(40)])
    whole = weight @ minutes / weight.sum()
    without = [
        np.delete(weight, k) @ np.delete(minutes, k) / np.delete(weight, k).sum() for k in range(40)
    ]
    error = np.sqrt(39 / 40 * sum((one - whole) ** 2 for one in without))
    assert row["standard_error"] == pytest.approx(error, rel=1e-9)
    assert result.method == "jkn, approximate: households alone"


def test_many_households_are_drawn_and_a_declared_method_is_kept(groups: str) -> None:
    many = estimate_care_time(households(1001), groups=groups, statistics=[MEAN])
    declared = estimate_care_time(
        households(40, method="bootstrap"), groups=groups, statistics=[MEAN]
    )

    assert many.method == "bootstrap, approximate: households alone"
    assert declared.method == "bootstrap, approximate: households alone"


def test_bounds_of_minutes_and_hours_end_at_zero(groups: str) -> None:
    # Three units of which one holds all care: t with 2 degrees of freedom reaches below 0.
    frame = pl.DataFrame({"psu": [k // 10 for k in range(30)], "weight": [1.0] * 30})
    care = [50.0 + k if k < 10 else 1.0 for k in range(30)]
    diaries = make_diaries(frame, {CARE: care, PAID: [5.0] * 30}, SampleDesign(psu=("psu",)))

    table = estimate_care_time(
        diaries, groups=groups, statistics=[MEAN, "participants_" + MEAN, TOTAL]
    ).to_polars()

    quantile = 0.95 / np.sqrt(2 * 0.975 * 0.025)
    for statistic in (MEAN, "participants_" + MEAN, TOTAL):
        row = find_figure(table, statistic, "care")
        assert row["lower"] == 0.0
        assert row["value"] < quantile * row["standard_error"]
        assert row["upper"] == pytest.approx(row["value"] + quantile * row["standard_error"])


def test_bounds_of_a_gap_may_lie_below_zero(groups: str) -> None:
    table = estimate_care_time(three_regions(), ["region"], groups, gap="region=C").to_polars()

    gaps = table.filter(pl.col("statistic") == "gap_minutes_per_day", activity="care")
    assert gaps.filter(region="B - C")["lower"][0] < 0
