"""Which figures one command lets out, and which of them the rule hides.

A line is a cell of the table or a margin; an entry is a line and an activity. All figures
of an entry (mean, total, participation, error, number of participants) hide together: who
knows the persons of a line knows each of them from another.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from scipy import sparse

from carepact.core.arrays import BoolArray, FloatArray, IntArray
from carepact.core.disclosure.contributions import Contributions
from carepact.core.disclosure.layers import ALWAYS, REST, Demand, Layer, make_demand, merge_demands
from carepact.core.disclosure.rules import DisclosureRule

NEGLIGIBLE = 1e-9
"""Part of a cell's mass that is rounding alone."""
ROOM = 0.5
"""Part that is asked for of the way up to what nobody can exceed, as the length of the day."""


@dataclass(frozen=True)
class Union:
    """A sum of atoms that no activity lists, such as all that has one price."""

    atoms: BoolArray
    """Which atoms it holds, shape (A,)."""
    of_cells: Contributions
    """Persons behind it in each cell, shape (C, 1)."""
    of_lines: Contributions
    """Persons behind it in each line, shape (L, 1)."""


@dataclass(frozen=True)
class Quantity:
    """One additive quantity of a table. `C` cells, `A` atoms, `K` activities, `L` lines."""

    members: BoolArray
    """Which atoms each activity holds, shape (A, K)."""
    mass: FloatArray
    """Weighted sum of each cell and atom, shape (C, A)."""
    of_cells: Contributions
    """Persons behind each cell and atom, shape (C, A)."""
    of_line_atoms: Contributions
    """Persons behind each line and atom, shape (L, A)."""
    of_entries: Contributions
    """Persons behind each line and activity, shape (L, K)."""
    prices: tuple[FloatArray, ...] = ()
    """Public prices of the atoms by which further sums leave, each of shape (C, A)."""
    most: FloatArray | None = None
    """What no atom of a cell can exceed, as everybody knows, shape (C,)."""
    whole: FloatArray | None = None
    """What all atoms of a cell and the rest of it make up, as everybody knows, shape (C,)."""
    participants: IntArray | None = None
    """Persons behind each cell and activity, where their number leaves, shape (C, K)."""
    is_signed: bool = False
    """Whether contributions may be negative."""
    unions: tuple[Union, ...] = ()
    """Sums of atoms that no activity lists, and that figures leave between them."""


@dataclass(frozen=True)
class Listing:
    """Everything that one table tells."""

    lines: FloatArray
    """Factor of each cell in each line, 0 where the line does not hold it, shape (L, C)."""
    persons: IntArray
    """Persons of each cell, shape (C,). [persons]"""
    persons_of_lines: IntArray
    """Persons of each line, shape (L,). [persons]"""
    quantities: tuple[Quantity, ...]
    """Quantities that hide together; the same activities in each."""

    @property
    def activities(self) -> int:
        """How many activities each line has."""
        return int(self.quantities[0].members.shape[1])

    def find_primary(self, rule: DisclosureRule) -> BoolArray:
        """Tell which entries are unsafe by themselves, shape (L, K)."""
        unsafe = np.repeat(rule_few(rule, self.persons_of_lines)[:, None], self.activities, axis=1)
        for quantity in self.quantities:
            unsafe |= rule.is_unsafe(quantity.of_entries)
        return unsafe

    def weigh(self) -> FloatArray:
        """Say what it costs to hide each line: margins and large lines cost more, shape (L,)."""
        depth = (self.lines != 0).sum(axis=1) > 1
        size = self.persons_of_lines / max(int(self.persons_of_lines.max(initial=1)), 1)
        cost: FloatArray = 1 + 0.3 * depth + 0.2 * size
        return cost


def rule_few(rule: DisclosureRule, persons: IntArray) -> BoolArray:
    """Tell which numbers of persons are too small to be told."""
    return (persons > 0) & (persons < rule.minimum)


def lay_lines(listing: Listing, rule: DisclosureRule) -> Layer:
    """Lay out the numbers of persons: whole lines hide together."""
    count, held = listing.persons, (listing.lines != 0).astype(float)
    demands = [
        _demand_count(held[line], int(n), rule, None)
        for line, n in enumerate(listing.persons_of_lines)
        if rule.is_few(int(n))
    ]
    return _counting_layer(held, np.arange(held.shape[0]), count, np.inf, demands)


def lay_participants(
    listing: Listing, quantity: Quantity, rule: DisclosureRule, hidden_lines: BoolArray
) -> list[Layer]:
    """Lay out the numbers of participants, one layer an activity."""
    if quantity.participants is None:
        return []
    held = (listing.lines != 0).astype(float)
    layers = []
    for k in range(listing.activities):
        counts = quantity.of_entries.contributors[:, k]
        few = rule_few(rule, counts)
        entry = np.arange(held.shape[0]) * listing.activities + k
        for lines, most in _bound_participants(listing, held, few, hidden_lines):
            demands = [
                _demand_count(
                    held[line],
                    int(counts[line]),
                    rule,
                    None if hidden_lines[line] else int(listing.persons_of_lines[line]),
                )
                for line in lines
            ]
            layers.append(_counting_layer(held, entry, quantity.participants[:, k], most, demands))
    return layers


def _bound_participants(
    listing: Listing, held: FloatArray, few: BoolArray, hidden_lines: BoolArray
) -> list[tuple[IntArray, FloatArray]]:
    """Say which lines' participants stay open while cells hold at most so many.

    Where a line is hidden, so are the persons of its cells. Where it is not, participants
    must stay open even for a reader who has worked out the persons of every cell, as from
    two equal margins of persons and of participants.
    """
    persons = listing.persons.astype(float)
    alone = held.sum(axis=1) == 1
    told = (held[alone & ~hidden_lines] > 0).any(axis=0)
    open_most = np.where(told, persons, np.inf)
    return [
        (np.flatnonzero(few & ~hidden_lines), persons),
        (np.flatnonzero(few & hidden_lines), open_most),
    ]


def _demand_count(held: FloatArray, n: int, rule: DisclosureRule, most: int | None) -> Demand:
    """Ask that a small number could be the minimum or more, and one less unless it is one."""
    up = max(rule.minimum, n + 2)
    up = up if most is None else min(up, most)
    return make_demand(held, float(up - n), 1.0 if n > 1 else 0.0)


def _counting_layer(
    held: FloatArray,
    entry: IntArray,
    count: IntArray,
    most: FloatArray | float,
    demands: Sequence[Demand],
) -> Layer:
    """Make a layer of whole numbers; a cell without anybody is known to have none."""
    value = count.astype(float)
    nobody = value == 0
    return Layer(
        rows=sparse.csr_matrix(held),
        entry=entry,
        value=value,
        lower=np.where(nobody, 0.0, 1.0),
        upper=np.where(nobody, 0.0, np.maximum(most, value)),
        demands=merge_demands([one for one in demands if one.atoms.size]),
        strand=np.zeros(value.size, dtype=np.int64),
        is_whole=True,
    )


def lay_quantity(listing: Listing, quantity: Quantity, rule: DisclosureRule) -> Layer:
    """Lay out a quantity: every figure that is a sum of its atoms, at every price."""
    cells, atoms = quantity.mass.shape
    lines, members = listing.lines, quantity.members.astype(float)
    plain = sparse.kron(sparse.csr_matrix(lines), sparse.csr_matrix(members.T), format="csr")
    priced = [
        plain @ sparse.diags((price / max(price.max(), 1e-300)).ravel())
        for price in quantity.prices
    ]
    entry = np.tile(np.arange(plain.shape[0]), 1 + len(priced))
    rows = sparse.vstack([plain, *priced], format="csr")
    value = values_of(quantity)
    most = np.full(cells, np.inf) if quantity.most is None else quantity.most
    upper = np.repeat(most, atoms)
    if quantity.whole is not None:
        day = sparse.kron(sparse.eye(cells), np.ones((1, atoms)))
        rows = sparse.bmat([[rows, None], [day, sparse.eye(cells)]], format="csr")
        entry, upper = np.append(entry, np.full(cells, ALWAYS)), np.append(upper, most)
    upper = np.maximum(upper, value)
    demands = _demand_sums(listing, quantity, rule, value.size)
    return _without_empty(
        Layer(
            rows=rows,
            entry=entry,
            value=value,
            lower=np.full(value.size, -np.inf if quantity.is_signed else 0.0),
            upper=upper,
            demands=tuple(demands),
            strand=np.append(
                np.tile(np.where(members.any(axis=1), np.arange(atoms), REST), cells),
                np.full(value.size - cells * atoms, REST),
            ),
        )
    )


def values_of(quantity: Quantity) -> FloatArray:
    """List what stands in each atom, cell by cell, then the rest of each cell if there is one."""
    if quantity.whole is None:
        return quantity.mass.ravel()
    rest = quantity.whole - quantity.mass.sum(axis=1)
    rest[rest < NEGLIGIBLE * quantity.whole] = 0.0
    return np.append(quantity.mass.ravel(), rest)


def _demand_sums(
    listing: Listing, quantity: Quantity, rule: DisclosureRule, size: int
) -> list[Demand]:
    """Ask that every unsafe entry and atom stays open by p per cent."""
    cells, atoms = quantity.mass.shape
    held, members = listing.lines, quantity.members.astype(float)
    few = rule_few(rule, listing.persons_of_lines)
    unsafe = rule.is_unsafe(quantity.of_entries)
    unsafe |= few[:, None] & (quantity.of_entries.contributors > 0)
    weights = [np.outer(held[s], members[:, k]) for s, k in np.argwhere(unsafe)]
    unit = np.eye(atoms)
    unsafe = rule.is_unsafe(quantity.of_line_atoms)
    weights += [np.outer(held[s], unit[a]) for s, a in np.argwhere(unsafe)]
    unsafe = rule.is_unsafe(quantity.of_cells)
    unit_cell = np.eye(cells)
    weights += [np.outer(unit_cell[c], unit[a]) for c, a in np.argwhere(unsafe)]
    for union in quantity.unions:
        inside = union.atoms.astype(float)
        few_lines = rule.is_unsafe(union.of_lines)[:, 0]
        few_cells = rule.is_unsafe(union.of_cells)[:, 0]
        weights += [np.outer(held[s], inside) for s in np.flatnonzero(few_lines)]
        weights += [np.outer(unit_cell[c], inside) for c in np.flatnonzero(few_cells)]
    most = np.full(cells, np.inf) if quantity.most is None else quantity.most
    demands = []
    for one in weights:
        held_now = one * quantity.mass
        open_by = rule.percent / 100 * float(np.abs(held_now).sum())
        of = one.any(axis=1)
        room = float((one[of].max(axis=1) * most[of] - held_now[of].sum(axis=1)).sum())
        padded = np.zeros(size)
        padded[: cells * atoms] = np.where(quantity.mass != 0, one, 0.0).ravel()
        if open_by > 0:
            demands.append(make_demand(padded, min(open_by, max(ROOM * room, 0.0)), open_by))
    return demands


def _without_empty(layer: Layer) -> Layer:
    """Leave out atoms in which there is nothing, and demands that only ask for the day's length."""
    kept = np.flatnonzero(layer.value)
    place = np.full(layer.value.size, -1)
    place[kept] = np.arange(kept.size)
    rows = layer.rows[:, kept].tocsr()
    told = np.flatnonzero(np.diff(rows.indptr) > 0)
    demands = [Demand(place[one.atoms], one.factors, one.up, one.down) for one in layer.demands]
    left = Layer(
        rows=rows[told],
        entry=layer.entry[told],
        value=layer.value[kept],
        lower=layer.lower[kept],
        upper=layer.upper[kept],
        demands=merge_demands(demands),
        strand=layer.strand[kept],
    )
    open_to_all = tuple(one for one in left.demands if not left.is_known_to_all(one))
    return replace(left, demands=open_to_all)
