"""Flows: every hour and every dollar of a path, from one account to another.

Only revenue, and what earners get beyond present law, may be below 0, where a reform lowers
what somebody earns.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
import polars as pl
import xarray as xr

from carepact.core.arrays import FloatArray, IntArray
from carepact.ledger.accounts import (
    ACCOUNTS,
    Account,
    Commodity,
    Title,
    accounts_along,
    receipt_titles,
)
from carepact.ledger.moves import list_moves
from carepact.policy.shipped_instruments import instrument_names
from carepact.simulate.projection import DIMENSIONS, SCENARIOS

ENUMS: dict[str, Sequence[str]] = {
    "scenario": SCENARIOS,
    "title": [title.value for title in Title],
    "instrument": instrument_names(),
    "from": ACCOUNTS,
    "to": ACCOUNTS,
    "commodity": [commodity.value for commodity in Commodity],
}
"""Columns of the flow table with a closed list of words; `draw`, `year`, `amount` are beside."""


class Matrix(NamedTuple):
    """Flows of one title between some accounts."""

    title: Title
    providers: Sequence[str]
    takers: Sequence[str]
    amounts: FloatArray
    """Shape (scenarios, instruments or 1, providers, takers, draws, years)."""


def post_flows(values: xr.Dataset, draws: Mapping[str, int]) -> pl.DataFrame:
    """Post some whole draws of a path as flows.

    Parameters
    ----------
    values : xr.Dataset
        The variables of a path, along run, draw, year and their own dimensions.
    draws : mapping of str to int
        Name and place of each draw that is posted, as `choose_draws` gives them.

    Returns
    -------
    pl.DataFrame, shape (flows, 9)
        run, draw, year, commodity, title, instrument (missing where none is behind the flow),
        from, to, amount. Flows of nothing are left out. [unit of the commodity]
    """
    posted = values.isel(draw=list(draws.values()))
    years = posted["year"].to_numpy()
    tables = [_make_rows(matrix, years) for matrix in _lay_matrices(posted)]
    labels = pl.Enum(list(draws))
    order = ("scenario", "draw", "year", "commodity", "title", "instrument", "from", "to")
    return (
        pl.concat(tables)
        .with_columns(pl.col("draw").cat.to(labels))
        .select(*order, "amount")
        .sort(order)
    )


def share_cost(cost_by_payer: FloatArray, paid: FloatArray) -> FloatArray:
    r"""Join who bears a cost with who is paid, so that both margins hold.

    Parameters
    ----------
    cost_by_payer : FloatArray, shape (scenarios, instruments, payers, draws, years)
        Cost by payer. [money a year]
    paid : FloatArray, shape (scenarios, instruments, payees, draws, years)
        The same cost by payee. [money a year]

    Returns
    -------
    FloatArray, shape (scenarios, instruments, payers, payees, draws, years)
        :math:`c_p q / \sum c` from a payer of :math:`c_p` to a payee of q. [money a year]
    """
    total = cost_by_payer.sum(axis=2, keepdims=True)
    part = np.divide(cost_by_payer, total, out=np.zeros_like(cost_by_payer), where=total != 0)
    joined: FloatArray = part[:, :, :, None] * paid[:, :, None]
    return joined


def _lay_matrices(posted: xr.Dataset) -> Iterator[Matrix]:
    """Lay out every kind of flow, a matrix from provider to taker."""
    array = {str(name): posted[name].to_numpy() for name in posted.data_vars}
    providers, recipients = accounts_along("provider"), accounts_along("recipient")
    children, services = (Account.CHILDREN,), (Account.SERVICES,)
    payers, payees = accounts_along("payer"), accounts_along("payee")
    cost = share_cost(array["cost_by_payer"], array["paid"])
    yield Matrix(Title.COST, payers, payees, cost)
    for place, receipt in enumerate(receipt_titles()):
        collector = (accounts_along("receipt")[place],)
        amounts = array["received"][:, None, :, place, None]
        yield Matrix(receipt, accounts_along("earner"), collector, amounts)
    saved = array["saved"][:, None, None, None]
    for move in list_moves(posted):
        amounts = move.amount.transpose("scenario", "draw", "year").to_numpy()
        yield Matrix(move.title, (move.source,), (move.target,), amounts[:, None, None, None])
    yield Matrix(Title.SAVED, (Account.HOUSEHOLDS,), (Account.GENERAL_BUDGET,), saved)
    yield Matrix(Title.CARE, providers, recipients, array["care_hours"][:, None])
    unmet, surplus = array["unmet"][:, None, None], array["surplus_hours"][:, None, :, None]
    yield Matrix(Title.UNMET_NEED, (Account.UNMET,), recipients, unmet)
    yield Matrix(Title.BEYOND_NEED, recipients, (Account.BEYOND,), surplus)
    yield Matrix(Title.ATTENDANCE, services, recipients, array["attended"][:, None, None])
    yield Matrix(Title.SUPERVISION, providers, children, array["supervision"][:, None, :, None])


def _make_rows(matrix: Matrix, years: IntArray) -> pl.DataFrame:
    """Make a row of every flow that is not nothing."""
    run, instrument, provider, taker, draw, year = np.nonzero(matrix.amounts)
    find = {name: {label: k for k, label in enumerate(words)} for name, words in ENUMS.items()}
    providers = np.array([find["from"][name] for name in matrix.providers])
    takers = np.array([find["to"][name] for name in matrix.takers])
    has_instrument = matrix.amounts.shape[1] == len(DIMENSIONS["instrument"])
    codes = {"scenario": run, "from": providers[provider], "to": takers[taker]}
    columns = {
        name: pl.Series(place.astype(np.uint8)).cat.to(pl.Enum(list(ENUMS[name])))
        for name, place in codes.items()
    }
    words = {"title": matrix.title.value, "commodity": matrix.title.commodity.value}
    instruments = instrument.astype(np.uint8) if has_instrument else [None] * run.size
    return pl.DataFrame(
        {
            **columns,
            "instrument": pl.Series(instruments, dtype=pl.UInt8).cat.to(
                pl.Enum(list(instrument_names()))
            ),
            "draw": pl.Series(draw.astype(np.uint16)),
            "year": pl.Series(years[year].astype(np.int32)),
            "amount": matrix.amounts[run, instrument, provider, taker, draw, year],
        }
    ).with_columns(
        pl.lit(word, dtype=pl.Enum(list(ENUMS[name]))).alias(name) for name, word in words.items()
    )
