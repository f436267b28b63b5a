"""Carry countries one by one, here or in processes of their own."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from multiprocessing import get_context

from carepact.core import voice
from carepact.core.messages import language
from carepact.core.speaking import use_language
from carepact.studies.every_country.result import CountryResult


@contextmanager
def start_workers(workers: int) -> Iterator[Callable[..., Iterable[CountryResult]]]:
    """Give a way to carry countries one by one, here or in processes; what waits is dropped."""
    if workers == 1:
        yield map
        return
    # Fresh processes, as a fork would copy the threads of a library half way through their work.
    pool = ProcessPoolExecutor(workers, get_context("spawn"), _leave_interrupts_alone)
    # A process inherits no context: language and voice travel with each country.
    speak = partial(_speak, language(), voice.voice())
    try:
        yield lambda carry, *each: pool.map(partial(speak, carry), *each)
    finally:
        pool.shutdown(cancel_futures=True)


def _speak(
    code: str, speaking: voice.Voice, carry: Callable[..., CountryResult], *given: object
) -> CountryResult:
    """Carry a country in the words of the face that asked for it."""
    with use_language(code), voice.use_voice(speaking):
        return carry(*given)


def _leave_interrupts_alone() -> None:
    """Leave it to the first process to be interrupted; it ends the others."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
