"""Hand jobs to workers: at most so many at once, so many waiting, each in its limits."""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections import Counter
from collections.abc import Callable, Coroutine, Mapping, Sequence
from typing import Any, cast

from carepact.app.workers.faults import Busy, Refused, TookTooLong, TooLarge, WorkFailed
from carepact.app.workers.limits import Limits, State
from carepact.app.workers.line import Line
from carepact.app.workers.memory import read_resident
from carepact.app.workers.tasks import check_task
from carepact.app.workers.wire import Message
from carepact.app.workers.worker import Gone, Job, Worker

_LOG = logging.getLogger("carepact.app.workers")
# A worker that dies by another's doing takes its job with it: so often is a job begun.
_TRIES = 2
_COUNTED = ("done", "refused", "failed", "stopped", "restarted")
# How long it is waited before a worker is started again that could not be started. [s]
_BEFORE_NEXT_START = 1.0


class Workers:
    """A pool of workers, and single ones for the files that users bring.

    Parameters
    ----------
    limits : Limits
        What they may take.
    preload : sequence of str
        Modules that hold what tasks need.
    rooms : sequence of str
        Where tasks may stand beside the app itself.
    """

    def __init__(
        self,
        limits: Limits,
        preload: Sequence[str] = ("carepact.app.tasks",),
        *,
        rooms: Sequence[str] = (),
    ) -> None:
        self._limits = limits
        self._preload = tuple(preload)
        self._rooms = ("carepact.app", *rooms)
        self._line = Line(limits.waiting)
        self._alive: set[Worker] = set()
        self._behind: set[asyncio.Task[None]] = set()
        self._counts: Counter[str] = Counter()
        self._single = asyncio.Lock()
        self._single_asked = 0
        self._is_closed = False

    async def start(self) -> None:
        """Start the workers, and wait until they are ready; what is asked before waits.

        Raises
        ------
        WorkFailed
            If one cannot be started.
        """
        adding = (self._add(does_long=place > 0) for place in range(self._limits.workers))
        faults = [one for one in await asyncio.gather(*adding, return_exceptions=True) if one]
        if faults:
            await self.close()
            raise _fail(f"a worker could not be started: {faults[0]!r}")

    async def close(self) -> None:
        """End all workers, and with them what they do; what waits is refused as `Busy`."""
        self._is_closed = True
        self._line.close()
        for task in self._behind:
            task.cancel()
        alive = tuple(self._alive)
        for worker in alive:
            worker.kill()
        await asyncio.gather(*self._behind, return_exceptions=True)
        await asyncio.gather(*(worker.wait_end() for worker in alive))
        self._alive.clear()

    async def run(
        self,
        task: str,
        told: Mapping[str, Any],
        language: str,
        on_progress: Callable[[str], None] | None = None,
        *,
        near: str = "",
        is_long: bool = False,
    ) -> Any:  # noqa: ANN401 - a task decides what it answers
        """Let a worker do a task; who is cancelled while waiting stops it.

        Parameters
        ----------
        task : str
            `module:function`, within the app.
        told : mapping of str to plain values
            What the task is told.
        language : str
            Language of the reader.
        on_progress : callable, optional
            Takes a message of progress, here in the loop of events.
        near : str
            What is likely to be warm in the worker that last served the like, e.g. a country.
        is_long : bool
            Whether it takes long; of several workers one is always left to what does not.

        Returns
        -------
        plain values
            The answer.

        Raises
        ------
        Busy, TookTooLong, TooLarge, Refused, WorkFailed
            If there is none.
        ValueError
            If there is no such task.
        """
        check_task(task, self._rooms)
        job = Job(task, told, language, on_progress)
        is_again, begun = False, 0
        while begun < _TRIES:
            worker = await self._line.take(near, is_again=is_again, is_long=is_long)
            try:
                return await self._count(worker.do(job, self._limits.seconds))
            except Gone as gone:
                is_again, begun = True, begun + gone.had_begun
            finally:
                self._do_behind(self._release(worker))
        self._counts["failed"] += 1
        raise _fail(f"{task}: the worker died, and so did the next")

    async def run_once(
        self,
        task: str,
        told: Mapping[str, Any],
        language: str,
        on_progress: Callable[[str], None] | None = None,
        *,
        memory_mb: float,
        seconds: float,
    ) -> Any:  # noqa: ANN401 - a task decides what it answers
        """Let a process of its own do a task, as `run` does; it ends with the task.

        One such process works at a time; as many jobs may wait for it as for the workers.

        Parameters
        ----------
        task, told, language, on_progress
            As for `run`.
        memory_mb : float
            Writable memory that it may map. [MiB]
        seconds : float
            Time that it may take. [s]

        Returns
        -------
        plain values
            The answer.
        """
        check_task(task, self._rooms)
        if self._is_closed or self._single_asked > self._limits.waiting:
            raise Busy
        self._single_asked += 1
        try:
            async with self._single:
                return await self._run_single(
                    Job(task, told, language, on_progress), memory_mb, seconds
                )
        except Gone:
            self._counts["failed"] += 1
            raise _fail(f"{task}: its process died") from None
        finally:
            self._single_asked -= 1

    def state(self) -> State:
        """Tell what the pool does, and what it has done."""
        alive = [worker.process_id for worker in self._alive]
        return State(
            working=len(alive) - self._line.at_rest,
            waiting=self._line.waiting + max(self._single_asked - 1, 0),
            **{name: self._counts[name] for name in _COUNTED},
            resident={process: read_resident(process) for process in alive},
        )

    async def _run_single(self, job: Job, memory_mb: float, seconds: float) -> Any:  # noqa: ANN401
        """Do a job in a process of its own."""
        worker = await self._start_single(memory_mb)
        try:
            return await self._count(worker.do(job, seconds))
        finally:
            worker.kill()
            self._do_behind(self._see_end(worker))

    async def _start_single(self, memory_mb: float) -> Worker:
        """Start a process of its own; it dies if the one that it is forked from does."""
        try:
            worker = await Worker.start(memory_mb, memory_mb, self._preload)
        except Gone:
            worker = await Worker.start(memory_mb, memory_mb, self._preload)
        self._alive.add(worker)
        return worker

    async def _count(self, doing: Coroutine[Any, Any, Message]) -> Any:  # noqa: ANN401
        """Await an answer, open it, and count what became of the job."""
        try:
            answer = await doing
        except asyncio.CancelledError:
            self._counts["stopped"] += 1
            raise
        except (TookTooLong, TooLarge):
            self._counts["failed"] += 1
            raise
        self._counts[answer.kind] += 1
        if answer.kind == "refused":
            message, kind = cast("tuple[str, str]", answer.content)
            raise Refused(message, kind)
        if answer.kind == "failed":
            raise _fail(str(answer.content))
        return answer.content

    async def _add(self, *, does_long: bool) -> None:
        """Start a worker, offer it, and see to it that another follows when it ends."""
        limits = self._limits
        does_long = does_long or limits.workers == 1
        yields = does_long and limits.workers > 1
        worker = await Worker.start(
            limits.memory_mb, limits.recycle_mb, self._preload, does_long=does_long, yields=yields
        )
        self._alive.add(worker)
        if self._is_closed:
            worker.kill()
            return
        self._line.offer(worker)
        self._do_behind(self._follow(worker))

    async def _follow(self, worker: Worker) -> None:
        """Put another in the place of a worker that has ended."""
        await self._see_end(worker)
        _LOG.info("worker %d has ended; another follows", worker.process_id)
        self._counts["restarted"] += 1
        while True:
            try:
                return await self._add(does_long=worker.does_long)
            except Gone:
                _LOG.warning("a worker could not be started")
                await asyncio.sleep(_BEFORE_NEXT_START)

    async def _see_end(self, worker: Worker) -> None:
        """Wait for the end of a worker."""
        await worker.wait_end()
        self._alive.discard(worker)
        self._line.forget(worker)

    async def _release(self, worker: Worker) -> None:
        """Let a worker end what it does, then offer it; end one that has grown too large."""
        resident = await worker.settle()
        if resident is None or resident > self._limits.recycle_mb:
            worker.kill()
        elif not worker.is_gone:
            self._line.offer(worker)

    def _do_behind(self, doing: Coroutine[Any, Any, None]) -> None:
        """Do something that nobody waits for."""
        task = asyncio.get_running_loop().create_task(doing)
        self._behind.add(task)
        task.add_done_callback(self._behind.discard)


def _fail(trace: str) -> WorkFailed:
    """Write a fault of the program into the log, and return its number."""
    number = secrets.token_hex(4)
    _LOG.error("work failed, number %s\n%s", number, trace)
    return WorkFailed(number)
