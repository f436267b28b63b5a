"""Design effects: the variance of an estimate over that of a simple random sample."""

from __future__ import annotations

import numpy as np

from carepact.core.arrays import FloatArray
from carepact.core.estimates import Block
from carepact.core.uncertainty import bootstrap_standard_error, replicate_standard_error
from carepact.measure.table import Table


def design_effects(block: Block, table: Table, minutes: FloatArray) -> FloatArray:
    r"""Compute the design effect of each figure of a block of means.

    Parameters
    ----------
    block : Block
        Means or participation, with replicates.
    table : Table
        The cells it was computed for.
    minutes : FloatArray, shape (n, K)
        Minutes of each activity. [min/day]

    Returns
    -------
    FloatArray, shape (rows, K)
        :math:`V / V_{srs}`; not defined where everybody does the same. [1]

    Notes
    -----
    The effect is Kish's [1]_, with replacement, as R survey's `deff = "replace"`: :math:`V_{srs} =
    \sum w (y - \bar y)^2 / \sum w / (n - 1)` over the members of the domain.

    References
    ----------
    .. [1] Kish, L. (1965). Survey Sampling. New York: Wiley, sec. 8.2.
    """
    error_of = (
        bootstrap_standard_error if table.replication.leaves_out_empty else replicate_standard_error
    )
    weight = table.replication.weights[:, 0]
    values = (minutes > 0).astype(float) if block.statistic == "participation_share" else minutes
    inside = table.domains.inside
    cell = table.domains.cell[inside]
    cells = table.parts.shape[1]
    square = np.stack(
        [
            np.bincount(cell, weight[inside] * values[inside, k] ** 2, minlength=cells)
            for k in range(values.shape[1])
        ],
        axis=1,
    )
    parts = table.parts.astype(float)
    total = parts @ np.bincount(cell, weight[inside], minlength=cells)
    added = parts @ np.stack(
        [
            np.bincount(cell, weight[inside] * values[inside, k], minlength=cells)
            for k in range(values.shape[1])
        ],
        axis=1,
    )
    with np.errstate(divide="ignore", invalid="ignore"):
        mean = added / total[:, None]
        spread = (parts @ square) / total[:, None] - mean**2
        simple = spread / (table.sums.n - 1)[:, None]
        error = error_of(block.theta, table.replication.coefficients)
        scale = mean / block.theta[..., 0]
        effect = (error * np.where(np.isfinite(scale), scale, 1.0)) ** 2 / simple
    return np.where(simple > 0, effect, np.nan)
