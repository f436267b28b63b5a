"""Reviews of one country or of all, and the rows in which they leave."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import polars as pl

from carepact.core.provenance import Source, make_manifest
from carepact.core.rows import tabulate
from carepact.data.countries.opinions import Opinion
from carepact.policy.standard import Standard
from carepact.review.review import Finding, Review


class ReviewRow(NamedTuple):
    """The verdict on one requirement in one country; words stand in `text`."""

    country: str
    standard: str
    requirement: str
    title: str
    article: str
    verdict: str
    value: float | None
    text: str | None
    low: float | None
    high: float | None
    unit: str | None
    threshold: float | None
    missing: float | None
    lacking: str
    year: int | None
    status: str | None
    source: str
    basis: str
    note: str


@dataclass(frozen=True)
class LawReview:
    """Reviews of one country or of all."""

    reviews: tuple[Review, ...]
    standards: tuple[Standard, ...]
    """What they were held against."""
    opinions: tuple[Opinion, ...] = ()
    """What experts think of the enforcement of one country's law; nothing is judged by it."""

    def to_polars(self) -> pl.DataFrame:
        """Return a row a country and requirement; words stand in `text`."""
        rows = (_row(review, one) for review in self.reviews for one in review.findings)
        return tabulate(rows, ReviewRow)

    def manifest(self) -> dict[str, object]:
        """Describe how the reviews came to be."""
        sources: dict[Source, None] = {}
        for review in self.reviews:
            sources |= dict.fromkeys(_sources_of(review))
        settings: dict[str, object] = {
            "countries": [review.country.code for review in self.reviews],
            "standards": [standard.model_dump(mode="json") for standard in self.standards],
        }
        return make_manifest(tuple(sources), settings, None, [])


def _row(review: Review, one: Finding) -> ReviewRow:
    """Lay out one finding."""
    asked, (low, high) = one.requirement, one.interval or (None, None)
    return ReviewRow(
        country=review.country.code,
        standard=one.standard.standard,
        requirement=asked.requirement,
        title=asked.title.en,
        article=asked.article,
        verdict=one.verdict,
        value=one.value,
        text=one.text or None,
        low=low,
        high=high,
        unit=asked.unit,
        threshold=asked.threshold,
        missing=one.missing,
        lacking="; ".join(one.lacking),
        year=one.year,
        status=one.status,
        source=one.source,
        basis=one.basis,
        note=" ".join(one.notes),
    )


def _sources_of(review: Review) -> list[Source]:
    """Name what the findings stand on, and the user's own file with its hash."""
    own = [source for source in review.country.sources if source.file]
    figures = (figure for one in review.findings for figure in one.figures)
    return [*(Source(figure.source, figure.licence) for figure in figures), *own]
