"""Every figure that a page shows, of the full run of the package that it begins with."""

from __future__ import annotations

from collections.abc import Callable

import polars as pl
import xarray as xr

from carepact.simulate.costs import beyond_present_law
from carepact.simulate.outcome_table import list_rows, mark_rows
from carepact.simulate.outcomes import QUANTITIES
from carepact.simulate.projection import HEADLINE_SCENARIO, PRESENT_LAW, Projection
from carepact.simulate.result_grade import ResultGrade


def _take(name: str) -> Callable[[xr.Dataset], xr.DataArray]:
    """Take a quantity of the model."""
    return QUANTITIES[name].compute


def list_shown() -> dict[str, tuple[str, Callable[[xr.Dataset], xr.DataArray]]]:
    """List every figure by name, as `ResponseTable.tell` names them; with every job filled."""
    return {
        "cost": ("share of GDP", _take("additional_cost_over_gdp")),
        "net_cost": ("share of GDP", _take("state_net_cost_over_gdp")),
        "state_cost": ("share of GDP", _take("state_additional_cost_over_gdp")),
        "comes_back": ("share of GDP", _take("comes_back_over_gdp")),
        "paid_by": (
            "share of GDP",
            lambda values: beyond_present_law(
                values["cost_by_payer"].sum("instrument", skipna=False) / values["gdp"]
            ),
        ),
        "care_jobs": (
            "persons",
            lambda values: _take("jobs")(values).sel(effect="direct", drop=True),
        ),
        "mothers_entering": ("persons", _take("mothers_entering_work")),
        "employment": ("share", _take("employment_rate")),
        "earnings_gap": ("share", _take("earnings_gap")),
        "unpaid_hours": ("hours a day of an adult", _take("unpaid_hours_of_an_adult")),
    }


def tabulate_shown(projection: Projection, grade: ResultGrade) -> pl.DataFrame:
    """Lay out every figure with its interval, columns as `outcome_table.COLUMNS`."""
    kept = [PRESENT_LAW, HEADLINE_SCENARIO]
    rows = []
    for name, (unit, compute) in list_shown().items():
        amounts = compute(projection.values)
        known = [one for one in kept if one in amounts["scenario"].to_numpy()]
        rows.append(list_rows(name, unit, amounts.sel(scenario=known)))
    return mark_rows(pl.concat(rows), projection, grade, ["unpaid_hours"])
