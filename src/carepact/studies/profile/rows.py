"""What is known of a country as rows: a figure, a grade or a count each."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from carepact.data.countries.country_names import name_country
from carepact.data.countries.facts import BASE_YEAR, STATUSES, Country, Fact
from carepact.data.countries.grades import Grade
from carepact.data.countries.law import Provision, read_provision_kinds
from carepact.needs.balance import Balance
from carepact.needs.figures import NeedFigure
from carepact.population.second_sources import SecondSource


class ProfileTopic(StrEnum):
    """Topics of a profile beside those of its facts."""

    GRADES = "grades"
    PEOPLE = "people by age"
    NEEDS = "care needs"
    LEVELS = "second sources"
    PRACTICE = "law in practice"
    ENFORCEMENT = "perceived enforcement"


class ProfileRow(NamedTuple):
    """One figure of a country; words stand in `text`."""

    country: str
    topic: str
    indicator: str
    title: str
    year: int
    value: float | None
    text: str | None
    low: float | None
    high: float | None
    unit: str
    status: str
    source: str
    licence: str
    given_by_user: bool
    in_force_from: str = ""
    """Day from which a law holds, `by` before it where it held earlier; else empty."""
    checked_on: str = ""
    part: str = ""
    """Part of the country that alone has this law; empty for the whole."""


def row_fact(country: Country, fact: Fact) -> ProfileRow:
    """Lay out one figure."""
    indicator = fact.indicator
    return ProfileRow(
        country=country.code,
        topic=indicator.topic,
        indicator=indicator.name,
        title=indicator.title,
        year=fact.year,
        value=None if isinstance(fact.value, str) else fact.value,
        text=fact.value if isinstance(fact.value, str) else None,
        low=fact.low,
        high=fact.high,
        unit=indicator.unit,
        status=fact.status,
        source=fact.source,
        licence=fact.licence,
        given_by_user=fact.own,
        in_force_from=fact.in_force_from,
        checked_on=fact.checked_on,
        part=fact.part,
    )


def row_need(country: Country, topic: ProfileTopic, figure: NeedFigure) -> ProfileRow:
    """Lay out one figure of people or of need."""
    return ProfileRow(
        country=country.code,
        topic=topic.value,
        indicator=f"{figure.measure}: {figure.group}",
        title=f"{figure.title}, {figure.group}",
        year=figure.year,
        value=figure.value,
        text=None,
        low=figure.low,
        high=figure.high,
        unit=figure.unit,
        status=figure.status,
        source=figure.source,
        licence=figure.licence,
        given_by_user=figure.status == "given",
    )


def row_gap(balance: Balance) -> ProfileRow:
    """Lay out the childcare policy gap; `unknown` in words."""
    gap = balance.policy_gap
    return ProfileRow(
        country=balance.country,
        topic=ProfileTopic.NEEDS.value,
        indicator="childcare_policy_gap",
        title="childcare policy gap",
        year=BASE_YEAR,
        value=gap.years,
        text="unknown" if gap.years is None else None,
        low=None,
        high=None,
        unit="years",
        status=gap.status,
        source=gap.source,
        licence=gap.licence,
        given_by_user=gap.status == "given",
    )


def row_level(country: Country, level: SecondSource) -> ProfileRow:
    """Lay out a level over what its second source says; both stand in `text`."""
    return _overview_row(
        country, f"second source: {level.identity}", "ratio", level.status
    )._replace(
        topic=ProfileTopic.LEVELS.value,
        title=f"{level.identity}, ours over the second source",
        value=level.ratio,
        low=level.low,
        high=level.high,
        text=f"{level.ours:.4g} beside {level.other:.4g} {level.unit}",
        source=level.source,
    )


def row_practice(country: Country, provision: Provision) -> ProfileRow:
    """Lay out one answer on how law is carried out; words stand in `text`."""
    asked, words = read_provision_kinds()[provision.name], isinstance(provision.answer, str)
    is_opinion = asked.kind == "score"
    unit = {"score": "0 to 4", "years": "years"}.get(asked.kind, "text")
    topic = ProfileTopic.ENFORCEMENT if is_opinion else ProfileTopic.PRACTICE
    status = "opinion" if is_opinion else provision.status
    return _overview_row(country, provision.name, unit, status)._replace(
        topic=topic.value,
        title=asked.title,
        year=provision.year,
        value=None if words else float(provision.answer),
        text=str(provision.answer) if words else None,
        source=provision.source,
        licence=provision.licence,
        in_force_from=provision.in_force_from,
        checked_on=provision.checked_on,
        part=provision.part,
    )


def row_grade(country: Country, grade: Grade) -> ProfileRow:
    """Lay out one grade; its letter stands in `text`, what keeps it from an A in `source`."""
    row = _overview_row(country, f"grade {grade.purpose}", "A to D", grade.status)
    return row._replace(text=grade.letter, source=", ".join(grade.lacking))


def row_counts(country: Country) -> list[ProfileRow]:
    """Lay out how many figures have each status."""
    return [
        _overview_row(country, "figures", "figures", status)._replace(
            value=float(country.count(status))
        )
        for status in STATUSES
    ]


def _overview_row(country: Country, indicator: str, unit: str, status: str) -> ProfileRow:
    """Lay out what every row of an overview has alike."""
    return ProfileRow(
        country=country.code,
        topic=ProfileTopic.GRADES.value,
        indicator=indicator,
        title=name_country(country.code, "en"),
        year=BASE_YEAR,
        value=None,
        text=None,
        low=None,
        high=None,
        unit=unit,
        status=status,
        source="",
        licence="",
        given_by_user=False,
    )
