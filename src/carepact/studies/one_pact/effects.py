"""What one run of a country has more, or less, than another: in hours, in money, and of whom.

Both runs share seed and draws, so the difference is taken draw by draw and its interval is that of
the difference. A quantity of a run is what the country's own answer prints; the profile's amounts
are those of its books.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import polars as pl
import xarray as xr

from carepact.core.headline import choose_headline
from carepact.ledger.profile import share_care
from carepact.simulate.outcome_table import list_rows
from carepact.simulate.outcomes import QUANTITIES
from carepact.simulate.projection import (
    HEADLINE_SCENARIO,
    HOURS,
    MONEY,
    PRESENT_LAW,
    Projection,
)
from carepact.simulate.result_grade import ResultGrade


class Effect(NamedTuple):
    """A quantity in which two runs are compared."""

    unit: str
    compute: Callable[[Projection], xr.DataArray]
    adds_over_years: bool = True
    """Whether years add up."""
    rests_on_hours: bool = False
    """Whether it stands on unpaid hours: no headline where they are imputed."""


def _quantity(name: str) -> Callable[[Projection], xr.DataArray]:
    """Take a quantity of a country's answer."""
    return lambda done: QUANTITIES[name].compute(done.values)


def _staff_hours(done: Projection) -> xr.DataArray:
    """Take the hours for which care staff are paid."""
    return done.values["staff_hours"]


def _employed(done: Projection) -> xr.DataArray:
    """Take the employed by sex."""
    return done.values["employed"]


EFFECTS: dict[str, Effect] = {
    "unpaid_hours": Effect(HOURS, _quantity("unpaid_hours"), rests_on_hours=True),
    "staff_hours": Effect(HOURS, _staff_hours),
    "gross_cost": Effect(MONEY, _quantity("gross_cost")),
    "gross_cost_over_gdp": Effect(
        "share of GDP", _quantity("gross_cost_over_gdp"), adds_over_years=False
    ),
    "gross_cost_by_payer": Effect(MONEY, _quantity("gross_cost_by_payer")),
    "state_net_cost": Effect(MONEY, _quantity("state_net_cost")),
    "full_cost": Effect(MONEY, lambda done: share_care(done.values).amounts, rests_on_hours=True),
    "share_of_full_cost": Effect(
        "share",
        lambda done: share_care(done.values).shares,
        adds_over_years=False,
        rests_on_hours=True,
    ),
    "employed": Effect("persons", _employed, adds_over_years=False),
}
"""Every quantity in which runs are compared, by name."""
A_YEAR = " a year"
"""What the unit of a sum over years no longer has."""
COLUMNS = ("variable", "label", "sex", "first_year", "last_year", "value", "low",
           "high", "unit", "headline")  # fmt: skip
"""Columns of a table of differences."""


def compare_runs(
    run: Projection, other: Projection, spans: Sequence[tuple[int, int]] = ()
) -> pl.DataFrame:
    """List what a run has beyond another.

    Parameters
    ----------
    run, other : Projection
        Two runs of one country with the same seed, draws and years.
    spans : sequence of (int, int)
        First and last years over which what adds up is added up as well.

    Returns
    -------
    pl.DataFrame, shape (quantities x labels x (years + spans), 10)
        variable, label, sex, first_year, last_year, value, low, high, unit, headline: `run` less
        `other`, of the headline's closure. [unit of the row]
    """
    return pl.concat(
        table
        for name, effect in EFFECTS.items()
        for table in _list_effect(name, effect, _differ(effect, run, other), spans)
    )


def tabulate_run(run: Projection) -> pl.DataFrame:
    """List the same quantities of one run as they are, under present law and with the package.

    Returns
    -------
    pl.DataFrame, shape (runs x quantities x labels x years, 11)
        Columns as `compare_runs` has them, after `run`: `present law`, or the closure of the
        headline. What only a closure has stands there alone. [unit of the row]
    """
    tables = []
    for name, effect in EFFECTS.items():
        found = effect.compute(run)
        scenarios = [str(one) for one in found["scenario"].to_numpy()]
        for scenario in (PRESENT_LAW, HEADLINE_SCENARIO):
            if scenario in scenarios:
                own = found.sel(scenario=scenario, drop=True)
                tables += [
                    table.insert_column(0, pl.lit(scenario).alias("run"))
                    for table in _list_effect(name, effect, own, ())
                ]
    return pl.concat(tables)


def find_beyond_law(run: Projection, spans: Sequence[tuple[int, int]] = ()) -> pl.DataFrame:
    """List what a package brings beyond present law, columns as `compare_runs`."""
    tables = []
    for name, effect in EFFECTS.items():
        found = effect.compute(run)
        own = found.sel(scenario=HEADLINE_SCENARIO, drop=True)
        if PRESENT_LAW in [str(one) for one in found["scenario"].to_numpy()]:
            own = own - found.sel(scenario=PRESENT_LAW, drop=True)
        tables += _list_effect(name, effect, own, spans)
    return pl.concat(tables)


def leave_out_headlines(rows: pl.DataFrame, grade: ResultGrade) -> pl.DataFrame:
    """Leave out headlines that stand on hours nobody observed; their ranges stay."""
    if grade.quotes_hours:
        return rows
    resting = [name for name, effect in EFFECTS.items() if effect.rests_on_hours]
    quoted = pl.when(~pl.col("variable").is_in(resting)).then(pl.col("value"))
    return rows.with_columns(quoted.alias("value"))


def _differ(effect: Effect, run: Projection, other: Projection) -> xr.DataArray:
    """Take one quantity of a run off another's, draw by draw."""
    with xr.set_options(arithmetic_join="exact"):  # type: ignore[no-untyped-call]
        found = effect.compute(run) - effect.compute(other)
    return found.sel(scenario=HEADLINE_SCENARIO, drop=True)


def _list_effect(
    name: str, effect: Effect, amounts: xr.DataArray, spans: Sequence[tuple[int, int]]
) -> list[pl.DataFrame]:
    """List one quantity year by year, and over spans where years add up."""
    told = choose_headline(amounts.sizes["draw"] - 1)
    parts = [(list_rows(name, effect.unit, amounts, told), pl.col("year"))]
    for first, last in spans if effect.adds_over_years else ():
        summed = amounts.sel(year=slice(first, last)).sum("year", skipna=False)
        rows = list_rows(
            name, effect.unit.removesuffix(A_YEAR), summed.expand_dims({"year": [last]}), told
        )
        parts.append((rows, pl.lit(first, dtype=pl.Int64)))
    return [
        rows.with_columns(first.alias("first_year"), pl.col("year").alias("last_year")).select(
            COLUMNS
        )
        for rows, first in parts
    ]
