"""What `app.py` measures: the app and a bare page, each served by a process of its own."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Event, Thread
from typing import Self


class Served:
    """A server with an address, and the processes that belong to it."""

    def __init__(self, process: subprocess.Popen[bytes], at: str, started: float) -> None:
        self.process, self.at = process, at
        self.started = started
        """How long it took until it answered. [s]"""

    def list_processes(self) -> list[int]:
        """List its processes, by the tree of processes."""
        parents: dict[int, list[int]] = {}
        for place in Path("/proc").glob("[0-9]*/stat"):
            with suppress(OSError):
                told = place.read_text().rpartition(")")[2].split()
                parents.setdefault(int(told[1]), []).append(int(place.parent.name))
        found = [self.process.pid]
        for one in found:
            found.extend(parents.get(one, ()))
        return found

    def weigh(self) -> dict[int, float]:
        """Return the memory of each process, what they share counted once in all. [MB]"""
        found = {}
        for one in self.list_processes():
            with suppress(OSError):
                lines = Path(f"/proc/{one}/smaps_rollup").read_text().splitlines()
                found[one] = next(
                    int(line.split()[1]) * 1024 / 1e6 for line in lines if line.startswith("Pss:")
                )
        return found


class Watch:
    """Notes the greatest memory of a server meanwhile."""

    def __init__(self, served: Served) -> None:
        self.greatest = 0.0
        self._served = served
        self._ended = Event()
        self._thread = Thread(target=self._look, daemon=True)

    def __enter__(self) -> Self:
        """Begin to look."""
        self._thread.start()
        return self

    def __exit__(self, *_faults: object) -> None:
        """Look no more."""
        self._ended.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._ended.wait(0.5):
            self.greatest = max(self.greatest, sum(self._served.weigh().values()))


@contextmanager
def serve_app() -> Iterator[Served]:
    """Serve the app as it ships, but let one address ask as often as it likes.

    All users of this benchmark have the same address.
    """
    limits = "limits: {requests: 1000000, heavy_requests: 100000}\n"
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        settings = Path(folder) / "settings.yaml"
        settings.write_text(limits)
        command = [sys.executable, "-m", "carepact", "app", "--settings", str(settings), "--port"]
        with _serve(command, "/en/") as served:
            yield served


@contextmanager
def serve_bare() -> Iterator[Served]:
    """Serve the bare page."""
    with _serve([sys.executable, str(Path(__file__).with_name("app_bare.py"))], "/") as served:
        yield served


@contextmanager
def _serve(command: list[str], path: str) -> Iterator[Served]:
    """Start a server at a free port, wait until it answers, and end it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    begin = time.perf_counter()
    process = subprocess.Popen(
        [*command, str(port)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    at = f"http://127.0.0.1:{port}"
    try:
        while True:
            with suppress(OSError), urllib.request.urlopen(at + path):  # noqa: S310 - of this machine
                break
            if process.poll() is not None or time.perf_counter() - begin > 90:
                sys.exit(f"app.py: {command} does not answer. Run it to see why.")
            time.sleep(0.05)
        yield Served(process, at, time.perf_counter() - begin)
    finally:
        process.send_signal(signal.SIGINT)
        with suppress(subprocess.TimeoutExpired):
            process.wait(10)
        process.kill()
