"""Text that never parts a number from its unit, nor an interval, at the end of a line.

Rich breaks a line at every white space, no-break spaces too. Text of this page breaks at plain
spaces alone, and there only where neither side belongs to the other.
"""

from __future__ import annotations

import re
from typing import Any

from rich.console import Console, ConsoleOptions, JustifyMethod, OverflowMethod
from rich.containers import Lines
from rich.measure import Measurement
from rich.style import Style
from rich.text import Text

from carepact.core.controls import show_controls
from carepact.report.holding import hold_together


class Prose(Text):
    """Text whose lines break where a reader would break them."""

    def __init__(self, text: str = "", style: str | Style = "", **look: Any) -> None:  # noqa: ANN401 - as Rich has it
        """Take a text; signs in it that would steer the screen are made visible."""
        super().__init__(show_controls(text), style, **look)

    @classmethod
    def of(cls, text: object, style: str = "") -> Prose:
        """Take over a text with its styles, or a string as it is."""
        if not isinstance(text, Text):
            return cls(str(text), style=style)
        return cls(text.plain, style=style or text.style, justify=text.justify, spans=text.spans)

    def wrap(
        self,
        console: Console,
        width: int,
        *,
        justify: JustifyMethod | None = None,
        overflow: OverflowMethod | None = None,  # noqa: ARG002 - nothing is ever cut
        tab_size: int = 8,  # noqa: ARG002 - there are no tabs
        no_wrap: bool | None = None,  # noqa: ARG002 - what is too long wraps
    ) -> Lines:
        """Break the text into lines of at most a width; a longer word goes on in the next."""
        lines = Lines()
        for paragraph in self.split(allow_blank=True):
            hang = _count_hang(paragraph.plain, width)
            places = _find_breaks(hold_together(paragraph.plain), width, hang)
            parts = paragraph.divide(places)
            for place, part in enumerate(parts):
                part.rstrip()
                if place:
                    part.pad_left(hang)
            parts.justify(console, width, justify=justify or self.justify or "left")
            lines.extend(parts)
        return lines

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        """Measure the longest word that does not part, and the longest line."""
        held = hold_together(self.plain)
        words = [len(word) for word in re.split(r"[ \n]", held)]
        return Measurement(max(words, default=0), max(map(len, held.split("\n")), default=0))


def put_name(name: str, said: str) -> Prose:
    """Put the name of a part in front of what it says."""
    return Prose.of(Text.assemble((name.rstrip(), "bold"), f" {said}"))


def _count_hang(text: str, width: int) -> int:
    """Count the spaces before the further lines of a paragraph: those of its first."""
    begun = re.match(r" *(?:(?:[-•]|\d\.) )?", text)
    hang = len(begun[0]) if begun else 0
    return hang if 3 * hang < width else 0


def _find_breaks(text: str, width: int, hang: int) -> list[int]:
    """Find where lines end: at plain spaces, or within a word that is longer than a line."""
    breaks: list[int] = []
    start, end = 0, 0
    for word in re.finditer(r" *[^ ]+", text):
        room = max(width - (hang if breaks else 0), 1)
        if word.end() - start > room and word.start() > start:
            start = word.start() + len(word[0]) - len(word[0].lstrip(" "))
            breaks.append(start)
            room = max(width - hang, 1)
        while word.end() - start > room:
            start += room
            breaks.append(start)
            room = max(width - hang, 1)
        end = word.end()
    return [place for place in breaks if 0 < place < max(end, len(text))]
