"""What a quality assessment may hold: bounds beyond which a text is none, each with its reason."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True)
class QualityLimits:
    """The bounds by name; the table beside says the unit of each."""

    most_letters: int
    longest_words: int
    most_assessors: int


@cache
def quality_limits() -> QualityLimits:
    """Return the bounds that ship with carepact."""
    text = resources.files(__package__).joinpath("limits.csv").read_text("utf-8")
    return QualityLimits(
        **{row["name"]: int(row["value"]) for row in csv.DictReader(text.splitlines())}
    )
