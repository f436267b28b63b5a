"""List what a table of minutes tells, as sums of persons' contributions.

The disclosure system asks how the activities of a table are made of parts that no other
divides further: what `care` and `childcare` leave between them is care of adults, listed or
not.
"""

from __future__ import annotations

import numpy as np

from carepact.core.arrays import BoolArray, FloatArray, IntArray
from carepact.core.disclosure.contributions import Contributions, Persons
from carepact.core.disclosure.listing import Listing, Quantity
from carepact.core.disclosure.rules import DisclosureRule
from carepact.core.disclosure.screening import bound_contributions, screen_contributions
from carepact.core.units import MINUTES_PER_DAY
from carepact.data.timeuse.diaries import MINUTES_TOLERANCE
from carepact.measure.atoms import Atoms
from carepact.measure.sums import CellSums


def list_entries(
    persons: Persons,
    parts: BoolArray,
    atoms: Atoms,
    minutes: FloatArray,
    sums: CellSums,
    rule: DisclosureRule,
) -> Listing:
    """List what the lines of a table tell of weighted minutes.

    Parameters
    ----------
    persons : Persons
        Who stands in which cell, with the final weight.
    parts : BoolArray, shape (L, C)
        Which cells each line holds.
    atoms : Atoms
        Parts of the activities.
    minutes : FloatArray, shape (n, K)
        Minutes of each activity. [min/day]
    sums : CellSums
        Sums of the disjoint cells.
    rule : DisclosureRule
        When a sum is unsafe.
    """
    of_activities, of_entries = _of_activities(persons, parts, minutes, sums, rule)
    of_cells, of_line_atoms = of_activities, of_entries
    if not atoms.are_activities:
        of_cells, of_line_atoms = _of_atoms(persons, parts, atoms, minutes, sums, rule)
    members = atoms.members
    if atoms.fills_a_day:
        rest = MINUTES_PER_DAY - atoms.sum(minutes)
        rest[(rest < MINUTES_TOLERANCE) | (persons.weight <= 0)] = 0.0
        if rest.any():
            more = _of_rest(persons, parts, rest, rule)
            of_cells, of_line_atoms = of_cells.beside(more[0]), of_line_atoms.beside(more[1])
            members = np.concatenate([members, np.zeros((1, members.shape[1]), dtype=bool)])
    whole = MINUTES_PER_DAY * sums.weight[:, 0]
    quantity = Quantity(
        members=members,
        mass=of_cells.total,
        of_cells=of_cells,
        of_line_atoms=of_line_atoms,
        of_entries=of_entries,
        most=whole,
        whole=whole if atoms.fills_a_day else None,
        participants=of_activities.contributors,
    )
    return _list(persons, parts, sums, quantity)


def _of_activities(
    persons: Persons,
    parts: BoolArray,
    minutes: FloatArray,
    sums: CellSums,
    rule: DisclosureRule,
) -> tuple[Contributions, Contributions]:
    """Find contributions to activities, of cells and of lines."""
    if not persons.are_single:
        return persons.gather(minutes, rule.depth), persons.gather(minutes, rule.depth, parts)
    bounded = bound_contributions(sums.participants, sums.minutes[..., 0], sums.largest, rule)
    return screen_contributions(
        persons, lambda rows, columns: minutes[np.ix_(rows, columns)], bounded, parts, rule
    )


def _of_rest(
    persons: Persons, parts: BoolArray, rest: FloatArray, rule: DisclosureRule
) -> tuple[Contributions, Contributions]:
    """Find contributions to what is in no activity: the day less all others tells it."""
    values = rest[:, None]
    if not persons.are_single:
        return persons.gather(values, rule.depth), persons.gather(values, rule.depth, parts)
    rows = np.flatnonzero((rest > 0) & (persons.cell >= 0) & (persons.weight > 0))
    at, held = persons.cell[rows], rest[rows] * persons.weight[rows]
    largest = np.zeros(persons.cells)
    np.maximum.at(largest, at, held)
    counted = np.bincount(at, minlength=persons.cells)
    total = np.bincount(at, held, minlength=persons.cells).astype(np.float64)
    bounded = bound_contributions(counted[:, None], total[:, None], largest[:, None], rule)
    return screen_contributions(
        persons, lambda rows, columns: values[np.ix_(rows, columns)], bounded, parts, rule
    )


def _of_atoms(
    persons: Persons,
    parts: BoolArray,
    atoms: Atoms,
    minutes: FloatArray,
    sums: CellSums,
    rule: DisclosureRule,
) -> tuple[Contributions, Contributions]:
    """Find contributions to atoms, of cells and of lines."""

    def values(rows: IntArray, columns: IntArray) -> FloatArray:
        """Take or work out the minutes of some atoms."""
        if atoms.of_activities is None:
            return atoms.of(minutes)[np.ix_(rows, columns)]
        factors = atoms.expressed[:, columns]
        needed = np.flatnonzero(factors.any(axis=1))
        held = np.zeros((rows.size, columns.size))
        for activity in needed:
            held += np.multiply.outer(minutes[rows, activity], factors[activity])
        return np.where(held > MINUTES_TOLERANCE, held, 0.0)

    if atoms.of_activities is None or not persons.are_single:
        everything = atoms.of(minutes)
        return persons.gather(everything, rule.depth), persons.gather(everything, rule.depth, parts)
    total = np.maximum(sums.minutes[..., 0] @ atoms.expressed, 0.0)
    holders, largest = atoms.find_holders(sums)
    total[holders == 0] = largest[holders == 0] = 0.0  # rounding, where nobody does it
    bounded = bound_contributions(holders, total, largest, rule)
    return screen_contributions(persons, values, bounded, parts, rule)


def list_kinds(
    persons: Persons,
    parts: BoolArray,
    members: BoolArray,
    minutes: FloatArray,
    sums: CellSums,
    rule: DisclosureRule,
) -> Listing:
    """List what the lines of a table tell of activities that are made of kinds of work.

    Parameters
    ----------
    persons : Persons
        Who stands in which cell, with the final weight.
    parts : BoolArray, shape (L, C)
        Which cells each line holds.
    members : BoolArray, shape (A, K)
        Which kinds of work each activity holds.
    minutes : FloatArray, shape (n, A)
        Minutes of each kind of work. [min/day]
    sums : CellSums
        Sums of the disjoint cells by kind of work.
    rule : DisclosureRule
        When a sum is unsafe.
    """
    held = members.astype(float)
    of_cells, of_line_atoms = _of_activities(persons, parts, minutes, sums, rule)
    if persons.are_single:
        fewest = np.stack(
            [sums.participants[:, row].max(axis=1, initial=0) for row in members.T], axis=1
        )
        bounded = bound_contributions(
            fewest, sums.minutes[..., 0] @ held, sums.largest @ held, rule
        )
        of_entries = screen_contributions(
            persons, lambda rows, columns: minutes[rows] @ held[:, columns], bounded, parts, rule
        )[1]
    else:
        of_entries = persons.gather(minutes @ held, rule.depth, parts)
    quantity = Quantity(
        members=members,
        mass=of_cells.total,
        of_cells=of_cells,
        of_line_atoms=of_line_atoms,
        of_entries=of_entries,
        most=MINUTES_PER_DAY * sums.weight[:, 0],
    )
    return _list(persons, parts, sums, quantity)


def _list(persons: Persons, parts: BoolArray, sums: CellSums, quantity: Quantity) -> Listing:
    """List a quantity with the persons of its cells and lines."""
    if persons.are_single:
        of_lines = parts.astype(np.int64) @ sums.n
        return Listing(parts.astype(float), sums.n, of_lines, (quantity,))
    return Listing(parts.astype(float), persons.count(), persons.count(parts), (quantity,))


def list_amounts(persons: Persons, parts: BoolArray, amounts: FloatArray, depth: int) -> Listing:
    """List what the lines of a table tell of an amount, over those for whom it is known.

    Parameters
    ----------
    persons : Persons
        Those for whom it is known.
    parts : BoolArray, shape (L, C)
        Which cells each line holds.
    amounts : FloatArray, shape (n,)
        The amount of each row; rows outside are not looked at.
    depth : int
        How many of the largest contributions the rule looks at.
    """
    values = amounts[:, None]
    of_cells = persons.gather(values, depth)
    of_entries = persons.gather(values, depth, parts)
    inside = persons.cell >= 0
    mass = np.bincount(
        persons.cell[inside],
        persons.weight[inside] * amounts[inside],
        minlength=persons.cells,
    )
    quantity = Quantity(
        members=np.ones((1, 1), dtype=bool),
        mass=mass[:, None].astype(np.float64),
        of_cells=of_cells,
        of_line_atoms=of_entries,
        of_entries=of_entries,
        is_signed=bool((amounts[inside] < 0).any()),
    )
    return Listing(parts.astype(float), persons.count(), persons.count(parts), (quantity,))
