"""`carepact app`: it answers this computer alone, and says what it lacks before it starts."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest
from tests.app.guards.served import PATIENCE, Caller, find_free_port
from tests.errors.command_line import run_carepact

SLOW = """\
import asyncio
from carepact.app.serving import serve
from carepact.app.settings import open_settings

async def slow(scope, receive, send):
    if scope["type"] == "lifespan":
        for step in ("startup", "shutdown"):
            await receive()
            await send({{"type": f"lifespan.{{step}}.complete"}})
        return
    print("begun", flush=True)
    await asyncio.sleep(1000)

try:
    serve(slow, open_settings(port={port}), tell=lambda _address: print("answers", flush=True))
except KeyboardInterrupt:
    print("stopped")
"""
"""A server that answers in a quarter of an hour."""


@pytest.fixture
def taken() -> object:
    """Take a port."""
    with socket.socket() as opened:
        opened.bind(("127.0.0.1", 0))
        opened.listen()
        yield opened.getsockname()[1]


def test_the_help_names_every_option() -> None:
    ended = run_carepact("app", "--help")
    assert ended.code == 0
    for option in ("--port", "--address", "--open", "--settings", "--public"):
        assert option in ended.out


def test_a_port_that_is_taken_is_told_with_a_free_one(taken: int) -> None:
    ended = run_carepact("app", "--port", taken)
    assert ended.code == 2
    assert f"--port {taken}: another program answers there" in ended.said
    free = int(ended.said.rpartition("--port ")[2])
    assert free != taken


def test_a_public_server_says_all_that_it_lacks_at_once() -> None:
    ended = run_carepact("app", "--public")
    assert ended.code == 2
    assert ended.said.startswith("Error: --public: 7 faults. 1. a public server needs a file. "
                                 "Name it with --settings;")  # fmt: skip
    for key in ("hosts", "proxy", "workers", "limits", "responsible", "log"):
        assert f"{key}: is missing." in ended.said


def test_without_public_nobody_else_is_answered() -> None:
    ended = run_carepact("app", "--address", "0.0.0.0")  # noqa: S104 - it is refused
    assert ended.code == 2
    assert "--address 0.0.0.0: others than this computer would be answered" in ended.said
    assert "--public and --settings" in ended.said


def test_without_its_libraries_it_says_how_to_get_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    ended = run_carepact("app")
    assert ended.code == 2
    assert "not installed (uvicorn)" in ended.said
    assert "pip install 'carepact[app]'" in ended.said


def test_it_prints_its_address_answers_there_and_ends_by_ctrl_c(tmp_path: Path) -> None:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    log = tmp_path / "run.log"
    command = [sys.executable, "-m", "carepact", "--log", str(log), "app", "--port", str(port)]
    surroundings = {**os.environ, "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(  # noqa: S603 - our own
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=surroundings
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        said = process.stdout.readline()
        assert f"http://127.0.0.1:{port}/" in said
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/health?a=1994") as answer:
            assert answer.status == 200
        process.send_signal(signal.SIGINT)
        assert process.wait(30) == 130
        assert "Traceback" not in process.stderr.read()
    noted = log.read_text("utf-8")
    assert "GET /health?a 200" in noted
    assert "1994" not in noted


def test_ctrl_c_does_not_wait_for_what_is_being_answered(tmp_path: Path) -> None:
    port = find_free_port()
    script = tmp_path / "slow.py"
    script.write_text(SLOW.format(port=port), "utf-8")
    with subprocess.Popen(  # noqa: S603 - our own
        [sys.executable, script], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline() == "answers\n"
        with Caller(port) as caller:
            caller.say("GET / HTTP/1.1\nHost: 127.0.0.1")
            assert process.stdout.readline() == "begun\n"
            process.send_signal(signal.SIGINT)
            caller.listen()
        assert process.wait(PATIENCE) == 0
        assert (process.stdout.read(), process.stderr.read()) == ("stopped\n", "")
