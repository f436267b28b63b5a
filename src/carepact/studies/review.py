"""Where a country's law and coverage stand beside the standards, and what is missing."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import polars as pl

from carepact.core.provenance import Source, make_manifest
from carepact.data.countries.facts import known_countries
from carepact.data.countries.law import read_law
from carepact.data.countries.reading import read_country
from carepact.policy.standard_files import shipped_standards
from carepact.review.review import Finding, Review, review_country

REVIEW_COLUMNS = {
    "country": pl.String, "standard": pl.String, "requirement": pl.String, "title": pl.String,
    "article": pl.String, "verdict": pl.String, "value": pl.Float64, "text": pl.String,
    "low": pl.Float64, "high": pl.Float64, "unit": pl.String, "threshold": pl.Float64,
    "missing": pl.Float64, "lacking": pl.String, "year": pl.Int64, "status": pl.String,
    "source": pl.String, "basis": pl.String, "note": pl.String,
}  # fmt: skip


@dataclass(frozen=True)
class LawReview:
    """Reviews of one country or of all."""

    reviews: tuple[Review, ...]

    def to_polars(self) -> pl.DataFrame:
        """Return a row a country and requirement; words stand in `text`."""
        rows = [_row(review, one) for review in self.reviews for one in review.findings]
        return pl.DataFrame(rows, schema=REVIEW_COLUMNS, orient="row")

    def manifest(self) -> dict[str, object]:
        """Describe how the reviews came to be."""
        sources: dict[Source, None] = {}
        for review in self.reviews:
            sources |= dict.fromkeys(_sources_of(review))
        settings: dict[str, object] = {
            "countries": [review.country.code for review in self.reviews],
            "standards": [standard.model_dump(mode="json") for standard in shipped_standards()],
        }
        return make_manifest(tuple(sources), settings, None, [])


def review_law(code: str, own_facts: Path | None = None) -> LawReview:
    """Hold one country against every standard, the user's own figures first.

    Raises
    ------
    CareError
        If the country is unknown, or the file has faults.
    """
    country = read_country(code, own_facts)
    return LawReview((review_country(country, read_law(country.code), shipped_standards()),))


def review_every_law() -> LawReview:
    """Hold every country against every standard."""
    return LawReview(tuple(review_law(code).reviews[0] for code in known_countries()))


def _row(review: Review, one: Finding) -> tuple[object, ...]:
    """Lay out one finding."""
    asked, (low, high) = one.requirement, one.interval or (None, None)
    return (review.country.code, one.standard.standard, asked.requirement, asked.title.en,
            asked.article, one.verdict, one.value, one.text or None, low, high, asked.unit,
            asked.threshold, one.missing, "; ".join(one.lacking), one.year, one.status,
            one.source, one.basis, " ".join(one.notes))  # fmt: skip


def _sources_of(review: Review) -> list[Source]:
    """Name what the findings stand on, and the user's own file with its hash."""
    own = [source for source in review.country.sources if source.file]
    figures = (figure for one in review.findings for figure in one.figures)
    return [*(Source(figure.source, figure.licence) for figure in figures), *own]
