"""Numbers of a survey that nobody can have: ages below 0, weights beyond all people."""

from __future__ import annotations

import polars as pl

from carepact.core.errors import Faults
from carepact.core.messages import _
from carepact.core.reading_limits import reading_limits
from carepact.data.timeuse.diaries import list_some


def check_range(where: str, name: str, read: pl.Series, faults: Faults) -> pl.Series:
    """Note numbers outside the range of one of carepact's columns.

    Parameters
    ----------
    where : str
        Place in the mapping file, for the fault.
    name : str
        One of carepact's columns, or `weight`.
    read : pl.Series
        Its numbers.
    faults : Faults
        Takes what lies outside.

    Returns
    -------
    pl.Series
        The numbers, those outside null.
    """
    least, most = _range_of(name)
    outside = ((read < least) | (read > most)).fill_null(value=False)
    if name == "year":
        outside = outside | (read != read.round()).fill_null(value=False)
    if not outside.any():
        return read
    found = read.filter(outside).unique().sort()
    faults.add(
        _(
            "{where}: {listed} lies outside {least} to {most}. Correct it, or put it under "
            "'missing'.",
            where=where,
            listed=list_some([f"{value:.12g}" for value in found]),
            least="0" if name == "weight" else f"{least:g}",
            most=f"{most:g}",
        )
    )
    return pl.select(pl.when(~outside).then(read).alias(read.name)).to_series()


def _range_of(name: str) -> tuple[float, float]:
    """Return the least and the greatest number of a column."""
    limits = reading_limits()
    match name:
        case "age" | "youngest_own_child_age" | "youngest_child_age":
            return 0, limits.oldest_age
        case "year":
            return limits.earliest_year, limits.latest_year
        case "weight":
            return -limits.largest_weight, limits.largest_weight  # below 0 is told with its rows
        case _:
            return -limits.largest_number, limits.largest_number
