"""What an attacker works out of the pay of few, who knows how many of each kind there are.

The attacker also knows who stands in the middle of a group whose median is told.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linprog
from tests.levels.employer.firms import GROUPS, find_middle
from tests.report.employer.made_firms import HOURLY, KINDS, Firm, list_sums, of_one, read_table

Array = NDArray[np.float64]
MINIMUM, PERCENT, HALF_A_CENT = 5, 0.1, 0.005 + 1e-9
NEAR = 1e-6
"""Part of a figure that printing all its digits loses."""


def find_told_pay(firm: Firm, files: Mapping[str, str]) -> list[tuple[float, float, float]]:
    """List pay of few kinds of persons that is told too nearly: truth, least and most.

    Parameters
    ----------
    firm : Firm
        A firm, each of whose lines is persons who earn the same.
    files : mapping of str to str
        What is printed of it.
    """
    persons = np.array([one.persons for one in firm.lines])
    truth = np.array([one.persons * one.hourly for one in firm.lines])
    kind = np.array([KINDS.index((one.sex, one.care)) for one in firm.lines])
    told = [*_read_pay(firm, files), *_read_amounts(firm, files)]
    matrix = np.array([row for row, _value, _loss in told]).reshape(-1, persons.size)
    ends = np.array([(value - loss, value + loss) for _row, value, loss in told]).reshape(-1, 2)
    # What is printed is so: else the attack proves nothing.
    assert (ends[:, 0] <= matrix @ truth + NEAR).all()
    assert (matrix @ truth - NEAR <= ends[:, 1]).all()
    sizes = np.bincount(kind, persons, len(KINDS))
    few = np.flatnonzero((sizes > 0) & (sizes < MINIMUM)).tolist()
    found = []
    for size in (1, 2):
        for some in itertools.combinations(few, size):
            if sizes[list(some)].sum() >= MINIMUM:
                continue
            wanted = np.isin(kind, some).astype(float)
            low, high = _bound(matrix, ends, wanted)
            if low > (1 - PERCENT) * (wanted @ truth) or high < (1 + PERCENT) * (wanted @ truth):
                found.append((float(wanted @ truth), low, high))
    return found


def _read_pay(firm: Firm, files: Mapping[str, str]) -> Iterator[tuple[Array, float, float]]:
    """Read means, and means of those in the middle, as sums of what lines earn."""
    persons = np.array([one.persons for one in firm.lines])
    hourly = np.repeat([one.hourly for one in firm.lines], persons)
    of_line = np.repeat(np.arange(persons.size), persons)
    for row in read_table(files, "pay.csv"):
        if row["figure"] not in ("mean", "median") or not row["value"]:
            continue
        sexes, care = GROUPS[row["group"]]
        held = np.array([one.sex in sexes and one.care in care for one in firm.lines])[of_line]
        parts = held.astype(float)
        if row["figure"] == "median":
            parts = find_middle(hourly, held, MINIMUM)
            if np.unique(hourly[parts > 0]).size == 1:
                continue  # who stands in it follows from no rank: they earn alike
        taken = np.bincount(of_line, parts, persons.size)
        yield taken / persons, float(row["value"]) * taken.sum(), HALF_A_CENT * taken.sum()


def _read_amounts(firm: Firm, files: Mapping[str, str]) -> Iterator[tuple[Array, float, float]]:
    """Read amounts of leave and measures as sums of what lines earn."""
    persons = np.array([one.persons for one in firm.lines])
    kinds = [(one.sex, one.care) for one in firm.lines]
    for key, value in list_sums(files).items():
        first = np.array([of_one(*kind).get(key, 0.0) for kind in kinds])
        slope = np.array([of_one(*kind, HOURLY + 1).get(key, 0.0) for kind in kinds]) - first
        if key[0] == "EUR" and slope.max() > 1e-9:
            fixed, scale = first - HOURLY * slope, slope.max()
            yield slope / scale, (value - fixed @ persons) / scale, NEAR * max(value, 1.0) / scale


def _bound(matrix: Array, ends: Array, wanted: Array) -> Array:
    """Return the least and the most that a sum of pay can be."""
    found_ends = []
    for sign in (1, -1):
        found = linprog(
            sign * wanted,
            A_ub=np.concatenate([matrix, -matrix]) if ends.size else None,
            b_ub=np.concatenate([ends[:, 1], -ends[:, 0]]) if ends.size else None,
            bounds=(0.0, None),
        )
        assert found.status in (0, 3)
        found_ends.append(np.inf if found.status == 3 else sign * found.fun)
    return np.array(found_ends)
