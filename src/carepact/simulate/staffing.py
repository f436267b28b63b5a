"""Staff of what a reform adds: what needs none, and how many can be found."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from carepact.core.arrays import BoolArray, FloatArray, sum_any
from carepact.policy.rules.outcome import Outcome
from carepact.simulate.row_parts import divide, is_built, is_cash


def find_growing(before: Outcome, after: Outcome) -> BoolArray:
    """Find the rows in which a reform needs more staff, shape (draws, years, rows)."""
    return np.asarray(_count_staff(after) > _count_staff(before), dtype=np.bool_)


def leave_unstaffed(before: Outcome, after: Outcome) -> Outcome:
    r"""Take what is there of a reform if no staff are found beside those of present law.

    Parameters
    ----------
    before, after : Outcome
        Present law and the reform, shape (draws, years, rows).

    Returns
    -------
    Outcome
        The reform itself in rows that need no more staff: cuts and cash are made in full. In
        the others, staff and their pay times :math:`s = F_b / F_a`, staff of present law at the
        terms of the reform; persons, attended and weekly hours
        :math:`\min(a, \max(b, s a))`: those of today, and more only where the same staff serve
        more; coverage as persons, no less than today's; what is built, for those alone; cash in
        full.
    """
    grows = find_growing(before, after)
    if not grows.any():
        return after
    staff = np.where(grows, divide(_count_staff(before), _count_staff(after)), 1.0)

    def serve(was: FloatArray | float, becomes: FloatArray | float) -> FloatArray:
        """Take whom present staff serve."""
        served = np.minimum(becomes, np.maximum(was, becomes * staff))
        return np.where(grows, served, becomes)

    reached = serve(before.reached, after.reached)
    people = np.where(grows, divide(reached, after.reached), 1.0)
    # Only what is added is built: nothing of it where the same number is reached.
    added = divide(reached - before.reached, after.reached - before.reached, nothing=0.0)
    new = np.where(grows, np.clip(added, 0.0, 1.0), 1.0)
    parts = {
        payee: np.ones(()) if is_cash(payee) else new if is_built(payee) else staff
        for payee in after.payments
    }
    return replace(
        after,
        reached=reached,
        payments={payee: paid * parts[payee] for payee, paid in after.payments.items()},
        provider_hours={
            one: hours * (staff if one.kind == "staff" else people)
            for one, hours in after.provider_hours.items()
        },
        attended_hours=serve(before.attended_hours, after.attended_hours),
        # Whom shorter leave no longer keeps at home takes nobody's place.
        coverage=np.maximum(after.coverage * people, np.minimum(before.coverage, after.coverage)),
        weekly_hours=serve(before.weekly_hours, after.weekly_hours),
        staff={grade: heads * staff for grade, heads in after.staff.items()},
        places=after.places * people,
        capital=after.capital * new,
        household_limit=after.household_limit * np.where(people > 0, people, 1.0),
    )


def find_staff(
    before: FloatArray, wanted: FloatArray, growth: FloatArray, pool: FloatArray
) -> FloatArray:
    r"""Compute which share of the wanted care staff can be found.

    Parameters
    ----------
    before, wanted : FloatArray, shape (draws, years)
        Staff of all services under present law, and with what is added. [full-time equivalents]
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
    From :math:`s_0 = b_0` on,
    :math:`s_t = \min(w_t, b_t + p_t, (1 + g) s_{t-1} + \max(b_t - b_{t-1}, 0))`: growth starts
    from the staff that were found and not from those who would have been, so a pool that opens
    late lets nobody in at once. Present law's services find their staff in any case, also where
    these grow faster than g; the reform has g of last year's staff beside that growth, so it
    is not shut out by it. Where present law's staff shrink or stay, all staff together grow
    at most at g.
    """
    found: FloatArray = np.empty(np.broadcast_shapes(before.shape, wanted.shape, pool.shape))
    found[:, 0] = before[:, 0]
    for year in range(1, before.shape[-1]):
        own = np.maximum(before[:, year] - before[:, year - 1], 0.0)
        most = (1 + growth[:, 0]) * found[:, year - 1] + own
        most = np.minimum(most, before[:, year] + np.maximum(pool[:, year], 0.0))
        found[:, year] = np.clip(most, before[:, year], wanted[:, year])
    return divide(found - before, wanted - before)


def _count_staff(outcome: Outcome) -> FloatArray:
    """Count the staff of each row. [full-time equivalents]"""
    return sum_any(outcome.staff.values())
