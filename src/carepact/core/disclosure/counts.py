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

ROUNDING = 1e-6
"""Part of a person by which a programme may miss a whole number. [persons]"""


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
    insiders: Sequence[FloatArray] = ()
    """What single readers know besides, each as sums of atoms, shape (sums, V)."""

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
        demands = tuple(
            make_demand(one, *_ask(round(float(one @ self.persons)), rule))
            for one in (self.groups * (self.persons > 0))[self._find_few(self.groups, rule)]
        )
        found = Suppression([], primary, self.cost, np.zeros_like(primary))
        known = np.concatenate([self.relations, self.public])
        everybody = self._lay(known, demands)
        found.add(everybody)
        if _add_up(everybody.demands) < _add_up(merge_demands(demands)):
            found.add(self._lay(self.relations, demands))
        found.show_again()
        for one in self.insiders:
            others = tuple(asked for asked in demands if not one[:, asked.atoms].any())
            found.add(self._lay(np.concatenate([known, one]), others))
        found.check()
        return found.hidden

    def _find_few(self, sums: FloatArray, rule: DisclosureRule) -> BoolArray:
        """Tell which sums of atoms are few."""
        size = sums @ self.persons
        few: BoolArray = (size > 0) & (size < rule.minimum)
        return few

    def _lay(self, known: FloatArray, demands: Sequence[Demand]) -> Layer:
        """Lay the counts out for who knows some sums; ask no more than they leave open."""
        nobody = self.persons == 0
        layer = Layer(
            rows=sparse.csr_matrix(np.concatenate([self.lines, known])),
            entry=np.concatenate([np.arange(len(self.lines)), np.full(len(known), ALWAYS)]),
            value=self.persons.astype(float),
            lower=np.where(nobody, 0.0, 1.0),
            upper=np.where(nobody, 0.0, np.inf),
            demands=merge_demands(demands),
            strand=np.zeros(self.persons.size, dtype=np.int64),
            is_whole=True,
        )
        return _leave_room(layer, self.cost)


def _ask(persons: int, rule: DisclosureRule) -> tuple[float, float]:
    """Return how many more and how many fewer few persons must be able to be."""
    return float(max(rule.minimum - persons, 2)), 1.0 if persons > 1 else 0.0


def _add_up(demands: Sequence[Demand]) -> float:
    """Add up what demands ask. [persons]"""
    return sum(one.up + one.down for one in demands)


def _leave_room(layer: Layer, cost: FloatArray) -> Layer:
    """Ask of each demand no more than is open even where every figure is hidden."""
    if not layer.demands:
        return layer
    probe, every = Probe(layer, cost), np.ones(cost.size, dtype=bool)
    demands = []
    for at, one in enumerate(layer.demands):
        up, down = (
            asked
            if not asked or probe.move(at, sign, every, strictly=True) is not None
            else _find_room(layer, one, sign)
            for asked, sign in ((one.up, 1), (one.down, -1))
        )
        demands.append(replace(one, up=up, down=down))
    return replace(layer, demands=tuple(one for one in demands if one.up or one.down))


def _find_room(layer: Layer, asked: Demand, sign: int) -> float:
    """Find how far a sum can move in whole persons where every figure is hidden."""
    from scipy.optimize import Bounds, LinearConstraint, milp  # noqa: PLC0415 - slow to import

    wanted = np.zeros(layer.value.size)
    wanted[asked.atoms] = -sign * asked.factors
    known = layer.rows[np.flatnonzero(layer.entry == ALWAYS)]
    found = milp(
        wanted,
        integrality=np.ones(wanted.size),
        bounds=Bounds(layer.lower - layer.value, layer.upper - layer.value),
        constraints=LinearConstraint(known, 0, 0) if known.shape[0] else (),
    )
    return 0.0 if found.fun is None else float(np.floor(-found.fun + ROUNDING))
