"""Sum weighted minutes by cell and replicate: the kernel of every estimate.

All statistics that a table prints are functions of these sums, so the weights are read
once. Cells are disjoint; a respondent outside the domain belongs to none of them but
stays in the design, because its weights stay in every replicate.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from carepact.core.arrays import FloatArray, IntArray

BLOCK_ROWS = 1024
"""Respondents handled at once, so that their weights stay in the processor's cache."""


@dataclass(frozen=True)
class CellSums:
    """Sums by cell. `C` cells, `K` activities, `R` replicates; index 0 is the estimate."""

    n: IntArray
    """Diaries of positive weight, shape (C,). [diaries]"""
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
            weight=parts @ self.weight,
            minutes=np.tensordot(parts, self.minutes, axes=1),
            taking_part=np.tensordot(parts, self.taking_part, axes=1),
            weight_squared=parts @ self.weight_squared,
        )


def sum_by_cell(weights: FloatArray, minutes: FloatArray, cell: IntArray, cells: int) -> CellSums:
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

    Returns
    -------
    CellSums
        Sums over the respondents of each cell.
    """
    activities = minutes.shape[1]
    order, edges = sort_by_cell(cell, cells)
    summed = np.zeros((cells, 2 * activities + 1, weights.shape[1]))
    counted = np.zeros(cells, dtype=np.int64)
    # Both are filled anew for each block: to ask for fresh memory each time is slow.
    columns = np.ones((BLOCK_ROWS, 2 * activities + 1))  # minutes, participation, one
    gathered = np.empty((BLOCK_ROWS, weights.shape[1]), dtype=weights.dtype)
    for k in range(cells):
        for start in range(edges[k], edges[k + 1], BLOCK_ROWS):
            rows = order[start : min(start + BLOCK_ROWS, edges[k + 1])]
            block, block_weights = columns[: rows.size], gathered[: rows.size]
            block[:, :activities] = minutes.take(rows, axis=0)
            np.greater(block[:, :activities], 0, out=block[:, activities:-1])
            weights.take(rows, axis=0, out=block_weights, mode="clip")
            summed[k] += block.T @ block_weights
            counted[k] += np.count_nonzero(block_weights[:, 0] > 0)
    inside = cell >= 0
    return CellSums(
        n=counted,
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
