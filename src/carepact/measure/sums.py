"""Sum weighted minutes by cell and replicate: the kernel of every estimate.

All statistics that a table prints are functions of these sums, so the weights are read
once. Cells are disjoint; a respondent outside the domain belongs to none of them but
stays in the design, because its weights stay in every replicate.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from carepact.core.arrays import FloatArray, IntArray
from carepact.data.timeuse.diaries import MINUTES_TOLERANCE

BLOCK_ROWS = 1024
"""Respondents handled at once, so that their weights stay in the processor's cache."""


@dataclass(frozen=True)
class CellSums:
    """Sums by cell. `C` cells, `K` activities, `R` replicates; index 0 is the estimate."""

    n: IntArray
    """Diaries of positive weight, shape (C,). [diaries]"""
    participants: IntArray
    """Diaries of positive weight with any minute of the activity, shape (C, K). [diaries]"""
    largest: FloatArray
    """Largest weighted minutes of a diary, where minutes are not negative, shape (C, K)."""
    with_rest: IntArray
    """Diaries with any minute of what activities leave when others are taken off, (C, B)."""
    largest_rest: FloatArray
    """Largest weighted minutes of what activities leave when others are taken off, (C, B)."""
    weight: FloatArray
    """Sum of weights, shape (C, 1 + R). [unit of the weight]"""
    minutes: FloatArray
    """Sum of weight times minutes, shape (C, K, 1 + R)."""
    taking_part: FloatArray
    """Sum of the weights of participants, shape (C, K, 1 + R)."""
    weight_squared: FloatArray
    """Sum of squared full-sample weights, shape (C,)."""

    @property
    def mean(self) -> FloatArray:
        """Weighted mean of each cell, undefined without weight, shape (C, K, 1 + R). [min/day]"""
        weight = self.weight[:, None, :]
        with np.errstate(divide="ignore", invalid="ignore"):
            return np.where(weight > 0, self.minutes / weight, np.nan)

    @property
    def n_kish(self) -> FloatArray:
        """Kish's effective size of each cell, shape (C,). [respondents]"""
        with np.errstate(divide="ignore", invalid="ignore"):
            return self.weight[:, 0] ** 2 / self.weight_squared

    def combine(self, parts: FloatArray) -> CellSums:
        """Add cells up to unions, `parts` of shape (unions, C) holding 0 and 1."""
        whole = parts.astype(np.int64)
        return CellSums(
            n=whole @ self.n,
            participants=whole @ self.participants,
            largest=np.array([self.largest[row].max(axis=0, initial=0.0) for row in parts > 0]),
            with_rest=self.with_rest,
            largest_rest=self.largest_rest,
            weight=parts @ self.weight,
            minutes=np.tensordot(parts, self.minutes, axes=1),
            taking_part=np.tensordot(parts, self.taking_part, axes=1),
            weight_squared=parts @ self.weight_squared,
        )


def sum_by_cell(
    weights: FloatArray,
    minutes: FloatArray,
    cell: IntArray,
    cells: int,
    rests: FloatArray | None = None,
) -> CellSums:
    """Sum weights, weighted minutes and participation by cell and replicate.

    Parameters
    ----------
    weights : FloatArray, shape (n, 1 + R)
        Final weight (column 0) and replicate weights.
    minutes : FloatArray, shape (n, K)
        Minutes of each activity on the diary day. [min/day]
    cell : NDArray of int, shape (n,)
        Cell of each respondent, -1 outside the domain.
    cells : int
        How many cells there are.
    rests : FloatArray, shape (K, B), optional
        What activities leave when others are taken off, as factors of the activities.

    Returns
    -------
    CellSums
        Sums over the respondents of each cell.
    """
    activities = minutes.shape[1]
    order, edges = sort_by_cell(cell, cells)
    summed = np.zeros((cells, 2 * activities + 1, weights.shape[1]))
    counted = np.zeros((cells, activities + 1))
    largest = np.zeros((cells, activities))
    left = np.zeros((activities, 0)) if rests is None else rests
    largest_rest, with_rest = np.zeros((2, cells, left.shape[1]))
    # Both are filled anew for each block: to ask for fresh memory each time is slow.
    columns = np.ones((BLOCK_ROWS, 2 * activities + 1))  # minutes, participation, one
    weighted = np.empty((BLOCK_ROWS, activities))
    gathered = np.empty((BLOCK_ROWS, weights.shape[1]), dtype=weights.dtype)
    top, (top_rest, seen) = np.empty_like(weighted), np.empty((2, BLOCK_ROWS, left.shape[1]))
    for k in range(cells):
        top[:], top_rest[:], seen[:] = 0.0, 0.0, 0.0
        for start in range(edges[k], edges[k + 1], BLOCK_ROWS):
            rows = order[start : min(start + BLOCK_ROWS, edges[k + 1])]
            block, block_weights = columns[: rows.size], gathered[: rows.size]
            minutes_of = minutes.take(rows, axis=0)
            block[:, :activities] = minutes_of
            np.greater(minutes_of, 0, out=block[:, activities:-1])
            weights.take(rows, axis=0, out=block_weights, mode="clip")
            summed[k] += block.T @ block_weights
            final = block_weights[:, 0]
            counted[k] += (final > 0) @ block[:, activities:]
            held = np.multiply(minutes_of, final[:, None], out=weighted[: rows.size])
            np.maximum(top[: rows.size], held, out=top[: rows.size])
            if left.size:
                rest = held @ left
                np.maximum(top_rest[: rows.size], rest, out=top_rest[: rows.size])
                seen[: rows.size] += rest > MINUTES_TOLERANCE * final[:, None]
        largest[k] = top.max(axis=0, initial=0.0)
        largest_rest[k] = top_rest.max(axis=0, initial=0.0)
        with_rest[k] = seen.sum(axis=0)
    inside = cell >= 0
    return CellSums(
        n=counted[:, -1].astype(np.int64),
        participants=counted[:, :-1].astype(np.int64),
        largest=largest,
        with_rest=with_rest.astype(np.int64),
        largest_rest=largest_rest,
        weight=summed[:, -1, :],
        minutes=summed[:, :activities, :],
        taking_part=summed[:, activities:-1, :],
        weight_squared=np.bincount(cell[inside], weights[inside, 0] ** 2, minlength=cells).astype(
            np.float64
        ),
    )


def sort_by_cell(cell: IntArray, cells: int) -> tuple[IntArray, IntArray]:
    """Order respondents by cell.

    Parameters
    ----------
    cell : NDArray of int, shape (n,)
        Cell of each respondent, -1 outside the domain.
    cells : int
        How many cells there are.

    Returns
    -------
    tuple of NDArray of int, shapes (n,) and (cells + 1,)
        Respondents' positions, and edges: cell k holds order[edges[k] : edges[k + 1]].
    """
    narrow = cell.astype(np.min_scalar_type(-1 - cells))  # small integers sort in one pass
    order = np.argsort(narrow, kind="stable")
    return order, np.searchsorted(narrow[order], np.arange(cells + 1))
