"""What present law is assumed to be where no fact of a country tells it."""

from __future__ import annotations

from carepact.core.arrays import FloatArray
from carepact.data.countries.drawn_country import DrawnCountry
from carepact.data.countries.facts import BASE_DAY
from carepact.data.evidence.reading import shipped_evidence
from carepact.law.law import Reading, read_evidence


def assume(drawn: DrawnCountry, name: str) -> FloatArray:
    """Draw what present law is assumed to be, shape (1 + draws,)."""
    return drawn.assume("present_law", name)[:, 0, 0]


def read_assumed(value: FloatArray, name: str, drawn: DrawnCountry) -> Reading:
    """Note a value that stands on an assumption, or on what the user gives in its place."""
    shipped = shipped_evidence("present_law").effects[name].dated_at(BASE_DAY).source
    return read_evidence(value, f"present_law.{name}", shipped, drawn)
