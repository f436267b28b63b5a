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
from tests.errors.command_line import run_carepact


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
