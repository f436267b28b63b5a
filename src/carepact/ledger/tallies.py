"""Add flows up: by any of their words, or by account and side."""

from __future__ import annotations

import functools
from collections.abc import Collection, Mapping, Sequence

import numpy as np
import polars as pl
import xarray as xr

from carepact.ledger.accounts import ACCOUNTS
from carepact.ledger.flows import ENUMS

Codes = np.ndarray[tuple[int], np.dtype[np.int64]]
"""Places of words in their list."""


def tally(
    flows: pl.DataFrame,
    years: Sequence[int],
    *keys: str,
    beside: Mapping[str, Collection[str]] | None = None,
) -> xr.DataArray:
    """Add amounts up by run, draw, year and further columns.

    Parameters
    ----------
    flows : pl.DataFrame, shape (flows, 9)
        As `post_flows` gives them.
    years : sequence of int
        Every year, rising, whether anything flows in it or not.
    *keys : str
        Columns of words beside the run.
    beside : mapping of str to collection of str, optional
        By column, the labels that are there beside those of the flows; all labels of a column
        that is not named. Most accounts stand on neither side of most titles.

    Returns
    -------
    xr.DataArray, shape (scenarios, labels of each key, draw, year)
        Every label is there; nothing is 0. [unit of the commodity]
    """
    draws = flows.schema["draw"]
    labels = draws.categories.to_list() if isinstance(draws, pl.Enum) else []
    columns = ("scenario", *keys)
    codes = [_code(flows[key], len(_list_words(key)) - 1) for key in columns]
    words = {}
    for at, key in enumerate(columns):
        words[key], codes[at] = _keep(key, codes[at], (beside or {}).get(key))
    coordinates: dict[str, list[str] | list[int]] = {**words}
    coordinates |= {"draw": labels, "year": [*map(int, years)]}
    codes += [flows["draw"].to_physical().to_numpy()]
    codes += [np.searchsorted(np.asarray(years), flows["year"].to_numpy())]
    shape = tuple(len(words) for words in coordinates.values())
    place = np.ravel_multi_index([code.astype(np.int64) for code in codes], shape)
    total = np.bincount(place, weights=flows["amount"].to_numpy(), minlength=int(np.prod(shape)))
    laid = {name: _lay_labels(name, tuple(held)) for name, held in coordinates.items()}
    return xr.DataArray(total.reshape(shape), laid, list(laid))


def tally_accounts(
    flows: pl.DataFrame, years: Sequence[int], *keys: str
) -> tuple[xr.DataArray, xr.DataArray]:
    """Add up what leaves and what enters each account.

    Parameters
    ----------
    flows : pl.DataFrame, shape (flows, 9)
        As `post_flows` gives them.
    years : sequence of int
        Every year.
    *keys : str
        Further columns of words.

    Returns
    -------
    tuple of xr.DataArray
        Out and in, each of shape (scenarios, labels of each key, account, draw, year).
        [unit of the commodity]
    """
    out = tally(flows, years, *keys, "from").rename({"from": "account"})
    into = tally(flows, years, *keys, "to").rename({"to": "account"})
    return out, into


def spread(amounts: xr.DataArray, dimension: str, names: Sequence[str]) -> xr.DataArray:
    """Put what lies along a dimension of the model on the accounts of the same order.

    Accounts that are named twice get the sum, all others 0.
    """
    parts = np.moveaxis(amounts.to_numpy(), amounts.get_axis_num(dimension), 0)
    held = np.zeros((len(ACCOUNTS), *parts.shape[1:]))
    np.add.at(held, [ACCOUNTS.index(name) for name in names], parts)
    others = [name for name in amounts.dims if name != dimension]
    coordinates = {name: amounts.coords[name].variable for name in others}
    accounts = _lay_labels("account", tuple(map(str, ACCOUNTS)))
    return xr.DataArray(held, {"account": accounts, **coordinates}, ("account", *others))


@functools.cache
def _lay_labels(dimension: str, labels: tuple[str | int, ...]) -> xr.IndexVariable:
    """Lay labels along a dimension: an index is made of them once, not for every sum."""
    return xr.DataArray(list(labels), dims=dimension).variable.to_index_variable()


def _list_words(column: str) -> list[str]:
    """List the labels of a column; flows behind which there is no instrument have one too."""
    return [*ENUMS[column], "none"] if column == "instrument" else [*ENUMS[column]]


def _keep(column: str, codes: Codes, beside: Collection[str] | None) -> tuple[list[str], Codes]:
    """Keep the labels of flows and those beside them, and give the places among these."""
    words = _list_words(column)
    if beside is None:
        return words, codes
    kept = np.isin(words, [str(word) for word in beside])
    kept[codes] = True
    return [word for word, stays in zip(words, kept, strict=True) if stays], (np.cumsum(kept) - 1)[
        codes
    ]


def _code(words: pl.Series, missing: int) -> Codes:
    """Give the place of each word in its list; a missing word has the last place."""
    codes = words.to_physical().cast(pl.Int64).fill_null(missing)
    return codes.to_numpy()
