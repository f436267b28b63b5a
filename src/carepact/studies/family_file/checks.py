"""Find what a family's file tells that cannot be, all of it at once: days, event, country."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from carepact.core.messages import _
from carepact.studies.family_file.limits import family_limits
from carepact.studies.family_file.person_checks import find_person_faults
from carepact.studies.family_file.told_family import ToldFamily
from carepact.studies.told.country import find_country_faults
from carepact.studies.told.entries import find_outside


def find_family_faults(told: ToldFamily, folder: Path) -> Iterator[str]:
    """Find every fault of a family that its schema cannot tell.

    Parameters
    ----------
    told : ToldFamily
        The file as read.
    folder : Path
        Folder from which its paths are seen.

    Yields
    ------
    str
        A fault with its place and mend.
    """
    has_pay = any(told.raw(*one, "pay") for one in told.entries("parents"))
    yield from find_country_faults(told, folder, has_money=has_pay)
    yield from _find_event_faults(told)
    yield from _find_day_faults(told)
    yield from find_outside(told, ("children",), 1, family_limits().most_children)
    yield from find_person_faults(told)


def _find_event_faults(told: ToldFamily) -> Iterator[str]:
    """Find days that do not go with the event, or without which it is none."""
    content = told.document.content
    if "event" not in content:
        days = [key for key in ("due", "born", "placed", "children") if key in content]
        if days:
            yield _(
                "{where}: the event is not told. Add 'event: birth', 'event: adoption' or 'event: "
                "placement'.",
                where=told.at(days[0]),
            )
        elif not any(told.entries("in_need")):
            yield _(
                "{where}: the file tells neither of a child nor of somebody in need. Add 'event: "
                "birth' with 'due', or 'in_need'.",
                where=told.at("event"),
            )
    elif told.event == "birth":
        if "due" not in content and "born" not in content:
            yield _(
                "{where}: is missing. Add the day on which the birth is expected, or 'born', the "
                "day on which it was.",
                where=told.at("due"),
            )
        if "placed" in content:
            yield _("{where}: goes with an adoption or a placement alone. Take it out, or correct "
                    "'event'.", where=told.at("placed"))  # fmt: skip
    elif told.event:
        if "placed" not in content:
            yield _("{where}: is missing. Add the day on which the child comes.",
                    where=told.at("placed"))  # fmt: skip
        if "due" in content:
            yield _("{where}: goes with a birth alone. Take it out, and write 'placed' for the day "
                    "on which the child comes.", where=told.at("due"))  # fmt: skip


def _find_day_faults(told: ToldFamily) -> Iterator[str]:
    """Find days of children that cannot both be."""
    limits = family_limits()
    due, born, placed = told.day("due"), told.day("born"), told.day("placed")
    if due is not None and born is not None and told.event == "birth":
        if born > due + timedelta(weeks=limits.weeks_late):
            yield _(
                "{where}: {born} lies more than {weeks} weeks after {due}, the day on which the "
                "birth was expected. Correct one of them.",
                where=told.at("born"),
                born=born,
                due=due,
                weeks=limits.weeks_late,
            )
        if born < due - timedelta(weeks=limits.weeks_early):
            yield _(
                "{where}: {born} lies more than {weeks} weeks before {due}, the day on which the "
                "birth was expected. Correct one of them.",
                where=told.at("born"),
                born=born,
                due=due,
                weeks=limits.weeks_early,
            )
    if born is not None and placed is not None and told.event != "birth" and born > placed:
        yield _(
            "{where}: {born} lies after {placed}, the day on which the child comes. Correct one of "
            "them.",
            where=told.at("born"),
            born=born,
            placed=placed,
        )
    day = told.day_of_event
    for place in told.entries("older_children"):
        older = told.day(*place, "born")
        if told.event == "birth" and older is not None and day is not None and older >= day:
            yield _(
                "{where}: {older} is not before {day}, the day of the birth. Correct one of them; "
                "children who are born together are counted by 'children'.",
                where=told.at(*place, "born"),
                older=older,
                day=day,
            )
