"""What the tables from care activity to skill hold, row by row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Concept:
    """A skill of ESCO, by its address."""

    uri: str
    labels: Mapping[str, str]
    """Language to label."""
    own: frozenset[str]
    """Languages whose label is ours, as ESCO v1.0 has none."""
    nine: str
    """The skill of the mission that it belongs to, one of `NINE`; or empty."""
    tells_health: bool
    """Whether the label alone tells of the health, disability or old age of who was cared for."""

    def label(self, language: str) -> str:
        """Return the label in a language, the English one where there is none."""
        return self.labels.get(language, self.labels["en"])


@dataclass(frozen=True)
class OwnConcept:
    """A skill that ESCO lacks, with the concept of ESCO that comes nearest."""

    code: str
    labels: Mapping[str, str]
    """Language to label, all of them ours."""
    nearest: str
    rationale: str

    def label(self, language: str) -> str:
        """Return the label in a language, the English one where there is none."""
        return self.labels.get(language, self.labels["en"])


@dataclass(frozen=True)
class Activity:
    """A three-digit activity of ICATUS 2016, divisions 3 and 4, in a carer's words."""

    code: str
    words: str
    tells_health: bool
    """Whether the words tell of somebody's health or dependence."""


@dataclass(frozen=True)
class Row:
    """What an activity shows: a skill and how closely, or no skill (no `uri`) and why not."""

    activity: str
    uri: str
    strength: str
    rationale: str
