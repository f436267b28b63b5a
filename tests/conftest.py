"""Fixtures for all tests: messages in English, the shared data, the real surveys."""

from __future__ import annotations

import gc
import os
import signal
import sys
from pathlib import Path
from typing import Any

import pytest
from tests.programs import find_program

os.environ["CAREPACT_LANGUAGE"] = "en"
# As on the command line: where workers share the processors, a second thread waits for both.
os.environ["OPENBLAS_NUM_THREADS"] = "1"
# Tests that run in the background have Ctrl-C ignored, and would hand that on to what they start.
signal.signal(signal.SIGINT, signal.default_int_handler)
# Each process that tests start would else compile the whole package anew, a third of its time.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

# Thousands of tests are held in memory: to look through them for garbage each time that some
# hundreds of objects were made would take a twentieth of the time of all tests.
gc.set_threshold(50_000, 20, 50)

TOGETHER = tuple(
    f"tests/report/{name}.py::"
    for name in (
        "papers/test_level_papers", "pact/test_pact_folder", "pact/test_pact_screens", "test_room",
        "test_picture_sources", "test_picture_tables", "test_pictures",
    )
)  # fmt: skip
"""Files that look at the same pictures and pacts: one worker draws and answers them for all."""
SHARED = Path(__file__).resolve().parents[2] / "shared"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let long proofs be asked for."""
    parser.addoption("--campaign", action="store_true", help="run the long proofs too")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave long proofs to campaigns; skip what needs shared data only where there is none."""
    if not config.getoption("--campaign"):
        long = [item for item in items if "campaign" in item.keywords]
        items[:] = [item for item in items if "campaign" not in item.keywords]
        config.hook.pytest_deselected(items=long)
    # The longest files begin first, so that no worker is left alone with one at the end.
    items.sort(
        key=lambda item: "long" not in item.keywords and not item.nodeid.startswith(TOGETHER)
    )
    if SHARED.is_dir():
        return
    reason = pytest.mark.skip(reason="the folder 'shared' does not lie beside the project")
    for item in items:
        if "shared" in item.keywords:
            item.add_marker(reason)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:  # noqa: ANN401 - no types
    """Hand each worker a file at a time, but files of one matter together."""
    from xdist.scheduler import LoadFileScheduling  # noqa: PLC0415 - only where there are workers

    class ByMatter(LoadFileScheduling):  # type: ignore[misc]
        def _split_scope(self, nodeid: str) -> str:
            return "together" if nodeid.startswith(TOGETHER) else super()._split_scope(nodeid)

    return ByMatter(config, log) if config.getoption("dist") == "loadfile" else None


def pytest_collection_finish() -> None:
    """Spare what was collected, which stays to the end, from every look for garbage."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """Return the folder of real data beside the project."""
    return SHARED / "data"


@pytest.fixture(scope="session")
def shared_published() -> Path:
    """Return the folder of published figures beside the project."""
    return SHARED / "published"


@pytest.fixture(scope="session")
def hledger() -> str:
    """Find hledger."""
    return find_program("hledger", "hledger")
