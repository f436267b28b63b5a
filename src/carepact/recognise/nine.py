"""The nine skills of the mission, and how an account reaches each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from carepact.data.skills.reading import NINE
from carepact.recognise.candidates import Candidate, Found

Reach = Literal["shown", "private", "example-missing", "by-example", "not-reached"]
"""By an example that others may see; by one of the holder's own; by an activity that is told; only
if an example is told; by nothing that is told."""
REACHES: tuple[Reach, ...] = ("shown", "private", "example-missing", "by-example", "not-reached")


@dataclass(frozen=True)
class Reached:
    """One of the nine, and what leads there."""

    skill: str
    """Its code."""
    reach: Reach
    by: tuple[Candidate, ...]
    """What leads there, the furthest first."""


def reach_nine(found: Found) -> tuple[Reached, ...]:
    """Tell how each of the nine skills is reached, in their order."""
    return tuple(_reach(skill, found) for skill in NINE)


def _reach(skill: str, found: Found) -> Reached:
    """Find what leads to one of the nine."""
    led: list[tuple[Reach, Candidate]] = [
        (one.standing, one) for one in found.candidates if one.concept.nine == skill
    ]
    led += [("by-example", one) for one in found.by_example if one.concept.nine == skill]
    led.sort(key=lambda one: REACHES.index(one[0]))
    return Reached(skill, led[0][0] if led else "not-reached", tuple(one for _far, one in led))
