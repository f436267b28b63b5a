"""The pay in the middle of a group, where it is nobody's alone.

A median is one person's pay, and who ranks colleagues by their pay knows whose. In its place
stands the mean of the persons in the middle: as many as the rule's minimum, or one more, so that
as many earn less as earn more. Persons of one pay cannot be told apart, so that each of them
counts for a part.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from carepact.core.arrays import BoolArray, FloatArray
from carepact.core.disclosure.rules import DisclosureRule
from carepact.levels.employer.pay_cells import PayCells


@dataclass(frozen=True)
class Middle:
    """The persons in the middle of a group."""

    group: int
    parts: FloatArray
    """How many of each pay, shape (bands,). [persons]"""

    @cached_property
    def bands(self) -> frozenset[int]:
        """List the pays that they have."""
        return frozenset(np.flatnonzero(self.parts).tolist())

    def mean(self, cells: PayCells) -> float:
        """Return their mean pay. [own money an hour]"""
        return float((self.parts * cells.pay).sum() / self.parts.sum())

    def may_stand_beside(self, other: Middle) -> bool:
        """Tell whether no pay is in both, or one and the same is all there is in either."""
        return not self.bands & other.bands or (self.bands == other.bands and len(self.bands) == 1)


def find_middle(cells: PayCells, group: int, rule: DisclosureRule) -> Middle | None:
    """Find the middle of a group; None where fewer than the minimum stand around it."""
    counts, persons = cells.groups[group], int(cells.persons[group])
    inside = rule.minimum + (persons - rule.minimum) % 2
    if persons - inside < rule.minimum:
        return None
    first, upto = (persons - inside) / 2, np.cumsum(counts)
    begun = np.maximum(upto - counts, first)
    return Middle(group, np.maximum(np.minimum(upto, first + inside) - begun, 0.0))


def choose_medians(cells: PayCells, hidden_means: BoolArray, rule: DisclosureRule) -> list[int]:
    """Choose the groups whose median may be told beside all means that are, the first ones first.

    Parameters
    ----------
    cells : PayCells
        Persons by kind and pay.
    hidden_means : BoolArray, shape (groups,)
        Groups whose mean may not be told.
    rule : DisclosureRule
        When a sum over persons is unsafe.

    Returns
    -------
    list of int
        Places of these groups.

    Notes
    -----
    Two medians stand on no pay in common, unless either is that one pay alone. In every sum
    whose mean is told, and in every kind of persons that a median of several pays touches, the
    minimum of persons or more is left that no median stands on, none of them too large. So a sum
    of means and medians, with whatever factors, holds either all persons of a middle or all that
    are left of a kind: never fewer than the minimum.
    """
    chosen: list[Middle] = []
    for group in range(cells.persons.size):
        found = None if hidden_means[group] else find_middle(cells, group, rule)
        if (
            found is not None
            and all(found.may_stand_beside(other) for other in chosen)
            and not _is_unsafe(cells, [*chosen, found], hidden_means, rule)
        ):
            chosen.append(found)
    return [one.group for one in chosen]


def _is_unsafe(
    cells: PayCells, middles: list[Middle], hidden_means: BoolArray, rule: DisclosureRule
) -> bool:
    """Tell whether too few persons stand in or around some middles, or one of them is too large."""
    last = middles[-1]
    inside = np.where(last.parts > 0, cells.groups[last.group], 0)
    if rule.is_unsafe(cells.contribute(inside, rule.depth))[0]:
        return True
    mixed = [one for one in middles if len(one.bands) > 1]
    kinds = {kind for one in mixed for kind in cells.list_kinds(one.group, sorted(one.bands))}
    touched, several = _unite(middles), _unite(mixed)
    for counts in (*cells.groups[~hidden_means], *cells.kinds[sorted(kinds)]):
        left = cells.contribute(counts, rule.depth, touched)
        nobody = not left.contributors[0] and counts[several].any()
        if nobody or rule.is_unsafe(left)[0]:
            return True
    return False


def _unite(middles: Sequence[Middle]) -> list[int]:
    """List the pays in any of some middles."""
    return sorted(frozenset().union(*(one.bands for one in middles)))
