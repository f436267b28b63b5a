"""Read a sheet that somebody filled in, as XLSX or CSV: rows of values, and every fault at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from carepact.core.errors import DataError, nearest
from carepact.core.messages import _, word
from carepact.core.packed_files import unpack
from carepact.core.reading_limits import reading_limits
from carepact.core.text_files import is_file
from carepact.data.sheets import csv_grid, workbook
from carepact.data.sheets.cells import Value, read_cell
from carepact.data.sheets.form import Column, Form, normal
from carepact.data.sheets.grid import Grid, is_filled

ROWS_ABOVE = 20
"""How many rows may stand above the headings: a title, a name. [rows]"""


@dataclass(frozen=True)
class SheetRow:
    """One row that was filled in."""

    values: Mapping[str, Value | None]
    """By name of the column; None where nothing is written, which is not 0."""
    grid: Grid
    row: int
    """Which row of the grid it is."""
    fields: Mapping[str, int]
    """Which cell of the row each column is."""

    def day(self, name: str) -> date | None:
        """Return a day; None where none is told."""
        found = self.values.get(name)
        return found if isinstance(found, date) else None

    def number(self, name: str) -> Decimal | None:
        """Return a number, exactly as written; None where none is told."""
        found = self.values.get(name)
        return found if isinstance(found, Decimal) else None

    def whole(self, name: str) -> int | None:
        """Return a whole number; None where none is told."""
        found = self.number(name)
        return None if found is None else int(found)

    def text(self, name: str) -> str:
        """Return a text, or the code of a choice; empty where none is told."""
        found = self.values.get(name)
        return found if isinstance(found, str) else ""

    def at(self, name: str) -> str:
        """Name where a value stands, as a reader finds it; the row, where there is no column."""
        if name not in self.fields:
            return self.place
        return self.grid.at(self.row, self.fields[name])

    @property
    def place(self) -> str:
        """Name where the row stands."""
        return self.grid.at_row(self.row)


@dataclass(frozen=True)
class Sheet:
    """What a sheet tells, and what is wrong with it."""

    file: str
    rows: tuple[SheetRow, ...]
    faults: tuple[str, ...]
    """Each with its place and its mend, without the name of the file."""
    columns: tuple[str, ...]
    """Names of the columns that are there."""


def read_sheet(path: Path, form: Form) -> Sheet:
    """Read a sheet that was filled in.

    Parameters
    ----------
    path : Path
        XLSX, or CSV in UTF-8 with a comma, a semicolon or a tab between its cells.
    form : Form
        The columns that are asked for. Headings may be their names or their titles in any
        language that is spoken, in any order.

    Returns
    -------
    Sheet
        Rows that hold something, in their order. Where a cell has a fault its value is None, and
        the fault is listed: raise them with `core.errors.Faults`, with those of other files.

    Raises
    ------
    DataError
        If there is no such file, or it cannot be opened at all.
    """
    if not is_file(path):
        raise DataError(_("{file}: there is no such file. Check the path.", file=path.name))
    raw = unpack(path, reading_limits().largest_figures, is_own=True)
    # Older workbooks, those with a password, and a PDF.
    if raw.startswith((b"\xd0\xcf\x11\xe0", b"%PDF")):
        raise DataError(workbook.word_no_workbook(path))
    if raw.startswith(b"PK"):
        return _read_grid(workbook.open_grid(path, raw, form), form)
    return _read_grid(csv_grid.open_grid(path, raw), form)


def _read_grid(grid: Grid, form: Form) -> Sheet:
    """Read the rows below the headings."""
    head = _find_headings(grid, form)
    if head is None:
        asked = ", ".join(word(one.title) for one in form.columns if one.has_heading)
        fault = grid.place + _(
            "no row holds the headings. Write them into the first row: {listed}.", listed=asked
        )
        return Sheet(grid.file, (), (fault,), ())
    columns: dict[int, Column] = {}
    faults = [*_read_headings(grid, form, head, columns)]
    filled = [
        row
        for row in range(head + 1, len(grid.rows))
        if not grid.is_empty(row, iter(range(len(grid.rows[row]))))
    ]
    faults += _find_merged(grid, head, max(filled, default=head), columns)
    rows = tuple(_read_row(grid, row, columns, faults) for row in filled)
    return Sheet(grid.file, rows, tuple(faults), tuple(one.name for one in columns.values()))


def _find_headings(grid: Grid, form: Form) -> int | None:
    """Find the row with most headings of the form, among the first ones."""
    known = [
        sum(isinstance(one, str) and normal(one) in form.headings for one in cells)
        for cells in grid.rows[:ROWS_ABOVE]
    ]
    return known.index(max(known)) if any(known) else None


def _read_headings(grid: Grid, form: Form, head: int, columns: dict[int, Column]) -> Iterator[str]:
    """Note the column of each heading, and yield headings that are unknown, double or missing."""
    first: dict[str, int] = {}
    for place in range(max(map(len, grid.rows[head:]))):
        found = grid.find(head, place)
        if not is_filled(found):
            if any(is_filled(grid.find(row, place)) for row in range(head + 1, len(grid.rows))):
                yield _at(grid, head, place) + _(
                    "there is no heading, and something stands below. Write the heading, or empty "
                    "the column."
                )
            continue
        heading = str(found).strip()
        column = form.headings.get(normal(heading))
        if column is None:
            yield (
                _at(grid, head, place)
                + _("the heading '{heading}' is not known.", heading=heading)
                + nearest(heading, form.list_headings())
                + " "
                + _("Correct it, or take the column out.")
            )
        elif column.name in first:
            yield _at(grid, head, place) + _(
                "the heading '{heading}' stands at {other} too. Keep one.",
                heading=heading,
                other=grid.at(head, first[column.name]),
            )
        else:
            first[column.name] = place
            columns[place] = column
    for column in form.columns:
        if column.has_heading and column.name not in first:
            yield f"{grid.at_row(head)}: " + _(
                "the heading '{heading}' is missing. Add the column; leave its cells empty where "
                "something is not known.",
                heading=word(column.title),
            )


def _find_merged(grid: Grid, head: int, last: int, columns: Mapping[int, Column]) -> Iterator[str]:
    """Yield cells that were merged, where they cover what is read."""
    for top, left, bottom, right, name in grid.merged:
        if top <= last and bottom >= head and any(left <= one <= right for one in columns):
            yield _(
                "sheet '{sheet}', cells {cells}: were merged into one, so that it is not known for "
                "which of them it stands. Unmerge them, and fill in each.",
                sheet=grid.sheet,
                cells=name,
            )


def _read_row(grid: Grid, row: int, columns: Mapping[int, Column], faults: list[str]) -> SheetRow:
    """Read one row, and note what is wrong with its cells."""
    values: dict[str, Value | None] = {}
    for place, column in columns.items():
        values[column.name] = None
        found = grid.find(row, place)
        fault = _find_hindrance(grid, row, place)
        if not fault and is_filled(found):
            try:
                values[column.name] = read_cell(
                    found, column, has_decimal_comma=grid.has_decimal_comma
                )
            except ValueError as error:
                fault = str(error)
        elif not fault and column.is_filled:
            fault = _("'{heading}' is empty. Fill it in.", heading=word(column.title))
        if fault:
            faults.append(_at(grid, row, place) + fault)
    return SheetRow(values, grid, row, {one.name: place for place, one in columns.items()})


def _find_hindrance(grid: Grid, row: int, place: int) -> str:
    """Word why nothing can be read from a cell; empty where nothing hinders it."""
    if (row, place) in grid.broken:
        return _("the spreadsheet shows an error there. Mend its formula, or write the value.")
    if (row, place) in grid.unsaved:
        return _(
            "a formula stands there whose result was not saved. Open the file in a spreadsheet "
            "and save it, or write the value."
        )
    return ""


def _at(grid: Grid, row: int, place: int) -> str:
    """Name a cell before a fault."""
    return f"{grid.at(row, place)}: "
