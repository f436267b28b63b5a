"""Which costs of leave or of measures may be told: each is a sum of what single persons earn.

What the leave of two fathers costs tells what they earn, as what the law pays is public.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from carepact.core.arrays import FloatArray, IntArray
from carepact.core.disclosure.contributions import Contributions
from carepact.core.disclosure.listing import Listing, Quantity
from carepact.core.disclosure.protection import protect
from carepact.core.disclosure.rules import DisclosureRule
from carepact.levels.employer.hiding import hide_by_steps


def hide_costs(
    persons: IntArray, costs: Mapping[str, FloatArray], rule: DisclosureRule
) -> tuple[Mapping[str, bool], bool]:
    """Tell which costs may not be told, and whether their sum may not.

    Parameters
    ----------
    persons : IntArray, shape (lines,)
        Persons of each line of the headcount. [persons]
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
    costs that stand on many of them may be told.
    """
    if not costs:
        return {}, False
    each = np.stack(list(costs.values()))
    listing = _list_costs(persons, each, rule.depth)
    hidden = hide_by_steps(rule, lambda step: protect(listing, step).entries[0])
    return dict(zip(costs, hidden[:-1].tolist(), strict=True)), bool(hidden[-1])


def _list_costs(persons: IntArray, each: FloatArray, depth: int) -> Listing:
    """List costs of the whole staff and their sum, shape (costs, lines)."""
    every = np.concatenate([each, each.sum(axis=0, keepdims=True)])
    of_entries = _contribute(persons, every, depth)
    of_atoms = _contribute(persons, each, depth)
    quantity = Quantity(
        members=np.concatenate([np.eye(len(each)), np.ones((len(each), 1))], axis=1).astype(bool),
        mass=each.sum(axis=1)[None],
        of_cells=of_atoms,
        of_line_atoms=of_atoms,
        of_entries=of_entries,
    )
    staff = np.array([persons.sum()])
    return Listing(np.ones((1, 1)), staff, staff, (quantity,))


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
