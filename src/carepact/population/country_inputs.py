"""What the rules need of a country, along draws and years."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np

from carepact.core.arrays import FloatArray
from carepact.core.draws import Sampler, draw_parameter
from carepact.core.errors import DataError, Faults
from carepact.core.messages import _
from carepact.data.countries.ages import AGE_STARTS
from carepact.data.countries.cell_parameters import shipped_cell_parameters
from carepact.data.countries.cells import LEAST_TO_MEDIAN, Cells, make_cells
from carepact.data.countries.drawn_country import DrawnCountry
from carepact.data.countries.facts import BASE_DAY, BASE_YEAR, Country
from carepact.data.countries.income_group import group_income
from carepact.data.countries.population import Population
from carepact.data.countries.wage_deciles import median_of_mean, raise_to_least, spread_wages
from carepact.population.care_need import draw_prevalence
from carepact.population.input_facts import OPTIONAL_FACTS, needed_facts
from carepact.population.pay import Growth, Pay, lay_pay
from carepact.population.young_families import YoungFamilies, count_young_families

ADULT_AGE = 15
NEED_STARTS = (15, 65, 75, 85)
"""First year of each label of `age group`. [years]"""


@dataclass(frozen=True)
class CountryInputs(DrawnCountry):
    """A country as the rules see it: draw, year and rows are the axes, the point is draw 0."""

    population: Population
    cells: Cells
    years: tuple[int, ...]
    persons: FloatArray
    """Shape (year, sex, age). [persons]"""
    prevalence: FloatArray
    """Share who need care, shape (1 + draws, sex, age group, need level). [share]"""
    pay: Pay
    """What work is paid, and what it adds to GDP."""
    need: FloatArray = field(default_factory=lambda: np.ones((1, 1)))
    """Care need over what prevalence tells, shape (1 or 1 + draws, 1 or year). [factor]"""

    @cached_property
    def young_families(self) -> YoungFamilies:
        """Count families with a child under school age once."""
        return count_young_families(self.cells, self.population)

    @cached_property
    def infants(self) -> float:
        """Count children of age 0 in the year of the figure of births, once. [persons]"""
        counted = self.population.persons.isel(age=0).sum("sex")
        known = counted["year"].to_numpy()
        year = min(max(self.facts["births"].year, known.min()), known.max())
        return float(counted.sel(year=year))

    def minimum_wage(self) -> FloatArray:
        """Least wage, shape (1 + draws, year, 1); 0 where it is not known. [as earnings]"""
        to_median = self.find(LEAST_TO_MEDIAN)
        if to_median is None:
            return np.zeros_like(self.pay.mean)
        return to_median * median_of_mean(self.wage_sigma()) * self.pay.mean

    def wage_sigma(self) -> FloatArray:
        """Draw the standard deviation of log wages, shape (1 + draws, 1, 1). [factor]"""
        parameter = shipped_cell_parameters().parameters["wage_sigma"]
        drawn = draw_parameter(parameter, "cells.wage_sigma", BASE_DAY, self.sampler)
        return drawn[:, None, None]

    def spread_wages(self, means: FloatArray, *, bounded: bool = True) -> FloatArray:
        """Spread mean pay over deciles, none below the least wage where that holds.

        Parameters
        ----------
        means : FloatArray, shape (1 + draws, year)
            Mean pay of some workers. [PPP dollars of 2021 a year]
        bounded : bool
            Whether the least wage holds for them: in informal work it does not.

        Returns
        -------
        FloatArray, shape (1 + draws, year, 10)
            Mean pay by decile. [as the means]
        """
        wages: FloatArray = means[..., None] * self._deciles
        return raise_to_least(wages, self.minimum_wage()) if bounded else wages

    @cached_property
    def _deciles(self) -> FloatArray:
        """Mean wage of each decile over that of all, shape (1 + draws, 1, 10). [mean wages]"""
        return spread_wages(self.wage_sigma()[..., 0])

    @property
    def first_year(self) -> CountryInputs:
        """Keep the first year alone."""
        return replace(
            self,
            years=self.years[:1],
            persons=self.persons[:1],
            pay=self.pay.first_year,
            need=self.need[..., :1],
        )

    def births(self) -> FloatArray:
        """Births of each year, shape (1 + draws, year, 1): they move as age 0 does. [persons]"""
        path = self.persons[:, :, 0].sum(axis=1) / self.infants
        born: FloatArray = self.number("births") * path[None, :, None]
        return born

    def adults(self) -> FloatArray:
        """Persons of 15 and over by sex, shape (1, year, sex). [persons]"""
        old = np.array(AGE_STARTS) >= ADULT_AGE
        counted: FloatArray = self.persons[None, :, :, old].sum(axis=-1)
        return counted

    def employment_of_parents(self, who: str) -> FloatArray:
        """Employment at 25-54 of `f` or `m`, shape (1 + draws, 1, 1). [share]"""
        return self.number(f"lfpr_25_54_{who}") * (1 - self.number(f"unemp_15p_{who}"))

    def children(self, ages: int) -> FloatArray:
        """Children under an age by single age, shape (1, year, ages). [persons]"""
        counted: FloatArray = self.persons[None, :, :, :ages].sum(axis=2)
        return counted

    def persons_by_need_group(self) -> FloatArray:
        """Adults by sex and the age groups of care need, shape (1, year, 2, 4). [persons]"""
        starts = np.searchsorted(AGE_STARTS, NEED_STARTS)
        grouped: FloatArray = np.add.reduceat(self.persons, starts, axis=-1)[None]
        return grouped


def build_inputs(
    country: Country,
    population: Population,
    years: Sequence[int],
    sampler: Sampler,
    growth: Growth | None = None,
) -> CountryInputs:
    """Lay out what rules need of a country along draws and years.

    Parameters
    ----------
    country : Country
        Its facts.
    population : Population
        Its persons by year, sex and age.
    years : sequence of int
        Calendar years.
    sampler : Sampler
        Seed of the run, and how many draws follow the point.
    growth : Growth, optional
        How GDP per worker and real wages go on; they stand when omitted.

    Raises
    ------
    DataError
        If needed facts are missing, or years lie outside the population: all at once.
    """
    calendar = tuple(int(year) for year in years)
    known = [int(year) for year in population.persons["year"]]
    with Faults(DataError, country.name) as faults:
        faults.extend(
            _("there is no {indicator}. Give it in a file of own facts.", indicator=name)
            for name in needed_facts()
            if country.fact(name) is None
        )
        absent = sorted(set(calendar) - set(known))
        if absent:
            faults.add(
                _(
                    "the population has no {years}; it runs from {first} to {last}. "
                    "Choose years within it.",
                    years=", ".join(map(str, absent)),
                    first=known[0],
                    last=known[-1],
                )
            )
    base = min(max(BASE_YEAR, known[0]), known[-1])
    used = [name for name in (*needed_facts(), *OPTIONAL_FACTS) if name in country.facts]
    facts = {name: country.facts[name] for name in used}
    group = group_income(country)
    persons = population.persons.sel(year=list(calendar)).to_numpy()
    steps = growth or Growth.none(len(calendar))
    return CountryInputs(
        country=country,
        population=population,
        cells=make_cells(country, population, base, given=sampler.given),
        years=calendar,
        sampler=sampler,
        persons=persons,
        prevalence=draw_prevalence(sampler),
        pay=lay_pay(DrawnCountry(country, group, facts, sampler), persons, steps),
        income_group=group,
        facts=facts,
    )
