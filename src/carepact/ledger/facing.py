"""Lay the model's figures beside those that flows add up to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import xarray as xr

from carepact.core.arrays import FloatArray, IntArray
from carepact.ledger.accounts import Title, accounts_along
from carepact.ledger.posted import Posted, Sides
from carepact.ledger.tallies import WORDS, keep_labels, list_places, spread, tally
from carepact.simulate.projection import PRESENT_LAW, place


def take_accounts(amounts: xr.Variable, accounts: Sequence[str]) -> xr.Variable:
    """Take some accounts."""
    return amounts.isel(account=list_places("account", accounts))


def add_accounts(amounts: xr.Variable, accounts: Sequence[str]) -> xr.Variable:
    """Add some accounts up."""
    return take_accounts(amounts, accounts).sum("account")


def under_law(amounts: xr.Variable) -> xr.Variable:
    """Take what is there under present law."""
    return amounts.isel(scenario=place("scenario", PRESENT_LAW))


def bound(
    amounts: xr.Variable, least: float = -np.inf, most: xr.Variable | float = np.inf
) -> xr.Variable:
    """Keep amounts within bounds."""
    raised: Any = np.maximum(amounts, least)
    bounded: xr.Variable = np.minimum(raised, most)
    return bounded


def face_costs(side: xr.Variable, model: xr.Variable, dimension: str) -> Sides:
    """Lay the costs of instruments along accounts; the model has none without an instrument."""
    borne = spread(model, dimension, accounts_along(dimension))
    return Sides(side, borne.pad(instrument=(0, 1), constant_values=0.0), abs(side))


def face_sides(
    posted: Posted, title: Title, sources: Sequence[str], takers: Sequence[str], model: FloatArray
) -> Sides:
    """Lay flows of a title from account to account beside those of the model.

    The model's are of shape (scenarios, sources, takers, draws, years).
    """
    flows = posted.coded.titled(title)
    kept = keep_labels(flows, {"from": sources, "to": takers})
    ledger = tally(flows, "from", "to", kept=kept)
    given, taken = (
        np.searchsorted(kept[side], list_places(side, words))
        for side, words in (("from", sources), ("to", takers))
    )
    held = np.zeros(ledger.shape)
    held[:, given[:, None], taken] = model
    return Sides(ledger, ledger.copy(data=held), abs(ledger), _list_labels(kept))


def _list_labels(kept: Mapping[str, IntArray]) -> dict[str, list[str]]:
    """List the labels that are kept."""
    return {column: [WORDS[column][at] for at in places] for column, places in kept.items()}
