"""How much of each activity there was: what the holder remembers, beside what her diary shows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rich.console import RenderableType

from carepact.core.messages import _, _c, _n
from carepact.recognise.account import Account
from carepact.recognise.exposure import DAYS_IN, Exposure
from carepact.report.family.layout import begin, make_table
from carepact.report.prose import Prose
from carepact.report.skills.sentences import shorten_activity
from carepact.report.skills.words import (
    name_activity,
    name_whom,
    print_remembered,
    print_weekly,
    say_when,
)
from carepact.report.words import put_under
from carepact.studies.one_carer.answer import CarerAnswer


@dataclass(frozen=True)
class Remarks:
    """When two sources are far enough apart for a word on it."""

    factor: float = 1.5
    """More hours by one source than by the other, from which it is said; our choice: memory and
    diary of one person differ by less as a rule, and no figure is mended either way. [ratio]"""


def show_activities(found: CarerAnswer) -> Iterator[RenderableType]:
    """Show each activity by memory and by diary, side by side."""
    if not found.exposure:
        return
    account = found.account
    yield from begin(_("What you did, in hours a week"))
    table = make_table(
        _("activity"),
        _("for whom"),
        _c("heading of a column", "when"),
        _("you remember"),
        _("your diary"),
        numbers=2,
    )
    for one in found.exposure:
        table.add_row(
            name_activity(one.activity),
            ", ".join(_list_whom(account, one.activity)),
            say_when(one),
            _("? not told") if one.weekly is None else print_remembered(one.weekly),
            _print_diary(account, one),
        )
    yield table
    for one in found.exposure:
        if remark := say_difference(account, one):
            yield Prose(f"   {put_under(shorten_activity(one.activity), remark)}", style="dim")


def _list_whom(account: Account, activity: str) -> Iterator[str]:
    """List for whom an activity was done, each once."""
    told = dict.fromkeys(one.whom for one in account.care if one.activity == activity)
    yield from map(name_whom, told)


def _print_diary(account: Account, one: Exposure) -> str:
    """Print hours a week by the diary, or those of the few days that it holds."""
    if one.diary_hours is None:
        return _("no diary")
    if not one.diary_hours and one.since is not None and not _is_covered(account, one):
        return _("of another time")
    if one.diary_weekly is not None:
        return print_remembered(one.diary_weekly)
    days = len(account.diary.days) if account.diary else 0
    return _n("{hours} in {count} day", "{hours} in {count} days", days,
              hours=print_remembered(one.diary_hours))  # fmt: skip


def _is_covered(account: Account, one: Exposure) -> bool:
    """Tell whether a day of the diary lies in the time in which an activity is told."""
    days = account.diary.days if account.diary else ()
    return any(
        care.since <= day <= (care.until or account.told_on)
        for care in account.care
        for day in days
        if care.activity == one.activity
    )


def _is_expected(account: Account, activity: str) -> bool:
    """Tell whether so many days would hold an activity once at least, as often as it is told."""
    told = (one.times / DAYS_IN[one.per] for one in account.care if one.activity == activity)
    days = len(account.diary.days) if account.diary else 0
    return sum(told) * days >= 1


def say_difference(account: Account, one: Exposure) -> str:
    """Say that memory and diary of the same days are far apart; empty where they are not.

    A diary too short to hold once what is done seldom tells nothing of it.
    """
    remembered, written = one.told_then, one.diary_weekly
    if remembered is None or written is None or not _is_covered(account, one):
        return ""
    less, more = sorted((remembered, written))
    if more <= Remarks().factor * less or not _is_expected(account, one.activity):
        return ""
    return _(
        "the diary shows {written}, you remember {remembered} of that time: both are yours.",
        written=print_weekly(written),
        remembered=print_remembered(remembered),
    )
