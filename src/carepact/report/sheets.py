"""Sheets of a workbook: a frozen header, columns as wide as their text, numbers as numbers."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from carepact.core.csv_text import escape_formula

if TYPE_CHECKING:
    import xlsxwriter
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet


@dataclass(frozen=True)
class SheetLayout:
    """Sizes of a sheet. [characters]"""

    narrowest_column: int = 9
    widest_column: int = 60
    longest_cell: int = 32_767
    """What one cell can hold."""


class Shown(NamedTuple):
    """A number with the way in which a spreadsheet shows it."""

    value: float | None
    pattern: str
    """E.g. `0.0%`; separators are those of the reader's own spreadsheet."""


class Book:
    """A workbook that is being written; the same sheets give the same bytes."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self._book = book
        self._bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        self._texts = book.add_format({"text_wrap": True, "valign": "top"})
        self._patterns: dict[str, Format] = {}

    def write(self, name: str, header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
        """Write one sheet."""
        sheet: Worksheet = self._book.add_worksheet(name)
        widths = [len(str(word)) for word in header]
        for column, word in enumerate(header):
            sheet.write_string(0, column, str(escape_formula(word)), self._bold)
        for line, row in enumerate(rows, start=1):
            for column, value in enumerate(row):
                self._write_cell(sheet, line, column, value)
                widths[column] = max(widths[column], _width_of(value))
        layout = SheetLayout()
        for column, width in enumerate(widths):
            fitting = min(max(width + 1, layout.narrowest_column), layout.widest_column)
            sheet.set_column(column, column, fitting)
        sheet.freeze_panes(1, 0)

    def _write_cell(self, sheet: Worksheet, line: int, column: int, value: object) -> None:
        """Write one cell: a number, a truth, a text that is no formula, or nothing."""
        shape = None
        if isinstance(value, Shown):
            shape, value = self._pattern_of(value.pattern), value.value
        if value is None:
            return
        if isinstance(value, bool):
            sheet.write_boolean(line, column, value)
        elif isinstance(value, int | float):
            if value == value and abs(value) != float("inf"):  # noqa: PLR0124 - NaN is no number
                sheet.write_number(line, column, value, shape)
        else:
            text = str(escape_formula(str(value)))
            sheet.write_string(line, column, text[: SheetLayout().longest_cell], self._texts)

    def _pattern_of(self, pattern: str) -> Format:
        """Return the format of a pattern, made once."""
        if pattern not in self._patterns:
            shape = {"num_format": pattern, "valign": "top"}
            self._patterns[pattern] = self._book.add_format(shape)
        return self._patterns[pattern]


@contextmanager
def open_book(title: str, stream: io.BytesIO) -> Iterator[Book]:
    """Open a workbook that is written into a stream when it is closed."""
    import xlsxwriter  # noqa: PLC0415 - slow to import, only workbooks need it

    as_text: Mapping[str, bool] = {"strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(stream, {"in_memory": True, **as_text})
    no_date = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)  # the same bytes every time
    book.set_properties({"title": title, "created": no_date})
    yield Book(book)
    book.close()


def _width_of(value: object) -> int:
    """Count the characters of a cell; of a number, with its separators, about."""
    if isinstance(value, Shown):
        return 0 if value.value is None else len(f"{value.value:,.1f}")
    return len(f"{value}")
