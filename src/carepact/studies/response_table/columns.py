"""What a table of responses keeps of a package, and the figures that are computed from it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
import xarray as xr

from carepact.core.arrays import FloatArray
from carepact.core.parameter_tables import LABELS
from carepact.simulate.outcomes import QUANTITIES
from carepact.simulate.projection import HEADLINE_SCENARIO, SEXES, Projection


class Column(NamedTuple):
    """One number of every package."""

    name: str
    label: str
    """A sex or a payer; empty for a total."""
    year: int


def list_columns(years: list[int]) -> list[Column]:
    """List the columns of a table: some by year, some of the last year alone."""
    by_year = [
        ("cost", ("",)),
        ("state_cost", ("",)),
        ("comes_back", ("",)),
        ("freed", ("",)),
        ("care_jobs", SEXES),
    ]
    last = [("paid_by", LABELS["payer"]), ("unpaid_hours", SEXES), ("labour_income", SEXES)]
    return [
        *(Column(name, label, year) for name, labels in by_year for label in labels
          for year in years),
        *(Column(name, label, years[-1]) for name, labels in last for label in labels),
    ]  # fmt: skip


def take_columns(projection: Projection, columns: list[Column], packages: int) -> FloatArray:
    """Take the columns out of a projection whose draws carry packages, shape (packages, columns).

    Money by year is over GDP [share]; freed mothers and care jobs are persons; unpaid hours are
    those of an adult [hours a day]; labour income is that of an adult [PPP dollars of 2021 a year].
    """
    values = projection.values
    assert projection.beside is not None  # noqa: S101 - every simulated projection has it
    gdp = values["gdp"]
    income = values["employed"] * values["wage"] / values["adults"]
    found = {
        "cost": QUANTITIES["additional_cost_over_gdp"].compute(values),
        "state_cost": QUANTITIES["state_additional_cost_over_gdp"].compute(values),
        "comes_back": QUANTITIES["comes_back_over_gdp"].compute(values),
        "freed": projection.beside["mothers_freed"],
        "care_jobs": QUANTITIES["jobs"].compute(values).sel(effect="direct"),
        "paid_by": QUANTITIES["additional_cost_by_payer"].compute(values) / gdp,
        "unpaid_hours": QUANTITIES["unpaid_hours_of_an_adult"].compute(values),
        "labour_income": income,
    }
    laid = {name: _lay_out(one) for name, one in found.items()}
    taken = [laid[column.name][column.label, column.year] for column in columns]
    return np.stack(taken, axis=1)[1 : 1 + packages]


def _lay_out(amounts: xr.DataArray) -> Mapping[tuple[str, int], FloatArray]:
    """Lay an amount out by label and year, shape (1 + draws,) each, with every job filled."""
    one = amounts.sel(scenario=HEADLINE_SCENARIO)
    labels = next((str(name) for name in one.dims if name not in {"draw", "year"}), "")
    years = [int(year) for year in one["year"].to_numpy()]
    if not labels:
        along = one.transpose("year", "draw").to_numpy()
        return {("", year): along[number] for number, year in enumerate(years)}
    along = one.transpose(labels, "year", "draw").to_numpy()
    return {
        (str(label), year): along[row, number]
        for row, label in enumerate(one[labels].to_numpy())
        for number, year in enumerate(years)
    }
