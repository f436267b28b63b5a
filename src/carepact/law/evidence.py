"""What present law is assumed to be where no fact of a country tells it."""

from __future__ import annotations

from carepact.core.arrays import FloatArray
from carepact.core.parameter_tables import LABELS
from carepact.data.countries.drawn_country import DrawnCountry, name_of_group
from carepact.data.countries.facts import BASE_DAY
from carepact.data.evidence.reading import shipped_evidence

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


def cite(name: str) -> str:
    """Return the source of an assumption."""
    return shipped_evidence("present_law").effects[name].dated_at(BASE_DAY).source
