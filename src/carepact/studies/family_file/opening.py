"""Read the file of a family, or raise all its faults at once."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from pathlib import Path

from carepact.core.documents import Document, keys_of, parse_document, read_document
from carepact.data.countries.country_search import find_country
from carepact.data.countries.currencies import currencies_of
from carepact.levels.family.members import PERIODS, Family, OwnWeek, Parent, Relative
from carepact.studies.family_file.checks import find_family_faults
from carepact.studies.family_file.model import (
    ChildEntry,
    FamilyFile,
    ParentEntry,
    PayEntry,
    RelativeEntry,
    WeekEntry,
)
from carepact.studies.family_file.told_family import ToldFamily
from carepact.studies.study_file.model import file_at


def open_family(path: Path) -> tuple[Family, Path | None]:
    """Read a family's file.

    Parameters
    ----------
    path : Path
        YAML file.

    Returns
    -------
    tuple of Family and Path or None
        The family, and the file of own figures of its country that it names.

    Raises
    ------
    ParameterError
        With all faults of the file at once.
    """
    document = read_document(path, FamilyFile, _family_keys())
    return _make_ready(document, path.parent), file_at(document.content, path.parent, "own_facts")


def parse_family(text: str, name: str) -> Family:
    """Make a family of the text of a file, as `open_family` does."""
    return _make_ready(parse_document(text, name, FamilyFile, _family_keys()), Path())


def find_faults_at(text: str, name: str, place: tuple[str | int, ...]) -> list[str]:
    """Find what is wrong at one place of a text whose rest may not be written yet.

    Returns
    -------
    list of str
        The faults, without the place before them.

    Raises
    ------
    ParameterError
        If the text holds what no file may, such as a control character.
    """
    document = parse_document(text, name, FamilyFile, _family_keys())
    faults = [*document.faults, *find_family_faults(ToldFamily(document), Path())]
    above = place[:-1] if place[1:] and isinstance(place[-2], str) else place
    named = "|".join(re.escape(document.at(one)) for one in (place, above))
    start = re.compile(rf"(?:{named})\s?:\s")  # French sets a space before a colon
    return [start.sub("", fault, count=1) for fault in faults if start.match(fault)]


def schema_text() -> str:
    """Return the schema of a family's file, for editors."""
    folder = resources.files("carepact.studies.family_file")
    return folder.joinpath("family.json").read_text("utf-8")


@cache
def _family_keys() -> list[str]:
    """Name the keys that a family's file may have."""
    return keys_of(FamilyFile, ParentEntry, PayEntry, WeekEntry, ChildEntry, RelativeEntry)


def _make_ready(document: Document[FamilyFile], folder: Path) -> Family:
    """Raise all faults of a file, or make the family that it tells of."""
    file = document.sound(find_family_faults(ToldFamily(document), folder))
    code = find_country(file.country)
    is_birth = file.event == "birth"
    return Family(
        country=code,
        parents=tuple(_make_parent(one) for one in file.parents),
        event=file.event or "birth",
        due=file.due,
        came=file.born if is_birth else file.placed,
        born=None if is_birth else file.born,
        children=file.children,
        older=tuple(one.born for one in file.older_children),
        relatives=tuple(Relative(one.name.strip(), one.need, one.age) for one in file.in_need),
        currency=_find_currency(file, code),
    )


def _make_parent(one: ParentEntry) -> Parent:
    """Make a parent of an entry."""
    pay, week = one.pay, one.week
    return Parent(
        name=one.name.strip(),
        sex=one.sex,
        gives_birth=one.gives_birth == "yes",
        work=one.work,
        pay=None if pay is None else pay.amount * PERIODS[pay.per],
        usual_hours=Parent.usual_hours if one.hours is None else one.hours,
        employed_since=one.employed_since,
        begins=one.leave_begins,
        shared_weeks=one.shared_weeks,
        week=None if week is None else OwnWeek(week.housework, week.childcare, week.adult_care),
    )


def _find_currency(file: FamilyFile, country: str) -> str:
    """Return the money of the pay: the file's, else the country's usual; empty without pay."""
    if file.currency is not None:
        return file.currency.strip()
    has_pay = any(one.pay is not None for one in file.parents)
    return currencies_of(country)[0] if has_pay else ""
