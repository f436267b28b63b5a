"""The one door to a screen: what is shown is text, and nothing in it is read as marks.

Rich takes `[/b]` or `:warning:` in a plain string for marks of its own. Labels of data hold what
they hold; so nothing of a string is ever read, and control characters are made visible where text
is laid out (`report.prose`).
"""

from __future__ import annotations

import io
from typing import TextIO

from rich.console import Console, RenderableType

from carepact.report.layout import ScreenLayout


def open_screen(
    file: TextIO | None = None,
    width: int | None = None,
    *,
    highlight: bool = False,
    plain: bool = False,
) -> Console:
    """Open the screen, or a text that is laid out like one.

    Parameters
    ----------
    file : TextIO, optional
        Where to write; standard output when omitted.
    width : int, optional
        Characters of a line; those of the screen when omitted.
    highlight : bool
        Whether figures of plain strings are coloured.
    plain : bool
        Without any colour, whatever the screen could show.
    """
    return Console(
        file=file,
        width=width,
        color_system=None if plain else "auto",
        highlight=highlight,
        markup=False,
        emoji=False,
    )


def write_page(page: RenderableType) -> bytes:
    """Write a page as the text of a file, without spaces at the ends of lines."""
    text = io.StringIO()
    open_screen(text, ScreenLayout().answer).print(page)
    lines = (line.rstrip() for line in text.getvalue().splitlines())
    return ("\n".join(lines) + "\n").encode()
