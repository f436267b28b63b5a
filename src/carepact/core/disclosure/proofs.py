"""Why demands are met: for each side of each, a move that leaves what is visible as it is."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from carepact.core.arrays import BoolArray, FloatArray, IntArray
from carepact.core.disclosure.layers import ALWAYS, Demand, Layer

Place = tuple[int, int]
"""A demand of a layer, and a side of it: 1 for more, -1 for less."""
NEARLY = 1e-5
"""Part of what is required that the solver's tolerance may leave over."""
SLACK = 1e-6
"""Part of a quantity that is rounding alone."""


@dataclass(frozen=True)
class Proof:
    """A move of the atoms, and the entries that it needs hidden."""

    move: FloatArray
    touched: frozenset[int]


class Proofs:
    """The proofs of one layer, kept so that each can serve other demands too."""

    def __init__(self, layer: Layer) -> None:
        """Begin without any."""
        self._layer = layer
        self._row: dict[Place, int] = {}
        self._moves = np.zeros((2 * len(layer.demands), layer.value.size))
        self._touched: list[frozenset[int]] = []

    def put(self, place: Place, proof: Proof) -> None:
        """Keep a proof in the place of an earlier one."""
        row = self._row.setdefault(place, len(self._row))
        self._moves[row] = proof.move
        self._touched[row : row + 1] = [proof.touched]

    def find_faults(self, hidden: BoolArray) -> list[Place]:
        """Find demands whose proof does not hold: every proof is worked out once more at the end.

        Parameters
        ----------
        hidden : BoolArray, shape (E,)
            Entries that are hidden in the end.
        """
        layer = self._layer
        visible = (layer.entry == ALWAYS) | ~hidden[layer.entry]
        rows = layer.rows[np.flatnonzero(visible)]
        faults = []
        for (demand, sign), row in self._row.items():
            asked, move = layer.demands[demand], self._moves[row]
            required = asked.up if sign > 0 else asked.down
            reached = sign * float(asked.of(move)) >= required * (1 - NEARLY)
            seen = float(np.abs(rows @ move).max(initial=0.0)) > NEARLY * max(required, 1e-300)
            if seen or not reached or not self._fit(move[None], required)[0]:
                faults.append((demand, sign))
        return faults

    def that_need(self, entry: int) -> list[Place]:
        """List the demands whose proof needs an entry hidden."""
        return [place for place, row in self._row.items() if entry in self._touched[row]]

    def reuse(self, asked: Demand, required: float, without: int | None = None) -> Proof | None:
        """Take the move of another demand, stretched, where it meets this one too.

        Parameters
        ----------
        asked : Demand
            What is to move.
        required : float
            By how much, below zero for less.
        without : int, optional
            Entry that may not be needed.
        """
        layer = self._layer
        moves = self._moves[: len(self._row)]
        reached = asked.of(moves)
        rows = np.flatnonzero(np.abs(reached) > SLACK * abs(required))
        if without is not None:
            rows = rows[[without not in self._touched[row] for row in rows.tolist()]]
        factor = required / reached[rows]
        if layer.is_whole:
            factor = np.sign(factor) * np.ceil(np.abs(factor))
        fits = self._fit(moves[rows] * factor[:, None], abs(required))
        found: IntArray = np.flatnonzero(fits)
        if not found.size:
            return None
        best = min(found.tolist(), key=lambda k: len(self._touched[int(rows[k])]))
        return Proof(factor[best] * moves[rows[best]], self._touched[int(rows[best])])

    def _fit(self, moves: FloatArray, required: float) -> BoolArray:
        """Tell which moves stay within what everybody knows."""
        layer = self._layer
        after = layer.value + moves
        slack = SLACK * np.maximum(np.abs(layer.value), required)
        inside = (after >= layer.lower - slack) & (after <= layer.upper + slack)
        return np.asarray(inside.all(axis=1))
