"""Figures of a run, found by what they are of."""

from __future__ import annotations

import polars as pl

from carepact.report.run.words import Figure, mark_row
from carepact.simulate.outcome_table import index_rows


class Figures:
    """Figures of a run, found by what they are of."""

    def __init__(self, rows: pl.DataFrame) -> None:
        self._rows = rows
        self._by_variable: dict[str, dict[tuple[object, ...], Figure]] = {}

    def find(
        self, variable: str, run: str, year: int, label: str | None = None, sex: str | None = None
    ) -> Figure:
        """Find a figure; one that is not there has no value and no range."""
        if variable not in self._by_variable:  # a page asks for few of them
            self._by_variable[variable] = self._index(variable)
        return self._by_variable[variable].get((variable, run, year, label, sex), Figure())

    def _index(self, variable: str) -> dict[tuple[object, ...], Figure]:
        """Index the figures of one variable."""
        rows = self._rows.filter(pl.col("variable") == variable)
        return {
            key: Figure(row.value, row.low, row.high, mark_row(row))
            for key, row in index_rows(rows).items()
            if not row.value is row.low is row.high is None
        }
