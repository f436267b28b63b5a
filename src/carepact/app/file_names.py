"""Names of files that come from outside: made safe before anything is laid down under them."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

TEXT, CARRIED = "text", "carried"
"""Fields that are read as files: the text of one, and what a page itself sends once more."""
LONGEST_NAME = 100
"""Of a file, as it is laid down; what is longer is cut before its ending. [letters]"""


def make_safe(name: str) -> str:
    """Make the name of a file one that leads nowhere: no folder, no dot first, no hidden sign."""
    last = PurePosixPath(name.replace("\\", "/")).name
    kept = "".join(one for one in last if one.isprintable() and one not in ':*?"<>|').strip(". ")
    ending = keep_ending(kept)
    return kept.removesuffix(ending)[: LONGEST_NAME - len(ending)] + ending or "file"


def keep_ending(name: str) -> str:
    """Keep the ending of a name, as far as it is one."""
    ending = Path(name).suffix
    return ending if ending[1:].isalnum() and ending.isascii() and len(ending) <= 8 else ""  # noqa: PLR2004 - longer than any
