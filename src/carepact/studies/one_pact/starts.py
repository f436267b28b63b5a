"""Where promises start from: what present law has, beside what the pact says of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

import numpy as np

from carepact.core.headline import bound_draws
from carepact.law.law import Law
from carepact.levels.pact.pact import Commitment, Pact
from carepact.levels.pact.scenarios import list_simulated
from carepact.policy.package import Edit, is_shares
from carepact.policy.shipped_instruments import shipped_instrument


class Start(NamedTuple):
    """Where a change of a promise starts from."""

    commitment: str
    change: str
    """Instrument and parameter, joined by a dot."""
    value: float
    """What present law has in the year of signature, the mean of the labels that the promise
    names. [unit of the parameter]"""
    low: float
    high: float
    target: float
    """What the promise makes of it, the mean of the same labels. [unit of the parameter]"""
    told: float | None
    """Where the pact says that its indicator stood; of its own unit, None where it does not."""
    status: str
    """`observed`, `imputed`, `assumed` or `given`: how firmly the value is known."""
    source: str
    is_law_already: bool
    """Whether present law has it already, so that the promise brings nothing."""
    unit: str
    """Of the parameter."""


def list_starts(pact: Pact, law: Law) -> tuple[Start, ...]:
    """List where each change starts from; shares of payers, which have no one figure, are not.

    Parameters
    ----------
    pact : Pact
        Its promises.
    law : Law
        Present law along draws.
    """
    return tuple(
        start
        for one in list_simulated(pact)
        for start in _list_of(one, law, date(pact.signed, 12, 31))
    )


def _list_of(one: Commitment, law: Law, day: date) -> Iterator[Start]:
    """List the starts of one promise."""
    told = None if one.indicator is None else one.indicator.baseline
    for edit in one.changes:
        if is_shares(edit):
            continue
        before = law.on(day)[edit.instrument][edit.parameter]
        after = np.stack([edit.target_for(draw) for draw in before])
        own = _mean_of_named(edit, before)
        aimed = _mean_of_named(edit, after)
        bounds = bound_draws(own)
        origin = law.origins.get(edit.place)
        yield Start(
            commitment=one.code,
            change=".".join(edit.place),
            value=float(bounds.value),
            low=float(bounds.low),
            high=float(bounds.high),
            target=float(bound_draws(aimed).value),
            told=told,
            status="" if origin is None else str(origin.status),
            source="" if origin is None else origin.source,
            is_law_already=bool(np.array_equal(before, after)),
            unit=shipped_instrument(edit.instrument).parameters[edit.parameter].unit,
        )


def _mean_of_named(edit: Edit, values: np.ndarray) -> np.ndarray:
    """Take the mean of the labels that an edit names, shape (1 + draws,)."""
    flat = values.reshape(len(values), -1)
    named = np.broadcast_to(edit.named, values.shape[1:]).ravel()
    found: np.ndarray = flat[:, named].mean(axis=1)
    return found
