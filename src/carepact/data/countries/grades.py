"""Grade what is known of a country, by what it is wanted for."""

from __future__ import annotations

import functools
from collections import defaultdict
from dataclasses import dataclass
from typing import Literal

from carepact.data.countries.dictionary import read_shipped
from carepact.data.countries.facts import BASE_YEAR, Country, Fact, Status

Letter = Literal["A", "B", "C", "D"]
KEY, MINOR = "key", "minor"
HOURS = "unpaid work"
"""The purpose for which an imputed key figure may not be quoted."""
OLD_YEARS = 10
"""A figure older than this before the base year counts as a minor gap."""


@dataclass(frozen=True)
class Grade:
    """How well a purpose stands.

    A: every figure observed. B: a minor figure imputed, assumed or missing, or a figure old
    or assumed. C: a key figure imputed. D: a key figure missing, or the hours themselves
    imputed: not to be quoted.
    """

    purpose: str
    letter: Letter
    status: Status
    """The weakest status among the figures that it stands on."""
    lacking: tuple[str, ...]
    """Indicators that keep it from an A."""


@functools.cache
def read_purposes() -> dict[str, dict[str, tuple[str, ...]]]:
    """Return the key and minor indicators of each purpose."""
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


def _grade(country: Country, purpose: str, parts: dict[str, tuple[str, ...]]) -> Grade:
    """Grade one purpose."""
    keys = {name: country.fact(name) for name in parts[KEY]}
    minors = {name: country.fact(name) for name in parts.get(MINOR, ())}
    imputed = [name for name, fact in keys.items() if fact and fact.status == "imputed"]
    lacking = [name for name, fact in (keys | minors).items() if not _is_firm(fact)]
    letter: Letter = "B" if lacking else "A"
    if imputed:
        letter = "D" if purpose == HOURS else "C"
    if None in keys.values():
        letter = "D"
    return Grade(purpose, letter, _weakest([*keys.values(), *minors.values()]), tuple(lacking))


def _is_firm(fact: Fact | None) -> bool:
    """Tell whether a figure is observed and not old."""
    return fact is not None and fact.status == "observed" and BASE_YEAR - fact.year <= OLD_YEARS


def _weakest(facts: list[Fact | None]) -> Status:
    """Return the weakest status among figures."""
    found = {fact.status for fact in facts if fact is not None}
    if "imputed" in found:
        return "imputed"
    return "assumed" if "assumed" in found else "observed"
