"""How often, how long and how much, in words; and what hours that are remembered are worth."""

from __future__ import annotations

from carepact.core.messages import Day, _, _c, _n
from carepact.core.units import MINUTES_PER_HOUR
from carepact.recognise.account import Account, Care, Diary
from carepact.recognise.exposure import Exposure
from carepact.report.skills.words import print_remembered, print_told, print_weekly, print_years


def say_how_often(care: Care) -> str:
    """Say how often something was done."""
    often = print_told(care.times)
    return {
        "day": _n("{often} time a day", "{often} times a day", care.times, often=often),
        "week": _n("{often} time a week", "{often} times a week", care.times, often=often),
        "month": _n("{often} time a month", "{often} times a month", care.times, often=often),
        "year": _n("{often} time a year", "{often} times a year", care.times, often=often),
    }[care.per]


def say_how_long(care: Care) -> str:
    """Say how long it took each time, in minutes where it is less than an hour."""
    if care.hours < 1:
        return _n("{count} minute", "{count} minutes", round(care.hours * MINUTES_PER_HOUR))
    return _n("{hours} hour", "{hours} hours", care.hours, hours=print_told(care.hours))


def say_remembered(one: Exposure) -> str:
    """Say the hours of an activity as the holder remembers them; a dash where she tells none."""
    return "–" if one.weekly is None else print_weekly(one.weekly)


def say_written(one: Exposure, diary: Diary | None) -> str:
    """Say the hours of an activity by the diary; a dash where it says nothing of that time."""
    if diary is None or one.diary_weekly is None or _lies_apart(one, diary):
        return "–"
    if not one.diary_days:
        return _("on none of its days")
    days = _n("on {count} day", "on {count} days", one.diary_days)
    written = f"{print_weekly(one.diary_weekly)}, {days}"
    if one.weekly is None or one.told_then is None:
        return written
    then, always = print_weekly(one.told_then), print_weekly(one.weekly)
    if then == always:
        return written
    return _("{written}; by memory {weekly} then", written=written, weekly=then)


def _lies_apart(one: Exposure, diary: Diary) -> bool:
    """Tell whether an activity was over before the diary began, or began after it."""
    over = one.until is not None and one.until < diary.days[0]
    begun = one.since is None or one.since <= diary.days[-1]
    return not one.diary_days and (over or not begun)


def say_in_all(one: Exposure, diary: Diary | None) -> str:
    """Say all hours of an activity, as told and as written down."""
    written = say_written(one, diary)
    if one.weekly is None or one.hours is None or one.years is None:
        return _("in my diary alone: {written}", written=written)
    told = _(
        "by memory {weekly} over {years}, about {hours} h in all",
        weekly=print_weekly(one.weekly),
        years=print_years(one.years),
        hours=print_remembered(one.hours),
    )
    if diary is None or _lies_apart(one, diary):
        return told
    return _("{told}; by my diary {written}", told=told, written=written)


def say_what_hours_show(account: Account) -> tuple[str, ...]:
    """Say what hours by memory and by diary show, and what they do not."""
    diary = account.diary
    return (
        _(
            "Hours by memory are what I remember of a usual week. They show that the work was "
            "there and about how much; nobody measured it."
        ),
        _("I kept no diary, so nothing stands beside what I remember.")
        if diary is None
        else _n(
            "My diary holds {count} day ({days}). I wrote it as the day went.",
            "My diary holds {count} days ({days}). I wrote it as the days went.",
            len(diary.days),
            days=_say_days(diary),
        ),
        _(
            "Where both stand they are two sources side by side, and neither mends the other. A "
            "few days say little about other seasons and years."
        )
        if diary is not None
        else _("A week or two of a diary would show how far I remember well."),
        _("Things done at once may be counted twice, so the lines are not added up."),
        _("Hours prove no skill and no level. What I can do is shown by the examples in part 3."),
    )


def _say_days(diary: Diary) -> str:
    """Say the day of a diary, or its first and its last."""
    first, last = Day.of(diary.days[0]), Day.of(diary.days[-1])
    if first == last:
        return f"{first}"
    return _c("days of a diary", "{first} to {last}", first=first, last=last)
