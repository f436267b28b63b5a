"""How much of an activity was told, and what a diary shows beside it: never a level of a skill.

Hours are the holder's memory. A diary is the second source; both are shown, neither mends the
other, and no rule of this room reads an hour to find a skill.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from carepact.core.units import (
    DAYS_PER_WEEK,
    DAYS_PER_YEAR,
    MINUTES_PER_HOUR,
    MONTHS_PER_YEAR,
)
from carepact.recognise.account import Account, Care, Diary

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
    told_then: float | None
    """What is told for the days of the diary; None without one. [hours a week]"""
    diary_weekly: float | None
    """A week by the diary; None without one, and where it leaves out a day of the week."""
    diary_hours: float | None
    """All hours that stand in the diary; None without one. [hours]"""
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
    return Exposure(
        activity=activity,
        since=spans[0][0] if spans else None,
        until=None if goes_on or not spans else spans[-1][1],
        years=days / DAYS_PER_YEAR if told else None,
        weekly=hours * DAYS_PER_WEEK / days if told else None,
        hours=hours if told else None,
        told_then=_tell_then(account, told) if diary and diary.days and told else None,
        diary_weekly=_week_of(diary, activity) if diary else None,
        diary_hours=diary.minutes_of(activity) / MINUTES_PER_HOUR if diary else None,
        diary_days=diary.days_of(activity) if diary else 0,
    )


def _tell_then(account: Account, told: Iterable[Care]) -> float:
    """Return what is told for the days of the diary, so that both tell of one time."""
    days = account.diary.days if account.diary else ()
    care = tuple(told)
    return sum(
        weekly_hours(one) for day in days for one in care if _holds(one, day, account.told_on)
    ) / len(days)


def _week_of(diary: Diary, activity: str) -> float | None:
    """Add up a week by the diary: the mean of each day of the week, all of which it must hold."""
    held = Counter(day.weekday() for day in diary.days)
    if len(held) < DAYS_PER_WEEK:
        return None
    minutes = sum(diary.minutes_of(activity, one) / count for one, count in held.items())
    return minutes / MINUTES_PER_HOUR


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
