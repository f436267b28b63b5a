"""Release estimates: their errors and bounds, with all that may not leave taken out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np
import polars as pl
from numpy.typing import NDArray

from carepact.core.arrays import BoolArray, FloatArray
from carepact.core.disclosure.rules import DisclosureRule
from carepact.core.estimates import Block, Estimates
from carepact.core.release_limits import shipped_limits
from carepact.core.uncertainty import (
    interval_korn_graubard,
    interval_logit,
    interval_t,
)

FIGURES = ("value", "standard_error", "lower", "upper", "n")
Reliability = Literal["not collected", "hidden", "withheld", "undefined", "no error", "low", "good"]


@dataclass(frozen=True)
class Released:
    """One statistic as it may leave: what is hidden is NaN everywhere."""

    name: str
    statistic: str
    unit: str
    labels: pl.DataFrame
    activities: tuple[str, ...]
    titles: tuple[str, ...]
    marks: Mapping[str, str]
    figures: Mapping[str, FloatArray]
    """Value, error, bounds, and what was asked for beside, each of shape (rows, K)."""
    n: pl.Series
    """Persons, null where hidden, shape (rows x K,). [persons]"""
    reliability: NDArray[np.object_]
    """How good each figure is, or why it is not there, shape (rows, K)."""

    @property
    def hidden(self) -> BoolArray:
        """Tell which figures are hidden, shape (rows, K)."""
        told: BoolArray = self.reliability == "hidden"
        return told

    @property
    def not_collected(self) -> tuple[str, ...]:
        """Name the activities that the survey does not ask."""
        unasked = (self.reliability == "not collected").all(axis=0) & bool(self.reliability.size)
        return tuple(title for title, one in zip(self.titles, unasked, strict=True) if one)

    def to_polars(self, method: str, rule: str, source: str) -> pl.DataFrame:
        """Return the long table of this statistic, a row a domain and activity."""
        rows, activities = self.reliability.shape
        label_rows = self.labels.with_row_index("_row").select(
            pl.all().repeat_by(activities).explode(empty_as_null=True, keep_nulls=True)
        )
        columns = {
            name: pl.Series(values=array.ravel(), nan_to_null=True)
            for name, array in self.figures.items()
        }
        return label_rows.drop("_row").with_columns(
            activity=pl.Series(list(self.activities) * rows, dtype=pl.String),
            activity_title=pl.Series(list(self.titles) * rows, dtype=pl.String),
            **{name: pl.lit(word) for name, word in self.marks.items()},
            statistic=pl.lit(self.statistic),
            **columns,
            n=self.n,
            unit=pl.lit(self.unit),
            method=pl.lit(method),
            rule=pl.lit(rule),
            reliability=pl.Series(self.reliability.ravel().tolist(), dtype=pl.String),
            source=pl.lit(source),
        )


def release(block: Block, estimates: Estimates, rule: DisclosureRule) -> Released:
    """Compute a block's error and bounds, and hide what may not leave."""
    value = block.theta[..., 0]
    error = _without_noise(estimates.standard_error(block.theta, estimates.coefficients), value)
    lower, upper = _bounds(block, value, error)
    reliability = _reliability(block, value, error)
    hidden = block.protection.entries
    unfit = rule.is_unfit(block.n_smallest, value, error, is_relative=block.relative)
    reliability[unfit & (reliability != "undefined")] = "withheld"
    reliability[hidden] = "hidden"
    unasked = np.isin(block.activities, block.not_collected)
    reliability[:, unasked] = "not collected"
    empty = np.isin(reliability, ["not collected", "hidden", "withheld", "undefined"])
    figures = {"value": value, "standard_error": error, "lower": lower, "upper": upper}
    if block.taylor is not None:
        figures["taylor_standard_error"] = block.taylor
    if block.design_effect is not None:
        figures["design_effect"] = block.design_effect
    untold = np.zeros(value.shape[0], dtype=bool) if block.thin is None else block.thin
    uncounted = hidden | unasked
    n = pl.Series("n", block.n.ravel()).set(pl.Series(uncounted.ravel()), None)
    return Released(
        name=block.name,
        statistic=block.statistic,
        unit=block.unit,
        labels=block.labels,
        activities=block.activities,
        titles=block.titles,
        marks=block.marks,
        figures={
            name: np.where(empty | (untold[:, None] & (name != "value")), np.nan, array)
            for name, array in figures.items()
        },
        n=n,
        reliability=reliability,
    )


def _without_noise(error: FloatArray, value: FloatArray) -> FloatArray:
    """Make 0 of an error that is but the rounding of its sums, as where all say the same."""
    return np.where(error <= 1e-12 * np.abs(value), 0.0, error)


def _bounds(block: Block, value: FloatArray, error: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Bound each figure at the printed confidence, shape (rows, K)."""
    freedom = np.repeat(block.degrees_of_freedom[:, None], value.shape[1], axis=1)
    if block.interval == "korn-graubard":
        kish = np.repeat(block.n_kish[:, None], value.shape[1], axis=1)
        bounds = interval_korn_graubard(value, error, freedom, block.n.astype(float), kish)
        lower, upper = np.where(np.isnan(error), np.nan, bounds)
        return lower, upper
    bound = interval_logit if block.interval == "logit" else interval_t
    lower, upper = bound(value, error, freedom)
    if block.interval == "t from 0":
        lower = np.maximum(lower, 0.0)
    without_spread = ~(error > 0)
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
    words[np.isnan(error)] = "no error"
    words[np.isnan(value)] = "undefined"
    return words
