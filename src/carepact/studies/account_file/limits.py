"""What an account may hold: bounds beyond which a number is a slip of the pen.

They stand in the table beside, each with its unit and reason.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True)
class AccountLimits:
    """The bounds by name; the table beside says the unit of each."""

    most_letters: int
    longest_words: int
    longest_change: int
    most_times: int
    longest_time: int
    most_weekly: int
    most_years: int


@cache
def account_limits() -> AccountLimits:
    """Return the bounds that ship with carepact."""
    text = resources.files(__package__).joinpath("limits.csv").read_text("utf-8")
    return AccountLimits(
        **{row["name"]: int(row["value"]) for row in csv.DictReader(text.splitlines())}
    )
