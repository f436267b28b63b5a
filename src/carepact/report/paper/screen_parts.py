"""Take what a screen shows over into a paper: the same words, the same tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import Group, RenderableType
from rich.table import Table as ScreenTable
from rich.text import Text

from carepact.report.paper.document import Block, Cell, Heading, Paragraph, Table


def take_over(
    parts: Iterable[RenderableType], caption: str = "", *, is_long: bool = False
) -> Iterator[Block]:
    """Turn parts of a screen into blocks.

    Parameters
    ----------
    parts : iterable of renderable
        Groups, tables and texts.
    caption : str
        Of tables that have no title of their own.
    is_long : bool
        Whether their tables may go over pages.
    """
    for part in parts:
        if isinstance(part, Group):
            yield from take_over(part.renderables, caption, is_long=is_long)
        elif isinstance(part, ScreenTable):
            yield take_table(part, caption, is_long=is_long)
        elif isinstance(part, Text) and part.plain.strip():
            yield _take_text(part)
        elif not isinstance(part, Text):
            raise TypeError(f"a {type(part).__name__} of the screen has no place in a paper")


def take_table(table: ScreenTable, caption: str = "", *, is_long: bool = False) -> Table:
    """Turn a table of the screen into one of paper."""
    columns = [[_take_cell(cell) for cell in column.cells] for column in table.columns]
    titled = table.title.plain if isinstance(table.title, Text) else table.title
    return Table(
        (titled or caption).strip(),
        tuple(_plain(column.header).replace("\n", " ") for column in table.columns),
        tuple(zip(*columns, strict=True)),
        tuple(column.justify == "right" for column in table.columns),
        is_long,
    )


def _take_text(text: Text) -> Heading | Paragraph:
    """Turn a text into a paragraph, small where it is dim; a bold one that is no sentence heads."""
    said, style = text.plain.strip(), str(text.style)
    if style == "bold":
        return Paragraph(said, look="strong") if said.endswith(".") else Heading(said, 3)
    return Paragraph(said, look="small" if style == "dim" else "plain")


def _take_cell(cell: RenderableType) -> Cell:
    """Turn a cell into text; what stands dim below its first line is small."""
    if not isinstance(cell, Text):
        return Cell(_plain(cell))
    dim = [span.start for span in cell.spans if "dim" in str(span.style)]
    if not dim:
        return Cell(cell.plain.strip())
    return Cell(cell.plain[: min(dim)].strip(), cell.plain[min(dim) :].strip())


def _plain(part: RenderableType) -> str:
    """Return the letters of a part of a table."""
    return part.plain if isinstance(part, Text) else str(part)
