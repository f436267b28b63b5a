"""Read what is known of a country, each figure with its year, source and status."""

from __future__ import annotations

import functools
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, NamedTuple, Protocol, get_args

import numpy as np

from carepact.core.arrays import FloatArray
from carepact.core.errors import ParameterError, nearest
from carepact.core.messages import _
from carepact.core.provenance import Source
from carepact.data.countries.country_names import name_country
from carepact.data.countries.dictionary import (
    Indicator,
    folder_of,
    read_indicators,
    read_shipped,
)
from carepact.data.countries.imputation import draw_imputed, to_scale
from carepact.data.countries.imputed_sources import name_source
from carepact.data.countries.observed_errors import draw_observed, standard_error
from carepact.data.countries.row_checks import find_fact_faults, refuse_tables

BASE_YEAR = 2024
"""Year that figures are aged to."""
BASE_DAY = date(BASE_YEAR, 1, 1)
"""Day whose law and evidence are read."""
Status = Literal["observed", "imputed", "assumed"]
STATUSES: tuple[Status, ...] = get_args(Status)


class Kin(Protocol):
    """How a figure's draws follow those of others of the same country, see `kin`."""

    @property
    def facts(self) -> tuple[Fact, ...]:
        """Give the others."""

    def join(self, own: FloatArray, others: tuple[FloatArray, ...]) -> FloatArray:
        """Return the draws, given those of the figure alone and of the others."""


@dataclass(frozen=True)
class Fact:
    """One figure of a country."""

    indicator: Indicator
    year: int
    value: float | str
    """Figure of its own year, in the indicator's unit; words for a text."""
    base_value: float | str
    """The same, aged to the base year by the indicator's rule."""
    source: str
    licence: str
    status: Status
    low: float | None = None
    """Lower end of the 95 % predictive interval of an imputed figure."""
    high: float | None = None
    half_width: float | None = None
    """Half of that interval on the indicator's scale, see `imputation.draw_imputed`."""
    rule: str = ""
    own: bool = False
    """Given by the user, whatever its status."""
    in_force_from: str = ""
    """Day from which a fact of law holds, `by` before it where it held earlier; else empty."""
    checked_on: str = ""
    """Day on which its source was last read; empty where it is no fact of law."""
    part: str = ""
    """Part of the country that alone has this law; empty for the whole."""
    kin: Kin | None = field(default=None, compare=False, repr=False)

    @property
    def interval(self) -> tuple[float, float] | None:
        """Return the 95 % predictive interval; None where the figure is not imputed."""
        return None if self.low is None or self.high is None else (self.low, self.high)

    @property
    def number(self) -> float:
        """Return the figure aged to the base year, as a number.

        Raises
        ------
        ParameterError
            If the indicator holds words.
        """
        if isinstance(self.base_value, str):
            raise ParameterError(
                _("{indicator}: holds words. Ask for its value.", indicator=self.indicator.name)
            )
        return self.base_value

    @property
    def error(self) -> float:
        """Return the standard error of a figure that is not imputed, on the scale of its kind."""
        if self.half_width is not None or isinstance(self.base_value, str):
            return 0.0
        return standard_error(self.indicator, self.base_value, BASE_YEAR - self.year)

    @property
    def varies(self) -> bool:
        """Tell whether its draws differ."""
        return self.half_width is not None or self.error > 0

    def draw(self, normal: FloatArray) -> FloatArray:
        """Draw the figure of the base year: where imputed, from its predictive distribution.

        Parameters
        ----------
        normal : array, shape (draws,)
            Standard normal numbers.

        Returns
        -------
        array, shape (draws,)
            Figures in the indicator's unit; one and the same where there is no error.

        Raises
        ------
        ParameterError
            If the indicator holds words.
        """
        if self.half_width is None:
            return draw_observed(self.indicator, self.number, self.error, normal)
        bounds = (self.indicator.lowest, self.indicator.highest)
        return draw_imputed(self.number, self.half_width, self.indicator.scale, bounds, normal)


class DatedFact(NamedTuple):
    """A fact of law and the first day on which it holds."""

    day: date
    fact: Fact


@dataclass(frozen=True)
class Country:
    """A country and all that is known of it."""

    code: str
    """ISO 3166-1 alpha-3."""
    region: str
    """Region of the World Bank; empty where it gives none."""
    income_group: str
    facts: Mapping[str, Fact]
    """By indicator, in the order of the dictionary; laws as when sources were last read."""
    sources: tuple[Source, ...]
    dated: Mapping[str, tuple[DatedFact, ...]] = field(default_factory=dict)
    """Laws that change, by indicator, with all that they were and will be."""

    @property
    def name(self) -> str:
        """Name it in the reader's language."""
        return name_country(self.code)

    def fact(self, indicator: str) -> Fact | None:
        """Return a figure, or None where it is not known.

        Raises
        ------
        ParameterError
            If there is no such indicator; the nearest is offered.
        """
        if indicator not in read_indicators():
            raise ParameterError(
                _("there is no indicator '{name}'.", name=indicator)
                + nearest(indicator, read_indicators())
                + " "
                + _("docs/reference/coverage.md lists them.")
            )
        return self.facts.get(indicator)

    def count(self, status: Status) -> int:
        """Count the figures of a status. [figures]"""
        return sum(fact.status == status for fact in self.facts.values())


@functools.cache
def known_countries() -> dict[str, dict[str, str]]:
    """Return every country by code: name, region, income group."""
    return {row["country"]: row for row in read_shipped("countries.csv")}


@functools.cache
def shipped_rows() -> dict[str, dict[str, Mapping[str, str]]]:
    """Read and check every shipped table, by country and indicator."""
    return sort_rows(read_fact_tables(), known_countries())


@functools.cache
def shipped_facts(code: str) -> dict[str, Fact]:
    """Make the shipped figures of one country, by indicator."""
    return {name: make_fact(row) for name, row in shipped_rows()[code].items()}


def read_fact_tables() -> dict[str, tuple[dict[str, str], ...]]:
    """Read the rows of every shipped table of facts, by the table's name."""
    places = {(folder_of(i), i.topic): None for i in read_indicators().values()}
    return {
        f"{folder}/{topic}.csv": read_shipped(folder, f"{topic}.csv")
        for folder, topic in places
        if folder is not None
    }


def sort_rows(
    tables: Mapping[str, Sequence[Mapping[str, str]]], countries: Collection[str]
) -> dict[str, dict[str, Mapping[str, str]]]:
    """Sort the rows of tables by country and indicator.

    Parameters
    ----------
    tables : mapping of str to sequence of mapping
        Rows by the name of their table.
    countries : collection of str
        Countries that are known, ISO 3166-1 alpha-3.

    Raises
    ------
    DataError
        If a row is of an unknown country, indicator or unit, or names no source: all of all
        tables at once.
    """
    found = {name: find_fact_faults(rows, countries) for name, rows in tables.items()}
    refuse_tables("data/countries", found)
    sorted_rows: dict[str, dict[str, Mapping[str, str]]] = {code: {} for code in countries}
    for rows in tables.values():
        for row in rows:
            sorted_rows[row["country"]][row["indicator"]] = row
    return sorted_rows


def make_fact(row: Mapping[str, str | None]) -> Fact:
    """Make a figure of a row of a table that has been checked."""
    indicator = read_indicators()[str(row["indicator"])]
    value = _number_or_words(indicator, row["value"])
    base = row.get("base_value")
    low, high = (_optional(row.get(end)) for end in ("low", "high"))
    return Fact(
        indicator=indicator,
        year=int(str(row["year"])),
        value=value,
        base_value=_number_or_words(indicator, base) if base else value,
        source=name_source(str(row["source"])),
        licence=row.get("licence") or "",
        status=_as_status(row.get("status") or "observed"),
        low=low,
        high=high,
        half_width=_optional(row.get("half_width")) or _half_width(indicator, low, high),
        rule=row.get("rule") or "",
        in_force_from=row.get("in_force_from") or "",
        checked_on=row.get("checked_on") or "",
    )


def _number_or_words(indicator: Indicator, text: str | None) -> float | str:
    """Return words as they are and numbers as such."""
    return str(text) if indicator.is_text else float(str(text))


def _optional(text: str | None) -> float | None:
    """Return a number, or None for an empty cell."""
    return float(text) if text else None


def _half_width(indicator: Indicator, low: float | None, high: float | None) -> float | None:
    """Return half of an interval on the indicator's scale, where a user gives its ends alone."""
    if low is None or high is None:
        return None
    ends = to_scale(np.array([low, high]), indicator.scale, indicator.lowest, indicator.highest)
    return float(ends[1] - ends[0]) / 2


def _as_status(word: str) -> Status:
    """Return the status that a word names."""
    return STATUSES[STATUSES.index(word)]
