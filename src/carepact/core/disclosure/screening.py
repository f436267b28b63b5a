"""Find contributions exactly where they matter, and bound them where a bound is enough.

Most sums of a survey stand on thousands of persons. That their largest contribution is small
already says that they are safe; who comes second is looked up only where it could matter.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from carepact.core.arrays import BoolArray, FloatArray, IntArray
from carepact.core.disclosure.contributions import Contributions, Persons
from carepact.core.disclosure.rules import DisclosureRule

Values = Callable[[IntArray, IntArray], FloatArray]
"""Gives what some rows hold of some quantities, shape (rows, quantities)."""


def bound_contributions(
    contributors: IntArray, total: FloatArray, largest: FloatArray, rule: DisclosureRule
) -> Contributions:
    """Bound contributions from the largest: no later one is larger.

    Parameters
    ----------
    contributors : IntArray, shape (C, K)
        Persons who contribute, or fewer. [persons]
    total : FloatArray, shape (C, K)
        Sum of the contributions.
    largest : FloatArray, shape (C, K)
        The largest contribution, or more.
    rule : DisclosureRule
        How many contributions it looks at.
    """
    repeated = np.repeat(np.minimum(largest, total)[..., None], rule.depth, axis=-1)
    return Contributions(contributors, total, repeated)


def screen_contributions(
    persons: Persons,
    values: Values,
    bounded: Contributions,
    parts: BoolArray,
    rule: DisclosureRule,
) -> tuple[Contributions, Contributions]:
    """Replace bounds by what persons contribute wherever the bound leaves doubt.

    Parameters
    ----------
    persons : Persons
        Who stands in which cell, one row a person.
    values : callable
        What some rows hold of some quantities.
    bounded : Contributions, shape (C, K)
        Bounds for every cell.
    parts : BoolArray, shape (L, C)
        Which cells each line holds.
    rule : DisclosureRule
        When a sum is unsafe.

    Returns
    -------
    tuple of Contributions, shapes (C, K) and (L, K)
        Of cells and of lines.
    """
    of_lines = bounded.unite(parts)
    doubtful = rule.is_unsafe(bounded)
    doubtful |= (parts.T.astype(np.int64) @ rule.is_unsafe(of_lines).astype(np.int64)) > 0
    columns = np.flatnonzero(doubtful.any(axis=0))
    if not columns.size:
        return bounded, of_lines
    cells = np.flatnonzero(doubtful.any(axis=1))
    place = np.full(persons.cells + 1, -1)  # the last one is for rows outside
    place[cells] = np.arange(cells.size)
    at = place[persons.cell]
    rows = np.flatnonzero((at >= 0) & (persons.weight > 0))
    held = values(rows, columns)
    holding = held.any(axis=1)
    rows, held = rows[holding], held[holding]
    some = Persons(
        np.arange(rows.size), at[rows], persons.weight[rows], cells.size, is_known_single=True
    )
    found = some.gather(held, rule.depth)
    block = np.ix_(cells, columns)
    contributors, largest = bounded.contributors.copy(), bounded.largest.copy()
    total = bounded.total.copy()
    contributors[block], largest[block] = found.contributors, found.largest
    total[block] = found.total
    exact = Contributions(contributors, total, largest)
    return exact, exact.unite(parts)
