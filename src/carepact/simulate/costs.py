"""What a package costs, to whom, and what comes back to the State."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from carepact.core.arrays import FloatArray
from carepact.policy.instrument import STATE_PAYERS
from carepact.simulate.projection import CLOSURES, PRESENT_LAW, place
from carepact.simulate.state_account import StateAccount, take_off
from carepact.simulate.variables import Amounts, keep_where, once, pick


def beyond_present_law(amounts: Amounts) -> Amounts:
    """Take what present law has off each closure, shape (closure, ...)."""
    at = place("scenario", PRESENT_LAW)
    law = amounts.isel(scenario=slice(at, at + 1))
    closures = of_closures(amounts)
    return closures.copy(data=take_off(closures.to_numpy(), law.to_numpy()))


def of_closures(amounts: Amounts) -> Amounts:
    """Keep the closures of an amount that lies beyond present law as it is."""
    if amounts.sizes["scenario"] == len(CLOSURES):
        return amounts
    return pick(amounts, scenario=CLOSURES)


@once
def sum_cost(values: Mapping[Any, Amounts]) -> Amounts:
    """Add up the gross cost, shape (scenario, draw, year). [money a year]"""
    return values["cost_by_payer"].sum(["instrument", "payer"], skipna=False)


@once
def sum_state_cost(values: Mapping[Any, Amounts]) -> Amounts:
    """Add up what the State bears, shape (scenario, draw, year). [money a year]"""
    state = [place("payer", payer) for payer in STATE_PAYERS]  # payer by payer
    return values["cost_by_payer"].isel(payer=state).sum(["instrument", "payer"], skipna=False)


@once
def sum_returned(values: Mapping[Any, Amounts]) -> Amounts:
    """Add up new revenue and benefits saved, shape (closure, draw, year). [money a year]"""
    return of_closures(sum_received(values) + values["saved"])


def sum_returned_before_financing(values: Mapping[Any, Amounts]) -> Amounts:
    """Add up what comes back before the reform is financed, shape (closure, draw, year)."""
    earners = [place("earner", one) for one in ("financing", "induced by financing")]
    lost = values["received"].isel(earner=earners)
    return sum_returned(values) - of_closures(lost.sum(["earner", "receipt"], skipna=False))


def fund_itself_before_financing(values: Mapping[Any, Amounts]) -> Amounts:
    """Compute the share of the State's added cost that comes back before financing. [share]"""
    added = beyond_present_law(sum_state_cost(values))
    return sum_returned_before_financing(values) / keep_where(added, added > 0)


@once
def sum_by_payer(values: Mapping[Any, Amounts]) -> Amounts:
    """Add up what each payer bears, shape (scenario, payer, draw, year). [money a year]"""
    return values["cost_by_payer"].sum("instrument", skipna=False)


@once
def sum_by_instrument(values: Mapping[Any, Amounts]) -> Amounts:
    """Add up what each instrument costs, shape (scenario, instrument, draw, year)."""
    return values["cost_by_payer"].sum("payer", skipna=False)


@once
def sum_received(values: Mapping[Any, Amounts]) -> Amounts:
    """Add up new revenue, shape (scenario, draw, year). [money a year]"""
    return values["received"].sum(["earner", "receipt"], skipna=False)


def share_cost(values: Mapping[Any, Amounts]) -> Amounts:
    """Compute each payer's share of the gross cost, shape (scenario, payer, draw, year). [share]"""
    cost_by_payer = sum_by_payer(values)
    cost = cost_by_payer.sum("payer", skipna=False)
    return cost_by_payer / keep_where(cost, cost != 0)


def state_account(
    values: Mapping[Any, Amounts], take: Callable[[StateAccount], FloatArray]
) -> Amounts:
    """Settle the State's account of every closure, and take a line of it.

    Parameters
    ----------
    values : mapping of str to amounts
        The variables of a path.
    take : callable
        What is taken of the account.

    Returns
    -------
    Amounts, shape (closure, draw, year)
        Money a year, or a share.
    """
    cost = sum_state_cost(values)
    gross = of_closures(cost)
    law = place("scenario", PRESENT_LAW)
    account = StateAccount(
        gross=gross.to_numpy(),
        present_law=cost.to_numpy()[law : law + 1],
        revenue=of_closures(sum_received(values)).to_numpy(),
        savings=of_closures(values["saved"]).to_numpy(),
    )
    return gross.copy(data=take(account))


@once
def net_cost(values: Mapping[Any, Amounts]) -> Amounts:
    """Compute what a package costs the State on balance, shape (closure, draw, year)."""
    return state_account(values, lambda account: account.net)


def fund_itself_of_gross(values: Mapping[Any, Amounts]) -> Amounts:
    """Compute the self-funded share of gross cost, present law's counted. [share]"""
    return state_account(values, lambda account: account.self_funding_of_gross)


def fund_itself_of_added(values: Mapping[Any, Amounts]) -> Amounts:
    """Compute the share of the State's added cost that comes back. [share]"""
    return state_account(values, lambda account: account.self_funding_of_additional)


def sum_value_added(values: Mapping[Any, Amounts], *effects: str) -> Amounts:
    """Add up what some effects and the mothers who enter work add, shape (closure, ...)."""
    of_effects = pick(values["value_added"], effect=effects).sum("effect", skipna=False)
    return of_closures(of_effects + values["mothers_value_added"] - values["output_lost"])
