"""Carry countries one by one, here or in processes of their own."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context

from carepact.studies.every_country.result import CountryResult


@contextmanager
def start_workers(workers: int) -> Iterator[Callable[..., Iterable[CountryResult]]]:
    """Give a way to carry countries one by one, here or in processes; what waits is dropped."""
    if workers == 1:
        yield map
        return
    # Fresh processes, as a fork would copy the threads of a library half way through their work.
    pool = ProcessPoolExecutor(workers, get_context("spawn"), _leave_interrupts_alone)
    try:
        yield pool.map
    finally:
        pool.shutdown(cancel_futures=True)


def _leave_interrupts_alone() -> None:
    """Leave it to the first process to be interrupted; it ends the others."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
