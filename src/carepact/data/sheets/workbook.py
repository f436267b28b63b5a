"""Open a workbook (XLSX) that somebody filled in: its values, never its formulas or macros.

A workbook is a zip of XML. Before a library reads it, what is in it is looked through: how large
it gets, how many cells, and no document types, by which XML could swell or reach for other files.
"""

from __future__ import annotations

import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from carepact.core.controls import find_control, name_control
from carepact.core.errors import DataError
from carepact.core.messages import _, word
from carepact.core.packed_files import word_damaged
from carepact.core.reading_limits import reading_limits
from carepact.core.units import MINUTES_PER_HOUR
from carepact.data.sheets.form import Form, normal
from carepact.data.sheets.grid import Found, Grid, name_cell

_DAMAGES = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    zipfile.BadZipFile,
    zlib.error,
)
"""What openpyxl and the libraries below it raise at a workbook that is none."""
_HARMFUL = re.compile(
    rb"\x00|<!DOCTYPE|\A[^>]{0,200}\bencoding\s*=\s*[\"'](?!utf-8|us-ascii)", re.IGNORECASE
)
"""What no workbook needs: types of documents, and encodings in which they could hide."""


def open_grid(path: Path, raw: bytes, form: Form) -> Grid:
    """Find the sheet of a form in a workbook.

    Parameters
    ----------
    path : Path
        The file, to name it.
    raw : bytes
        What stands in it.
    form : Form
        The sheet that is looked for: by its name in any language, or the only one there is.

    Raises
    ------
    DataError
        If it is no sound workbook, holds far more than any such sheet, or has several sheets of
        which none has the name.
    """
    has_formulas = _look_through(path, raw)
    try:
        values = _load(raw, data_only=True)
        sheet = _find_sheet(path, values, form)
        formulas = _load(raw, data_only=False)[sheet.title] if has_formulas else None
        _check_extent(path, sheet)
        return _make_grid(path, sheet, formulas)
    except _DAMAGES as error:
        raise DataError(word_damaged(path, is_own=True)) from error


def _look_through(path: Path, raw: bytes) -> bool:
    """Refuse what no workbook needs; tell whether there are formulas."""
    limits = reading_limits()
    cells, has_formulas = 0, False
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            parts = archive.infolist()
            if sum(one.file_size for one in parts) > limits.largest_figures:
                raise DataError(_word_large(path))
            if "xl/workbook.xml" not in archive.namelist():
                raise DataError(word_no_workbook(path))
            for one in parts:
                content = archive.read(one)
                if one.filename.endswith((".xml", ".rels")) and _HARMFUL.search(content):
                    raise DataError(word_damaged(path, is_own=True))
                if "worksheets/" in one.filename:
                    cells += len(re.findall(rb"<(?:\w+:)?c[ />]", content))
                    formula = re.search(rb"<(?:\w+:)?f[ />]", content)
                    has_formulas = has_formulas or formula is not None
    except _DAMAGES as error:
        raise DataError(word_damaged(path, is_own=True)) from error
    if cells > limits.most_cells:
        raise DataError(_word_large(path))
    return has_formulas


def _load(raw: bytes, *, data_only: bool) -> Any:  # noqa: ANN401 - openpyxl ships no types
    """Load a workbook, with the results of its formulas or with these themselves."""
    import openpyxl  # noqa: PLC0415 - only workbooks pay for it

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of looks that are not kept, and are not read here
        return openpyxl.load_workbook(io.BytesIO(raw), data_only=data_only)


def _find_sheet(path: Path, book: Any, form: Form) -> Any:  # noqa: ANN401 - openpyxl ships no types
    """Find the sheet by its name in any language, or take the only one."""
    named = [sheet for sheet in book.worksheets if normal(sheet.title) in form.names]
    found = named or book.worksheets
    if len(found) == 1:
        return found[0]
    raise DataError(
        _(
            "{file}: none of its sheets is called '{name}', or several are: {listed}. Give the one "
            "to be read that name.",
            file=path.name,
            name=word(form.title),
            listed=", ".join(sheet.title for sheet in book.worksheets),
        )
    )


def _check_extent(path: Path, sheet: Any) -> None:  # noqa: ANN401 - openpyxl ships no types
    """Refuse a sheet whose last cell lies so far out that all before it are too many."""
    if sheet.max_row * sheet.max_column > reading_limits().most_cells:
        raise DataError(
            _(
                "{file}: sheet '{sheet}' reaches to cell {cell}. Delete the empty rows and columns "
                "behind the last that is filled in.",
                file=path.name,
                sheet=sheet.title,
                cell=name_cell(sheet.max_row, sheet.max_column - 1),
            )
        )


def _make_grid(path: Path, sheet: Any, formulas: Any) -> Grid:  # noqa: ANN401 - no types
    """Take the values of a sheet, and note what cannot be read."""
    rows: list[tuple[Found, ...]] = []
    unsaved: set[tuple[int, int]] = set()
    broken: set[tuple[int, int]] = set()
    for line, cells in enumerate(sheet.iter_rows()):
        for place, cell in enumerate(cells):
            if cell.data_type == "e":
                broken.add((line, place))
            elif cell.value is None and formulas is not None:
                formula = formulas.cell(line + 1, place + 1)
                if formula.data_type == "f":
                    unsaved.add((line, place))
        rows.append(tuple(_plain(path, cell.value) for cell in cells))
    return Grid(
        file=path.name,
        sheet=sheet.title,
        rows=tuple(rows),
        lines=tuple(range(1, len(rows) + 1)),
        unsaved=frozenset(unsaved),
        broken=frozenset(broken),
        merged=tuple(_list_merged(sheet)),
    )


def _list_merged(sheet: Any) -> Iterator[tuple[int, int, int, int, str]]:  # noqa: ANN401 - no types
    """List merged cells by their first and last row and column."""
    for one in sorted(sheet.merged_cells.ranges, key=lambda found: found.coord):
        yield one.min_row - 1, one.min_col - 1, one.max_row - 1, one.max_col - 1, one.coord


def _plain(path: Path, value: object) -> Found:
    """Return a value as a text, number, truth or day; a time of day is a text."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, timedelta):  # a number of hours in the format of a clock
        minutes = round(value / timedelta(minutes=1))
        return f"{minutes // MINUTES_PER_HOUR}:{minutes % MINUTES_PER_HOUR:02}"
    if value is None or isinstance(value, bool | int | float | date):
        return value
    text = str(value)
    place = find_control(text)
    if place is not None:
        raise DataError(
            _(
                "{file}: a cell holds the control character {sign}, which no text needs. Take it "
                "out.",
                file=path.name,
                sign=name_control(text[place]),
            )
        )
    return text


def word_no_workbook(path: Path) -> str:
    """Word that a file is neither a workbook nor a CSV."""
    return _(
        "{file}: this is neither a workbook (XLSX) nor a CSV file. Save it in your spreadsheet as "
        "XLSX, without a password.",
        file=path.name,
    )


def _word_large(path: Path) -> str:
    """Word that a workbook holds more than any that is filled in."""
    return _(
        "{file}: holds far more than a sheet that is filled in by hand. Keep the sheets and "
        "columns that are needed.",
        file=path.name,
    )
