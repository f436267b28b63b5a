"""Rows, slots, several days, rosters, replicates: small files read by hand."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest
from tests.data.timeuse.mapping.made import read

from carepact.core.errors import DataError, ParameterError
from carepact.data.timeuse import Diaries
from carepact.measure import estimate_care_time
from carepact.measure.designs import replicate_design

HEAD = """\
survey: small
title: Small survey
sources: [{title: Made for a test, licence: none}]
year: 2020
weight: none
columns:
  respondent: id
  sex: {column: sex, words: {F: women, M: men}}
  age: age
"""
CODES = """\
  codes:
    A: {icatus: "411", rationale: Care.}
    B: {icatus: "31", rationale: Cooking.}
    C: {icatus: "91", rationale: Sleep.}
"""


def minutes_of(diaries: Diaries) -> dict[tuple[int, str], float]:
    """Add up minutes in full by diary and code."""
    summed = diaries.activities.group_by("row", "code").agg(pl.col("minutes").sum())
    return {(row, diaries.codes[code]): value for row, code, value in summed.iter_rows()}


CLOCK = (
    HEAD
    + """\
activities:
  form: long
  code: act
  begin: start
  end: stop
  simultaneity: main marked
  main: {column: main, yes: "1"}
  who_with: {child: {column: child, yes: "yes"}}
"""
    + CODES
)


def test_clock_times_share_a_slot_and_run_past_midnight(tmp_path: Path) -> None:
    # 22:00-06:00 is 480 minutes; 06:00-07:00 holds cooking (main) and care (second).
    diaries = read(
        tmp_path,
        CLOCK,
        data=(
            "id,sex,age,act,start,stop,main,child\n"
            "1,F,30,C,22:00,06:00,1,no\n"
            "1,F,30,B,06:00,07:00,1,yes\n"
            "1,F,30,A,06:00,07:00,2,yes\n"
        ),
    )

    assert minutes_of(diaries) == {(0, "C"): 480, (0, "B"): 60, (0, "A"): 60}
    assert diaries.respondents["recorded_minutes"].to_list() == [540.0]
    assert diaries.activities.sort("code")["simultaneous"].to_list() == [2, 2, 1]
    assert diaries.activities.sort("code")["main"].to_list() == [False, True, True]
    assert diaries.activities.sort("code")["with_child"].to_list() == [True, True, False]


def test_slots_that_overlap_in_part_and_times_that_are_none_are_listed(tmp_path: Path) -> None:
    with pytest.raises(
        DataError,
        match=r"(?s)3 faults.*start: 1 values are no time .*: 25:61.*overlap .* respondent 1",
    ):
        read(
            tmp_path,
            CLOCK,
            data=(
                "id,sex,age,act,start,stop,main,child\n"
                "1,F,30,C,22:00,06:00,1,no\n1,F,30,B,05:00,07:00,1,no\n2,M,40,B,25:61,50:00,1,no\n"
            ),
        )


def test_rows_of_a_second_file_meet_their_diaries_by_respondent_and_day(tmp_path: Path) -> None:
    mapping = (
        HEAD.replace("  age: age\n", "  age: age\n  day: day\n")
        + "files: {activities: acts.csv}\n"
        + "activities: {form: long, code: act, minutes: hours, unit: hours,\n"
        + "  codes: {A: {icatus: '411', rationale: Care.}}}\n"
    )
    data = "id,day,sex,age\n1,1,F,30\n1,2,F,30\n2,1,M,50\n"

    diaries = read(
        tmp_path, mapping, data=data, acts="id,day,act,hours\n2,1,A,2\n1,2,A,1.5\n1,1,A,1\n"
    )

    assert minutes_of(diaries) == {(0, "A"): 60, (1, "A"): 90, (2, "A"): 120}
    # Two days of respondent 1 are one unit: 2 units in one stratum.
    replication = replicate_design(diaries, None, 1)
    assert replication.psu is not None
    assert replication.psu.tolist() == [0, 0, 1]
    assert "days of a respondent as one unit" in replication.label


def test_activities_of_nobody_are_named(tmp_path: Path) -> None:
    mapping = (
        HEAD
        + "files: {activities: acts.csv}\n"
        + (
            "activities: {form: long, code: act, minutes: min,\n"
            "  codes: {A: {icatus: '411', rationale: Care.}}}\n"
        )
    )
    with pytest.raises(DataError, match=r"acts\.csv: 1 rows belong to nobody .*: 9"):
        read(tmp_path, mapping, data="id,sex,age\n1,F,30\n", acts="id,act,min\n1,A,5\n9,A,5\n")


def test_a_grid_of_slots_has_a_second_activity_beside_the_main_one(tmp_path: Path) -> None:
    # Four slots of 360 minutes: C, B with A beside, B, not told (9).
    mapping = (
        HEAD
        + """\
activities:
  form: grid
  main: m*
  secondary: s*
  minutes_each: 360
  simultaneity: main marked
  missing: "9"
"""
        + CODES
    )
    diaries = read(
        tmp_path, mapping, data="id,sex,age,m1,m2,m3,m4,s1,s2,s3,s4\n1,F,30,C,B,B,9,,A,,\n"
    )

    assert minutes_of(diaries) == {(0, "C"): 360, (0, "B"): 720, (0, "A"): 360}
    assert diaries.respondents["recorded_minutes"].to_list() == [1080.0]
    assert any("fewer than 5 values" in notice for notice in diaries.notices)


def test_a_week_of_hours_becomes_minutes_a_day(tmp_path: Path) -> None:
    # 14 hours a week are 120 minutes a day.
    mapping = HEAD + (
        "activities: {form: wide, unit: hours a week,\n"
        "  codes: {care: {icatus: '4', rationale: Care.}, rest: {icatus: '', rationale: Rest.}}}\n"
    )
    diaries = read(tmp_path, mapping, data="id,sex,age,care,rest\n1,F,30,14,154\n2,M,30,7,161\n")

    assert minutes_of(diaries)[0, "care"] == pytest.approx(120)
    assert minutes_of(diaries)[1, "care"] == pytest.approx(60)
    assert any("records a week" in notice for notice in diaries.notices)
    assert any("sample, not the nation" in notice for notice in diaries.notices)


def test_a_roster_tells_of_children_without_counting_the_respondent(tmp_path: Path) -> None:
    # Home 1: a mother of 30 with children of 3 and 9. Home 2: a girl of 15 with her father.
    mapping = HEAD.replace(
        "  respondent: id\n", "  respondent: [home, id]\n  household: home\n"
    ) + (
        "files: {roster: homes.csv}\n"
        "roster: {household: home, age: years, person: id}\n"
        "activities: {form: wide, unit: minutes a day,\n"
        "  codes: {care: {icatus: '41', rationale: Care.}}}\n"
    )
    diaries = read(
        tmp_path,
        mapping,
        data="home,id,sex,age,care\n1,1,F,30,90\n2,2,F,15,10\n",
        homes="home,id,years\n1,1,30\n1,2,3\n1,3,9\n2,1,50\n2,2,15\n",
    )

    frame = diaries.respondents
    assert frame["respondent"].to_list() == ["1-1", "2-2"]
    assert frame["child_in_household"].to_list() == [True, False]
    assert frame["youngest_child_age"].to_list() == [3, None]
    assert frame["household_size"].to_list() == [3, 2]
    assert diaries.parents == "a child in the household"


def test_replicates_with_a_factor_of_fay_give_their_variance(tmp_path: Path) -> None:
    # Means 20; replicates give 10 and 30. V = (10^2 + 10^2) / (2 (1 - 0.5)^2) = 400, SE 20.
    mapping = HEAD.replace("weight: none", "weight: {column: w, unit: persons}") + (
        "replicates: {columns: r*, method: fay, rho: 0.5}\n"
        "activities: {form: wide, unit: minutes a day,\n"
        "  codes: {care: {icatus: '41', rationale: Care.}}}\n"
    )
    rows = "".join(
        f"{i},F,30,{10 if i < 4 else 30},1,{2 * (i < 4):d},{2 * (i >= 4):d}\n" for i in range(8)
    )
    diaries = read(tmp_path, mapping, data="id,sex,age,care,w,r1,r2\n" + rows)

    result = estimate_care_time(diaries, statistics=["mean_minutes_per_day"]).to_polars()
    assert result["value"].item() == pytest.approx(20)
    assert result["standard_error"].item() == pytest.approx(20)


def test_weights_are_calibrated_to_a_file_of_totals(tmp_path: Path) -> None:
    # Women 300 of 400: mean = (300 * 40 + 100 * 20) / 400 = 35.
    mapping = HEAD.replace("weight: none", "weight: {column: w, unit: persons}") + (
        "calibration: [{columns: sex, file: totals.csv}]\n"
        "activities: {form: wide, unit: minutes a day,\n"
        "  codes: {care: {icatus: '41', rationale: Care.}}}\n"
    )
    rows = "".join(f"{i},{'FM'[i % 2]},30,{40 - 20 * (i % 2)},1\n" for i in range(20))
    diaries = read(
        tmp_path,
        mapping,
        data="id,sex,age,care,w\n" + rows,
        totals="sex,total\nwomen,300\nmen,100\n",
    )

    result = estimate_care_time(diaries, statistics=["mean_minutes_per_day"])
    assert result.to_polars()["value"].item() == pytest.approx(35)
    assert "calibrated to population totals" in result.method


def test_amounts_keep_their_unit_and_bands_cut_numbers(tmp_path: Path) -> None:
    mapping = HEAD + (
        "  pay: {column: pay, unit: pesos a month, missing: '-1'}\n"
        "  pay_band: {column: pay, bands: [0, 100, 200], missing: '-1'}\n"
        "activities: {form: wide, unit: minutes a day,\n"
        "  codes: {care: {icatus: '41', rationale: Care.}}}\n"
    )
    diaries = read(
        tmp_path, mapping, data="id,sex,age,care,pay\n1,F,30,9,50\n2,M,30,9,250\n3,M,30,9,-1\n"
    )

    assert diaries.column_units == {"pay": "pesos a month"}
    assert diaries.respondents["pay"].to_list() == [50, 250, None]
    assert diaries.respondents["pay_band"].to_list() == ["0-99", "200+", None]


def test_codes_that_the_mapping_does_not_place_are_listed_with_their_minutes(
    tmp_path: Path,
) -> None:
    mapping = HEAD + "activities:\n  form: long\n  code: act\n  minutes: min\n" + CODES

    with pytest.raises(
        DataError, match=r"2 activity codes .* 'Z' \(70 minutes\), 'Y' \(5 minutes\)"
    ):
        read(tmp_path, mapping, data="id,sex,age,act,min\n1,F,30,A,9\n1,F,30,Y,5\n1,F,30,Z,70\n")


def test_times_in_seconds_after_midnight_are_read(tmp_path: Path) -> None:
    # 79200 s is 22:00, 21600 s is 06:00: 480 minutes.
    mapping = (
        HEAD
        + "activities:\n  form: long\n  code: act\n  begin: b\n  end: e\n  clock: seconds\n"
        + CODES
    )
    diaries = read(tmp_path, mapping, data="id,sex,age,act,b,e\n1,F,30,C,79200,21600\n")

    assert minutes_of(diaries) == {(0, "C"): 480}


def test_a_role_that_stands_on_a_column_not_told_is_refused(tmp_path: Path) -> None:
    mapping = HEAD + (
        "  child_in_household: {column: kids, words: {'0': 'false'}, otherwise: 'true'}\n"
        "activities: {form: wide, unit: minutes a day,\n"
        "  codes: {care: {icatus: '41', rationale: Care.}}}\n"
    )
    data = "id,sex,age,care,kids\n" + "".join(f"{i},F,30,60,{i % 3}\n" for i in range(30))
    diaries = read(tmp_path, mapping, data=data)

    by_role = estimate_care_time(diaries, by=["role"]).to_polars()
    assert by_role["role"].unique().sort().to_list() == [
        "women with a child at home",
        "women without children",
    ]
    with pytest.raises(ParameterError, match="does not tell partner, on which it"):
        estimate_care_time(diaries, by=["role_and_partner"])
