"""Pay of countries as a run has it: solved from labour income, the point alone."""

from __future__ import annotations

from collections.abc import Sequence

from carepact.core.draws import Sampler
from carepact.data.countries.drawn_country import DrawnCountry
from carepact.data.countries.facts import BASE_YEAR, Country
from carepact.data.countries.income_group import group_income
from carepact.data.countries.population import read_population
from carepact.population.labour_income import PayLevels
from carepact.population.pay_levels import PAY_FACTS, draw_pay_levels
from carepact.validate.back_cast.comparison import choose_known


def solve_levels(country: Country) -> PayLevels:
    """Solve pay of a country in the base year, arrays of one draw. [PPP dollars a year]"""
    drawn = DrawnCountry(country, group_income(country), country.facts, Sampler(1, 0))
    people = read_population(country.code).persons.sel(year=BASE_YEAR).to_numpy()
    return draw_pay_levels(drawn, people)


def choose_solvable(countries: Sequence[Country]) -> list[Country]:
    """Keep the countries whose pay can be solved."""
    return choose_known(countries, PAY_FACTS)
