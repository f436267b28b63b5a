"""What runs inside a worker: it does one job after another, each in its reader's language."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
import traceback
from collections.abc import Sequence
from contextvars import copy_context
from importlib import import_module
from multiprocessing.connection import Connection
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any

from carepact.app.workers.ending import end_after, end_with_parent
from carepact.app.workers.memory import give_back_memory, limit_memory, read_resident
from carepact.app.workers.stopping import Stopped, Stopper
from carepact.app.workers.tasks import find_task
from carepact.app.workers.wire import Kind, Message, read_message, write_message
from carepact.core.errors import CareError
from carepact.core.speaking import use_language

# How long a worker keeps the memory of its last job for the next: one looks at a chart for some
# seconds, and a preview took 0.17 s of the processor in new memory, 0.12 in what was there. [s]
_BEFORE_GIVING_BACK = 10.0
# How far a worker for long jobs stands back behind those that a hand waits for; 19 is the most.
_YIELDING = 5
# How long a job goes on that its server, gone or hung, did not end when its time was over. [s]
_AFTER_SERVER = 3.0


def work(
    connection: Connection,
    memory_mb: float,
    recycle_mb: float,
    preload: Sequence[str],
    yields: bool,  # noqa: FBT001 - a process is given its arguments by their places
) -> None:
    """Do jobs until the server is gone or ends this process."""
    end_with_parent()
    if yields and sys.platform != "win32":
        os.nice(_YIELDING)
    limit_memory(memory_mb)
    Worker(connection, recycle_mb).work(preload)


class Worker:
    """Does jobs in the main thread; a second thread hears what the server says meanwhile."""

    def __init__(self, connection: Connection, recycle_mb: float) -> None:
        self._connection = connection
        self._recycle_mb = recycle_mb
        self._jobs: SimpleQueue[Message] = SimpleQueue()
        self._stopper = Stopper()

    def work(self, preload: Sequence[str]) -> None:
        """Import what tasks need, then do jobs without end."""
        Thread(target=self._listen, daemon=True).start()
        for module in preload:
            import_module(module)
        self._send("ready", 0, None)
        while True:
            job = self._wait_for_job()
            self._send("begun", job.job, None)
            self._send_answer(job.job, *self._do(job))
            self._send("rested", job.job, self._measure())

    def _wait_for_job(self) -> Message:
        """Wait for a job; when none comes soon, give memory back: the next would ask for it anew.

        A job that follows is faster by a quarter in memory that is still there.
        """
        with contextlib.suppress(Empty):
            return self._jobs.get(timeout=_BEFORE_GIVING_BACK)
        give_back_memory()
        return self._jobs.get()

    def _measure(self) -> float:
        """Measure the resident memory [MiB], without what need not be kept where it is too much."""
        if read_resident() > self._recycle_mb:
            give_back_memory()
        return read_resident()

    def _listen(self) -> None:
        """Hear jobs, and stops of them; when the server is gone, so is this process."""
        while True:
            try:
                message = read_message(self._connection.recv_bytes())
            except (EOFError, OSError):
                os._exit(0)  # the main thread may be anywhere
            except MemoryError:
                os._exit(errno.ENOMEM)
            if message.kind == "stop":
                self._stopper.stop(message.job)
            else:
                self._jobs.put(message)

    def _do(self, job: Message) -> tuple[Kind, object]:
        """Do a job, and tell what became of it."""
        try:
            with self._stopper.stoppable(job.job):
                return "done", copy_context().run(self._run, job.job, job.content)
        except Stopped:
            return "stopped", None
        except CareError as error:
            return "refused", (str(error), type(error).__name__)
        except MemoryError:
            return "large", None
        except BaseException:  # noqa: BLE001 - a fault of a task, whichever, ends no worker
            return "failed", traceback.format_exc()

    def _run(self, job: int, content: Any) -> object:  # noqa: ANN401 - what came over the wire
        """Call the task, in its reader's language."""
        task, told, language, seconds = content

        def tell(message: str) -> None:
            with self._stopper.held():
                self._send("progress", job, message)

        with use_language(language), end_after(seconds + _AFTER_SERVER):
            return find_task(task)(told, tell)

    def _send_answer(self, job: int, kind: Kind, content: object) -> None:
        """Send an answer; one that is not of plain values is a fault of the task."""
        try:
            written = write_message(Message(kind, job, content))
        except MemoryError:
            written = write_message(Message("large", job, None))
        except Exception:  # noqa: BLE001 - whatever a value does when it is pickled
            written = write_message(Message("failed", job, traceback.format_exc()))
        self._connection.send_bytes(written)

    def _send(self, kind: Kind, job: int, content: object) -> None:
        self._connection.send_bytes(write_message(Message(kind, job, content)))
