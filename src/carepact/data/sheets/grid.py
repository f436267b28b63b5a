"""A sheet as it was found: cells with what stands in them and where, before anything is read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from carepact.core.messages import _

Found = str | int | float | bool | date | None
"""What a cell holds: a text of a CSV file, or a value of a workbook."""


@dataclass(frozen=True)
class Grid:
    """Rows of cells, and what hinders reading some of them."""

    file: str
    sheet: str | None
    """Name of the sheet; None in a CSV file."""
    rows: tuple[tuple[Found, ...], ...]
    """From the first row of the sheet on, empty ones too."""
    lines: tuple[int, ...]
    """Number of each row in the file, from 1 on."""
    unsaved: frozenset[tuple[int, int]] = frozenset()
    """Cells (row, column, from 0) with a formula whose result is not saved."""
    broken: frozenset[tuple[int, int]] = frozenset()
    """Cells (row, column, from 0) with an error of the spreadsheet, such as `#DIV/0!`."""
    merged: tuple[tuple[int, int, int, int, str], ...] = ()
    """Cells that were merged: first row, first column, last row, last column (from 0), name."""
    has_decimal_comma: bool = False
    """Whether numbers are written with a comma: in a CSV file that a semicolon divides."""

    def at(self, row: int, column: int) -> str:
        """Name a cell as a reader finds it."""
        if self.sheet is None:
            return _("line {line}, field {field}", line=self.lines[row], field=column + 1)
        return _(
            "sheet '{sheet}', cell {cell}",
            sheet=self.sheet,
            cell=name_cell(self.lines[row], column),
        )

    def at_row(self, row: int) -> str:
        """Name a row as a reader finds it."""
        if self.sheet is None:
            return _("line {line}", line=self.lines[row])
        return _("sheet '{sheet}', row {row}", sheet=self.sheet, row=self.lines[row])

    @property
    def place(self) -> str:
        """Name the sheet, or nothing in a CSV file."""
        return "" if self.sheet is None else _("sheet '{sheet}'", sheet=self.sheet) + ": "

    def is_empty(self, row: int, columns: Iterator[int]) -> bool:
        """Tell whether nothing stands in some cells of a row."""
        return not any(
            is_filled(self.find(row, one)) or (row, one) in self.unsaved | self.broken
            for one in columns
        )

    def find(self, row: int, column: int) -> Found:
        """Return what stands in a cell; None beyond the end of the row."""
        cells = self.rows[row]
        return cells[column] if column < len(cells) else None


def is_filled(found: Found) -> bool:
    """Tell whether something stands in a cell: blanks are nothing."""
    return found is not None and not (isinstance(found, str) and not found.strip())


def name_cell(line: int, column: int) -> str:
    """Name a cell as spreadsheets do: C5 for column 2 (from 0) of line 5."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{line}"
