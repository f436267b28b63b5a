"""Lay outcomes out as rows: a row a quantity, run, year and label, with its interval."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

import numpy as np
import polars as pl
import xarray as xr

from carepact.core.arrays import FloatArray
from carepact.core.headline import Headline, bound_draws, choose_headline
from carepact.simulate.care_shares import PROVIDER_KINDS
from carepact.simulate.outcomes import (
    HORIZON_UNITS,
    QUANTITIES,
    compute_at_horizon,
)
from carepact.simulate.projection import PROVIDERS, Projection
from carepact.simulate.result_grade import Letter, ResultGrade

COLUMNS = {
    "country": pl.String,
    "package": pl.String,
    "year": pl.Int64,
    "scenario": pl.String,
    "variable": pl.String,
    "label": pl.String,
    "sex": pl.String,
    "value": pl.Float64,
    "low": pl.Float64,
    "high": pl.Float64,
    "unit": pl.String,
    "grade": pl.String,
    "headline": pl.String,
    "undefined_draws": pl.Int64,
}
"""Columns of the rows. `value` is missing where no headline may be printed."""


def tabulate_outcomes(
    projection: Projection,
    grade: ResultGrade,
    discount_rate: FloatArray,
    names: Collection[str] | None = None,
) -> pl.DataFrame:
    """Lay out every quantity of a projection with headline, low and high.

    Parameters
    ----------
    projection : Projection
        A country along runs, draws and years.
    grade : ResultGrade
        What it stands on: where the hours are imputed their headlines are left out.
    discount_rate : FloatArray, shape (1 + draws, 1)
        Rate at which later money counts less. [share a year]
    names : collection of str, optional
        Variables to lay out; all when omitted.

    Returns
    -------
    pl.DataFrame, shape (rows, 14)
        Columns as `COLUMNS`, each row in its own unit. What lies over all years stands at the
        last one; a year beyond the horizon is missing.
    """
    tables = [
        list_rows(name, quantity.unit, quantity.compute(projection.values))
        for name, quantity in QUANTITIES.items()
        if names is None or name in names
    ]
    last = {"year": [projection.years[-1]]}
    wanted = [name for name in HORIZON_UNITS if names is None or name in names]
    at_horizon = compute_at_horizon(projection, discount_rate) if wanted else {}
    tables += [
        list_rows(
            name,
            HORIZON_UNITS[name],
            at_horizon[name].expand_dims(last).transpose(..., "draw", "year"),
        )
        for name in wanted
    ]
    if not tables:
        return pl.DataFrame(schema=COLUMNS)
    resting = [name for name, quantity in QUANTITIES.items() if quantity.rests_on_hours]
    return mark_rows(pl.concat(tables), projection, grade, resting)


def list_rows(
    name: str, unit: str, amounts: xr.DataArray, headline: Headline | None = None
) -> pl.DataFrame:
    """List one quantity, a row a closure of run, labels and year.

    Parameters
    ----------
    name, unit : str
        What it is.
    amounts : xr.DataArray, shape (scenarios, labels, draw, year)
        The quantity along the draws. [unit]
    headline : Headline, optional
        What its value is; as so many draws tell it when omitted.

    Returns
    -------
    pl.DataFrame, shape (closures, 11)
        Bounds are missing where all draws agree on something: its error is not known, as
        where a source prints none. Nothing at all is exactly 0. A ratio that is not defined
        in some draws, as when nothing is added that could come back, is that of the others;
        it is missing where they are fewer than half.
    """
    along = amounts.transpose("draw", ...).to_numpy()
    bounds = bound_draws(along)
    # All draws may well agree on a year.
    low, high = (bounds.low, bounds.high) if unit == "year" else bounds.interval
    told = headline or choose_headline(len(along) - 1)
    columns = _list_labels(amounts)
    for column, figure in (("value", bounds.value), ("low", low), ("high", high)):
        finite = np.where(np.isfinite(figure), figure, np.nan).ravel()
        columns[column] = pl.Series(values=finite, nan_to_null=True)
    for column, word in (("variable", name), ("unit", unit), ("headline", told.value)):
        columns[column] = pl.Series([word] * bounds.value.size, dtype=pl.String)
    columns["undefined_draws"] = pl.Series(bounds.undefined.ravel())
    return pl.DataFrame({column: columns[column] for column in COLUMNS if column in columns})


def _list_labels(amounts: xr.DataArray) -> dict[str, pl.Series]:
    """List the labels of every row, with the sex of who provides."""
    beside = [str(one) for one in amounts.dims if one != "draw"]
    grid = np.meshgrid(*(amounts[one].to_numpy() for one in beside), indexing="ij")
    columns: dict[str, pl.Series] = {}
    for dimension, labels in zip(beside, grid, strict=True):
        column = dimension if dimension in {"scenario", "sex", "year"} else "label"
        columns[column] = pl.Series(labels.ravel().tolist())
    if {"provider", "provider_kind"} & {*beside}:
        sexes = _list_sexes()
        columns["sex"] = pl.Series([sexes[one] for one in columns["label"]], dtype=pl.String)
    for column in ("label", "sex"):
        columns.setdefault(column, pl.Series([None] * grid[0].size, dtype=pl.String))
    return columns


def _list_sexes() -> dict[str, str]:
    """List the sex of every provider, and of every kind of them."""
    kinds = {name: sex for name, (sex, _paid) in PROVIDER_KINDS.items()}
    return {provider.name: provider.sex for provider in PROVIDERS} | kinds


def mark_rows(
    rows: pl.DataFrame, projection: Projection, grade: ResultGrade, resting: Sequence[str]
) -> pl.DataFrame:
    """Name country, package and grade of rows, and leave out headlines that are not quoted.

    Parameters
    ----------
    rows : pl.DataFrame
        As `list_rows` gives them.
    projection : Projection
        What they are of.
    grade : ResultGrade
        How firmly they stand.
    resting : sequence of str
        Variables that stand on the unpaid hours.
    """
    on_hours = pl.col("variable").is_in(list(resting))
    quoted = pl.col("value") if grade.quotes_hours else pl.when(~on_hours).then(pl.col("value"))
    marked = rows.with_columns(
        quoted,
        pl.lit(projection.country).alias("country"),
        pl.lit(projection.package).alias("package"),
        pl.when(on_hours).then(pl.lit(grade.hours)).otherwise(pl.lit(grade.money)).alias("grade"),
    )
    return marked.select(pl.col(name).cast(kind) for name, kind in COLUMNS.items())


class Row(NamedTuple):
    """The figures of a row."""

    value: float | None
    low: float | None
    high: float | None
    grade: Letter
    undefined_draws: int


def index_rows(rows: pl.DataFrame) -> Mapping[tuple[object, ...], Row]:
    """Find the figures of a row by variable, run, year, label and sex."""
    keys = ("variable", "scenario", "year", "label", "sex")
    found = rows.select(*keys, *Row._fields).iter_rows()
    return {row[: len(keys)]: Row(*row[len(keys) :]) for row in found}
