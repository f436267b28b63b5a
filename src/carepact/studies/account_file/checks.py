"""Find what an account tells that cannot be, all of it at once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path

from carepact.core.documents import Place
from carepact.core.errors import CareError, ParameterError, nearest
from carepact.core.messages import Day, _, number
from carepact.core.text_files import is_file
from carepact.core.units import DAYS_PER_YEAR
from carepact.data.skills.modules import read_modules
from carepact.recognise.account import Care
from carepact.recognise.exposure import DAYS_IN, busiest_day
from carepact.recognise.privacy import find_names
from carepact.studies.account_file.diary import find_activity_faults, read_diary
from carepact.studies.account_file.limits import account_limits
from carepact.studies.account_file.model import AccountFile
from carepact.studies.account_file.skill_names import find_skill
from carepact.studies.study_file.country_checks import indent_faults
from carepact.studies.study_file.model import file_at
from carepact.studies.told.entries import Told, find_empty_or_long, find_outside


def find_account_faults(told: Told[AccountFile], folder: Path) -> Iterator[str]:
    """Find every fault of an account that its schema cannot tell.

    Parameters
    ----------
    told : Told
        The file as read.
    folder : Path
        Folder from which its diary is seen.

    Yields
    ------
    str
        A fault with its place and mend.
    """
    yield from _find_holder_faults(told)
    if not told.raw("care") and "diary" not in told.document.content:
        yield _("{where}: neither care nor a diary is told. Write one of them.",
                where=told.at("care"))  # fmt: skip
    for one in told.entries("care"):
        yield from _find_care_faults(told, one)
    yield from _find_load_faults(told)
    yield from _find_diary_faults(told, folder)
    for one in told.entries("examples"):
        yield from _find_example_faults(told, one)
    yield from _find_step_faults(told)


def _find_holder_faults(told: Told[AccountFile]) -> Iterator[str]:
    """Find what cannot be of the name that stands on all that is printed."""
    yield from find_empty_or_long(told, ("holder",), account_limits().most_letters)
    for name in find_names(told.text("holder"), _list_names(told)):
        yield _("{where}: it stands on all that is printed, and '{name}' stands in never_say. "
                "Write another name, or a letter.", where=told.at("holder"), name=name)  # fmt: skip


def _find_care_faults(told: Told[AccountFile], one: Place) -> Iterator[str]:
    """Find what cannot be of one kind of care."""
    limits = account_limits()
    yield from _find_wrong_activity(told, (*one, "activity"))
    per = told.text(*one, "how_often", "per")
    most = limits.most_times * DAYS_IN.get(per, 1.0)
    yield from find_outside(told, (*one, "how_often", "times"), 0, int(most))
    yield from find_outside(told, (*one, "how_long"), 0, limits.longest_time)
    for place in ((*one, "how_often", "times"), (*one, "how_long")):
        if told.number(*place) == 0:
            yield _("{where}: 0 is no care. Write more, or take the entry out.",
                    where=told.at(*place))  # fmt: skip
    since, until, day = (
        told.day(*one, "since"),
        told.day(*one, "until"),
        told.day("told_on"),
    )
    if since and until and until < since:
        yield _("{where}: {last} is before {first}, when it began. Exchange the days.",
                where=told.at(*one, "until"), last=Day.of(until),
                first=Day.of(since))  # fmt: skip
    for key, named in (("since", since), ("until", until)):
        if named and day and named > day:
            yield _("{where}: {day} is after {told}, when it is told. Correct one of the two.",
                    where=told.at(*one, key), day=Day.of(named),
                    told=Day.of(day))  # fmt: skip
    if since and day and (day - since).days > limits.most_years * DAYS_PER_YEAR:
        yield _("{where}: {day} is more than {most} years before it is told. Correct it.",
                where=told.at(*one, "since"), day=Day.of(since),
                most=limits.most_years)  # fmt: skip


def _find_load_faults(told: Told[AccountFile]) -> Iterator[str]:
    """Find more care on one day than a week has hours."""
    care, day = list(_list_care(told)), told.day("told_on")
    found = busiest_day(care, day) if day else None
    most = account_limits().most_weekly
    if found and round(found[1]) > most:  # as it is told: nobody remembers a part of an hour
        yield _("{where}: on {day} all kinds of care make {hours} hours a week, which has {most}. "
                "Tell what is done at once under one activity, or shorten some.",
                where=told.at("care"), day=Day.of(found[0]),
                hours=number(found[1], 0), most=most)  # fmt: skip


def _list_care(told: Told[AccountFile]) -> Iterator[Care]:
    """List the kinds of care that can be read and can be; what cannot has been noted."""
    for one in told.entries("care"):
        times, hours = told.number(*one, "how_often", "times"), told.number(*one, "how_long")
        per, since = told.text(*one, "how_often", "per"), told.day(*one, "since")
        if times is None or hours is None or not since or per not in DAYS_IN:
            continue
        with suppress(ParameterError):
            yield Care(
                told.text(*one, "activity"), "household", times, per, hours, since,  # type: ignore[arg-type]
                told.day(*one, "until"),
            )  # fmt: skip


def _find_diary_faults(told: Told[AccountFile], folder: Path) -> Iterator[str]:
    """Find a diary that is not there, cannot be read, or holds days still to come."""
    path, day = file_at(told.document.content, folder, "diary"), told.day("told_on")
    if path is None:
        return
    if not is_file(path):
        yield _("{where}: there is no file {name}. Paths are seen from the folder of this file; "
                "correct it.", where=told.at("diary"),
                name=path.name or told.text("diary"))  # fmt: skip
        return
    try:
        diary = read_diary(path)
    except CareError as error:
        yield f"{told.at('diary')}: {indent_faults(error)}"
        return
    if day and diary.days[-1] > day:
        yield _("{where}: it holds {day}, after {told}, when it is told. Correct one of the two.",
                where=told.at("diary"), day=Day.of(diary.days[-1]),
                told=Day.of(day))  # fmt: skip


def _find_example_faults(told: Told[AccountFile], one: Place) -> Iterator[str]:
    """Find what cannot be of an example: its skill, its activity, its words, what it gives away."""
    limits = account_limits()
    if isinstance(told.raw(*one, "skill"), str):
        try:
            find_skill(told.text(*one, "skill"))
        except ParameterError as error:
            yield f"{told.at(*one, 'skill')}: {error}"
    if told.raw(*one, "activity") is not None:
        yield from _find_wrong_activity(told, (*one, "activity"))
    yield from find_empty_or_long(told, (*one, "words"), limits.longest_words)
    if told.raw(*one, "change") is not None:
        yield from find_empty_or_long(told, (*one, "change"), limits.longest_change)
    if not told.says_yes(*one, "show"):
        return
    for key in ("words", "change"):
        for name in find_names(told.text(*one, key), _list_names(told)):
            yield _("{where}: others may see it, and '{name}' stands in never_say. Say it in other "
                    "words, or set show to no.", where=told.at(*one, key), name=name)  # fmt: skip


def _find_step_faults(told: Told[AccountFile]) -> Iterator[str]:
    """Find modules that are in no list, or noted twice."""
    known, day, seen = [one.code for one in read_modules()], told.day("told_on"), set[str]()
    for one in told.entries("learning"):
        module, where = told.text(*one, "module"), told.at(*one, "module")
        if module and module not in known:
            yield _("{where}: '{module}' is no module of the list.",
                    where=where, module=module) + nearest(module, known)  # fmt: skip
        elif module in seen:
            yield _("{where}: '{module}' stands twice. Keep how far it has come by now.",
                    where=where, module=module)  # fmt: skip
        seen.add(module)
        yield from _find_later(told, (*one, "on"), day)


def _find_later(told: Told[AccountFile], place: Place, day: date | None) -> Iterator[str]:
    """Find a day after the one on which it is told."""
    named = told.day(*place)
    if named and day and named > day:
        yield _("{where}: {day} is after {told}, when it is told. Correct one of the two.",
                where=told.at(*place), day=Day.of(named), told=Day.of(day))  # fmt: skip


def _find_wrong_activity(told: Told[AccountFile], place: Place) -> Iterator[str]:
    """Find what is no activity."""
    if isinstance(told.raw(*place), str):
        for fault in find_activity_faults(told.text(*place)):
            yield f"{told.at(*place)}: {fault}"


def _list_names(told: Told[AccountFile]) -> list[str]:
    """List the names that may not be said."""
    listed = told.raw("never_say")
    return [one for one in listed if isinstance(one, str)] if isinstance(listed, list) else []
