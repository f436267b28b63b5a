"""Which counts of a strand are hidden: a whole, its part, what is left, of women, men and both."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from carepact.core.arrays import BoolArray, FloatArray, IntArray
from carepact.core.disclosure.contributions import Contributions
from carepact.core.disclosure.listing import Listing, Quantity
from carepact.core.disclosure.rules import DisclosureRule
from carepact.levels.employer.hiding import hide_lines
from carepact.levels.employer.staff import SEXES
from carepact.levels.employer.use_counts import Strand, UseCounts

REST = "rest"
"""Who is of the whole and not of its part: never printed, and known from both."""
BOTH = len(SEXES)
"""Place of women and men together, behind those of either."""


class Cell(NamedTuple):
    """Persons of one sex who are of the part, of the rest, or of a whole that has no part."""

    sex: int
    of: str
    persons: float
    amount: float = 0.0


def hide_strand(
    counts: UseCounts, strand: Strand, rule: DisclosureRule
) -> Mapping[tuple[str, int], bool]:
    """Tell which counts of a strand may not be told, by name and place: women, men, both.

    Days of persons who are not counted are hidden: nobody knows how few they are.
    """
    cells = [cell for sex in range(len(SEXES)) for cell in _lay_cells(counts, strand, sex)]
    hidden = dict.fromkeys(
        ((name, place) for name in strand.counts for place in range(BOTH + 1)), False
    )
    names = [name for name in (strand.whole, strand.part, REST) if name]
    lines = {
        (name, sex): _hold(cells, strand, name, [sex]) for name in names for sex in range(BOTH)
    }
    lines |= {(name, BOTH): _hold(cells, strand, name, range(BOTH)) for name in names}
    told = {place: held for place, held in lines.items() if held.any()}
    if told:
        found = hide_lines(_list_sums(cells, np.array([*told.values()]), rule), rule)
        hidden |= {place: bool(one) for place, one in zip(told, found, strict=True)}
    for place in range(BOTH + 1):
        if strand.amount:
            persons = counts.by_sex(strand.whole)
            unsure = None in (persons if place == BOTH else persons[place : place + 1])
            hidden[strand.amount, place] = unsure or hidden[strand.whole, place]
    return hidden


def hide_two(persons: FloatArray, rule: DisclosureRule) -> BoolArray:
    """Tell which of two numbers of persons may not be told, and whether their sum, shape (3,)."""
    cells = [Cell(sex, "", float(number)) for sex, number in enumerate(persons)]
    lines = np.array([[1, 0], [0, 1], [1, 1]], dtype=bool)
    return hide_lines(_list_sums(cells, lines, rule), rule)


def _lay_cells(counts: UseCounts, strand: Strand, sex: int) -> list[Cell]:
    """Lay out the disjoint persons that are told of one sex."""
    whole, part, amount = counts.of_strand(strand, sex)
    if part is None:
        return [] if whole is None else [Cell(sex, strand.whole, whole, amount or 0.0)]
    if whole is None:
        return [Cell(sex, strand.part, part)]
    return [Cell(sex, strand.part, part), Cell(sex, REST, whole - part)]


def _hold(cells: Sequence[Cell], strand: Strand, name: str, sexes: Sequence[int]) -> BoolArray:
    """Tell which cells a count holds; none where it is not told of all these sexes."""
    is_whole = name == strand.whole
    held = [
        cell.sex in sexes and (cell.of in (name, REST) if is_whole else cell.of == name)
        for cell in cells
    ]
    if {cell.sex for cell, inside in zip(cells, held, strict=True) if inside} != set(sexes):
        return np.zeros(len(cells), dtype=bool)
    return np.array([inside or (is_whole and cell.sex in sexes)
                     for cell, inside in zip(cells, held, strict=True)])  # fmt: skip


def _list_sums(cells: Sequence[Cell], lines: BoolArray, rule: DisclosureRule) -> Listing:
    """List sums of persons, and of what they took, over cells."""
    persons = np.array([cell.persons for cell in cells]).round().astype(np.int64)
    amounts = np.array([cell.amount for cell in cells])
    return Listing(
        lines=lines.astype(float),
        persons=persons,
        persons_of_lines=lines.astype(np.int64) @ persons,
        quantities=tuple(
            _make_quantity(values, np.where(values > 0, persons, 0), lines, rule.depth)
            for values in (persons.astype(float), amounts)
        ),
    )


def _make_quantity(values: FloatArray, persons: IntArray, lines: BoolArray, depth: int) -> Quantity:
    """Make a quantity of which only sums are known, so that everybody of a cell holds as much."""
    ranks = np.arange(depth) < persons[:, None]
    each = np.where(ranks, (values / np.maximum(persons, 1))[:, None], 0.0)
    of_cells = Contributions(persons[:, None], values[:, None], each[:, None])
    of_lines = of_cells.unite(lines)
    return Quantity(
        members=np.ones((1, 1), dtype=bool),
        mass=values[:, None],
        of_cells=of_cells,
        of_line_atoms=of_lines,
        of_entries=of_lines,
    )
