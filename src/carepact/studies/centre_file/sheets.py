"""Read the two sheets of a centre into exact sums: its log, and its money."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from importlib import resources
from pathlib import Path

from carepact.core.messages import Day, _, word
from carepact.core.units import HOURS_PER_DAY, MINUTES_PER_HOUR, MONTHS_PER_YEAR
from carepact.data.sheets.form import Form, code_word, read_form
from carepact.data.sheets.reading import Sheet, SheetRow, read_sheet
from carepact.levels.community.centre import COSTS, GIVERS, INCOME, PARTIES
from carepact.levels.community.tally import Tally

TIMES = {
    "opening_hours": "time opening",
    "child_hours": "time children",
    **{f"hours_{one.name}": f"minutes {one.name}" for one in GIVERS},
}
"""Columns of hours, by the tally that they add to."""
COUNTS = {
    "visits": "count visits",
    "courses": "count courses",
    "course_participants": "count course_participants",
    "services": "count services",
    "meetings_with_council": "count meetings",
    "found_work": "count found_work",
}


@cache
def centre_forms() -> tuple[Form, Form, Form]:
    """Return the forms of the log, of the money, and of what was done."""
    folder = resources.files(__package__)
    return (
        read_form("log", folder.joinpath("log.csv")),
        read_form("money", folder.joinpath("money.csv")),
        read_form("work", folder.joinpath("work.csv")),
    )


@dataclass
class ReadSheet:
    """What a sheet tells, and its faults."""

    tallies: dict[str, Tally] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    months_without_money: int = 0
    """Months of the log in which no payment stands. [months]"""


def read_log(path: Path, first: date | None, last: date | None) -> ReadSheet:
    """Read a log.

    Parameters
    ----------
    path : Path
        XLSX or CSV.
    first, last : date, optional
        Days that it has to cover; None where they could not be read.

    Returns
    -------
    ReadSheet
        Sums of every column; days without a row, and empty cells, are missing in them.
    """
    sheet = read_sheet(path, centre_forms()[0])
    found = ReadSheet(faults=list(sheet.faults))
    rows = sorted(
        (row for row in sheet.rows if row.day("first_day") and row.day("last_day")),
        key=lambda row: (row.day("first_day"), row.day("last_day")),
    )
    found.faults += _find_day_faults(rows, first, last)
    found.faults += _find_hour_faults(rows)
    found.faults += _find_family_faults(sheet)
    if not sheet.rows and not sheet.faults:
        found.faults.append(_("the log holds no row. Write one for each week or month."))
    gaps = 0 if first is None or last is None else count_gaps(rows, first, last)
    for column, name in TIMES.items():
        found.tallies[name] = _add(sheet, column, gaps, MINUTES_PER_HOUR)
    for column, name in COUNTS.items():
        found.tallies[name] = _add(sheet, column, gaps, 1)
    # Seats of an earlier row may be lost by now: those of the last alone are known.
    found.tallies["count seats"] = Tally.of(rows[-1].whole("seats_in_council") if rows else None)
    most = max((row.whole("families") or 0 for row in rows), default=0)
    found.tallies["count reached"] = Tally.at_least(most)
    return found


def _add(sheet: Sheet, column: str, gaps: int, factor: int) -> Tally:
    """Add a column up: each empty cell is missing, and each time without a row.

    What is written adds up exactly, and is rounded once, to a whole unit.
    """
    numbers = [one for row in sheet.rows if (one := row.number(column)) is not None]
    units = round(sum(numbers, Decimal(0)) * factor)
    return Tally(units, len(numbers), len(sheet.rows) + gaps)


def count_gaps(rows: list[SheetRow], first: date, last: date) -> int:
    """Count the times between rows, and before and after them, that no row is about."""
    gaps, next_day = 0, first
    for row in rows:
        begins, ends = row.day("first_day"), row.day("last_day")
        if begins is None or ends is None:
            continue
        gaps += begins > next_day
        next_day = max(next_day, ends + timedelta(days=1))
    return gaps + (next_day <= last)


def _find_day_faults(rows: list[SheetRow], first: date | None, last: date | None) -> Iterator[str]:
    """Find rows that end before they begin, lie outside the days covered, or overlap."""
    before: SheetRow | None = None
    for row in rows:
        begins, ends = row.day("first_day"), row.day("last_day")
        if begins is None or ends is None:
            continue
        if ends < begins:
            yield f"{row.at('last_day')}: " + _(
                "{last} lies before {first}, the first day of the row. Correct one of them.",
                first=Day.of(begins),
                last=Day.of(ends),
            )
        elif (first and begins < first) or (last and ends > last):
            yield f"{row.place}: " + _(
                "the row lies outside the days that the centre's file covers. Correct the days of "
                "the row, or those of the file."
            )
        latest = before.day("last_day") if before else None
        if before is not None and latest is not None and begins <= latest:
            yield f"{row.place}: " + _(
                "the days overlap with {other}, so that hours would count twice. Correct one of "
                "them.",
                other=before.place,
            )
        if latest is None or ends > latest:
            before = row


def _find_hour_faults(rows: list[SheetRow]) -> Iterator[str]:
    """Find a centre that is open for more hours than its days have."""
    for row in rows:
        begins, ends, opened = (
            row.day("first_day"),
            row.day("last_day"),
            row.number("opening_hours"),
        )
        if begins is None or ends is None or opened is None or ends < begins:
            continue
        most = ((ends - begins).days + 1) * HOURS_PER_DAY
        if opened > most:
            yield f"{row.at('opening_hours')}: " + _(
                "{hours} hours are more than the {most} hours of these days. Correct it.",
                hours=f"{opened:f}",
                most=most,
            )


def _find_family_faults(sheet: Sheet) -> Iterator[str]:
    """Find more families than visits in a row: each that came visited once at least."""
    for row in sheet.rows:
        families, visits = row.whole("families"), row.whole("visits")
        if families is not None and visits is not None and families > visits:
            yield f"{row.at('families')}: " + _(
                "{families} is more than the {visits} visits of the row. Correct one of them.",
                families=families,
                visits=visits,
            )


def read_money(path: Path, first: date | None, last: date | None) -> ReadSheet:
    """Read income and costs.

    Returns
    -------
    ReadSheet
        Sums by kind and party, in cents; a party that no row names had nothing.
    """
    sheet = read_sheet(path, centre_forms()[1])
    found = ReadSheet(faults=list(sheet.faults))
    found.tallies = {
        f"{kind} {party}": Tally.of(0) for kind, parties in PARTIES.items() for party in parties
    }
    if not sheet.rows and not sheet.faults:
        found.faults.append(_("the sheet of money holds no row. Write each income and each cost."))
    for row in sheet.rows:
        found.faults += _find_payment_faults(row, first, last)
        name = name_party(row.text("kind"), row.text("party"))
        if name:
            amount = row.number("amount")
            cents = None if amount is None else round(amount * Decimal(100))
            found.tallies[name] += Tally.of(cents)
    if first and last:
        told = {(day.year, day.month) for row in sheet.rows if (day := row.day("day"))}
        found.months_without_money = len(list_months(first, last) - told)
    return found


def list_months(first: date, last: date) -> set[tuple[int, int]]:
    """List the months that lie between two days, those of both included."""
    months, begin = int(MONTHS_PER_YEAR), first.year * int(MONTHS_PER_YEAR) + first.month - 1
    end = last.year * months + last.month - 1
    return {(one // months, one % months + 1) for one in range(begin, end + 1)}


def name_party(kind: str, party: str) -> str:
    """Name the tally of a payment; empty where its party is none of its kind."""
    both: dict[str, tuple[str, ...]] = {"income": INCOME, "cost": COSTS}
    full = {"income": "other_income", "cost": "other_costs"}.get(kind, "")
    named = full if party == "other" else party
    return f"{kind} {named}" if named in both.get(kind, ()) else ""


def _find_payment_faults(row: SheetRow, first: date | None, last: date | None) -> Iterator[str]:
    """Find a payment outside the days covered, or of a party that is none of its kind."""
    day, kind, party = row.day("day"), row.text("kind"), row.text("party")
    if day and ((first and day < first) or (last and day > last)):
        yield f"{row.at('day')}: " + _(
            "{day} lies outside the days that the centre's file covers. Correct it.",
            day=Day.of(day),
        )
    if kind and party and not name_party(kind, party):
        listed = [
            word(code_word(one))
            for one in centre_forms()[1].columns[2].choices
            if name_party(kind, one)
        ]
        yield f"{row.at('party')}: " + (
            _("'{party}' is no income. Write one of: {listed}.",
              party=word(code_word(party)), listed=", ".join(listed))
            if kind == "income"
            else _("'{party}' is no cost. Write one of: {listed}.",
                   party=word(code_word(party)), listed=", ".join(listed))
        )  # fmt: skip
