"""No worker outlives its server, however that ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

SERVER = """
import asyncio
from carepact.app.workers.limits import Limits
from carepact.app.workers.pool import Workers

ROOM = "tests.app.workers.tasks_of_tests"

def tell(process):
    print(process, flush=True)

async def serve():
    pool = Workers(Limits(2, 5, 60, 300, 200), (ROOM,), rooms=(ROOM,))
    await pool.start()
    for _ in range(2):
        asyncio.ensure_future(pool.run(f"{ROOM}:work_on", {}, "en", tell))
    await asyncio.sleep(60)

asyncio.run(serve())
"""


def children(process: int) -> set[int]:
    """Find the processes that a process started, and those that these started."""
    found = set()
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(path.read_text(encoding="utf-8").rpartition(")")[2].split()[1])
        except OSError:
            continue
        if parent == process:
            found |= {int(path.parent.name), *children(int(path.parent.name))}
    return found


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_no_process_outlives_the_server(how: signal.Signals) -> None:
    command = [sys.executable, "-c", SERVER]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as server:  # noqa: S603 - our own
        assert server.stdout
        at_work = {int(server.stdout.readline()) for _ in range(2)}
        started = children(server.pid)
        assert at_work <= started
        os.kill(server.pid, how)
    end = time.monotonic() + 10
    while (left := {one for one in started if Path(f"/proc/{one}").exists()}) and (
        time.monotonic() < end
    ):
        time.sleep(0.02)
    assert not left
