"""Find what a family's file tells of its persons that cannot be."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from datetime import timedelta

from carepact.core.documents import Place
from carepact.core.messages import _
from carepact.core.reading_limits import reading_limits
from carepact.core.units import DAYS_PER_WEEK, HOURS_PER_DAY
from carepact.studies.family_file.limits import family_limits
from carepact.studies.family_file.model import WeekEntry
from carepact.studies.family_file.told_family import ToldFamily
from carepact.studies.told.entries import find_outside


def find_person_faults(told: ToldFamily) -> Iterator[str]:
    """Find what cannot be of parents and of those in need.

    Yields
    ------
    str
        A fault with its place and mend.
    """
    parents, most = list(told.entries("parents")), family_limits().most_parents
    if isinstance(told.raw("parents"), list) and not 1 <= len(parents) <= most:
        yield _(
            "{where}: there are {count} entries. Name one parent, or two.",
            where=told.at("parents"),
            count=len(parents),
        )
    yield from _find_names_told_twice(told)
    yield from _find_birth_faults(told, parents)
    for one in parents:
        yield from _find_work_faults(told, one)
        yield from _find_begin_faults(told, one)
        yield from _find_week_faults(told, one)
        shared = (*one, "shared_weeks")
        yield from find_outside(told, shared, 0, family_limits().most_shared_weeks)
    for one in told.entries("in_need"):
        yield from find_outside(told, (*one, "age"), 0, reading_limits().oldest_age)


def _find_names_told_twice(told: ToldFamily) -> Iterator[str]:
    """Find two persons of one name."""
    seen: set[str] = set()
    for one in (*told.entries("parents"), *told.entries("in_need")):
        name = told.text(*one, "name")
        if isinstance(told.raw(*one, "name"), str) and not name:
            yield _("{where}: is empty. Write a name, or a letter that stands for it.",
                    where=told.at(*one, "name"))  # fmt: skip
        elif len(name) > family_limits().most_letters:
            yield _("{where}: the name has {count} letters. Write {most} at most, or a letter that "
                    "stands for it.", where=told.at(*one, "name"), count=len(name),
                    most=family_limits().most_letters)  # fmt: skip
        elif name and _fold(name) in seen:
            yield _("{where}: '{name}' stands twice. Give each person a name of their own.",
                    where=told.at(*one, "name"), name=name)  # fmt: skip
        seen.add(_fold(name))


def _fold(name: str) -> str:
    """Fold a name, so that what looks alike is one name, however its letters are composed."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())


def _find_birth_faults(told: ToldFamily, parents: list[Place]) -> Iterator[str]:
    """Find that two give birth, that nobody says who does, or that there is no birth."""
    giving = [one for one in parents if told.says_yes(*one, "gives_birth")]
    if told.event == "birth":
        untold = [one for one in parents if told.raw(*one, "gives_birth") is None]
        if not giving and untold:
            yield _(
                "{where}: is missing. Write yes for who gives birth and no for who does not.",
                where=told.at(*untold[0], "gives_birth"),
            )
        for one in giving[1:]:
            yield _("{where}: two give birth. Write yes for one of them.",
                    where=told.at(*one, "gives_birth"))  # fmt: skip
    elif told.event or "event" not in told.document.content:
        for one in giving:
            yield _("{where}: goes with a birth alone. Take it out, or correct 'event'.",
                    where=told.at(*one, "gives_birth"))  # fmt: skip


def _find_work_faults(told: ToldFamily, one: Place) -> Iterator[str]:
    """Find pay and hours that cannot be, or that nobody has who does no paid work."""
    yield from find_outside(told, (*one, "pay", "amount"), 0, reading_limits().largest_number)
    yield from find_outside(told, (*one, "hours"), 1, family_limits().most_paid_hours)
    if told.text(*one, "work") != "none":
        return
    for key in ("pay", "hours", "employed_since"):
        if told.raw(*one, key) is not None:
            yield _("{where}: does not go with 'work: none'. Take it out, or correct 'work'.",
                    where=told.at(*one, key))  # fmt: skip


def _find_begin_faults(told: ToldFamily, one: Place) -> Iterator[str]:
    """Find work that begins after the child is there, and leave long before it or before work."""
    day = told.day_of_event
    since, begins = told.day(*one, "employed_since"), told.day(*one, "leave_begins")
    if since is not None and day is not None and since > day:
        yield _(
            "{where}: {since} lies after {day}, the day on which the child comes. Correct one of "
            "them.",
            where=told.at(*one, "employed_since"),
            since=since,
            day=day,
        )
    if begins is None:
        return
    ahead = family_limits().weeks_of_leave_ahead
    if day is not None and begins < day - timedelta(weeks=ahead):
        yield _(
            "{where}: {begins} lies more than {weeks} weeks before {day}, the day on which the "
            "child comes. Correct one of them.",
            where=told.at(*one, "leave_begins"),
            begins=begins,
            weeks=ahead,
            day=day,
        )
    if since is not None and begins < since:
        yield _(
            "{where}: {begins} lies before {since}, the first day of work. Correct one of them.",
            where=told.at(*one, "leave_begins"),
            begins=begins,
            since=since,
        )


def _find_week_faults(told: ToldFamily, one: Place) -> Iterator[str]:
    """Find a week of more hours than a week has, paid hours counted."""
    longest = DAYS_PER_WEEK * HOURS_PER_DAY
    places = [(*one, "week", key) for key in WeekEntry.model_fields]
    outside = [fault for place in places for fault in find_outside(told, place, 0, longest)]
    yield from outside
    unpaid = [told.number(*place) for place in places]
    total = sum(hours for hours in (told.number(*one, "hours"), *unpaid) if hours is not None)
    if not outside and any(unpaid) and total > longest:
        yield _(
            "{where}: with the paid hours there are {total} hours, and a week has {longest}. "
            "Correct them.",
            where=told.at(*one, "week"),
            total=f"{total:.10g}",
            longest=longest,
        )
