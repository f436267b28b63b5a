"""Workers at rest, and the jobs that wait for one."""

from __future__ import annotations

import asyncio
from collections import deque
from typing import NamedTuple

from carepact.app.workers.faults import Busy
from carepact.app.workers.worker import Worker


class _Waiting(NamedTuple):
    """A job that waits for a worker."""

    worker: asyncio.Future[Worker]
    is_long: bool


class Line:
    """Who waits longest is served first; so many may wait.

    A long job is given to a worker for long ones alone, and a short one, such as the preview behind
    a slider, to any: it so never waits until long ones have ended.

    Parameters
    ----------
    longest : int
        Jobs that may wait.
    """

    def __init__(self, longest: int) -> None:
        self._longest = longest
        self._at_rest: deque[Worker] = deque()  # the longest at rest first
        self._waiting: deque[_Waiting] = deque()
        self._is_closed = False

    @property
    def at_rest(self) -> int:
        """Return how many workers rest."""
        return len(self._at_rest)

    @property
    def waiting(self) -> int:
        """Return how many jobs wait."""
        return len(self._waiting)

    async def take(self, near: str, *, is_again: bool = False, is_long: bool = False) -> Worker:
        """Take a worker at rest that may do it; else wait.

        One for short jobs comes first, then the one that last served the like. Who comes again, as
        the worker died, is served first.

        Raises
        ------
        Busy
            If too many wait already, or the line is closed.
        """
        able = [one for one in self._at_rest if one.does_long or not is_long]
        if able:
            chosen = min(able, key=lambda one: (one.does_long, not near or one.near != near))
            self._at_rest.remove(chosen)
        elif self._is_closed or (not is_again and len(self._waiting) >= self._longest):
            raise Busy
        else:
            chosen = await self._wait(is_again=is_again, is_long=is_long)
        chosen.near = near
        return chosen

    def offer(self, worker: Worker) -> None:
        """Give a worker to who waits longest of those whose job it may do, or let it rest."""
        for waiting in tuple(self._waiting):
            if waiting.worker.done():
                self._waiting.remove(waiting)
            elif worker.does_long or not waiting.is_long:
                self._waiting.remove(waiting)
                waiting.worker.set_result(worker)
                return
        self._at_rest.append(worker)

    def forget(self, worker: Worker) -> None:
        """Offer a worker no more: it has died."""
        if worker in self._at_rest:
            self._at_rest.remove(worker)

    def close(self) -> None:
        """Refuse who waits, and whoever comes."""
        self._is_closed = True
        self._at_rest.clear()
        for waiting in self._waiting:
            if not waiting.worker.done():
                waiting.worker.set_exception(Busy())
        self._waiting.clear()

    async def _wait(self, *, is_again: bool, is_long: bool) -> Worker:
        """Wait for a worker; who leaves gives up the place, or the worker just given."""
        given: asyncio.Future[Worker] = asyncio.get_running_loop().create_future()
        waiting = _Waiting(given, is_long)
        if is_again:
            self._waiting.appendleft(waiting)
        else:
            self._waiting.append(waiting)
        try:
            return await given
        except asyncio.CancelledError:
            if waiting in self._waiting:
                self._waiting.remove(waiting)
            elif given.done() and not given.cancelled() and not given.exception():
                self.offer(given.result())
            raise
