"""What a programme costs: for a father, and for an hour that fathers do more."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from carepact.core.units import DAYS_PER_WEEK, DAYS_PER_YEAR, MINUTES_PER_HOUR
from carepact.levels.programme.estimates import Estimate
from carepact.levels.programme.records import Programme

CENTS = 100
"""Cents of one unit of money. [cents]"""


@dataclass(frozen=True)
class HourCost:
    """What an hour costs that fathers do more, by the effect over all who began."""

    state: Literal["bounded", "at least", "unknown"]
    """`at least`: no gain at all cannot be ruled out, so that nothing bounds it above."""
    value: float | None = None
    """[own money an hour]"""
    low: float | None = None
    high: float | None = None

    def divide(self, by: float) -> HourCost:
        """Return what a part of the hours costs."""
        if by <= 0:
            return HourCost("unknown")
        values = (None if one is None else one / by for one in (self.value, self.low, self.high))
        return HourCost(self.state, *values)


def total_cents(programme: Programme) -> int | None:
    """Add all costs up; None where they are not told. [cents]"""
    if programme.costs is None:
        return None
    return sum(one.cents for one in programme.costs)


def cost_each(programme: Programme, *, completed: bool) -> Fraction | None:
    """Divide all costs by who began, or by who stayed to the end. [own money a father]"""
    cents = total_cents(programme)
    under = sum(one.completed or not completed for one in programme.began)
    return None if cents is None or not under else Fraction(cents, CENTS * under)


def cost_weekly_hour(programme: Programme, effect: Estimate | None) -> HourCost:
    """Divide what a father costs who began by the hours a week that he adds."""
    return _divide(programme, effect, 1.0)


def cost_hour(programme: Programme, effect: Estimate | None) -> HourCost:
    """Divide what a father costs who began by the hours that he adds in a year, if they last."""
    return _divide(programme, effect, DAYS_PER_YEAR / DAYS_PER_WEEK)


def _divide(programme: Programme, effect: Estimate | None, weeks: float) -> HourCost:
    """Divide a cost by hours; an interval that holds nothing bounds it on one side alone."""
    each = cost_each(programme, completed=False)
    bounds = None if effect is None else effect.interval
    if each is None or effect is None or bounds is None or bounds[1] <= 0:
        return HourCost("unknown")
    cost, a_minute = float(each), weeks / MINUTES_PER_HOUR
    least = cost / (bounds[1] * a_minute)
    if bounds[0] <= 0:
        return HourCost("at least", low=least)
    return HourCost(
        "bounded", cost / (effect.value * a_minute), least, cost / (bounds[0] * a_minute)
    )
