"""Figures of a run, found by what they are of."""

from __future__ import annotations

import weakref

import polars as pl

from carepact.report.run.words import Figure, mark_row
from carepact.simulate.outcome_table import index_rows

_KNOWN: dict[int, Figures] = {}
"""Figures of the rows that are alive, by what Python calls them."""


class Figures:
    """Figures of a run, found by what they are of."""

    def __init__(self, rows: pl.DataFrame) -> None:
        self._rows = rows
        self._parts: dict[str, pl.DataFrame] = {}
        self._by_variable: dict[str, dict[tuple[object, ...], Figure]] = {}

    @classmethod
    def of(cls, rows: pl.DataFrame) -> Figures:
        """Return what was found of these very rows before: pictures ask for the same ones."""
        known = _KNOWN.get(id(rows))
        if known is None:
            known = cls(rows.clone())  # not the rows themselves, which else never go
            known._parts = {str(name): part for (name,), part in
                            rows.partition_by("variable", as_dict=True).items()}  # fmt: skip
            _KNOWN[id(rows)] = known
            weakref.finalize(rows, _KNOWN.pop, id(rows), None)
        return known

    def rows_of(self, variable: str) -> pl.DataFrame:
        """Return the rows of one variable."""
        if variable not in self._parts:
            self._parts[variable] = self._rows.filter(pl.col("variable") == variable)
        return self._parts[variable]

    def find(
        self, variable: str, run: str, year: int, label: str | None = None, sex: str | None = None
    ) -> Figure:
        """Find a figure; one that is not there has no value and no range."""
        if variable not in self._by_variable:  # a page asks for few of them
            self._by_variable[variable] = self._index(variable)
        return self._by_variable[variable].get((variable, run, year, label, sex), Figure())

    def _index(self, variable: str) -> dict[tuple[object, ...], Figure]:
        """Index the figures of one variable."""
        rows = self.rows_of(variable)
        return {
            key: Figure(row.value, row.low, row.high, mark_row(row))
            for key, row in index_rows(rows).items()
            if not row.value is row.low is row.high is None
        }
