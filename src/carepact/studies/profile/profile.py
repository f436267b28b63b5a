"""A country's figures, grades, people and care needs; the grades of every country."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import polars as pl

from carepact.core.draws import PREVIEW_DRAWS, Sampler
from carepact.core.provenance import Source, make_manifest
from carepact.core.rows import tabulate
from carepact.core.uncertainty import DEFAULT_SEED
from carepact.data.countries.facts import BASE_YEAR, Country
from carepact.data.countries.grades import Grade
from carepact.data.countries.law import Provision
from carepact.data.countries.population import Population
from carepact.needs.balance import Balance
from carepact.needs.figures import list_needs, list_people
from carepact.population.second_sources import SecondSource
from carepact.studies.profile.rows import (
    ProfileRow,
    ProfileTopic,
    row_counts,
    row_fact,
    row_gap,
    row_grade,
    row_level,
    row_need,
    row_practice,
)


@dataclass(frozen=True)
class CountryProfile:
    """A country's figures and grades, its people and the care that they need."""

    country: Country
    grades: tuple[Grade, ...]
    population: Population | None = None
    balance: Balance | None = None
    levels: tuple[SecondSource, ...] = ()
    """Levels beside what a second source makes of them."""
    practice: tuple[Provision, ...] = ()
    """What its law and its State offer for carrying law out."""
    enforcement: tuple[Provision, ...] = ()
    """How experts see its law enforced."""
    lacking: str = ""
    """Why its people or their needs are not told."""
    levels_lacking: str = ""
    """Why levels of present law are not told."""
    sampler: Sampler = field(default_factory=lambda: Sampler(DEFAULT_SEED, PREVIEW_DRAWS))
    """What its needs are drawn by."""

    def to_polars(self) -> pl.DataFrame:
        """Return a row a figure, with its status and source; words stand in `text`."""
        return tabulate(self._rows(), ProfileRow)

    def _rows(self) -> Iterator[ProfileRow]:
        """List facts, people, needs, levels with a second source, and law in practice."""
        for fact in self.country.facts.values():
            yield row_fact(self.country, fact)
        if self.population is not None:
            for figure in list_people(self.population):
                yield row_need(self.country, ProfileTopic.PEOPLE, figure)
        if self.balance is not None:
            for figure in list_needs(self.balance):
                yield row_need(self.country, ProfileTopic.NEEDS, figure)
            yield row_gap(self.balance)
        for level in self.levels:
            yield row_level(self.country, level)
        for provision in (*self.practice, *self.enforcement):
            yield row_practice(self.country, provision)

    def manifest(self) -> dict[str, object]:
        """Describe how the profile came to be."""
        settings: dict[str, object] = {
            "country": self.country.code, "base_year": BASE_YEAR, "draws": self.sampler.draws,
        }  # fmt: skip
        notes = [note for note in (self.lacking, self.levels_lacking) if note]
        return make_manifest(self.sources, settings, self.sampler.seed, notes)

    @property
    def sources(self) -> tuple[Source, ...]:
        """Name what it stands on, each source once."""
        people = self.population
        further = () if people is None else (Source(people.source, people.licence),)
        told = [Source(one.source, one.licence) for one in (*self.practice, *self.enforcement)]
        return tuple(dict.fromkeys((*self.country.sources, *further, *told)))


@dataclass(frozen=True)
class Overview:
    """Every country's grades, and how many of its figures are observed."""

    profiles: tuple[CountryProfile, ...]

    def to_polars(self) -> pl.DataFrame:
        """Return a row a country and grade (in `text`), and a row a country and status."""
        return tabulate(self._rows(), ProfileRow)

    def _rows(self) -> Iterator[ProfileRow]:
        """List the grades, then the counts, country by country."""
        for profile in self.profiles:
            for grade in profile.grades:
                yield row_grade(profile.country, grade)
            yield from row_counts(profile.country)

    def manifest(self) -> dict[str, object]:
        """Describe how the overview came to be."""
        sources = dict.fromkeys(s for profile in self.profiles for s in profile.country.sources)
        return make_manifest(tuple(sources), {"base_year": BASE_YEAR}, None, [])
