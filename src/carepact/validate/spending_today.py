"""What is observed to be spent today, beside what present law is modelled to cost.

The observed figures stand beside the modelled ones and enter no computation.
"""

from __future__ import annotations

from dataclasses import replace

import polars as pl
import xarray as xr

from carepact.core.headline import Headline
from carepact.data.countries.facts import Country, Fact
from carepact.policy.instrument import STATE_PAYERS
from carepact.simulate.outcome_table import list_rows, mark_rows
from carepact.simulate.projection import PRESENT_LAW, Projection
from carepact.simulate.result_grade import ResultGrade
from carepact.validate.indicators import observed_indicators

MODELLED, OBSERVED = "modelled_public_spending_over_gdp", "observed_public_spending_over_gdp"


def find_spending(country: Country) -> dict[str, Fact | None]:
    """Find what is known to be spent on care today, by indicator.

    An imputed figure is no spending that anybody saw, and counts as not known. An indicator
    that is not known has no line, but for pre-primary.
    """
    asked = observed_indicators().spending_today
    found = {name: country.fact(name) for name in asked.beside}
    seen = {name: fact for name, fact in found.items() if fact and fact.status != "imputed"}
    return {name: seen.get(name) for name in asked.beside if name in seen or name == asked.always}


def tabulate_spending(projection: Projection, country: Country, grade: ResultGrade) -> pl.DataFrame:
    """Lay out spending today, observed and modelled, as rows of present law.

    Parameters
    ----------
    projection : Projection
        The country along runs, draws and years.
    country : Country
        Its facts.
    grade : ResultGrade
        How firmly the projection stands.

    Returns
    -------
    pl.DataFrame, shape (rows, 14)
        Columns as `outcome_table.COLUMNS`, the label an indicator of spending: `MODELLED` in
        the first year of the projection, what the State bears of the instruments beside; `OBSERVED`
        in the year of the figure, without interval. [share of GDP]
    """
    tables = []
    for indicator, fact in find_spending(country).items():
        modelled = list_rows(MODELLED, "share of GDP", _model(projection.values, indicator))
        tables.append(mark_rows(modelled, projection, grade, ()))
        if fact is not None:
            own = replace(grade, money="A" if fact.status == "observed" else "B")
            tables.append(mark_rows(_list_observed(indicator, fact), projection, own, ()))
    return pl.concat(tables)


def _model(values: xr.Dataset, indicator: str) -> xr.DataArray:
    """Compute what the State bears under present law, shape (scenarios, indicator, draw, year)."""
    first = values[["cost_by_payer", "gdp"]].isel(year=[0])
    instruments = list(observed_indicators().spending_today.beside[indicator])
    cost_by_payer = first["cost_by_payer"].sel(
        scenario=[PRESENT_LAW], instrument=instruments, payer=list(STATE_PAYERS)
    )
    share = cost_by_payer.sum(["instrument", "payer"], skipna=False) / first["gdp"]
    return share.expand_dims({"indicator": [indicator]})


def _list_observed(indicator: str, fact: Fact) -> pl.DataFrame:
    """List one figure of spending in its own year, as its publisher has it."""
    share = xr.DataArray(
        [[[[float(fact.value) / 100]]]],
        {"scenario": [PRESENT_LAW], "indicator": [indicator], "draw": [0], "year": [fact.year]},
    )
    return list_rows(OBSERVED, "share of GDP", share, Headline.PUBLISHED)
