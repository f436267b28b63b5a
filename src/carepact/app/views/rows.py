"""Tables as data: a mapping a row, nothing in it that JSON does not know."""

from __future__ import annotations

import math
from typing import Any

import polars as pl


def tell_rows(table: pl.DataFrame) -> list[dict[str, object]]:
    """Tell the rows of a table; a number that is none is null."""
    return [{name: _plain(value) for name, value in row.items()} for row in table.to_dicts()]


def _plain(value: Any) -> object:  # noqa: ANN401 - what a table holds
    """Return a value as JSON has it."""
    return None if isinstance(value, float) and not math.isfinite(value) else value
