"""Rows with named fields make a table whose columns are the fields."""

from __future__ import annotations

from typing import NamedTuple

import polars as pl

from carepact.core.rows import tabulate


class Town(NamedTuple):
    name: str
    persons: int | None
    share: float | None
    is_port: bool


def test_columns_are_the_fields_in_their_order_and_types() -> None:
    table = tabulate([Town("Mombasa", 1_208_333, None, is_port=True)], Town)

    assert dict(table.schema) == {
        "name": pl.String,
        "persons": pl.Int64,
        "share": pl.Float64,
        "is_port": pl.Boolean,
    }
    assert table.row(0) == ("Mombasa", 1_208_333, None, True)


def test_a_table_without_rows_has_the_same_columns() -> None:
    assert (
        tabulate([], Town).schema == tabulate([Town("Lamu", None, 0.1, is_port=True)], Town).schema
    )
