"""An attacker who sees what leaves, and knows what everybody may: what can be worked out?

Unknown are the weighted minutes of each cell and each part of activities that no printed
activity divides. Each printed figure is an equation. What every solution has in common is
told; so is what every solution holds within narrow bounds. Written from the printed table
alone: nothing of `carepact.core.disclosure` is used.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import highspy
import numpy as np
import polars as pl
import scipy.linalg
from numpy.typing import NDArray
from scipy import sparse
from scipy.optimize import Bounds, LinearConstraint, milp

Array = NDArray[np.float64]
DAY = 1440.0
DAYS_OF_2014, DAYS_PER_WEEK, MINUTES_PER_HOUR = 365.0, 7.0, 60.0
SCALE = 1e4
"""Largest unknown of a programme, so that the solver's tolerance is far below any figure."""
EXACT = 1e-7
"""Part of a figure below which a difference is rounding."""


@dataclass(frozen=True)
class Public:
    """What everybody knows. `C` cells, `A` parts of activities, `K` activities."""

    cells: pl.DataFrame
    """Labels of the disjoint cells, shape (C, columns)."""
    weight: Array
    """Sum of the weights of each cell, shape (C,)."""
    members: Array
    """1 where an activity holds a part, shape (A, K)."""
    activities: tuple[str, ...]
    nobody: NDArray[np.bool_]
    """Where nobody of a cell spends a minute, shape (C, A)."""
    fills_a_day: bool
    """Whether the parts make up the day, so that nothing is beside them."""
    prices: Mapping[tuple[str, str], Array] = field(default_factory=dict)
    """Price of an hour of each part by valuation and basis, shape (A,)."""

    def line(self, row: Mapping[str, object]) -> Array:
        """Find the cells that a printed row stands on, shape (C,)."""
        summed = str(row.get("margin") or "").split(",")
        held = np.ones(self.cells.height, dtype=bool)
        for column in self.cells.columns:
            if column not in summed:
                held &= (self.cells[column] == row[column]).to_numpy()
        return held.astype(np.float64)


def read_equations(printed: pl.DataFrame, known: Public) -> tuple[Array, Array]:
    """Write every printed figure of minutes as an equation, shapes (E, C x A) and (E,)."""
    factors, values = [], []
    by_place: dict[tuple[bytes, str], dict[str, float]] = {}
    for row in printed.filter(pl.col("value").is_not_null()).iter_rows(named=True):
        marks = (row.get("valuation"), row.get("basis"))
        if row["activity"] not in known.activities or (marks[0] and marks not in known.prices):
            continue
        found = _equation(row, known)
        if found is not None:
            factors.append(found[0].ravel())
            values.append(found[1])
        place = (known.line(row).tobytes(), row["activity"])
        by_place.setdefault(place, {})[row["statistic"]] = row["value"]
    for (line, activity), told in by_place.items():
        if {"participation_share", "participants_mean_minutes_per_day"} <= told.keys():
            share, mean = told["participation_share"], told["participants_mean_minutes_per_day"]
            held = np.frombuffer(line)
            member = known.members[:, known.activities.index(activity)]
            factors.append(np.outer(held, member).ravel())
            values.append(share * mean * float(held @ known.weight))
    size = known.cells.height * known.members.shape[0]
    return np.array(factors).reshape(-1, size), np.array(values, dtype=np.float64)


def _equation(row: Mapping[str, object], known: Public) -> tuple[Array, float] | None:
    """Write one figure as a sum of weighted minutes, shape (C, A), or None."""
    member = known.members[:, known.activities.index(str(row["activity"]))]
    statistic, value = row["statistic"], float(row["value"])  # type: ignore[arg-type]
    if statistic == "gap_minutes_per_day":
        return _gap(row, known, member), value
    held = known.line(row)
    weight = float(held @ known.weight)
    per_hour = MINUTES_PER_HOUR / DAYS_OF_2014
    if statistic == "share_of_total_minutes":
        around = held + _beside(row, known)
        return np.outer(value * around - held, member), 0.0
    price = known.prices.get((str(row.get("valuation")), str(row.get("basis"))))
    worth = member if price is None else member * price
    scale = {
        "mean_minutes_per_day": weight,
        "share_of_day": DAY * weight,
        "total_hours_per_year": per_hour,
        "hours_per_year": per_hour,
        "hours_per_person_per_week": weight * MINUTES_PER_HOUR / DAYS_PER_WEEK,
        "value_per_year": per_hour,
        "value_per_person": per_hour * weight,
    }.get(str(statistic))
    if statistic == "value_per_hour":
        beyond = worth - value * member
        beyond[np.abs(beyond) < EXACT * value] = 0.0  # one price for all: it tells nothing
        return np.outer(held, beyond), 0.0
    return None if scale is None else (np.outer(held, worth), value * scale)


def _gap(row: Mapping[str, object], known: Public, member: Array) -> Array:
    """Write a gap as the difference of two means."""
    column = next(name for name in known.cells.columns if " - " in str(row[name]))
    total = np.zeros((known.cells.height, member.size))
    for word, sign in zip(str(row[column]).split(" - "), (1, -1), strict=True):
        held = known.line({**row, column: word})
        total += sign * np.outer(held, member) / float(held @ known.weight)
    return total


def _beside(row: Mapping[str, object], known: Public) -> Array:
    """Find the cells of the other categories among which a share is."""
    column = known.cells.columns[0]
    words = known.cells[column].unique().to_list()
    others = [known.line({**row, column: word}) for word in words if word != row[column]]
    return np.asarray(sum(others, np.zeros(known.cells.height)))


@dataclass(frozen=True)
class System:
    """Equations and bounds of unknowns, `V` of them."""

    factors: Array
    """Independent equations, shape (E, V)."""
    values: Array
    lower: Array
    upper: Array

    @property
    def freedom(self) -> Array:
        """How the unknowns can move together, shape (V, dimensions)."""
        if not self.factors.size:
            return np.eye(self.lower.size)
        _left, length, right = np.linalg.svd(self.factors, full_matrices=True)
        return right[int((length > EXACT * length.max()).sum()) :].T


def add_day(factors: Array, values: Array, known: Public) -> System:
    """Add that a day has 1440 minutes, and leave out what nobody does."""
    cells, parts = known.nobody.shape
    rest = 0 if known.fills_a_day else cells
    day = np.kron(np.eye(cells), np.ones((1, parts)))
    if rest:
        day = np.hstack([day, np.eye(cells)])
    wide = np.vstack([np.hstack([factors, np.zeros((len(factors), rest))]), day])
    upper = np.append(np.repeat(DAY * known.weight, parts), (DAY * known.weight)[:rest])
    upper[: cells * parts][known.nobody.ravel()] = 0.0
    told = np.append(values, DAY * known.weight)
    wide[:, upper == 0] = 0.0
    return independent(wide, told, np.zeros(upper.size), upper)


def independent(factors: Array, values: Array, lower: Array, upper: Array) -> System:
    """Keep independent equations, each of length 1."""
    length = np.linalg.norm(factors, axis=1)
    kept = np.flatnonzero(length > 0)
    factors, values = factors[kept] / length[kept, None], values[kept] / length[kept]
    if not kept.size:
        return System(factors, values, lower, upper)
    _q, r, order = scipy.linalg.qr(factors.T, mode="economic", pivoting=True)
    diagonal = np.abs(np.diag(r))
    rows = order[: int((diagonal > EXACT * diagonal.max()).sum())]
    return System(factors[rows], values[rows], lower, upper)


def find_exact(system: System, sums: Array) -> NDArray[np.bool_]:
    """Tell which sums of unknowns every solution has in common, shape (sums,)."""
    free = np.abs(sums @ system.freedom).max(axis=1, initial=0.0)
    exact: NDArray[np.bool_] = free < EXACT * np.abs(sums).max(axis=1)
    return exact


def find_told_to_insiders(system: System, mine: Sequence[int], sums: Array) -> NDArray[np.bool_]:
    """Tell which sums are known to somebody who alone stands behind some unknowns."""
    own = np.zeros((len(mine), system.lower.size))
    own[np.arange(len(mine)), list(mine)] = 1.0
    freedom = system.freedom
    _left, length, right = np.linalg.svd(own @ freedom, full_matrices=True)
    left = freedom @ right[int((length > EXACT).sum()) :].T
    others = sums.copy()
    others[:, list(mine)] = 0.0
    size = np.abs(others).max(axis=1)
    free = np.abs(others @ left).max(axis=1, initial=0.0)
    told: NDArray[np.bool_] = (size > 0) & (free < EXACT * size)
    return told


class _QuietSolver(highspy.Highs):
    """The solver without its banner."""

    def enableCallbacks(self) -> None:  # noqa: N802 - the name is the library's
        """Be silent before anything is said."""
        self.silent()
        super().enableCallbacks()  # type: ignore[no-untyped-call]


class Range:
    """The least and the most that sums can be."""

    def __init__(self, system: System) -> None:
        """Build the programme once; sums change its costs."""
        self._unit = max(float(system.upper.max()), 1e-300) / SCALE
        self._solver = _QuietSolver()  # type: ignore[no-untyped-call]
        self._size = system.lower.size
        programme = highspy.HighsLp()
        matrix = sparse.csr_matrix(system.factors)
        programme.num_col_, programme.num_row_ = self._size, matrix.shape[0]
        programme.col_cost_ = np.zeros(self._size)
        programme.col_lower_ = system.lower / self._unit
        programme.col_upper_ = system.upper / self._unit
        programme.row_lower_ = programme.row_upper_ = system.values / self._unit
        programme.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        programme.a_matrix_.start_ = matrix.indptr
        programme.a_matrix_.index_ = matrix.indices
        programme.a_matrix_.value_ = matrix.data
        self._solver.passModel(programme)
        self._seen: list[Array] = []

    def reaches(self, wanted: Array, least: float, most: float) -> tuple[float, float]:
        """Return values that a sum can have: beyond both bounds, or the utmost."""
        found = [float(wanted @ one) for one in self._seen]
        low, high = min(found, default=np.inf), max(found, default=-np.inf)
        if low > least:
            low = self._utmost(wanted, 1)
        if high < most:
            high = self._utmost(wanted, -1)
        return low, high

    def _utmost(self, wanted: Array, sign: int) -> float:
        """Find the least (1) or the most (-1) that a sum can be."""
        columns = np.arange(self._size, dtype=np.int32)
        self._solver.changeColsCost(self._size, columns, sign * wanted / np.abs(wanted).max())
        self._solver.run()
        status = self._solver.getModelStatus()
        assert status == highspy.HighsModelStatus.kOptimal, status
        point = np.array(self._solver.getSolution().col_value[: self._size]) * self._unit
        self._seen.append(point)
        return float(wanted @ point)


class Counts:
    """Whole numbers of persons that agree with the printed ones."""

    def __init__(self, system: System, truth: Array, below: Array) -> None:
        """Take equations of counts, `below @ counts <= 0`, and the true ones as one solution."""
        rows = [LinearConstraint(system.factors, system.values, system.values)]
        if below.size:
            rows.append(LinearConstraint(below, -np.inf, 0))
        self._rules = [one for one in rows if one.A.size]
        self._bounds = Bounds(system.lower, system.upper)
        self._seen = [truth]

    def is_single(self, wanted: Array) -> bool:
        """Tell whether a count can be one number alone."""
        found = {round(float(wanted @ one)) for one in self._seen}
        for sign in (1, -1):
            if len(found) > 1:
                return False
            solved = milp(
                sign * wanted,
                constraints=self._rules,
                bounds=self._bounds,
                integrality=np.ones(wanted.size),
            )
            if solved.status == 3:  # without bound
                return False
            assert solved.x is not None, solved.message
            self._seen.append(np.rint(solved.x))
            found.add(round(float(wanted @ self._seen[-1])))
        return len(found) == 1
