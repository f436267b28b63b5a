"""What persons contribute to sums: how many of them, how much, and the largest of them.

Persons, not rows: the days of one person are added up before anything is counted. A row
of weight zero is nobody's.
"""

from __future__ import annotations

import functools
import itertools
from dataclasses import dataclass

import numpy as np

from carepact.core.arrays import BoolArray, FloatArray, IntArray

BLOCK_ROWS = 8192
"""Rows handled at once, so that a million diaries need little memory."""


@dataclass(frozen=True)
class Contributions:
    """Persons behind sums of any shape `...`; D largest are kept."""

    contributors: IntArray
    """Persons whose contribution is not zero, shape (...). [persons]"""
    total: FloatArray
    """Sum of the contributions, shape (...)."""
    largest: FloatArray
    """Largest contributions, falling, 0 where there are fewer, shape (..., D)."""

    def beside(self, other: Contributions) -> Contributions:
        """Put further sums beside these along the second axis."""
        return Contributions(
            np.concatenate([self.contributors, other.contributors], axis=1),
            np.concatenate([self.total, other.total], axis=1),
            np.concatenate([self.largest, other.largest], axis=1),
        )

    def unite(self, parts: BoolArray) -> Contributions:
        """Add up disjoint sets of persons along the first axis.

        Parameters
        ----------
        parts : BoolArray, shape (unions, first axis)
            Which sets each union holds; nobody may be in two of them.
        """
        if parts.shape[0] == parts.shape[1] and (parts == np.eye(parts.shape[0], dtype=bool)).all():
            return self
        depth = self.largest.shape[-1]
        largest = np.zeros((parts.shape[0], *self.largest.shape[1:]))
        for union, row in enumerate(parts):
            gathered = np.moveaxis(self.largest[row], 0, -2)
            gathered = gathered.reshape(*gathered.shape[:-2], -1)
            largest[union] = -np.sort(-gathered, axis=-1)[..., :depth]
        whole = parts.astype(np.int64)
        return Contributions(
            np.tensordot(whole, self.contributors, axes=1),
            np.tensordot(parts.astype(float), self.total, axes=1),
            largest,
        )


@dataclass(frozen=True)
class Persons:
    """Who stands in which cell, and with which weight. `n` rows, `C` cells."""

    person: IntArray
    """Person of each row, counted from 0, shape (n,)."""
    cell: IntArray
    """Cell of each row, -1 outside, shape (n,)."""
    weight: FloatArray
    """Final weight of each row, shape (n,)."""
    cells: int
    is_known_single: bool = False
    """Whether nobody is known to have two rows, so that it need not be looked up."""

    @functools.cached_property
    def are_single(self) -> bool:
        """Whether nobody has two rows."""
        size = self.person.size
        if self.is_known_single or not size:
            return True
        if (np.diff(self.person) == 1).all():  # in turn, as most files have them
            return True
        return bool(np.unique(self.person).size == size)

    def count(self, parts: BoolArray | None = None) -> IntArray:
        """Count the persons of each cell, or of unions of cells. [persons]

        Parameters
        ----------
        parts : BoolArray, shape (unions, C), optional
            Which cells each union holds; the cells themselves when omitted.
        """
        kept = (self.cell >= 0) & (self.weight > 0)
        pairs = _distinct(self.cell[kept].astype(np.int64) * self._stride + self.person[kept])
        at, who = np.divmod(pairs, self._stride)
        counted = np.bincount(at, minlength=self.cells)
        if parts is None:
            return counted
        if not self._in_several(who):
            return parts.astype(np.int64) @ counted
        return np.array([np.unique(who[row[at]]).size for row in parts])

    def gather(
        self, values: FloatArray, depth: int, parts: BoolArray | None = None
    ) -> Contributions:
        """Find what persons contribute to weighted sums by cell, or by union of cells.

        Parameters
        ----------
        values : FloatArray, shape (n, K)
            What each row holds of each quantity, before weighting.
        depth : int
            How many of the largest contributions to keep.
        parts : BoolArray, shape (unions, C), optional
            Which cells each union holds; the cells themselves when omitted.

        Returns
        -------
        Contributions, shape (C or unions, K)
            Of absolute values, so that negative amounts count as large too.
        """
        kept = np.flatnonzero((self.cell >= 0) & (self.weight > 0))
        if parts is None:
            return self._gather(values, depth, kept, self.cell[kept], self.cells)
        if self.are_single or not self._in_several(self._pairs(kept)):
            return self.gather(values, depth).unite(parts)
        rows = [kept[row[self.cell[kept]]] for row in parts]
        each = [self._gather(values, depth, r, np.zeros(r.size, dtype=np.int64), 1) for r in rows]
        return Contributions(
            np.concatenate([one.contributors for one in each]),
            np.concatenate([one.total for one in each]),
            np.concatenate([one.largest for one in each]),
        )

    @property
    def _stride(self) -> int:
        """A number above every person's."""
        return int(self.person.max(initial=0)) + 1

    def _pairs(self, kept: IntArray) -> IntArray:
        """List the person of each pair of cell and person."""
        pairs = self.cell[kept].astype(np.int64) * self._stride + self.person[kept]
        who: IntArray = _distinct(pairs) % self._stride
        return who

    @staticmethod
    def _in_several(who: IntArray) -> bool:
        """Tell whether anybody stands in several cells, as with days of several kinds."""
        return who.size != _distinct(who).size

    def _gather(
        self, values: FloatArray, depth: int, rows: IntArray, at: IntArray, cells: int
    ) -> Contributions:
        """Gather contributions of some rows that stand in these cells."""
        if self.are_single:
            order = np.argsort(at, kind="stable")
        else:
            order = np.lexsort((self.person[rows], at))
        rows, at = rows[order], at[order]
        begins = np.ones(rows.size, dtype=bool)
        begins[1:] = (np.diff(at) != 0) | (np.diff(self.person[rows]) != 0)
        contributors = np.zeros((cells, values.shape[1]), dtype=np.int64)
        total = np.zeros(contributors.shape)
        largest = np.zeros((*contributors.shape, depth))
        edges = np.searchsorted(at, np.arange(cells + 1))
        for k in range(cells):
            for block in _blocks(begins, int(edges[k]), int(edges[k + 1])):
                held = values[rows[block]] * self.weight[rows[block], None]
                starts = np.flatnonzero(begins[block])
                if starts.size < held.shape[0]:
                    held = np.add.reduceat(held, starts, axis=0)
                held = np.abs(held)
                contributors[k] += (held > 0).sum(axis=0)
                total[k] += held.sum(axis=0)
                both = np.concatenate([held, largest[k].T])
                top = np.partition(both, both.shape[0] - depth, axis=0)[-depth:]
                largest[k] = np.sort(top, axis=0)[::-1].T
        return Contributions(contributors, total, largest)


def _distinct(numbers: IntArray) -> IntArray:
    """Sort numbers and keep each once; NumPy's own `unique` hashes, many times slower."""
    ordered = np.sort(numbers)
    first = np.ones(ordered.size, dtype=bool)
    first[1:] = ordered[1:] != ordered[:-1]
    return ordered[first]


def _blocks(begins: BoolArray, start: int, stop: int) -> list[slice]:
    """Divide the rows of a cell so that no person's days are torn apart."""
    cuts = [start]
    while cuts[-1] + BLOCK_ROWS < stop:
        cut = cuts[-1] + BLOCK_ROWS
        while cut < stop and not begins[cut]:
            cut += 1
        cuts.append(cut)
    if cuts[-1] < stop:
        cuts.append(stop)
    return [slice(a, b) for a, b in itertools.pairwise(cuts)]
