"""Every activity code has a place in ICATUS, or says why not, with a reason of its own."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from carepact.data.icatus.crosswalk import (
    OTHER_HOUSEHOLDS,
    icatus_titles,
    read_crosswalk,
    read_csv_resource,
    shipped_crosswalks,
)
from carepact.data.icatus.grouping import LAYERED, read_grouping, shipped_groupings

TABLES = shipped_crosswalks()


@pytest.mark.parametrize("table", TABLES)
def test_every_row_gives_a_reason(table: str) -> None:
    rows = read_csv_resource(f"{table}.csv")
    assert all(len(row["rationale"].split()) >= 3 for row in rows)


@pytest.mark.parametrize("table", TABLES)
def test_every_place_is_one_of_icatus(table: str) -> None:
    places = set(read_crosswalk(table).values()) - {"", OTHER_HOUSEHOLDS}
    assert places <= set(icatus_titles())


@pytest.mark.parametrize("table", TABLES)
def test_no_code_stands_twice(table: str) -> None:
    rows = read_csv_resource(f"{table}.csv")
    codes = [row.get("code") or row["name"] for row in rows]
    assert len(codes) == len(set(codes))


@pytest.mark.shared
def test_all_418_codes_of_the_multi_year_file_are_listed_and_24_are_pooled(
    shared_data: Path,
) -> None:
    activities = pl.read_parquet(shared_data / "us_atus_2003_2016" / "atusact.parquet")
    in_file = {f"{code:06d}" for code in activities["tiercode"].unique().to_list()}
    rows = {row["code"]: row for row in read_csv_resource("atus.csv")}
    assert len(in_file) == 418
    assert in_file == {code for code, row in rows.items() if row["in_multi_year"] == "true"}
    assert sum(row["pooled"] == "true" for row in rows.values()) == 24


@pytest.mark.shared
def test_all_names_of_the_india_sample_are_listed(shared_data: Path) -> None:
    rows = pl.read_parquet(shared_data / "india_tus_2024_sample" / "sample_1_perc.parquet")
    names = rows.filter(pl.col("time_from").is_not_null())["activity_code"].unique().to_list()
    assert set(names) == set(read_crosswalk("india_2024"))


@pytest.mark.parametrize(
    ("code", "place"),
    [
        ("020201", "31"),  # food and drink preparation
        ("020101", "32"),  # interior cleaning
        ("020102", "34"),  # laundry
        ("020903", "7"),  # household and personal messages: not household management
        ("030101", "41"),  # physical care of household children
        ("030401", "42"),  # physical care of household adults
        ("070101", "37"),  # grocery shopping
        ("080101", "41"),  # using paid childcare
        ("180301", "44"),  # travel for care of household children
        ("050101", "1"),  # work, main job
        ("010101", "91"),  # sleeping
    ],
)
def test_a_code_stands_where_the_evidence_puts_it(code: str, place: str) -> None:
    assert read_crosswalk("atus")[code].startswith(place)


def test_codes_alike_of_the_uk_and_of_hetus_mean_different_things() -> None:
    hetus, uk = read_crosswalk("hetus_2018"), read_crosswalk("uktus_2014")
    assert (hetus["312"], uk["3130"]) == ("313", "313")  # washing up
    assert hetus["313"] == "314"  # storing and preserving food
    assert hetus["011"] == "91"
    assert "11" not in hetus  # a code that lost its zero is refused, not read


def test_care_for_other_households_waits_for_who_was_there() -> None:
    places = read_crosswalk("atus")
    assert places["040101"] == OTHER_HOUSEHOLDS
    assert places["040101:family"].startswith("41")
    assert places["040101:other"].startswith("5")


def test_a_code_is_a_member_of_its_groups_alone() -> None:
    codes = ["020201", "020903", "180201", "050101", "500101"]
    grouping = read_grouping("sdg-5.4.1-us-published", codes, "atus")
    household = grouping.members[:, grouping.groups.index("household_activities")]
    assert household.tolist() == [True, False, True, False, False]
    assert grouping.unplaced.tolist() == [False, False, False, False, True]


@pytest.mark.parametrize("name", ["icatus", "icatus-divisions", "icatus-groups"])
def test_the_levels_of_icatus_place_each_code_once_at_most(name: str) -> None:
    codes = sorted(read_crosswalk("atus"))
    grouping = read_grouping(name, codes, "atus")
    times = grouping.members.sum(axis=1)
    assert (times[grouping.unplaced] == 0).all()
    if name == "icatus":
        assert (times[~grouping.unplaced] == 1).all()
    assert times.max() == 1


def test_every_shipped_grouping_can_be_read() -> None:
    codes = sorted(read_crosswalk("atus"))
    for name in set(shipped_groupings()) - set(LAYERED):
        assert read_grouping(name, codes, "atus").members.any(axis=0).all(), name
