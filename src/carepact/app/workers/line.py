"""Workers at rest, and the jobs that wait for one."""

from __future__ import annotations

import asyncio
from collections import deque

from carepact.app.workers.faults import Busy
from carepact.app.workers.worker import Worker


class Line:
    """Who waits longest is served first; so many may wait.

    Parameters
    ----------
    longest : int
        Jobs that may wait.
    """

    def __init__(self, longest: int) -> None:
        self._longest = longest
        self._at_rest: deque[Worker] = deque()  # the longest at rest first
        self._waiting: deque[asyncio.Future[Worker]] = deque()
        self._is_closed = False

    @property
    def at_rest(self) -> int:
        """Return how many workers rest."""
        return len(self._at_rest)

    @property
    def waiting(self) -> int:
        """Return how many jobs wait."""
        return len(self._waiting)

    async def take(self, near: str, *, is_again: bool = False) -> Worker:
        """Take a worker at rest, the one that last served the like where there is one; else wait.

        Who comes again, as the worker died, is served first.

        Raises
        ------
        Busy
            If too many wait already, or the line is closed.
        """
        if self._at_rest:
            likes = (one for one in self._at_rest if near and one.near == near)
            chosen = next(likes, self._at_rest[0])
            self._at_rest.remove(chosen)
        elif self._is_closed or (not is_again and len(self._waiting) >= self._longest):
            raise Busy
        else:
            chosen = await self._wait(is_again=is_again)
        chosen.near = near
        return chosen

    def offer(self, worker: Worker) -> None:
        """Give a worker to who waits longest, or let it rest."""
        while self._waiting:
            waiting = self._waiting.popleft()
            if not waiting.done():
                waiting.set_result(worker)
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
            if not waiting.done():
                waiting.set_exception(Busy())
        self._waiting.clear()

    async def _wait(self, *, is_again: bool) -> Worker:
        """Wait for a worker; who leaves gives up the place, or the worker just given."""
        waiting: asyncio.Future[Worker] = asyncio.get_running_loop().create_future()
        if is_again:
            self._waiting.appendleft(waiting)
        else:
            self._waiting.append(waiting)
        try:
            return await waiting
        except asyncio.CancelledError:
            if waiting in self._waiting:
                self._waiting.remove(waiting)
            elif waiting.done() and not waiting.cancelled() and not waiting.exception():
                self.offer(waiting.result())
            raise
