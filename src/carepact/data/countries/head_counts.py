"""How many persons a country has in the base year."""

from __future__ import annotations

import numpy as np

from carepact.core.arrays import FloatArray
from carepact.data.countries.facts import BASE_YEAR, Country
from carepact.data.countries.parenthood import YOUNGEST_ADULT
from carepact.data.countries.population import read_population


def count_adults(country: Country) -> FloatArray:
    """Count all persons, and women and men of 15 and over, shape (3,). [persons]"""
    population = read_population(country.code)
    everyone = float(population.persons.sel(year=BASE_YEAR).sum())
    adults = population.between(YOUNGEST_ADULT).sel(year=BASE_YEAR).to_numpy()
    return np.array([everyone, *adults])
