r"""Characters that steer a screen or a program and say nothing: refused in, made visible out.

A text may hold tabs and ends of lines. Every other control character (NUL, ESC and the rest of
ASCII's and Unicode's), marks that turn the direction of writing, halves of pairs and characters
that are none can end a program, move a cursor, or make a text look like another.
"""

from __future__ import annotations

import re
from functools import cache

from carepact.core.messages import _

CONTROLS = (
    "\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffe\uffff"
)
"""Control characters, as they stand in the brackets of a regular expression."""
PLAIN_BYTES = bytes(
    byte
    for byte in range(256)
    if byte in b"\t\n\r" or 0x20 <= byte < 0x7F or byte >= 0x80  # noqa: PLR2004
)
"""Bytes of ASCII that no control character has, and those of other letters."""

LONG_WORD = r"\S{5000,}"
"""A word longer than the longest path of Linux, 4096 letters."""
SHOWN = 100
"""How many letters of both its ends are shown."""

BEGINNINGS = (b"\xc2", b"\xe2\x80", b"\xe2\x81", b"\xef\xbf", b"\xed")
"""How control characters beyond ASCII, and halves of pairs, begin in UTF-8; a few others too."""


@cache
def _controls() -> re.Pattern[str]:
    """Find a control character, or half of a pair."""
    return re.compile(f"[{CONTROLS}\ud800-\udfff]")


def find_control(text: str) -> int | None:
    """Return the place of the first control character of a text, if there is any."""
    if text.isprintable():  # as most texts are, and quickly told
        return None
    found = _controls().search(text)
    return found.start() if found else None


def find_control_in(raw: bytes, text: str) -> int | None:
    """Return the place in a long text that these bytes hold, looking at bytes where that does."""
    if not text.isascii():
        raw = text.encode("utf-8", "surrogatepass")
        if any(begin in raw for begin in BEGINNINGS):
            return find_control(text)
    return find_control(text) if raw.translate(None, PLAIN_BYTES) else None


def word_control(file: str, text: str, place: int) -> str:
    """Word that a text holds a control character, with its line."""
    return _(
        "{file}, line {line}: holds the control character {sign}, which no text needs. Take it "
        "out.",
        file=file,
        line=text.count("\n", 0, place) + 1,
        sign=name_control(text[place]),
    )


def name_control(sign: str) -> str:
    """Name a character by its number, as Unicode writes it."""
    return f"U+{ord(sign):04X}"


def show_controls(text: str) -> str:
    r"""Write control characters so that they are seen and steer nothing: ESC as `\x1b`."""
    if text.isprintable():
        return text
    return _controls().sub(lambda found: ascii(found[0])[1:-1], text)


def shorten_words(text: str) -> str:
    """Cut words in the middle that are longer than any path, so that a message can be read."""
    return re.sub(LONG_WORD, lambda found: f"{found[0][:SHOWN]}...{found[0][-SHOWN:]}", text)
