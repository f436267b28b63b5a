"""Headcounts for tests, and what somebody can work out who sees what a firm prints of pay."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linprog

from carepact.levels.employer.pay import Pay
from carepact.levels.employer.staff import CARE, UNKNOWN, Staff

Array = NDArray[np.float64]
FULL_TIME, WEEKS = 40.0, 52
EXACT = 1e-7
WOMAN, MAN = 0, 1
GROUPS = {
    "mothers": ([WOMAN], ["young-child", "both"]),
    "fathers": ([MAN], ["young-child", "both"]),
    "other women": ([WOMAN], ["none"]),
    "other men": ([MAN], ["none"]),
    "women": ([WOMAN], [*CARE, ""]),
    "men": ([MAN], [*CARE, ""]),
    "carers of relatives": ([WOMAN, MAN], ["relative", "both"]),
    "all": ([WOMAN, MAN], [*CARE, ""]),
    "untold": ([WOMAN, MAN], [""]),
}
"""Whom each group means, written once more: sexes, and care that is told (empty: it is not)."""


class Line(NamedTuple):
    """Persons who are alike: how many, their sex, pay of an hour, care, hours."""

    persons: int
    sex: int
    hourly: float
    care: str = ""
    """Empty where the headcount does not tell it."""
    hours: float = FULL_TIME


def make_staff(lines: Sequence[Line]) -> Staff:
    """Make a headcount of lines."""
    return Staff(
        persons=np.array([one.persons for one in lines], dtype=np.int64),
        sex=np.array([one.sex for one in lines], dtype=np.int64),
        ages=((30.0, 39.0),) * len(lines),
        hours=np.array([one.hours for one in lines]),
        pay=np.array([one.hourly * one.hours * WEEKS for one in lines]),
        level=np.full(len(lines), UNKNOWN),
        care=np.array([CARE.index(one.care) if one.care else UNKNOWN for one in lines]),
    )


def find_middle(hourly: Array, held: NDArray[np.bool_], minimum: int) -> Array:
    """Find who of some persons is in the middle of their pay; those of one pay in equal parts."""
    ranked = np.sort(hourly[held])
    inside = minimum if (ranked.size - minimum) % 2 == 0 else minimum + 1
    first = (ranked.size - inside) // 2
    taken = ranked[first : first + inside]
    parts = np.zeros(held.size)
    for one in np.unique(taken):
        alike = held & np.isclose(hourly, one, rtol=1e-12)
        parts[alike] = np.isclose(taken, one, rtol=1e-12).sum() / alike.sum()
    return parts


class Attack:
    """What an outsider, or somebody of the staff, works out from what is printed.

    The attacker knows how many persons of each sex and care there are, who they are, and, of a
    middle of several pays, who stands in it. No pay is below nought.
    """

    def __init__(self, lines: Sequence[Line], pay: Pay, minimum: int) -> None:
        """Write everything that is printed as equations of single persons' pay."""
        alone = [one._replace(persons=1) for one in lines for _person in range(one.persons)]
        self.persons = alone
        self.truth = np.array([one.hourly for one in alone])
        rows, values = [], []
        for name, told in pay.groups.items():
            sexes, care = GROUPS[name]
            held = np.array([one.sex in sexes and one.care in care for one in alone])
            if told.mean is not None:
                assert told.persons == held.sum()
                rows.append(held.astype(float))
                values.append(told.mean * held.sum())
            if told.median is not None:
                middle = find_middle(self.truth, held, minimum)
                if len({*self.truth[middle > 0].round(9)}) > 1:
                    rows.append(middle)
                    values.append(told.median * middle.sum())
        self.rows = np.array(rows).reshape(-1, len(alone))
        self.values = np.array(values)
        assert np.allclose(self.rows @ self.truth, self.values)

    def bound(self, wanted: Array, known: Sequence[int] = ()) -> tuple[float, float]:
        """Return the least and the most that a sum of pay can be, for who knows some of it."""
        bounds = [(0.0, None)] * self.truth.size
        for one in known:
            bounds[one] = (self.truth[one], self.truth[one])
        ends = []
        for sign in (1, -1):
            found = linprog(
                sign * wanted,
                A_eq=self.rows if self.rows.size else None,
                b_eq=self.values if self.rows.size else None,
                bounds=bounds,
            )
            ends.append(np.inf if found.status == 3 else sign * found.fun)
        return ends[0], ends[1]

    def find_told_pairs(self) -> list[tuple[int, int]]:
        """List who could work out whose pay from their own exactly; (j, j) for who could anyway."""
        if not self.rows.size:
            return []
        _left, length, right = np.linalg.svd(self.rows, full_matrices=True)
        free = right[int((length > EXACT * length.max()).sum()) :].T
        size = np.linalg.norm(free, axis=1)
        told = [(j, j) for j in np.flatnonzero(size < EXACT).tolist()]
        move = free / np.maximum(size, EXACT)[:, None]
        alike = np.argwhere(np.triu(np.abs(move @ move.T) > 1 - EXACT, k=1))
        return told + [(int(i), int(j)) for i, j in alike]
