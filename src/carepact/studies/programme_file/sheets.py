"""Read the two sheets of a programme: its fathers, and the forms that were filled in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cache
from importlib import resources
from pathlib import Path

from carepact.core.messages import _, word
from carepact.core.units import MINUTES_PER_DAY
from carepact.data.sheets.form import Form, code_word, read_form
from carepact.data.sheets.reading import SheetRow, read_sheet
from carepact.levels.programme.records import (
    TELLERS,
    TIMES,
    Father,
    Group,
    Teller,
    Time,
    Week,
    make_week,
)
from carepact.studies.programme_file.limits import programme_limits


@cache
def programme_forms() -> tuple[Form, Form]:
    """Return the forms of the fathers and of the diaries."""
    folder = resources.files(__package__)
    return (
        read_form("fathers", folder.joinpath("fathers.csv")),
        read_form("diaries", folder.joinpath("diaries.csv")),
    )


@dataclass
class ReadFathers:
    """What the sheet of the fathers tells, by their codes, and its faults."""

    rows: dict[str, SheetRow] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)


@dataclass
class ReadDiaries:
    """What the forms tell, by the father's code, and the faults of their sheet."""

    weeks: dict[str, dict[tuple[Teller, Time], Week]] = field(default_factory=dict)
    incomplete: int = 0
    """Forms of which a part is missing. [forms]"""
    times: set[Time] = field(default_factory=set)
    faults: list[str] = field(default_factory=list)


def read_fathers(path: Path, *, held: int | None, has_comparison: bool) -> ReadFathers:
    """Read the sheet of the fathers.

    Parameters
    ----------
    path : Path
        XLSX or CSV.
    held : int, optional
        Sessions that were held; None where it could not be read.
    has_comparison : bool
        Whether the file tells of a comparison group.
    """
    sheet = read_sheet(path, programme_forms()[0])
    found = ReadFathers(faults=list(sheet.faults))
    for row in sheet.rows:
        code = row.text("code")
        if code in found.rows:
            found.faults.append(
                f"{row.at('code')}: "
                + _("{code} stands at {other} too. Give each father his own code.",
                    code=code, other=found.rows[code].place)
            )  # fmt: skip
        elif code:
            found.rows[code] = row
        found.faults += _find_father_faults(row, held, has_comparison=has_comparison)
    groups = {group_of(row) for row in found.rows.values()}
    if not sheet.rows and not sheet.faults:
        found.faults.append(_("the sheet of fathers holds no row. Write one for each father."))
    elif found.rows and "programme" not in groups:
        found.faults.append(_("no father of the sheet is of the programme. Correct the groups."))
    if has_comparison and found.rows and "comparison" not in groups:
        found.faults.append(
            _("the file tells of a comparison group, and no father is in it. Correct one of them.")
        )
    if len(sheet.rows) > programme_limits().most_fathers:
        found.faults.append(
            _("{count} fathers are more than {most}. Divide the programme.",
              count=len(sheet.rows), most=programme_limits().most_fathers)
        )  # fmt: skip
    return found


def group_of(row: SheetRow) -> Group:
    """Return the group of a father; left empty he is of the programme."""
    return "comparison" if row.text("group") == "comparison" else "programme"


def _find_father_faults(row: SheetRow, held: int | None, *, has_comparison: bool) -> Iterator[str]:
    """Find what cannot be of one father."""
    most = programme_limits().most_code_letters
    if len(row.text("code")) > most:
        yield f"{row.at('code')}: " + _(
            "the code has {count} letters. Write {most} at most, and no name.",
            count=len(row.text("code")),
            most=most,
        )
    elif row.text("code") and not any(map(str.isdigit, row.text("code"))):
        yield f"{row.at('code')}: " + _(
            "the code holds no digit and may be a name. Write one such as F07."
        )
    for name in ("sessions", "sessions_of_partner"):
        came = row.whole(name)
        if came is not None and held is not None and came > held:
            yield f"{row.at(name)}: " + _(
                "{came} sessions are more than the {held} that were held. Correct one of them.",
                came=came,
                held=held,
            )
    if group_of(row) == "comparison":
        if not has_comparison:
            yield f"{row.at('group')}: " + _(
                "the file tells of no comparison group. Add 'comparison' to it, or correct the "
                "group."
            )
        for name in ("sessions", "completed", "sessions_of_partner"):
            if row.values.get(name) is not None:
                yield f"{row.at(name)}: " + _(
                    "who is of the comparison group came to no session. Empty the cell."
                )
    elif not row.text("completed") and row.values.get("code") is not None:
        yield f"{row.at('completed')}: " + _(
            "is empty. Write yes or no: who left early counts too."
        )


def read_diaries(
    path: Path, fathers: Mapping[str, SheetRow] | None, *, has_later: bool
) -> ReadDiaries:
    """Read the forms that were filled in.

    Parameters
    ----------
    path : Path
        XLSX or CSV.
    fathers : mapping of str to SheetRow, optional
        The fathers by their codes; None where their sheet could not be read.
    has_later : bool
        Whether the file tells when later forms were filled in.
    """
    sheet = read_sheet(path, programme_forms()[1])
    found = ReadDiaries(faults=list(sheet.faults))
    places: dict[tuple[str, Teller, Time], SheetRow] = {}
    for row in sheet.rows:
        found.faults += _find_diary_faults(row, fathers, has_later=has_later)
        code, key = row.text("code"), key_of(row)
        if key is None or not code:
            continue
        if (code, *key) in places:
            found.faults.append(
                f"{row.place}: "
                + _("the same form of {code} stands at {other} too. Keep one.",
                    code=code, other=places[code, *key].place)
            )  # fmt: skip
            continue
        places[code, *key] = row
        found.times.add(key[1])
        week = _read_week(row)
        if week is None:
            found.incomplete += 1
        else:
            found.weeks.setdefault(code, {})[key] = week
    if not sheet.rows and not sheet.faults:
        found.faults.append(_("the sheet of diaries holds no row. Write one for each form."))
    return found


def key_of(row: SheetRow) -> tuple[Teller, Time] | None:
    """Return who tells and when; None where either could not be read."""
    who = next((one for one in TELLERS if one == row.text("told_by")), None)
    when = next((one for one in TIMES if one == row.text("time")), None)
    return None if who is None or when is None else (who, when)


def _read_week(row: SheetRow) -> Week | None:
    """Read the week of a form; None where a part of it is missing."""
    days = [
        [row.number(f"{part}_{day}") for day in ("weekday", "weekend")]
        for part in ("care", "housework")
    ]
    weeks = [
        make_week(Fraction(weekday), Fraction(weekend))
        for weekday, weekend in days
        if weekday is not None and weekend is not None
    ]
    return Week(*weeks) if len(weeks) == len(days) else None


def _find_diary_faults(
    row: SheetRow, fathers: Mapping[str, SheetRow] | None, *, has_later: bool
) -> Iterator[str]:
    """Find what cannot be of one form."""
    code = row.text("code")
    if code and fathers is not None and code not in fathers:
        yield f"{row.at('code')}: " + _(
            "{code} is not in the sheet of fathers. Correct the code, or add him there.", code=code
        )
    if row.text("time") == "later" and not has_later:
        yield f"{row.at('time')}: " + _(
            "the file does not tell how many months '{later}' is after the end. Add 'later' to it.",
            later=word(code_word("later")),
        )
    for day in ("weekday", "weekend"):
        told = [row.number(f"{part}_{day}") for part in ("care", "housework")]
        total = sum(one for one in told if one is not None)
        if total > MINUTES_PER_DAY:
            yield f"{row.at(f'care_{day}')}: " + _(
                "care and housework make {minutes} minutes, and a day has {most}. Write what was "
                "done at the same time once.",
                minutes=f"{total:f}",
                most=MINUTES_PER_DAY,
            )


def make_father(row: SheetRow, weeks: Mapping[tuple[Teller, Time], Week]) -> Father:
    """Make the father of a sound row; his code stays behind."""
    return Father(
        group=group_of(row),
        completed=row.text("completed") == "yes",
        sessions=row.whole("sessions"),
        partner_sessions=row.whole("sessions_of_partner"),
        told=dict(weeks),
    )
