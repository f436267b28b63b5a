"""Law beside standards, and what changed in it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

import polars as pl
import xarray as xr
from rich.console import RenderableType

from carepact.api.chart import Charts
from carepact.api.result import Glance, TableResult
from carepact.api.told import as_path
from carepact.core.labelled import lay_out_dataset
from carepact.core.messages import _, _n
from carepact.data.countries.country_names import name_country
from carepact.law.law_changes import LawChanges as ChangesFound
from carepact.report.figures.law import draw_law
from carepact.report.figures.verdicts import draw_summary
from carepact.report.law_changes import say_change, show_law_changes
from carepact.report.review.page import show_every_review, show_review
from carepact.report.review.summary import name_place, show_summary
from carepact.report.review.words import count_verdict, name_standard, word_verdict
from carepact.report.words import put_under
from carepact.review.judging import Verdict
from carepact.review.law_review import LawReview as ReviewFound
from carepact.review.summary import WORLD, LawSummary, choose_grouping
from carepact.studies.law_changes import list_law_changes as find_changes
from carepact.studies.review import review_every_law, summarise_every_law
from carepact.studies.review import review_law as review_one_law


@dataclass(frozen=True, repr=False)
class LawReview(TableResult[ReviewFound]):
    """Law beside standards: met, partly, not met or unknown, and what is missing.

    Columns of `figures`: `country`, `standard`, `requirement`, `title`, `article`, `verdict`,
    the figure (`value` or `text`, `low`, `high`, `unit`), `threshold`, `missing`, and where it
    comes from (`year`, `status`, `source`, `basis`, ...).
    """

    keys = ("country", "standard", "requirement")
    file = "review"

    @property
    def charts(self) -> Charts:
        """The verdicts on one country as a chart; of all countries see `summarise_law`."""
        is_one = len(self.found.reviews) == 1
        return Charts({"law": partial(draw_law, self.found)} if is_one else {})

    def to_xarray(self) -> xr.Dataset:
        """Return the verdicts as arrays; what an instrument merely declares is left out."""
        judged = self.figures.filter(pl.col("requirement") != "")
        return lay_out_dataset(judged, self.keys)

    def glance(self) -> Glance:
        """Count the verdicts of each standard."""
        reviews = self.found.reviews
        counted: dict[str, Counter[Verdict]] = {}
        for one in (finding for review in reviews for finding in review.findings):
            counted.setdefault(name_standard(one.standard), Counter())[one.verdict] += 1
        lines = tuple(
            (name, ", ".join(count_verdict(verdict, count) for verdict, count in verdicts.items()))
            for name, verdicts in counted.items()
        )
        title = (
            _("{country}: law beside standards", country=name_country(reviews[0].country.code))
            if len(reviews) == 1
            else _say_law_of(len(reviews))
        )
        return Glance(title, lines)

    def _page(self) -> RenderableType:
        """Lay out what `carepact review` shows."""
        one = len(self.found.reviews) == 1
        return show_review(self.found) if one else show_every_review(self.found)


@dataclass(frozen=True, repr=False)
class VerdictCounts(TableResult[LawSummary]):
    """The verdicts of every country, counted by requirement and group of countries.

    Columns of `figures`: `group`, `standard`, `requirement`, `title`, `article`, `countries`,
    then how many of them and which share: `met`, `partly`, `not_met`, `unknown`, ...
    """

    keys = ("group", "standard", "requirement")
    file = "verdicts"

    @property
    def charts(self) -> Charts:
        """The counts as one chart."""
        return Charts({"verdicts": partial(draw_summary, self.found)})

    def glance(self) -> Glance:
        """Tell what most countries do not meet."""
        lines = tuple(
            (
                name_place(tally),
                ", ".join(
                    put_under(word_verdict(verdict), tally.count(WORLD, verdict))
                    for verdict in ("met", "partly", "not", "unknown")
                ),
            )
            for tally in self.found.told[: Glance.most]
        )
        count = len(self.found.review.reviews)
        return Glance(_say_law_of(count), lines)

    def _page(self) -> RenderableType:
        """Lay out what `carepact review --summary` shows."""
        return show_summary(self.found)


@dataclass(frozen=True, repr=False)
class LawChanges(TableResult[ChangesFound]):
    """Changes of care law by country and day, each with its act and its source.

    Columns of `figures`: `country`, `indicator`, `title`, `before`, `after`, `unit`,
    `in_force_from`, `state` (in force, or passed for a later day), `law`, `note`, `source`,
    `checked_on`.
    """

    file = "law-changes"

    def glance(self) -> Glance:
        """Tell the latest changes."""
        by_day = sorted(self.found.changes, key=lambda one: one.in_force_from, reverse=True)
        lines = tuple(
            (f"{one.country} {one.in_force_from.isoformat()}", say_change(one))
            for one in by_day[: Glance.most]
        )
        count = self.figures.height
        title = _n("{count} change of care law", "{count} changes of care law", count)
        return Glance(title, lines)

    def _page(self) -> RenderableType:
        """Lay out what `carepact law changes` shows."""
        return show_law_changes(self.found)


def _say_law_of(count: int) -> str:
    """Say of how many countries the law is reviewed."""
    return _n(
        "Law of {count} country beside standards",
        "Law of {count} countries beside standards",
        count,
    )


def review_law(country: str, *, own_facts: str | Path | None = None) -> LawReview:
    """Hold a country's law against every standard: met, partly, not met or unknown.

    Parameters
    ----------
    country : str
        ISO 3166-1 alpha-3 code, or name.
    own_facts : str or Path, optional
        File of your own figures of the country.

    Returns
    -------
    LawReview
        A row a requirement, with the figure that decides it and its source.

    Raises
    ------
    CareError
        If the country is unknown, or the file has faults.

    Examples
    --------
    >>> import carepact
    >>> review = carepact.review_law("KEN")
    >>> weeks = review.figures.filter(requirement="weeks", standard="ilo-c183")
    >>> weeks["verdict"].item()
    'partly'
    """
    return LawReview(review_one_law(country, as_path(own_facts)))


def review_all_laws() -> LawReview:
    """Hold the law of every country against every standard.

    Returns
    -------
    LawReview
        A row a country and requirement.

    Examples
    --------
    >>> import carepact
    >>> reviews = carepact.review_all_laws()  # doctest: +SKIP
    """
    return LawReview(review_every_law())


def count_verdicts(by: str = "region") -> VerdictCounts:
    """Count the verdicts of every country, by requirement and group of countries.

    Parameters
    ----------
    by : str
        Groups of countries: `region` or `income`.

    Returns
    -------
    VerdictCounts
        A row a group and requirement.

    Raises
    ------
    CareError
        If there are no such groups.

    Examples
    --------
    >>> import carepact
    >>> counts = carepact.count_verdicts("income")  # doctest: +SKIP
    """
    return VerdictCounts(summarise_every_law(choose_grouping(by)))


def list_law_changes(country: str | None = None, since: str | date | None = None) -> LawChanges:
    """List changes of care law by country and day, each with its act and its source.

    Parameters
    ----------
    country : str, optional
        ISO 3166-1 alpha-3 code, or name; every country when omitted.
    since : str or date, optional
        Day from which changes are listed, `YYYY-MM-DD`; those that are passed for a later day
        are listed too.

    Returns
    -------
    LawChanges
        A row a change.

    Raises
    ------
    CareError
        If the country is unknown, or the day is none.

    Examples
    --------
    >>> import carepact
    >>> carepact.list_law_changes("FRA", "2026-01-01").figures["country"].unique().to_list()
    ['FRA']
    """
    day = since.isoformat() if isinstance(since, date) else since
    return LawChanges(find_changes(country, day))
