"""How the parts of a full answer begin, and how their tables look."""

from __future__ import annotations

from collections.abc import Iterator

from carepact.report.prose import Prose
from carepact.report.tables import WholeTable


def begin(title: str) -> Iterator[Prose]:
    """Begin a part under its title."""
    yield Prose()
    yield Prose(title, style="bold underline")


def make_table(*headings: str, numbers: int = 0) -> WholeTable:
    """Make a table with words on the left, and so many columns of figures on the right."""
    table = WholeTable(show_edge=False, pad_edge=False, header_style="bold", box=None)
    for place, heading in enumerate(headings):
        right = place >= len(headings) - numbers
        table.add_column(heading, justify="right" if right else "left")
    return table
