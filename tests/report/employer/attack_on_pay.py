"""What an attacker works out of the pay of few, who knows how many of each kind there are."""

from __future__ import annotations

import itertools
from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linprog
from tests.levels.employer.firms import GROUPS
from tests.report.employer.made_firms import HOURLY, KINDS, Firm, list_sums, of_one, read_table

Array = NDArray[np.float64]
MINIMUM, PERCENT, ROUNDED = 5, 0.1, 0.1


def find_told_pay(firm: Firm, files: Mapping[str, str]) -> list[tuple[float, float, float]]:
    """List pay of few kinds of persons that is told too nearly: truth, least and most."""
    kinds = np.array([
        sum(line.persons for line in firm.lines if (line.sex, line.care) == kind) for kind in KINDS
    ])  # fmt: skip
    truth = np.array([
        sum(line.persons * line.hourly for line in firm.lines
            if (line.sex, line.care) == kind) for kind in KINDS
    ])  # fmt: skip
    rows, values = [], []
    for row in read_table(files, "pay.csv"):
        if row["figure"] == "mean" and row["value"]:
            sexes, care = GROUPS[row["group"]]
            held = np.array([kind[0] in sexes and kind[1] in care for kind in KINDS])
            rows.append(held.astype(float))
            values.append(float(row["value"]) * (held @ kinds))
    for key, value in list_sums(files).items():
        first = np.array([of_one(*kind).get(key, 0.0) for kind in KINDS])
        slope = np.array([of_one(*kind, HOURLY + 1).get(key, 0.0) for kind in KINDS]) - first
        if key[0] == "EUR" and slope.max() > 1e-9:
            fixed = first - HOURLY * slope
            rows.append(slope / slope.max())
            values.append((value - fixed @ kinds) / slope.max())
    matrix, told = np.array(rows).reshape(-1, len(KINDS)), np.array(values)
    left = 2 * np.abs(matrix @ truth - told)  # figures are printed rounded: so far they may be off
    assert (left <= ROUNDED * np.abs(told)).all()
    few = [at for at, size in enumerate(kinds) if 0 < size < MINIMUM]
    found = []
    for size in (1, 2):
        for some in itertools.combinations(few, size):
            if kinds[list(some)].sum() >= MINIMUM:
                continue
            wanted = np.zeros(len(KINDS))
            wanted[list(some)] = 1.0
            low, high = _bound(matrix, told, left, wanted, kinds > 0)
            if low > (1 - PERCENT) * (wanted @ truth) or high < (1 + PERCENT) * (wanted @ truth):
                found.append((float(wanted @ truth), low, high))
    return found


def _bound(
    matrix: Array, told: Array, left: Array, wanted: Array, anybody: NDArray[np.bool_]
) -> Array:
    """Return the least and the most that a sum of pay can be."""
    ends = []
    for sign in (1, -1):
        found = linprog(
            sign * wanted,
            A_ub=np.concatenate([matrix, -matrix]) if told.size else None,
            b_ub=np.concatenate([told + left, left - told]) if told.size else None,
            bounds=[(0.0, None if one else 0.0) for one in anybody],
        )  # fmt: skip
        assert found.status in (0, 3)
        ends.append(np.inf if found.status == 3 else sign * found.fun)
    return np.array(ends)
