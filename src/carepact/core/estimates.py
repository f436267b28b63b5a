"""Estimates along their replicates, before anything is hidden: what rooms that estimate make."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

import numpy as np
import polars as pl

from carepact.core.arrays import BoolArray, FloatArray, IntArray
from carepact.core.disclosure.protection import Protection

IntervalKind = Literal["t", "t from 0", "logit", "korn-graubard"]
"""`t from 0`: of what is never below 0, such as minutes; the bounds are cut there."""
WHOLE, EVERYBODY = "domain", "all"
"""Column and label of a table that nothing divides."""
NOT_STATED = "not stated"
"""Label of whom a survey does not tell."""
FIXED_COLUMNS = (
    "activity", "activity_title", "statistic", "value", "standard_error", "lower", "upper", "n",
    "taylor_standard_error", "design_effect", "unit", "method", "rule", "reliability", "source",
    "valuation", "basis",
)  # fmt: skip
"""Columns of every table; no column of a survey that divides one has such a name."""
MARGIN = "margin"
"""Column that names the columns a row sums over, parted by commas; empty where none."""


@dataclass(frozen=True)
class Block:
    """One statistic for every row and activity. `K` activities, `R` replicates."""

    statistic: str
    unit: str
    interval: IntervalKind
    labels: pl.DataFrame
    """Domain columns, and `margin` where there are margins, shape (rows, columns)."""
    protection: Protection
    """Which figures are hidden; no block is made without having asked."""
    theta: FloatArray
    """Estimate (index 0) and replicates, shape (rows, K, 1 + R)."""
    n: IntArray
    """Persons, unweighted, shape (rows, K). [persons]"""
    n_smallest: IntArray
    """Persons of the smallest part of a comparison, shape (rows, K)."""
    n_kish: FloatArray
    """Kish's effective size, shape (rows,). [respondents]"""
    degrees_of_freedom: FloatArray
    """Degrees of freedom, shape (rows,)."""
    activities: tuple[str, ...]
    titles: tuple[str, ...]
    taylor: FloatArray | None = None
    """Standard error by Taylor linearisation, the cross-check, shape (rows, K)."""
    design_effect: FloatArray | None = None
    """Variance over that of a simple random sample, where asked for, shape (rows, K)."""
    thin: BoolArray | None = None
    """Whether the error lies between two units of which one is few persons, shape (rows,)."""
    not_collected: tuple[str, ...] = ()
    """Activities that the survey does not ask: never told as 0."""
    relative: bool = True
    """Whether the error relative to the value says how good it is (not so for gaps)."""
    marks: Mapping[str, str] = field(default_factory=dict)
    """Further columns that hold one word for the whole block, e.g. `valuation`."""

    @property
    def name(self) -> str:
        """Name the block: its marks, then its statistic."""
        return " ".join([*self.marks.values(), self.statistic])


def without_error(theta: FloatArray, single: BoolArray) -> FloatArray:
    """Leave out the replicates of rows that stand on a single first-stage unit.

    A bootstrap's would all be alike there, as if the figure had no error.

    Parameters
    ----------
    theta : FloatArray, shape (rows, K, 1 + R)
        Estimate and replicates.
    single : BoolArray, shape (rows,)
        Which rows.
    """
    if not single.any():
        return theta
    left: FloatArray = theta.copy()
    left[single, :, 1:] = np.nan
    return left


StandardError = Callable[[FloatArray, FloatArray], FloatArray]
"""How replicates become an error: with all of them, or those that hold a member."""


@dataclass(frozen=True)
class Estimates:
    """Statistics along their replicates, before anything is hidden."""

    blocks: tuple[Block, ...]
    coefficients: FloatArray
    """Variance coefficients of the replicates, shape (R,)."""
    standard_error: StandardError


@dataclass(frozen=True)
class Replicates:
    """One statistic along its replicates: like microdata, for rooms that go on calculating."""

    labels: pl.DataFrame
    activities: tuple[str, ...]
    theta: FloatArray
    """Estimate (index 0) and replicates, NaN where hidden, shape (rows, K, 1 + R)."""
    hidden: BoolArray
    """Which figures are hidden, shape (rows, K)."""
    n: IntArray
    """Persons, unweighted, whether hidden or not, shape (rows, K). [persons]"""
    degrees_of_freedom: FloatArray
    """Degrees of freedom, shape (rows,)."""
    coefficients: FloatArray
    """Variance coefficients, shape (R,)."""
    standard_error: StandardError
