"""Long jobs leave a worker to short ones, and lose no turn."""

from __future__ import annotations

import asyncio
import os
import sys
from typing import Any

import pytest

from carepact.app.workers.limits import Limits
from carepact.app.workers.pool import Workers

ROOM = "tests.app.workers.tasks_of_tests"
LIMITS = Limits(workers=2, waiting=10, seconds=20, memory_mb=300, recycle_mb=150)


async def ask_beside_long_jobs() -> list[object]:
    """Ask for two jobs that never end and a short one; stop one that never ends."""
    pool = Workers(LIMITS, (ROOM,), rooms=(ROOM,))
    await pool.start()
    loop = asyncio.get_running_loop()
    begun: list[asyncio.Future[str]] = [loop.create_future(), loop.create_future()]

    def begin(place: int) -> asyncio.Task[Any]:
        working = pool.run(f"{ROOM}:work_on", {}, "en", begun[place].set_result, is_long=True)
        return asyncio.ensure_future(working)

    first, second = begin(0), begin(1)
    try:
        at_first = await begun[0]
        said = await pool.run(f"{ROOM}:say", {}, "en")
        waiting = pool.state().waiting, begun[1].done()
        first.cancel()
        at_second = await asyncio.wait_for(begun[1], 10)
        again = await pool.run(f"{ROOM}:say", {}, "en")
        return [
            str(said["process"]) != at_first,
            waiting,
            str(again["process"]) != at_second,
            pool.state().waiting,
        ]
    finally:
        second.cancel()
        await pool.close()


def test_a_short_job_passes_long_ones_and_these_follow_each_other() -> None:
    assert asyncio.run(ask_beside_long_jobs()) == [True, (1, False), True, 0]


async def tell_ranks() -> list[int]:
    """Return how far those stand back that answer a short and a long job."""
    pool = Workers(LIMITS, (ROOM,), rooms=(ROOM,))
    await pool.start()
    try:
        jobs = [pool.run(f"{ROOM}:say", {}, "en", is_long=is_long) for is_long in (False, True)]
        return [os.getpriority(os.PRIO_PROCESS, (await job)["process"]) for job in jobs]
    finally:
        await pool.close()


@pytest.mark.skipif(sys.platform == "win32", reason="it has no such ranks")
def test_long_jobs_leave_the_processor_to_short_ones() -> None:
    short, long = asyncio.run(tell_ranks())
    assert short == os.getpriority(os.PRIO_PROCESS, 0) < long
