"""Add flows up: by any of their words, or by account and side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Self

import numpy as np
import polars as pl
import xarray as xr

from carepact.core.arrays import BoolArray, FloatArray, IntArray
from carepact.ledger.accounts import ACCOUNTS, Title
from carepact.ledger.flows import ENUMS

WORDS: dict[str, tuple[str, ...]] = {
    **{column: tuple(words) for column, words in ENUMS.items()},
    "instrument": (*ENUMS["instrument"], "none"),
    "account": ACCOUNTS,
}
"""Labels of every column, and of accounts; flows behind which there is no instrument have one."""


@dataclass(frozen=True)
class Coded:
    """Flows, every word by its place in its list: they are added up many times."""

    places: Mapping[str, IntArray]
    """By column, each of shape (flows,)."""
    sizes: Mapping[str, int]
    """How many labels each column has."""
    amounts: FloatArray
    """Shape (flows,). [unit of the commodity]"""

    @classmethod
    def of(cls, flows: pl.DataFrame, years: Sequence[int]) -> Self:
        """Find the place of every word.

        Parameters
        ----------
        flows : pl.DataFrame, shape (flows, 9)
            As `post_flows` gives them.
        years : sequence of int
            Every year, rising, whether anything flows in it or not.
        """
        places = {
            column: _code(flows[column], len(WORDS[column]) - 1 if column in WORDS else 0)
            for column in (*ENUMS, "draw")
        }
        places["year"] = np.searchsorted(np.asarray(years), flows["year"].to_numpy())
        draws = flows.schema["draw"]
        sizes = {column: len(WORDS[column]) for column in ENUMS} | {
            "draw": len(draws.categories) if isinstance(draws, pl.Enum) else 0,
            "year": len(years),
        }
        return cls(places, sizes, flows["amount"].to_numpy())

    def where(self, rows: BoolArray) -> Self:
        """Keep some flows."""
        kept = {column: places[rows] for column, places in self.places.items()}
        return replace(self, places=kept, amounts=self.amounts[rows])

    def stand(self, column: str, words: Iterable[str]) -> BoolArray:
        """Tell which flows have one of some words in a column."""
        return np.isin(self.places[column], list_places(column, words))

    def join(self, columns: Sequence[str], name: str) -> Self:
        """Give each combination of words of some columns a place of its own."""
        sizes = [self.sizes[column] for column in columns]
        places = np.ravel_multi_index([self.places[column] for column in columns], sizes)
        return replace(
            self,
            places={**self.places, name: places},
            sizes={**self.sizes, name: int(np.prod(sizes))},
        )

    def titled(self, *titles: Title) -> Self:
        """Keep the flows of some titles."""
        return self.where(self.stand("title", titles))

    def size(self) -> Self:
        """Take amounts whatever their sign: what rounding is measured by."""
        return replace(self, amounts=np.abs(self.amounts))


def tally(flows: Coded, *keys: str, kept: Mapping[str, IntArray] | None = None) -> xr.Variable:
    """Add amounts up by run, draw, year and further columns.

    Parameters
    ----------
    flows : Coded
        What is added up.
    *keys : str
        Columns of words beside the run.
    kept : mapping of str to IntArray, optional
        By column, the places of the labels that are laid out, as `keep_labels` finds them; all
        of them for a column that is not named.

    Returns
    -------
    xr.Variable, shape (scenarios, labels of each key, draw, year)
        Every label is there; nothing is 0. [unit of the commodity]
    """
    dims, codes, shape = ("scenario", *keys, "draw", "year"), [], []
    for dim in dims:
        places, size = flows.places[dim], flows.sizes[dim]
        if kept is not None and dim in kept:
            places, size = np.searchsorted(kept[dim], places), kept[dim].size
        codes.append(places)
        shape.append(size)
    place = np.ravel_multi_index(codes, shape)
    total = np.bincount(place, weights=flows.amounts, minlength=int(np.prod(shape)))
    return xr.Variable(dims, total.reshape(shape))


def keep_labels(flows: Coded, beside: Mapping[str, Iterable[str]]) -> dict[str, IntArray]:
    """Find the labels of flows, and those beside them: most accounts have no part in most titles.

    Returns
    -------
    dict of str to IntArray
        By column of `beside`, their places, rising.
    """
    return {
        column: np.union1d(flows.places[column], list_places(column, words))
        for column, words in beside.items()
    }


def tally_accounts(flows: Coded, *keys: str) -> tuple[xr.Variable, xr.Variable]:
    """Add up what leaves and what enters each account.

    Parameters
    ----------
    flows : Coded
        What is added up.
    *keys : str
        Further columns of words.

    Returns
    -------
    tuple of xr.Variable
        Out and in, each of shape (scenarios, labels of each key, account, draw, year).
        [unit of the commodity]
    """
    dims = ("scenario", *keys, "account", "draw", "year")
    out, into = (xr.Variable(dims, tally(flows, *keys, side).data) for side in ("from", "to"))
    return out, into


def spread(amounts: xr.Variable, dimension: str, names: Sequence[str]) -> xr.Variable:
    """Put what lies along a dimension of the model on the accounts of the same order.

    Accounts that are named twice get the sum, all others 0.
    """
    parts = np.moveaxis(amounts.to_numpy(), amounts.get_axis_num(dimension), 0)
    held = np.zeros((len(ACCOUNTS), *parts.shape[1:]))
    for part, account in zip(parts, list_places("account", names), strict=True):
        held[account] += part
    return xr.Variable(("account", *(name for name in amounts.dims if name != dimension)), held)


def list_places(column: str, words: Iterable[str]) -> list[int]:
    """List the places of words of a column, or of accounts."""
    return [WORDS[column].index(word) for word in words]


def _code(words: pl.Series, missing: int) -> IntArray:
    """Give the place of each word in its list; a missing word has the last place."""
    codes: IntArray = words.to_physical().fill_null(missing).to_numpy().astype(np.int64)
    return codes
