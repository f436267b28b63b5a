"""What is known of a country, and of all: figures, their status, and what they are good for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import polars as pl

from carepact.core.draws import PREVIEW_DRAWS, Sampler
from carepact.core.errors import ParameterError
from carepact.core.messages import _
from carepact.core.provenance import Source, make_manifest
from carepact.data.countries.facts import BASE_YEAR, STATUSES, Country, Fact, known_countries
from carepact.data.countries.grades import Grade, grade_country
from carepact.data.countries.population import Population, list_population, read_population
from carepact.data.countries.reading import read_country
from carepact.needs.balance import Balance, balance_care
from carepact.needs.basis import GIVEN
from carepact.needs.figures import NeedFigure, list_needs, list_people

PROFILE_COLUMNS = {
    "country": pl.String, "topic": pl.String, "indicator": pl.String, "title": pl.String,
    "year": pl.Int64, "value": pl.Float64, "text": pl.String, "low": pl.Float64,
    "high": pl.Float64, "unit": pl.String, "status": pl.String, "source": pl.String,
    "licence": pl.String, "given_by_user": pl.Boolean,
}  # fmt: skip
GRADES, GRADE_UNIT, COUNT_UNIT = "grades", "A to D", "figures"
PEOPLE, NEEDS, POLICY_GAP = "people by age", "care needs", "childcare_policy_gap"
SEED, DRAWS = 1, PREVIEW_DRAWS


@dataclass(frozen=True)
class CountryProfile:
    """A country's figures and grades, its people and the care that they need."""

    country: Country
    grades: tuple[Grade, ...]
    population: Population | None = None
    balance: Balance | None = None
    lacking: str = ""
    """Why its people or their needs are not told."""

    def to_polars(self) -> pl.DataFrame:
        """Return a row a figure, with its status and source; words stand in `text`."""
        rows = [_fact_row(self.country, fact) for fact in self.country.facts.values()]
        if self.population is not None:
            rows += [_need_row(self.country, PEOPLE, one) for one in list_people(self.population)]
        if self.balance is not None:
            rows += [_need_row(self.country, NEEDS, one) for one in list_needs(self.balance)]
            rows.append(_gap_row(self.balance))
        return pl.DataFrame(rows, schema=PROFILE_COLUMNS, orient="row")

    def manifest(self) -> dict[str, object]:
        """Describe how the profile came to be."""
        settings: dict[str, object] = {
            "country": self.country.code, "base_year": BASE_YEAR, "draws": DRAWS,
        }  # fmt: skip
        people = self.population
        further = () if people is None else (Source(people.source, people.licence),)
        notes = [self.lacking] if self.lacking else []
        return make_manifest((*self.country.sources, *further), settings, SEED, notes)


@dataclass(frozen=True)
class Overview:
    """Every country's grades, and how many of its figures are observed."""

    profiles: tuple[CountryProfile, ...]

    def to_polars(self) -> pl.DataFrame:
        """Return a row a country and grade (in `text`), and a row a country and status."""
        rows = [row for profile in self.profiles for row in _overview_rows(profile)]
        return pl.DataFrame(rows, schema=PROFILE_COLUMNS, orient="row")

    def manifest(self) -> dict[str, object]:
        """Describe how the overview came to be."""
        sources = dict.fromkeys(s for profile in self.profiles for s in profile.country.sources)
        return make_manifest(tuple(sources), {"base_year": BASE_YEAR}, None, [])


def profile_country(
    code: str, own_facts: Path | None = None, free_age_years: float | None = None
) -> CountryProfile:
    """Bring together what is known of a country, the user's own figures first.

    Raises
    ------
    CareError
        If the country is unknown, or the file has faults.
    """
    country = read_country(code, own_facts)
    graded = CountryProfile(country, grade_country(country))
    if country.code not in list_population():
        return replace(
            graded, lacking=_("No people by age are known of {country}.", country=country.name)
        )
    population = read_population(country.code)
    try:
        balance = balance_care(
            country, population, Sampler(SEED, DRAWS), free_age_years=free_age_years
        )
    except ParameterError as missing:
        return replace(graded, population=population, lacking=str(missing))
    return replace(graded, population=population, balance=balance)


def list_countries() -> Overview:
    """Bring together what is known of every country."""
    countries = [read_country(code) for code in known_countries()]
    return Overview(tuple(CountryProfile(one, grade_country(one)) for one in countries))


def _fact_row(country: Country, fact: Fact) -> tuple[object, ...]:
    """Lay out one figure."""
    words = fact.value if isinstance(fact.value, str) else None
    value = None if words is not None else fact.value
    indicator = fact.indicator
    return (country.code, indicator.topic, indicator.name, indicator.titles["en"], fact.year,
            value, words, fact.low, fact.high, indicator.unit, fact.status, fact.source,
            fact.licence, fact.own)  # fmt: skip


def _need_row(country: Country, topic: str, figure: NeedFigure) -> tuple[object, ...]:
    """Lay out one figure of people or of need."""
    return (country.code, topic, f"{figure.measure}: {figure.group}",
            f"{figure.title}, {figure.group}", figure.year, figure.value, None, figure.low,
            figure.high, figure.unit, figure.status, figure.source, figure.licence,
            figure.status == GIVEN)  # fmt: skip


def _gap_row(balance: Balance) -> tuple[object, ...]:
    """Lay out the childcare policy gap; `unknown` in words."""
    gap = balance.policy_gap
    words = "unknown" if gap.years is None else None
    return (balance.country, NEEDS, POLICY_GAP, "childcare policy gap", BASE_YEAR, gap.years,
            words, None, None, "years", gap.status, gap.source, gap.licence,
            gap.status == GIVEN)  # fmt: skip


def _overview_rows(profile: CountryProfile) -> list[tuple[object, ...]]:
    """Lay out one country's grades and counts."""
    country = profile.country
    rows: list[tuple[object, ...]] = [
        (country.code, GRADES, f"grade {grade.purpose}", country.name, BASE_YEAR, None,
         grade.letter, None, None, GRADE_UNIT, grade.status, ", ".join(grade.lacking), "",
         False)
        for grade in profile.grades
    ]  # fmt: skip
    for status in STATUSES:
        count = float(country.count(status))
        rows.append((country.code, GRADES, "figures", country.name, BASE_YEAR, count, None, None,
                     None, COUNT_UNIT, status, "", "", False))  # fmt: skip
    return rows
