"""Flows: every hour and every dollar of a path, from one account to another.

Only revenue, and what earners get beyond present law, may be below 0, where a reform lowers
what somebody earns.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
import polars as pl
import xarray as xr

from carepact.core.arrays import FloatArray
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

NO_INSTRUMENT = -1
"""Code of a flow that no instrument is behind."""


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
    places = {name: {word: at for at, word in enumerate(words)} for name, words in ENUMS.items()}
    parts = [_list_codes(matrix, places) for matrix in _lay_matrices(posted)]
    codes = {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}
    words = {**ENUMS, "draw": list(draws)}
    order = ("scenario", "draw", "year", "commodity", "title", "instrument", "from", "to")
    sizes = [len(years) if name == "year" else len(words[name]) + 1 for name in order]
    # Flows without an instrument come first.
    keys = [codes[name] - (NO_INSTRUMENT if name == "instrument" else 0) for name in order]
    rising = np.argsort(np.ravel_multi_index(keys, sizes), kind="stable")
    codes = {name: code[rising] for name, code in codes.items()}
    known = pl.Series(codes["instrument"] != NO_INSTRUMENT)
    columns = {
        name: pl.Series(codes[name].astype(np.uint16)).cat.to(pl.Enum(list(words[name])))
        for name in words
        if name != "instrument"
    }
    columns["instrument"] = (
        pl.select(pl.when(known).then(pl.Series(codes["instrument"].astype(np.uint16))))
        .to_series()
        .cat.to(pl.Enum(list(ENUMS["instrument"])))
    )
    columns["year"] = pl.Series(years[codes["year"]].astype(np.int32))
    columns["amount"] = pl.Series(codes["amount"])
    return pl.DataFrame(columns).select(*order, "amount")


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
    for move in list_moves(posted.variables):
        amounts = move.amount[:, None, None, None]
        yield Matrix(move.title, (move.source,), (move.target,), amounts)
    yield Matrix(Title.SAVED, (Account.HOUSEHOLDS,), (Account.GENERAL_BUDGET,), saved)
    yield Matrix(Title.CARE, providers, recipients, array["care_hours"][:, None])
    unmet, surplus = array["unmet"][:, None, None], array["surplus_hours"][:, None, :, None]
    yield Matrix(Title.UNMET_NEED, (Account.UNMET,), recipients, unmet)
    yield Matrix(Title.BEYOND_NEED, recipients, (Account.BEYOND,), surplus)
    yield Matrix(Title.ATTENDANCE, services, recipients, array["attended"][:, None, None])
    yield Matrix(Title.SUPERVISION, providers, children, array["supervision"][:, None, :, None])


def _list_codes(
    matrix: Matrix, places: Mapping[str, Mapping[str, int]]
) -> dict[str, np.ndarray[tuple[int], np.dtype[Any]]]:
    """List every flow that is not nothing: the place of each word in its list, and the amount."""
    run, instrument, provider, taker, draw, year = np.nonzero(matrix.amounts)
    has_instrument = matrix.amounts.shape[1] == len(DIMENSIONS["instrument"])
    words = {"title": matrix.title.value, "commodity": matrix.title.commodity.value}
    return {
        "scenario": run,
        "from": np.array([places["from"][name] for name in matrix.providers])[provider],
        "to": np.array([places["to"][name] for name in matrix.takers])[taker],
        "instrument": instrument if has_instrument else np.full(run.size, NO_INSTRUMENT),
        "draw": draw,
        "year": year,
        "amount": matrix.amounts[run, instrument, provider, taker, draw, year],
        **{name: np.full(run.size, places[name][word]) for name, word in words.items()},
    }
