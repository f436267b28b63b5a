"""A document in blocks: what it says, before anything is known of HTML, PDF or DOCX."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from carepact.report.figures.picture import Picture

PaperKind = Literal["report", "brief", "submission"]


@dataclass(frozen=True)
class Heading:
    """A heading; the title of the document is of level 1 and stands before all blocks."""

    text: str
    level: int = 2


@dataclass(frozen=True)
class Paragraph:
    """Running text, which may begin with its name."""

    text: str
    name: str = ""
    look: Literal["plain", "small", "strong"] = "plain"


@dataclass(frozen=True)
class Listing:
    """Items below one another."""

    items: tuple[str, ...]


@dataclass(frozen=True)
class FigureLine:
    """One figure of the first page."""

    words: str
    value: str
    bounds: str = ""
    """Its interval in brackets, as it is printed."""
    key: str = ""
    """Which figure of `figures.csv` it is, as `key_of` writes it."""


@dataclass(frozen=True)
class KeyFigures:
    """The few figures that are read first."""

    lines: tuple[FigureLine, ...]


@dataclass(frozen=True)
class Cell:
    """A cell of a table: its text, and what stands small below it."""

    text: str
    small: str = ""
    key: str = ""
    """As `FigureLine.key`."""


@dataclass(frozen=True)
class Table:
    """A table whose first row and first column are heads."""

    caption: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    is_number: tuple[bool, ...] = ()
    """Columns that are set to the right."""
    is_long: bool = False
    """Whether it may go over pages, as lists of sources do."""


@dataclass(frozen=True)
class Drawing:
    """A picture for a page and for a telephone, with the table of its figures."""

    wide: Picture
    narrow: Picture
    table: Table | None = None


@dataclass(frozen=True)
class PageBreak:
    """What follows begins on a new page of paper."""


Block = Heading | Paragraph | Listing | KeyFigures | Table | Drawing | PageBreak


@dataclass(frozen=True)
class Document:
    """A paper: its title, its language, its blocks."""

    kind: PaperKind
    title: str
    subtitle: str
    language: str
    blocks: tuple[Block, ...]
    source: str = ""
    """Who laid it out."""

    @property
    def contents(self) -> list[str]:
        """List the headings of its parts."""
        return [one.text for one in self.blocks if isinstance(one, Heading) and one.level == 2]  # noqa: PLR2004 - h2

    def texts(self) -> Iterator[str]:
        """Give every text of it, in order."""
        yield from (self.title, self.subtitle)
        for block in self.blocks:
            yield from _texts_of(block)
        yield self.source


def _texts_of(block: Block) -> Iterable[str]:
    """Give the texts of a block; those of a picture are its own."""
    match block:
        case Heading(text=text):
            return [text]
        case Paragraph(text=text, name=name):
            return [name, text]
        case Listing(items=items):
            return items
        case KeyFigures(lines=lines):
            return [one for line in lines for one in (line.words, line.value, line.bounds)]
        case Table():
            cells = (one for row in block.rows for cell in row for one in (cell.text, cell.small))
            return [block.caption, *block.headings, *cells]
        case _:
            return []


def key_of(
    variable: str, scenario: str, year: int, label: str | None = None, sex: str | None = None
) -> str:
    """Write which figure of `figures.csv` is meant: its variable, scenario, year, label, sex."""
    return "/".join([variable, scenario, str(year), label or "", sex or ""])
