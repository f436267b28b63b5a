"""Grow a table of responses: knobs alone first, then together where that makes a difference.

A sparse grid of straight lines: each term says what a place adds to what those before it tell.

References
----------
Gerstner, T. and Griebel, M. (2003). Dimension-adaptive tensor-product quadrature. Computing, 71.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np

from carepact.core.arrays import FloatArray
from carepact.studies.response_table.nodes import Levels, Node

Ask = Callable[[FloatArray], FloatArray]
"""Answers of packages, shape (packages, columns), from where the knobs stand."""
Place = tuple[tuple[int, Node], ...]
"""Knobs that leave the anchor, each with its node."""


@dataclass
class Grid:
    """Answers at the anchor, and what each place adds."""

    anchor: FloatArray
    levels: Sequence[Levels]
    base: FloatArray
    places: list[Place]
    added: FloatArray
    """Shape (places, columns)."""

    def tell(self, packages: FloatArray) -> FloatArray:
        r"""Compute answers of packages: :math:`a_0 + \sum_p s_p \prod_k h_{pk}(x_k)`."""
        if not self.places:
            return np.broadcast_to(self.base, (len(packages), len(self.base))).copy()
        near = {
            (knob, node): node.weigh(packages[:, knob])
            for knob, levels in enumerate(self.levels)
            for level in levels
            for node in level
        }
        weights = np.stack([np.prod([near[one] for one in place], axis=0) for place in self.places])
        told: FloatArray = self.base + weights.T @ self.added
        return told


def grow_grid(
    ask: Ask,
    anchor: FloatArray,
    levels: Sequence[Levels],
    spread: FloatArray,
    tolerance: float,
) -> Grid:
    """Grow a grid until what a further level adds is within a tolerance of the spread.

    Parameters
    ----------
    ask : callable
        The engine.
    anchor : FloatArray, shape (knobs,)
        From where all is measured.
    levels : sequence of Levels, shape (knobs,)
        Nodes of every knob.
    spread : FloatArray, shape (columns,)
        Of the answers; infinite for a column that does not matter.
    tolerance : float
        [share of the spread]
    """
    base = ask(anchor[None])[0]
    grid = Grid(anchor, levels, base, [], np.empty((0, len(base))))
    done = {(0,) * len(levels)}
    front = _list_next(done, done, levels)
    while front:
        asked = [(depth, place) for depth in front for place in _list_places(depth, levels)]
        packages = np.stack([_stand(anchor, place) for _depth, place in asked])
        more = ask(packages) - grid.tell(packages)
        sizes = np.abs(more / spread).max(axis=1)
        large = {depth for (depth, _place), size in zip(asked, sizes, strict=True)
                 if size > tolerance}  # fmt: skip
        # A bend may show only where other knobs stand elsewhere: knobs alone, and two that answer
        # to one another at their ends, are followed through all their nodes.
        grown = {depth for depth in front if depth in large or _is_followed(depth, done | large)}
        kept = [number for number, (depth, _place) in enumerate(asked) if depth in grown]
        grid.places += [asked[number][1] for number in kept]
        grid.added = np.concatenate([grid.added, more[kept]])
        done |= grown
        front = _list_next(grown, done, levels)
    worth = np.abs(grid.added / spread).max(axis=1) > tolerance / 5
    grid.places = [place for place, is_worth in zip(grid.places, worth, strict=True) if is_worth]
    grid.added = grid.added[worth]
    return grid


def _list_next(
    grown: set[tuple[int, ...]], done: set[tuple[int, ...]], levels: Sequence[Levels]
) -> list[tuple[int, ...]]:
    """List the depths one level beyond, all of whose parts are known, in their order."""
    found = set()
    for depth in grown:
        for knob, of in enumerate(levels):
            if depth[knob] < len(of):
                deeper = _change(depth, knob, 1)
                parts = [_change(deeper, one, -1) for one, at in enumerate(deeper) if at > 0]
                if deeper not in done and all(part in done for part in parts):
                    found.add(deeper)
    return sorted(found)


def _is_followed(depth: tuple[int, ...], known: set[tuple[int, ...]]) -> bool:
    """Tell whether a depth is of one knob, or of two whose ends make a difference together."""
    others = sum(level > 0 for level in depth) - 1
    return others == 0 or (others == 1 and tuple(min(level, 1) for level in depth) in known)


def _change(depth: tuple[int, ...], knob: int, by: int) -> tuple[int, ...]:
    """Change the level of one knob."""
    return (*depth[:knob], depth[knob] + by, *depth[knob + 1 :])


def _list_places(depth: tuple[int, ...], levels: Sequence[Levels]) -> list[Place]:
    """List the places of a depth: every node of its level, of each knob that leaves the anchor."""
    nodes = [
        [(knob, node) for node in levels[knob][level - 1]]
        for knob, level in enumerate(depth)
        if level > 0
    ]
    return [tuple(place) for place in product(*nodes)]


def _stand(anchor: FloatArray, place: Place) -> FloatArray:
    """Say where the knobs stand at a place, shape (knobs,)."""
    stand = anchor.copy()
    for knob, node in place:
        stand[knob] = node.at
    return stand
