"""What a package costs, to whom, and what comes back to the State: arrays with their labels."""

from __future__ import annotations

from collections.abc import Callable

import xarray as xr

from carepact.core.arrays import FloatArray
from carepact.policy.instrument import STATE_PAYERS
from carepact.simulate.projection import CLOSURES, PRESENT_LAW, SCENARIOS
from carepact.simulate.state_account import StateAccount, take_off


def beyond_present_law(amounts: xr.DataArray) -> xr.DataArray:
    """Take what present law has off each closure, shape (closure, ...)."""
    law = amounts.sel(scenario=PRESENT_LAW, drop=True)
    closures = of_closures(amounts)
    found: xr.DataArray = xr.apply_ufunc(take_off, closures, law)
    return found.transpose(*closures.dims)


def of_closures(amounts: xr.DataArray) -> xr.DataArray:
    """Keep the closures of an amount that lies beyond present law as it is."""
    if amounts.sizes["scenario"] == len(SCENARIOS):  # by place, a third of the time by label
        return amounts.isel(scenario=slice(SCENARIOS.index(CLOSURES[0]), None))
    return amounts.sel(scenario=list(CLOSURES))


def sum_cost(values: xr.Dataset) -> xr.DataArray:
    """Add up the gross cost, shape (scenario, draw, year). [money a year]"""
    return values["cost_by_payer"].sum(["instrument", "payer"], skipna=False)


def sum_state_cost(values: xr.Dataset) -> xr.DataArray:
    """Add up what the State bears, shape (scenario, draw, year). [money a year]"""
    return (
        values["cost_by_payer"]
        .sel(payer=list(STATE_PAYERS))
        .sum(["instrument", "payer"], skipna=False)
    )


def sum_returned(values: xr.Dataset) -> xr.DataArray:
    """Add up new revenue and benefits saved, shape (closure, draw, year). [money a year]"""
    revenue = values["received"].sum(["earner", "receipt"], skipna=False)
    return of_closures(revenue + values["saved"])


def sum_returned_before_financing(values: xr.Dataset) -> xr.DataArray:
    """Add up what comes back before the reform is financed, shape (closure, draw, year)."""
    lost = values["received"].sel(earner=["financing", "induced by financing"])
    return sum_returned(values) - of_closures(lost.sum(["earner", "receipt"], skipna=False))


def fund_itself_before_financing(values: xr.Dataset) -> xr.DataArray:
    """Compute the share of the State's added cost that comes back before financing. [share]"""
    added = beyond_present_law(sum_state_cost(values))
    return sum_returned_before_financing(values) / added.where(added > 0)


def share_cost(values: xr.Dataset) -> xr.DataArray:
    """Compute each payer's share of the gross cost, shape (scenario, payer, draw, year). [share]"""
    cost_by_payer = values["cost_by_payer"].sum("instrument", skipna=False)
    cost = cost_by_payer.sum("payer", skipna=False)
    return cost_by_payer / cost.where(cost != 0)


def state_account(values: xr.Dataset, take: Callable[[StateAccount], FloatArray]) -> xr.DataArray:
    """Settle the State's account of every closure, and take a line of it.

    Parameters
    ----------
    values : xr.Dataset
        The variables of a path.
    take : callable
        What is taken of the account.

    Returns
    -------
    xr.DataArray, shape (closure, draw, year)
        Money a year, or a share.
    """
    cost = sum_state_cost(values)
    gross = of_closures(cost)
    revenue = values["received"].sum(["earner", "receipt"], skipna=False)
    account = StateAccount(
        gross=gross.to_numpy(),
        present_law=cost.sel(scenario=PRESENT_LAW).to_numpy()[None],
        revenue=of_closures(revenue).to_numpy(),
        savings=of_closures(values["saved"]).to_numpy(),
    )
    return gross.copy(data=take(account))


def net_cost(values: xr.Dataset) -> xr.DataArray:
    """Compute what a package costs the State on balance, shape (closure, draw, year)."""
    return state_account(values, lambda account: account.net)


def fund_itself_of_gross(values: xr.Dataset) -> xr.DataArray:
    """Compute the self-funded share of gross cost, present law's counted. [share]"""
    return state_account(values, lambda account: account.self_funding_of_gross)


def fund_itself_of_added(values: xr.Dataset) -> xr.DataArray:
    """Compute the share of the State's added cost that comes back. [share]"""
    return state_account(values, lambda account: account.self_funding_of_additional)


def sum_value_added(values: xr.Dataset, *effects: str) -> xr.DataArray:
    """Add up what some effects and the mothers who enter work add, shape (closure, ...)."""
    of_effects = values["value_added"].sel(effect=list(effects)).sum("effect", skipna=False)
    return of_closures(of_effects + values["mothers_value_added"] - values["output_lost"])
