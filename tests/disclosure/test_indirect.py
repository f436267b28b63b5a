"""What is derived from small cells is hidden too: sums, gaps, shares, notices, amounts."""

from __future__ import annotations

import json
import re
from pathlib import Path

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.disclosure.small_cells import (
    ALL,
    TELLING,
    Group,
    read_groups,
    recoverable,
    small_rests,
    write_groups,
)
from tests.errors.small_surveys import Tables, atus_tables, write_atus

from carepact.data.timeuse import read_diaries
from carepact.measure import CareTime, estimate_care_time

COOKING_DIVISION = "3"


def labels_and_n(
    result: CareTime, by: list[str], statistic: str, activity: str
) -> tuple[list[tuple[str, ...]], list[int | None]]:
    """Return the labels and printed counts of one statistic and activity, margins as `ALL`."""
    rows = result.to_polars().filter(
        (pl.col("statistic") == statistic) & (pl.col("activity") == activity)
    )
    return name_margins(rows).select(by).rows(), rows["n"].to_list()


def name_margins(rows: pl.DataFrame) -> pl.DataFrame:
    """Put `ALL` in the columns that a row sums over."""
    summed = pl.col("margin").str.split(",")
    named = [
        pl.when(summed.list.contains(name)).then(pl.lit(ALL)).otherwise(name).alias(name)
        for name in ("sex", "education")
        if name in rows.columns
    ]
    return rows.with_columns(named)


@given(
    sizes=st.lists(st.one_of(st.integers(0, 6), st.integers(5, 12)), min_size=6, max_size=6),
    cooks=st.lists(st.integers(0, 6), min_size=6, max_size=6),
)
@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_no_figure_of_a_table_with_margins_can_be_worked_out(
    tmp_path: Path, sizes: list[int], cooks: list[int]
) -> None:
    # Weights are equal, so mean times n is a total that adds up along every line.
    words = [(g, e) for g in ("female", "male") for e in ("primary", "literate", "graduate")]
    groups = [Group(*w, n, min(c, n)) for w, n, c in zip(words, sizes, cooks, strict=True)]
    if sum(sizes) < 8:
        groups.append(Group("female", "primary", 8))
    diaries = read_groups(tmp_path, groups)
    by = ["sex", "education"]
    result = estimate_care_time(diaries, by, margins=True)
    for statistic in result.to_polars()["statistic"].unique():
        labels, n = labels_and_n(result, by, statistic, "9")
        hidden = [count is None for count in n]
        assert recoverable(labels, hidden) == []
        assert all(count is None or count == 0 or count >= 5 for count in n)
    for statistic in ("participation_share", "participants_mean_minutes_per_day"):
        labels, n = labels_and_n(result, by, statistic, COOKING_DIVISION)
        hidden = [count is None for count in n]
        assert recoverable(labels, hidden) == []
    assert small_rests(labels, [count or 0 for count in n], hidden, 5) == []


def test_a_share_of_taking_part_hides_one_to_four_participants(tmp_path: Path) -> None:
    # 3 of 20 women cook, nobody of the men with primary education, 5 of the others.
    diaries = read_groups(
        tmp_path,
        [
            Group("female", "primary", 20, cooks=3),
            Group("male", "primary", 20, cooks=0),
            Group("male", "literate", 20, cooks=5),
        ],
    )
    rows = (
        estimate_care_time(diaries, ["sex", "education"])
        .to_polars()
        .filter(pl.col("activity") == COOKING_DIVISION)
    )
    shown = {
        (row["sex"], row["education"], row["statistic"]): row["value"]
        for row in rows.iter_rows(named=True)
    }
    share, mean = "participation_share", "participants_mean_minutes_per_day"
    assert shown["women", "primary", share] is None
    assert shown["women", "primary", mean] is None
    assert shown["men", "primary", share] == 0.0
    assert shown["men", "literate", share] == pytest.approx(0.25)  # 5 / 20
    assert shown["men", "literate", mean] == pytest.approx(120.0)


def test_a_participation_margin_hides_a_second_cell(tmp_path: Path) -> None:
    # Cooks: 3 of 20 women, 9 of 20 men, in all 12: 12 - 9 = 3 would be told.
    diaries = read_groups(
        tmp_path, [Group("female", "primary", 20, cooks=3), Group("male", "primary", 20, cooks=9)]
    )
    result = estimate_care_time(diaries, ["sex"], margins=True)
    for statistic in ("participation_share", "participants_mean_minutes_per_day"):
        labels, n = labels_and_n(result, ["sex"], statistic, COOKING_DIVISION)
        visible = [label for label, count in zip(labels, n, strict=True) if count is not None]
        assert visible == [("all",)]


def test_a_total_hides_few_participants(tmp_path: Path) -> None:
    tables: Tables = atus_tables()
    cooks = tables["atuscps"].filter(pl.col("sex") == "female")["tucaseid"].to_list()[3:]
    gone = pl.col("tucaseid").is_in(cooks) & (pl.col("tiercode") == 20201)
    tables["atusact"] = tables["atusact"].filter(~gone)
    diaries = read_diaries(write_atus(tmp_path / "atus", tables))
    totals = ["total_hours_per_year"]
    rows = estimate_care_time(diaries, ["sex"], statistics=totals).to_polars()
    cooking = rows.filter(pl.col("activity") == COOKING_DIVISION)
    shown = dict(zip(cooking["sex"], cooking["value"], strict=True))
    assert shown["women"] is None  # three women cook
    assert shown["men"] is not None


@pytest.fixture
def with_a_small_cell(tmp_path: Path) -> CareTime:
    """Estimate gaps and shares where three women are a cell of their own."""
    diaries = read_groups(
        tmp_path,
        [
            Group("female", "primary", 20),
            Group("female", "literate", 3, minutes=TELLING),
            Group("male", "primary", 20, minutes=60),
            Group("male", "literate", 20),
        ],
    )
    return estimate_care_time(diaries, ["sex", "education"], gap="sex", share="sex")


@pytest.mark.parametrize("statistic", ["gap_minutes_per_day", "share_of_total_minutes"])
def test_a_comparison_with_a_hidden_cell_is_hidden(
    with_a_small_cell: CareTime, statistic: str
) -> None:
    rows = with_a_small_cell.to_polars().filter(pl.col("statistic") == statistic)
    literate = rows.filter(pl.col("education") == "literate")
    primary = rows.filter(pl.col("education") == "primary")
    assert literate.height > 0
    assert literate["value"].null_count() == literate["n"].null_count() == literate.height
    assert primary["value"].null_count() == 0


def test_a_gap_between_visible_cells_is_their_difference(with_a_small_cell: CareTime) -> None:
    rows = with_a_small_cell.to_polars().filter(
        (pl.col("statistic") == "gap_minutes_per_day")
        & (pl.col("education") == "primary")
        & (pl.col("activity") == COOKING_DIVISION)
    )
    assert rows["value"].to_list() == [pytest.approx(60.0)]  # women 120 - men 60


def test_a_trend_over_a_hidden_year_is_hidden(tmp_path: Path) -> None:
    tables = atus_tables((2014, 2015, 2016))
    women = pl.col("sex") == "female"
    ids = tables["atusresp"].filter(pl.col("tuyear") == 2015)["tucaseid"].implode()
    few = tables["atuscps"].filter(women & pl.col("tucaseid").is_in(ids))["tucaseid"]
    lost = pl.col("tucaseid").is_in(few[3:].implode())
    tables = {name: table.filter(~lost) for name, table in tables.items()}
    diaries = read_diaries(write_atus(tmp_path / "atus", tables))
    result = estimate_care_time(diaries, ["sex", "year"], trend="year", method="naive-bootstrap")
    rows = result.to_polars().filter(pl.col("statistic").str.contains("slope|change"))
    assert rows.filter(pl.col("sex") == "women")["value"].null_count() == 8  # 4 activities x 2
    assert rows.filter(pl.col("sex") == "men")["value"].null_count() == 0


def test_an_amount_known_of_few_is_hidden(tmp_path: Path) -> None:
    path = write_groups(tmp_path, [Group("female", "primary", 20), Group("male", "primary", 20)])
    rows = pl.read_parquet(path)
    women = rows.filter(pl.col("gender") == "female")["person_id"].unique(maintain_order=True)
    unknown = pl.col("person_id").is_in(women[3:].implode())
    spent = pl.when(~unknown).then("monthly_expenditure").alias("monthly_expenditure")
    rows.with_columns(spent).write_parquet(path)
    for margins, visible in ((False, {"men"}), (True, {"all"})):
        result = estimate_care_time(
            read_diaries(path), ["sex"], amounts=["monthly_expenditure"], margins=margins
        )
        amounts = result.to_polars().filter(pl.col("statistic") == "mean_amount")
        shown = amounts.filter(pl.col("value").is_not_null())
        shown = name_margins(shown) if margins else shown
        assert set(shown["sex"]) == visible


def test_notices_tell_no_figure_of_fewer_than_five(tmp_path: Path) -> None:
    # Three diaries in all: neither their mean day nor a share of their time may be told.
    rows = pl.read_parquet(write_groups(tmp_path, [Group("female", "primary", 3)]))
    path = tmp_path / "india_tus.parquet"
    rows.write_parquet(path)
    result = estimate_care_time(read_diaries(path))
    assert result.to_polars()["value"].null_count() == result.to_polars().height
    told = " ".join(result.notes)
    assert "fewer than 5" in told
    assert not re.search(r"\d %|\d%|\d\.\d minutes", told), told


def test_atus_notices_tell_no_mean_day_of_fewer_than_five(tmp_path: Path) -> None:
    tables = {
        name: table.head(3 * (4 if name == "atusact" else 1))
        for name, table in atus_tables().items()
    }
    diaries = read_diaries(write_atus(tmp_path / "atus", tables))
    assert "mean day holds" not in " ".join(diaries.notices)


def test_notices_follow_the_minimum_that_was_asked_for(tmp_path: Path) -> None:
    # Seven persons without a diary are fewer than ten.
    path = write_groups(tmp_path, [Group("female", "primary", 40)])
    rows = pl.read_parquet(path)
    idle = rows["person_id"].unique(maintain_order=True)[:7]
    none = pl.col("person_id").is_in(idle.implode())
    times = [pl.when(~none).then(name).alias(name) for name in ("time_from", "time_to")]
    rows.with_columns(times).unique(maintain_order=True).write_parquet(path)
    told = " ".join(estimate_care_time(read_diaries(path), minimum_cell=10).notes)
    assert "persons have no diary" in told
    assert not re.search(r"\b7 of\b", told), told


def test_a_notice_is_no_margin_of_the_table(tmp_path: Path) -> None:
    # 43 diaries in the notice less 40 men in the table would be the 3 women.
    diaries = read_groups(tmp_path, [Group("female", "primary", 3), Group("male", "primary", 40)])
    result = estimate_care_time(diaries, ["sex"])
    printed = [n for n in result.to_polars()["n"].unique().to_list() if n is not None]
    told = [int(word) for note in result.notes for word in re.findall(r"\b\d+\b", note)]
    rests = {total - n for total in told for n in printed}
    assert not rests.intersection(range(1, 5)), (told, printed)


def test_the_manifest_counts_nobody(tmp_path: Path) -> None:
    diaries = read_groups(tmp_path, [Group("female", "primary", 13), Group("male", "primary", 3)])
    manifest = estimate_care_time(diaries, ["sex"]).manifest()
    settings_and_inputs = json.dumps([manifest["settings"], manifest["inputs"]])
    assert not re.search(r"(?<![\w.])(13|16|3)(?![\w.])", settings_and_inputs)
