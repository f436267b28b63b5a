"""Where along a knob answers are kept: as few values as straight lines between them need."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from carepact.core.arrays import FloatArray


@dataclass(frozen=True)
class Node:
    """A value of one knob, and the two between which its hat of straight lines stands."""

    at: float
    left: float | None
    """None where nothing lies below: the hat stays whole."""
    right: float | None

    def weigh(self, values: FloatArray) -> FloatArray:
        """Compute how near values lie, 1 at the node and 0 at its neighbours. [share]"""
        rising = (
            np.ones_like(values)
            if self.left is None
            else (values - self.left) / (self.at - self.left)
        )
        falling = (
            np.ones_like(values)
            if self.right is None
            else (self.right - values) / (self.right - self.at)
        )
        return np.clip(np.minimum(rising, falling), 0.0, 1.0)


Levels = tuple[tuple[Node, ...], ...]
"""Nodes of one knob by level; the anchor, which needs none, is level 0 and left out."""


def choose_levels(
    grid: FloatArray, answers: FloatArray, anchor: int, tolerance: float, most: int
) -> Levels:
    """Choose nodes of one knob: its ends, half-way to them, then where lines miss the most.

    Parameters
    ----------
    grid : FloatArray, shape (n,)
        Values at which the answers are known, rising.
    answers : FloatArray, shape (n, columns)
        In units of each column's spread.
    anchor : int
        Place of the value from which all is measured.
    tolerance : float
        A miss that is borne. [share of the spread]
    most : int
        Levels at most.
    """
    ends = [place for place in (0, len(grid) - 1) if place != anchor]
    # Half-way, two knobs may bend together where each alone does not.
    halves = {(anchor + end) // 2 for end in ends} - {anchor, *ends}
    chosen = [ends, sorted(halves)] if halves else [ends]
    while True:
        known = sorted({anchor, *(place for level in chosen for place in level)})
        missed = _miss(grid, answers, known)
        worst = int(missed.argmax())
        if len(chosen) >= most or missed[worst] <= tolerance:
            break
        chosen.append([worst])
    return tuple(_hang(grid, anchor, chosen))


def _miss(grid: FloatArray, answers: FloatArray, known: Sequence[int]) -> FloatArray:
    """Compute by how much straight lines between known values miss the others, shape (n,)."""
    lines = np.stack([np.interp(grid, grid[known], column[known]) for column in answers.T], axis=1)
    missed: FloatArray = np.abs(answers - lines).max(axis=1)
    return missed


def _hang(grid: FloatArray, anchor: int, chosen: Sequence[Sequence[int]]) -> list[tuple[Node, ...]]:
    """Give every node the neighbours that its level and those before it have."""
    levels, known = [], [anchor]
    for places in chosen:
        known = sorted({*known, *places})
        nodes = []
        for place in places:
            rank = known.index(place)
            left = float(grid[known[rank - 1]]) if rank > 0 else None
            right = float(grid[known[rank + 1]]) if rank + 1 < len(known) else None
            nodes.append(Node(float(grid[place]), left, right))
        levels.append(tuple(nodes))
    return levels
