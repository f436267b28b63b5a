"""List what a table of minutes tells, as sums of persons' contributions.

The disclosure system asks how the activities of a table are made of parts that no other
divides further: what `care` and `childcare` leave between them is care of adults, listed or
not.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from carepact.core.arrays import BoolArray, FloatArray
from carepact.core.disclosure.contributions import Contributions, Persons
from carepact.core.disclosure.listing import Listing, Quantity
from carepact.core.units import MINUTES_PER_DAY
from carepact.data.icatus.grouping import Grouping
from carepact.data.timeuse import Diaries
from carepact.data.timeuse.diaries import MINUTES_TOLERANCE
from carepact.measure.care_layers import Layers
from carepact.measure.minutes import SimultaneityRule, counted_minutes


@dataclass(frozen=True)
class Atoms:
    """Parts of the activities of a table. `A` atoms, `K` activities."""

    members: BoolArray
    """Which atoms each activity holds, shape (A, K)."""
    minutes: FloatArray
    """Minutes of each diary, shape (n, A). [min/day]"""
    fills_a_day: bool
    """Whether atoms and what is beside them make up the day, none counted twice."""


def split_activities(
    diaries: Diaries, grouping: Grouping, rule: SimultaneityRule, minutes: FloatArray
) -> Atoms:
    """Divide activities so that all codes of an atom are in the same activities.

    Parameters
    ----------
    diaries : Diaries
        The survey.
    grouping : Grouping
        Which codes make up which activity.
    rule : str
        Rule of simultaneous activities.
    minutes : FloatArray, shape (n, K)
        Minutes of each activity, which serve where no code is in two of them. [min/day]
    """
    fills = rule != "full"
    if (grouping.members.sum(axis=1) <= 1).all():
        return Atoms(np.eye(len(grouping.groups), dtype=bool), minutes, fills)
    held = grouping.members.any(axis=1)
    members, atom = np.unique(grouping.members[held], axis=0, return_inverse=True)
    of_code = np.full(held.size, -1)
    of_code[held] = atom.ravel()
    row, code, counted = counted_minutes(diaries, rule)
    inside = of_code[code] >= 0
    place = row[inside].astype(np.int64) * len(members) + of_code[code[inside]]
    summed = np.bincount(place, counted[inside], minlength=diaries.n * len(members))
    return Atoms(members.astype(bool), summed.reshape(diaries.n, -1).astype(np.float64), fills)


def split_layers(layers: Layers) -> Atoms:
    """Divide layers of care: one that lies within another is taken out of it."""
    groups = layers.grouping.groups
    members, minutes = np.eye(len(groups), dtype=bool), layers.minutes.copy()
    for inner, outer in layers.within.items():
        at, around = groups.index(inner), groups.index(outer)
        members[at, around] = True
        minutes[:, around] = np.maximum(minutes[:, around] - minutes[:, at], 0.0)
    return Atoms(members, minutes, fills_a_day=False)


def list_entries(
    persons: Persons, parts: BoolArray, atoms: Atoms, minutes: FloatArray, depth: int
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
    depth : int
        How many of the largest contributions the rule looks at.
    """
    atoms = _with_rest(atoms) if atoms.fills_a_day else atoms
    same = atoms.minutes is minutes
    of_cells = persons.gather(atoms.minutes, depth)
    of_activities = of_cells if same else persons.gather(minutes, depth)
    of_entries = _of_lines(persons, parts, minutes, of_activities, depth)
    of_line_atoms = (
        of_entries if same else _of_lines(persons, parts, atoms.minutes, of_cells, depth)
    )
    inside = persons.cell >= 0
    weight = np.bincount(
        persons.cell[inside], persons.weight[inside], minlength=persons.cells
    ).astype(np.float64)
    quantity = Quantity(
        members=atoms.members,
        mass=of_cells.total,
        of_cells=of_cells,
        of_line_atoms=of_line_atoms,
        of_entries=of_entries,
        most=MINUTES_PER_DAY * weight,
        whole=MINUTES_PER_DAY * weight if atoms.fills_a_day else None,
        participants=of_activities.contributors,
    )
    return Listing(parts.astype(float), persons.count(), persons.count(parts), (quantity,))


def _with_rest(atoms: Atoms) -> Atoms:
    """Add what is in no activity as an atom of its own: 1,440 minutes less the others tell it."""
    rest = MINUTES_PER_DAY - atoms.minutes.sum(axis=1, keepdims=True)
    rest[rest < MINUTES_TOLERANCE] = 0.0
    if not rest.any():
        return atoms
    nowhere = np.zeros((1, atoms.members.shape[1]), dtype=bool)
    return replace(
        atoms,
        members=np.concatenate([atoms.members, nowhere]),
        minutes=np.concatenate([atoms.minutes, rest], axis=1),
    )


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
    of_entries = _of_lines(persons, parts, values, of_cells, depth)
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


def _of_lines(
    persons: Persons, parts: BoolArray, values: FloatArray, of_cells: Contributions, depth: int
) -> Contributions:
    """Find contributions to lines, from those to cells where lines are cells."""
    if parts.shape[0] == parts.shape[1] and (parts == np.eye(parts.shape[0], dtype=bool)).all():
        return of_cells
    return persons.gather(values, depth, parts)
