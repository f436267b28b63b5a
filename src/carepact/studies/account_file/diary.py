"""Read a carer's diary: a line for each thing done, by day, start, end and activity.

A day on which nothing was done stands there with its day alone: zero is an answer, a day that is
left out is no day of the diary.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from carepact.core import voice
from carepact.core.errors import DataError, Faults, nearest
from carepact.core.messages import Day, _
from carepact.core.packed_files import read_first_line
from carepact.core.reading_limits import reading_limits
from carepact.core.text_files import is_file
from carepact.core.units import MINUTES_PER_DAY, MINUTES_PER_HOUR
from carepact.data.skills.reading import read_activities
from carepact.data.timeuse.tables import read_table
from carepact.recognise.account import Diary
from carepact.studies.told.values import read_day

COLUMNS = ("day", "start", "end", "activity")
Spell = tuple[date, int, int, str]
"""Day, first and last minute, activity; the activity is empty on a day without care."""


def read_diary(path: Path) -> Diary:
    """Read a diary.

    Parameters
    ----------
    path : Path
        CSV file with the columns day (2026-11-30), start and end (07:30, at most 24:00), and
        activity (three figures of ICATUS 2016).

    Raises
    ------
    DataError
        With all faults at once, each with its line.
    """
    table = read_table(
        path,
        COLUMNS,
        all_text=True,
        separator=_find_separator(path),
        largest=reading_limits().largest_figures,
        short_lines=True,
        is_own=True,
    )
    spells: list[Spell] = []
    earlier: dict[tuple[date, str], list[Spell]] = {}
    with Faults(DataError, path.name) as faults:
        for number, row in enumerate(table.iter_rows(named=True), start=2):
            cells = {name: (row[name] or "").strip() for name in COLUMNS}
            if faults.full:
                break
            if not any(cells.values()):  # an empty line, as programs leave them at an end
                continue
            where = _("line {line}", line=number)
            found, wrong = _read_line(cells)
            faults.extend(f"{where}: {fault}" for fault in dict.fromkeys(wrong))
            if found is None:
                continue
            spells.append(found)
            same = earlier.setdefault((found[0], found[3]), [])
            clashes = list(_find_clashes(found, same))
            faults.extend(f"{where}: {fault}" for fault in clashes)
            if not clashes and found[3]:
                same.append(found)
        if not spells and not faults:
            faults.add(_("the diary holds no day. Write one line at least."))
    written: Counter[tuple[date, str]] = Counter()
    for day, first, last, activity in spells:
        if activity:
            written[day, activity] += last - first
    return Diary(
        days=tuple(sorted({one[0] for one in spells})),
        written={key: float(written[key]) for key in sorted(written)},
    )


def _find_separator(path: Path) -> str:
    """Tell what stands between the columns: a semicolon where a machine writes 1,5 for 1.5."""
    head = read_first_line(path, is_own=True) if is_file(path) else b""
    return ";" if b";" in head and b"," not in head else ","


def _read_line(row: Mapping[str, str]) -> tuple[Spell | None, list[str]]:
    """Read one line, or list what is wrong with it."""
    faults: list[str] = []
    day = first = last = None
    try:
        day = read_day(row["day"])
    except ValueError as error:
        faults.append(str(error))
    if day is not None and not any(row[name] for name in ("start", "end", "activity")):
        return (day, 0, 0, ""), []
    try:
        first = _read_minute(row["start"])
    except ValueError as error:
        faults.append(str(error))
    try:
        last = _read_minute(row["end"])
    except ValueError as error:
        faults.append(str(error))
    if first is not None and last is not None and last <= first:
        faults.append(
            _(
                "it ends at {end}, not after {start}. What goes on past midnight is two lines.",
                end=row["end"],
                start=row["start"],
            )
        )
    faults.extend(find_activity_faults(row["activity"]))
    if faults or day is None or first is None or last is None:
        return None, faults
    return (day, first, last, row["activity"]), []


def find_activity_faults(activity: str) -> Iterator[str]:
    """Tell whether a text is no activity of unpaid care or housework."""
    known = read_activities()
    if activity in known:
        return
    below = [code for code in known if activity and code.startswith(activity)]
    if below:
        yield _(
            "'{activity}' is a group of activities. Name one of them: {listed}.",
            activity=activity,
            listed=", ".join(below),
        )
    else:
        yield _(
            "'{activity}' is no activity of housework or unpaid care (ICATUS 2016, 311 to 490).",
            activity=activity,
        ) + (
            nearest(activity, known)
            or " " + _("{command} lists them.", command=f"'{voice.command('skills activities')}'")
        )


def _find_clashes(found: Spell, same: list[Spell]) -> Iterator[str]:
    """Find minutes that are told twice; earlier ones are of the same day and activity."""
    day, first, last, activity = found
    for _day, start, end, _activity in same:
        if first < end and start < last:
            yield _(
                "{activity} stands twice in the same minutes of {day}. Keep one.",
                activity=activity,
                day=Day.of(day),
            )
            return


def _read_minute(text: str) -> int:
    """Read a time of day. [minutes after midnight]"""
    written = re.fullmatch(r"([0-9]{1,2}):([0-9]{2})", text)
    minute = int(written[1]) * MINUTES_PER_HOUR + int(written[2]) if written else -1
    is_time = written and int(written[2]) < MINUTES_PER_HOUR and 0 <= minute <= MINUTES_PER_DAY
    if not is_time:
        raise ValueError(
            _("'{time}' is no time of day. Write it as 07:30, at most 24:00.", time=text)
        )
    return minute
