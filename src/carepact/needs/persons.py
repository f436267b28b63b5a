"""Count persons by age group, and those of them who need care."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import xarray as xr

from carepact.core.arrays import FloatArray
from carepact.core.parameter_tables import LABELS
from carepact.data.countries.ages import read_age
from carepact.data.countries.mortality import OLDEST
from carepact.data.countries.population import Population


class Ages(NamedTuple):
    """A group of ages."""

    first: int
    last: int | None
    """Last age that belongs to it; open where None. [years]"""

    @property
    def last_year(self) -> int:
        """Return the last age; the oldest of all where it is open. [years]"""
        return OLDEST if self.last is None else self.last


CHILDREN = {
    "children 0-2": Ages(0, 2),
    "children 3-5": Ages(3, 5),
    "children 6-14": Ages(6, 14),
}
ADULTS, OLDER = "adults in need", "older persons in need"
GROUPS = (*CHILDREN, ADULTS, OLDER)
"""Recipients of care, in the order in which they are told."""
BANDS = {"0-2": Ages(0, 2), "3-5": Ages(3, 5), "6-14": Ages(6, 14), "15-64": Ages(15, 64),
         "65-79": Ages(65, 79), "80+": Ages(80, None)}  # fmt: skip
"""Bands by which a country's people are told."""


def count_ages(population: Population, ages: Ages) -> xr.DataArray:
    """Count the persons of a group of ages, shape (year, sex). [persons]"""
    return population.between(ages.first, None if ages.last is None else ages.last + 1)


def count_age_groups(population: Population) -> xr.DataArray:
    """Count persons by the age groups of care need, shape (year, sex, age_group). [persons]"""
    groups = LABELS["age group"]
    counted = [count_ages(population, _limits(group)) for group in groups]
    return xr.DataArray(
        np.stack([one.to_numpy() for one in counted], axis=-1),
        coords={**counted[0].coords, "age_group": list(groups)},
        dims=("year", "sex", "age_group"),
    )


def count_children(population: Population) -> xr.DataArray:
    """Count children by single age from 0 to 14, shape (year, age). [persons]"""
    return population.persons.sel(age=list(LABELS["age to 14"])).sum("sex")


def count_need(population: Population, prevalence: FloatArray) -> xr.DataArray:
    r"""Count the persons who need care.

    Parameters
    ----------
    population : Population
        Persons by year, sex and age.
    prevalence : FloatArray, shape (1 + draws, sex, age group, need level)
        Share of persons in need, the point first. [share of persons]

    Returns
    -------
    xr.DataArray, shape (draw, year, sex, age_group, level)
        :math:`N_{tsa} \, \pi_{dsal}`. [persons]
    """
    shares = xr.DataArray(
        prevalence,
        coords={
            "draw": np.arange(len(prevalence)),
            "sex": list(LABELS["sex"]),
            "age_group": list(LABELS["age group"]),
            "level": list(LABELS["need level"]),
        },
        dims=("draw", "sex", "age_group", "level"),
    )
    counted = count_age_groups(population) * shares
    return counted.transpose("draw", "year", "sex", "age_group", "level")


def _limits(group: str) -> Ages:
    """Read the limits of a group of ages from its label."""
    found = read_age(group)
    assert found is not None  # noqa: S101 - the labels are ours
    return Ages(*found)
