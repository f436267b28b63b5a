"""A worker ends itself where its server no longer can."""

from __future__ import annotations

import ctypes
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager


def end_with_parent() -> None:
    """End this process when the one that forked it ends, where the system knows how."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, int(signal.SIGKILL))  # PR_SET_PDEATHSIG of <sys/prctl.h>


@contextmanager
def end_after(seconds: float) -> Iterator[None]:
    """End this process if the block lasts longer, even in a library that never comes back."""
    if sys.platform == "win32":
        yield
        return
    signal.setitimer(signal.ITIMER_REAL, seconds)  # nobody handles its signal: it ends a process
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
