"""Read a country's people and its balance of care as figures with interval and status."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import xarray as xr

from carepact.core.arrays import FloatArray
from carepact.core.headline import bound_draws
from carepact.data.countries.ages import AGE_STARTS
from carepact.data.countries.population import GIVEN as GIVEN_POPULATION
from carepact.data.countries.population import Population
from carepact.needs.balance import Balance
from carepact.needs.basis import Basis, join_bases
from carepact.needs.persons import ADULTS, BANDS, CHILDREN, GROUPS, OLDER, Ages, count_ages
from carepact.needs.weighing import MEASURES

TOLD_YEARS = (2024, 2035, 2050)
PYRAMID_STEP = 5


@dataclass(frozen=True)
class NeedFigure:
    """One figure of a country's people or of its balance of care."""

    group: str
    measure: str
    year: int
    value: float
    low: float | None
    """Lower end of the 95 % interval; None where no draw moves the figure."""
    high: float | None
    unit: str
    status: str
    """`observed`, `projected`, `assumed` or `imputed`; `given` by the user."""
    source: str
    licence: str

    @property
    def title(self) -> str:
        """Name what is measured; people are measured by sex."""
        coverage = {
            "coverage_now": "coverage by formal care now",
            "coverage_wanted": "coverage by formal care wanted",
        }
        if self.measure in coverage:
            return coverage[self.measure]
        return MEASURES[self.measure].title if self.measure in MEASURES else self.measure


def list_people(population: Population, years: Iterable[int] = TOLD_YEARS) -> list[NeedFigure]:
    """List persons by year, band of ages and sex. [persons]"""
    status = "given" if population.status == GIVEN_POPULATION else "projected"
    listed = []
    for band, ages in BANDS.items():
        counted = count_ages(population, ages)
        for year in _within(years, population.persons):
            for sex in counted["sex"].to_numpy():
                value = float(counted.sel(year=year, sex=sex))
                listed.append(
                    NeedFigure(band, str(sex), year, value, None, None, "persons", status,
                               population.source, population.licence)
                )  # fmt: skip
    return listed


def list_needs(balance: Balance, years: Iterable[int] = TOLD_YEARS) -> list[NeedFigure]:
    """List what the balance says of each group, by year; what is not known is left out.

    Children's need is measured as what they are given: that nothing of it is unmet says nothing.
    """
    groups = balance.groups.assign(
        coverage_now=balance.groups["covered"] / balance.groups["persons"],
        coverage_wanted=balance.groups["wanted"] / balance.groups["persons"],
    )
    return [
        figure
        for year in _within(years, balance.in_need)
        for group in GROUPS
        for measure in groups.data_vars
        if not (group in CHILDREN and measure == "unmet")
        and (figure := _read(balance, groups, group, str(measure), year)) is not None
    ]


def sum_hours(balance: Balance) -> dict[str, FloatArray]:
    """Sum the hours needed by children, adults and older persons.

    Returns
    -------
    dict of str to FloatArray, shape (3, years)
        Headline and both ends of the 95 % interval, from whole draws. [hours a year]
    """
    needed = balance.groups["needed"]
    families = {"children": tuple(CHILDREN), ADULTS: (ADULTS,), OLDER: (OLDER,)}
    return {
        name: _with_interval(needed.sel(group=list(part)).sum("group").to_numpy())
        for name, part in families.items()
    }


def stack_pyramid(population: Population, year: int) -> dict[str, FloatArray]:
    """Count women and men by five-year age group, shape (21,): 0-4, ..., 100+. [persons]"""
    persons = population.persons.sel(year=year).transpose("sex", "age")
    begins = np.flatnonzero(np.asarray(AGE_STARTS) % PYRAMID_STEP == 0)
    counted = np.add.reduceat(persons.to_numpy(), begins, axis=1)
    return dict(zip(persons["sex"].to_numpy().tolist(), counted, strict=True))


def share_of_people(population: Population, year: int, ages: Ages) -> float:
    """Return the persons of a group of ages over all. [share]"""
    people = population.persons.sel(year=year).sum()
    return float(count_ages(population, ages).sel(year=year).sum() / people)


def _within(years: Iterable[int], array: xr.DataArray) -> Sequence[int]:
    """Keep the years that an array has."""
    return [year for year in years if year in array["year"]]


def _read(
    balance: Balance, groups: xr.Dataset, group: str, measure: str, year: int
) -> NeedFigure | None:
    """Read one figure of one group, or None where it is not known."""
    bounds = bound_draws(groups[measure].sel(group=group, year=year).to_numpy())
    if np.isnan(bounds.value):
        return None
    ground = _stand_on(balance, group, measure)
    low, high = (None if bounds.agrees or np.isnan(end) else float(end) for end in bounds.interval)
    return NeedFigure(
        group, measure, year, float(bounds.value), low, high,
        MEASURES[measure].unit if measure in MEASURES else "share", *ground,
    )  # fmt: skip


def _with_interval(drawn: FloatArray) -> FloatArray:
    """Return the headline and both ends of the interval, shape (3, ...)."""
    bounds = bound_draws(drawn)
    return np.stack([bounds.value, bounds.low, bounds.high])


def _stand_on(balance: Balance, group: str, measure: str) -> Basis:
    """Return what a figure of a group stands on, all in all."""
    who = "child" if group in CHILDREN else "adult"
    if measure == "coverage_wanted":
        return balance.grounds[f"{who} targets"]
    if measure == "coverage_now":
        return join_bases([balance.coverage.grounds[group]])
    stands = [balance.grounds["people"]]
    if group not in CHILDREN:
        stands.append(balance.grounds[group])
    stands += [
        balance.coverage.grounds[group]
        if ground == "coverage"
        else balance.grounds[f"{who} {ground}"]
        for ground in MEASURES[measure].stands_on
    ]
    return join_bases(stands)
