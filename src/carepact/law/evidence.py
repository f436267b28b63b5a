"""What present law is assumed to be where no fact of a country tells it."""

from __future__ import annotations

from carepact.core.arrays import FloatArray
from carepact.core.parameter_tables import LABELS
from carepact.data.countries.drawn_country import DrawnCountry, name_of_group
from carepact.data.countries.facts import BASE_DAY
from carepact.data.evidence.reading import shipped_evidence
from carepact.law.law import Reading, read_evidence

OF_GROUP = ("teacher_to_professional", "teachers_among_staff")
"""Evidence of which each income group has its own."""


def assume(drawn: DrawnCountry, name: str) -> FloatArray:
    """Draw what present law is assumed to be, shape (1 + draws,)."""
    return drawn.assume("present_law", name)[:, 0, 0]


def assume_of_group(drawn: DrawnCountry, name: str) -> FloatArray:
    """Draw what is assumed of the country's income group alone, shape (1 + draws,)."""
    return drawn.assume_of_group("present_law", name)[:, 0, 0]


def list_unread_evidence(drawn: DrawnCountry) -> frozenset[str]:
    """List the evidence of other income groups, by its full name."""
    others = [group for group in LABELS["income group"] if group != drawn.income_group]
    return frozenset(
        f"present_law.{name_of_group(name, group)}" for name in OF_GROUP for group in others
    )


def read_assumed(value: FloatArray, name: str, drawn: DrawnCountry) -> Reading:
    """Note a value that stands on an assumption, or on what the user gives in its place."""
    shipped = shipped_evidence("present_law").effects[name].dated_at(BASE_DAY).source
    return read_evidence(value, f"present_law.{name}", shipped, drawn)
