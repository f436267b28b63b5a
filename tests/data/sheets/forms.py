"""A small form, and sheets that were filled in: anew for each test."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl

from carepact.core.errors import CareError
from carepact.data.sheets.form import Column, Form
from carepact.data.sheets.reading import read_sheet

FORM = Form(
    "log",
    (
        Column("first_day", "day", "First day", "", has_heading=True, is_filled=True),
        Column("visits", "whole", "Visits", "", Decimal(0), Decimal(1000), has_heading=True),
        Column("hours", "number", "Hours of women", "", Decimal(0), has_heading=True),
        Column("kind", "choice", "Kind", "", choices=("income", "cost")),
        Column("note", "text", "Note", ""),
    ),
)
HEADINGS = ["first_day", "visits", "hours", "kind", "note"]


def write_workbook(
    path: Path, *rows: list[Any], sheet: str = "log", merged: tuple[str, ...] = ()
) -> Path:
    """Write a workbook as somebody would save it."""
    book = openpyxl.Workbook()
    page = book.active
    page.title = sheet
    for row in rows:
        page.append(row)
    for cells in merged:
        page.merge_cells(cells)
    book.save(path)
    return path


def write_lines(path: Path, *lines: str) -> Path:
    """Write a CSV file."""
    path.write_text("\n".join([*lines, ""]), encoding="utf-8")
    return path


def try_to_read(path: Path) -> str:
    """Read a sheet; return the words with which it is refused, or nothing."""
    try:
        read_sheet(path, FORM)
    except CareError as error:
        return str(error)
    return ""
