"""Sums that are exact, and that know what is missing in them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Tally:
    """A sum of whole units, with how many of the entries that it asks for were told.

    What is missing is never 0: such a sum is at least what was told, and no value. Units are
    whole (minutes, cents, counts), so that the order of adding never matters.
    """

    units: int = 0
    """What was told adds up to. [minutes, cents or counts]"""
    told: int = 0
    """Entries that were told. [entries]"""
    asked: int = 0
    """Entries that were asked for. [entries]"""

    @classmethod
    def of(cls, units: int | None) -> Tally:
        """Make the tally of one entry; None where it is missing."""
        return cls(0, 0, 1) if units is None else cls(units, 1, 1)

    @classmethod
    def at_least(cls, units: int) -> Tally:
        """Make the tally of an entry of which only a least is known."""
        return cls(units, 0, 1)

    def __add__(self, other: Tally) -> Tally:
        """Add another sum."""
        return Tally(self.units + other.units, self.told + other.told, self.asked + other.asked)

    @property
    def is_whole(self) -> bool:
        """Tell whether nothing is missing."""
        return 0 < self.asked == self.told

    @property
    def value(self) -> int | None:
        """Return the sum; None where something is missing."""
        return self.units if self.is_whole else None


def add_up(tallies: Iterable[Tally]) -> Tally:
    """Add tallies up."""
    total = Tally()
    for one in tallies:
        total += one
    return total
