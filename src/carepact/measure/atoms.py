"""Parts of the activities of a table that no other activity of it divides further."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from carepact.core.arrays import BoolArray, FloatArray, IntArray
from carepact.data.icatus.grouping import Grouping
from carepact.data.timeuse import Diaries
from carepact.data.timeuse.diaries import MINUTES_TOLERANCE
from carepact.measure.care_layers import Layers
from carepact.measure.minutes import SimultaneityRule, counted_minutes
from carepact.measure.sums import CellSums

ROUNDING = 1e-9
"""Size of a factor below which it is rounding alone."""


@dataclass(frozen=True)
class Atoms:
    """Parts of the activities of a table. `A` atoms, `K` activities."""

    members: BoolArray
    """Which atoms each activity holds, shape (A, K)."""
    fills_a_day: bool
    """Whether atoms and what is beside them make up the day, none counted twice."""
    of_activities: FloatArray | None = None
    """Each atom as activities added and subtracted, shape (K, A); None where that cannot be."""
    minutes: FloatArray | None = None
    """Minutes of each diary, where `of_activities` does not tell them, shape (n, A). [min/day]"""

    @property
    def rests(self) -> FloatArray | None:
        """Atoms that several activities tell together, as factors of them, shape (K, B)."""
        if self.of_activities is None:
            return None
        return self.of_activities[:, self._is_rest()]

    def _is_rest(self) -> BoolArray:
        """Tell which atoms are no activity themselves, shape (A,)."""
        told: BoolArray = np.count_nonzero(self.expressed, axis=0) > 1
        return told

    @property
    def expressed(self) -> FloatArray:
        """Each atom as activities added and subtracted, shape (K, A).

        Raises
        ------
        ValueError
            If that cannot be, and `minutes` tells them.
        """
        if self.of_activities is None:
            message = "these atoms are told by their minutes"
            raise ValueError(message)
        return self.of_activities

    def find_holders(self, sums: CellSums) -> tuple[IntArray, FloatArray]:
        """Find persons and the largest contribution of each cell and atom, shape (C, A)."""
        is_rest = self._is_rest()
        of_activity = np.argmax(np.abs(self.expressed), axis=0)
        persons, largest = sums.participants[:, of_activity], sums.largest[:, of_activity]
        persons[:, is_rest], largest[:, is_rest] = sums.with_rest, sums.largest_rest
        return persons, largest

    def of(self, minutes: FloatArray) -> FloatArray:
        """Work out the minutes of every atom, shape (n, A). [min/day]

        Parameters
        ----------
        minutes : FloatArray, shape (n, K)
            Minutes of each activity. [min/day]
        """
        if self.are_activities:
            return minutes
        if self.minutes is not None:
            return self.minutes
        held = minutes @ self.expressed
        return np.where(held > MINUTES_TOLERANCE, held, 0.0)

    def sum(self, minutes: FloatArray) -> FloatArray:
        """Add up all atoms of each diary, shape (n,), from its activities'. [min/day]"""
        if self.of_activities is not None:
            return np.asarray(minutes @ self.expressed.sum(axis=1))
        return np.asarray(self.of(minutes).sum(axis=1))

    @property
    def are_activities(self) -> bool:
        """Whether no activity is divided."""
        size = self.members.shape[0]
        return self.members.shape[1] == size and bool((self.members == np.eye(size)).all())


def split_activities(diaries: Diaries, grouping: Grouping, rule: SimultaneityRule) -> Atoms:
    """Divide activities so that all codes of an atom are in the same activities.

    Parameters
    ----------
    diaries : Diaries
        The survey.
    grouping : Grouping
        Which codes make up which activity.
    rule : str
        Rule of simultaneous activities.
    """
    fills = rule != "full"
    held = grouping.members.any(axis=1)
    if (grouping.members.sum(axis=1) <= 1).all():
        return Atoms(np.eye(len(grouping.groups), dtype=bool), fills)
    members, atom = np.unique(grouping.members[held], axis=0, return_inverse=True)
    expressed = _express(members)
    if expressed is not None:
        return Atoms(members.astype(bool), fills, expressed)
    of_code = np.full(held.size, -1)
    of_code[held] = atom.ravel()
    row, code, counted = counted_minutes(diaries, rule)
    inside = of_code[code] >= 0
    place = row[inside].astype(np.int64) * len(members) + of_code[code[inside]]
    summed = np.bincount(place, counted[inside], minlength=diaries.n * len(members))
    minutes = summed.reshape(diaries.n, -1).astype(np.float64)
    return Atoms(members.astype(bool), fills, minutes=minutes)


def _express(members: BoolArray) -> FloatArray | None:
    """Write each atom as activities added and subtracted, or None if one cannot be."""
    whole = members.astype(float)
    inverse = np.linalg.pinv(whole)
    if np.abs(whole @ inverse - np.eye(len(whole))).max() > ROUNDING:
        return None
    return np.where(np.abs(inverse) > ROUNDING, inverse, 0.0)


def split_layers(layers: Layers) -> Atoms:
    """Divide layers of care: one that lies within another is taken out of it."""
    groups = layers.grouping.groups
    members, expressed = np.eye(len(groups), dtype=bool), np.eye(len(groups))
    for inner, outer in layers.within.items():
        at, around = groups.index(inner), groups.index(outer)
        members[at, around] = True
        expressed[at, around] = -1.0
    return Atoms(members, fills_a_day=False, of_activities=expressed)
