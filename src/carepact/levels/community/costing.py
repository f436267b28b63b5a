"""What a centre costs for an hour of a family or a child, and how far it reaches."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from carepact.core.units import MINUTES_PER_HOUR
from carepact.levels.community.centre import Sums
from carepact.levels.community.tally import Tally

CENTS = 100
"""Cents of one unit of money. [cents]"""


@dataclass(frozen=True)
class Ratio:
    """One sum over another; no value where either misses something."""

    value: Fraction | None
    least: Fraction | None = None
    """What it is at least, where only the upper sum misses something."""


def divide(over: Tally, under: Tally, factor: int = 1) -> Ratio:
    """Divide one sum by another, times a factor of units."""
    if not under.is_whole or not under.units:
        return Ratio(None)
    found = Fraction(over.units * factor, under.units)
    return Ratio(found) if over.is_whole else Ratio(None, found if over.units else None)


def full_cost(sums: Sums, *, at_one_wage: bool = False) -> Tally:
    """Add the value of unpaid hours to the money spent. [cents]"""
    return sums.money("cost") + sums.worth("volunteer", at_one_wage=at_one_wage)


def cost_an_hour(cost: Tally, time: Tally) -> Ratio:
    """Divide a cost by the hours of a time. [own money an hour]"""
    found = divide(cost, time, MINUTES_PER_HOUR)
    return Ratio(*(None if one is None else one / CENTS for one in (found.value, found.least)))


def reach(sums: Sums) -> Ratio:
    """Divide the families reached by those of the area. [share]"""
    return divide(sums.of("count reached"), sums.of("count area"))
