"""What a recognition policy may hold: bounds beyond which nobody uses it, reasons beside."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True)
class RecognitionLimits:
    """The bounds by name; the table beside says the unit of each."""

    most_competencies: int
    most_letters: int
    longest_words: int
    most_keys: int


@cache
def recognition_limits() -> RecognitionLimits:
    """Return the bounds that ship with carepact."""
    text = resources.files(__package__).joinpath("limits.csv").read_text("utf-8")
    return RecognitionLimits(
        **{row["name"]: int(row["value"]) for row in csv.DictReader(text.splitlines())}
    )
