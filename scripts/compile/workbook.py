"""Read the tabs of the World Bank's workbook on women, business and the law."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from pathlib import Path

import openpyxl

WORKBOOK = Path("macro") / "leave" / "wbl2026_full_workbook.xlsx"
CODES, TITLES, FIRST = 1, 2, 3
"""Rows of a tab: codes of the columns, questions in words, first country."""
NAME, CODE, YEAR = 0, 2, 5
"""Columns of every tab."""
ISO_OF = {"KSV": "XKX"}
Cells = tuple[object, ...]


@dataclass(frozen=True)
class Tab:
    """One tab of the workbook."""

    title: str
    heads: list[str]
    questions: Cells
    rows: tuple[Cells, ...]


@functools.cache
def read_tab(path: Path, title: str) -> Tab:
    """Read one tab."""
    sheet = openpyxl.load_workbook(path, read_only=True, data_only=True)[title]
    rows = list(sheet.iter_rows(values_only=True))
    heads = [str(cell) for cell in rows[CODES]]
    return Tab(title, heads, rows[TITLES], tuple(row for row in rows[FIRST:] if row[CODE]))
