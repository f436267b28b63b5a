"""How a table of responses is built: numbers of the table beside, each with its reason."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True)
class BuildingPlan:
    """The numbers by name; the table beside says the unit of each."""

    at_a_time: int
    scattered: int
    seed: int
    scanned: int
    levels: int
    steps: int
    tolerance: float
    least_spread: float


@cache
def building_plan() -> BuildingPlan:
    """Return the numbers that ship with carepact."""
    text = resources.files(__package__).joinpath("plan.csv").read_text("utf-8")
    rows = {row["name"]: row["value"] for row in csv.DictReader(text.splitlines())}
    whole = {name: int(value) for name, value in rows.items() if value.isdigit()}
    return BuildingPlan(**whole, tolerance=float(rows["tolerance"]),
                        least_spread=float(rows["least_spread"]))  # fmt: skip
