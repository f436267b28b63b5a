"""Count verdicts by group of countries: what the world does not meet, the most frequent first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

import polars as pl

from carepact.core import voice
from carepact.core.errors import ParameterError
from carepact.core.messages import _
from carepact.core.rows import tabulate
from carepact.policy.standard import Requirement, Standard
from carepact.review.judging import Verdict
from carepact.review.law_review import LawReview
from carepact.review.review import Review

Grouping = Literal["region", "income"]
WORLD, UNCLASSIFIED = "world", "not classified"
INCOME_GROUPS = ("Low income", "Lower middle income", "Upper middle income", "High income")
"""Income groups of the World Bank, from the lowest."""


class SummaryRow(NamedTuple):
    """How many countries of a group have which verdict on one requirement."""

    group: str
    standard: str
    requirement: str
    title: str
    article: str
    countries: int
    met: int
    partly: int
    not_met: int
    unknown: int
    reported: int
    met_share: float
    partly_share: float
    not_met_share: float
    unknown_share: float


@dataclass(frozen=True)
class Tally:
    """The verdicts on one requirement, by group of countries."""

    standard: Standard
    requirement: Requirement
    counts: Mapping[str, Counter[Verdict]]
    """Countries by verdict, by group; that of the world holds all."""

    def count(self, group: str, verdict: Verdict) -> int:
        """Count the countries of a group that have a verdict. [countries]"""
        return self.counts[group][verdict]

    def share(self, group: str, verdict: Verdict) -> float:
        """Return their share in all countries of the group. [share]"""
        return self.count(group, verdict) / self.counts[group].total()


@dataclass(frozen=True)
class LawSummary:
    """The verdicts of every country, counted by requirement and group."""

    review: LawReview
    by: Grouping
    tallies: tuple[Tally, ...]
    """What most countries do not meet first; then what most meet partly."""

    @property
    def groups(self) -> tuple[str, ...]:
        """Return the world, then its groups in their order."""
        return tuple(self.tallies[0].counts)

    @property
    def told(self) -> tuple[Tally, ...]:
        """Return the requirements on which at least one country has a verdict or a figure."""
        return tuple(one for one in self.tallies if one.share(WORLD, "unknown") < 1)

    def to_polars(self) -> pl.DataFrame:
        """Return a row a requirement and group, in the order of the requirements."""
        return tabulate(
            (_row(tally, group) for tally in self.tallies for group in self.groups), SummaryRow
        )

    def manifest(self) -> dict[str, object]:
        """Describe how the counts came to be."""
        return self.review.manifest()


def summarise(review: LawReview, by: Grouping) -> LawSummary:
    """Count the verdicts of every country.

    Parameters
    ----------
    review : LawReview
        Reviews of all countries.
    by : Grouping
        Groups of countries, as the World Bank makes them.

    Returns
    -------
    LawSummary
        A tally a requirement: first what most countries do not meet, of as many that which most
        meet partly, then that which of most is unknown. A country without a group counts in the
        world and among those not classified.
    """
    groups = _group(review.reviews, by)
    places = enumerate(review.reviews[0].findings)
    tallies = [
        Tally(one.standard, one.requirement, {
            group: Counter(members.findings[place].verdict for members in reviews)
            for group, reviews in groups.items()
        })
        for place, one in places
    ]  # fmt: skip
    order: tuple[Verdict, ...] = ("not", "partly", "unknown")
    tallies.sort(key=lambda tally: tuple(-tally.count(WORLD, verdict) for verdict in order))
    return LawSummary(review, by, tuple(tallies))


def _group(reviews: tuple[Review, ...], by: Grouping) -> dict[str, list[Review]]:
    """Sort reviews into the world and its groups, empty groups left out."""
    found: dict[str, list[Review]] = {WORLD: list(reviews)}
    named = [(_name_group(review, by), review) for review in reviews]
    for group in _order(dict.fromkeys(name for name, _review in named), by):
        found[group] = [review for name, review in named if name == group]
    return found


def _name_group(review: Review, by: Grouping) -> str:
    """Name the group of a country."""
    country = review.country
    return (country.region if by == "region" else country.income_group) or UNCLASSIFIED


def _order(groups: Mapping[str, None], by: Grouping) -> Iterator[str]:
    """Order groups: of income from the lowest, of regions by name; the unclassified last."""
    named = [group for group in groups if group != UNCLASSIFIED]
    yield from sorted(named, key=INCOME_GROUPS.index) if by == "income" else sorted(named)
    if UNCLASSIFIED in groups:
        yield UNCLASSIFIED


def _row(tally: Tally, group: str) -> SummaryRow:
    """Lay out one requirement in one group."""
    asked = tally.requirement
    return SummaryRow(
        group=group,
        standard=tally.standard.standard,
        requirement=asked.requirement,
        title=asked.title,
        article=asked.article,
        countries=tally.counts[group].total(),
        met=tally.count(group, "met"),
        partly=tally.count(group, "partly"),
        not_met=tally.count(group, "not"),
        unknown=tally.count(group, "unknown"),
        reported=tally.count(group, "reported"),
        met_share=tally.share(group, "met"),
        partly_share=tally.share(group, "partly"),
        not_met_share=tally.share(group, "not"),
        unknown_share=tally.share(group, "unknown"),
    )


def choose_grouping(words: str) -> Grouping:
    """Choose the groups of countries by their word.

    Raises
    ------
    ParameterError
        If it is another word.
    """
    if words == "region":
        return "region"
    if words == "income":
        return "income"
    raise ParameterError(
        _(
            "{given}: there are no such groups. Write region or income.",
            given=voice.given("by", words),
        )
    )
