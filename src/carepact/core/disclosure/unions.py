"""Unions of hidden sums that the visible figures tell, and that stand on too few persons.

Hiding two single persons is of no use where their sum is told: each knows the other.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from scipy import sparse

from carepact.core.arrays import BoolArray, FloatArray, IntArray
from carepact.core.disclosure.contributions import Contributions
from carepact.core.disclosure.layers import (
    ALWAYS,
    Demand,
    Layer,
    merge_demands,
    order_demand,
)
from carepact.core.disclosure.listing import Quantity
from carepact.core.disclosure.rules import DisclosureRule

SQUARED = 1e-11
"""Part of the largest eigenvalue below which one is rounding alone."""
NEARLY = 1e-6
"""Length of a move below which it is rounding alone."""
MOST_SMALL = 150
"""Small atoms above which no union of three or four of them is looked for."""


@dataclass(frozen=True)
class Atoms:
    """Who stands behind the atoms of a layer. `V` atoms."""

    cell: IntArray
    """Cell of each atom, shape (V,)."""
    contributors: IntArray
    """Persons behind each atom; 0 for the rest of a cell, shape (V,). [persons]"""
    largest: FloatArray
    """Their largest contributions, shape (V, D)."""

    def join(self, atoms: IntArray) -> Contributions:
        """Bound who stands behind a union: no more persons, no smaller contributions.

        Atoms of one cell may have their persons in common, or not.
        """
        cells, place = np.unique(self.cell[atoms], return_inverse=True)
        persons = np.zeros(cells.size, dtype=np.int64)
        np.maximum.at(persons, place, self.contributors[atoms])
        largest = np.zeros((cells.size, self.largest.shape[1]))
        np.add.at(largest, place, self.largest[atoms])
        ordered = -np.sort(-largest.ravel())[: self.largest.shape[1]]
        return Contributions(np.array([persons.sum()]), np.zeros(1), ordered.reshape(1, -1))


def atoms_of(quantity: Quantity, kept: IntArray) -> Atoms:
    """List who stands behind the atoms that a layer kept of a quantity."""
    cells, atoms = quantity.mass.shape
    depth = quantity.of_cells.largest.shape[-1]
    rest = 0 if quantity.whole is None else cells
    cell = np.append(np.repeat(np.arange(cells), atoms), np.arange(rest))
    contributors = np.append(quantity.of_cells.contributors.ravel(), np.zeros(rest, dtype=int))
    largest = np.concatenate(
        [quantity.of_cells.largest.reshape(-1, depth), np.zeros((rest, depth))]
    )
    return Atoms(cell[kept], contributors[kept], largest[kept])


def find_told_unions(
    layer: Layer, atoms: Atoms, hidden: BoolArray, rule: DisclosureRule
) -> list[Demand]:
    """Find unions that the visible rows tell and the rule forbids, as demands to meet."""
    visible = (layer.entry == ALWAYS) | ~hidden[layer.entry]
    rows = layer.rows[np.flatnonzero(visible)]
    unknown = _unknown_atoms(rows)
    if not unknown.any():
        return []
    weights = [*_told_rests(rows, unknown, layer, atoms, rule)]
    weights += _small_unions(rows, unknown, layer, atoms, rule)
    demands = []
    for told, factors in weights:
        open_by = rule.percent / 100 * float(np.abs(factors * layer.value[told]).sum())
        if open_by > 0:
            demands.append(order_demand(Demand(told, factors, open_by, open_by)))
    return [one for one in merge_demands(demands) if not layer.is_known_to_all(one)]


def _unknown_atoms(rows: sparse.csr_matrix) -> BoolArray:
    """Tell which atoms no chain of single subtractions gives away, shape (V,)."""
    unknown = np.ones(rows.shape[1], dtype=bool)
    held = abs(rows) > 0
    while True:
        left = held @ unknown.astype(np.int64)
        single = held[np.flatnonzero(left == 1)]
        known = unknown & (np.asarray(single.sum(axis=0)).ravel() > 0)
        if not known.any():
            return unknown
        unknown &= ~known


def _told_rests(
    rows: sparse.csr_matrix,
    unknown: BoolArray,
    layer: Layer,
    atoms: Atoms,
    rule: DisclosureRule,
) -> Iterator[tuple[IntArray, FloatArray]]:
    """Find what a visible row leaves when its known atoms are taken off."""
    for row in range(rows.shape[0]):
        span = slice(rows.indptr[row], rows.indptr[row + 1])
        held, factors = rows.indices[span], rows.data[span]
        left = unknown[held]
        if left.all() or not left.any() or (atoms.contributors[held[left]] == 0).any():
            continue
        told, factors = held[left].astype(np.int64), factors[left]
        joined = atoms.join(told)
        total = np.array([np.abs(layer.value[told]).sum()])
        union = Contributions(joined.contributors, total, joined.largest)
        if rule.is_unsafe(union)[0]:
            yield told, factors / np.abs(factors).max()


def _small_unions(
    rows: sparse.csr_matrix,
    unknown: BoolArray,
    layer: Layer,
    atoms: Atoms,
    rule: DisclosureRule,
) -> Iterator[tuple[IntArray, FloatArray]]:
    """Find sums and differences of few small atoms that all visible rows tell together."""
    places, blocks = np.flatnonzero(unknown), []
    order = []
    for inside, freedom in _free_moves(rows[:, places]):
        order.append(places[inside])
        blocks.append(freedom)
        few = atoms.contributors[places[inside]]
        small = np.flatnonzero((few > 0) & (few < rule.minimum))
        if not small.size:
            continue
        move = freedom[small]
        size = np.linalg.norm(move, axis=1)
        yield from _parallel(places[inside[small]], move, size, atoms, rule)
        if small.size <= MOST_SMALL:
            yield from _balanced(places[inside[small]], move, atoms, rule)
    # What somebody knows of the own day may join parts that no visible figure joins.
    together: FloatArray = sparse.block_diag(blocks).toarray()
    yield from _told_to_one(np.concatenate(order), together, layer, atoms, rule)


def _free_moves(left: sparse.csr_matrix) -> Iterator[tuple[IntArray, FloatArray]]:
    """Find how unknown atoms can move, part by part without a common row.

    Yields
    ------
    tuple of IntArray, shape (members,) and FloatArray, shape (members, freedom)
        Places of the members, and what the visible rows, squared, send to zero.
    """
    from scipy.sparse.csgraph import connected_components  # noqa: PLC0415 - slow to import

    links = left.T @ left
    parts, label = connected_components(links, directed=False)
    for part in range(parts):
        inside = np.flatnonzero(label == part)
        value, vector = np.linalg.eigh(links[inside][:, inside].toarray())
        yield inside, vector[:, value < SQUARED * max(float(value[-1]), 1.0)]


def _parallel(
    places: IntArray, move: FloatArray, size: FloatArray, atoms: Atoms, rule: DisclosureRule
) -> Iterator[tuple[IntArray, FloatArray]]:
    """Find pairs that can only move together."""
    direction = np.divide(
        move, size[:, None], out=np.zeros_like(move), where=size[:, None] > NEARLY
    )
    alike = direction @ direction.T
    for a, b in np.argwhere(np.triu(np.abs(alike) > 1 - NEARLY, k=1)):
        pair = places[[a, b]]
        if rule.is_few(int(atoms.join(pair).contributors[0])):
            ratio = size[a] / size[b] * np.sign(alike[a, b])
            factors = np.array([1.0, -ratio])
            yield pair, factors / np.abs(factors).max()


def _told_to_one(
    places: IntArray, freedom: FloatArray, layer: Layer, atoms: Atoms, rule: DisclosureRule
) -> Iterator[tuple[IntArray, FloatArray]]:
    """Find what somebody alone in a cell learns, who knows all atoms of it."""
    sums = np.zeros((len(layer.demands), layer.value.size))
    for at, asked in enumerate(layer.demands):
        sums[at, asked.atoms] = asked.factors
    for cell in np.unique(atoms.cell[places]):
        inside = atoms.cell[places] == cell
        if atoms.contributors[atoms.cell == cell].max() != 1 or not inside.any():
            continue
        own, others = freedom[inside], sums[:, places] * ~inside
        wanted = others @ freedom
        factors = np.linalg.lstsq(own.T, -wanted.T, rcond=None)[0].T
        left = np.abs(wanted + factors @ own).max(axis=1, initial=0.0)
        for at in np.flatnonzero((left < NEARLY) & others.any(axis=1)).tolist():
            told = others[at].copy()
            told[inside] = np.where(np.abs(factors[at]) > NEARLY, factors[at], 0.0)
            held = np.flatnonzero(told)
            if rule.is_few(int(atoms.join(places[held]).contributors[0])):
                yield places[held], told[held] / np.abs(told[held]).max()


def _balanced(
    places: IntArray, move: FloatArray, atoms: Atoms, rule: DisclosureRule
) -> Iterator[tuple[IntArray, FloatArray]]:
    """Find threes and fours whose moves, added or subtracted, always cancel."""
    shadow = move @ np.random.default_rng(1).normal(size=(move.shape[1], 2))
    single = {_key(sign * shadow[k]): ((k, sign),) for k in range(len(shadow)) for sign in (1, -1)}
    pairs: dict[tuple[float, ...], tuple[tuple[int, int], ...]] = {}
    for a, b in itertools.combinations(range(len(shadow)), 2):
        if not rule.is_few(int(atoms.join(places[[a, b]]).contributors[0])):
            continue
        for sign in (1, -1):
            both = shadow[a] + sign * shadow[b]
            for turn in (1, -1):
                key = _key(turn * both)
                term = ((a, turn), (b, turn * sign))
                for other in (single.get(key), pairs.get(key)):
                    yield from _cancelled(term, other, places, move, atoms, rule)
                pairs.setdefault(key, term)


def _cancelled(
    term: tuple[tuple[int, int], ...],
    other: tuple[tuple[int, int], ...] | None,
    places: IntArray,
    move: FloatArray,
    atoms: Atoms,
    rule: DisclosureRule,
) -> Iterator[tuple[IntArray, FloatArray]]:
    """Yield a union whose moves cancel, if it stands on too few persons."""
    if other is None or {k for k, _s in term} & {k for k, _s in other}:
        return
    signed = [*term, *((k, -sign) for k, sign in other)]
    at = np.array([k for k, _s in signed])
    factors = np.array([float(sign) for _k, sign in signed])
    if np.abs(factors @ move[at]).max(initial=0.0) < NEARLY and rule.is_few(
        int(atoms.join(places[at]).contributors[0])
    ):
        yield places[at], factors


def _key(point: FloatArray) -> tuple[float, ...]:
    """Round a point so that equal ones meet."""
    return tuple(np.round(point, 6) + 0.0)
