"""Figures with their error: the table that every room of estimates returns.

The axis `replicate` stays in the result. Everything that leaves it - tables, arrays,
the notebook's picture of it - goes through the gate.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

import numpy as np
import polars as pl
from numpy.typing import NDArray

from carepact.core.arrays import BoolArray, FloatArray, IntArray
from carepact.core.disclosure_control import Gate
from carepact.core.errors import ParameterError, nearest
from carepact.core.messages import _
from carepact.core.notices import Remarks, word_all
from carepact.core.provenance import Source, make_manifest
from carepact.core.release_limits import shipped_limits
from carepact.core.uncertainty import (
    interval_korn_graubard,
    interval_logit,
    interval_t,
)

if TYPE_CHECKING:
    import pandas as pd
    import xarray as xr

IntervalKind = Literal["t", "logit", "korn-graubard"]
FIGURES = ("value", "standard_error", "lower", "upper", "n")
Reliability = Literal["hidden", "undefined", "low", "good"]


@dataclass(frozen=True)
class Block:
    """One statistic for every row and activity. `K` activities, `R` replicates."""

    statistic: str
    unit: str
    interval: IntervalKind
    labels: pl.DataFrame
    """Domain columns, shape (rows, columns)."""
    uses: BoolArray
    """Which listed cells a row stands on, shape (rows, cells)."""
    theta: FloatArray
    """Estimate (index 0) and replicates, shape (rows, K, 1 + R)."""
    n: IntArray
    """Respondents, unweighted, shape (rows, K). [respondents]"""
    n_smallest: IntArray
    """Respondents of the smallest part of a comparison, shape (rows, K)."""
    n_kish: FloatArray
    """Kish's effective size, shape (rows,). [respondents]"""
    degrees_of_freedom: FloatArray
    """Degrees of freedom, shape (rows,)."""
    activities: tuple[str, ...]
    titles: tuple[str, ...]
    participants: IntArray | None = None
    """Participants, where the statistic could give their number away, shape (rows, K)."""
    taylor: FloatArray | None = None
    """Standard error by Taylor linearisation, the cross-check, shape (rows, K)."""
    design_effect: FloatArray | None = None
    """Variance over that of a simple random sample, where asked for, shape (rows, K)."""
    relative: bool = True
    """Whether the error relative to the value says how good it is (not so for gaps)."""
    marks: Mapping[str, str] = field(default_factory=dict)
    """Further columns that hold one word for the whole block, e.g. `valuation`."""

    @property
    def name(self) -> str:
        """Name the block: its marks, then its statistic."""
        return " ".join([*self.marks.values(), self.statistic])


@dataclass(frozen=True)
class FigureTable:
    """Estimates with error, method, rule, sources and notes."""

    title: str
    cells: pl.DataFrame
    n_of_cells: IntArray
    blocks: tuple[Block, ...]
    coefficients: FloatArray
    standard_error: Callable[[FloatArray, FloatArray], FloatArray]
    """How replicates become an error: with all of them, or those that hold a member."""
    method: str
    rule: str
    sources: tuple[Source, ...]
    remarks: Remarks
    settings: dict[str, object]
    seed: int | None
    gate: Gate = field(default_factory=Gate)
    synthetic: bool = False

    def hidden(self, block: Block) -> BoolArray:
        """Tell which figures of a block the gate hides, shape (rows, K)."""
        cells = self.gate.hide_cells(self.cells, self.n_of_cells)
        rows: BoolArray = np.any(block.uses & cells, axis=1)
        hidden = np.repeat(rows[:, None], len(block.activities), axis=1)
        if block.participants is not None:
            for k in range(len(block.activities)):
                hidden[:, k] |= self.gate.hide_cells(block.labels, block.participants[:, k])
        return hidden

    def to_polars(self) -> pl.DataFrame:
        """Return the long table: one row a domain, activity and statistic.

        Returns
        -------
        pl.DataFrame
            Domain columns, `activity`, `activity_title`, `statistic`, `value`,
            `standard_error`, `lower`, `upper`, `n`, `unit`, `method`, `rule`,
            `reliability`, `source`. Hidden figures are null.
        """
        return pl.concat([self._rows(block) for block in self.blocks], how="diagonal_relaxed")

    def to_pandas(self) -> pd.DataFrame:
        """Return the long table as pandas; needs the extra `carepact[pandas]`."""
        return self.to_polars().to_pandas()

    def to_xarray(self, statistic: str) -> xr.DataArray:
        """Return one statistic with its replicates.

        Returns
        -------
        xr.DataArray, dims (cell, activity, replicate)
            Index 0 of `replicate` is the estimate; domain columns are coordinates of
            `cell`; hidden figures are NaN; `attrs` hold unit, method, rule and the
            variance coefficients of the replicates.

        Raises
        ------
        ParameterError
            If the table does not hold the statistic.
        """
        import xarray as xr  # noqa: PLC0415 - slow to import, seldom needed

        names = [block.name for block in self.blocks]
        if statistic not in names:
            raise ParameterError(
                _("there is no statistic '{name}' in this table.", name=statistic)
                + nearest(statistic, names)
                + " "
                + _("Statistics: {listed}.", listed=", ".join(names))
            )
        block = self.blocks[names.index(statistic)]
        theta = np.where(self.hidden(block)[..., None], np.nan, block.theta)
        labels = {name: ("cell", block.labels[name].to_list()) for name in block.labels.columns}
        return xr.DataArray(
            theta,
            dims=("cell", "activity", "replicate"),
            coords={"activity": list(block.activities), **labels},
            name=statistic,
            attrs={
                "unit": block.unit,
                "method": self.method,
                "rule": self.rule,
                "coefficients": self.coefficients,
                "source": self.source,
            },
        )

    @property
    def notes(self) -> tuple[str, ...]:
        """Say what the figures stand on; counts are rounded where a cell is hidden."""
        hides = any(self.hidden(block).any() for block in self.blocks)
        return word_all(self.remarks, self.gate, rounded=hides)

    @property
    def source(self) -> str:
        """Name the publishers of the data in one line."""
        data = (source.title for source in self.sources if source.licence)
        return "; ".join(dict.fromkeys(data))

    def manifest(self) -> dict[str, object]:
        """Describe how these figures came to be: versions, hashes, settings, seed."""
        return make_manifest(self.sources, self.settings, self.seed, list(self.notes))

    def _rows(self, block: Block) -> pl.DataFrame:
        """Turn one block into rows of the long table."""
        value = block.theta[..., 0]
        error = self.standard_error(block.theta, self.coefficients)
        lower, upper = _bounds(block, value, error)
        reliability = _reliability(block, value, error)
        hidden = self.hidden(block)
        reliability[hidden] = "hidden"
        empty = hidden | (reliability == "undefined")
        figures = {"value": value, "standard_error": error, "lower": lower, "upper": upper}
        if block.taylor is not None:
            figures["taylor_standard_error"] = block.taylor
        if block.design_effect is not None:
            figures["design_effect"] = block.design_effect
        rows, activities = value.shape
        label_rows = block.labels.with_row_index("_row").select(
            pl.all().repeat_by(activities).explode()
        )
        columns = {
            name: pl.Series(np.where(empty, np.nan, array).ravel()).fill_nan(None)
            for name, array in figures.items()
        }
        n = pl.Series(block.n.ravel()).set(pl.Series(hidden.ravel()), None)
        return label_rows.drop("_row").with_columns(
            activity=pl.Series(list(block.activities) * rows, dtype=pl.String),
            activity_title=pl.Series(list(block.titles) * rows, dtype=pl.String),
            **{name: pl.lit(word) for name, word in block.marks.items()},
            statistic=pl.lit(block.statistic),
            **columns,
            n=n,
            unit=pl.lit(block.unit),
            method=pl.lit(self.method),
            rule=pl.lit(self.rule),
            reliability=pl.Series(reliability.ravel().tolist(), dtype=pl.String),
            source=pl.lit(self.source),
        )

    def __repr__(self) -> str:
        """Show the table and what it stands on."""
        name = f"{type(self).__name__}: {self.title}"
        return f"{name}\n{self.to_polars()}\n{self.method}, rule {self.rule}"

    def _repr_html_(self) -> str:
        """Show the gated table in a notebook, with its notes below."""
        from html import escape  # noqa: PLC0415 - only notebooks need it

        notes = "".join(f"<li>{escape(note)}</li>" for note in self.notes)
        heading = f"<strong>{escape(self.title)}</strong> ({escape(self.method)})"
        return f"{heading}{self.to_polars()._repr_html_()}<ul>{notes}</ul>"


def _bounds(block: Block, value: FloatArray, error: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Bound each figure at the printed confidence, shape (rows, K)."""
    freedom = np.repeat(block.degrees_of_freedom[:, None], value.shape[1], axis=1)
    if block.interval == "korn-graubard":
        kish = np.repeat(block.n_kish[:, None], value.shape[1], axis=1)
        return interval_korn_graubard(value, error, freedom, block.n.astype(float), kish)
    bound = interval_logit if block.interval == "logit" else interval_t
    lower, upper = bound(value, error, freedom)
    without_spread = error == 0
    return np.where(without_spread, np.nan, lower), np.where(without_spread, np.nan, upper)


def _reliability(block: Block, value: FloatArray, error: FloatArray) -> NDArray[np.object_]:
    """Mark figures that are undefined or rest on too little, shape (rows, K)."""
    limits = shipped_limits()
    low = (block.n_smallest < limits.low_respondents.value) | (
        block.degrees_of_freedom < limits.low_degrees_of_freedom.value
    )[:, None]
    if block.relative:
        with np.errstate(divide="ignore", invalid="ignore"):
            low |= ~(error / np.abs(value) <= limits.low_coefficient_of_variation.value)
    low |= np.isnan(block.theta).any(axis=-1)
    words = np.where(low, "low", "good").astype(object)
    words[np.isnan(value) | np.isnan(error)] = "undefined"
    return words
