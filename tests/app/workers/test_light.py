"""The server stays light: what is heavy is imported in its workers alone."""

from __future__ import annotations

import subprocess
import sys

LOOK = """
import sys
import carepact.app.workers.pool
print(sorted({"numpy", "polars", "xarray", "pandas", "yaml"} & set(sys.modules)))
"""


def test_the_server_imports_nothing_heavy_for_its_workers() -> None:
    command = [sys.executable, "-c", LOOK]
    told = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 - our own
    assert told.stdout == "[]\n"
