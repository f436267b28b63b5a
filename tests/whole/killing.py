"""Start commands and writers in processes of their own, and kill them at random moments."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

from carepact.core.output_list import MANIFEST
from carepact.core.staging import STAGE
from carepact.studies.received.found import Verification
from carepact.studies.verification import verify_answer

ROOT = Path(__file__).resolve().parents[2]
ENVIRONMENT = {**os.environ, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
               "CAREPACT_LANGUAGE": "en"}  # fmt: skip
LONGEST = 300.0
"""No process lives longer. [s]"""
INTO_WRITING = 0.12
"""Kills that are aimed fall within this time from the first draft on. [s]"""
DRAFTS = f"{STAGE}*/new"
"""Drafts of an answer; without them a folder of drafts only tries whether it may be written."""
SMALL = ("--draws", "2", "--until", "2025")
"""A run that takes seconds."""


def line_of(*words: object) -> list[str]:
    """Return the line that starts carepact."""
    return [sys.executable, "-m", "carepact", "--quiet", *map(str, words)]


def start(line: list[str], folder: Path) -> subprocess.Popen[bytes]:
    """Start a process with a group of its own, so that its workers can be killed with it."""
    return subprocess.Popen(  # noqa: S603 - our own command
        line, cwd=folder, env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        start_new_session=True,
    )  # fmt: skip


def finish(line: list[str], folder: Path) -> None:
    """Let a command end by itself, well."""
    subprocess.run(line, cwd=folder, env=ENVIRONMENT, check=True, capture_output=True)  # noqa: S603


def kill_at_random(
    process: subprocess.Popen[bytes], place: Path, chance: random.Random, lasts: float
) -> None:
    """Kill a process somewhere in its life, every other time while it writes.

    Parameters
    ----------
    process : Popen
        Started now.
    place : Path
        Where its drafts come to stand.
    chance : Random
        Draws the moment.
    lasts : float
        How long the process lives about, if it is left alone. [s]
    """
    ends = time.monotonic() + LONGEST
    if chance.random() < 0.5:
        time.sleep(chance.uniform(0, lasts))
    else:
        before = set(place.glob(DRAFTS))
        while process.poll() is None and not set(place.glob(DRAFTS)) - before:
            assert time.monotonic() < ends
            time.sleep(0.001)
        time.sleep(chance.uniform(0, INTO_WRITING))
    kill(process)


def kill(process: subprocess.Popen[bytes]) -> None:
    """Kill a process and its workers, as a power cut would."""
    with suppress(ProcessLookupError):  # it may have ended
        os.killpg(process.pid, signal.SIGKILL)
    process.wait(LONGEST)


def look(path: Path) -> Verification | None:
    """See what stands: an answer that is whole, or none. Anything between fails.

    None is a place that bears no manifest.
    """
    manifest = path / MANIFEST if path.is_dir() else path.with_name(f"{path.stem}.{MANIFEST}")
    if not path.exists() or not manifest.exists():
        return None
    found = verify_answer(path)
    assert found.is_whole, found.to_polars().rows()
    return found
