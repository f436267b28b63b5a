"""What the rules need of a country, along draws and years."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from carepact.core.arrays import FloatArray
from carepact.core.draws import Sampler, draw_parameter
from carepact.core.errors import DataError, Faults
from carepact.core.messages import _
from carepact.core.units import MONTHS_PER_YEAR
from carepact.data.countries.ages import AGE_STARTS
from carepact.data.countries.cell_parameters import shipped_cell_parameters
from carepact.data.countries.cells import LEAST_TO_MEDIAN, Cells, make_cells
from carepact.data.countries.drawn_country import DrawnCountry
from carepact.data.countries.facts import BASE_DAY, BASE_YEAR, Country
from carepact.data.countries.income_group import group_income
from carepact.data.countries.population import Population
from carepact.data.countries.wage_deciles import median_of_mean, raise_to_least, spread_wages
from carepact.population.care_need import LIMITATION_RATES, draw_prevalence
from carepact.population.contributions import rate_contributions
from carepact.population.input_facts import MOTHERS_BENEFIT, OPTIONAL_FACTS, needed_facts
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
    wage_growth: FloatArray
    """Real wages over those of the base year, shape (1 + draws or 1, year). [factor]"""

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

    def informal(self, who: str) -> FloatArray:
        r"""Informal work of `f`, `m` or `t` over employment, shape (1 + draws, 1, 1). [share]

        Notes
        -----
        An imputed share is learnt from countries that are poorer than most of those it is
        imputed to. There it is at most :math:`1 - b`, with b mothers of newborns who get a
        benefit: work that earns a right to leave is formal.
        """
        share = self.number(f"informal_{who}")
        benefit = self.find(MOTHERS_BENEFIT)
        if self.facts[f"informal_{who}"].status != "imputed" or benefit is None:
            return share
        return np.minimum(share, 1 - benefit)

    def earnings(self, who: str) -> FloatArray:
        """Yearly earnings of `f`, `m` or `t`, shape (1 + draws, year, 1). [PPP dollars of 2021]

        The year axis has one place where real wages stay as they are.
        """
        monthly = self.number(f"earn_month_ppp_{who}")
        steady = bool((self.wage_growth == self.wage_growth[:, :1]).all())
        growth = self.wage_growth[:, :1] if steady else self.wage_growth
        return monthly * MONTHS_PER_YEAR * growth[..., None]

    def minimum_wage(self) -> FloatArray:
        """Least wage, shape (1 + draws, year, 1); 0 where it is not known. [as earnings]"""
        to_median = self.find(LEAST_TO_MEDIAN)
        if to_median is None:
            return np.zeros_like(self.earnings("t"))
        return to_median * median_of_mean(self.wage_sigma()) * self.earnings("t")

    def wage_sigma(self) -> FloatArray:
        """Draw the standard deviation of log wages, shape (1 + draws, 1, 1). [factor]"""
        parameter = shipped_cell_parameters().parameters["wage_sigma"]
        drawn = draw_parameter(parameter, "cells.wage_sigma", BASE_DAY, self.sampler)
        return drawn[:, None, None]

    def wages(self, who: str) -> FloatArray:
        """Mean wage by decile, shape (1 + draws, year, 10). [as earnings]"""
        spread = spread_wages(self.wage_sigma()[..., 0])
        return raise_to_least(self.earnings(who) * spread, self.minimum_wage())

    def contribution(self) -> FloatArray:
        """Employers' contributions over wages, shape (1 + draws, 1, 1). [share]"""
        own = self.find("social_contributions_gdp")
        return rate_contributions(
            self.assume("ground", "social_contributions_gdp") if own is None else own,
            self.assume("ground", "employers_part"),
            self.number("labour_income_share"),
            self.informal("t"),
            self.assume("ground", "greatest_contribution"),
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
    wage_growth: FloatArray | None = None,
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
    wage_growth : FloatArray, optional, shape (1 + draws or 1, year)
        Real wages over those of the base year, which stand when omitted. [factor]

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
        if all(country.fact(name) is None for name in LIMITATION_RATES):
            faults.add(
                _(
                    "there is no {indicator}. Give it in a file of own facts.",
                    indicator=LIMITATION_RATES[-1],
                )
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
    return CountryInputs(
        country=country,
        population=population,
        cells=make_cells(country, population, base),
        years=calendar,
        sampler=sampler,
        persons=population.persons.sel(year=list(calendar)).to_numpy(),
        prevalence=draw_prevalence(country, sampler),
        wage_growth=np.ones((1, len(calendar))) if wage_growth is None else wage_growth,
        income_group=group_income(country),
        facts={name: country.facts[name] for name in used},
    )
