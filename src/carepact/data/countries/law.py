"""Read what a country's law provides, each answer with the law that is cited for it."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal, get_args

from carepact.core.errors import ParameterError
from carepact.core.messages import _, data_message
from carepact.data.countries.changes import Change, list_changes
from carepact.data.countries.country_search import find_country
from carepact.data.countries.dictionary import read_shipped
from carepact.data.countries.facts import (
    STATUSES,
    Status,
    known_countries,
    shipped_facts,
)
from carepact.data.countries.row_checks import find_law_faults, refuse_tables

Kind = Literal["yes_no", "share", "days", "years", "text", "score"]
YES, NO = "yes", "no"
NO_SYSTEM = "no system"
"""Where a question on ages of a pension finds no pension system."""


@dataclass(frozen=True)
class ProvisionKind:
    """What is asked of every country's law, and where the answer stands in the source."""

    name: str
    topic: str
    title: str
    """Name of the provision."""
    kind: Kind
    tab: str
    """Tab of the source's workbook."""
    question: str
    """Column of the answer."""
    basis: str
    """Column of the law that is cited."""
    fact: str
    """Indicator of the tables of facts that holds the same, checked there; often empty."""
    law: str = ""
    """Column that says whether there is a law to enforce; empty but for a score."""


@dataclass(frozen=True)
class Provision:
    """What one country's law provides on one question."""

    name: str
    title: str
    answer: str | float
    """`yes` or `no`, days [days], an age [years], a share [0 to 1], words, or a score of
    enforcement [0 to 4]."""
    basis: str
    """Law as the source cites it; empty for a score, which stands on what experts answer."""
    part: str
    """Part of the country that alone has the law that is cited; empty for national law."""
    year: int
    source: str
    licence: str
    status: Status
    in_force_from: str
    """Day from which it holds; `by` before it where the source tells only that it held then."""
    checked_on: str
    """Day on which the source was last read."""

    @property
    def number(self) -> float:
        """Return days, an age, a share or a score as a number; yes is 1 and no is 0.

        Raises
        ------
        ParameterError
            If the answer is words.
        """
        if isinstance(self.answer, float):
            return self.answer
        if self.answer not in (YES, NO):
            raise ParameterError(
                _("{indicator}: holds words. Ask for its value.", indicator=self.name)
            )
        return float(self.answer == YES)


@functools.cache
def read_provision_kinds() -> dict[str, ProvisionKind]:
    """Return the dictionary of provisions by name, in its order."""
    kinds: tuple[Kind, ...] = get_args(Kind)
    return {
        row["provision"]: ProvisionKind(
            name=row["provision"],
            topic=row["topic"],
            title=data_message("provision", row["title"]),
            kind=kinds[kinds.index(row["kind"])],
            tab=row["tab"],
            question=row["question"],
            basis=row["basis"],
            fact=row["fact"],
            law=row["law"],
        )
        for row in read_shipped("law", "provisions.csv")
    }


def read_law(code: str) -> Mapping[str, Provision]:
    """Read what a country's law provides.

    Parameters
    ----------
    code : str
        Country, ISO 3166-1 alpha-3, or its name.

    Returns
    -------
    mapping of str to Provision
        By the provision's name; empty where the source does not know the country.

    Raises
    ------
    ParameterError
        If the country is unknown; the nearest is offered.

    References
    ----------
    World Bank (2026), Women, Business and the Law 2026, data set.
    """
    return _provisions_of(find_country(code))


@functools.cache
def _provisions_of(known: str) -> Mapping[str, Provision]:
    """Make the provisions of a country, once: nobody writes into what is shared."""
    found = {row["provision"]: _make_provision(row) for row in _rows_by_country().get(known, ())}
    for change in list_changes(known, shipped_facts(known)):
        if change.is_passed:
            found |= _change_provisions(found.values(), change)
    return found


@functools.cache
def read_parts(code: str) -> Mapping[str, str]:
    """Return which facts are law of one part of a country alone, by indicator.

    A fact stands on the law that is cited for the answer of the same question.
    """
    known = find_country(code)
    found = (_make_provision(row) for row in _rows_by_country().get(known, ()))
    kinds = read_provision_kinds()
    return {kinds[one.name].fact: one.part for one in found if one.part and kinds[one.name].fact}


def read_practice(code: str) -> tuple[Provision, ...]:
    """Read what a country has for carrying law out: procedures, registries, ages of a pension.

    No requirement is judged by it.
    """
    kinds = read_provision_kinds()
    return tuple(one for one in read_law(code).values() if kinds[one.name].topic == "practice")


def read_enforcement(code: str) -> tuple[Provision, ...]:
    """Read how experts see a country's law enforced: opinions, by which nothing is judged."""
    kinds = read_provision_kinds()
    return tuple(one for one in read_law(code).values() if kinds[one.name].kind == "score")


@functools.cache
def read_confirmed_leave() -> frozenset[tuple[str, str]]:
    """Return which leave holds no parental leave, by country and provision.

    Notes
    -----
    That of the countries where a second source counts as many weeks of maternity leave alone,
    within half a week; `confirmed.csv` names the source.
    """
    rows = read_shipped("law", "confirmed.csv")
    return frozenset((row["country"], row["provision"]) for row in rows)


@functools.cache
def read_figures_of_parts() -> frozenset[tuple[str, str]]:
    """Return which figures a source has of a part of the country alone, by country and indicator.

    Those of towns or of the countryside, as `of_parts.csv` names them with the source.
    """
    rows = read_shipped("law", "of_parts.csv")
    return frozenset((row["country"], row["indicator"]) for row in rows)


@functools.cache
def _rows_by_country() -> dict[str, list[dict[str, str]]]:
    """Read the table, the rows of each country."""
    rows = read_shipped("law", "law.csv")
    faults = find_law_faults(rows, known_countries(), read_provision_kinds())
    refuse_tables("data/countries", {"law/law.csv": faults})
    found: dict[str, list[dict[str, str]]] = {}
    for row in rows:
        found.setdefault(row["country"], []).append(row)
    return found


def _change_provisions(provisions: Iterable[Provision], change: Change) -> dict[str, Provision]:
    """Put a change of law in the place of the answers that hold the same as its fact."""
    fact = change.fact
    return {
        one.name: replace(
            one, answer=fact.value, basis=change.law, part="", year=fact.year, source=fact.source,
            licence=fact.licence, status=fact.status, in_force_from=fact.in_force_from,
            checked_on=fact.checked_on,
        )
        for one in provisions
        if read_provision_kinds()[one.name].fact == fact.indicator.name
    }  # fmt: skip


def _make_provision(row: Mapping[str, str]) -> Provision:
    """Make a provision of a row of the table."""
    asked = read_provision_kinds()[row["provision"]]
    is_number = asked.kind not in ("yes_no", "text") and row["answer"] != NO_SYSTEM
    return Provision(
        name=asked.name,
        title=asked.title,
        answer=float(row["answer"]) if is_number else row["answer"],
        basis=data_message("basis", row["basis"]),
        part=row["part"],
        year=int(row["year"]),
        source=row["source"],
        licence=row["licence"],
        status=STATUSES[STATUSES.index(row["status"])],
        in_force_from=row["in_force_from"],
        checked_on=row["checked_on"],
    )
