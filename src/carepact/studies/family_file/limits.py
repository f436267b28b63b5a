"""What a family's file may hold: bounds beyond which a day or a number is a slip of the pen.

They stand in the table beside, each with its unit and reason.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True)
class FamilyLimits:
    """The bounds by name; the table beside says the unit of each."""

    most_parents: int
    most_children: int
    most_paid_hours: int
    weeks_early: int
    weeks_late: int
    weeks_of_leave_ahead: int
    most_shared_weeks: int
    most_letters: int


@cache
def family_limits() -> FamilyLimits:
    """Return the bounds that ship with carepact."""
    text = resources.files(__package__).joinpath("limits.csv").read_text("utf-8")
    return FamilyLimits(
        **{row["name"]: int(row["value"]) for row in csv.DictReader(text.splitlines())}
    )
