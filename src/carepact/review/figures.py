"""Find the figures of a country that a requirement is judged by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from carepact.core import voice
from carepact.core.errors import ParameterError
from carepact.core.messages import _, join_sentences, say
from carepact.core.units import factor_between
from carepact.data.countries.dictionary import folder_of, read_indicators
from carepact.data.countries.facts import Country, Fact, Status
from carepact.data.countries.law import YES, Provision, read_provision_kinds
from carepact.data.countries.law_dates import BY, read_law_dates
from carepact.policy.standard import Evidence, Requirement
from carepact.review.parental import doubt_leave


@dataclass(frozen=True)
class Figure:
    """What is known of a country on one point, in the unit of the requirement."""

    name: str
    title: str
    value: float | str
    interval: tuple[float, float] | None
    """95 % predictive interval of an imputed figure, in the same unit."""
    year: int
    status: Status
    source: str
    licence: str
    basis: str
    """Law that is cited; empty where none is."""
    part: str
    """Part of the country that alone has this law; empty for the whole."""
    doubt: str = ""
    """Why parental leave may be among the days that are counted; empty where it is not."""
    on: str = ""
    """Day that its source names, where the standard's file says that it names one."""

    own: bool = False
    """Given by the user."""

    @property
    def is_yes(self) -> bool:
        """Tell whether it says yes."""
        return self.value in (YES, 1.0)


def find_figures(
    requirement: Requirement, country: Country, law: Mapping[str, Provision]
) -> list[Figure | None]:
    """Find each figure that a requirement lists, in its unit; None where it is not known."""
    return [
        _find_provision(evidence.provision, law)
        if evidence.provision
        else _find_fact(requirement, evidence, country, law)
        for evidence in requirement.judged_by
    ]


def name_missing(evidence: Evidence) -> str:
    """Say which figure is missing, and how to give it."""
    if evidence.provision:
        return say(
            "Not known: {title}. The law table does not cover this country.",
            title=read_provision_kinds()[evidence.provision].title,
        )
    indicator = read_indicators()[evidence.fact]
    said = say(
        "Not known: {title} [{unit}]. Give it with {option}, as '{name}'.",
        title=indicator.title,
        unit=indicator.unit,
        name=indicator.name,
        option=voice.LaterOption("own_facts"),
    )
    told = read_law_dates().get(evidence.fact)
    if told is None or not told.look_up:
        return said
    return join_sentences(said, say("Its register: {address}.", address=told.look_up))


def can_ship(evidence: Evidence) -> bool:
    """Tell whether the figure may stand in a table that ships; else the user alone gives it."""
    return bool(evidence.provision) or folder_of(read_indicators()[evidence.fact]) is not None


def _find_provision(name: str, law: Mapping[str, Provision]) -> Figure | None:
    """Find an answer of the law table."""
    found = law.get(name)
    if found is None:
        return None
    return Figure(found.name, found.title, found.answer, None, found.year, found.status,
                  found.source, found.licence, found.basis, found.part)  # fmt: skip


def _find_fact(
    requirement: Requirement, evidence: Evidence, country: Country, law: Mapping[str, Provision]
) -> Figure | None:
    """Find a figure of the tables of facts, in the unit wanted, with the law behind it."""
    fact = country.fact(evidence.fact)
    if fact is None or (evidence.tells_from is not None and fact.number < evidence.tells_from):
        return None
    cited = law.get(evidence.cites)
    if cited is not None and cited.answer != fact.value and not _has_other_kind(cited, fact):
        cited = None
    unit = requirement.unit if requirement.unit != "ratio" else None
    factor = 1.0 if unit is None or isinstance(fact.value, str) else _factor(fact, unit)
    value = fact.value if isinstance(fact.value, str) else fact.value * factor
    ends = fact.interval
    return Figure(
        name=fact.indicator.name,
        title=fact.indicator.title,
        value=value,
        interval=None if ends is None else (ends[0] * factor, ends[1] * factor),
        year=fact.year,
        status=fact.status,
        source=fact.source,
        licence=fact.licence,
        basis=cited.basis if cited else "",
        part=fact.part or (cited.part if cited else ""),
        doubt=doubt_leave(requirement, evidence, country, cited),
        on=_find_day(fact) if evidence.dated else "",
        own=fact.own,
    )


def _find_day(fact: Fact) -> str:
    """Find the day since which a fact of law holds; empty where its source does not tell."""
    return "" if fact.in_force_from.startswith(BY) else fact.in_force_from


def _has_other_kind(cited: Provision, fact: Fact) -> bool:
    """Tell whether the provision says something else than the figure, and cannot contradict it."""
    return read_provision_kinds()[cited.name].fact != fact.indicator.name


def _factor(fact: Fact, unit: str) -> float:
    """Return what a figure is multiplied by to be in the unit of the requirement."""
    factor = factor_between(fact.indicator.unit, unit)
    if factor is None:
        raise ParameterError(
            _(
                "{name}: is in '{given}', which no rule turns into '{wanted}'. Correct the unit.",
                name=fact.indicator.name,
                given=fact.indicator.unit,
                wanted=unit,
            )
        )
    return factor
