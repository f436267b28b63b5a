"""Read a headcount: a row a person, or a row for persons who are alike; nobody's name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib import resources
from pathlib import Path
from typing import NamedTuple

import numpy as np

from carepact.core.errors import DataError, Faults, nearest
from carepact.core.messages import _
from carepact.core.plain_numbers import is_number
from carepact.core.reading_limits import reading_limits
from carepact.data.sheets.form import Form, read_form
from carepact.data.sheets.reading import Sheet, SheetRow, read_sheet
from carepact.levels.employer.staff import CARE, UNKNOWN, Staff
from carepact.studies.employer_file.bands import Bands

BAND = re.compile(r"([0-9]{2})(?:\s?[-\u2013]\s?([0-9]{2})|\s?(\+))?")


class Line(NamedTuple):
    """What persons share who are alike."""

    sex: str
    ages: tuple[float, float]
    hours: float
    pay: float
    level: int
    care: int


@cache
def headcount_form() -> Form:
    """Return what a headcount asks."""
    file = resources.files("carepact.studies.employer_file").joinpath("headcount.csv")
    return read_form("headcount", file)


def read_headcount(path: Path, bands: Bands, levels: Sequence[str]) -> Staff:
    """Read a headcount.

    Parameters
    ----------
    path : Path
        XLSX or CSV; see `headcount_form` for its columns.
    bands : Bands
        Gross pay of a year of each pay band, and of what hours it is.
    levels : sequence of str
        Levels of the firm, from the lowest.

    Raises
    ------
    DataError
        With all its faults at once, each with its cell.
    """
    sheet = read_sheet(path, headcount_form())
    counted: Counter[Line] = Counter()
    with Faults(DataError, path.name) as faults:
        faults.extend(sheet.faults)
        for row in sheet.rows:
            line, wrong = _read_line(row, bands, levels)
            faults.extend(wrong)
            if line is not None:
                counted[line] += row.whole("persons") or 1
        faults.extend(_find_nobody(sheet))
    return _lay_out(counted, tuple(levels))


def _find_nobody(sheet: Sheet) -> Iterator[str]:
    """Tell that a headcount holds nobody."""
    if not sheet.rows and not sheet.faults:
        yield _("the headcount holds nobody. Write a row for each person.")


def _read_line(row: SheetRow, bands: Bands, levels: Sequence[str]) -> tuple[Line | None, list[str]]:
    """Read one row, or list what is wrong with it."""
    faults: list[str] = []
    ages = _read_ages(row, faults)
    pay = _read_pay(row, bands, faults)
    level = _read_level(row, levels, faults)
    hours, sex, care = row.number("hours"), row.text("sex"), row.text("care")
    if faults or ages is None or hours is None or not sex:
        return None, faults
    of_care = CARE.index(care) if care in CARE else UNKNOWN
    return Line(sex, ages, float(hours), pay, level, of_care), []


def _read_ages(row: SheetRow, faults: list[str]) -> tuple[float, float] | None:
    """Read an age or a band of ages."""
    text = row.text("age")
    if not text:
        return None
    found = BAND.fullmatch(text)
    first, last, opened = found.groups() if found else ("0", None, None)
    low = float(first)
    high = float(reading_limits().oldest_age) if opened else float(last or first)
    if found is None or not low <= high:
        faults.append(
            f"{row.at('age')}: "
            + _("'{age}' is no age. Write years, or a band such as 25-34 or 55+.", age=text)
        )
        return None
    return low, high


def _read_pay(row: SheetRow, bands: Bands, faults: list[str]) -> float:
    """Read pay, or look a band up; NaN where none is told."""
    text = row.text("pay")
    if not text:
        return float("nan")
    if text in bands.pay:
        return bands.pay_at(text, row.number("hours"))
    most = reading_limits().largest_number
    if is_number(text) and 0 < float(text) <= most:
        return float(text)
    if is_number(text) and not float(text):
        fault = _("the pay is 0. Write the pay of a year, or leave it empty where it is not told.")
    elif is_number(text):
        fault = _("{value} is outside 0 to {most}. Correct it.", value=text, most=f"{most:g}")
    elif bands.pay:
        listed = ", ".join(bands.pay)
        fault = _(
            "'{band}' is no pay of a year and no pay band. The bands are {listed}.",
            band=text,
            listed=listed,
        ) + nearest(text, bands.pay)
    else:
        fault = _(
            "'{band}' is no pay of a year. Write a number, or tell pay_bands in the employer's "
            "file.",
            band=text,
        )
    faults.append(f"{row.at('pay')}: {fault}")
    return float("nan")


def _read_level(row: SheetRow, levels: Sequence[str], faults: list[str]) -> int:
    """Find a level by its name; -1 where none is told."""
    text = row.text("level")
    if not text:
        return UNKNOWN
    if text in levels:
        return levels.index(text)
    if levels:
        fault = _("'{level}' is none of the levels: {listed}.", level=text,
                  listed=", ".join(levels)) + nearest(text, levels)  # fmt: skip
    else:
        fault = _("'{level}': the employer's file tells no levels. Add them there.", level=text)
    faults.append(f"{row.at('level')}: {fault}")
    return UNKNOWN


def _lay_out(counted: Mapping[Line, int], levels: tuple[str, ...]) -> Staff:
    """Lay persons who are alike out as lines, in an order that no row tells."""
    lines = sorted(counted, key=repr)
    return Staff(
        persons=np.array([counted[one] for one in lines], dtype=np.int64),
        sex=np.array([0 if one.sex == "woman" else 1 for one in lines], dtype=np.int64),
        ages=tuple(one.ages for one in lines),
        hours=np.array([one.hours for one in lines]),
        pay=np.array([one.pay for one in lines]),
        level=np.array([one.level for one in lines], dtype=np.int64),
        care=np.array([one.care for one in lines], dtype=np.int64),
        levels=levels,
    )
