"""Turn hours and values by cell into the figures of a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from carepact.core import voice
from carepact.core.arrays import FloatArray
from carepact.core.assumptions import Assumption
from carepact.core.disclosure.protection import Protection
from carepact.core.estimates import Block, without_error
from carepact.core.layout import Layout
from carepact.core.messages import say
from carepact.core.units import DAYS_PER_WEEK, WeightUnit, days_in_year
from carepact.value.care_value import BASIS, VALUATION
from carepact.value.further import Further
from carepact.value.hours import Hours


@dataclass(frozen=True)
class Figures:
    """Sums over the cells of each line, as means of the years that the line pools.

    `R` replicates of the survey, `F` behind them for the error of wages.
    """

    layout: Layout
    hours: FloatArray
    """Hours of each line and activity, shape (L, K, 1 + R + F). [hours a year]"""
    persons: FloatArray
    """Persons of each line, shape (L, 1 + R + F). [persons]"""
    weeks: FloatArray
    """Mean weeks of the years of each line, shape (L,). [weeks]"""
    years: tuple[tuple[int, ...], ...]
    """Years that each line pools."""
    all_years: tuple[int, ...]
    currency: str
    gdp: FloatArray
    """Mean GDP of the years of each line, NaN where one is not known, shape (L,)."""
    parts: FloatArray
    """Weight of each cell in a line, shape (L, C): 1 over the years pooled."""
    totals: bool
    """Whether the weights add up to a population."""
    protection: Protection
    """What of the lines may not leave."""

    def hour_blocks(self) -> list[Block]:
        """Make the blocks of hours."""
        with np.errstate(divide="ignore", invalid="ignore"):
            per_week = self.hours / (self.persons * self.weeks[:, None])[:, None, :]
        per_week = without_error(per_week, self.layout.single)
        blocks = [
            self.layout.block(
                "hours_per_person_per_week", "hours a week", per_week, self.protection
            ),
        ]
        if self.totals:
            blocks.append(
                self.layout.block("hours_per_year", "hours a year", self.hours, self.protection)
            )
        return blocks

    def value_blocks(self, value: FloatArray, valuation: str, basis: str) -> list[Block]:
        """Make the blocks of one method from its values by cell, shape (C, K, 1 + R + F)."""
        marks = {VALUATION: valuation, BASIS: basis}
        worth = self.pool(value)
        with np.errstate(divide="ignore", invalid="ignore"):
            per_person = worth / self.persons[:, None, :]
            per_hour = worth / self.hours
        listed: list[tuple[str, str, FloatArray]] = []
        if self.totals:
            listed.append(("value_per_year", f"{self.currency} a year", worth))
            if np.isfinite(self.gdp).any():
                listed.append(("share_of_gdp", "share", worth / self.gdp[:, None, None]))
        single, money = self.layout.single, self.currency
        per_person, per_hour = without_error(per_person, single), without_error(per_hour, single)
        listed.append(("value_per_person", f"{money} a person and year", per_person))
        listed.append(("value_per_hour", f"{money} an hour", per_hour))
        return [
            self.layout.block(statistic, unit, theta, self.protection, marks=marks)
            for statistic, unit, theta in listed
        ]

    def account_blocks(
        self, lines: FloatArray, names: Sequence[str], marks: tuple[str, str]
    ) -> list[Block]:
        """Make the blocks of a satellite account from its lines, shape (lines, 1 + R + F)."""
        words = {VALUATION: marks[0], BASIS: marks[1]}
        layout = replace(
            self.layout,
            activities=tuple(names),
            titles=tuple(name.replace("_", " ") for name in names),
        )
        unit, hidden = f"{self.currency} a year", self.protection.of_sums(0, len(names))
        blocks = [
            layout.block("account_per_year", unit, lines[None], hidden, interval="t", marks=words)
        ]
        if np.isfinite(self.gdp).all():
            share = lines[None] / self.gdp[:, None, None]
            blocks.append(
                layout.block(
                    "account_share_of_gdp", "share", share, hidden, interval="t", marks=words
                )
            )
        return blocks

    def pool(self, value: FloatArray) -> FloatArray:
        """Sum values by cell to lines, as means of their years, shape (L, K, 1 + R + F)."""
        return np.tensordot(self.parts, value, axes=1)

    def notes(self) -> Sequence[str]:
        """Say what the figures are means of, and where GDP is lacking."""
        notes = []
        if len(self.all_years) > 1:
            notes.append(
                say(
                    "Values are in the prices of each year; a line that pools years holds the mean "
                    "of their values."
                )
            )
        if self.totals and not np.isfinite(self.gdp).all():
            notes.append(
                say(
                    "Shares of GDP are left out where no GDP in the same money and year is known. "
                    "Give them with {option}.",
                    option=voice.LaterOption("gdp"),
                )
            )
        return notes


def lay_figures(
    hours: Hours,
    weight_unit: WeightUnit,
    currency: str,
    gdp: Mapping[int, Assumption],
    further: Further,
    protection: Protection,
) -> Figures:
    """Prepare the sums over cells: each line holds the mean of the years that it pools.

    Parameters
    ----------
    hours : Hours
        Hours by cell of one year each.
    weight_unit : str
        What the weights add up to.
    currency : str
        Money of the values.
    gdp : mapping of int to Assumption
        GDP by year; used where it is in the same money.
    further : Further
        Replicates behind the survey's, in which the hours are those of the estimate.
    protection : Protection
        What of the lines may not leave.
    """
    layout = hours.layout
    years = tuple(tuple(int(one) for one in np.unique(hours.year[row])) for row in layout.parts)
    pooled = np.array([len(line) for line in years], dtype=float)
    parts = layout.parts / pooled[:, None]
    by_kind = np.einsum("car,ak->ckr", hours.hours, hours.members, optimize=True)
    known = {year: float(one.value) for year, one in gdp.items() if one.unit == currency}
    return Figures(
        layout=layout,
        hours=further.repeat(np.tensordot(parts, by_kind, axes=1)),
        persons=further.repeat(parts @ hours.persons),
        weeks=np.array([np.mean([days_in_year(y) for y in line]) for line in years])
        / DAYS_PER_WEEK,
        years=years,
        all_years=tuple(int(one) for one in np.unique(hours.year)),
        currency=currency,
        gdp=np.array([np.mean([known.get(year, np.nan) for year in line]) for line in years]),
        parts=parts,
        totals=weight_unit != "sample only",
        protection=protection,
    )
