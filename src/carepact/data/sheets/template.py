"""Write a workbook to be filled in: headings in the reader's language, a note at each.

A sheet is empty, or begins with rows that are given, such as the questions to be answered.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from carepact.core.messages import word
from carepact.data.sheets.form import Column, Form, code_word

if TYPE_CHECKING:
    import xlsxwriter
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet


@dataclass(frozen=True)
class TemplateLayout:
    """Sizes of a template."""

    rows: int = 400
    """How many rows have their formats and notes: more than a year has days. [rows]"""
    narrowest: int = 11
    """Width of a column, so that a date can be read. [characters]"""
    longest_title: int = 32
    """What XLSX allows of a title at a cell. [characters]"""
    longest_note: int = 255
    """What XLSX allows of a note at a cell. [characters]"""
    widest: int = 44
    """Width of a column of sentences, which break. [characters]"""


def write_template(
    title: str, forms: Sequence[Form], begun: Mapping[str, Sequence[Sequence[str]]] | None = None
) -> bytes:
    """Write a workbook with a sheet for each form.

    Parameters
    ----------
    title : str
        What it is for.
    forms : sequence of Form
        Its sheets. A note on what to write appears where a cell is chosen; numbers, days and
        choices outside what is asked are refused by the spreadsheet, as they are when it is read.
    begun : mapping of str to sequence of sequence of str, optional
        Rows with which a sheet begins, by the name of its form: texts, column by column, those
        that are left to the reader at their end or empty.

    Returns
    -------
    bytes
        An XLSX file; the same forms in the same language give the same bytes.
    """
    import xlsxwriter  # noqa: PLC0415 - slow to import, only workbooks need it

    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_formulas": False})
    no_date = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)  # the same bytes every time
    book.set_properties({"title": title, "created": no_date})
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    for form in forms:
        rows = (begun or {}).get(form.name, ())
        _write_sheet(book, book.add_worksheet(word(form.title)), form, head, rows)
    book.close()
    return stream.getvalue()


def _write_sheet(
    book: xlsxwriter.Workbook,
    sheet: Worksheet,
    form: Form,
    head: Format,
    rows: Sequence[Sequence[str]],
) -> None:
    """Write the headings of one form, what each column takes, and the rows that are given."""
    formats = {
        "day": book.add_format({"num_format": "yyyy-mm-dd"}),
        "number": book.add_format({"num_format": "0.##"}),
        "whole": book.add_format({"num_format": "0"}),
    }
    # Where rows are given there are sentences to be read; empty sheets keep their plain cells.
    sentences = book.add_format({"text_wrap": True, "valign": "top"}) if rows else None
    for place, column in enumerate(form.columns):
        title = word(column.title)
        sheet.write_string(0, place, title, head)
        longest = max(map(len, title.split()), default=0)
        width = max(TemplateLayout().narrowest, longest + 2)
        if rows and column.kind == "text":
            given = max((len(row[place]) for row in rows if place < len(row)), default=0)
            width = max(width, min(given or TemplateLayout().widest, TemplateLayout().widest))
        sheet.set_column(place, place, width, formats.get(column.kind, sentences))
        sheet.data_validation(1, place, TemplateLayout().rows, place, _limit(column, title))
    for line, row in enumerate(rows, start=1):
        for place, text in enumerate(row):
            if text:
                sheet.write_string(line, place, text, sentences)
    sheet.freeze_panes(1, 0)


def _limit(column: Column, title: str) -> dict[str, Any]:
    """Say what a cell takes, in the form that xlsxwriter reads."""
    layout, note = TemplateLayout(), word(column.note)
    if len(note) > layout.longest_note:
        note = note[: layout.longest_note - 1] + "…"
    told = {"input_title": title[: layout.longest_title], "input_message": note}
    if column.kind == "choice":
        words = [word(code_word(code)) for code in column.choices]
        return told | {"validate": "list", "source": words}
    if column.kind == "day":
        first = datetime(1900, 1, 1, tzinfo=UTC).replace(tzinfo=None)
        return told | {"validate": "date", "criteria": ">=", "value": first}
    if column.kind == "text" or column.least is None:
        return told | {"validate": "any"}
    kind = "integer" if column.kind == "whole" else "decimal"
    if column.most is None:
        return told | {"validate": kind, "criteria": ">=", "value": float(column.least)}
    bounds = {"minimum": float(column.least), "maximum": float(column.most)}
    return told | {"validate": kind, "criteria": "between", **bounds}
