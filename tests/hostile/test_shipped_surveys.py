"""Surveys with readers of their own: a cell that nobody can have is refused."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest
from tests.errors.command_line import assert_refused
from tests.errors.small_surveys import atus_tables, india_table, write_atus, write_india

INDIA = [
    (column, value)
    for column in ("age", "mult", "gender", "time_from", "time_to", "activity_code", "person_id")
    for value in ("inf", "nan", "1e23", "-1", "\x1b[31m", "x" * 200_000)
    if (column, value) not in {("person_id", "inf"), ("person_id", "nan"), ("person_id", "1e23"),
                               ("person_id", "-1")}
]  # fmt: skip
"""An id may be any word."""
ATUS = [
    ("atusresp", "tuyear", None, r"1 diaries have no year"),
    ("atusresp", "tuyear", 20_160, r"year lies outside 1900 to 2200 in 1 diaries"),
    ("atusresp", "wt", float("inf"), r"weights are missing or not a number"),
    ("atusresp", "wt", 1e23, r"weight lies outside 0 to 1e\+12 in 1 diaries"),
    ("atuscps", "age", 999, r"age lies outside 0 to 130 in 1 diaries"),
    ("atuscps", "age", -40, r"age lies outside 0 to 130 in 1 diaries"),
    ("atuscps", "region", "\x1b[31m", r"row 1 of column 'region' holds the control character"),
    ("atusact", "dur", 10**6, r"hold more than 1440 minutes"),
]  # fmt: skip


def spoil(table: pl.DataFrame, column: str, value: object) -> pl.DataFrame:
    """Put a value into the first row of a column."""
    first = pl.int_range(pl.len()) == 0
    return table.with_columns(pl.when(first).then(pl.lit(value)).otherwise(column).alias(column))


@pytest.mark.parametrize(("column", "value"), INDIA)
def test_a_cell_of_india_that_cannot_be_is_refused(column: str, value: str, tmp_path: Path) -> None:
    table = spoil(india_table().with_columns(pl.col(column).cast(pl.String)), column, value)
    assert_refused(tmp_path / "out", "^Error: ", write_india(tmp_path, table))


@pytest.mark.parametrize(("file", "column", "value", "says"), ATUS)
def test_a_cell_of_atus_that_cannot_be_is_refused(
    file: str, column: str, value: object, says: str, tmp_path: Path
) -> None:
    tables = atus_tables()
    tables[file] = spoil(tables[file], column, value)
    assert_refused(tmp_path / "out", says, write_atus(tmp_path / "in", tables))
