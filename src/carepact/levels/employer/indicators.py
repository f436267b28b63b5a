"""What a charter's goals are seen by, and what a firm's own data tell of it in a year."""

from __future__ import annotations

import csv
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from carepact.core.parameter_tables import ROUNDING
from carepact.levels.employer.hiding import Telling


@dataclass(frozen=True)
class Indicator:
    """What a goal is seen by."""

    code: str
    """Empty where it is the firm's own."""
    title: str
    unit: str
    least: float = -float("inf")
    most: float = float("inf")
    comes_from: str = ""
    """From what carepact reads it; empty where the firm tells it."""
    function: str = ""
    """What computes it, by its full name; empty where the firm tells it."""
    rounded_to: float = 0.0
    """To what a told figure may be rounded; 0 where it counts persons. [unit]"""

    def agree(self, told: float, found: float) -> bool:
        """Tell whether a told figure is the one that was found, rounded."""
        return math.isclose(told, found, rel_tol=ROUNDING, abs_tol=self.rounded_to / 2 + ROUNDING)


@dataclass(frozen=True)
class Found:
    """What a firm's own data tell of an indicator in a year."""

    status: Telling
    value: float | None = None
    """None unless it is told. [unit of the indicator]"""


Computed = Mapping[str, Mapping[int, Found]]
"""What was found, by code of the indicator and year; of what is left out the firm's data are
silent."""


@cache
def read_indicators() -> dict[str, Indicator]:
    """Read the indicators that carepact computes, by code."""
    text = resources.files(__package__).joinpath("indicators.csv").read_text("utf-8")
    return {
        row["indicator"]: Indicator(
            code=row["indicator"],
            title=row["title"],
            unit=row["unit"],
            least=float(row["least"] or "-inf"),
            most=float(row["most"] or "inf"),
            comes_from=row["comes_from"],
            function=row["function"],
            rounded_to=float(row["rounded_to"]),
        )
        for row in csv.DictReader(text.splitlines())
    }
