"""The one door of tables to a screen: they wrap, or turn into lists, and lose no character.

A table whose columns cannot hold their longest words side by side is told row by row: what the
row is, then each figure under its heading.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.measure import Measurement
from rich.padding import Padding
from rich.table import Column, Table
from rich.text import Text

from carepact.report.layout import ScreenLayout
from carepact.report.prose import Prose
from carepact.report.words import put_under


class WholeTable(Table):
    """A table that is never cut: lines of cells break where text does, narrow ones turn."""

    def add_row(self, *cells: RenderableType | None, **look: object) -> None:
        """Add a row; its texts break where a reader would break them."""
        super().add_row(*(_in_prose(one) for one in cells), **look)  # type: ignore[arg-type]

    def add_column(self, header: RenderableType = "", **look: object) -> None:  # type: ignore[override]
        """Add a column; a width that is asked for is the least that it may have."""
        least = look.pop("width", None)
        look.pop("no_wrap", None)
        if least is not None:
            look["min_width"] = least
        super().add_column(_in_prose(header), **look)  # type: ignore[arg-type]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Print the table within the width that there is."""
        if not self.columns:
            return
        room = options.max_width - self._extra_width - self._pads()
        needed = [self._measure(console, options, column) for column in self.columns]
        least = [one.minimum for one in needed]
        if sum(least) > room:
            yield from self._tell_rows()
            return
        fitted = copy.copy(self)
        fitted.columns = [
            _fix(column, width)
            for column, width in zip(self.columns, _share_out(needed, room), strict=True)
        ]
        yield from Table.__rich_console__(fitted, console, options)

    def _pads(self) -> int:
        """Count the characters between columns that are no figures."""
        return sum(self._get_padding_width(place) for place in range(len(self.columns)))

    def _measure(self, console: Console, options: ConsoleOptions, column: Column) -> Measurement:
        """Measure the longest word and the longest line of a column."""
        cells = [*([column.header] if self.show_header else []), *column.cells]
        found = [Measurement.get(console, options, cell) for cell in cells]
        least = max((one.minimum for one in found), default=0)
        if column.overflow == "fold":  # its longest words, such as addresses, may part
            least = min(least, ScreenLayout().folded)
        most = max((one.maximum for one in found), default=0)
        return Measurement(max(least, 1), max(most, least, column.min_width or 0, 1))

    def _tell_rows(self) -> Iterator[RenderableType]:
        """Tell a table row by row, each cell behind the heading of its column."""
        if self.title:
            yield Prose.of(self.title, style="bold italic")
        others = self.columns[1:]
        kept = [list(column.cells) for column in self.columns]
        for place, row in enumerate(self.rows):
            cells = [column[place] for column in kept]
            yield Prose.of(cells[0], style=str(row.style or ""))
            for column, cell in zip(others, cells[1:], strict=True):
                if said := _plain(cell).strip():
                    heading = _plain(column.header).strip() if self.show_header else ""
                    told = Prose(put_under(heading, "") if heading else "", style="dim")
                    told.append_text(cell if isinstance(cell, Text) else Text(said))
                    yield Padding(told, (0, 0, 0, 4))


def _in_prose(cell: RenderableType | None) -> RenderableType:
    """Turn a text into one that parts no figure from its unit; other cells stay as they are."""
    if cell is None:
        return ""
    return Prose.of(cell) if isinstance(cell, str | Text) else cell


def _plain(cell: RenderableType) -> str:
    """Return the bare text of a cell."""
    return cell.plain if isinstance(cell, Text) else str(cell)


def _fix(column: Column, width: int) -> Column:
    """Give a column its width."""
    fixed = column.copy()
    fixed._cells = column._cells  # noqa: SLF001 - Rich copies a column without its cells
    fixed.width, fixed.min_width, fixed.max_width, fixed.ratio = width, None, None, None
    return fixed


def _share_out(needed: list[Measurement], room: int) -> list[int]:
    """Share the room out: each column its longest word, then in turn what makes rows shorter."""
    widths = [one.minimum for one in needed]
    spare = room - sum(widths)
    while spare > 0:
        wanting = [place for place, one in enumerate(needed) if widths[place] < one.maximum]
        if not wanting:
            break
        # The column whose lines are broken most often gains most from a character more.
        place = max(wanting, key=lambda one: needed[one].maximum / widths[one])
        widths[place] += 1
        spare -= 1
    return widths
