"""One worker as the server sees it: it is given a job, answers, is stopped, and may die."""

from __future__ import annotations

import asyncio
import contextlib
import errno
import signal
from collections.abc import Callable, Mapping, Sequence
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pickle import UnpicklingError
from threading import Lock, Thread
from typing import Any, NamedTuple, Self, TypeVar

from carepact.app.workers.faults import TookTooLong, TooLarge
from carepact.app.workers.inside import work
from carepact.app.workers.starting import await_end, start_process
from carepact.app.workers.wire import Message, read_message, write_message

# How long a job that is stopped may take to end before its worker is killed. [s]
_TO_END = 1.0
# How libraries end that get no memory: Rust and C++ abort, and a job that was too large to read.
_NO_MEMORY = (-signal.SIGABRT, errno.ENOMEM)
_Value = TypeVar("_Value")


class Job(NamedTuple):
    """What a worker is asked to do, and who hears of its progress."""

    task: str
    told: Mapping[str, Any]
    language: str
    on_progress: Callable[[str], None] | None


class Gone(Exception):  # noqa: N818 - what becomes of it is decided by who asked
    """The worker died: in the job, or before it had begun."""

    def __init__(self, *, had_begun: bool) -> None:
        super().__init__()
        self.had_begun = had_begun


class Worker:
    """A process that does one job at a time."""

    def __init__(
        self, process: BaseProcess, connection: Connection, *, does_long: bool = True
    ) -> None:
        self.near = ""
        self.does_long = does_long
        self._process = process
        self._connection = connection
        self._writing = Lock()
        self._loop = asyncio.get_running_loop()
        self._number = 0
        self._has_begun = False
        self._on_progress: Callable[[str], None] | None = None
        self._answer: asyncio.Future[Message] = self._loop.create_future()
        self._rested: asyncio.Future[float] = self._loop.create_future()
        self._ended: asyncio.Future[int | None] = self._loop.create_future()
        Thread(target=self._listen, daemon=True).start()

    @classmethod
    async def start(
        cls,
        memory_mb: float,
        recycle_mb: float,
        preload: Sequence[str],
        *,
        does_long: bool = True,
        yields: bool = False,
    ) -> Self:
        """Start a process; it may map so much memory, and keep so much after a job. [MiB]

        One that yields leaves the processor to others of this machine that want it.

        Raises
        ------
        Gone
            If it died before it was ready.
        """
        given = memory_mb, recycle_mb, tuple(preload), yields
        starting = asyncio.ensure_future(asyncio.to_thread(start_process, work, given, preload))
        try:
            worker = cls(*await asyncio.shield(starting), does_long=does_long)
        except asyncio.CancelledError:
            starting.add_done_callback(_end_unwanted)
            raise
        except (EOFError, OSError):
            raise Gone(had_begun=False) from None
        try:
            ready = await asyncio.shield(worker._answer)
        except BaseException:
            worker.kill()
            raise
        if ready.kind != "ready":
            raise Gone(had_begun=False)
        _settle(worker._rested, 0.0)
        return worker

    @property
    def process_id(self) -> int:
        """Return the number of its process."""
        return self._process.pid or 0

    @property
    def is_gone(self) -> bool:
        """Tell whether its process has ended."""
        return self._ended.done()

    async def do(self, job: Job, seconds: float) -> Message:
        """Do a job; when this raises, the job may go on until `settle` has been awaited.

        Raises
        ------
        TookTooLong, TooLarge
            If the job passed its limits.
        Gone
            If the worker died, and not of the job's memory.
        """
        if self.is_gone:
            raise Gone(had_begun=False)
        content = job.task, dict(job.told), job.language, seconds
        written = write_message(Message("job", self._number + 1, content))
        self._number += 1
        self._has_begun = False
        self._answer, self._rested = self._loop.create_future(), self._loop.create_future()
        self._on_progress = job.on_progress
        try:
            async with asyncio.timeout(seconds):
                await self._send(written)
                answer = await asyncio.shield(self._answer)
        except TimeoutError:
            raise TookTooLong from None
        finally:
            self._on_progress = None
        if answer.kind == "large" or (answer.kind == "gone" and answer.content in _NO_MEMORY):
            raise TooLarge
        if answer.kind == "gone":
            raise Gone(had_begun=self._has_begun)
        return answer

    async def settle(self) -> float | None:
        """Stop what is still being done; return the resident memory [MiB] of a worker at rest.

        None stands for one that had to be killed, or has died.
        """
        try:
            async with asyncio.timeout(_TO_END):
                if not self._answer.done():
                    await self._send(write_message(Message("stop", self._number, None)))
                return await asyncio.shield(self._rested)
        except TimeoutError:
            self.kill()
        except Gone:
            pass
        return None

    def kill(self) -> None:
        """End the process at once."""
        if not self.is_gone:
            self._process.kill()

    async def wait_end(self) -> None:
        """Wait until the process has ended."""
        await asyncio.shield(self._ended)

    async def _send(self, written: bytes) -> None:
        """Send a message from a thread: a job may hold more than the pipe does."""
        await asyncio.shield(asyncio.to_thread(self._write, written))

    def _write(self, written: bytes) -> None:
        """Write a message; a worker that has died is heard of by the other thread."""
        with self._writing, contextlib.suppress(OSError):
            self._connection.send_bytes(written)

    def _listen(self) -> None:
        """Hear what the worker says until it has ended; this runs in a thread."""
        with contextlib.suppress(RuntimeError):  # the loop may be closed before
            try:
                while True:
                    message = read_message(self._connection.recv_bytes())
                    self._loop.call_soon_threadsafe(self._hear, message)
            except (EOFError, OSError, UnpicklingError):
                self._process.kill()
            code = await_end(self._process)
            self._loop.call_soon_threadsafe(self._end, code)

    def _hear(self, message: Message) -> None:
        """Take one message of the worker; what belongs to a former job is over."""
        if message.job != self._number:
            return
        if message.kind == "begun":
            self._has_begun = True
        elif message.kind == "progress":
            if self._on_progress:
                self._on_progress(str(message.content))
        elif message.kind == "rested":
            _settle(self._rested, float(str(message.content)))
        else:
            _settle(self._answer, message)

    def _end(self, code: int | None) -> None:
        """Note that the process has ended, and how."""
        _settle(self._ended, code)
        _settle(self._answer, Message("gone", self._number, code))
        if not self._rested.done():
            self._rested.set_exception(Gone(had_begun=self._has_begun))
            self._rested.exception()  # it is no fault if nobody waits for it
        self._connection.close()


def _end_unwanted(started: asyncio.Future[tuple[BaseProcess, Connection]]) -> None:
    """End a process that nobody wants any more: it ends when it hears nothing."""
    if not started.exception():
        started.result()[1].close()


def _settle(future: asyncio.Future[_Value], value: _Value) -> None:
    if not future.done():
        future.set_result(value)
