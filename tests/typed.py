"""Type shell lines as a page prints them, the command `carepact` being carried out in this process.

A shell reads the lines: pipes, folders and variables are its own. The command alone is handed over
a socket to the process of the tests, which spares it the two seconds that its parts take to be
imported, and lets tables be read once. That it starts as a process of its own, with what it prints
to a screen, a pipe or a file, is tested in `tests/cli/test_any_machine.py` and
`tests/docs/test_installed.py`.
"""

from __future__ import annotations

import io
import json
import os
import select
import socket
import subprocess
import sys
import tempfile
import traceback
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path

import pytest

from carepact.cli.main import main

HAND_OVER = """\
import json, os, socket, sys
asked = socket.socket(socket.AF_UNIX)
asked.connect(sys.argv[1])
told = {"words": sys.argv[2:], "folder": os.getcwd(), "variables": dict(os.environ)}
asked.sendall(json.dumps(told).encode())
asked.shutdown(socket.SHUT_WR)
ended = json.loads(asked.makefile("rb").read())
for stream, said in ((sys.stdout, ended["out"]), (sys.stderr, ended["err"])):
    stream.buffer.write(said.encode("utf-8", "surrogateescape"))
    stream.flush()
sys.exit(ended["code"])
"""
"""What the shell runs in the place of the command: it hands over and prints what comes back."""
LOOKS = 0.02
"""How often it is looked whether the shell has ended. [seconds]"""


def type_lines(script: str, folder: Path, columns: int = 120) -> subprocess.CompletedProcess[str]:
    """Type shell lines into a folder, up to the first that fails; English, so many columns."""
    with tempfile.TemporaryDirectory() as own:
        door = Path(own) / "door"
        typed = (
            f'carepact() {{ "{sys.executable}" -I -S -c "$HAND_OVER" "{door}" "$@"; }}\n{script}'
        )
        told = {"HAND_OVER": HAND_OVER, "CAREPACT_LANGUAGE": "en", "COLUMNS": str(columns)}
        out, err = (Path(own) / name for name in ("out", "err"))
        with (
            socket.socket(socket.AF_UNIX) as listening,
            out.open("wb") as out_file,
            err.open("wb") as err_file,
        ):
            listening.bind(str(door))
            listening.listen()
            shell = subprocess.Popen(  # noqa: S603 - the pages of this project
                ["/bin/bash", "-euo", "pipefail", "-c", typed],
                cwd=folder,
                env=os.environ | told,
                stdout=out_file,
                stderr=err_file,
            )
            while shell.poll() is None:
                if select.select([listening], [], [], LOOKS)[0]:
                    _answer(listening.accept()[0])
        said = (path.read_text("utf-8", "surrogateescape") for path in (out, err))
        return subprocess.CompletedProcess(script, shell.returncode, *said)


def _answer(asked: socket.socket) -> None:
    """Carry out one command that is handed over, and hand back how it ended."""
    with asked:
        told = json.loads(asked.makefile("rb").read())
        out, err = (
            io.TextIOWrapper(io.BytesIO(), "utf-8", "surrogateescape", newline="")
            for _stream in range(2)
        )
        code: object = 0
        with (
            pytest.MonkeyPatch.context() as patch,
            chdir(told["folder"]),
            redirect_stdout(out),
            redirect_stderr(err),
        ):
            for name in set(os.environ) - set(told["variables"]):
                patch.delenv(name)
            for name, held in told["variables"].items():
                patch.setenv(name, held)
            patch.setattr(sys, "argv", ["carepact", *told["words"]])
            try:
                main()
            except SystemExit as ended:
                code = ended.code
            except BaseException:  # noqa: BLE001 - the page's test shows it
                traceback.print_exc()
                code = 1
        status = code if isinstance(code, int) else int(bool(code))
        ended_with: dict[str, object] = {"code": status}
        for name, stream in (("out", out), ("err", err)):
            stream.flush()
            held_back = stream.buffer
            assert isinstance(held_back, io.BytesIO)
            ended_with[name] = held_back.getvalue().decode("utf-8", "surrogateescape")
        asked.sendall(json.dumps(ended_with).encode())


def type_in(script: str, folder: Path) -> str:
    """Type lines that must not fail, and return what they print."""
    done = type_lines(script, folder)
    assert not done.returncode, f"{script}\n{done.stderr}"
    return done.stdout
