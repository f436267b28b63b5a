"""Names of files that come from outside: made safe before anything is laid down under them."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path, PurePosixPath


class Sent(StrEnum):
    """Fields of a form by which files come."""

    FILE = "file"
    TEXT = "text"
    """The text of a file, read as the file would be."""
    BESIDE = "beside"
    """Files that it names."""
    CARRIED = "carried"
    """All of them, as a page itself sends them once more."""
    EXAMPLE = "example"
    """One that ships."""


LONGEST_NAME = 240
"""Of a file, as it is laid down; what is longer is cut before its ending. [bytes]"""


def make_safe(name: str) -> str:
    """Make the name of a file one that leads nowhere: no folder, no dot first, no hidden sign."""
    last = PurePosixPath(name.replace("\\", "/")).name
    kept = "".join(one for one in last if one.isprintable() and one not in ':*?"<>|').strip(". ")
    ending = keep_ending(kept)
    stem = kept.removesuffix(ending).encode()[: LONGEST_NAME - len(ending)]
    return stem.decode(errors="ignore") + ending or "file"


def keep_ending(name: str) -> str:
    """Keep the ending of a name, as far as it is one."""
    ending = Path(name).suffix
    return ending if ending[1:].isalnum() and ending.isascii() and len(ending) <= 8 else ""  # noqa: PLR2004 - longer than any
