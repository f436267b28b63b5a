"""Make activity rows from columns, rows or slots, in minutes a day."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl

from carepact.core.errors import Faults
from carepact.data.timeuse.mapping.activity_model import Grid, Wide
from carepact.data.timeuse.mapping.columns_of_time import read_wide
from carepact.data.timeuse.mapping.keys import check_one_row, place_rows, shared_keys
from carepact.data.timeuse.mapping.model import Mapping
from carepact.data.timeuse.mapping.opening import Opened
from carepact.data.timeuse.mapping.respondents import make_column
from carepact.data.timeuse.mapping.rows_of_time import read_long
from carepact.data.timeuse.mapping.slots import read_grid


@dataclass(frozen=True)
class ActivityRows:
    """Activities of all diaries, codes as text, and what was not told."""

    rows: pl.DataFrame
    """`row`, `name` (code), `minutes`, `simultaneous`, `main`, and what else is known."""
    missing: pl.Series
    """Row of each value that was marked as not known."""
    answered: pl.Series
    """Whether any activity of a diary was told, be it 0 minutes, shape (diaries,)."""
    left_out: pl.Series
    """Whether a diary is left out for a cell that is not known, shape (diaries,)."""
    empty: dict[str, int]
    """Column to its cells that are left empty by those who answered others."""


def make_activities(
    mapping: Mapping, opened: Opened, respondents: pl.DataFrame, faults: Faults
) -> ActivityRows:
    """Return one row an activity, with the position of its diary.

    Files are joined by the keys that both have; where one file holds all, a row of a wide file
    or of a grid is the diary of the same row.
    """
    form, source = mapping.activities, opened.table("activities")
    if opened.shares("activities") and form.form != "long":
        row = pl.Series(np.arange(source.table.height), dtype=pl.UInt32)
    else:
        keys = {
            key: make_column(key, mapping.columns[key], source, mapping.missing, faults)
            for key in shared_keys(mapping, opened, "activities")
        }
        row = place_rows(pl.DataFrame(keys), respondents, source.file, faults)
        if form.form != "long":
            check_one_row(row, respondents, source.file, faults)
    if isinstance(form, Wide):
        told = read_wide(form, mapping, source, respondents, row, faults)
    elif isinstance(form, Grid):
        told = read_grid(form, mapping, source, row)
    else:
        told = read_long(form, mapping, source, respondents, row, faults)
    return ActivityRows(
        rows=told.rows,
        missing=told.missing,
        answered=_spread(told.answered, respondents.height),
        left_out=_spread(told.left_out, respondents.height),
        empty=told.empty,
    )


def _spread(rows: pl.Series, height: int) -> pl.Series:
    """Tell which diaries are among some rows, shape (height,)."""
    found = np.zeros(height, dtype=bool)
    found[rows.drop_nulls().to_numpy()] = True
    return pl.Series(found)
