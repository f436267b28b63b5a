"""Where a file lies that another one names: seen from its folder, and within one alone if told so.

Files that strangers bring may name any path of a machine. While they are read, a name that leads
out of their own folder leads to nothing, whichever key it stands under.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

_WITHIN: ContextVar[Path | None] = ContextVar("within", default=None)
_NOWHERE = ".nowhere"
"""A folder that nobody can bring: names with a dot before them are not laid out."""


@contextmanager
def named_within(folder: Path) -> Iterator[None]:
    """Let files name nothing but what lies in a folder, for as long as they are read."""
    token = _WITHIN.set(folder.resolve())
    try:
        yield
    finally:
        _WITHIN.reset(token)


def find_named(folder: Path, name: str) -> Path:
    """Find where a file lies that another names.

    Parameters
    ----------
    folder : Path
        Folder of the file that names it.
    name : str
        Its path, as it is written.

    Returns
    -------
    Path
        The path, whether there is a file or not; where it leads out of the one folder that may be
        read, a path at which there is none.
    """
    path, within = folder / name, _WITHIN.get()
    if within is None or _is_within(path, within):
        return path
    last = name.replace("\\", "/").rstrip("/").rpartition("/")[2]
    return within / _NOWHERE / (last if last.strip(".") else "?")


def _is_within(path: Path, folder: Path) -> bool:
    """Tell whether a path, all links followed, leads into a folder."""
    try:
        return path.resolve().is_relative_to(folder)
    except (OSError, ValueError, RuntimeError):
        return False
