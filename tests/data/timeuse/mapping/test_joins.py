"""Files meet by named keys; labels are text; zero is an answer: each with its right value."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest
from tests.data.timeuse.mapping.made import HEAD, WIDE, mean, minutes, read

from carepact.core.errors import DataError
from carepact.measure.estimate import estimate_care_time

GRID = """\
activities:
  form: grid
  main: "s*"
  minutes_each: 720
  codes:
    COOK: {icatus: "31", rationale: Cooking.}
    REST: {icatus: "9", rationale: Rest.}
"""


@pytest.mark.parametrize("form", ["wide", "grid"])
def test_a_file_of_time_in_another_order_meets_its_persons(tmp_path: Path, form: str) -> None:
    # The woman cooks, the man does not; the second file lists them the other way round.
    time = {
        "wide": (WIDE, "id,cook,rest\n2,0,1440\n1,720,720\n"),
        "grid": (GRID, "id,s1,s2\n2,REST,REST\n1,COOK,REST\n"),
    }
    activities, rows = time[form]
    mapping = HEAD + "files: {activities: time.csv}\n" + activities
    diaries = read(tmp_path, mapping, "id,sex,age,w\n1,F,30,5\n2,M,40,5\n", time=rows)
    code = "cook" if form == "wide" else "COOK"
    assert minutes(diaries, code) == {"1": 720.0, "2": 0.0}


def test_persons_without_a_row_of_time_are_counted_and_left_out(tmp_path: Path) -> None:
    mapping = HEAD + "files: {activities: time.csv}\n" + WIDE
    persons = "id,sex,age,w\n" + "".join(f"{i},F,30,5\n" for i in range(20))
    time = "id,cook,rest\n" + "".join(f"{i},60,1380\n" for i in range(9, -1, -1))
    diaries = read(tmp_path, mapping, persons, time=time)
    assert diaries.n == 10
    assert any("10 of 20 persons have no diary" in note for note in diaries.notices)


@pytest.mark.parametrize(
    ("time", "told"),
    [
        ("id,cook,rest\n1,60,1380\n9,60,1380\n", r"time\.csv: 1 rows belong to nobody .*: 9"),
        (
            "id,cook,rest\n1,60,1380\n1,60,1380\n",
            r"1 diaries have more than one row: .*1.*Map 'day'",
        ),
    ],
)
def test_rows_of_nobody_and_two_rows_of_one_are_refused(
    tmp_path: Path, time: str, told: str
) -> None:
    mapping = HEAD + "files: {activities: time.csv}\n" + WIDE
    with pytest.raises(DataError, match=told):
        read(tmp_path, mapping, "id,sex,age,w\n1,F,30,5\n", time=time)


def test_weight_day_and_region_of_the_diary_stand_in_the_file_of_time(tmp_path: Path) -> None:
    mapping = (
        HEAD.replace("  age: age\n", "  age: age\n  day: day\n  region: reg\n").replace(
            "{column: w, unit: persons}", "{column: w, unit: person-days}"
        )
        + "files: {activities: time.csv}\n"
        + WIDE
    )
    diaries = read(
        tmp_path,
        mapping,
        "id,sex,age\n1,F,30\n2,M,40\n3,F,50\n",
        time="id,day,reg,w,cook,rest\n2,1,S,7,0,1440\n1,2,N,3,60,1380\n1,1,N,2,30,1410\n",
    )
    told = diaries.respondents.select("respondent", "day", "region", "weight").rows()
    assert told == [(1, 2, "N", 3.0), (1, 1, "N", 2.0), (2, 1, "S", 7.0)]


def test_two_things_told_of_one_diary_are_refused(tmp_path: Path) -> None:
    mapping = HEAD.replace("  age: age\n", "  age: age\n  region: reg\n") + (
        "files: {activities: time.csv}\n"
        "activities: {form: long, code: act, minutes: m,\n"
        "  codes: {A: {icatus: '31', rationale: Cooking.}}}\n"
    )
    with pytest.raises(DataError, match=r"1 diaries tell two different things .* respondent 1"):
        read(
            tmp_path,
            mapping,
            "id,sex,age,w\n1,F,30,5\n",
            time="id,reg,act,m\n1,N,A,60\n1,S,A,60\n",
        )


def test_ids_and_codes_are_text_from_the_first_byte_to_the_last(tmp_path: Path) -> None:
    # Three persons, and two codes, that would be one as numbers.
    mapping = HEAD + (
        "activities: {form: long, code: act, minutes: m, codes: {\n"
        "  '3.1': {icatus: '31', rationale: Cooking.}, '3.10': {icatus: '36', rationale: Pets.},\n"
        "  '011': {icatus: '91', rationale: Nap.}, '11': {icatus: '32', rationale: Cleaning.}}}\n"
    )
    rows = [
        f"{who},F,30,5,{code},{m}"
        for who in ("1", "01", "001")
        for code, m in (("3.1", 60), ("3.10", 30), ("011", 20), ("11", 10))
    ]
    diaries = read(tmp_path, mapping, "id,sex,age,w,act,m\n" + "\n".join(rows) + "\n")
    assert diaries.respondents["respondent"].to_list() == ["1", "01", "001"]
    assert {code: set(minutes(diaries, code).values()) for code in diaries.codes} == {
        "3.1": {60.0},
        "3.10": {30.0},
        "011": {20.0},
        "11": {10.0},
    }


def test_whole_numbers_sort_as_numbers_and_others_as_text(tmp_path: Path) -> None:
    mapping = HEAD.replace("  age: age\n", "  age: age\n  region: reg\n  province: pr\n") + WIDE
    rows = "".join(f"{i},F,30,5,{i},0{i},60,1380\n" for i in (10, 2, 1))
    diaries = read(tmp_path, mapping, "id,sex,age,w,reg,pr,cook,rest\n" + rows)
    assert diaries.respondents["region"].to_list() == [10, 2, 1]
    assert diaries.respondents["province"].to_list() == ["010", "02", "01"]


def test_who_answers_nothing_but_zeros_has_a_diary(tmp_path: Path) -> None:
    # Stylised questions on unpaid work alone: half of the women do none of it.
    mapping = HEAD + WIDE.replace('    rest: {icatus: "9", rationale: Rest.}\n', "")
    rows = "".join(f"{i},F,30,5,{240 if i < 5 else 0}\n" for i in range(10))
    silent = "10,F,30,5,\n"
    diaries = read(tmp_path, mapping, "id,sex,age,w,cook\n" + rows + silent)
    assert mean(diaries) == [120.0]
    assert diaries.n == 10
    assert any("no diary" in note for note in diaries.notices)


def test_a_row_of_zero_minutes_is_a_diary_in_a_long_file(tmp_path: Path) -> None:
    mapping = HEAD + (
        "activities: {form: long, code: act, minutes: m,\n"
        "  codes: {A: {icatus: '31', rationale: Cooking.}}}\n"
    )
    rows = "".join(f"{i},F,30,5,A,{120 if i < 5 else 0}\n" for i in range(10))
    assert mean(read(tmp_path, mapping, "id,sex,age,w,act,m\n" + rows)) == [60.0]


def test_a_unit_without_any_diary_stays_in_the_design(tmp_path: Path) -> None:
    # Strata of three units each; unit c of the second has no diary. By hand: the jackknife of a
    # total over units, the empty one counts with 0.
    mapping = HEAD + "design: {strata: st, psu: u}\n" + WIDE
    cells = {("1", "a"): 60, ("1", "b"): 90, ("1", "c"): 30, ("2", "a"): 60, ("2", "b"): 120}
    rows, i = [], 0
    for (stratum, unit), cook in cells.items():
        for _one in range(4):
            i += 1
            rows.append(f"{i},F,30,100,{stratum},{unit},{cook},{1440 - cook}")
    rows += [f"{i + k},F,30,100,2,c,," for k in range(1, 5)]
    diaries = read(tmp_path, mapping, "id,sex,age,w,st,u,cook,rest\n" + "\n".join(rows) + "\n")
    table = estimate_care_time(
        diaries, groups="sdg-5.4.1", statistics=["total_hours_per_year"]
    ).to_polars()
    row = table.filter(pl.col("activity") == "unpaid_domestic_work").to_dicts()[0]
    totals = {key: 4 * 100 * cook * 366 / 60 for key, cook in cells.items()} | {("2", "c"): 0.0}
    variance = 0.0
    for stratum in ("1", "2"):
        units = [total for (one, _unit), total in totals.items() if one == stratum]
        middle = sum(units) / 3
        variance += 3 / 2 * sum((one - middle) ** 2 for one in units)
    assert row["value"] == pytest.approx(sum(totals.values()))
    assert row["standard_error"] == pytest.approx(variance**0.5, rel=1e-9)
    assert row["n"] == 20
