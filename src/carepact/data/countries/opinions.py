"""How far experts think that a country's law is enforced: opinions, on which nothing is judged."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from carepact.core.messages import language
from carepact.data.countries.dictionary import read_shipped
from carepact.data.countries.facts import find_country, known_countries
from carepact.data.countries.row_checks import find_country_fault, find_source_fault, refuse_tables

Unanswered = Literal["no law", "too few experts"]
UNANSWERED: tuple[Unanswered, ...] = get_args(Unanswered)
HIGHEST = 4
"""The source asks on five points, from 0 to this."""


@dataclass(frozen=True)
class OpinionQuestion:
    """What experts were asked, and where their answer stands in the source."""

    name: str
    titles: Mapping[str, str]
    tab: str
    question: str
    """Column of the answer."""
    law: str
    """Column of the score of the law: where it is 0 there is nothing to enforce."""

    @property
    def title(self) -> str:
        """Name the law whose enforcement is asked for, in the reader's language."""
        return self.titles.get(language()) or self.titles["en"]


@dataclass(frozen=True)
class Opinion:
    """What experts on one country think of one question."""

    name: str
    title: str
    """The law, in the reader's language."""
    value: float | None
    """Median of the experts, weighted by the law's own score; None where there is none. [0 to 4]"""
    unanswered: Unanswered | None
    """Why there is no value."""
    year: int
    source: str
    licence: str


@functools.cache
def read_questions() -> dict[str, OpinionQuestion]:
    """Return the questions by name, in their order."""
    return {
        row["opinion"]: OpinionQuestion(
            name=row["opinion"],
            titles={"en": row["title"], "fr": row["title_fr"], "es": row["title_es"]},
            tab=row["tab"],
            question=row["question"],
            law=row["law"],
        )
        for row in read_shipped("law", "opinion_questions.csv")
    }


def read_opinions(code: str) -> tuple[Opinion, ...]:
    """Read what experts think of the enforcement of a country's law.

    Parameters
    ----------
    code : str
        Country, ISO 3166-1 alpha-3, or its name.

    Returns
    -------
    tuple of Opinion
        In the order of the questions; empty where the source does not know the country.

    Raises
    ------
    ParameterError
        If the country is unknown; the nearest is offered.

    References
    ----------
    World Bank (2026), Women, Business and the Law 2026, data set, enforcement perceptions.
    """
    found = _rows_by_country().get(find_country(code), {})
    return tuple(_make_opinion(found[name]) for name in read_questions() if name in found)


@functools.cache
def _rows_by_country() -> dict[str, dict[str, dict[str, str]]]:
    """Read and check the table, the rows of each country by question."""
    rows = read_shipped("law", "opinions.csv")
    faults = (
        fault
        for number, row in enumerate(rows, start=2)
        for fault in (
            *find_country_fault(number, row, known_countries()),
            *find_source_fault(number, row),
        )
    )
    refuse_tables("data/countries", {"law/opinions.csv": faults})
    found: dict[str, dict[str, dict[str, str]]] = {}
    for row in rows:
        found.setdefault(row["country"], {})[row["opinion"]] = row
    return found


def _make_opinion(row: Mapping[str, str]) -> Opinion:
    """Make an opinion of a row of the table."""
    answer = row["answer"]
    missing = UNANSWERED[UNANSWERED.index(answer)] if answer in UNANSWERED else None
    return Opinion(
        name=row["opinion"],
        title=read_questions()[row["opinion"]].title,
        value=None if missing else float(answer),
        unanswered=missing,
        year=int(row["year"]),
        source=row["source"],
        licence=row["licence"],
    )
