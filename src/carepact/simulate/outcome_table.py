"""Lay outcomes out as rows: a row a quantity, run, year and label, with its interval."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
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
    look_back,
)
from carepact.simulate.projection import (
    CLOSURES,
    DIMENSIONS,
    HEADLINE_SCENARIO,
    PRESENT_LAW,
    PROVIDERS,
    SCENARIOS,
    Projection,
)
from carepact.simulate.result_grade import Letter, ResultGrade
from carepact.simulate.variables import Held

RUNS = {
    len(runs): runs
    for runs in (SCENARIOS, CLOSURES, (PRESENT_LAW, HEADLINE_SCENARIO), (HEADLINE_SCENARIO,))
}
"""Runs along which figures lie, by how many they are."""
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
    held, years = Held(projection.values), np.array(projection.years, dtype=float)
    wanted = [*QUANTITIES, *HORIZON_UNITS] if names is None else names
    told = {name: one.compute(held) for name, one in QUANTITIES.items() if name in wanted}
    if any(name in HORIZON_UNITS for name in wanted):
        # What lies over all years stands at the last one.
        told |= {
            name: xr.Variable(("scenario", "draw", "year"), one.to_numpy()[..., None])
            for name, one in look_back(held, years, discount_rate).items()
        }
    if not told:
        return pl.DataFrame(schema=COLUMNS)
    units = {name: quantity.unit for name, quantity in QUANTITIES.items()} | HORIZON_UNITS
    resting = [name for name, quantity in QUANTITIES.items() if quantity.rests_on_hours]
    rows = lay_rows(told, units, label_figures(projection))
    return mark_rows(rows, projection, grade, resting)


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
    labels = {str(one): amounts[one].to_numpy().tolist() for one in amounts.dims if one != "draw"}
    return _lay_rows(name, unit, amounts.variable, labels, headline)


def lay_rows(
    figures: Mapping[str, xr.Variable],
    units: Mapping[str, str],
    labels: Mapping[str, Sequence[str] | Sequence[int]],
) -> pl.DataFrame:
    """List figures without labels as `list_rows` does those that have them.

    Parameters
    ----------
    figures : mapping of str to xr.Variable, shape (runs, labels, draw, year)
        By name; along fewer runs those of `RUNS`, along one year the last one.
    units : mapping of str to str
        Of each of them.
    labels : mapping of str to sequence
        Labels of the other dimensions.
    """
    tables = []
    for name, one in figures.items():
        years = labels["year"][-one.sizes["year"] :]
        own = {**labels, "scenario": RUNS[one.sizes["scenario"]], "year": years}
        beside = {str(dim): own[str(dim)] for dim in one.dims if dim != "draw"}
        tables.append(_lay_rows(name, units[name], one, beside))
    return pl.concat(tables)


def label_figures(projection: Projection) -> dict[str, Sequence[str] | Sequence[int]]:
    """Give the labels of every dimension of the figures of a projection, but for its runs."""
    return {**DIMENSIONS, "provider_kind": list(PROVIDER_KINDS), "year": projection.years}


def _lay_rows(
    name: str,
    unit: str,
    amounts: xr.Variable,
    labels: Mapping[str, Sequence[str] | Sequence[int]],
    headline: Headline | None = None,
) -> pl.DataFrame:
    """List one quantity, see `list_rows`."""
    along = np.moveaxis(amounts.to_numpy(), amounts.get_axis_num("draw"), 0)
    bounds = bound_draws(along)
    # All draws may well agree on a year.
    low, high = (bounds.low, bounds.high) if unit == "year" else bounds.interval
    told = headline or choose_headline(len(along) - 1)
    columns = dict(_list_labels(tuple((dim, tuple(words)) for dim, words in labels.items())))
    for column, figure in (("value", bounds.value), ("low", low), ("high", high)):
        finite = np.where(np.isfinite(figure), figure, np.nan).ravel()
        columns[column] = pl.Series(values=finite, nan_to_null=True)
    for column, word in (("variable", name), ("unit", unit), ("headline", told.value)):
        columns[column] = pl.Series([word] * bounds.value.size, dtype=pl.String)
    columns["undefined_draws"] = pl.Series(bounds.undefined.ravel())
    return pl.DataFrame({column: columns[column] for column in COLUMNS if column in columns})


@lru_cache
def _list_labels(
    labels: tuple[tuple[str, tuple[str, ...] | tuple[int, ...]], ...],
) -> dict[str, pl.Series]:
    """List the labels of every row, with the sex of who provides."""
    grid = np.meshgrid(*(np.array(words) for _dim, words in labels), indexing="ij")
    columns: dict[str, pl.Series] = {}
    beside = [dimension for dimension, _words in labels]
    for dimension, at in zip(beside, grid, strict=True):
        column = dimension if dimension in {"scenario", "sex", "year"} else "label"
        columns[column] = pl.Series(at.ravel().tolist())
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
