"""Wages of those who would do the work for pay, from a file or from a mean wage."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from carepact.core.arrays import FloatArray
from carepact.core.assumptions import Assumption
from carepact.core.errors import DataError, Faults
from carepact.core.messages import _, say
from carepact.data.wages.files import GENERALIST
from carepact.data.wages.occupations import OccupationMap
from carepact.data.wages.shipped import (
    pick_years,
    read_contribution,
    read_mean_wages,
    read_ratios,
)


@dataclass(frozen=True)
class WageShift:
    """An uncertain wage or ratio, moved up by its standard error."""

    assumption: Assumption
    factor: Mapping[str, FloatArray]
    """What it makes of each occupation's wage, 1 where it has no part in it, shape (Y, 1)."""


@dataclass(frozen=True)
class ReplacementWages:
    """Hourly wages by occupation and year. `Y` years; the last axis is 1 or 1 + R."""

    currency: str
    years: tuple[int, ...]
    net: Mapping[str, FloatArray]
    """Wage without the employer's contributions, occupation to shape (Y, ...). [an hour]"""
    gross: Mapping[str, FloatArray] | None
    """With them; None where no rate is known. [an hour]"""
    assumptions: tuple[Assumption, ...] = ()
    notes: tuple[str, ...] = field(default_factory=tuple)
    shifts: tuple[WageShift, ...] = ()
    """One for each wage or ratio whose error is known, each independent of the others."""


def wages_of_file(
    rows: Sequence[Assumption],
    occupations: OccupationMap,
    years: Sequence[int],
    contribution: Assumption | None,
    where: str,
    needed: Collection[str] | None = None,
) -> ReplacementWages:
    """Find the wage of every occupation and year in the rows of a file.

    Parameters
    ----------
    rows : sequence of Assumption
        From `read_wage_file`.
    occupations : OccupationMap
        The occupations to find; a longer code is found under a shorter one (5311 under
        53), the generalist under `generalist` or else under its own code.
    years : sequence of int
        Years to find; a row without a year serves every one.
    contribution : Assumption, optional
        Employer's rate for rows that do not state one.
    where : str
        Name of the file, for the error.
    needed : collection of str, optional
        Which of the occupations to find, and `generalist`; all when omitted.

    Raises
    ------
    DataError
        If an occupation has no wage for a year: all are listed.
    """
    by_key = {(row.title, row.date): row for row in rows}
    wanted = {GENERALIST: (GENERALIST, occupations.generalist.code)} | {
        one.code: (one.code,) for one in occupations.activities.values()
    }
    if needed is not None:
        wanted = {name: codes for name, codes in wanted.items() if name in needed}
    net, rates, rows_of = {}, {}, {}
    with Faults(DataError, where) as faults:
        for name, codes in wanted.items():
            found = [_find(by_key, codes, year) for year in years]
            lacking = [year for year, row in zip(years, found, strict=True) if row is None]
            if lacking:
                faults.add(
                    _(
                        "there is no wage of {occupation} for {years}. Add a row; a shorter "
                        "ISCO-08 code serves several occupations, an empty year all years.",
                        occupation=name,
                        years=", ".join(map(str, lacking)),
                    )
                )
                continue
            known = [row for row in found if row is not None]
            rows_of[name] = known
            net[name] = np.array([[float(row.value)] for row in known])
            rates[name] = [_rate(row, contribution) for row in known]
    gross = None
    if all(rate is not None for several in rates.values() for rate in several):
        gross = {
            name: net[name] * (1 + np.array(several, dtype=float)[:, None])
            for name, several in rates.items()
        }
    used = dict.fromkeys(row for several in rows_of.values() for row in several)
    listed = (*used, contribution) if contribution is not None else tuple(used)
    shifts = _shift_each(rows_of)
    return ReplacementWages(
        rows[0].unit, tuple(years), net, gross, listed, (_note_of_file(rows_of, where),), shifts
    )


def wages_of_mean(
    mean: FloatArray,
    ratios: Mapping[int, Assumption],
    occupations: OccupationMap,
    years: Sequence[int],
    contribution: Assumption | None,
    currency: str,
) -> ReplacementWages:
    """Multiply a mean wage by each occupation's ratio to it.

    Parameters
    ----------
    mean : FloatArray, shape (Y, 1) or (Y, 1 + R)
        Mean hourly wage of each year. [currency an hour]
    ratios : mapping of int to Assumption
        Ratio of each ISCO-08 major group to the mean, with the error that its spread over
        countries gives it.
    occupations, years, contribution, currency
        As in `wages_of_file`.
    """
    groups = {GENERALIST: occupations.generalist.wage_group} | {
        one.code: one.wage_group for one in occupations.activities.values()
    }
    net = {name: mean * float(ratios[group].value) for name, group in groups.items()}
    gross = None
    if contribution is not None:
        gross = {name: wage * (1 + float(contribution.value)) for name, wage in net.items()}
    used = tuple(ratios[group] for group in sorted(set(groups.values())))
    listed = (*used, contribution) if contribution is not None else used
    stand_ins = sorted({one.title for one in occupations.activities.values() if one.stands_in})
    shifts = _shift_each({name: [ratios[group]] * len(years) for name, group in groups.items()})
    notes = [
        say(
            "Each ratio of wages enters with its spread over countries, (ln q75 - ln q25) / 1.349 "
            "on the log scale, as one further replicate."
        )
    ]
    note = say(
        "The wage of {listed} is that of elementary occupations, for want of a ratio of its own.",
        listed=", ".join(stand_ins),
    )
    if stand_ins:
        notes.append(note)
    return ReplacementWages(currency, tuple(years), net, gross, listed, tuple(notes), shifts)


def wages_of_country(
    country: str, occupations: OccupationMap, years: Sequence[int], contribution: Assumption | None
) -> ReplacementWages:
    """Price occupations by a country's shipped mean wage and its income group's ratios.

    Raises
    ------
    CareError
        If the country or one of the years is not in the shipped table.
    """
    means = read_mean_wages(country)
    picked = pick_years(means, years)
    wages = wages_of_mean(
        np.array(picked)[:, None],
        read_ratios(means.income_group),
        occupations,
        years,
        contribution or read_contribution(means.country, min(years)),
        currency_of(means.country),
    )
    rows = tuple(
        Assumption(
            title=f"mean hourly wage {year}, {means.name}",
            value=value,
            unit=wages.currency,
            date=str(year),
            source=means.source,
            licence=means.licence,
            status="observed",
        )
        for year, value in zip(years, picked, strict=True)
    )
    note = say("The country's mean wage enters without error: its source prints none.")
    return replace(wages, assumptions=(*rows, *wages.assumptions), notes=(note, *wages.notes))


def currency_of(country: str) -> str:
    """Name a country's money: its own word for the United States, else a description."""
    return "US$" if country == "USA" else f"own money of {country}"


def _find(
    by_key: Mapping[tuple[str, str], Assumption], codes: Sequence[str], year: int
) -> Assumption | None:
    """Find the row of the longest code that fits, of the year or of every year."""
    for code in codes:
        prefixes = [code] if code == GENERALIST else [code[:n] for n in range(len(code), 0, -1)]
        for prefix in prefixes:
            for date in (str(year), ""):
                if (prefix, date) in by_key:
                    return by_key[prefix, date]
    return None


def _shift_each(rows_of: Mapping[str, Sequence[Assumption]]) -> tuple[WageShift, ...]:
    """Move each uncertain row up by its standard error; rows by occupation, one a year."""
    uncertain = dict.fromkeys(
        row for rows in rows_of.values() for row in rows if row.standard_error
    )
    return tuple(
        WageShift(
            one,
            {
                name: np.array([[_moved(row) if row == one else 1.0] for row in rows])
                for name, rows in rows_of.items()
            },
        )
        for one in uncertain
    )


def _moved(row: Assumption) -> float:
    """Return a value with one standard error more, to the value."""
    return 1 + (row.standard_error or 0.0) / float(row.value)


def _note_of_file(rows_of: Mapping[str, Sequence[Assumption]], where: str) -> str:
    """Say which wages of a file enter with an error."""
    used = dict.fromkeys(row for rows in rows_of.values() for row in rows)
    certain = dict.fromkeys(row.title for row in used if not row.standard_error)
    if not certain:
        return say(
            "Each wage of {file} enters with its standard error, independent of the others.",
            file=where,
        )
    return say(
        "These wages of {file} enter without error, for want of a standard_error: {listed}.",
        file=where,
        listed=", ".join(certain),
    )


def _rate(row: Assumption, contribution: Assumption | None) -> float | None:
    """Return the employer's rate of a row, else the general one, else None."""
    if row.note:
        return float(row.note)
    return float(contribution.value) if contribution is not None else None
