"""Grade what is known of a country, by what it is wanted for."""

from __future__ import annotations

import functools
from collections import defaultdict
from dataclasses import dataclass
from typing import Literal

from carepact.data.countries.dictionary import read_shipped
from carepact.data.countries.facts import BASE_YEAR, Country, Fact, Status
from carepact.data.countries.figure_rules import figure_rules

Letter = Literal["A", "B", "C", "D"]


@dataclass(frozen=True)
class Grade:
    """How well a purpose stands.

    A: every figure observed. B: a minor figure imputed, assumed or missing, or a figure old.
    C: a key figure imputed or assumed, also by a rule of the model that stands in for it.
    D: a key figure missing, or the hours themselves imputed: not to be quoted.
    """

    purpose: str
    letter: Letter
    status: Status
    """The weakest status among the figures that it stands on."""
    lacking: tuple[str, ...]
    """Indicators that keep it from an A."""
    is_key_imputed: bool = False
    """Whether a key figure is predicted from other countries, not assumed by a rule."""


@functools.cache
def read_purposes() -> dict[str, dict[str, tuple[str, ...]]]:
    """Return the indicators of each purpose by part.

    `key` and `minor`; `key rule` and `rule`: what a rule assumes where the figure is absent;
    `assumed`: what no figure of any country tells, evidence that was learnt elsewhere.
    """
    purposes: dict[str, dict[str, list[str]]] = {}
    for row in read_shipped("purposes.csv"):
        parts = purposes.setdefault(row["purpose"], defaultdict(list))
        parts[row["part"]].append(row["indicator"])
    return {
        purpose: {part: tuple(names) for part, names in parts.items()}
        for purpose, parts in purposes.items()
    }


def grade_country(country: Country) -> tuple[Grade, ...]:
    """Grade a country for each purpose.

    Returns
    -------
    tuple of Grade
        In the order of the purposes.
    """
    return tuple(_grade(country, purpose, parts) for purpose, parts in read_purposes().items())


def find_keys(country: Country) -> frozenset[str]:
    """Name the indicators that are key to a purpose, of alternatives the one that stands."""
    return frozenset(
        _choose(country, names)[0]
        for parts in read_purposes().values()
        for names in parts.get("key", ())
    )


def _grade(country: Country, purpose: str, parts: dict[str, tuple[str, ...]]) -> Grade:
    """Grade one purpose."""
    found = {part: dict(_choose(country, names) for names in parts.get(part, ())) for part in
             ("key", "minor", "key rule", "rule")}  # fmt: skip
    keys, ruled = found["key"], found["key rule"] | found["rule"]
    assumed = [*(name for name, fact in ruled.items() if fact is None), *parts.get("assumed", ())]
    facts = keys | found["minor"] | ruled
    imputed = [name for name, fact in keys.items() if fact and fact.status == "imputed"]
    supposed = [name for name, fact in keys.items() if fact and fact.status == "assumed"]
    supposed += [
        name
        for name, fact in found["key rule"].items()
        if fact is None or fact.status != "observed"
    ]
    lacking = [name for name, fact in facts.items() if not _is_firm(fact)]
    lacking += parts.get("assumed", ())
    letter: Letter = "B" if lacking else "A"
    if supposed:
        letter = "C"  # no better than what other countries' figures tell
    if imputed:
        letter = "D" if purpose == "unpaid work" else "C"  # imputed hours may not be quoted
    if None in keys.values():
        letter = "D"
    status = _weakest({fact.status for fact in facts.values() if fact}, assumed)
    return Grade(purpose, letter, status, tuple(lacking), is_key_imputed=bool(imputed))


def _choose(country: Country, names: str) -> tuple[str, Fact | None]:
    """Choose the figure that stands of those of which one is enough, and name it.

    A bar stands between such names: an observed figure comes before others, then the first.
    """
    names_of = names.split("|")
    known = {name: fact for name in names_of if (fact := country.fact(name))}
    firm = [name for name, fact in known.items() if fact.status == "observed"]
    name = next(iter([*firm, *known, names_of[-1]]))
    return name, known.get(name)


def _is_firm(fact: Fact | None) -> bool:
    """Tell whether a figure is observed and not old."""
    old = figure_rules().old_years.value
    return fact is not None and fact.status == "observed" and BASE_YEAR - fact.year <= old


def _weakest(found: set[Status], assumed: list[str]) -> Status:
    """Return the weakest status found; what a rule or other evidence gives is assumed."""
    if "imputed" in found:
        return "imputed"
    return "assumed" if assumed or "assumed" in found else "observed"
