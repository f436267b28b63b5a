"""The public page of a pact as HTML: parts with their lines, tables and promises."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib import metadata

from carepact.core.messages import _, language
from carepact.report.holding import hold_together
from carepact.report.words import put_under


@dataclass(frozen=True)
class SheetTable:
    """A table of the page; on a narrow screen each cell stands behind its heading."""

    heads: Sequence[str]
    rows: Sequence[Sequence[str]]
    caption: str = ""
    strong: int = 0
    """Place of the column that stands out, 0 where none does."""

    @property
    def marks(self) -> tuple[str, ...]:
        """Say what stands before a cell where its column has no heading above it."""
        return tuple(f"{put_under(head, '').rstrip()} " for head in self.heads)


@dataclass(frozen=True)
class SheetPromise:
    """One promise of the page."""

    title: str
    words: str
    lines: Sequence[str] = ()
    tables: Sequence[SheetTable] = ()


@dataclass(frozen=True)
class SheetPart:
    """One part of the page under its heading."""

    title: str
    lines: Sequence[str] = ()
    table: SheetTable | None = None
    items: Sequence[str] = ()
    notes: Sequence[str] = ()
    promises: Sequence[SheetPromise] = ()


def write_sheet(
    title: str, lead: Iterable[str], parts: Iterable[SheetPart], foot: Iterable[str]
) -> bytes:
    """Write the page, which asks for nothing outside itself.

    Parameters
    ----------
    title : str
        Its heading and title.
    lead : iterable of str
        What stands below the heading.
    parts : iterable of SheetPart
        In their order.
    foot : iterable of str
        Small print: how it was computed.
    """
    from jinja2 import Environment, PackageLoader, StrictUndefined  # noqa: PLC0415 - slow to import

    surroundings = Environment(
        loader=PackageLoader("carepact.report", "pact"),
        autoescape=True,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        finalize=_hold,
    )
    page = surroundings.get_template("sheet.html.j2").render(
        lang=language(),
        title=title,
        lead=list(lead),
        parts=list(parts),
        foot=[*foot, _("Computed by carepact {version}.", version=metadata.version("carepact"))],
    )
    return page.encode()


def _hold(value: object) -> object:
    """Hold the parts of a number together, so that no line breaks within it."""
    return hold_together(value) if type(value) is str else value
