"""Hide entries until every demand of every layer is met, then show what need not be hidden."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from carepact.core.arrays import BoolArray, FloatArray, IntArray
from carepact.core.disclosure.layers import Demand, Layer
from carepact.core.disclosure.strands import Search

SIDES = (1, -1)
Place = tuple[int, int]
"""A demand of a layer, and a side of it: 1 for more, -1 for less."""


@dataclass
class Proof:
    """Why a demand is met: a move, and the entries that it needs hidden."""

    move: FloatArray
    touched: frozenset[int]


class Suppression:
    """Which entries are hidden, with the proof of every demand."""

    def __init__(
        self, layers: Sequence[Layer], primary: BoolArray, cost: FloatArray, fixed: BoolArray
    ) -> None:
        """Begin with the entries that are unsafe themselves.

        Parameters
        ----------
        layers : sequence of Layer
            What leaves, quantity by quantity.
        primary : BoolArray, shape (E,)
            Entries that are unsafe themselves.
        cost : FloatArray, shape (E,)
            What it costs to hide an entry.
        fixed : BoolArray, shape (E,)
            Entries hidden for another reason, which stay hidden.
        """
        self.cost = cost
        self.kept = primary | fixed
        self.hidden = self.kept.copy()
        self._searches: list[Search] = []
        self._proofs: list[dict[Place, Proof]] = []
        for layer in layers:
            self.add(layer)

    def add(self, layer: Layer) -> None:
        """Meet the demands of one more layer."""
        for part in layer.split():
            search = Search(part, self.cost)
            proofs: dict[Place, Proof] = {}
            self._searches.append(search)
            self._proofs.append(proofs)
            by_size = sorted(range(len(part.demands)), key=lambda k: -part.demands[k].up)
            for demand in by_size:
                for sign in SIDES:
                    self._meet(search, proofs, demand, sign)

    def _meet(self, search: Search, proofs: dict[Place, Proof], demand: int, sign: int) -> None:
        """Prove one side of a demand, hiding what that takes."""
        asked = search.layer.demands[demand]
        required = asked.up if sign > 0 else asked.down
        if required <= 0:
            return
        known = _reuse(search.layer, proofs, asked, sign * required)
        if known is not None:
            proofs[demand, sign] = known
            return
        move = search.move(demand, sign, self.hidden)
        if move is None:  # even with all of it hidden everybody knows it: nothing can protect it
            self._hide_around(search.layer, asked)
            return
        touched = search.touched(move, required)
        self.hidden[touched] = True
        proofs[demand, sign] = Proof(move, frozenset(touched.tolist()))

    def _hide_around(self, layer: Layer, asked: Demand) -> None:
        """Hide and keep hidden every entry that holds an atom of a sum."""
        holds = np.asarray(abs(layer.rows[:, asked.atoms]).sum(axis=1)).ravel() > 0
        entries = layer.entry[holds & (layer.entry >= 0)]
        self.hidden[entries] = self.kept[entries] = True

    def show_again(self) -> None:
        """Show each entry again that was hidden for others, and need not be."""
        spare = np.flatnonzero(self.hidden & ~self.kept)
        for entry in spare[np.argsort(-self.cost[spare], kind="stable")].tolist():
            self._show(entry)

    def _show(self, entry: int) -> None:
        """Show one entry if every proof that needs it hidden can be replaced."""
        self.hidden[entry] = False
        replaced: list[tuple[dict[Place, Proof], Place, Proof]] = []
        for search, proofs in zip(self._searches, self._proofs, strict=True):
            for place in [place for place, proof in proofs.items() if entry in proof.touched]:
                demand, sign = place
                asked = search.layer.demands[demand]
                required = asked.up if sign > 0 else asked.down
                move = search.move(demand, sign, self.hidden, strictly=True)
                if move is None:
                    self.hidden[entry] = True
                    return
                touched = frozenset(search.touched(move, required).tolist())
                replaced.append((proofs, place, Proof(move, touched)))
        for proofs, place, proof in replaced:
            proofs[place] = proof


def _reuse(
    layer: Layer, proofs: dict[Place, Proof], asked: Demand, required: float
) -> Proof | None:
    """Take the move of another demand, stretched, where it meets this one too."""
    if not proofs:
        return None
    listed = list(proofs.values())
    reached = np.array([float(asked.of(proof.move)) for proof in listed])
    usable = np.abs(reached) > 1e-9 * abs(required)
    factor = np.divide(required, reached, out=np.zeros(reached.size), where=usable)
    if layer.is_whole:
        factor = np.sign(factor) * np.ceil(np.abs(factor))
    listed = [listed[k] for k in np.flatnonzero(usable)]
    factor = factor[usable]
    if not listed:
        return None
    moves = np.array([proof.move for proof in listed])
    after = layer.value + factor[:, None] * moves
    slack = 1e-9 * np.maximum(np.abs(layer.value), abs(required))
    fits = ((after >= layer.lower - slack) & (after <= layer.upper + slack)).all(axis=1)
    found: IntArray = np.flatnonzero(fits)
    if not found.size:
        return None
    best = min(found.tolist(), key=lambda k: len(listed[k].touched))
    return Proof(factor[best] * moves[best], listed[best].touched)
