"""Rows with labels as an array that has a dimension for each column of labels."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import polars as pl
import xarray as xr

from carepact.core.estimates import EVERYBODY, MARGIN, NOT_STATED, WHOLE


def index_labels(labels: pl.DataFrame) -> dict[str, list[object]]:
    """List the labels of each column, each once, in the order of the rows."""
    return {name: labels[name].unique(maintain_order=True).to_list() for name in labels.columns}


def spread_rows(labels: pl.DataFrame, values: np.ndarray) -> tuple[list[str], np.ndarray]:
    """Spread rows over an array that has a dimension for each column of labels.

    Parameters
    ----------
    labels : pl.DataFrame, shape (rows, columns)
        What each row is of; no two rows alike.
    values : np.ndarray, shape (rows, ...)
        A row each: numbers, or objects.

    Returns
    -------
    tuple of (list of str, np.ndarray)
        Names of the first dimensions, and the array, whose further dimensions are those of
        `values` behind the rows. What no row tells is NaN, or None among objects.

    Raises
    ------
    ValueError
        If two rows have the same labels: one of them would be lost.
    """
    axes = index_labels(labels)
    if not axes:
        [alone] = values
        return [], alone
    places = tuple(
        np.array(
            [{one: at for at, one in enumerate(found)}[one] for one in labels[name]], dtype=int
        )
        for name, found in axes.items()
    )
    if labels.is_duplicated().any():
        raise ValueError(f"rows are not told apart by {', '.join(axes)}")
    missing = np.nan if values.dtype.kind == "f" else None
    shape = (*(len(found) for found in axes.values()), *values.shape[1:])
    spread = np.full(shape, missing, dtype=values.dtype if values.dtype.kind == "f" else object)
    spread[places] = values
    return list(axes), spread


def label_cells(labels: pl.DataFrame) -> pl.DataFrame:
    """Give every cell of a table a label on each of its dimensions.

    Parameters
    ----------
    labels : pl.DataFrame
        Columns that divide a table of estimates, and `margin` where there are margins.

    Returns
    -------
    pl.DataFrame
        Without `margin`: `all` on the columns that a margin sums over, `not stated` where the
        survey does not tell. Nothing is left where one cell holds everybody.
    """
    summed = labels[MARGIN].str.split(",") if MARGIN in labels.columns else None
    return pl.DataFrame(
        {
            name: _label(labels[name], summed)
            for name in labels.columns
            if name not in {MARGIN, WHOLE}
        }
    )


def _label(column: pl.Series, summed: pl.Series | None) -> pl.Series:
    """Label what a margin sums over and what is not stated; a label of that name is quoted."""
    if not column.null_count():
        return column
    over = [column.name in one for one in summed] if summed is not None else [False] * len(column)
    words = {EVERYBODY, NOT_STATED}
    return pl.Series(
        column.name,
        [
            (EVERYBODY if is_margin else NOT_STATED)
            if label is None
            else f"“{label}”"
            if label in words
            else label
            for label, is_margin in zip(column.cast(pl.String).to_list(), over, strict=True)
        ],
    )


def lay_out_array(rows: pl.DataFrame, keys: Sequence[str], figures: Sequence[str]) -> xr.DataArray:
    """Lay numbers of rows out along their labels, and along the kind of number.

    Parameters
    ----------
    rows : pl.DataFrame
        A row for each combination of labels that is known.
    keys : sequence of str
        Columns of labels; one that is empty in every row is no dimension.
    figures : sequence of str
        Columns of numbers, such as `value`, `low` and `high`.

    Returns
    -------
    xr.DataArray, dims (keys, figure)
        NaN where no row tells a number.
    """
    kept = [name for name in keys if rows[name].null_count() < rows.height]
    labels = rows.select(kept)
    values = rows.select(pl.col(name).cast(pl.Float64) for name in figures).to_numpy()
    dims, spread = spread_rows(labels, values)
    coords = index_labels(labels) | {"figure": list(figures)}
    return xr.DataArray(spread, dims=(*dims, "figure"), coords=coords)


def lay_out_dataset(rows: pl.DataFrame, keys: Sequence[str]) -> xr.Dataset:
    """Lay rows out along their keys, an array for each other column.

    Parameters
    ----------
    rows : pl.DataFrame
        Any table.
    keys : sequence of str
        Columns that tell its rows apart; without any the one dimension is `row`.

    Returns
    -------
    xr.Dataset, dims keys
        NaN or None where no row tells something.
    """
    if not keys:
        rows, keys = rows.with_row_index("row"), ["row"]
    labels = rows.select(keys)
    found = {
        name: spread_rows(labels, _to_array(rows[name]))
        for name in rows.columns
        if name not in keys
    }
    return xr.Dataset(found, coords=index_labels(labels))


def _to_array(column: pl.Series) -> np.ndarray:
    """Return numbers as numbers, and all else as objects, None for what is missing."""
    if column.dtype.is_numeric():
        return column.cast(pl.Float64).to_numpy()
    return np.array(column.to_list(), dtype=object)
