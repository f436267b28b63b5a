"""What a study of one country stands on, before anything is simulated."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from carepact.core.provenance import Source
from carepact.data.countries.facts import Country
from carepact.data.countries.population import Population
from carepact.law.law import Law
from carepact.measure.care_time import CareTime
from carepact.measure.country_hours import CountryHours
from carepact.needs.balance import Balance
from carepact.population.country_inputs import CountryInputs
from carepact.simulate.growth_paths import EconomicPaths, GrowthPaths
from carepact.simulate.projection import Projection


@dataclass(frozen=True)
class StudyCountry:
    """What a study stands on: a country's facts, its people, and the diaries of a survey."""

    country: Country
    population: Population
    care_time: CareTime | None

    @property
    def sources(self) -> tuple[Source, ...]:
        """List where it all comes from."""
        people = Source(self.population.source, self.population.licence)
        diaries = self.care_time.sources if self.care_time else ()
        return (*self.country.sources, people, *diaries)


@dataclass(frozen=True)
class StartingPoint:
    """What a country's projection starts from, whatever the package."""

    inputs: CountryInputs
    hours: CountryHours
    balance: Balance
    law: Law
    """Its present law."""
    paths: GrowthPaths


class Simulated(NamedTuple):
    """A study carried through the years."""

    projection: Projection
    """Through its crises, if it names any."""
    economy: EconomicPaths
    calm: Projection | None = None
    """The same without them; None where it names none."""
    start: StartingPoint | None = None
    """What it starts from, without any crisis; it is as large as all the rest."""
