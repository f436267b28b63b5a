"""`carepact run --all` can be stopped: answers that are there stay, and nothing is half written."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

pytestmark = pytest.mark.long

WAIT_SECONDS = 90.0
"""Longest wait for the first answer, far beyond what it takes. [s]"""
CALL = "from carepact.cli.main import main; main()"


def test_a_run_of_all_that_is_stopped_keeps_whole_answers(tmp_path: Path) -> None:
    words = ["run", "--all", "--draws", "10", "--until", "2028", "--workers", "2", "-o", "all"]
    process = subprocess.Popen(  # noqa: S603 - our own command
        [sys.executable, "-c", CALL, *words],
        cwd=tmp_path,
        env=os.environ | {"CAREPACT_LANGUAGE": "en"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,  # the signal goes to all of its processes, as from a keyboard
    )
    ends = time.monotonic() + WAIT_SECONDS
    while not list(tmp_path.glob("all/???.json")) and time.monotonic() < ends:
        time.sleep(0.2)
    os.killpg(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=WAIT_SECONDS)

    # A shell shows 130 for both: Python may end itself by the signal that it was sent.
    assert process.returncode in {130, -signal.SIGINT}
    assert out == ""
    answers = list(tmp_path.glob("all/???.json"))
    said = rf"Stopped. The answers of {len(answers)} of \d+ countries stand in all. Type the same "
    assert re.fullmatch(said + "command to go on.", err.strip())
    assert 1 <= len(answers) < 182
    assert {path.name for path in tmp_path.glob("all/*")} == {
        "manifest.json", *(path.name for path in answers)
    }  # fmt: skip
    for path in answers:
        assert json.loads(path.read_text("utf-8"))["country"] == path.stem
