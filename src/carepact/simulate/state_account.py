"""What a package costs, to whom, and what comes back to the State."""

from __future__ import annotations

import xarray as xr

from carepact.simulate.path import COMBINATIONS, PRESENT_LAW

STATE = ("general_budget", "social_security")
"""The payers that are the State."""


def beyond_present_law(amounts: xr.DataArray) -> xr.DataArray:
    """Take what present law has off each combination, shape (combination, ...)."""
    law = amounts.sel(run=PRESENT_LAW, drop=True)
    return amounts.sel(run=list(COMBINATIONS)) - law


def of_combinations(amounts: xr.DataArray) -> xr.DataArray:
    """Keep the combinations of an amount that lies beyond present law as it is."""
    return amounts.sel(run=list(COMBINATIONS))


def sum_cost(values: xr.Dataset) -> xr.DataArray:
    """Add up the gross cost, shape (run, draw, year). [money a year]"""
    return values["borne"].sum(["instrument", "payer"], skipna=False)


def sum_state_cost(values: xr.Dataset) -> xr.DataArray:
    """Add up what the State bears, shape (run, draw, year). [money a year]"""
    return values["borne"].sel(payer=list(STATE)).sum(["instrument", "payer"], skipna=False)


def sum_returned(values: xr.Dataset) -> xr.DataArray:
    """Add up new revenue and benefits saved, shape (combination, draw, year). [money a year]"""
    return of_combinations(
        values["received"].sum(["earner", "receipt"], skipna=False) + values["saved"]
    )


def net_cost(values: xr.Dataset) -> xr.DataArray:
    r"""Compute what a package costs the State on balance.

    Parameters
    ----------
    values : xr.Dataset
        The variables of a path.

    Returns
    -------
    xr.DataArray, shape (combination, draw, year)
        :math:`S - S_0 - R - B`: the State's cost, less the same under present law, less new
        revenue, less benefits saved. [money a year]
    """
    return beyond_present_law(sum_state_cost(values)) - sum_returned(values)


def fund_itself_of_gross(values: xr.Dataset) -> xr.DataArray:
    r"""Compute the self-funded share as published studies do: their subsidies of today count.

    Returns
    -------
    xr.DataArray, shape (combination, draw, year)
        :math:`1 - n / S`, with n the net cost and S the State's gross cost. [share]
    """
    gross = of_combinations(sum_state_cost(values))
    return 1 - net_cost(values) / gross.where(gross != 0)


def fund_itself_of_added(values: xr.Dataset) -> xr.DataArray:
    r"""Compute the share of the State's added cost that comes back.

    Returns
    -------
    xr.DataArray, shape (combination, draw, year)
        :math:`(R + B) / (S - S_0)`; not a number where the State adds nothing. [share]
    """
    added = beyond_present_law(sum_state_cost(values))
    return sum_returned(values) / added.where(added != 0)
