"""What the file of a programme may hold, and when many are lost: each with its reason."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True)
class ProgrammeLimits:
    """The bounds by name; the table beside says the unit of each."""

    most_days: int
    most_letters: int
    most_code_letters: int
    most_fathers: int
    most_sessions: int
    most_session_hours: int
    most_months: int
    most_lost: float


@cache
def programme_limits() -> ProgrammeLimits:
    """Return the bounds that ship with carepact."""
    text = resources.files(__package__).joinpath("limits.csv").read_text("utf-8")
    found = {row["name"]: row["value"] for row in csv.DictReader(text.splitlines())}
    lost = float(found.pop("most_lost"))
    return ProgrammeLimits(**{name: int(value) for name, value in found.items()}, most_lost=lost)
