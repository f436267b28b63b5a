"""How much a paper tells."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class PaperLayout:
    """How many of many things a paper names."""

    payers: int = 3
    """Of the answer."""
    named_shortfalls: int = 3
    """Requirements that the answer names."""
    shortfalls: int = 4
    """Rows of the law in a brief: with more it has three pages."""
    influences: int = 12
    """Inputs that a report lists."""
    influences_of_brief: int = 2
    years_apart: int = 5
    """Between the rows of a table by year. [years]"""
    digits_of_hash: int = 16
    """Of a manifest in a citation: no other run has them."""
