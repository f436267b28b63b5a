"""What a crisis does to a country: who takes up the hours, who pays, who is left without care."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import polars as pl
import xarray as xr

from carepact.simulate import costs
from carepact.simulate.outcome_table import list_rows, mark_rows
from carepact.simulate.projection import (
    HOURS,
    MONEY,
    PRESENT_LAW,
    PROVIDERS,
    SCENARIOS,
    SEXES,
    Projection,
)
from carepact.simulate.result_grade import ResultGrade


class CrisisQuantity(NamedTuple):
    """What a crisis changes, along runs, draws and years, and perhaps labels."""

    unit: str
    compute: Callable[[xr.Dataset], xr.DataArray]
    rests_on_hours: bool = False
    is_relative: bool = False
    """Whether the change is told over what it would be without the crisis."""


HOLDERS = {
    "women, unpaid": ("women", False),
    "men, unpaid": ("men", False),
    "services": (None, True),
    "nobody": (None, None),
}
"""Who holds an hour of care: families by sex, services of both sexes, or nobody (unmet)."""


def sum_held(values: xr.Dataset) -> xr.DataArray:
    """Add hours of care up by who holds them, shape (scenario, holder, draw, year).

    Housework apart: care of children and of adults alone. [hours a year]
    """
    of_care = values.sel(recipient=values["recipient"] != "households")
    given = of_care["care_hours"].sum("recipient", skipna=False)
    parts = []
    for sex, paid in HOLDERS.values():
        if paid is None:
            parts.append(of_care["unmet"].sum("recipient", skipna=False))
            continue
        names = [one.name for one in PROVIDERS if one.paid == paid and sex in (one.sex, None)]
        parts.append(given.sel(provider=names).sum("provider", skipna=False))
    return (
        xr.concat(parts, dim="holder")
        .assign_coords(holder=list(HOLDERS))
        .transpose("scenario", "holder", "draw", "year")
    )


def sum_presence(values: xr.Dataset) -> xr.DataArray:
    """Add hours near a child up by the sex of who is there, unpaid. [hours a year]"""
    parts = [
        values["supervision"]
        .sel(provider=[one.name for one in PROVIDERS if (one.sex, one.paid) == (sex, False)])
        .sum("provider", skipna=False)
        for sex in SEXES
    ]
    found = xr.concat(parts, dim="sex").assign_coords(sex=list(SEXES))
    return found.transpose("scenario", "sex", "draw", "year")


def _sum_payers(values: xr.Dataset) -> xr.DataArray:
    """Add the cost up by payer."""
    return values["cost_by_payer"].sum("instrument", skipna=False)


def _net(values: xr.Dataset) -> xr.DataArray:
    """Take the State's net cost; present law's is 0 by definition."""
    net = costs.net_cost(values)
    return net.reindex(scenario=list(SCENARIOS), fill_value=0.0)


def _along_runs(name: str) -> Callable[[xr.Dataset], xr.DataArray]:
    """Take a variable that is the same in every run, so that it stands in each."""
    return lambda values: values[name].expand_dims(scenario=[PRESENT_LAW])


QUANTITIES: dict[str, CrisisQuantity] = {
    "crisis_hours_held": CrisisQuantity(HOURS, sum_held, rests_on_hours=True),
    "crisis_presence": CrisisQuantity(HOURS, sum_presence, rests_on_hours=True),
    "crisis_cost_by_payer": CrisisQuantity(MONEY, _sum_payers),
    "crisis_state_net_cost": CrisisQuantity(MONEY, _net),
    "crisis_employed": CrisisQuantity("persons", lambda values: values["employed"]),
    "crisis_public_revenue": CrisisQuantity(MONEY, _along_runs("public_revenue")),
    "crisis_gdp": CrisisQuantity("share", _along_runs("gdp"), is_relative=True),
}
"""What a crisis changes, by variable: with the crisis less without it."""


def compare_crisis(struck: Projection, calm: Projection) -> dict[str, xr.DataArray]:
    """Compute what a crisis changes in every run, draw by draw.

    Parameters
    ----------
    struck, calm : Projection
        The same country, package and draws, with the crisis and without it.

    Returns
    -------
    dict of str to xr.DataArray
        By variable of `QUANTITIES`, 0 in the years before it begins. [unit of the variable]
    """
    found = {}
    for name, one in QUANTITIES.items():
        before, after = (one.compute(_join(path)) for path in (calm, struck))
        change = after - before
        found[name] = change / before if one.is_relative else change
    return found


def _join(path: Projection) -> xr.Dataset:
    """Put public revenue, which stands beside them, among the variables of a projection."""
    assert path.beside is not None  # noqa: S101 - every simulated projection has it
    return path.values.assign(public_revenue=path.beside["public_revenue"])


def tabulate_crisis(struck: Projection, calm: Projection, grade: ResultGrade) -> pl.DataFrame:
    """Lay out what a crisis changes, rows as `outcome_table.COLUMNS`."""
    changes = compare_crisis(struck, calm)
    tables = [list_rows(name, QUANTITIES[name].unit, one) for name, one in changes.items()]
    resting = [name for name, one in QUANTITIES.items() if one.rests_on_hours]
    return mark_rows(pl.concat(tables), struck, grade, resting)


MOVED_MOST = ("crisis_hours_held", "crisis_gdp")
"""Variables that tell in which year a crisis moves most, the first that is moved at all."""


def find_worst_year(figures: pl.DataFrame) -> int:
    """Find the year in which a crisis moves most hours of care under present law.

    Parameters
    ----------
    figures : pl.DataFrame
        As `tabulate_crisis` gives them. Where it moves no hours, the year in which GDP is moved
        most; packages are so compared in the same year.
    """
    middle = pl.coalesce(pl.col("value"), (pl.col("low") + pl.col("high")) / 2)
    law = figures.filter(pl.col("scenario") == PRESENT_LAW)
    for variable in MOVED_MOST:
        moved = (
            law.filter(pl.col("variable") == variable)
            .group_by("year")
            .agg(middle.abs().sum().alias("moved"))
            .sort("moved", "year", descending=[True, False])
        )
        if moved["moved"][0] > 0:
            break
    return int(moved["year"][0])
