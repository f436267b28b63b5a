"""Where a country's law and coverage stand beside the standards, and what is missing."""

from __future__ import annotations

import functools
from pathlib import Path

from carepact.data.countries.facts import Country, known_countries
from carepact.data.countries.law import read_law
from carepact.data.countries.reading import read_country
from carepact.policy.standard_files import shipped_declarations, shipped_standards
from carepact.review.law_review import LawReview
from carepact.review.review import review_country
from carepact.review.summary import Grouping, LawSummary, summarise


def review_law(code: str, own_facts: Path | None = None) -> LawReview:
    """Hold one country against every standard, the user's own figures first.

    Raises
    ------
    CareError
        If the country is unknown, or the file has faults.
    """
    return review_of(read_country(code, own_facts))


def review_of(country: Country) -> LawReview:
    """Hold a country that has been read against every standard."""
    standards = shipped_standards()
    review = review_country(country, read_law(country.code), standards)
    return LawReview((review,), standards, shipped_declarations())


@functools.cache
def review_every_law() -> LawReview:
    """Hold every country against every standard, once: it is the same in every language."""
    reviews = tuple(review_law(code).reviews[0] for code in known_countries())
    return LawReview(reviews, shipped_standards())


def summarise_every_law(by: Grouping) -> LawSummary:
    """Count the verdicts of every country by region or by income group."""
    return summarise(review_every_law(), by)
