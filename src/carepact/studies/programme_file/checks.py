"""Find what a programme's file tells that cannot be, all of it at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from carepact.core.messages import _
from carepact.core.text_files import exists
from carepact.studies.programme_file.limits import programme_limits
from carepact.studies.programme_file.model import ProgrammeFile
from carepact.studies.study_file.model import file_at
from carepact.studies.told.country import find_country_faults
from carepact.studies.told.entries import Told, find_empty_or_long, find_outside

MOST = 10**9
"""Above which a number of persons, hours or money is a slip of the pen."""


@dataclass(frozen=True)
class ToldProgramme(Told[ProgrammeFile]):
    """What a programme's file tells; what cannot be read counts as left out, and is noted."""


def find_programme_faults(told: ToldProgramme, folder: Path) -> Iterator[str]:
    """Find every fault of a programme's file that its schema cannot tell.

    Parameters
    ----------
    told : ToldProgramme
        The file as read.
    folder : Path
        Folder from which its paths are seen.
    """
    limits = programme_limits()
    if told.text("name"):
        yield from find_empty_or_long(told, ("name",), limits.most_letters)
    for key in ("fathers", "diaries"):
        path = file_at(told.document.content, folder, key)
        if path is not None and not exists(path):
            yield _(
                "{where}: there is no file {name}. Paths are seen from the folder of this file; "
                "correct it.",
                where=told.at(key),
                name=path.name,
            )
    yield from find_country_faults(told, folder, has_money=bool(told.raw("costs")))
    yield from _find_day_faults(told)
    yield from find_outside(told, ("sessions", "planned"), 1, limits.most_sessions)
    yield from find_outside(told, ("sessions", "held"), 1, limits.most_sessions)
    yield from find_outside(told, ("sessions", "hours"), 0, limits.most_session_hours)
    yield from find_outside(told, ("later", "months"), 1, limits.most_months)
    for who in ("paid", "unpaid"):
        yield from find_outside(told, ("leaders", who, "persons"), 0, MOST)
        yield from find_outside(told, ("leaders", who, "hours"), 0, MOST)
    for place in told.entries("costs"):
        yield from find_outside(told, (*place, "amount"), 0, MOST)
    yield from _find_leader_faults(told)


def _find_leader_faults(told: ToldProgramme) -> Iterator[str]:
    """Find hours that nobody gave."""
    for who in ("paid", "unpaid"):
        hours = told.number("leaders", who, "hours")
        if hours and told.text("leaders", who, "persons") == "0":
            yield _(
                "{where}: is 0, and hours of theirs are told. Correct one of them.",
                where=told.at("leaders", who, "persons"),
            )


def _find_day_faults(told: ToldProgramme) -> Iterator[str]:
    """Find days that end before they begin, or lie very far apart."""
    first, last = told.day("first_day"), told.day("last_day")
    if first is None or last is None:
        return
    if last < first:
        yield _("{where}: {last} lies before {first}. Correct one of them.",
                where=told.at("last_day"), first=first, last=last)  # fmt: skip
    elif (last - first).days >= programme_limits().most_days:
        yield _("{where}: {first} to {last} is more than three years. Write one file for each "
                "programme.", where=told.at("last_day"), first=first, last=last)  # fmt: skip
