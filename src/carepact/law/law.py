"""A country's law in numbers, each with where it comes from."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from carepact.core.arrays import FloatArray
from carepact.core.messages import join_sentences
from carepact.data.countries.drawn_country import DrawnCountry
from carepact.data.countries.facts import Status
from carepact.policy.rules.arguments import LawValues


@dataclass(frozen=True)
class Origin:
    """Where a value of the law comes from."""

    status: Status | Literal["given"]
    """`given` where the user sets it as evidence."""
    source: str
    indicators: tuple[str, ...] = ()
    """Facts of the country that it is read from."""


@dataclass(frozen=True)
class Reading:
    """A value of the law and its origin."""

    value: FloatArray
    """Shape (1 + draws, labels of each axis)."""
    origin: Origin


Readings = dict[str, dict[str, Reading]]
"""Readings by instrument and parameter."""


@dataclass(frozen=True)
class Law:
    """All parameters of all instruments as a country has them."""

    country: str
    values: LawValues
    """As when sources were last read. Shape (1 + draws, labels of each axis) each."""
    origins: Mapping[tuple[str, str], Origin]
    """By instrument and parameter."""
    steps: tuple[tuple[date, LawValues], ...] = ()
    """The law from each day on which it changed or will, the first from ever; empty where no
    change is known."""

    def on(self, day: date) -> LawValues:
        """Return the law in force on a day."""
        held = [values for begins, values in self.steps if begins <= day]
        return held[-1] if held else self.values

    def edit(self, change: Callable[[LawValues], LawValues]) -> Law:
        """Change the values of the law at every day alike."""
        steps = tuple((day, change(values)) for day, values in self.steps)
        return replace(self, values=change(self.values), steps=steps)


def read_evidence(value: FloatArray, name: str, shipped: str, drawn: DrawnCountry) -> Reading:
    """Note a value that evidence alone tells: given by the user, else assumed as it ships."""
    given = drawn.sampler.given
    status: Literal["given", "assumed"] = "given" if given.find(name) else "assumed"
    return Reading(value, Origin(status, given.cite(name, shipped)))


def read_as(
    value: FloatArray,
    source: str,
    drawn: DrawnCountry | None = None,
    indicators: Sequence[str] = (),
) -> Reading:
    """Note a value with its origin: the weakest status of the facts, assumed without any."""
    if drawn is None or not indicators:
        return Reading(value, Origin("assumed", source))
    facts = [drawn.facts[name] for name in indicators]
    found = {fact.status for fact in facts}
    status: Status = (
        "imputed" if "imputed" in found else "assumed" if "assumed" in found else "observed"
    )
    named = dict.fromkeys(fact.source for fact in facts)
    return Reading(
        value, Origin(status, join_sentences(*named, source, between="; "), tuple(indicators))
    )
