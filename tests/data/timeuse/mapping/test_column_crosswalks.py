"""Shipped crosswalks whose codes are columns: the file's are read, the rest not collected."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from tests.data.timeuse.mapping.made import HEAD, minutes, read

from carepact.core.errors import DataError
from carepact.data.icatus.crosswalk import read_csv_resource
from carepact.measure.estimate import estimate_care_time

COLOMBIA = HEAD + (
    "activities:\n  form: wide\n  unit: hours a day\n  crosswalk: colombia_2021\n  empty: zero\n"
)
COLUMNS = "id,sex,age,w,P1144S1A1,P1144S1A2,P1143S1A1,P1143S1A2,P1137S1A1,P1137S1A2\n"
ROWS = "".join(f"{i},F,30,5,8,15,1,{i % 2 * 30},,\n" for i in range(1, 13))


def test_hours_and_minutes_of_the_file_are_read(tmp_path: Path) -> None:
    diaries = read(tmp_path, COLOMBIA, COLUMNS + ROWS)

    assert minutes(diaries, "P1144S1A1")["1"] == 8 * 60 + 15
    assert [minutes(diaries, "P1143S1A1")[who] for who in "12"] == [90.0, 60.0]
    assert diaries.crosswalk == {"P1144S1A1": "91", "P1143S1A1": "31", "P1137S1A1": "415"}
    told = estimate_care_time(diaries, groups="icatus-divisions").to_polars()
    collected = told.filter(pl.col("reliability") != "not collected")["activity"].unique()
    assert sorted(collected) == ["31", "91"]  # nobody played; paid work was not asked here
    of_care = estimate_care_time(diaries, groups="sdg-5.4.1").to_polars()
    care = of_care.filter(activity="unpaid_care_work", statistic="mean_minutes_per_day")
    assert care["value"].to_list() == [0.0]  # asked, and answered with none


def test_what_the_columns_of_a_pattern_lack_was_not_collected(tmp_path: Path) -> None:
    mapping = HEAD + (
        "activities:\n  form: wide\n  unit: minutes a day\n  crosswalk: mtus\n  columns: main*\n"
    )
    data = "id,sex,age,w,main2,main18\n" + "".join(f"{i},F,30,5,1000,440\n" for i in range(12))
    told = estimate_care_time(read(tmp_path, mapping, data), groups="sdg-5.4.1").to_polars()

    words = dict(zip(told["activity"], told["reliability"], strict=True))
    assert words["unpaid_care_work"] == "not collected"
    assert words["unpaid_domestic_work"] != "not collected"


def test_a_place_of_ones_own_goes_before_that_of_the_crosswalk(tmp_path: Path) -> None:
    own = "  codes:\n    P1143S1A1: {icatus: '', rationale: Mine., plus_minutes: P1143S1A2}\n"
    diaries = read(tmp_path, COLOMBIA + own, COLUMNS + ROWS)

    assert diaries.crosswalk == {"P1144S1A1": "91", "P1143S1A1": "", "P1137S1A1": "415"}
    assert minutes(diaries, "P1143S1A1")["1"] == 90.0


def test_a_file_without_any_column_of_the_crosswalk_is_refused(tmp_path: Path) -> None:
    says = r"line 13, activities\.crosswalk: data\.csv has no column of colombia_2021\. Name anoth"
    with pytest.raises(DataError, match=says):
        read(tmp_path, COLOMBIA, "id,sex,age,w,x\n1,F,30,5,6\n")


def test_hours_without_their_minutes_are_refused(tmp_path: Path) -> None:
    data = COLUMNS.replace(",P1143S1A2", "") + "1,F,30,5,8,15,1,,\n"
    with pytest.raises(DataError, match=r"hours in 'P1143S1A1' and no 'P1143S1A2'\. Add"):
        read(tmp_path, COLOMBIA, data)


def test_a_pattern_does_not_go_with_codes(tmp_path: Path) -> None:
    own = "  columns: main*\n  codes:\n    x: {icatus: '', rationale: Mine.}\n"
    with pytest.raises(DataError, match="columns: goes with 'crosswalk' alone"):
        read(tmp_path, COLOMBIA + own, COLUMNS + ROWS)


@pytest.mark.parametrize("table", ["colombia_2021", "mexico_2024"])
def test_no_column_is_hours_and_minutes_at_once(table: str) -> None:
    rows = read_csv_resource(f"{table}.csv")
    hours, beside = [row["code"] for row in rows], [row["plus_minutes"] for row in rows]

    assert len({*hours, *beside}) == 2 * len(rows)
    assert all(row["label"] for row in rows)


@pytest.mark.parametrize("table", ["colombia_2021", "mexico_2024"])
def test_a_draft_offers_the_crosswalk_and_asks_of_columns_it_does_not_know(
    draft: Callable[..., dict[str, Any]], table: str
) -> None:
    known = read_csv_resource(f"{table}.csv")[:16]
    persons = {"id": range(20), "sex": ["female", "male"] * 10, "age": range(20, 40)}
    columns: dict[str, list[int | None]] = {}
    for k, row in enumerate(known):
        columns[row["code"]] = [(i + k) % 9 for i in range(20)]
        columns[row["plus_minutes"]] = [[0, 15, 30, 59][(i + k) % 4] for i in range(20)]
    columns |= {"P9999S1A1": [i % 3 for i in range(20)], "P9999S1A2": [i % 50 for i in range(20)]}
    drafted = draft({**persons, **columns})["activities"]

    assert (drafted["crosswalk"], drafted["empty"]) == (table, "zero")
    assert list(drafted["codes"]) == ["P9999S1A1"]
