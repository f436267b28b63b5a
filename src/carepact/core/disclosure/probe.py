"""Search for another table that tells the same: the proof that a figure stays open.

For a sum that must stay open, a move of the atoms is sought that changes it by what is
required, leaves every visible row as it is, and stays within what everybody knows. Rows
that it must change cost; the cheapest move says which further entries to hide.
"""

from __future__ import annotations

import highspy
import numpy as np

from carepact.core.arrays import BoolArray, FloatArray, IntArray
from carepact.core.disclosure.layers import ALWAYS, Layer, order_atoms

FAR = 1e4
"""Moves are sought within so many times what is required."""
TOUCHED = 1e-6
"""Change of a row, in parts of what is required, above which the row counts as changed."""


class _QuietSolver(highspy.Highs):
    """The solver without its banner, which would stand in what a command prints."""

    def enableCallbacks(self) -> None:  # noqa: N802 - the name is the library's
        """Be silent before anything can be said."""
        self.silent()
        super().enableCallbacks()  # type: ignore[no-untyped-call]


class Probe:
    """The linear or integer programme of one layer; solved again and again, warm."""

    def __init__(self, layer: Layer, cost: FloatArray) -> None:
        """Build the programme; `cost` is what it costs to hide each entry, shape (E,)."""
        self.layer = layer
        told = layer.entry != ALWAYS
        self._told = np.flatnonzero(told)
        entry = layer.entry[self._told]
        share = np.bincount(entry, minlength=cost.size)[entry]
        self._entry, self._cost = entry, cost[entry] / share
        self._size = layer.value.size
        self._solver = _QuietSolver()  # type: ignore[no-untyped-call]
        for option, value in (("threads", 1), ("random_seed", 1)):
            self._solver.setOptionValue(option, value)
        self._solver.passModel(self._model())
        self._active: int | None = None

    def _model(self) -> highspy.HighsLp:
        """Lay out the programme: moves of atoms, then a rise and a fall of each told row."""
        layer, told, size = self.layer, self._told.size, self._size
        rows, demands = layer.rows.shape[0], len(layer.demands)
        start, index, value = self._lay_rows()
        programme = highspy.HighsLp()
        programme.num_col_, programme.num_row_ = size + 2 * told, rows + demands
        programme.col_cost_ = np.concatenate([np.zeros(size), self._cost, self._cost])
        programme.col_lower_ = np.zeros(size + 2 * told)
        programme.col_upper_ = np.full(size + 2 * told, highspy.kHighsInf)
        programme.row_lower_ = np.append(np.zeros(rows), np.full(demands, -highspy.kHighsInf))
        programme.row_upper_ = np.append(np.zeros(rows), np.full(demands, highspy.kHighsInf))
        programme.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        programme.a_matrix_.start_ = start
        programme.a_matrix_.index_ = index
        programme.a_matrix_.value_ = value
        return programme

    def _lay_rows(self) -> tuple[IntArray, IntArray, FloatArray]:
        """Lay out the factors row by row: where each row starts, which unknowns, how often.

        A row of the layer, if told, ends with its fall and its rise; behind all rows, demands.
        """
        held, told, size = self.layer.rows.sorted_indices(), self._told, self._size
        further = np.zeros(held.shape[0], dtype=np.int32)
        further[told] = 2
        start = held.indptr + np.concatenate([[0], np.cumsum(further)])
        index, value = np.empty(start[-1], dtype=np.int32), np.empty(start[-1])
        own = np.arange(held.nnz) + np.repeat(start[:-1] - held.indptr[:-1], np.diff(held.indptr))
        index[own], value[own] = held.indices, held.data
        for behind, first, sign in ((2, size, -1.0), (1, size + told.size, 1.0)):
            index[start[told + 1] - behind] = first + np.arange(told.size)
            value[start[told + 1] - behind] = sign
        asked = [order_atoms(one) for one in self.layer.demands]
        ends = start[-1] + np.cumsum([one.atoms.size for one in asked], dtype=np.int64)
        return (
            np.concatenate([start, ends]).astype(np.int32),
            np.concatenate([index, *(one.atoms for one in asked)]).astype(np.int32),
            np.concatenate([value, *(one.factors for one in asked)]),
        )

    def move(
        self, demand: int, sign: int, hidden: BoolArray, *, strictly: bool = False
    ) -> FloatArray | None:
        """Move the atoms so that a demand is met on one side, at the least cost.

        Parameters
        ----------
        demand : int
            Which of the layer's demands.
        sign : int
            1 for more, -1 for less.
        hidden : BoolArray, shape (E,)
            Entries that are hidden already and cost nothing.
        strictly : bool
            Whether every visible entry must stay as it is.

        Returns
        -------
        FloatArray or None, shape (V,)
            The move, or None where there is none.
        """
        asked = self.layer.demands[demand]
        required = asked.up if sign > 0 else asked.down
        unit = 1.0 if self.layer.is_whole else required
        self._bound_atoms(unit)
        self._price_rows(hidden[self._entry], strictly=strictly)
        self._ask(demand, sign, required / unit)
        solution = self._solve()
        if solution is None or not self.layer.is_whole:
            return None if solution is None else solution * unit
        if np.abs(solution - np.rint(solution)).max() > TOUCHED:
            solution = self._solve_whole()
        return None if solution is None else np.rint(solution)

    def _solve(self) -> FloatArray | None:
        """Solve the programme as it stands; the atoms' moves, or None where there are none."""
        self._solver.run()
        if self._solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return None
        return np.array(self._solver.getSolution().col_value[: self._size])

    def _solve_whole(self) -> FloatArray | None:
        """Solve it in whole numbers; mostly the vertices are whole and this is not needed."""
        atoms = np.arange(self._size, dtype=np.int32)
        for kind in (highspy.HighsVarType.kInteger, highspy.HighsVarType.kContinuous):
            self._solver.changeColsIntegrality(atoms.size, atoms, np.full(atoms.size, kind))
            if kind == highspy.HighsVarType.kInteger:
                solution = self._solve()
        return solution

    def touched(self, move: FloatArray, required: float) -> IntArray:
        """List the entries that a move changes."""
        change = np.abs(self.layer.rows[self._told] @ move)
        found: IntArray = np.unique(self._entry[change > TOUCHED * required])
        return found

    def _bound_atoms(self, unit: float) -> None:
        """Keep atoms within what everybody knows, in units of what is required."""
        layer = self.layer
        down = np.maximum((layer.lower - layer.value) / unit, -FAR)
        up = np.minimum((layer.upper - layer.value) / unit, FAR)
        atoms = np.arange(self._size, dtype=np.int32)
        down, up = np.minimum(down, 0.0), np.maximum(up, 0.0)
        self._solver.changeColsBounds(self._size, atoms, down, up)

    def _price_rows(self, hidden: BoolArray, *, strictly: bool) -> None:
        """Let hidden rows change for nothing, and visible ones at their cost or not at all."""
        columns = np.arange(self._size, self._size + 2 * hidden.size, dtype=np.int32)
        both = np.tile(hidden, 2)
        cost = np.where(both, 0.0, np.tile(self._cost, 2))
        most = np.where(both | (not strictly), highspy.kHighsInf, 0.0)
        self._solver.changeColsCost(columns.size, columns, cost)
        self._solver.changeColsBounds(columns.size, columns, np.zeros(columns.size), most)

    def _ask(self, demand: int, sign: int, required: float) -> None:
        """Ask for one demand alone."""
        first = self.layer.rows.shape[0]
        free = highspy.kHighsInf
        if self._active is not None:
            self._solver.changeRowBounds(first + self._active, -free, free)
        low, high = (required, free) if sign > 0 else (-free, -required)
        self._solver.changeRowBounds(first + demand, low, high)
        self._active = demand
