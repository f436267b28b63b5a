"""What is known of a country, and of all: figures, their status, and what they are good for."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import polars as pl

from carepact.core.provenance import make_manifest
from carepact.data.countries.facts import (
    BASE_YEAR,
    STATUSES,
    Country,
    Fact,
    known_countries,
    read_country,
)
from carepact.data.countries.grades import Grade, grade_country

PROFILE_COLUMNS = {
    "country": pl.String, "topic": pl.String, "indicator": pl.String, "title": pl.String,
    "year": pl.Int64, "value": pl.Float64, "text": pl.String, "low": pl.Float64,
    "high": pl.Float64, "unit": pl.String, "status": pl.String, "source": pl.String,
    "licence": pl.String,
}  # fmt: skip
GRADES, GRADE_UNIT, COUNT_UNIT = "grades", "A to D", "figures"


@dataclass(frozen=True)
class CountryProfile:
    """A country's figures and grades."""

    country: Country
    grades: tuple[Grade, ...]

    def to_polars(self) -> pl.DataFrame:
        """Return a row a figure, with its status and source; words stand in `text`."""
        rows = [_fact_row(self.country, fact) for fact in self.country.facts.values()]
        return pl.DataFrame(rows, schema=PROFILE_COLUMNS, orient="row")

    def manifest(self) -> dict[str, object]:
        """Describe how the profile came to be."""
        settings: dict[str, object] = {"country": self.country.code, "base_year": BASE_YEAR}
        return make_manifest(self.country.sources, settings, None, [])


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


def profile_country(code: str, own_facts: Path | None = None) -> CountryProfile:
    """Bring together what is known of a country, the user's own figures first.

    Raises
    ------
    CareError
        If the country is unknown, or the file has faults.
    """
    country = read_country(code, own_facts)
    return CountryProfile(country, grade_country(country))


def list_countries() -> Overview:
    """Bring together what is known of every country."""
    return Overview(tuple(profile_country(code) for code in known_countries()))


def _fact_row(country: Country, fact: Fact) -> tuple[object, ...]:
    """Lay out one figure."""
    words = fact.value if isinstance(fact.value, str) else None
    value = None if words is not None else fact.value
    indicator = fact.indicator
    return (country.code, indicator.topic, indicator.name, indicator.titles["en"], fact.year,
            value, words, fact.low, fact.high, indicator.unit, fact.status, fact.source,
            fact.licence)  # fmt: skip


def _overview_rows(profile: CountryProfile) -> list[tuple[object, ...]]:
    """Lay out one country's grades and counts."""
    country = profile.country
    rows: list[tuple[object, ...]] = [
        (country.code, GRADES, f"grade {grade.purpose}", country.name, BASE_YEAR, None,
         grade.letter, None, None, GRADE_UNIT, grade.status, ", ".join(grade.lacking), "")
        for grade in profile.grades
    ]  # fmt: skip
    for status in STATUSES:
        count = float(country.count(status))
        rows.append((country.code, GRADES, "figures", country.name, BASE_YEAR, count, None, None,
                     None, COUNT_UNIT, status, "", ""))  # fmt: skip
    return rows
