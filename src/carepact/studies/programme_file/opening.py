"""Read the file of a programme with its sheets, or raise all faults at once."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import cache
from importlib import resources
from pathlib import Path

from carepact.core.documents import keys_of, read_document
from carepact.core.errors import CareError
from carepact.core.text_files import exists
from carepact.core.units import MINUTES_PER_HOUR
from carepact.data.countries.country_search import find_country
from carepact.data.countries.currencies import currencies_of
from carepact.levels.programme.costing import CENTS
from carepact.levels.programme.records import Cost, Leaders, Programme, Sessions
from carepact.studies.programme_file.checks import ToldProgramme, find_programme_faults
from carepact.studies.programme_file.model import (
    ComparisonEntry,
    CostEntry,
    GivingEntry,
    LaterEntry,
    LeadersEntry,
    ProgrammeFile,
    SessionsEntry,
)
from carepact.studies.programme_file.sheets import (
    ReadDiaries,
    ReadFathers,
    make_father,
    read_diaries,
    read_fathers,
)
from carepact.studies.study_file.model import file_at


def open_programme(path: Path) -> Programme:
    """Read the file of a programme with its two sheets.

    Raises
    ------
    ParameterError
        With all faults of the file and of both sheets at once.
    """
    document = read_document(path, ProgrammeFile, _programme_keys())
    told, folder = ToldProgramme(document), path.parent
    fathers, father_faults = _read_fathers(told, folder)
    diaries, diary_faults = _read_diaries(told, folder, fathers if not father_faults else None)
    further = [*find_programme_faults(told, folder), *father_faults, *diary_faults]
    return _make(told, document.sound(further), fathers, diaries)


def schema_text() -> str:
    """Return the schema of a programme's file, for editors."""
    return resources.files(__package__).joinpath("programme.json").read_text("utf-8")


@cache
def _programme_keys() -> list[str]:
    """Name the keys that a programme's file may have."""
    return keys_of(
        ProgrammeFile,
        SessionsEntry,
        LeadersEntry,
        GivingEntry,
        ComparisonEntry,
        LaterEntry,
        CostEntry,
    )


def _read_fathers(told: ToldProgramme, folder: Path) -> tuple[ReadFathers, list[str]]:
    """Read the sheet of the fathers; its faults name its file."""
    path = file_at(told.document.content, folder, "fathers")
    if path is None or not exists(path):
        return ReadFathers(), []
    held = told.number("sessions", "held")
    held = told.number("sessions", "planned") if held is None else held
    try:
        found = read_fathers(
            path,
            held=None if held is None else int(held),
            has_comparison=told.raw("comparison") is not None,
        )
    except CareError as error:
        return ReadFathers(), [str(error)]
    return found, [f"{path.name}, {fault}" for fault in found.faults]


def _read_diaries(
    told: ToldProgramme, folder: Path, fathers: ReadFathers | None
) -> tuple[ReadDiaries, list[str]]:
    """Read the sheet of the diaries; its faults name its file."""
    path = file_at(told.document.content, folder, "diaries")
    if path is None or not exists(path):
        return ReadDiaries(), []
    known = fathers.rows if fathers is not None and fathers.rows else None
    try:
        found = read_diaries(path, known, has_later=told.raw("later") is not None)
    except CareError as error:
        return ReadDiaries(), [str(error)]
    return found, [f"{path.name}, {fault}" for fault in found.faults]


def _make(
    told: ToldProgramme, file: ProgrammeFile, fathers: ReadFathers, diaries: ReadDiaries
) -> Programme:
    """Make the programme that a sound file tells of."""
    code = find_country(file.country)
    held = file.sessions.planned if file.sessions.held is None else file.sessions.held
    minutes = round(Decimal(told.text("sessions", "hours")) * MINUTES_PER_HOUR)
    comparison = file.comparison
    has_later = file.later is not None and "later" in diaries.times
    months = Fraction(told.text("later", "months")) if has_later else None
    return Programme(
        name=file.name.strip(),
        country=code,
        first=file.first_day,
        last=file.last_day,
        currency=(file.currency or "").strip() or next(iter(currencies_of(code)), ""),
        diary=file.diary,
        sessions=Sessions(file.sessions.planned, held, minutes),
        fathers=tuple(
            make_father(row, diaries.weeks.get(code, {})) for code, row in fathers.rows.items()
        ),
        has_comparison=comparison is not None,
        is_randomised=comparison is not None and comparison.randomised == "yes",
        costs=_list_costs(told, file),
        leaders=_make_leaders(told, file.leaders),
        months_later=months,
        incomplete_forms=diaries.incomplete,
    )


def _list_costs(told: ToldProgramme, file: ProgrammeFile) -> tuple[Cost, ...] | None:
    """List the costs, in whole cents as they are written."""
    if file.costs is None:
        return None
    amounts = [Decimal(told.text(*place, "amount")) for place in told.entries("costs")]
    return tuple(
        Cost(one.kind, one.payer, round(amount * CENTS))
        for one, amount in zip(file.costs, amounts, strict=True)
    )


def _make_leaders(told: ToldProgramme, entry: LeadersEntry | None) -> Leaders:
    """Tell who led the sessions."""
    if entry is None:
        return Leaders()
    minutes = {}
    for who in ("paid", "unpaid"):
        hours = told.text("leaders", who, "hours")
        minutes[who] = round(Decimal(hours) * MINUTES_PER_HOUR) if hours else None
    return Leaders(
        paid=None if entry.paid is None else entry.paid.persons,
        unpaid=None if entry.unpaid is None else entry.unpaid.persons,
        paid_minutes=minutes["paid"],
        unpaid_minutes=minutes["unpaid"],
    )
