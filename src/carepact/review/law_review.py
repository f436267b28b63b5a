"""Reviews of one country or of all, and the rows in which they leave."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import polars as pl

from carepact.core.provenance import Source, make_manifest
from carepact.core.rows import tabulate
from carepact.data.countries.facts import Fact
from carepact.data.countries.law import Provision
from carepact.policy.standard import Ask, Standard
from carepact.review.finding import Finding
from carepact.review.practice import Practised
from carepact.review.review import Review


class ReviewRow(NamedTuple):
    """The verdict on one requirement in one country; words stand in `text`."""

    country: str
    standard: str
    requirement: str
    title: str
    article: str
    verdict: str
    value: float | None = None
    text: str | None = None
    low: float | None = None
    high: float | None = None
    unit: str | None = None
    threshold: float | None = None
    missing: float | None = None
    lacking: str = ""
    year: int | None = None
    on: str | None = None
    status: str | None = None
    source: str = ""
    basis: str = ""
    budgeted: str | None = None
    budgeted_by: str = ""
    implemented: str | None = None
    implemented_by: str = ""
    note: str = ""


@dataclass(frozen=True)
class LawReview:
    """Reviews of one country or of all."""

    reviews: tuple[Review, ...]
    standards: tuple[Standard, ...]
    """What they were held against."""
    declarations: tuple[Standard, ...] = ()
    """Instruments that declare: what they ask of every State, beside a review of one country."""

    def to_polars(self) -> pl.DataFrame:
        """Return a row a country and requirement, then a row for each thing that is declared."""
        rows = [_row(review, one) for review in self.reviews for one in review.findings]
        rows += [
            _declared_row(review, instrument, ask)
            for review in self.reviews
            for instrument in self.declarations
            for ask in instrument.declares
        ]
        return tabulate(rows, ReviewRow)

    @property
    def sources(self) -> tuple[Source, ...]:
        """Name what the findings stand on, each source once."""
        named = (source for review in self.reviews for source in _sources_of(review))
        return tuple(dict.fromkeys(named))

    def manifest(self) -> dict[str, object]:
        """Describe how the reviews came to be."""
        settings: dict[str, object] = {
            "countries": [review.country.code for review in self.reviews],
            "standards": [standard.model_dump(mode="json") for standard in self.standards],
            "declarations": [one.model_dump(mode="json") for one in self.declarations],
        }
        return make_manifest(self.sources, settings, None, [])


def _row(review: Review, one: Finding) -> ReviewRow:
    """Lay out one finding."""
    asked, (low, high) = one.requirement, one.interval or (None, None)
    return ReviewRow(
        country=review.country.code,
        standard=one.standard.standard,
        requirement=asked.requirement,
        title=asked.title,
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
        on=one.on or None,
        status=one.status,
        source=one.source,
        basis=one.basis,
        budgeted=_answer(one.budgeted),
        budgeted_by=_name_practice(one.budgeted),
        implemented=_answer(one.implemented),
        implemented_by=_name_practice(one.implemented),
        note=" ".join(one.notes),
    )


def _declared_row(review: Review, instrument: Standard, ask: Ask) -> ReviewRow:
    """Lay out one thing that an instrument declares; it has no verdict."""
    return ReviewRow(
        country=review.country.code,
        standard=instrument.standard,
        requirement="",
        title=ask.text,
        article=ask.paragraph,
        verdict="declares",
        source=instrument.address,
        note=instrument.binds.who,
    )


def _answer(found: Practised | None) -> str | None:
    """Return an answer on money or practice; None where no figure is linked."""
    return found.answer if found else None


def _name_practice(found: Practised | None) -> str:
    """Name the figures behind an answer, each with its unit, year, status and source."""
    return "; ".join(_name_figure(figure) for figure in (found.figures if found else ()))


def _name_figure(figure: Fact | Provision) -> str:
    """Name a figure of public money or of practice."""
    name, unit = (
        (figure.indicator.name, figure.indicator.unit)
        if isinstance(figure, Fact)
        else (figure.name, "of 4")
    )
    value = f"{figure.number:g}"
    return f"{name} = {value} {unit}, {figure.year}, {figure.status} ({figure.source})"


def _sources_of(review: Review) -> list[Source]:
    """Name what the findings stand on, and the user's own file with its hash."""
    own = [source for source in review.country.sources if source.file]
    figures = (figure for one in review.findings for figure in one.figures)
    return [*(Source(figure.source, figure.licence) for figure in figures), *own]
