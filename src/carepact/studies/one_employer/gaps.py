"""Where a firm's practice stands beside the law of its country and beside standards."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from carepact.core.messages import say
from carepact.core.units import factor_between
from carepact.data.countries.changes import country_on
from carepact.data.countries.dictionary import read_indicators
from carepact.data.countries.facts import BASE_YEAR, Country, Fact
from carepact.data.countries.law import YES, Provision
from carepact.levels.employer.practice import Given, Practice, refuse_odd_practice
from carepact.policy.for_employers import (
    Concern,
    PracticeAnswer,
    read_concerns,
    read_practice_answers,
)
from carepact.policy.standard import Standard
from carepact.review.finding import Finding
from carepact.review.judging import Verdict
from carepact.review.review import review_country
from carepact.studies.one_employer.law_values import LawBook, LawValue

Side = Literal["below", "equal", "above", "unknown"]


@dataclass(frozen=True)
class LawGap:
    """One answer of a firm beside what the law gives."""

    answer: PracticeAnswer
    practice: Given
    """None where the firm does not tell."""
    law: LawValue | None
    """None where no source that was read tells."""
    side: Side
    """Whether the practice is below the law; unknown where either is."""


@dataclass(frozen=True)
class StandardGap:
    """One requirement of a standard: by the law alone, and by law and practice."""

    finding: Finding
    """By the law alone."""
    concern: Concern
    """Whether it is one that an employer can meet, and why."""
    after: Verdict
    """By law and practice: whichever is better; what the law leaves unknown stays so unless
    the practice alone meets it."""
    by_practice: Finding | None
    """By the practice laid over the law; None where no answer that tells was given."""


@dataclass(frozen=True)
class Gaps:
    """A firm's practice beside law and standards."""

    to_law: tuple[LawGap, ...]
    to_standards: tuple[StandardGap, ...]


def find_gaps(
    practice: Practice,
    country: Country,
    book: LawBook,
    standards: Iterable[Standard],
) -> Gaps:
    """Find where a firm's practice falls below law and chosen standards.

    Parameters
    ----------
    practice : Practice
        What the firm says that it gives, the law's part included.
    country : Country
        Its facts, the user's own first.
    book : LawBook
        All that is known of its law on the day that counts: what its leave costs reads no other.
    standards : iterable of Standard
        What the practice is held against beside the law.

    Returns
    -------
    Gaps
        A line an answer, and a line a requirement; no score.

    Raises
    ------
    ParameterError
        If an answer cannot be.
    """
    refuse_odd_practice(practice)
    provisions, day = book.provisions, book.day
    to_law = tuple(
        _hold_against_law(answer, practice.find(name), book.find(answer))
        for name, answer in read_practice_answers().items()
    )
    chosen = tuple(standards)
    return Gaps(
        to_law, tuple(_find_standard_gaps(practice, country_on(country, day), provisions, chosen))
    )


def _hold_against_law(answer: PracticeAnswer, given: Given, law: LawValue | None) -> LawGap:
    """Hold one answer against the law."""
    if given is None or law is None:
        return LawGap(answer, given, law, "unknown")
    return LawGap(answer, given, law, _compare(float(given), law))


def _compare(given: float, law: LawValue) -> Side:
    """Tell on which side of the law a practice is.

    Of a share of net pay it is known only where the practice is full pay; of the law of one part
    of the country, only where the practice does not fall below it.
    """
    asked = float(law.value)
    if law.of_net and given < 1:
        return "unknown"
    if given < asked - law.slack:
        return "unknown" if law.part else "below"
    return "above" if given > asked + law.slack else "equal"


def _find_standard_gaps(
    practice: Practice,
    country: Country,
    provisions: Mapping[str, Provision],
    standards: tuple[Standard, ...],
) -> Iterator[StandardGap]:
    """Judge each requirement by the law, and once more with the practice laid over it."""
    told = {answer.name for answer, _value in practice.list_told()}
    before = review_country(country, provisions, standards).findings
    laid = review_country(*lay_practice(country, provisions, practice), standards).findings
    concerns = read_concerns()
    for by_law, by_practice in zip(before, laid, strict=True):
        place = by_law.standard.standard, by_law.requirement.requirement
        concern = concerns[place]
        if not concern.concerns or not told & set(concern.answers):
            yield StandardGap(by_law, concern, by_law.verdict, None)
        else:
            after = _take_better(by_law.verdict, by_practice.verdict)
            yield StandardGap(by_law, concern, after, by_practice)


def _take_better(by_law: Verdict, by_practice: Verdict) -> Verdict:
    """Take the better of two verdicts: who works there has both."""
    if by_law == "unknown":
        return "met" if by_practice == "met" else "unknown"
    best: tuple[Verdict, ...] = ("met", "partly", "not")
    if by_law not in best or by_practice not in best:
        return by_law
    return min(by_law, by_practice, key=best.index)


def lay_practice(
    country: Country, provisions: Mapping[str, Provision], practice: Practice
) -> tuple[Country, Mapping[str, Provision]]:
    """Lay a firm's practice over the facts and the law of its country, as figures of its own.

    A no says nothing: what the law gives holds in the firm too.
    """
    facts, laws = dict(country.facts), dict(provisions)
    for answer, value in practice.list_told():
        is_unpaid = answer.name == "break_minutes" and practice.breaks_paid is not True
        if value is False or is_unpaid:
            continue
        for name in answer.facts:
            facts[name] = _make_fact(name, answer, float(value))
        for name in answer.provisions:
            if name in laws:
                laws[name] = replace(laws[name], answer=YES, part="", basis=_source())
    return replace(country, facts=facts), laws


def _make_fact(name: str, answer: PracticeAnswer, value: float) -> Fact:
    """Make a figure of a firm's answer, in the unit of the indicator."""
    indicator = read_indicators()[name]
    factor = 1.0 if answer.is_yes_or_no else factor_between(indicator.unit, answer.unit) or 1.0
    number = value / factor
    return Fact(
        indicator=indicator,
        year=BASE_YEAR,
        value=number,
        base_value=number,
        source=_source(),
        licence="",
        status="observed",
        own=True,
    )


def _source() -> str:
    """Name the firm as the source of a figure."""
    return say("the employer’s answer")
