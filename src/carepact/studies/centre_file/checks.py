"""Find what a centre's file tells that cannot be, all of it at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from carepact.core.errors import CareError, ParameterError
from carepact.core.messages import _
from carepact.core.text_files import exists
from carepact.data.countries.country_search import find_country
from carepact.data.countries.currencies import currencies_of, known_currencies
from carepact.data.countries.reading import read_country
from carepact.levels.community.centre import GIVERS
from carepact.studies.centre_file.limits import centre_limits
from carepact.studies.centre_file.model import CentreFile
from carepact.studies.centre_file.sheets import ReadSheet
from carepact.studies.study_file.country_checks import indent_faults
from carepact.studies.study_file.model import file_at
from carepact.studies.told.entries import Told, find_outside


@dataclass(frozen=True)
class ToldCentre(Told[CentreFile]):
    """What a centre's file tells; what cannot be read counts as left out, and has been noted."""


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
    yield from _find_country_faults(told, folder)
    yield from _find_day_faults(told)
    yield from find_outside(told, ("area", "families"), 1, 10**9)
    yield from find_outside(told, ("stay", "hours"), 0, centre_limits().most_hours_of_stay)
    yield from find_outside(told, ("hour", "contributions"), 0, 1)
    wage = told.number("hour", "wage")
    if wage is not None and not 0 < wage < 10**9:
        yield _("{where}: {number} is no wage of an hour. Write a number above 0.",
                where=told.at("hour", "wage"), number=told.text("hour", "wage"))  # fmt: skip


def find_people_faults(told: ToldCentre, log: ReadSheet) -> Iterator[str]:
    """Find hours that nobody gave, by the number of people that the file tells."""
    for one in GIVERS:
        given = log.tallies.get(f"minutes {one.name}")
        if given and given.units and told.text("people", one.name) == "0":
            yield _(
                "{where}: is 0, and the log holds hours of theirs. Correct one of them.",
                where=told.at("people", one.name),
            )


def _find_files(told: ToldCentre, folder: Path) -> Iterator[str]:
    """Find a file that is named and is not there."""
    for key in ("log", "money", "own_facts"):
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
    elif (last - first).days >= centre_limits().most_days:
        yield _("{where}: {first} to {last} is more than a year. Write one file for each year.",
                where=told.at("last_day"), first=first, last=last)  # fmt: skip


def _find_country_faults(told: ToldCentre, folder: Path) -> Iterator[str]:
    """Find a country that is not known, its money and its own figures."""
    if not told.text("country"):
        if isinstance(told.raw("country"), str):
            yield _("{where}: is empty. Write the name of a country.", where=told.at("country"))
        return
    try:
        code = find_country(told.text("country"))
    except ParameterError as error:
        yield f"{told.at('country')}: {error}"
        return
    used, given, where = currencies_of(code), told.text("currency"), told.at("currency")
    if "currency" in told.document.content:
        if used and given not in used:
            yield _(
                "{where}: {code} is not the money of {country}, which is {listed}. Nothing is "
                "converted: write amounts in that money.",
                where=where,
                code=given or "''",
                country=read_country(code).name,
                listed=", ".join(used),
            )
        elif not used and given not in known_currencies():
            yield _("{where}: {code} is not the code of any money (ISO 4217). Correct it.",
                    where=where, code=given or "''")  # fmt: skip
    elif not used:
        yield _("{where}: the money of the amounts is not known. Write its code of three letters "
                "(ISO 4217).", where=where)  # fmt: skip
    own = file_at(told.document.content, folder, "own_facts")
    if own is not None and exists(own):
        try:
            read_country(code, own)
        except CareError as error:
            yield f"{told.at('own_facts')}: {indent_faults(error)}"
