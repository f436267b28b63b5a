"""One writer at a time in a folder, and two folders exchanged in one step, where systems can."""

from __future__ import annotations

import ctypes
import errno
import functools
import os
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import Enum, auto
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows has no such locks
    fcntl = None  # type: ignore[assignment]

LONGEST_WAIT = 60.0
"""A writer holds a folder for some milliseconds; whoever holds it longer hangs. [s]"""
_PAUSE = 0.01
"""Between two tries. [s]"""
_FROM_HERE = -100
"""AT_FDCWD of linux/fcntl.h: paths begin where the process stands."""
_EXCHANGE = 2
"""RENAME_EXCHANGE of linux/fs.h: both names stay, and what they lead to is exchanged."""
_HELD = threading.local()


@contextmanager
def lock_folder(folder: Path) -> Iterator[None]:
    """Let one writer at a time into a folder; the system lets it go when the process ends.

    A thread that holds a folder may ask for it again. Where a system or a disk has no such
    locks, and in a folder that may not be read, everybody is let in.

    Raises
    ------
    TimeoutError
        If another holds the folder for too long.
    """
    held: set[tuple[int, int]] = _HELD.__dict__.setdefault("folders", set())
    if _find(folder) in held:
        yield
        return
    opened = _wait(folder)
    if opened is None:
        yield
        return
    key = _key(os.fstat(opened))
    held.add(key)
    try:
        yield
    finally:
        held.discard(key)
        os.close(opened)


def _find(folder: Path) -> tuple[int, int] | None:
    """Find which folder bears a name now; nothing where none does."""
    try:
        return _key(folder.stat())
    except OSError:
        return None


def _key(state: os.stat_result) -> tuple[int, int]:
    """Tell a folder from every other."""
    return state.st_dev, state.st_ino


def hold_folder(folder: Path) -> int | None:
    """Hold a folder until the file number that is returned is closed.

    Nothing comes back where another holds it, or where nobody can.
    """
    opened = _open_folder(folder)
    if opened is None:
        return None
    if _take(opened) is _Lock.TAKEN:
        return opened
    os.close(opened)
    return None


def _open_folder(folder: Path) -> int | None:
    """Open a folder; nothing where there are no locks, or it may not be read."""
    if fcntl is None:
        return None
    try:
        return os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    except OSError:
        return None


def _wait(folder: Path) -> int | None:
    """Wait until the folder of a name is free; another may bear the name by then."""
    ends = time.monotonic() + LONGEST_WAIT
    while (opened := _open_folder(folder)) is not None:
        state = _take(opened)
        if state is not _Lock.HELD_BY_ANOTHER and _key(os.fstat(opened)) == _find(folder):
            return opened
        os.close(opened)
        if time.monotonic() > ends:
            raise TimeoutError(errno.ETIMEDOUT, os.strerror(errno.ETIMEDOUT), str(folder))
        time.sleep(_PAUSE)
    return None


class _Lock(Enum):
    """What came of asking for a lock."""

    TAKEN = auto()
    HELD_BY_ANOTHER = auto()
    UNKNOWN = auto()
    """The disk has no locks."""


def _take(opened: int) -> _Lock:
    """Take a lock if it is free."""
    try:
        fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        busy = {errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES}
        return _Lock.HELD_BY_ANOTHER if error.errno in busy else _Lock.UNKNOWN
    return _Lock.TAKEN


def exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step; `False`, and nothing done, where that cannot be."""
    rename = _renameat2()
    if rename is None:
        return False
    ended = rename(_FROM_HERE, os.fsencode(one), _FROM_HERE, os.fsencode(other), _EXCHANGE)
    return bool(ended == 0)


@functools.cache
def _renameat2() -> Callable[..., int] | None:
    """Find the call of Linux that exchanges two names."""
    if sys.platform != "linux":
        return None
    try:
        found = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):  # another library of C, or an older one
        return None
    found.argtypes = (ctypes.c_int, ctypes.c_char_p) * 2 + (ctypes.c_uint,)
    found.restype = ctypes.c_int
    return found
