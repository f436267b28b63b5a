"""Compare cells: gaps, shares of a total, trends over years.

Each contrast is computed replicate by replicate from the same sums as its parts, so
that its error holds their covariance.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from carepact.core import voice
from carepact.core.arrays import BoolArray, FloatArray
from carepact.core.errors import ParameterError, nearest
from carepact.core.messages import _
from carepact.measure.limits import shipped_limits
from carepact.measure.sums import CellSums


@dataclass(frozen=True)
class Contrast:
    """One comparison for every line of a table."""

    statistic: str
    unit: str
    labels: pl.DataFrame
    """Labels of each row, the domain columns of the table, shape (rows, columns)."""
    uses: BoolArray
    """Which cells a row stands on, shape (rows, C)."""
    theta: FloatArray
    """Estimate and replicates, shape (rows, K, 1 + R)."""
    is_share: bool = False


def find_gaps(cells: pl.DataFrame, sums: CellSums, spec: str) -> list[Contrast]:
    """Subtract the reference category's mean from each other category's.

    Parameters
    ----------
    cells : pl.DataFrame
        Labels of the disjoint cells.
    sums : CellSums
        Sums of these cells.
    spec : str
        Column, or `column=reference`; for `sex` the reference is men.

    Returns
    -------
    list of Contrast
        One, its rows labelled `women - men`. [min/day]
    """
    column, reference = _split_spec(spec, cells)
    mean = sums.mean
    pairs: list[tuple[int, int]] = []
    for line in _lines(cells, column):
        names = cells[column].cast(pl.String).gather(line).to_list()
        if reference not in names:
            continue
        base = int(line[names.index(reference)])
        pairs.extend((int(cell), base) for cell in line if cell != base)
    first, second = np.array(pairs, dtype=np.intp).reshape(-1, 2).T
    words = cells[column].cast(pl.String)
    labels = cells[first.tolist()].with_columns(
        pl.Series(column, [f"{words[a]} - {words[b]}" for a, b in pairs])
    )
    uses = np.zeros((len(pairs), cells.height), dtype=np.bool_)
    uses[np.arange(len(pairs)), first] = True
    uses[np.arange(len(pairs)), second] = True
    theta = mean[first] - mean[second]
    return [Contrast("gap_minutes_per_day", "min/day", labels, uses, theta)]


def find_shares(cells: pl.DataFrame, sums: CellSums, column: str) -> list[Contrast]:
    """Divide each category's minutes by those of all categories together. [share]"""
    _check_column(column, cells, "share")
    theta = np.empty_like(sums.minutes)
    uses = np.zeros((cells.height, cells.height), dtype=bool)
    for line in _lines(cells, column):
        with np.errstate(invalid="ignore", divide="ignore"):
            theta[line] = sums.minutes[line] / sums.minutes[line].sum(axis=0)
        uses[np.ix_(line, line)] = True
    return [Contrast("share_of_total_minutes", "share", cells, uses, theta, is_share=True)]


def find_trends(cells: pl.DataFrame, sums: CellSums, column: str) -> list[Contrast]:
    """Fit a straight line through yearly means, and subtract the first from the last.

    Returns
    -------
    list of Contrast
        Slope [min/day a year] and change from the first to the last year [min/day].
    """
    _check_column(column, cells, "trend")
    when = cells[column].cast(pl.Float64, strict=False)
    if when.null_count():
        message = _(
            "{given}: is not a number. Use {instead}.",
            given=voice.given("trend", column),
            instead=voice.given("trend", "year"),
        )
        raise ParameterError(message)
    mean = sums.mean
    at = when.to_numpy()
    fewest = shipped_limits().fewest_trend_years.value
    lines = [line for line in _lines(cells, column) if len(line) >= fewest]
    if not lines:
        message = _(
            "{given}: there is a single {column}. Take in more.",
            column=column,
            given=voice.given("trend", column),
        )
        raise ParameterError(message)
    slope = np.empty((len(lines), *mean.shape[1:]))
    change = np.empty_like(slope)
    uses = np.zeros((len(lines), cells.height), dtype=bool)
    ends = []
    for k, line in enumerate(lines):
        ordered = line[np.argsort(at[line])]
        distance = at[ordered] - at[ordered].mean()
        slope[k] = np.tensordot(distance / (distance @ distance), mean[ordered], axes=1)
        change[k] = mean[ordered[-1]] - mean[ordered[0]]
        uses[k, ordered] = True
        ends.append(f"{at[ordered[0]]:g} to {at[ordered[-1]]:g}")
    labels = cells[[int(line[0]) for line in lines]].with_columns(pl.Series(column, ends))
    return [
        Contrast("slope_minutes_per_day_per_year", "min/day a year", labels, uses, slope),
        Contrast("change_minutes_per_day", "min/day", labels, uses, change),
    ]


def _lines(cells: pl.DataFrame, column: str) -> list[NDArray[np.intp]]:
    """Group cells that differ in one column only, as positions."""
    others = [name for name in cells.columns if name != column]
    positions = cells.with_row_index("_position")
    if not others:
        return [np.arange(cells.height)]
    grouped = positions.group_by(others, maintain_order=True).agg("_position")["_position"]
    return [np.asarray(group, dtype=np.intp) for group in grouped.to_list()]


def _check_column(column: str, cells: pl.DataFrame, option: str) -> None:
    """Refuse a column that does not divide the table."""
    if column not in cells.columns:
        raise ParameterError(
            _("{given}: the table is not divided by it.", given=voice.given(option, column))
            + nearest(column, cells.columns)
            + " "
            + _("Name it in {by} too.", by=voice.option("by"))
        )


def _split_spec(spec: str, cells: pl.DataFrame) -> tuple[str, str]:
    """Return the column of a gap and its reference category."""
    column, _sign, reference = spec.partition("=")
    _check_column(column, cells, "gap")
    names = cells[column].cast(pl.String).unique(maintain_order=True).to_list()
    reference = reference or ("men" if column == "sex" else names[0])
    if reference not in names:
        raise ParameterError(
            _(
                "{given}: there is no '{reference}'.",
                reference=reference,
                given=voice.given("gap", spec),
            )
            + nearest(reference, names)
            + " "
            + _("Categories: {listed}.", listed=", ".join(names))
        )
    return column, reference
