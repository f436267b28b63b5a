"""Layers of a release: additive quantities, what is told of them, and what must stay open.

A layer holds one unknown an atom (a cell of persons and an activity that no other figure
divides further) and one row a figure that leaves: a sum of atoms. What a reader can work
out is what every solution of the visible rows has in common.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from scipy import sparse

from carepact.core.arrays import FloatArray, IntArray

EXACT = 1e-8
"""Size of a factor below which it is rounding alone."""
ALWAYS = -1
"""Entry of a row that everybody knows, such as the length of the day."""
REST = -1
"""Strand of what a cell holds beside all activities."""


@dataclass(frozen=True)
class Demand:
    """A sum of atoms that must stay open: others must be possible, so far above and below."""

    atoms: IntArray
    """Atoms of the sum."""
    factors: FloatArray
    """Their factors, shape as `atoms`."""
    up: float
    """How much more must be possible. [unit of the layer]"""
    down: float
    """How much less must be possible. [unit of the layer]"""

    def of(self, moves: FloatArray) -> FloatArray:
        """Add up the sum for moves of all atoms, shape (..., V) to (...)."""
        added: FloatArray = moves[..., self.atoms] @ self.factors
        return added


@dataclass(frozen=True)
class Layer:
    """One additive quantity. `V` atoms, `R` rows."""

    rows: sparse.csr_matrix
    """Factor of each atom in each row, shape (R, V)."""
    entry: IntArray
    """Entry of the table that tells each row, or `ALWAYS`, shape (R,)."""
    value: FloatArray
    """What stands in each atom, shape (V,)."""
    lower: FloatArray
    """What everybody knows it is not below, shape (V,)."""
    upper: FloatArray
    """What everybody knows it is not above, shape (V,)."""
    demands: tuple[Demand, ...]
    strand: IntArray
    """Activity that each atom is of, counted from 0, -1 for the rest, shape (V,)."""
    is_whole: bool = False
    """Whether atoms are whole numbers, as persons are."""

    def is_known_to_all(self, asked: Demand) -> bool:
        """Tell whether a sum follows from what everybody knows, as the length of the day does."""
        known = self.rows[np.flatnonzero(self.entry == ALWAYS)]
        if not known.shape[0]:
            return False
        factors = np.zeros(self.value.size)
        factors[asked.atoms] = asked.factors
        length = np.asarray(known.multiply(known).sum(axis=1)).ravel()
        left = factors - known.T @ (known @ factors / length)  # these rows have no atom in common
        return bool(np.abs(left).max() < EXACT * np.abs(factors).max())

    def split(self) -> list[Layer]:
        """Divide the layer into parts without a common row; those without demand are left out."""
        from scipy.sparse.csgraph import connected_components  # noqa: PLC0415 - slow to import

        rows, atoms = self.rows.shape
        start = np.append(self.rows.indptr, np.full(atoms, self.rows.indptr[-1]))
        links = sparse.csr_matrix(  # from each row to its atoms
            (self.rows.data, self.rows.indices + rows, start), shape=(rows + atoms, rows + atoms)
        )
        _count, label = connected_components(links, directed=False)
        wanted = {int(label[rows + int(one.atoms[0])]) for one in self.demands}
        whole = self.demands and all(
            (label[rows + one.atoms] == label[rows + int(one.atoms[0])]).all()
            for one in self.demands
        )
        if not whole:
            return [self] if self.demands else []
        return [
            self.take(np.flatnonzero(label[:rows] == part), np.flatnonzero(label[rows:] == part))
            for part in sorted(wanted)
        ]

    def narrow(self, strands: Sequence[int]) -> tuple[Layer, IntArray]:
        """Keep the atoms of some activities and of the rest, as if the others stood still.

        Returns
        -------
        tuple of Layer and IntArray
            The narrow layer, and the places of its atoms in this one.
        """
        atoms = np.flatnonzero(np.isin(self.strand, [*strands, REST]))
        rows = np.flatnonzero(np.diff(self.rows[:, atoms].indptr))
        return self.take(rows, atoms), atoms

    def take(self, rows: IntArray, atoms: IntArray) -> Layer:
        """Keep some rows and atoms."""
        place = np.full(self.value.size, -1)
        place[atoms] = np.arange(atoms.size)
        return replace(
            self,
            rows=self.rows[rows][:, atoms].tocsr(),
            entry=self.entry[rows],
            value=self.value[atoms],
            lower=self.lower[atoms],
            upper=self.upper[atoms],
            strand=self.strand[atoms],
            demands=tuple(
                replace(one, atoms=place[one.atoms])
                for one in self.demands
                if (place[one.atoms] >= 0).all()
            ),
        )


def order_atoms(demand: Demand) -> Demand:
    """Write a sum with its atoms rising."""
    order = np.argsort(demand.atoms)
    return replace(demand, atoms=demand.atoms[order], factors=demand.factors[order])


def order_demand(demand: Demand) -> Demand:
    """Write a sum in the one way that equal sums have: atoms rising, the first one added."""
    order = np.argsort(demand.atoms)
    factors = demand.factors[order] * np.sign(demand.factors[order[0]])
    return replace(demand, atoms=demand.atoms[order], factors=factors)


def make_demand(factors: FloatArray, up: float, down: float) -> Demand:
    """Make a demand from the factor of every atom, shape (V,)."""
    atoms = np.flatnonzero(factors)
    return Demand(atoms, factors[atoms], up, down)


def merge_demands(demands: Sequence[Demand]) -> tuple[Demand, ...]:
    """Keep each sum of atoms once, with the larger of what it asks."""
    found: dict[bytes, Demand] = {}
    for one in demands:
        key = one.atoms.tobytes() + one.factors.tobytes()
        known = found.get(key)
        found[key] = (
            one
            if known is None
            else replace(one, up=max(one.up, known.up), down=max(one.down, known.down))
        )
    return tuple(found.values())
