"""Intervals of accounts, from the draws themselves: no quantile is ever summed."""

from __future__ import annotations

import numpy as np
import polars as pl
import xarray as xr

from carepact.core.headline import bound_draws, choose_headline
from carepact.ledger.accounts import ACCOUNTS, Account, Commodity, accounts_along
from carepact.ledger.moves import list_moves
from carepact.ledger.tallies import spread
from carepact.simulate.projection import Projection, Variables


def list_intervals(values: xr.DataArray) -> pl.DataFrame:
    """List headline, low and high of a quantity, a row a closure of its other labels.

    Returns
    -------
    pl.DataFrame, shape (closures, dimensions + 4)
        `value` is the median of the draws, or the central run where they are too few. Bounds
        are missing where there are no draws, and where all draws agree on what is not 0: its
        error is not known. `headline` says what the value is. [unit of the quantity]
    """
    beside = [str(name) for name in values.dims if name != "draw"]
    labels = [values[name].to_numpy() for name in beside]
    grid = np.meshgrid(*labels, indexing="ij")
    columns = {name: pl.Series(at.ravel()) for name, at in zip(beside, grid, strict=True)}
    along = values.transpose("draw", ...).to_numpy()
    bounds, told = bound_draws(along), choose_headline(len(along) - 1)
    ends = zip(("value", "low", "high"), (bounds.value, *bounds.interval), strict=True)
    figures = {name: pl.Series(values=one.ravel(), nan_to_null=True) for name, one in ends}
    return pl.DataFrame(columns | figures).with_columns(headline=pl.lit(told.value))


def account_intervals(projection: Projection) -> pl.DataFrame:
    """List what leaves and enters every account with its interval.

    Parameters
    ----------
    projection : Projection
        A country along runs, draws and years.

    Returns
    -------
    pl.DataFrame, shape (accounts x sides x runs x years, 9)
        commodity, account, side (`credit`, `debit`, `balance`), run, year, value, low, high,
        headline.
        Each side has a median and bounds of its own, since quantiles do not add. [unit of the
        commodity]
    """
    tables = []
    sides = ["credit", "debit", "balance"]  # what leaves, what enters, the second less the first
    along = {name: projection.values.coords[name].variable for name in ("scenario", "draw", "year")}
    for commodity, (credit, debit) in _lay_sides(projection.values.variables).items():
        used = ((credit != 0) | (debit != 0)).any(tuple(along)).to_numpy()
        out, into = credit.data[used], debit.data[used]
        parts = xr.DataArray(
            np.stack([out, into, into - out], axis=1),
            {"account": np.array(ACCOUNTS)[used], "side": sides, **along},
            ("account", "side", *along),
        )
        listed = list_intervals(parts)
        tables.append(listed.insert_column(0, pl.lit(commodity.value).alias("commodity")))
    return pl.concat(tables)


def _lay_sides(values: Variables) -> dict[Commodity, tuple[xr.Variable, xr.Variable]]:
    """Lay out credit and debit of each commodity, shape (account, run, draw, year)."""
    providers, recipients = accounts_along("provider"), accounts_along("recipient")
    cost_by_payer, care = values["cost_by_payer"], values["care_hours"]
    unmet, surplus = values["unmet"], values["surplus_hours"]
    bearing = spread(cost_by_payer.sum("instrument"), "payer", accounts_along("payer"))
    paid = spread(values["paid"].sum("instrument"), "payee", accounts_along("payee"))
    back = spread(values["received"].sum("receipt"), "earner", accounts_along("earner"))
    taken = spread(values["received"].sum("earner"), "receipt", accounts_along("receipt"))
    saved = values["saved"]
    attended = values["attended"]
    moved_out, moved_in = _sum_moves(values)
    supervised = values["supervision"]
    sides = {
        Commodity.PROVIDER_HOURS: (
            spread(care.sum("recipient"), "provider", providers)
            + spread(surplus, "recipient", recipients)
            + _hold(unmet.sum("recipient"), Account.UNMET),
            spread(care.sum("provider") + unmet, "recipient", recipients)
            + _hold(surplus.sum("recipient"), Account.BEYOND),
        ),
        Commodity.ATTENDED_HOURS: (
            _hold(attended.sum("recipient"), Account.SERVICES),
            spread(attended, "recipient", recipients),
        ),
        Commodity.SUPERVISORY_HOURS: (
            spread(supervised, "provider", providers),
            _hold(supervised.sum("provider"), Account.CHILDREN),
        ),
        Commodity.MONEY: (
            bearing + back + _hold(saved, Account.HOUSEHOLDS) + moved_out,
            paid + taken + _hold(saved, Account.GENERAL_BUDGET) + moved_in,
        ),
    }
    order = ("account", "scenario", "draw", "year")
    return {
        name: (credit.transpose(*order), debit.transpose(*order))
        for name, (credit, debit) in sides.items()
    }


def _sum_moves(values: Variables) -> tuple[xr.Variable, xr.Variable]:
    """Add up what leaves and what enters accounts beside the costs of instruments."""
    moves = list(list_moves(values))
    amounts = xr.Variable(
        ("move", "scenario", "draw", "year"), np.stack([move.amount for move in moves])
    )
    out, into = (
        spread(amounts, "move", names)
        for names in ([move.source for move in moves], [move.target for move in moves])
    )
    return out, into


def _hold(amounts: xr.Variable, account: Account) -> xr.Variable:
    """Put amounts on one account, all others 0."""
    return spread(xr.Variable(("side", *amounts.dims), amounts.data[None]), "side", (account,))
