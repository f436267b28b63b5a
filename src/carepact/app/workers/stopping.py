"""Stop a job from within: an exception in the middle of its work, and the worker works on."""

from __future__ import annotations

import _thread
import inspect
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

# Where there is no signal of one's own to give, Ctrl-C stands in; it alone stops no job.
_SIGNAL = getattr(signal, "SIGUSR1", signal.SIGINT)
# How long it is waited before a job is stopped again that was importing. [s]
_BEFORE_AGAIN = 0.02


class Stopped(BaseException):
    """The job is to end now. No `except Exception` of a task holds it up."""


class Stopper:
    """Stops the job that is at work, and no other: each has its number."""

    def __init__(self) -> None:
        self._at_work = 0
        self._to_stop = 0
        self._is_held = False
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # it is the server that is interrupted
        signal.signal(_SIGNAL, self._on_signal)

    def stop(self, job: int) -> None:
        """Stop a job, from another thread; one that has ended or not begun counts as well."""
        self._to_stop = job
        if hasattr(signal, "pthread_kill"):
            signal.pthread_kill(threading.main_thread().ident or 0, _SIGNAL)
        else:
            _thread.interrupt_main(_SIGNAL)

    @contextmanager
    def stoppable(self, job: int) -> Iterator[None]:
        """Let a job be stopped within the block.

        Raises
        ------
        Stopped
            Anywhere in the block, if the job is stopped; at its begin, if that was before.
        """
        self._at_work = job
        try:
            self._stop_if_told(inspect.currentframe())
            yield
        finally:
            self._at_work = 0

    @contextmanager
    def held(self) -> Iterator[None]:
        """Hold a stop back to the end of the block: a message is written whole."""
        self._is_held = True
        try:
            yield
        finally:
            self._is_held = False
        self._stop_if_told(inspect.currentframe())

    def _on_signal(self, _number: int, frame: FrameType | None) -> None:
        self._stop_if_told(frame)

    def _stop_if_told(self, frame: FrameType | None) -> None:
        if not self._at_work or self._at_work != self._to_stop or self._is_held:
            return
        if _is_importing(frame):
            threading.Timer(_BEFORE_AGAIN, self.stop, (self._to_stop,)).start()
            return
        self._at_work = 0  # a job is stopped once
        raise Stopped


def _is_importing(frame: FrameType | None) -> bool:
    """Tell whether a module is being imported: one left half way may never be imported again."""
    while frame:
        if frame.f_code.co_filename == "<frozen importlib._bootstrap>":
            return True
        frame = frame.f_back
    return False
