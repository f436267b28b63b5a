"""Places added by a reform that stand in the stead of places families pay for today."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

import numpy as np

from carepact.core.arrays import FloatArray
from carepact.policy.rules.outcome import (
    GENERAL_BUDGET,
    HOUSEHOLDS,
    Outcome,
    split_cost,
)
from carepact.simulate.row_parts import divide, is_built


@dataclass(frozen=True)
class Replaced:
    """Places that a reform replaces, by row. All arrays: shape (draws, years, rows)."""

    places: FloatArray
    """[persons]"""
    price: FloatArray
    """What families pay for one today. [money a year]"""


def find_replaced(
    before: Outcome, after: Outcome, shares: FloatArray, new_use: FloatArray
) -> Replaced:
    r"""Find which of the places that a reform adds replace places that families pay for today.

    Parameters
    ----------
    before, after : Outcome
        Present law and the reform with all that it funds, shape (draws, years, rows).
    shares : FloatArray, shape (payers, draws, years, 1)
        Payer shares under present law. [share]
    new_use : FloatArray, shape (draws, 1, 1)
        Share :math:`\alpha` of the added use that is new. [share]

    Notes
    -----
    Row by row :math:`r = \min((1 - \alpha)(a - b)^+, b h / C)`, with b places of present law,
    C their cost and h what households bear of it: the places that families pay for today are
    those of present law times households' share of their cost, so that the price of one is the
    present cost of a place, :math:`C / b`. A place that no family pays for replaces nothing.
    Where shorter leave leaves more children to be covered, b in the first term is what present
    law's coverage gives to all of them: these were at home, and no family paid for a place.
    """
    cost, reached = before.cost, np.asarray(before.reached, dtype=float)
    families = split_cost(before, shares)[HOUSEHOLDS]
    paid_for = reached * divide(families, cost, nothing=0.0)
    as_today = np.maximum(reached, before.coverage * np.asarray(after.eligible))
    added = np.maximum(after.reached - as_today, 0.0)
    places = np.minimum((1 - new_use) * added, paid_for)
    return Replaced(places, divide(cost, reached, nothing=0.0))


def leave_out(before: Outcome, after: Outcome, replaced: Replaced) -> Outcome:
    r"""Take a reform without the places that it only replaces.

    Returns
    -------
    Outcome
        Every figure of a row times :math:`(a - r) / a`, but for who could be reached and for
        how long; what is built, and is charged for it, times :math:`(a - b - r) / (a - b)`, as
        the places of present law stand already.
    """
    reached = np.asarray(after.reached, dtype=float)
    left = divide(reached - replaced.places, reached)
    added = np.maximum(reached - before.reached, 0.0)
    new = divide(added - replaced.places, added)
    scaled = {one.name: _scale(getattr(after, one.name), left) for one in fields(after)}
    # Fewer are reached, of as many, for as long.
    kept = {"eligible": after.eligible, "weekly_hours": after.weekly_hours}
    payments = {
        payee: np.asarray(paid * (new if is_built(payee) else left))
        for payee, paid in after.payments.items()
    }
    built = {"payments": payments, "capital": after.capital * new}
    return replace(after, **scaled | kept | built)


def bear(
    funded: Outcome, real: Outcome, shares: FloatArray, replaced: Replaced | None
) -> FloatArray:
    r"""Divide the cost of a reform among the payers, row by row.

    Parameters
    ----------
    funded, real : Outcome
        The reform with all that it funds, and without the places that it only replaces.
    shares : FloatArray, shape (payers, draws, years, 1)
        Payer shares under the reform. [share]
    replaced : Replaced or None
        What it replaces; None where nothing is.

    Returns
    -------
    FloatArray, shape (payers, draws, years, rows)
        [money a year]

    Notes
    -----
    Households no longer pay for what is replaced: from what they would bear of all that is
    funded, places replaced times today's price of one go off, at most all of it. The other
    payers bear the rest of the cost in their proportions, the general budget where there is
    no other. So no payer is below 0, and all together bear the cost.
    """
    cost_by_payer = split_cost(funded, shares)
    if replaced is None:
        return cost_by_payer
    whole = real.cost
    relieved = cost_by_payer[HOUSEHOLDS] - replaced.places * replaced.price
    families = np.clip(relieved, 0.0, whole)
    others = cost_by_payer.copy()
    others[HOUSEHOLDS] = 0.0
    total = others.sum(axis=0)
    others[GENERAL_BUDGET] += total == 0
    borne = others / np.where(total == 0, 1.0, total) * (whole - families)
    borne[HOUSEHOLDS] = families
    return np.where(replaced.places > 0, borne, cost_by_payer)


def _scale(figures: Any, part: FloatArray) -> Any:  # noqa: ANN401 - a field of an outcome
    """Scale figures of rows, or every figure of a mapping of them."""
    if isinstance(figures, Mapping):
        return {key: one * part for key, one in figures.items()}
    return figures * part
