"""Which figures are facts of law, and how the day from which each holds is written."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from carepact.core.messages import _
from carepact.data.countries.dictionary import read_shipped

BY = "by "
"""Before a day: the law was in force then, and when it began is not told."""
READ_AT = ". Read at: "
"""Between a law and the page on which it was read."""
IN_FORCE, CHECKED = "in_force_from", "checked_on"
"""Columns of every table that holds facts of law."""


@dataclass(frozen=True)
class LawDate:
    """What a source tells of when its law is in force."""

    in_force_by: str
    """Day whose law the source reads; empty where it is the year of each figure."""
    checked_on: str
    """Day on which the source was last read."""
    told_by: str
    look_up: str
    """Address of the register where it can be looked up; empty where there is none."""
    place: str
    """Table or question where it stands in the source; empty where the source names it."""


@functools.cache
def read_law_dates() -> Mapping[str, LawDate]:
    """Return what is told of the days of every fact of law, by indicator."""
    return {
        row["indicator"]: LawDate(
            row["in_force_by"], row["checked_on"], row["told_by"], row["look_up"], row["place"]
        )
        for row in read_shipped("law", "dates.csv")
    }


@functools.cache
def last_checked() -> date:
    """Return the day on which sources of law were last read: present law is that of this day."""
    days = [row[CHECKED] for row in read_shipped("law", "changes.csv")]
    days += [told.checked_on for told in read_law_dates().values()]
    return max(map(date.fromisoformat, days))


def write_in_force(told: LawDate, year: int) -> str:
    """Write from when a figure of a year holds, where its row does not tell."""
    return f"{BY}{told.in_force_by or f'{year}-12-31'}"


def read_in_force(text: str) -> date:
    """Return the day of a text of the column; of `by DAY` that day."""
    return date.fromisoformat(text.removeprefix(BY))


def find_date_faults(
    number: int, line: Mapping[str, str | None], *, needed: bool = True
) -> Iterator[str]:
    """Word that a line of law tells a day that is none, or none at all where it is needed."""
    for column, pattern in (
        (IN_FORCE, rf"({BY})?\d{{4}}-\d\d-\d\d"),
        (CHECKED, r"\d{4}-\d\d-\d\d"),
    ):
        text = line.get(column) or ""
        if (text or needed) and not (re.fullmatch(pattern, text) and _is_day(text)):
            yield _(
                "line {line}: {column} '{text}' is no day. Write YYYY-MM-DD; before it 'by ' where "
                "the source tells only that the law was in force then.",
                line=number,
                column=column,
                text=text,
            )


def _is_day(text: str) -> bool:
    """Tell whether a text holds a day of the calendar."""
    try:
        read_in_force(text)
    except ValueError:
        return False
    return True
