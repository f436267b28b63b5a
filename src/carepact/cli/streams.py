"""Standard output and standard error that take every letter, on any machine."""

from __future__ import annotations

import errno
import io
import os
import sys
from pathlib import Path
from typing import TextIO


def open_streams() -> None:
    """Let both streams take every letter: UTF-8 into files and pipes, a '?' on a poor screen.

    A console of Windows takes Unicode as it is. A redirected stream has the code page of the
    machine, cp1252 for one, which knows neither ≈ nor every letter of a name.
    """
    if sys.stdout is None:  # a program without a console, or `>&-`
        sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - for good
    if sys.stderr is None:
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - for good
    for stream in (sys.stdout, sys.stderr):
        if not isinstance(stream, io.TextIOWrapper):
            continue  # what a test or another program listens with takes every letter
        if stream.isatty():
            stream.reconfigure(errors="replace")
        else:
            # A file's name may hold bytes that are no letters; they are shown, not refused.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def flush_streams() -> None:
    """Send out what is held back, so that a full disk is known before the end."""
    sys.stdout.flush()
    sys.stderr.flush()


def is_reader_gone(error: OSError) -> bool:
    """Tell whether the reader of our output has left, as `head` does."""
    # Windows says EINVAL where the other end of a pipe is closed.
    return error.errno == errno.EPIPE or (os.name == "nt" and error.errno == errno.EINVAL)


def hush_streams(*streams: TextIO) -> None:
    """Drop what is still held back, so that nothing complains when the process ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in streams or (sys.stdout, sys.stderr):
        try:
            os.dup2(nowhere, stream.fileno())
        except (OSError, ValueError):  # a stream of a test has no number
            continue
