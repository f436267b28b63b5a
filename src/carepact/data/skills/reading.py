"""Read the tables from care activity to skill, and the words of both."""

from __future__ import annotations

import csv
import functools
import io
from collections.abc import Mapping
from importlib import resources
from types import MappingProxyType

from carepact.core.messages import LANGUAGES, data_message
from carepact.data.skills.rows import Activity, Concept, OwnConcept, Row

__all__ = [
    "NINE",
    "NOTICE",
    "STRENGTHS",
    "Activity",
    "Concept",
    "OwnConcept",
    "Row",
    "read_activities",
    "read_concepts",
    "read_nine",
    "read_own_concepts",
    "read_rows",
]

NOTICE = "This service uses the ESCO classification of the European Commission."
"""What whoever shows labels of ESCO has to show beside them, in these words."""
STRENGTHS = ("direct", "close", "possible", "none")
"""How an activity shows a skill, strongest first; README.md says what each means."""


def _read(name: str) -> list[dict[str, str]]:
    """Read one table that ships beside this module, shape: a dictionary a row."""
    text = resources.files("carepact.data.skills").joinpath(name).read_text("utf-8")
    return list(csv.DictReader(io.StringIO(text)))


def _labels(row: Mapping[str, str]) -> Mapping[str, str]:
    """Return the labels of a row by language, those of the product that the table has."""
    return MappingProxyType({language: row[language] for language in LANGUAGES if language in row})


@functools.cache
def read_nine() -> dict[str, str]:
    """Read the nine skills that the mission names, in its order: code to name."""
    return {row["code"]: data_message("skill", row["name"]) for row in _read("nine.csv")}


NINE: tuple[str, ...] = tuple(row["code"] for row in _read("nine.csv"))


@functools.cache
def read_concepts() -> dict[str, Concept]:
    """Read the concepts of ESCO by address, in the order of the table."""
    return {
        row["uri"]: Concept(
            row["uri"],
            _labels(row),
            frozenset(row["own"].split()),
            row["nine"],
            row["tells_health"] == "yes",
        )
        for row in _read("concepts.csv")
    }


@functools.cache
def read_own_concepts() -> dict[str, OwnConcept]:
    """Read the few skills that ESCO lacks, by code."""
    return {
        row["code"]: OwnConcept(
            row["code"],
            _labels(row),
            row["nearest"],
            data_message("skill reason", row["rationale"]),
        )
        for row in _read("own_concepts.csv")
    }


@functools.cache
def read_activities() -> dict[str, Activity]:
    """Read the activities by code, in the order of ICATUS."""
    return {
        row["activity"]: Activity(
            row["activity"],
            data_message("care activity", row["words"]),
            row["tells_health"] == "yes",
        )
        for row in _read("activities.csv")
    }


@functools.cache
def read_rows() -> tuple[Row, ...]:
    """Read what each activity shows; an activity that shows nothing says why."""
    reason = functools.partial(data_message, "skill reason")
    return tuple(
        Row(row["activity"], row["uri"], row["strength"], reason(row["rationale"]))
        for row in _read("activity_skills.csv")
    )
