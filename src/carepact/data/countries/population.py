"""Read a country's population by year, sex and age: as shipped, or from the user's own file.

The shipped table is `population/population.csv`, projected by carepact from the United Nations'
figures of 2024; it is not a United Nations product (`population/README.md`).
"""

from __future__ import annotations

import functools
import io
from collections.abc import Iterable
from dataclasses import dataclass, replace
from importlib import resources
from pathlib import Path
from typing import Self

import numpy as np
import polars as pl
import xarray as xr

from carepact.core.arrays import FloatArray
from carepact.core.errors import DataError, ParameterError
from carepact.core.messages import _, say
from carepact.data.countries.ages import AGE_STARTS, AGES
from carepact.data.countries.country_names import name_country
from carepact.data.countries.country_search import code_or_name, find_country
from carepact.data.countries.mortality import SEXES
from carepact.data.countries.own_population import read_own_population

PROJECTED = "projected by carepact from UN 2024 data, not a UN product"
GIVEN = "given by the user"


@dataclass(frozen=True)
class Population:
    """The persons of one country in the middle of each year."""

    country: str
    """ISO 3166-1 alpha-3."""
    persons: xr.DataArray
    """Dims `year`, `sex` (women, men), `age` (0 to 24, 25-29, ..., 100+). [persons]"""
    source: str
    licence: str
    status: str

    def within(self, years: Iterable[int]) -> Self:
        """Keep some years."""
        return replace(self, persons=self.persons.sel(year=list(years)))

    def between(self, first: int, end: int | None = None) -> xr.DataArray:
        """Count the persons of a range of ages, shape (year, sex). [persons]

        Parameters
        ----------
        first : int
            Youngest age. [years]
        end : int, optional
            Age before which the range ends; open when omitted. [years]

        Raises
        ------
        ParameterError
            If a limit falls inside a group of ages, or the range is empty.
        """
        for limit in (first, end):
            if limit is not None and limit not in AGE_STARTS:
                below = max((age for age in AGE_STARTS if age < limit), default=0)
                raise ParameterError(
                    _(
                        "population: age {limit} is no limit of an age group. Use {below}, or "
                        "another of 0 to 25 and every fifth year to 100.",
                        limit=limit,
                        below=below,
                    )
                )
        starts = np.array(AGE_STARTS)
        inside = (starts >= first) & (starts < (starts[-1] + 1 if end is None else end))
        if not inside.any():
            raise ParameterError(
                _(
                    "population: no age from {first} up to {end}. Name the younger age first.",
                    first=first,
                    end=end,
                )
            )
        return self.persons[..., inside].sum("age")


@functools.cache
def _shipped() -> pl.DataFrame:
    """Read the shipped table, once."""
    content = resources.files(__package__).joinpath("population", "population.csv").read_bytes()
    return pl.read_csv(io.BytesIO(content), infer_schema_length=100)


@functools.cache
def list_population() -> dict[str, str]:
    """List the countries of the shipped table, shape: ISO code to name."""
    content = resources.files(__package__).joinpath("population", "countries.csv").read_bytes()
    table = pl.read_csv(io.BytesIO(content))
    return dict(zip(table["country"], table["name"], strict=True))


def read_population(country: str, own: Path | None = None) -> Population:
    """Return a country's persons by year, sex and age.

    Parameters
    ----------
    country : str
        ISO 3166-1 alpha-3 code, or a name.
    own : Path, optional
        The user's own file, which takes the place of the shipped table: of the same shape,
        or the United Nations' table by single age and sex (`own_population`).

    Raises
    ------
    ParameterError
        If the country is unknown, or its name ambiguous.
    DataError
        If there is nothing on the country, or the own file breaks its rules: all faults at once.
    """
    if own is not None:
        own_code = code_or_name(country).upper()
        return Population(
            country=own_code,
            persons=_label(*read_own_population(own, own_code)),
            source=own.name,
            licence=GIVEN,
            status=GIVEN,
        )
    code = find_country(country)
    if code not in list_population():
        raise DataError(
            _(
                "{country}: its people by age and sex are not known. Give a file of your own.",
                country=name_country(code),
            )
        )
    return _of_shipped(code)


@functools.cache
def _of_shipped(code: str) -> Population:
    """Take a country out of the shipped table, once: nobody can write into what is shared."""
    count = len(SEXES) * len(AGES)
    start = list(list_population()).index(code) * count
    rows = _shipped()[start : start + count].drop("country", "sex", "age")
    persons = rows.to_numpy().astype(np.float64).T.reshape(-1, len(SEXES), len(AGES))
    persons.flags.writeable = False
    return Population(
        country=code,
        persons=_label([int(year) for year in rows.columns], persons),
        source=say(
            "carepact, projected by cohort components from World Population Prospects 2024 "
            "(United Nations, Department of Economic and Social Affairs, Population Division) "
            "and the age structure of World Population Prospects 2019"
        ),
        licence="CC BY 3.0 IGO",
        status=PROJECTED,
    )


def _label(years: list[int], persons: FloatArray) -> xr.DataArray:
    """Put names on the axes, shape (year, sex, age)."""
    return xr.DataArray(
        persons,
        coords={"year": years, "sex": list(SEXES), "age": list(AGES)},
        dims=("year", "sex", "age"),
        name="persons",
        attrs={"unit": "persons"},
    )
