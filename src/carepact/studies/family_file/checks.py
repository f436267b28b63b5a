"""Find what a family's file tells that cannot be, all of it at once: days, event, country."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from carepact.core.errors import CareError, ParameterError
from carepact.core.messages import _
from carepact.core.text_files import exists
from carepact.data.countries.country_search import find_country
from carepact.data.countries.currencies import currencies_of, known_currencies
from carepact.data.countries.reading import read_country
from carepact.studies.family_file.limits import family_limits
from carepact.studies.family_file.person_checks import find_person_faults
from carepact.studies.family_file.told_family import ToldFamily
from carepact.studies.study_file.country_checks import indent_faults
from carepact.studies.study_file.model import file_at
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
    yield from _find_country_faults(told, folder)
    yield from _find_event_faults(told)
    yield from _find_day_faults(told)
    yield from find_outside(told, ("children",), 1, family_limits().most_children)
    yield from find_person_faults(told)


def _find_country_faults(told: ToldFamily, folder: Path) -> Iterator[str]:
    """Find a country that is not known, its money and its own figures."""
    own = file_at(told.document.content, folder, "own_facts")
    if own is not None and not exists(own):
        yield _(
            "{where}: there is no file {name}. Paths are seen from the folder of this file; "
            "correct it.",
            where=told.at("own_facts"),
            name=own.name,
        )
        own = None
    if not told.text("country"):
        if isinstance(told.raw("country"), str):
            yield _("{where}: is empty. Write the name of a country.", where=told.at("country"))
        return
    try:
        code = find_country(told.text("country"))
    except ParameterError as error:
        yield f"{told.at('country')}: {error}"
        return
    yield from _find_currency_faults(told, code)
    if own is not None:
        try:
            read_country(code, own)
        except CareError as error:
            yield f"{told.at('own_facts')}: {indent_faults(error)}"


def _find_currency_faults(told: ToldFamily, country: str) -> Iterator[str]:
    """Find money of another country, and pay whose money is not known."""
    used, given = currencies_of(country), told.text("currency")
    where = told.at("currency")
    if "currency" in told.document.content:
        if used and given not in used:
            yield _(
                "{where}: {code} is not the money of {country}, which is {listed}. Nothing is "
                "converted: write pay in that money.",
                where=where,
                code=given or "''",
                country=read_country(country).name,
                listed=", ".join(used),
            )
        elif not used and given not in known_currencies():
            yield _("{where}: {code} is not the code of any money (ISO 4217). Correct it.",
                    where=where, code=given or "''")  # fmt: skip
    elif not used and any(told.raw(*one, "pay") for one in told.entries("parents")):
        yield _("{where}: the money of the pay is not known. Write its code of three letters "
                "(ISO 4217).", where=where)  # fmt: skip


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
