"""Which counts of persons are hidden where many counts stand beside one another.

Counts may be nested (who was granted is of those who asked), and some are known whether they are
printed or not, such as how many women and men a firm has. All of it is one system: atoms are
groups of persons, printed figures and what is known besides are sums of them, and a group of few
must stay open in what all solutions have in common.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from scipy import sparse

from carepact.core.arrays import BoolArray, FloatArray, IntArray
from carepact.core.disclosure.layers import ALWAYS, Demand, Layer, make_demand, merge_demands
from carepact.core.disclosure.probe import Probe
from carepact.core.disclosure.rules import DisclosureRule
from carepact.core.disclosure.suppression import Suppression


@dataclass(frozen=True)
class Counts:
    """All counts that leave together. `V` atoms, `L` printed figures."""

    persons: IntArray
    """Persons of each atom; atoms may have persons in common, shape (V,). [persons]"""
    lines: FloatArray
    """Which atoms each printed figure adds up, shape (L, V)."""
    cost: FloatArray
    """What it costs to hide each figure, shape (L,)."""
    groups: FloatArray
    """Groups that must stay open where they are few, as sums of atoms, shape (G, V)."""
    relations: FloatArray
    """Sums of atoms that are nought whatever they are: a whole less its parts, shape (R, V)."""
    public: FloatArray
    """Sums of atoms whose size everybody may know, printed or not, shape (P, V)."""

    def hide(self, rule: DisclosureRule, hidden: BoolArray | None = None) -> BoolArray:
        """Tell which figures may not be told, shape (L,).

        Parameters
        ----------
        rule : DisclosureRule
            How few are too few.
        hidden : BoolArray, shape (L,), optional
            Figures that are hidden already.

        Notes
        -----
        A group of few stays open where it could be the minimum or more, and one less unless it is
        one. Where the public sums leave less room, all of the room that they leave is asked for;
        and the whole of it for readers who do not know them. A group of nobody is told, and taken
        to be known to everybody.
        """
        primary = self._find_few(self.lines, rule)
        primary = primary if hidden is None else primary | hidden
        demands = merge_demands(
            [
                make_demand(one, *ask_of_few(round(float(one @ self.persons)), rule))
                for one in (self.groups * (self.persons > 0))[self._find_few(self.groups, rule)]
            ]
        )
        found = Suppression([], primary, self.cost, np.zeros_like(primary))
        known = np.concatenate([self.relations, self.public])
        room = self._add(found, known, demands)
        self._add(found, self.relations, [
            asked for asked, left in zip(demands, room, strict=True)
            if (left.up, left.down) != (asked.up, asked.down)
        ])  # fmt: skip
        found.show_again()
        found.check()
        return found.hidden

    def _find_few(self, sums: FloatArray, rule: DisclosureRule) -> BoolArray:
        """Tell which sums of atoms are few."""
        size = sums @ self.persons
        few: BoolArray = (size > 0) & (size < rule.minimum)
        return few

    def _add(
        self, found: Suppression, known: FloatArray, demands: Sequence[Demand]
    ) -> Sequence[Demand]:
        """Meet demands for who knows some sums, as far as these leave room; return how far."""
        nobody = self.persons == 0
        layer = Layer(
            rows=sparse.csr_matrix(np.concatenate([self.lines, known])),
            entry=np.concatenate([np.arange(len(self.lines)), np.full(len(known), ALWAYS)]),
            value=self.persons.astype(float),
            lower=np.where(nobody, 0.0, 1.0),
            upper=np.where(nobody, 0.0, np.inf),
            demands=tuple(demands),
            strand=np.zeros(self.persons.size, dtype=np.int64),
            is_whole=True,
        )
        layer = find_room(layer, self.cost)
        found.add(layer)
        return layer.demands


def ask_of_few(persons: int, rule: DisclosureRule) -> tuple[float, float]:
    """Return how many more and how many fewer few persons must be able to be."""
    return float(max(rule.minimum - persons, 2)), 1.0 if persons > 1 else 0.0


def find_room(layer: Layer, cost: FloatArray) -> Layer:
    """Ask of each demand of whole persons no more than is open where every figure is hidden.

    Parameters
    ----------
    layer : Layer
        Whole numbers, and what is asked.
    cost : FloatArray, shape (E,)
        What it costs to hide each entry.

    Returns
    -------
    Layer
        The same demands in the same order; one that is known to everybody asks for nothing.
    """
    room, every = list(layer.demands), np.ones(cost.size, dtype=bool)
    doubtful = [(at, sign) for at in range(len(room)) for sign in (1, -1)]
    while doubtful:
        probe = Probe(replace(layer, demands=tuple(room)), cost)
        doubtful = [
            (at, sign)
            for at, sign in doubtful
            if (room[at].up if sign > 0 else room[at].down)
            and probe.move(at, sign, every, strictly=True) is None
        ]
        for at, sign in doubtful:
            one = room[at]
            room[at] = replace(one, up=one.up - (sign > 0), down=one.down - (sign < 0))
    return replace(layer, demands=tuple(room))
