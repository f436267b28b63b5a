"""One instrument under present law and under the three named closures.

Two switches: only a share of newly funded use is new use, and care staff grow no faster than
a rate that has been sustained. `demand` sets neither, `additional` the first, `supply` both.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import get_args

import numpy as np

from carepact.core.arrays import BoolArray, FloatArray, IntArray
from carepact.core.parameter_tables import LABELS
from carepact.policy.rules.outcome import HOUSEHOLDS, Outcome, Provider, split_cost
from carepact.policy.traits import Payee


@dataclass(frozen=True)
class Totals:
    """One instrument over all rows. The first axis is the run; draw and year are the last."""

    reached: FloatArray
    """Shape (scenarios, draws, years). [persons]"""
    cost_by_payer: FloatArray
    """Shape (scenarios, payers, draws, years). [money a year]"""
    paid: FloatArray
    """Shape (scenarios, payees, draws, years). [money a year]"""
    staff: FloatArray
    """Shape (scenarios, sexes, draws, years). [full-time equivalents]"""
    capital: FloatArray
    """Shape (scenarios, draws, years). [money]"""
    hours: dict[tuple[str, str, int], FloatArray]
    """By kind of provider, sex and recipient, of shape (scenarios, draws, years). [hours a year]"""
    attended: dict[int, FloatArray]
    """By recipient, each of shape (scenarios, draws, years). [hours a year]"""
    men: FloatArray
    """Persons reached in the rows of men, shape (scenarios, draws, years). [persons]"""
    gained: FloatArray
    """Persons reached beyond present law, of the rows that gain, shape of men. [persons]"""

    @property
    def cost(self) -> FloatArray:
        """Add up the gross cost, shape (scenarios, draws, years). [money a year]"""
        total: FloatArray = self.paid.sum(axis=1)
        return total


def sum_alike(parts: Sequence[FloatArray]) -> FloatArray:
    """Add arrays of one shape up."""
    total: FloatArray = np.add.reduce(list(parts))
    return total


def weigh_new_use(before: FloatArray, after: FloatArray, new_use: FloatArray) -> FloatArray:
    r"""Compute the part of a reform's outcome that is there if not all use is new.

    Parameters
    ----------
    before, after : FloatArray, shape (draws, years, rows)
        Persons reached under present law and under the reform. [persons]
    new_use : FloatArray, shape (draws, 1, 1)
        Share :math:`\alpha` of the added use that is new. [share]

    Returns
    -------
    FloatArray, shape (draws, years, rows)
        :math:`(b + \alpha (a - b)) / a` where the reform reaches more, else 1. [share]
    """
    more = after > before
    reached = before + new_use * (after - before)
    return np.where(more, reached / np.where(more, after, 1.0), 1.0)


def total_instrument(
    before: Outcome,
    after: Outcome,
    payers: tuple[FloatArray, FloatArray],
    recipients: IntArray,
    men: BoolArray,
    new_use: FloatArray | None = None,
) -> Totals:
    r"""Add one instrument up over its rows, under present law and two closures.

    Parameters
    ----------
    before, after : Outcome
        Present law and the reform with all that it funds, shape (draws, years, rows).
    payers : tuple of two FloatArray, shape (draws, years, payers)
        Payer shares under present law and under the reform. [share]
    recipients : IntArray, shape (rows,)
        Who receives the care of each row: a place in `projection.RECIPIENTS`.
    men : BoolArray, shape (rows,)
        Rows of men, where rows are laid out by sex.
    new_use : FloatArray, shape (draws, 1, 1), optional
        Share of added use that is new; all of it when omitted. [share]

    Returns
    -------
    Totals
        Runs: present law, `demand`, `additional`.

    Notes
    -----
    Use that is not new existed before and families paid for it. Under `additional` the
    payers bear what they fund, families are spared what they paid, and only new use is new
    cost: :math:`h = h_{funded} - (C_{funded} - C_{new})`.
    """
    ends = (before, after)
    shape = (*payers[0].shape[:2], recipients.size)
    reached = [np.broadcast_to(end.reached, shape) for end in ends]
    kept = None if new_use is None else weigh_new_use(reached[0], reached[1], new_use)

    def add_up(
        take: Callable[[Outcome], FloatArray | float], rows: BoolArray | None = None
    ) -> FloatArray:
        """Add a part up over the rows in each run, shape (scenarios, draws, years)."""
        taken = [np.asarray(take(end), dtype=float) for end in ends]
        if not any(part.ndim for part in taken) and not any(taken):
            return np.zeros((1 + len(ends), *shape[:-1]))
        parts = [np.broadcast_to(part, shape) for part in taken]
        law, funded = (_sum_rows(part, None, rows) for part in parts)
        new = funded if kept is None else _sum_rows(parts[1], kept, rows)
        return np.stack([law, funded, new])

    paid = np.stack([add_up(_pay(payee)) for payee in get_args(Payee)], axis=1)
    kinds = dict.fromkeys((*before.provider_hours, *after.provider_hours))
    groups = {int(place): recipients == place for place in np.unique(recipients)}
    return Totals(
        reached=add_up(lambda end: end.reached),
        cost_by_payer=_bear(ends, payers, paid.sum(axis=1)),
        paid=paid,
        staff=np.stack([add_up(_employ(sex)) for sex in LABELS["sex"]], axis=1),
        capital=add_up(lambda end: end.capital),
        hours={
            (kind.kind, kind.sex, place): add_up(_give(kind), rows)
            for kind in kinds
            for place, rows in groups.items()
        },
        attended={
            place: add_up(lambda end: end.attended_hours, rows) for place, rows in groups.items()
        },
        men=add_up(lambda end: end.reached, men),
        gained=_count_gained(reached[0], reached[1], kept),
    )


def limit_staff(totals: Totals, share: FloatArray | None) -> Totals:
    r"""Add the run `supply`: only a share of what `additional` adds can be staffed.

    Parameters
    ----------
    totals : Totals
        Present law, `demand`, `additional`.
    share : FloatArray, shape (draws, years), or None
        Share :math:`\phi` of the added staff that can be found; None where none is sought. [share]

    Returns
    -------
    Totals
        With a fourth run :math:`b + \phi (x - b)`; :math:`x` where no staff is sought.
    """

    def extend(runs: FloatArray) -> FloatArray:
        """Add a fourth run."""
        if share is None:
            return runs[[0, 1, 2, 2]]
        return np.concatenate([runs, runs[:1] + share * (runs[2:3] - runs[:1])])

    return Totals(
        reached=extend(totals.reached),
        cost_by_payer=extend(totals.cost_by_payer),
        paid=extend(totals.paid),
        staff=extend(totals.staff),
        capital=extend(totals.capital),
        hours={kind: extend(hours) for kind, hours in totals.hours.items()},
        attended={place: extend(hours) for place, hours in totals.attended.items()},
        men=extend(totals.men),
        gained=extend(totals.gained),
    )


def find_staff(
    before: FloatArray, wanted: FloatArray, growth: FloatArray, pool: FloatArray
) -> FloatArray:
    r"""Compute which share of the wanted care staff can be found.

    Parameters
    ----------
    before, wanted : FloatArray, shape (draws, years)
        Staff of all services under present law, and wanted. [full-time equivalents]
    growth : FloatArray, shape (draws, 1)
        Greatest growth that has been sustained :math:`g`. [share a year]
    pool : FloatArray, shape (draws, years)
        Who could be hired beside those employed. [full-time equivalents]

    Returns
    -------
    FloatArray, shape (draws, years)
        :math:`\phi = (s - b) / (w - b)`, from 0 to 1; 1 where nothing is added. [share]

    Notes
    -----
    :math:`s_t = \min(w_t, (1 + g) s_{t-1})` from :math:`s_0 = \min(w_0, b_0)` on, which is
    :math:`(1 + g)^t \min_{u \le t} w_u (1 + g)^{-u}` with :math:`s_0` in place of
    :math:`w_0`; at least :math:`b_t`, and at most that and the pool.
    """
    grown = np.power(1 + growth, np.arange(before.shape[-1]))
    bound = wanted / grown
    # Staff grow from those of present law, so the first year's own plan is bounded as well.
    bound[:, 0] = np.minimum(wanted[:, 0], before[:, 0])
    found = grown * np.minimum.accumulate(bound, axis=-1)
    # Present law's staff are there in any case, and nobody is hired beyond those without work.
    found = np.clip(found, before, before + pool)
    added = wanted - before
    return np.where(added > 0, np.clip((found - before) / np.where(added > 0, added, 1), 0, 1), 1.0)


def _sum_rows(
    part: FloatArray, weight: FloatArray | None, rows: BoolArray | None = None
) -> FloatArray:
    """Add a weighted part up over its rows, shape (draws, years)."""
    if rows is not None and not rows.all():
        part = part[..., rows]
        weight = None if weight is None else weight[..., rows]
    total: FloatArray = (part if weight is None else part * weight).sum(axis=-1)
    return total


def _count_gained(before: FloatArray, after: FloatArray, kept: FloatArray | None) -> FloatArray:
    """Count who is reached anew, rows that lose not set against those that gain."""
    new = after if kept is None else after * kept
    gains = [np.maximum(one - before, 0.0).sum(axis=-1) for one in (before, after, new)]
    return np.stack(gains)


def _pay(payee: Payee) -> Callable[[Outcome], FloatArray | float]:
    """Take what one payee gets."""
    return lambda end: end.payments.get(payee, 0.0)


def _give(provider: Provider) -> Callable[[Outcome], FloatArray | float]:
    """Take the hours of one provider."""
    return lambda end: end.provider_hours.get(provider, 0.0)


def _employ(sex: str) -> Callable[[Outcome], FloatArray | float]:
    """Take the staff of one sex."""
    return lambda end: sum(
        (heads for kind, heads in end.staff.items() if kind.sex == sex), start=np.zeros(())
    )


def _bear(
    ends: tuple[Outcome, Outcome], payers: tuple[FloatArray, FloatArray], cost: FloatArray
) -> FloatArray:
    """Divide the cost of each run among the payers, shape (scenarios, payers, draws, years)."""
    law, funded = (
        _split(end, np.moveaxis(by, -1, 0), whole)
        for end, by, whole in zip(ends, payers, cost[:2], strict=True)
    )
    # Use that is not new existed before, and families paid for it: the payers now do.
    spared = funded.copy()
    spared[HOUSEHOLDS] -= cost[1] - cost[2]
    return np.stack([law, funded, spared])


def _split(end: Outcome, by: FloatArray, cost: FloatArray) -> FloatArray:
    """Divide a cost among the payers, row by row only where families pay no more than so much."""
    if np.isinf(end.household_limit).all():
        return by * cost
    cost_by_payer = split_cost(end, by[..., None]).sum(axis=-1)
    return np.broadcast_to(cost_by_payer, (len(by), *cost.shape))
