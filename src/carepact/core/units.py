"""Units of time and of weights, and the only conversions between them."""

from __future__ import annotations

import calendar
from typing import Literal

MINUTES_PER_HOUR = 60
MINUTES_PER_DAY = 1440
HOURS_PER_DAY = 24
DAYS_PER_WEEK = 7
WORKING_DAYS_PER_WEEK = 5
WEEKS_PER_YEAR = 52
MONTHS_PER_YEAR = 12
DAYS_PER_YEAR = 365.25
"""Mean length of a year where no year is named. [days]"""
FAMILIES_PER_RATE = 10_000
"""Families that a rate of centres counts by."""

WeightUnit = Literal["persons", "person-days", "person-days of a year", "sample only"]
"""What a survey weight counts.

`persons`: they sum to the population. `person-days`: so do those of diaries, which are weighted
to the days of the week already. `person-days of a year`: to the population
times the days of the year. `sample only`: to nothing known, so no total is printed.
"""


def days_in_year(year: int) -> int:
    """Count the days of a calendar year. [days]"""
    return 366 if calendar.isleap(year) else 365


def hours(minutes: float) -> float:
    """Convert minutes to hours. [hours]"""
    return minutes / MINUTES_PER_HOUR


def time_per_minute(unit: str) -> float:
    """Return what a minute a day is in a unit in which figures of time are published."""
    return {"hours/day": 1 / MINUTES_PER_HOUR, "% of the day": 100 / MINUTES_PER_DAY}[unit]


DAYS_OF = {
    "days": 1.0,
    "weeks": float(DAYS_PER_WEEK),
    "working days": DAYS_PER_WEEK / WORKING_DAYS_PER_WEEK,
    "months": DAYS_PER_YEAR / MONTHS_PER_YEAR,
}
"""Calendar days of each unit of a length of leave. [days]"""


def factor_between(given: str, wanted: str) -> float | None:
    """Return what a figure of one unit is multiplied by to be in another.

    Parameters
    ----------
    given : str
        Unit of the figure; every unit that begins with a per cent sign is a part of a hundred.
    wanted : str
        Unit wanted.

    Returns
    -------
    float or None
        None where no rule leads from one to the other.
    """
    if given == wanted:
        return 1.0
    if wanted == "share":
        return 0.01 if given.startswith("%") else None
    if given in DAYS_OF and wanted in DAYS_OF:
        return DAYS_OF[given] / DAYS_OF[wanted]
    return None


def per_cent_to_share(per_cent: float) -> float:
    """Turn a percentage into a share."""
    return per_cent / 100
