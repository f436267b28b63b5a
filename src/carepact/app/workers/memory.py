"""The memory of a process: how much it may map, how much it holds, and giving it back."""

from __future__ import annotations

import contextlib
import ctypes
import functools
import gc
import sys
from collections.abc import Callable
from pathlib import Path

MIB = 2**20  # bytes in a MiB


def limit_memory(memory_mb: float) -> None:
    """Let this process map no more writable memory than this [MiB], where the system knows how.

    Resident memory cannot be limited, and all address space would count the GiBs that allocators
    set aside and never write to.
    """
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - it is not on every system

    most = int(memory_mb * MIB)
    resource.setrlimit(resource.RLIMIT_DATA, (most, most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # a core holds what a user gave


def give_back_memory() -> None:
    """Give memory that a job has left unused back to the system."""
    gc.collect()
    _find_trim()(0)


def read_resident(process: int | str = "self") -> float:
    """Return the resident memory of a process [MiB]; 0 where it has ended or cannot be read."""
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{process}/status").read_text(encoding="utf-8").splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) / 1024  # it stands there in KiB
    return 0.0


@functools.cache
def _find_trim() -> Callable[[int], object]:
    """Find what trims the heap: the C library of most Linux systems has it."""
    if sys.platform == "linux" and hasattr(library := ctypes.CDLL(None), "malloc_trim"):
        return library.malloc_trim
    return lambda _kept: None
