"""What a pact may hold: bounds beyond which a text is no promise, each with its reason beside."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True)
class PactLimits:
    """The bounds by name; the table beside says the unit of each."""

    most_commitments: int
    most_partners: int
    most_letters: int
    largest_figure: int
    longest_words: int


@cache
def pact_limits() -> PactLimits:
    """Return the bounds that ship with carepact."""
    text = resources.files(__package__).joinpath("limits.csv").read_text("utf-8")
    return PactLimits(
        **{row["name"]: int(row["value"]) for row in csv.DictReader(text.splitlines())}
    )
