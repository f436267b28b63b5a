"""The workbook of a pact: each table on a sheet, in the reader's language."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence

from carepact.report.sheets import open_book

Sheet = tuple[Sequence[str], Iterable[Sequence[object]]]
"""Headings, and rows."""


def write_workbook(title: str, sheets: Mapping[str, Sheet]) -> bytes:
    """Write sheets by name, the same bytes for the same sheets."""
    stream = io.BytesIO()
    with open_book(title, stream) as book:
        for name, (heads, rows) in sheets.items():
            book.write(name, heads, rows)
    return stream.getvalue()
