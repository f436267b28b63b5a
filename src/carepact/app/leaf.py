"""A page of blocks: title, ways on, a form, then headings, tables and pictures, and downloads."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

import polars as pl

from carepact.app.forms import Form
from carepact.app.nouns import all_nouns
from carepact.app.pages import Link, show_page
from carepact.app.replies import TWINS, Reply
from carepact.app.told import Pairs, Told, write_query
from carepact.app.views.view import Answerer, Data, Progress
from carepact.core.messages import _, language
from carepact.report.figures.picture import NARROW, WIDE, Drawer
from carepact.report.formats import render
from carepact.report.paper.document import Block, Cell, Drawing, Table


@dataclass(frozen=True)
class PageCell(Cell):
    """A cell that leads somewhere, or to which an address can lead."""

    address: str = ""
    """Where its text leads."""
    anchor: str = ""
    """Name of its row, as `evidence#name` has it."""
    is_short: bool = False
    """Whether it stands on one line, as a day does."""


@dataclass(frozen=True)
class Leaf:
    """What one page says."""

    noun: str
    title: str
    lead: tuple[str, ...]
    blocks: tuple[Block, ...]
    form: Form | None = None
    further: Form | None = None
    """A form below the blocks, with a title."""
    ways: tuple[Link, ...] = ()
    """Where one may go on; what is no page of this server is left out."""
    query: Pairs = ()
    """Fields of the address that decide the figures, for charts and downloads."""
    files: Collection[str] = ()
    """Names of downloads."""
    charts: Collection[str] = ()
    has_data: bool = True
    """Whether the same is data at `/api/`."""
    twins_of: Mapping[str, str] = field(default_factory=dict)
    """Name of a picture by that of its chart, where they differ."""


class Found(Protocol):
    """A result that is one table."""

    @property
    def figures(self) -> pl.DataFrame:
        """Every figure, a row each."""

    def manifest(self) -> dict[str, Any]:
        """Describe how it came to be."""


Finder = Callable[[Told, Progress], Found]
"""Finds the result that an address asks for."""


def show_leaf(leaf: Leaf, told: Told) -> Reply:
    """Show a page of blocks."""
    query = write_query(leaf.query)
    ask = f"?{query}" if query else ""
    known = {one.name for one in all_nouns()}
    spoken = write_query([*leaf.query, ("language", language())])
    downloads = [Link(name, f"{leaf.noun}/file/{name}{ask}") for name in leaf.files]
    data = [Link("JSON (API)", f"../api/{leaf.noun}?{spoken}")] if leaf.has_data else []
    return show_page(
        "leaf.html.j2",
        leaf.noun,
        told,
        {
            "title": leaf.title,
            "lead": leaf.lead,
            "ways": [one for one in leaf.ways if name_noun(one.address) in known],
            "form": leaf.form,
            "further": leaf.further,
            "blocks": leaf.blocks,
            "twins": {
                leaf.twins_of.get(name, name): [
                    Link(kind.upper(), f"{leaf.noun}/chart/{name}.{kind}{ask}") for kind in TWINS
                ]
                for name in leaf.charts
            },
            "files": downloads,
            "data": data,
        },
    )


def name_noun(address: str) -> str:
    """Name the noun to which an address leads.

    Examples
    --------
    >>> name_noun("country?country=KEN")
    'country'
    """
    return address.partition("#")[0].partition("?")[0].partition("/")[0]


def draw_block(drawer: Drawer, table: Table | None = None) -> Drawing:
    """Draw a picture for a page and for a telephone, with the table of its figures."""
    return Drawing(drawer(sizes=WIDE), drawer(sizes=NARROW), table)


def offer_data(find: Finder) -> Data:
    """Offer the rows of a result and how it came to be, as `carepact -o .json` writes them."""

    def answer(told: Told, on_progress: Progress) -> dict[str, object]:
        found = find(told, on_progress)
        return {"rows": found.figures.to_dicts(), "manifest": found.manifest()}

    return answer


def offer_csv(find: Finder, name: str) -> Answerer:
    """Offer the rows of a result as a table for a spreadsheet."""

    def answer(told: Told, on_progress: Progress) -> Reply:
        found = find(told, on_progress)
        return Reply(render(found.figures, found.manifest(), "csv"), "csv", name=name)

    return answer


def has_words(asked: str, texts: Iterable[str]) -> bool:
    """Tell whether texts hold every word that is looked for, whatever its accents and capitals.

    Examples
    --------
    >>> has_words("conge mater", ["Congé de maternité"])
    True
    """
    held = fold(" ".join(texts))
    return all(one in held for one in fold(asked).split())


def fold(text: str) -> str:
    """Fold a text for looking up: without accents and capitals."""
    parted = unicodedata.normalize("NFKD", text.casefold())
    return "".join(one for one in parted if not unicodedata.combining(one))


def say_found(shown: int, every: int) -> str:
    """Say how many rows of all are shown."""
    return _("{shown} of {every} shown.", shown=shown, every=every)
