"""Programs that tests ask, where they are installed."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest


def find_program(name: str, package: str) -> str:
    """Find a program; where every check must run its absence is a failure."""
    found = shutil.which(name)
    if found is None:
        if os.environ.get("CI", "").lower() == "true":
            pytest.fail(f"{name} is not installed. Install the Debian package '{package}'.")
        pytest.skip(f"{name} is not installed")
    return found


def ask_hledger(hledger: str, journal: Path, *words: str) -> str:
    """Ask hledger about a journal; a complaint fails the test."""
    command = [hledger, "-f", str(journal), *words]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    assert done.returncode == 0, done.stderr
    return done.stdout
