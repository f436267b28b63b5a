"""Find what a centre's file tells that cannot be, all of it at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from carepact.core.messages import _
from carepact.core.text_files import exists
from carepact.core.units import HOURS_PER_DAY, MINUTES_PER_HOUR
from carepact.levels.community.centre import GIVERS, WORKS
from carepact.studies.centre_file.limits import centre_limits
from carepact.studies.centre_file.model import CentreFile
from carepact.studies.centre_file.sheets import ReadSheet
from carepact.studies.study_file.model import file_at
from carepact.studies.told.country import find_country_faults
from carepact.studies.told.entries import Told, find_outside

MOST_DIGITS = 9
"""Of a count of persons or of families: the world has no more. [digits]"""


@dataclass(frozen=True)
class ToldCentre(Told[CentreFile]):
    """What a centre's file tells; what cannot be read counts as left out, and has been noted."""

    def whole(self, *place: str) -> int | None:
        """Return the whole number at a place."""
        text = self.text(*place)
        return int(text) if text.isdecimal() and len(text) <= MOST_DIGITS else None


def find_centre_faults(told: ToldCentre, folder: Path) -> Iterator[str]:
    """Find every fault of a centre's file that its schema cannot tell.

    Parameters
    ----------
    told : ToldCentre
        The file as read.
    folder : Path
        Folder from which its paths are seen.
    """
    name, most = told.text("name"), centre_limits().most_letters
    if len(name) > most:
        yield _("{where}: has {count} letters. Write {most} at most.",
                where=told.at("name"), count=len(name), most=most)  # fmt: skip
    yield from _find_files(told, folder)
    yield from find_country_faults(told, folder, has_money=True)
    yield from _find_day_faults(told)
    yield from find_outside(told, ("area", "families"), 1, 10**9)
    yield from find_outside(told, ("stay", "hours"), 0, centre_limits().most_hours_of_stay)
    yield from find_outside(told, ("hour", "contributions"), 0, 1)
    for key in ("wage", *WORKS):
        wage = told.number("hour", key)
        if wage is not None and not 0 < wage < 10**9:
            yield _("{where}: {number} is no wage of an hour. Write a number above 0.",
                    where=told.at("hour", key), number=told.text("hour", key))  # fmt: skip


def find_people_faults(told: ToldCentre, log: ReadSheet) -> Iterator[str]:
    """Find hours that so many people cannot have given, and people who gave none."""
    first, last = told.day("first_day"), told.day("last_day")
    for one in GIVERS:
        given, count = log.tallies.get(f"minutes {one.name}"), told.whole("people", one.name)
        if given is None or count is None:
            continue
        where = told.at("people", one.name)
        if given.units and not count:
            yield _("{where}: is 0, and the log holds hours of theirs. Correct one of them.",
                    where=where)  # fmt: skip
        elif count and given.value == 0:
            yield _(
                "{where}: is {count}, and the log holds 0 hours of theirs. Correct one of them.",
                where=where,
                count=count,
            )
        elif first and last and last >= first:
            most = count * ((last - first).days + 1) * HOURS_PER_DAY
            if given.units > most * MINUTES_PER_HOUR:
                yield _(
                    "{where}: the log holds {hours} hours of theirs, and so many people have "
                    "{most} hours in these days. Correct one of them: are they minutes?",
                    where=where,
                    hours=f"{given.units / MINUTES_PER_HOUR:g}",
                    most=most,
                )


def find_reached_faults(told: ToldCentre, log: ReadSheet) -> Iterator[str]:
    """Find families fewer than came in one row of the log alone, or more than all visits."""
    count, where = told.whole("families", "count"), told.at("families", "count")
    reached, visits = log.tallies.get("count reached"), log.tallies.get("count visits")
    if count is None:
        return
    if reached and count < reached.units:
        yield _(
            "{where}: {count} is less than the {most} that came in one row of the log alone. "
            "Correct one of them.",
            where=where,
            count=count,
            most=reached.units,
        )
    if visits and visits.value is not None and count > visits.value:
        yield _(
            "{where}: {count} is more than the {visits} visits of the log. Correct one of them.",
            where=where,
            count=count,
            visits=visits.value,
        )


def _find_files(told: ToldCentre, folder: Path) -> Iterator[str]:
    """Find a file that is named and is not there."""
    for key in ("log", "money", "work"):
        path = file_at(told.document.content, folder, key)
        if path is not None and not exists(path):
            yield _(
                "{where}: there is no file {name}. Paths are seen from the folder of this file; "
                "correct it.",
                where=told.at(key),
                name=path.name,
            )


def _find_day_faults(told: ToldCentre) -> Iterator[str]:
    """Find days that end before they begin, or are more than a year."""
    first, last = told.day("first_day"), told.day("last_day")
    if first is None or last is None:
        return
    if last < first:
        yield _("{where}: {last} lies before {first}. Correct one of them.",
                where=told.at("last_day"), first=first, last=last)  # fmt: skip
    elif last > end_of_year(first):
        yield _("{where}: {first} to {last} is more than a year. Write one file for each year.",
                where=told.at("last_day"), first=first, last=last)  # fmt: skip


def end_of_year(first: date) -> date:
    """Return the last day of the year that begins on a day; it has its leap day, and no other."""
    try:
        next_first = first.replace(year=first.year + 1)
    except ValueError:  # the 29th of February
        next_first = date(first.year + 1, 3, 1)
    return next_first - timedelta(days=1)
