"""Which costs of leave or of measures may be told: each is a sum of what single persons earn.

What the leave of two fathers costs tells what they earn, as what the law pays is public. So a
cost is told only where it tells no pay, alone and beside the pay of groups that is told.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from carepact.core.arrays import BoolArray, FloatArray, IntArray
from carepact.core.disclosure.contributions import Contributions
from carepact.core.disclosure.protection import protect
from carepact.core.disclosure.rules import DisclosureRule
from carepact.levels.employer.hiding import hide_by_steps
from carepact.levels.employer.pay_cells import PayCells, weigh_costs
from carepact.levels.employer.staff import Staff


def hide_costs(
    staff: Staff, costs: Mapping[str, FloatArray], rule: DisclosureRule
) -> tuple[Mapping[str, bool], bool]:
    """Tell which costs may not be told, and whether their sum may not.

    Parameters
    ----------
    staff : Staff
        The headcount.
    costs : mapping of str to FloatArray, shape (lines,) each
        What each costs for all persons of a line, as it will be told: the point. [own money]
    rule : DisclosureRule
        When a sum over persons is unsafe.

    Returns
    -------
    tuple of mapping of str to bool, and bool
        Whether each cost is hidden, and whether their sum is.

    Notes
    -----
    Of who is not told to care everybody of a line has the same part of what is expected, so that
    costs that stand on many of them may be told. Beside the pay that `compare_pay` tells, a cost
    counts as a sum of the pay of each kind of persons, times what it is over their pay; once with
    all of a kind together, once with those of other hours apart.
    """
    if not costs:
        return {}, False
    each = np.stack(list(costs.values()))
    every = np.concatenate([each, each.sum(axis=0, keepdims=True)])
    laid = [weigh_costs(staff, every, by_hours=by_hours) for by_hours in (False, True)]
    hidden = hide_by_steps(rule, lambda step: _hide(staff, each, laid, step))
    return dict(zip(costs, hidden[:-1].tolist(), strict=True)), bool(hidden[-1])


def _hide(
    staff: Staff,
    each: FloatArray,
    laid: Sequence[tuple[PayCells, FloatArray]],
    rule: DisclosureRule,
) -> BoolArray:
    """Hide costs that are unsafe alone, then those that would tell more beside pay."""
    every = np.concatenate([each, each.sum(axis=0, keepdims=True)])
    hidden: BoolArray = rule.is_unsafe(_contribute(staff.persons, every, rule.depth))[0]
    hidden[-1] |= hidden.any()  # a sum is told with all its parts alone
    for cells, weights in laid:
        if cells.pay.size:
            hidden |= _hide_beside_pay(cells, weights, hidden, rule)
            hidden[-1] |= hidden.any()
    return hidden


def _hide_beside_pay(
    cells: PayCells, weights: FloatArray, hidden: BoolArray, rule: DisclosureRule
) -> BoolArray:
    """Hide costs that would tell pay of some kinds beside the means that are told, in order."""
    means = protect(cells.list_sums(rule.depth), rule).entries[:, 0]
    found, told = hidden.copy(), list[int]()
    for at in np.flatnonzero(~hidden & weights.any(axis=1)).tolist():
        listing = cells.list_sums(rule.depth, weights[[*told, at]])
        entries = protect(listing, rule).entries[:, 0]
        if (entries[: means.size] & ~means).any() or entries[means.size :].any():
            found[at] = True
        else:
            told.append(at)
    return found


def _contribute(persons: IntArray, costs: FloatArray, depth: int) -> Contributions:
    """Find how much persons contribute to costs, shape (1, costs)."""
    shares = costs / np.maximum(persons, 1)
    largest = np.zeros((1, len(costs), depth))
    for at, share in enumerate(shares):
        order = np.argsort(-share)[:depth]
        top = np.repeat(share[order], np.minimum(persons[order], depth))[:depth]
        largest[0, at, : top.size] = top
    behind = ((costs > 0) * persons).sum(axis=1)
    return Contributions(behind[None], costs.sum(axis=1)[None], largest)
