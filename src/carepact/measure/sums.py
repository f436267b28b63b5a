"""Sum weighted minutes by cell and replicate: the kernel of every estimate.

All statistics that a table prints are functions of these sums, so the weights are read
once. Cells are disjoint; a respondent outside the domain belongs to none of them but
stays in the design, because its weights stay in every replicate.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]
BLOCK_ROWS = 2048
"""Respondents handled at once, so that their weights stay in the processor's cache."""


@dataclass(frozen=True)
class CellSums:
    """Sums by cell. `C` cells, `K` activities, `R` replicates; index 0 is the estimate."""

    n: NDArray[np.int64]
    """Respondents, shape (C,). [respondents]"""
    participants: NDArray[np.int64]
    """Respondents with any minute of the activity, shape (C, K). [respondents]"""
    weight: FloatArray
    """Sum of weights, shape (C, 1 + R). [unit of the weight]"""
    minutes: FloatArray
    """Sum of weight times minutes, shape (C, K, 1 + R)."""
    taking_part: FloatArray
    """Sum of the weights of participants, shape (C, K, 1 + R)."""
    weight_squared: FloatArray
    """Sum of squared full-sample weights, shape (C,)."""

    @property
    def n_kish(self) -> FloatArray:
        """Kish's effective size of each cell, shape (C,). [respondents]"""
        with np.errstate(divide="ignore", invalid="ignore"):
            return self.weight[:, 0] ** 2 / self.weight_squared

    def combine(self, parts: NDArray[np.float64]) -> CellSums:
        """Add cells up to unions, `parts` of shape (unions, C) holding 0 and 1."""
        whole = parts.astype(np.int64)
        return CellSums(
            n=whole @ self.n,
            participants=whole @ self.participants,
            weight=parts @ self.weight,
            minutes=np.tensordot(parts, self.minutes, axes=1),
            taking_part=np.tensordot(parts, self.taking_part, axes=1),
            weight_squared=parts @ self.weight_squared,
        )


def sum_by_cell(
    weights: FloatArray, minutes: FloatArray, cell: NDArray[np.int64], cells: int
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

    Returns
    -------
    CellSums
        Sums over the respondents of each cell.
    """
    inside = cell >= 0
    activities = minutes.shape[1]
    columns = np.concatenate(
        [minutes, minutes > 0, np.ones((minutes.shape[0], 1))], axis=1, dtype=np.float64
    )
    summed = _sum_products(weights, columns, cell, cells)
    participants = np.zeros((cells, activities), dtype=np.int64)
    np.add.at(participants, cell[inside], (minutes[inside] > 0).astype(np.int64))
    return CellSums(
        n=np.bincount(cell[inside], minlength=cells),
        participants=participants,
        weight=summed[:, -1, :],
        minutes=summed[:, :activities, :],
        taking_part=summed[:, activities:-1, :],
        weight_squared=np.bincount(cell[inside], weights[inside, 0] ** 2, minlength=cells),
    )


def _sum_products(
    weights: FloatArray, columns: FloatArray, cell: NDArray[np.int64], cells: int
) -> FloatArray:
    """Sum columns' x weights over each cell, shape (cells, columns, 1 + R)."""
    summed = np.zeros((cells, columns.shape[1], weights.shape[1]))
    for start in range(0, weights.shape[0], BLOCK_ROWS):
        block = slice(start, start + BLOCK_ROWS)
        order = np.argsort(cell[block], kind="stable")
        edges = np.searchsorted(cell[block][order], np.arange(cells + 1))
        block_weights, block_columns = weights[block][order], columns[block][order]
        for k in np.flatnonzero(np.diff(edges)):
            rows = slice(edges[k], edges[k + 1])
            summed[k] += block_columns[rows].T @ block_weights[rows]
    return summed
