"""Hide entries until every demand of every layer is met, then show what need not be hidden."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from carepact.core.arrays import BoolArray, FloatArray
from carepact.core.disclosure.layers import Demand, Layer
from carepact.core.disclosure.proofs import Place, Proof, Proofs
from carepact.core.disclosure.strands import Search


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
        self._known: list[tuple[Search, Proofs]] = []
        for layer in layers:
            self.add(layer)

    def add(self, layer: Layer) -> None:
        """Meet the demands of one more layer, the largest first."""
        for part in layer.split():
            search, proofs = Search(part, self.cost), Proofs(part)
            self._known.append((search, proofs))
            by_size = sorted(range(len(part.demands)), key=lambda k: -part.demands[k].up)
            for demand in by_size:
                for sign in (1, -1):
                    self._meet(search, proofs, (demand, sign))

    def _meet(self, search: Search, proofs: Proofs, place: Place) -> None:
        """Prove one side of a demand, hiding what that takes."""
        asked, required = _ask(search.layer, place)
        if required <= 0:
            return
        proof = proofs.reuse(asked, place[1] * required)
        if proof is None:
            move = search.move(*place, self.hidden)
            if move is None:  # everybody knows it, even with all of it hidden
                self._hide_around(search.layer, asked)
                return
            touched = search.touched(move, required)
            self.hidden[touched] = True
            proof = Proof(move, frozenset(touched.tolist()))
        proofs.put(place, proof)

    def _hide_around(self, layer: Layer, asked: Demand) -> None:
        """Hide and keep hidden every entry that holds an atom of a sum."""
        holds = np.asarray(abs(layer.rows[:, asked.atoms]).sum(axis=1)).ravel() > 0
        entries = layer.entry[holds & (layer.entry >= 0)]
        self.hidden[entries] = self.kept[entries] = True

    def check(self) -> None:
        """Work every proof out once more.

        Raises
        ------
        RuntimeError
            If one does not hold: nothing may leave then, and it is ours to mend.
        """
        faults = [
            fault for _search, proofs in self._known for fault in proofs.find_faults(self.hidden)
        ]
        if faults:
            message = f"disclosure system: {len(faults)} proofs do not hold"
            raise RuntimeError(message)

    def show_again(self) -> None:
        """Show each entry again that was hidden for others, and need not be."""
        spare = np.flatnonzero(self.hidden & ~self.kept)
        for entry in spare[np.argsort(-self.cost[spare], kind="stable")].tolist():
            self._show(entry)

    def _show(self, entry: int) -> None:
        """Show one entry if every proof that needs it hidden can be replaced."""
        self.hidden[entry] = False
        replaced: list[tuple[Proofs, Place, Proof]] = []
        for search, proofs in self._known:
            for place in proofs.that_need(entry):
                proof = self._prove_without(search, proofs, place, entry)
                if proof is None:
                    self.hidden[entry] = True
                    return
                replaced.append((proofs, place, proof))
        for proofs, place, proof in replaced:
            proofs.put(place, proof)

    def _prove_without(
        self, search: Search, proofs: Proofs, place: Place, entry: int
    ) -> Proof | None:
        """Prove one side of a demand while an entry is visible, or return None."""
        asked, required = _ask(search.layer, place)
        known = proofs.reuse(asked, place[1] * required, without=entry)
        if known is not None:
            return known
        move = search.move(*place, self.hidden, strictly=True)
        if move is None:
            return None
        return Proof(move, frozenset(search.touched(move, required).tolist()))


def _ask(layer: Layer, place: Place) -> tuple[Demand, float]:
    """Return a demand, and how much it asks on one side."""
    asked = layer.demands[place[0]]
    return asked, asked.up if place[1] > 0 else asked.down
