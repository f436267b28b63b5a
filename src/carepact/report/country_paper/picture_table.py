"""The figures of a picture as a table, for those who do not see it."""

from __future__ import annotations

from carepact.core.messages import _
from carepact.report.figures.picture import Picture
from carepact.report.paper.document import Cell, Table
from carepact.report.run.words import in_words_of_run, name_case
from carepact.report.scales import print_bare
from carepact.report.words import in_words
from carepact.simulate.projection import CLOSURES


def tabulate_picture(picture: Picture) -> Table:
    """Lay out the figures of a picture, a row each."""
    rows = tuple(tuple(Cell(_print(value)) for value in row) for row in picture.table.iter_rows())
    headings = tuple(_name_column(name) for name in picture.table.columns)
    numbers = tuple(kind.is_float() for kind in picture.table.dtypes)
    return Table(picture.sentence, headings, rows, numbers, is_long=True)


def _name_column(name: str) -> str:
    """Name a column."""
    return in_words(name.replace("_", " "))


def _print(value: object) -> str:
    """Print a value of a table."""
    if isinstance(value, bool) or value is None:
        return "–"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return print_bare(value)
    if value in CLOSURES:
        return name_case(str(value))
    return in_words_of_run(str(value)) or _("unknown")
