"""How much a file may hold: limits that keep a hostile or broken file from harm.

They stand in the table beside, each with its unit and reason. They lie far above every honest
file that we know, so that whoever meets one has a fault to mend.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True)
class ReadingLimits:
    """The limits by name; the table beside says the unit of each."""

    largest_document: int
    largest_table: int
    largest_figures: int
    watched_from: int
    tightest_packing: int
    most_values_a_byte: int
    most_packed: int
    deepest_nesting: int
    most_entries: int
    longest_field: int
    most_columns: int
    most_faults: int
    oldest_age: int
    largest_weight: int
    largest_number: int
    earliest_year: int
    latest_year: int
    largest_whole: int
    most_draws: int
    most_cells: int


@cache
def reading_limits() -> ReadingLimits:
    """Return the limits that ship with carepact."""
    text = resources.files(__package__).joinpath("reading_limits.csv").read_text("utf-8")
    return ReadingLimits(
        **{row["name"]: int(row["value"]) for row in csv.DictReader(text.splitlines())}
    )
