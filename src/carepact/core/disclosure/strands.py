"""Search for moves of a wide layer among a few of its activities at a time.

A table of many activities has a programme of thousands of unknowns, and a move that protects
one figure needs two or three of its activities. Each search looks at the figure's own, at its
nearest relative and at the activity that is hidden most; only where these do not suffice at
all of them.
"""

from __future__ import annotations

import numpy as np

from carepact.core.arrays import BoolArray, FloatArray, IntArray
from carepact.core.disclosure.layers import ALWAYS, Demand, Layer
from carepact.core.disclosure.probe import Probe

WIDE = 60
"""Atoms above which a layer is searched a few activities at a time."""


class Search:
    """Searches one layer: narrow programmes first, each kept for the next demand."""

    def __init__(self, layer: Layer, cost: FloatArray) -> None:
        """Prepare the search; `cost` is what it costs to hide each entry, shape (E,)."""
        self.layer, self._cost = layer, cost
        self._whole: Probe | None = None
        self._narrow: dict[tuple[int, ...], tuple[Probe, IntArray, dict[int, int]]] = {}
        self._strands = np.unique(layer.strand[layer.strand >= 0])
        self._is_wide = layer.value.size > WIDE and self._strands.size > 3  # noqa: PLR2004
        self._told = np.flatnonzero(layer.entry != ALWAYS)
        self._told_rows = layer.rows[self._told]
        self._shared = self._share_rows() if self._is_wide else np.zeros((0, 0))

    def move(
        self, demand: int, sign: int, hidden: BoolArray, *, strictly: bool = False
    ) -> FloatArray | None:
        """Move the atoms so that a demand is met on one side, as `Probe.move`."""
        if self._is_wide:
            move = self._move_narrowly(demand, sign, hidden, strictly=strictly)
            if move is not None or strictly:  # to hide one figure more is better than to wait
                return move
        if self._whole is None:
            self._whole = Probe(self.layer, self._cost)
        return self._whole.move(demand, sign, hidden, strictly=strictly)

    def touched(self, move: FloatArray, required: float) -> IntArray:
        """List the entries that a move changes."""
        change = np.abs(self._told_rows @ move)
        found: IntArray = np.unique(self.layer.entry[self._told][change > 1e-6 * required])
        return found

    def _move_narrowly(
        self, demand: int, sign: int, hidden: BoolArray, *, strictly: bool
    ) -> FloatArray | None:
        """Search among the demand's own activities and two others."""
        asked = self.layer.demands[demand]
        chosen = self._choose(asked, hidden)
        if chosen not in self._narrow:
            layer, atoms = self.layer.narrow(chosen)
            kept = np.zeros(self.layer.value.size, dtype=bool)
            kept[atoms] = True
            inside = [k for k, one in enumerate(self.layer.demands) if kept[one.atoms].all()]
            places = {k: at for at, k in enumerate(inside)}
            self._narrow[chosen] = (Probe(layer, self._cost), atoms, places)
        probe, atoms, places = self._narrow[chosen]
        found = probe.move(places[demand], sign, hidden, strictly=strictly)
        if found is None:
            return None
        move = np.zeros(self.layer.value.size)
        move[atoms] = found
        return move

    def _choose(self, asked: Demand, hidden: BoolArray) -> tuple[int, ...]:
        """Choose the demand's own activities, their nearest relative and the one hidden most."""
        own = np.unique(self.layer.strand[asked.atoms])
        own = own[own >= 0]
        chosen = set(own.tolist())
        others = [k for k, s in enumerate(self._strands.tolist()) if s not in chosen]
        if not others:
            return tuple(sorted(chosen))
        at_own = np.searchsorted(self._strands, own)
        near = self._shared[at_own].sum(axis=0)[others]
        told = self.layer.entry != ALWAYS
        is_hidden = np.zeros(self.layer.entry.size, dtype=bool)
        is_hidden[told] = hidden[self.layer.entry[told]]
        often = (abs(self.layer.rows[np.flatnonzero(is_hidden)]) > 0).sum(axis=0)
        by_strand = np.bincount(
            np.maximum(self.layer.strand, 0),
            np.asarray(often).ravel() * (self.layer.strand >= 0),
            minlength=int(self._strands[-1]) + 1,
        )[self._strands][others]
        chosen.add(int(self._strands[others[int(np.argmax(by_strand))]]))
        chosen.add(int(self._strands[others[int(np.lexsort((by_strand, near))[-1])]]))
        return tuple(sorted(chosen))

    def _share_rows(self) -> FloatArray:
        """Say how near activities are: by the narrowest row that holds both, shape (S, S)."""
        place = np.full(int(self._strands[-1]) + 1, -1)
        place[self._strands] = np.arange(self._strands.size)
        near = np.zeros((self._strands.size, self._strands.size))
        seen: set[bytes] = set()
        for row in self._told:
            span = slice(self.layer.rows.indptr[row], self.layer.rows.indptr[row + 1])
            strands = self.layer.strand[self.layer.rows.indices[span]]
            held = np.unique(place[strands[strands >= 0]])
            if held.tobytes() not in seen:
                seen.add(held.tobytes())
                block = np.ix_(held, held)
                near[block] = np.maximum(near[block], 1 / held.size)
        return near
