"""Which occupation does an unpaid activity for pay: a declared, dated map."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from typing import Any

from carepact.core.assumptions import Assumption
from carepact.core.shipped import load_yaml

CODE_DIGITS = 3
"""Digits of the most detailed ICATUS code."""


@dataclass(frozen=True)
class Occupation:
    """A unit group of ISCO-08, and how it is priced."""

    code: str
    title: str
    wage_group: int
    """ISCO-08 major group whose ratio to the mean wage prices it."""
    routine: bool = False
    """Whether the hybrid method takes the generalist's wage."""
    stands_in: bool = False
    """Whether the wage group is not the occupation's own."""


@dataclass(frozen=True)
class OccupationMap:
    """The occupation of each unpaid activity, by ICATUS prefix."""

    title: str
    date: str
    source: str
    generalist: Occupation
    activities: Mapping[str, Occupation]

    def kind_of(self, place: str) -> str | None:
        """Return the longest prefix of an ICATUS code that the map knows, or None."""
        if place in self.activities:
            return place
        shorter = (place[:digits] for digits in range(min(CODE_DIGITS, len(place)), 0, -1))
        return next((prefix for prefix in shorter if prefix in self.activities), None)

    def assumptions(self) -> tuple[Assumption, ...]:
        """List the map as assumptions, one an activity."""
        return tuple(
            Assumption(
                title=f"occupation of ICATUS {prefix}",
                value=f"{occupation.code} {occupation.title}",
                unit="ISCO-08",
                date=self.date,
                source=self.source,
                licence="Apache-2.0 (the assignment)",
                status="assumed",
                note="its wage group stands in for its own" if occupation.stands_in else "",
            )
            for prefix, occupation in self.activities.items()
        )


@functools.cache
def read_occupations() -> OccupationMap:
    """Read the shipped map of activities to occupations."""
    folder = resources.files("carepact.data.wages")
    content: dict[str, Any] = load_yaml(folder.joinpath("occupations.yaml").read_text("utf-8"))
    return OccupationMap(
        title=content["title"],
        date=str(content["from"]),
        source=content["source"],
        generalist=_occupation(content["generalist"]),
        activities={prefix: _occupation(entry) for prefix, entry in content["activities"].items()},
    )


def _occupation(entry: dict[str, Any]) -> Occupation:
    """Turn one entry of the map into an occupation."""
    return Occupation(
        code=entry["occupation"],
        title=entry["title"],
        wage_group=entry["wage_group"],
        routine=entry.get("routine", False),
        stands_in=entry.get("stands_in", False),
    )
