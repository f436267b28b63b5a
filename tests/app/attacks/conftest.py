"""A real server that lets a test ask often, and in small."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator

import httpx
import pytest
from tests.app.attacks.served import Server
from tests.app.guards.served import find_free_port

STARTS_WITHIN = 60
"""A server ends after so long at most, on a machine at work. [seconds]"""
LIMITS = "limits: {requests: 1000000, heavy_requests: 100000, waiting: 400, full_draws: 50}\n"


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The app as its command starts it."""
    file = tmp_path_factory.mktemp("server") / "settings.yaml"
    file.write_text(LIMITS)
    port = find_free_port()
    command = [
        sys.executable,
        "-m",
        "carepact",
        "app",
        "--port",
        str(port),
        "--settings",
        str(file),
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as running:  # noqa: S603 - our own command
        assert running.stdout is not None
        line = running.stdout.readline()
        assert str(port) in line, line
        yield Server(f"http://127.0.0.1:{port}", running.pid)
        running.terminate()
        assert running.wait(STARTS_WITHIN) in {0, -signal.SIGTERM}


@pytest.fixture
def client(server: Server) -> Iterator[httpx.Client]:
    """Who asks the server; at the end it still answers."""
    with httpx.Client(base_url=server.address, timeout=120) as one:
        yield one
        assert one.get("/health").json() == {"alive": True, "ready": True}
        assert one.get("/en/country?country=KEN").status_code == 200
