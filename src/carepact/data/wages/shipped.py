"""The shipped tables: wage ratios, mean wages, employers' contributions, GDP."""

from __future__ import annotations

import csv
import functools
import io
import math
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources

from carepact.core import voice
from carepact.core.assumptions import Assumption
from carepact.core.errors import DataError, ParameterError, nearest
from carepact.core.messages import _
from carepact.data.countries.figure_rules import figure_rules


@dataclass(frozen=True)
class MeanWages:
    """Mean hourly earnings of a country's employees, by year."""

    country: str
    name: str
    income_group: str
    by_year: dict[int, float]
    source: str
    licence: str


@functools.cache
def _rows(name: str) -> tuple[dict[str, str], ...]:
    """Read one shipped table, a dictionary a row."""
    text = resources.files("carepact.data.wages").joinpath(name).read_text("utf-8")
    return tuple(csv.DictReader(io.StringIO(text)))


def read_ratios(income_group: str) -> dict[int, Assumption]:
    r"""Return an income group's wage ratios by ISCO-08 major group. [ratio to the mean]

    Notes
    -----
    The spread over countries is taken to be normal on the log scale, with the standard
    deviation :math:`s = (\ln q_{75} - \ln q_{25}) / 1.349`. The error of a ratio is what
    one such deviation adds to it, :math:`ratio (e^s - 1)`.
    """
    return {
        int(row["isco_major"]): Assumption(
            title=f"wage of ISCO-08 major group {row['isco_major']} to the mean, {income_group}",
            value=float(row["ratio"]),
            unit="ratio to mean hourly earnings",
            date=row["years"],
            source=row["source"],
            licence=row["licence"],
            status="observed",
            note=f"quartiles over {row['countries']} countries: {row['low']} to {row['high']}",
            standard_error=float(row["ratio"])
            * math.expm1(_log_spread(float(row["low"]), float(row["high"]))),
        )
        for row in _rows("wage_ratios.csv")
        if row["income_group"] == income_group
    }


def _log_spread(low: float, high: float) -> float:
    """Return the standard deviation on the log scale that two quartiles imply."""
    return math.log(high / low) / figure_rules().quartiles_apart.value


def read_mean_wages(country: str) -> MeanWages:
    """Return a country's mean hourly wages.

    Raises
    ------
    ParameterError
        If the table does not hold the country; the nearest is offered.
    """
    rows = [row for row in _rows("mean_wages.csv") if row["country"] == country.upper()]
    if not rows:
        known = sorted({row["country"] for row in _rows("mean_wages.csv")})
        raise ParameterError(
            _(
                "{given}: no mean wage of this country is shipped.",
                given=voice.given("wages", country),
            )
            + nearest(country, known)
            + " "
            + _("Give a file of wages, survey, or one of: {listed}.", listed=", ".join(known))
        )
    first = rows[0]
    return MeanWages(
        country=first["country"],
        name=first["name"],
        income_group=first["income_group"],
        by_year={int(row["year"]): float(row["mean_hourly_wage"]) for row in rows},
        source=first["source"],
        licence=first["licence"],
    )


def pick_years(wages: MeanWages, years: Sequence[int]) -> list[float]:
    """Return the mean wage of each year asked for.

    Raises
    ------
    DataError
        If the table lacks a year: no other year's wage is put in its place.
    """
    absent = [year for year in years if year not in wages.by_year]
    if absent:
        named = {
            "present": ", ".join(map(str, sorted(wages.by_year))),
            "absent": ", ".join(map(str, absent)),
            "given": voice.given("wages", wages.country),
        }
        if len(absent) < len(years):  # those that are left can be chosen
            message = _(
                "{given}: the shipped mean wages hold {present}, not {absent}. Choose years "
                "with {years}, or give a file of wages.",
                **named,
                years=voice.option("years"),
            )
        else:
            message = _(
                "{given}: the shipped mean wages hold {present}, not {absent}. Give a file of "
                "wages.",
                **named,
            )
        raise DataError(message)
    return [wages.by_year[year] for year in years]


def read_contribution(country: str, year: int) -> Assumption | None:
    """Return the employer's contribution rate in force, or None where none is shipped."""
    valid = [
        row
        for row in _rows("employer_contributions.csv")
        if row["country"] == country and int(row["from"][:4]) <= year
    ]
    if not valid:
        return None
    row = max(valid, key=lambda one: one["from"])
    return Assumption(
        title=f"employer's contributions, {country}",
        value=float(row["rate"]),
        unit="share of the wage",
        date=row["from"],
        source=row["source"],
        licence=row["licence"],
        status="observed",
        note=row["note"],
    )


def read_shipped_gdp(country: str) -> dict[int, Assumption]:
    """Return a country's shipped GDP by year; empty where none is shipped."""
    return {
        int(row["year"]): Assumption(
            title=f"GDP {row['year']}, {country}",
            value=float(row["gdp"]),
            unit=row["currency"],
            date=row["year"],
            source=row["source"],
            licence=row["licence"],
            status="observed",
        )
        for row in _rows("gdp.csv")
        if row["country"] == country
    }
