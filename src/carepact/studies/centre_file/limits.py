"""What the file of a centre may hold: bounds beyond which a number is a slip of the pen.

They stand in the table beside, each with its unit and reason.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True)
class CentreLimits:
    """The bounds by name; the table beside says the unit of each."""

    most_letters: int
    most_hours_of_stay: int
    most_centres: int


@cache
def centre_limits() -> CentreLimits:
    """Return the bounds that ship with carepact."""
    text = resources.files(__package__).joinpath("limits.csv").read_text("utf-8")
    return CentreLimits(
        **{row["name"]: int(row["value"]) for row in csv.DictReader(text.splitlines())}
    )
