"""Estimates of small samples, against arithmetic done by hand."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import polars as pl
import pytest
from tests.measure.small_diaries import (
    CARE,
    PAID,
    find_figure,
    make_diaries,
    make_slots,
    write_groups,
)

from carepact.core.errors import DesignError
from carepact.core.figures import MicrodataWarning
from carepact.core.units import WeightUnit
from carepact.data.timeuse.diaries import Diaries, SampleDesign
from carepact.measure import estimate_care_time
from carepact.measure.replicates import Replication
from carepact.measure.resampling import build_replication

MEAN, PARTICIPATION = "mean_minutes_per_day", "participation_share"
PARTICIPANTS, TOTAL = "participants_mean_minutes_per_day", "total_hours_per_year"
ALL_FIVE = [MEAN, PARTICIPATION, PARTICIPANTS, "share_of_day", TOTAL]
CLUSTERED = SampleDesign(stratum=("stratum",), psu=("psu",))


@pytest.fixture
def groups(tmp_path: Path) -> str:
    """Write a grouping file of care and paid work."""
    return write_groups(tmp_path / "groups.yaml", {"care": [CARE], "paid": [PAID]})


def estimate(diaries: Diaries, groups: str, *by: str, **options: object) -> pl.DataFrame:
    """Estimate with the lowest minimum of respondents a cell."""
    table = estimate_care_time(diaries, by, groups, minimum_cell=3, **options)  # type: ignore[arg-type]
    return table.to_polars()


def clustered(
    minutes: list[float], weight: list[float], stratum: list[int], psu: list[int], **columns: object
) -> Diaries:
    """Make diaries of care alone in a sample of strata and units."""
    frame = pl.DataFrame({"weight": weight, "stratum": stratum, "psu": psu, **columns})
    return make_diaries(frame, {CARE: minutes, PAID: [0.0] * len(minutes)}, CLUSTERED)


def test_two_strata_match_the_hand_calculation(groups: str) -> None:
    # Mean 3. Without one unit at a time, the other of its stratum doubled:
    # (2*5+2+4)/4 = 4, (2*1+2+4)/4 = 2, (1+5+2*4)/4 = 3.5, (1+5+2*2)/4 = 2.5.
    # V = 1/2 * (1 + 1 + 1/4 + 1/4) = 5/4, and 4 units - 2 strata = 2 degrees of freedom.
    # Linearised: scores (y - 3) / 4 are -1/2, 1/2 | -1/4, 1/4, V = 2 * 1/2 + 2 * 1/8 = 5/4 too.
    diaries = clustered([1, 5, 2, 4], [1, 1, 1, 1], [1, 1, 2, 2], [1, 2, 1, 2])
    row = find_figure(estimate(diaries, groups, cross_check=True), MEAN, "care")
    assert row["value"] == pytest.approx(3.0)
    assert row["standard_error"] == pytest.approx(np.sqrt(5 / 4))
    assert row["taylor_standard_error"] == pytest.approx(np.sqrt(5 / 4))
    # Student's t with 2 degrees of freedom has a closed form: (2p - 1) / sqrt(2 p (1 - p)),
    # at p = 0.975 it is 4.3027.
    quantile = 0.95 / np.sqrt(2 * 0.975 * 0.025)
    assert row["upper"] - row["value"] == pytest.approx(quantile * np.sqrt(5 / 4))
    assert row["lower"] == 0.0  # 3 - 4.81 would be below nothing


def test_a_simple_random_sample_gives_s_over_root_n(groups: str) -> None:
    minutes = [3.0, 7.0, 8.0, 12.0, 20.0]
    design = SampleDesign(psu=("respondent",))
    diaries = make_diaries(
        pl.DataFrame({"weight": [250.0] * 5}), {CARE: minutes, PAID: [0] * 5}, design
    )
    row = find_figure(estimate(diaries, groups, cross_check=True), MEAN, "care")
    by_hand = np.std(minutes, ddof=1) / np.sqrt(5)
    assert row["value"] == pytest.approx(10.0)
    assert row["standard_error"] == pytest.approx(by_hand)
    assert row["taylor_standard_error"] == pytest.approx(by_hand)


@pytest.mark.parametrize("factor", [0.001, 1.0, 1e6])
def test_scaling_every_weight_changes_no_mean(groups: str, factor: float) -> None:
    weight = [2.0, 1.0, 3.0, 1.0]
    places = ([1, 1, 2, 2], [1, 2, 1, 2])
    plain = clustered([1, 5, 2, 4], weight, *places)
    scaled = clustered([1, 5, 2, 4], [factor * w for w in weight], *places)
    row, of_scaled = (find_figure(estimate(d, groups), MEAN, "care") for d in (plain, scaled))
    # (2*1 + 1*5 + 3*2 + 1*4) / 7 = 17/7
    assert row["value"] == pytest.approx(17 / 7)
    for name in ("value", "standard_error", "lower", "upper"):
        assert of_scaled[name] == pytest.approx(row[name]), name


def test_a_stratum_with_one_unit_is_named_with_the_mend() -> None:
    diaries = clustered([1, 2, 3], [1, 1, 1], [1, 1, 7], [1, 2, 9])
    with pytest.raises(DesignError, match=r"single first-stage unit.* stratum 7: .* Merge"):
        build_replication(diaries, None, 1)


def test_a_domain_keeps_the_units_that_hold_none_of_its_members(groups: str) -> None:
    # Three units of one stratum: the domain's persons are 2 and 4 in unit 1 and 9 in unit 2, and
    # unit 3 holds nobody of it. Mean 5, scores (y - 5)/3: -1 - 1/3 = -4/3 | 4/3 | 0, their mean 0,
    # V = 3/2 * 2 * (4/3)^2 = 16/3. A file without unit 3 has 2 * 2 * (4/3)^2 = 64/9 instead.
    # Each person stands five times, so that no unit is few persons and the error may be told.
    diaries = clustered(
        [2, 4, 9, 500] * 5, [1] * 20, [1] * 20, [1, 1, 2, 3] * 5, here=[1, 1, 1, 0] * 5
    )
    table = estimate_care_time(
        diaries, (), groups, where="here == 1", minimum_cell=3, cross_check=True
    )
    row = find_figure(table.to_polars(), MEAN, "care")
    assert row["value"] == pytest.approx(5.0)
    assert row["taylor_standard_error"] == pytest.approx(np.sqrt(16 / 3))
    # Jackknife: without unit 1: 9; without 2: 3; without 3: 5. V = 2/3 * (16 + 4 + 0) = 40/3.
    assert row["standard_error"] == pytest.approx(np.sqrt(40 / 3))
    # Degrees of freedom are counted in the domain: two units with members less one stratum.
    assert table.replicates(MEAN).degrees_of_freedom.tolist() == [1]


def test_a_stratum_without_members_adds_no_variance(groups: str) -> None:
    # Scores -1/2, 1/2 | 0, 0: V = 2 * 1/2 = 1; jackknife 4 and 2 for 3, V = 1/2 * 2 = 1.
    # Each respondent stands five times, so that no unit is few persons.
    diaries = clustered(
        [2, 4, 9, 9] * 5, [1] * 20, [1, 1, 2, 2] * 5, [1, 2, 1, 2] * 5, here=[1, 1, 0, 0] * 5
    )
    row = find_figure(estimate(diaries, groups, where="here == 1", cross_check=True), MEAN, "care")
    assert row["value"] == pytest.approx(3.0)
    assert row["standard_error"] == pytest.approx(1.0)
    assert row["taylor_standard_error"] == pytest.approx(1.0)


def test_the_error_of_two_units_is_hidden_where_one_is_a_single_person(groups: str) -> None:
    # Six persons in unit 1, one in unit 2: mean 20, and the error would tell how far unit 2 lies
    # from unit 1, so what its only person reported. The mean over seven may be told.
    diaries = clustered([10, 12, 14, 16, 18, 20, 50], [1] * 7, [1] * 7, [1] * 6 + [2])
    table = estimate_care_time(diaries, (), groups, cross_check=True)
    row = find_figure(table.to_polars(), MEAN, "care")
    assert row["value"] == pytest.approx(20.0)
    told = ("standard_error", "lower", "upper", "taylor_standard_error")
    assert [row[name] for name in told] == [None] * 4


def test_three_activities_of_a_slot_share_it_or_count_in_full(groups: str) -> None:
    # Half an hour holds care, paid work and cooking; then half an hour of care alone.
    # split: care 30/3 + 30 = 40, paid 10; full: care 60, paid 30; recorded 60 in both.
    slots = [(row, 30.0, codes) for row in range(3) for codes in ([CARE, PAID, "020201"], [CARE])]
    unmarked = make_slots(slots, [1, 2, 5], "unmarked")
    assert unmarked.respondents["recorded_minutes"].to_list() == [60.0] * 3
    for rule, care, paid in (("split", 40.0, 10.0), ("full", 60.0, 30.0), (None, 40.0, 10.0)):
        rows = estimate(unmarked, groups, simultaneity=rule, statistics=[MEAN])
        assert find_figure(rows, MEAN, "care")["value"] == pytest.approx(care)
        assert find_figure(rows, MEAN, "paid")["value"] == pytest.approx(paid)
        assert set(rows["rule"]) == {rule or "split"}
    with pytest.raises(
        DesignError, match=r"simultaneity='main': .* does not mark the main one .* Use split"
    ):
        estimate(unmarked, groups, simultaneity="main")
    # Where the survey marks the first activity as the main one, care has the whole hour.
    rows = estimate(make_slots(slots, [1, 2, 5], "main marked"), groups, statistics=[MEAN])
    assert find_figure(rows, MEAN, "care")["value"] == pytest.approx(60.0)
    assert find_figure(rows, MEAN, "paid")["value"] == 0.0
    assert set(rows["rule"]) == {"main"}


def test_participation_and_shares_of_the_day_match_the_hand_calculation(groups: str) -> None:
    # Weights 1, 2, 3, 4 and minutes 0, 60, 0, 120: sum of w = 10, of participants 6,
    # of w x minutes 120 + 480 = 600. Mean 60, participation 0.6, participants' mean 100,
    # share of the day 60/1440 = 1/24, total 600/60 = 10 hours a day = 3650 hours a year.
    # Three respondents with a third of the weight stand for each, so that six take part.
    thirds = [w / 3 for w in (1, 2, 3, 4)]
    diaries = clustered([0, 60, 0, 120] * 3, thirds * 3, [1, 1, 2, 2] * 3, [1, 2, 1, 2] * 3)
    table = estimate_care_time(diaries, (), groups, statistics=ALL_FIVE)
    by_hand = [60.0, 0.6, 100.0, 1 / 24, 3650.0]
    assert [block.figures["value"][0, 0] for block in table.blocks] == pytest.approx(by_hand)
    assert [block.unit for block in table.blocks] == [
        "min/day", "share", "min/day", "share", "hours a year",
    ]  # fmt: skip


def test_two_participants_hide_every_statistic_of_their_activity(groups: str) -> None:
    # Of four respondents two care: any of the five statistics would tell of them, the mean too.
    diaries = clustered([0, 60, 0, 120], [1, 2, 3, 4], [1, 1, 2, 2], [1, 2, 1, 2])
    rows = estimate(diaries, groups, statistics=ALL_FIVE)
    care = rows.filter(pl.col("activity") == "care")
    assert set(care["statistic"]) == set(ALL_FIVE)
    assert care["reliability"].unique().to_list() == ["hidden"]
    assert care["value"].null_count() == care["n"].null_count() == care.height
    # Nobody does paid work: that is no sum over persons, and stays.
    assert find_figure(rows, MEAN, "paid")["value"] == 0.0


@pytest.mark.parametrize(
    ("unit", "in_2015", "in_2016", "pooled"),
    [
        # Person-days of a year: hours of all days add up to 60*(600+1200)/60 = 1800 and
        # 60*(600+600)/60 = 1200; pooled over two years (1800 + 1200) / 2 = 1500.
        ("person-days of a year", 1800.0, 1200.0, 1500.0),
        # Persons: 1800 hours a day x 365 days, 1200 x 366 days of a leap year; pooled
        # 3000 hours a day / 2 years x 365.5 days.
        ("persons", 657_000.0, 439_200.0, 548_250.0),
    ],
)
def test_totals_of_two_years_are_totals_of_one(
    groups: str, unit: WeightUnit, in_2015: float, in_2016: float, pooled: float
) -> None:
    frame = pl.DataFrame(
        {
            "weight": [300.0, 300, 600, 600, 300, 300, 300, 300],
            "year": [2015] * 4 + [2016] * 4,
            "psu": range(8),
            "stratum": [1] * 4 + [2] * 4,
        }
    )
    minutes = {CARE: [60.0] * 8, PAID: [0.0] * 8}
    diaries = make_diaries(frame, minutes, CLUSTERED, weight_unit=unit)
    whole = find_figure(estimate(diaries, groups, statistics=[TOTAL]), TOTAL, "care")
    assert whole["value"] == pytest.approx(pooled)
    rows = estimate(diaries, groups, "year", statistics=[TOTAL], margins=True)
    for year, total in ((2015, in_2015), (2016, in_2016), (None, pooled)):
        margin = "" if year else "year"
        row = find_figure(rows, TOTAL, "care", year=year, margin=margin)
        assert row["value"] == pytest.approx(total)


def test_the_axis_of_replicates_stays_in_the_result(groups: str) -> None:
    diaries = clustered([1, 5, 2, 4], [1, 1, 1, 1], [1, 1, 2, 2], [1, 2, 1, 2])
    table = estimate_care_time(diaries, (), groups, minimum_cell=3)
    assert table.to_xarray(MEAN).dims == ("activity",)
    assert table.to_xarray(MEAN).sel(activity="care").item() == pytest.approx(3)
    with pytest.warns(MicrodataWarning, match="nothing to publish"):
        array = table.to_xarray(MEAN, replicates=True)
    assert array.dims == ("activity", "replicate")
    assert array.sel(activity="care").values.tolist() == pytest.approx([3, 4, 2, 3.5, 2.5])
    assert array.attrs["coefficients"].tolist() == [0.5] * 4
    assert (array.attrs["unit"], array.attrs["method"], array.attrs["rule"]) == (
        "min/day", "jkn", "main",
    )  # fmt: skip


def test_degrees_of_freedom_of_given_replicates_are_their_rank_less_one(groups: str) -> None:
    # Replicates r1, r2, r3 and r4 = r1 + r2 - r3: rank 3 in the whole sample. In the domain the
    # three rows are (2 0 1 1), (0 2 1 1), (2 2 2 2): the third is the sum of the others, rank 2.
    replicates = np.array(
        [[2.0, 0, 1, 1], [0, 2, 1, 1], [2, 2, 2, 2], [2, 2, 0, 4], [1, 1, 2, 0], [0, 1, 0, 1]]
    )
    assert (replicates[:, 3] == replicates[:, 0] + replicates[:, 1] - replicates[:, 2]).all()
    design = Replication(np.hstack([np.ones((6, 1)), replicates]), np.full(4, 0.25), "brr")
    frame = pl.DataFrame({"weight": [1.0] * 6, "half": ["a"] * 3 + ["b"] * 3})
    diaries = make_diaries(frame, {CARE: [10.0] * 6, PAID: [0.0] * 6})
    whole = estimate_care_time(diaries, (), groups, replication=design, minimum_cell=3)
    assert whole.replicates(MEAN).degrees_of_freedom.tolist() == [2]
    halves = estimate_care_time(diaries, ("half",), groups, replication=design, minimum_cell=3)
    assert halves.replicates(MEAN).degrees_of_freedom.tolist() == [1, 2]


def test_the_rank_counts_the_one_row_that_leaves_the_space_of_the_others() -> None:
    # Of 1,000 rows half are (1 1 0 0) and half (0 0 1 1), rank 2, but one is (3 0 0 0): rank 3.
    for place in (None, 0, 7, 501, 999):
        replicates = np.repeat([[1.0, 1, 0, 0], [0, 0, 1, 1]], 500, axis=0)
        if place is not None:
            replicates[place] = [3, 0, 0, 0]
        design = Replication(np.hstack([np.ones((1000, 1)), replicates]), np.full(4, 0.25), "brr")
        freedom = design.degrees_of_freedom(np.zeros(1000, dtype=np.int64), np.array([[True]]))
        assert freedom.tolist() == [1 if place is None else 2], place
