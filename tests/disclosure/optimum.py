"""Small tables, and the fewest entries that a solver can hide of them.

The demands are the disclosure system's own; a mixed-integer programme meets all of them at
once. Unions of few persons that its answer would tell are added as demands until none is told.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.optimize import Bounds, LinearConstraint, linprog, milp

from carepact.core.arrays import BoolArray, FloatArray
from carepact.core.disclosure.contributions import Persons
from carepact.core.disclosure.layers import ALWAYS, Demand, Layer
from carepact.core.disclosure.listing import (
    Listing,
    Quantity,
    lay_lines,
    lay_participants,
    lay_quantity,
    values_of,
)
from carepact.core.disclosure.rules import DisclosureRule
from carepact.core.disclosure.unions import atoms_of, find_told_unions

DAY = 1440.0
FARTHEST = 30.0
"""How many times what is required an atom may move; so the programme stays well scaled."""
MOST_SECONDS = 60.0
SHAPES = ((3,), (4,), (2, 2), (2, 3))
NESTINGS = (
    np.eye(3),
    np.array([[1, 0, 1], [0, 1, 1.0]]),
    np.array([[1, 0, 1, 0], [0, 1, 1, 0], [0, 0, 0, 1.0]]),
)
SIZES = (0, 1, 2, 3, 4, 5, 6, 8, 12, 20)


def draw_table(draw: np.random.Generator) -> Listing:
    """Draw a small table with all its margins."""
    lines = _margins(SHAPES[int(draw.integers(len(SHAPES)))])
    members = NESTINGS[int(draw.integers(len(NESTINGS)))]
    fills_a_day = bool(draw.random() < 0.4)
    sizes = draw.choice(SIZES, size=lines.shape[1])
    kept = np.flatnonzero(sizes)
    lines = lines[:, kept]
    lines = lines[lines.any(axis=1)]
    cell = np.repeat(np.arange(kept.size), sizes[kept])
    weight = draw.lognormal(5, 0.8, cell.size)
    minutes = draw.integers(1, 200, (cell.size, members.shape[0])).astype(float)
    minutes *= draw.random(minutes.shape) < 0.7
    if fills_a_day:
        minutes[:, 0] += 1
        minutes *= DAY / minutes.sum(axis=1, keepdims=True)
    persons = Persons(np.arange(cell.size), cell, weight, kept.size)
    return _list(persons, lines, minutes, members, fills_a_day=fills_a_day)


def _margins(shape: Sequence[int]) -> BoolArray:
    """List the lines of a table with margins, shape (L, C)."""
    cells = list(itertools.product(*[range(size) for size in shape]))
    labels = itertools.product(*[[*range(size), None] for size in shape])
    return np.array(
        [
            [all(a is None or a == b for a, b in zip(label, cell, strict=True)) for cell in cells]
            for label in labels
        ]
    )


def _list(
    persons: Persons,
    lines: BoolArray,
    minutes: FloatArray,
    members: FloatArray,
    *,
    fills_a_day: bool,
) -> Listing:
    """List what the table tells."""
    depth = DisclosureRule().depth
    day = (DAY * np.bincount(persons.cell, persons.weight, persons.cells)).astype(np.float64)
    grouped = minutes @ members
    quantity = Quantity(
        members=members.astype(bool),
        mass=persons.gather(minutes, depth).total,
        of_cells=persons.gather(minutes, depth),
        of_line_atoms=persons.gather(minutes, depth, lines),
        of_entries=persons.gather(grouped, depth, lines),
        most=day,
        whole=day if fills_a_day else None,
        participants=persons.gather(grouped, depth).contributors,
    )
    return Listing(lines.astype(float), persons.count(), persons.count(lines), (quantity,))


@dataclass
class _Programme:
    """A mixed-integer programme that is written row by row."""

    lower: list[FloatArray] = field(default_factory=list)
    upper: list[FloatArray] = field(default_factory=list)
    whole: list[FloatArray] = field(default_factory=list)
    rows: list[tuple[list[int], list[float], float, float]] = field(default_factory=list)
    columns: int = 0

    def add_columns(self, lower: FloatArray, upper: FloatArray, *, whole: bool) -> int:
        """Add unknowns, and say where they begin."""
        begins, self.columns = self.columns, self.columns + lower.size
        self.lower.append(lower)
        self.upper.append(upper)
        self.whole.append(np.full(lower.size, float(whole)))
        return begins

    def add(
        self, columns: Sequence[int], factors: Sequence[float], low: float, high: float
    ) -> None:
        """Add a row."""
        self.rows.append((list(columns), list(factors), low, high))

    def solve(self, cost: FloatArray) -> FloatArray | None:
        """Find the cheapest solution, or None."""
        ends = np.cumsum([0, *(len(row[0]) for row in self.rows)])
        matrix = sparse.csr_matrix(
            (
                np.concatenate([row[1] for row in self.rows]),
                np.concatenate([row[0] for row in self.rows]).astype(int),
                ends,
            ),
            shape=(len(self.rows), self.columns),
        )
        low, high = np.array([row[2] for row in self.rows]), np.array([r[3] for r in self.rows])
        solved = milp(
            np.append(cost, np.zeros(self.columns - cost.size)),
            constraints=LinearConstraint(matrix, low, high),
            bounds=Bounds(np.concatenate(self.lower), np.concatenate(self.upper)),
            integrality=np.concatenate(self.whole),
            options={"time_limit": MOST_SECONDS},
        )
        return None if solved.x is None else np.asarray(solved.x)


def hide_fewest(
    listing: Listing, rule: DisclosureRule, hidden_lines: BoolArray
) -> BoolArray | None:
    """Hide as few entries as the demands allow, shape (L x K,); None where nothing meets them.

    Participants are demanded as where the persons of these lines are hidden, shape (L,).
    """
    quantity = listing.quantities[0]
    layer = lay_quantity(listing, quantity, rule)
    atoms = atoms_of(quantity, np.flatnonzero(values_of(quantity)))
    unions: list[Demand] = []
    while True:
        hidden = _hide_fewest(listing, rule, unions, hidden_lines)
        if hidden is None:
            return None
        more = find_told_unions(layer, atoms, hidden, rule)
        if not more:
            return hidden
        unions += more


def _hide_fewest(
    listing: Listing, rule: DisclosureRule, unions: Sequence[Demand], hidden_lines: BoolArray
) -> BoolArray | None:
    """Solve for the entries that are hidden, and the lines whose persons are."""
    persons = listing.persons_of_lines
    few = (persons > 0) & (persons < rule.minimum)
    lines, activities = persons.size, listing.activities
    entries = lines * activities
    programme = _Programme()
    first = np.append(listing.find_primary(rule).ravel(), few).astype(float)
    programme.add_columns(first, np.ones(first.size), whole=True)
    for entry in range(entries):  # a line without its persons is without its entries
        programme.add([entry, entries + entry // activities], [1, -1], 0, np.inf)
    quantity = listing.quantities[0]
    layer = lay_quantity(listing, quantity, rule)
    _demand(programme, lay_lines(listing, rule), entries)
    _demand(programme, replace(layer, demands=(*layer.demands, *unions)), 0)
    for counted in lay_participants(listing, quantity, rule, hidden_lines):
        _demand(programme, counted, 0)
    solved = programme.solve(np.ones(entries))
    return None if solved is None else solved[:entries] > 0.5


def _demand(programme: _Programme, layer: Layer, first: int) -> None:
    """Add a move for each side of each demand of a layer."""
    for demand in layer.demands:
        for sign, required in ((1, demand.up), (-1, demand.down)):
            if required > 0:
                _move(programme, layer, demand, (sign, required), first)


def _move(
    programme: _Programme, layer: Layer, demand: Demand, side: tuple[int, float], first: int
) -> None:
    """Add a move that meets a demand and changes hidden rows alone."""
    sign, required = side
    unit = 1.0 if layer.is_whole else required
    lower = np.clip((layer.lower - layer.value) / unit, -FARTHEST, 0)
    upper = np.clip((layer.upper - layer.value) / unit, 0, FARTHEST)
    begins = programme.add_columns(lower, upper, whole=layer.is_whole)
    programme.add(
        (begins + demand.atoms).tolist(), (demand.factors * sign).tolist(), required / unit, np.inf
    )
    for row in range(layer.rows.shape[0]):
        span = slice(layer.rows.indptr[row], layer.rows.indptr[row + 1])
        atoms, factors = layer.rows.indices[span], layer.rows.data[span]
        columns = (begins + atoms).tolist()
        if layer.entry[row] == ALWAYS:
            programme.add(columns, factors.tolist(), 0, 0)
            continue
        most = float((np.maximum(-lower[atoms], upper[atoms]) * np.abs(factors)).sum())
        hidden = first + int(layer.entry[row])
        programme.add([*columns, hidden], [*factors.tolist(), -most], -np.inf, 0)
        programme.add([*columns, hidden], [*(-factors).tolist(), -most], -np.inf, 0)


def find_unmet(
    listing: Listing, hidden: NDArray[np.bool_], rule: DisclosureRule
) -> list[tuple[float, float, float]]:
    """List sums that are bounded nearer than their demand: the sum, and its bounds."""
    unmet = []
    layer = lay_quantity(listing, listing.quantities[0], rule)
    visible = (layer.entry == ALWAYS) | ~hidden.ravel()[np.maximum(layer.entry, 0)]
    rows = layer.rows[np.flatnonzero(visible)]
    scale = layer.value.max()
    bounds = np.stack([layer.lower, layer.upper], axis=1) / scale
    for demand in layer.demands:
        wanted = np.zeros(layer.value.size)
        wanted[demand.atoms] = demand.factors
        size = float(wanted @ layer.value)
        low, high = (
            sign * scale * linprog(
                sign * wanted, A_eq=rows, b_eq=rows @ (layer.value / scale), bounds=bounds
            ).fun
            for sign in (1, -1)
        )  # fmt: skip
        slack = 1e-4
        if low > size - demand.down * (1 - slack) or high < size + demand.up * (1 - slack):
            unmet.append((size, low, high))
    return unmet
