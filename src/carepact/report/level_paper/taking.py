"""Take over into a paper what a level's screen or public page says: same words, same tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from rich.console import Group, RenderableType
from rich.table import Table as ScreenTable
from rich.text import Text

from carepact.report.figures.picture import NARROW, WIDE, Drawer
from carepact.report.pact.sheet import SheetPart, SheetPromise, SheetTable
from carepact.report.paper.document import (
    Block,
    Cell,
    Drawing,
    Heading,
    Listing,
    Paragraph,
    Table,
)
from carepact.report.paper.screen_parts import take_table


def take_screen(parts: Iterable[RenderableType]) -> Iterator[Block]:
    """Turn parts of a level's screen into blocks.

    Parameters
    ----------
    parts : iterable of renderable
        Groups, tables, titles of parts, sentences that may begin with their name, lists.
    """
    items: list[str] = []
    for part in _flatten(parts):
        if isinstance(part, Text) and (item := re.match(r"\s*[-?•] (.*)", part.plain, re.DOTALL)):
            items.append(item[1])
            continue
        if items and not (isinstance(part, Text) and not part.plain.strip()):
            yield Listing(tuple(items))
            items = []
        if isinstance(part, ScreenTable):
            yield take_table(part)
        elif isinstance(part, Text) and part.plain.strip():
            yield _take_text(part)
        elif not isinstance(part, Text):
            raise TypeError(f"a {type(part).__name__} of the screen has no place in a paper")
    if items:
        yield Listing(tuple(items))


def _flatten(parts: Iterable[RenderableType]) -> Iterator[RenderableType]:
    """List parts of groups one by one."""
    for part in parts:
        if isinstance(part, Group):
            yield from _flatten(part.renderables)
        else:
            yield part


def _take_text(text: Text) -> Heading | Paragraph:
    """Turn a text into a heading, or a paragraph that may begin with its name."""
    said, style = text.plain.strip(), str(text.style)
    if style == "bold underline":
        return Heading(said)
    named = [span.end for span in text.spans if span.start == 0 and str(span.style) == "bold"]
    if named:
        return Paragraph(text.plain[named[0] :].strip(), text.plain[: named[0]].strip())
    looks = {"bold": "strong", "dim": "small"}
    return Paragraph(said, look=looks.get(style, "plain"))  # type: ignore[arg-type]


def take_sheet(parts: Iterable[SheetPart]) -> Iterator[Block]:
    """Turn parts of a public page into blocks, each under its heading."""
    for part in parts:
        yield Heading(part.title)
        yield from map(Paragraph, filter(None, part.lines))
        if part.table is not None and part.table.rows:
            yield _take_sheet_table(part.table, part.title)
        yield from _list(part.items)
        yield from (Paragraph(one, look="small") for one in part.notes)
        for promise in part.promises:
            yield from _take_promise(promise)


def _take_promise(promise: SheetPromise) -> Iterator[Block]:
    """Turn a promise into blocks."""
    yield Heading(promise.title, 3)
    yield Paragraph(promise.words)
    yield from (Paragraph(one, look="small") for one in promise.lines)
    for table in promise.tables:
        yield _take_sheet_table(table, promise.title)


def _take_sheet_table(table: SheetTable, title: str) -> Table:
    """Turn a table of a public page into one of paper."""
    return lay_table(table.caption or title, table.heads, table.rows)


def _list(items: Sequence[str]) -> Iterator[Block]:
    """List items, if there are any."""
    if items:
        yield Listing(tuple(items))


def lay_table(
    caption: str, heads: Sequence[str], rows: Iterable[Sequence[str]], numbers: int = 0
) -> Table:
    """Lay texts out as a table, so many columns of figures on its right."""
    is_number = tuple(place >= len(heads) - numbers for place in range(len(heads)))
    return Table(caption, tuple(heads), tuple(tuple(map(Cell, row)) for row in rows), is_number)


def draw_both(drawer: Drawer, table: Table) -> Drawing:
    """Draw a picture for a page and for a telephone, with the table of its figures."""
    return Drawing(drawer(sizes=WIDE), drawer(sizes=NARROW), table)
