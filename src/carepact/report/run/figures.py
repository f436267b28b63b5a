"""Figures of a run, found by what they are of."""

from __future__ import annotations

import weakref
from collections.abc import Callable

import polars as pl

from carepact.report.run.words import Figure, mark_row
from carepact.simulate.outcome_table import index_rows
from carepact.studies.one_country.run import CountryRun

_KNOWN: weakref.WeakKeyDictionary[CountryRun, Figures] = weakref.WeakKeyDictionary()
"""Figures of the runs that are alive."""


class Figures:
    """Figures of a run, found by what they are of."""

    def __init__(self, rows: pl.DataFrame) -> None:
        self._take: Callable[[str], pl.DataFrame] = lambda variable: rows.filter(
            pl.col("variable") == variable
        )
        self._parts: dict[str, pl.DataFrame] = {}
        self._by_variable: dict[str, dict[tuple[object, ...], Figure]] = {}

    @classmethod
    def of(cls, run: CountryRun) -> Figures:
        """Return what was found of this very run before: pictures ask for the same ones.

        Of a run that was not tabulated, only what is asked for is.
        """
        known = _KNOWN.get(run)
        if known is None:
            known, asked = cls(pl.DataFrame()), weakref.ref(run)  # else the run never goes
            known._take = lambda variable: _take_of(asked, variable)
            _KNOWN[run] = known
        return known

    def rows_of(self, variable: str) -> pl.DataFrame:
        """Return the rows of one variable."""
        if variable not in self._parts:
            self._parts[variable] = self._take(variable)
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


def _take_of(asked: weakref.ref[CountryRun], variable: str) -> pl.DataFrame:
    """Take the rows of a variable of a run that is still there."""
    run = asked()
    assert run is not None  # noqa: S101 - its figures are found through the run itself
    return run.rows_of(variable)
