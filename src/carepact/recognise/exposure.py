"""How much of an activity was told, and what a diary shows beside it: never a level of a skill.

Hours are the holder's memory. A diary is the second source; both are shown, neither mends the
other, and no rule of this room reads an hour to find a skill.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from carepact.core.units import (
    DAYS_PER_WEEK,
    DAYS_PER_YEAR,
    MINUTES_PER_HOUR,
    MONTHS_PER_YEAR,
)
from carepact.recognise.account import Account, Care

ONE_DAY = timedelta(days=1)
DAYS_IN: dict[str, float] = {
    "day": 1.0,
    "week": float(DAYS_PER_WEEK),
    "month": DAYS_PER_YEAR / MONTHS_PER_YEAR,
    "year": DAYS_PER_YEAR,
}
"""How long each of the spans is in which care recurs. [days]"""


@dataclass(frozen=True)
class Exposure:
    """How much of one activity there was, by each source."""

    activity: str
    since: date | None
    """First day that is told; None where the diary alone holds the activity."""
    until: date | None
    """Last day; None where it goes on, or nothing is told."""
    years: float | None
    """Time in which it was done, gaps left out. [years]"""
    weekly: float | None
    """Mean hours over that time, as told. [hours a week]"""
    hours: float | None
    """All hours, as told. [hours]"""
    diary_weekly: float | None
    """The same by the diary; None without one. [hours a week]"""
    diary_days: int
    """Days of the diary on which it stands."""


def weekly_hours(care: Care) -> float:
    """Return the hours of one kind of care in a usual week. [hours a week]"""
    return care.times * care.hours * DAYS_PER_WEEK / DAYS_IN[care.per]


def measure_exposure(account: Account) -> tuple[Exposure, ...]:
    """Measure how much of each activity there was.

    Parameters
    ----------
    account : Account
        What the holder tells.

    Returns
    -------
    tuple of Exposure
        One for each activity that is told or stands in the diary, in the order of the codes.
    """
    return tuple(_measure(account, activity) for activity in account.activities)


def busiest_day(care: Iterable[Care], last: date) -> tuple[date, float] | None:
    """Find the first day on which most hours a week are told. [hours a week]

    Parameters
    ----------
    care : iterable of Care
        All that is told.
    last : date
        Last day of what goes on.
    """
    told = tuple(care)
    loads = [  # a load only grows on a day on which something begins
        (day, sum(weekly_hours(other) for other in told if _holds(other, day, last)))
        for day in sorted({one.since for one in told})
    ]
    return max(loads, key=lambda load: load[1], default=None)


def _measure(account: Account, activity: str) -> Exposure:
    """Measure one activity by both sources."""
    told = [one for one in account.care if one.activity == activity]
    diary = account.diary
    spans = list(_join((one.since, one.until or account.told_on) for one in told))
    days = sum((last - first).days + 1 for first, last in spans)
    hours = sum(
        weekly_hours(one) * (((one.until or account.told_on) - one.since).days + 1) / DAYS_PER_WEEK
        for one in told
    )
    goes_on = any(one.until is None for one in told)
    weeks_written = len(diary.days) / DAYS_PER_WEEK if diary else 0.0
    return Exposure(
        activity=activity,
        since=spans[0][0] if spans else None,
        until=None if goes_on or not spans else spans[-1][1],
        years=days / DAYS_PER_YEAR if told else None,
        weekly=hours * DAYS_PER_WEEK / days if told else None,
        hours=hours if told else None,
        diary_weekly=(
            diary.minutes.get(activity, 0.0) / MINUTES_PER_HOUR / weeks_written if diary else None
        ),
        diary_days=diary.on_days.get(activity, 0) if diary else 0,
    )


def _join(spans: Iterable[tuple[date, date]]) -> Iterator[tuple[date, date]]:
    """Join spans that overlap or touch, in order."""
    held: tuple[date, date] | None = None
    for first, last in sorted(spans):
        if held is None:
            held = first, last
        elif first <= held[1] + ONE_DAY:
            held = held[0], max(held[1], last)
        else:
            yield held
            held = first, last
    if held is not None:
        yield held


def _holds(care: Care, day: date, last: date) -> bool:
    """Tell whether care was given on a day."""
    return care.since <= day <= (care.until or last)
