"""Fixtures for all tests: messages in English, the shared data, the real surveys."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

os.environ["CAREPACT_LANGUAGE"] = "en"

SHARED = Path(__file__).resolve().parents[2] / "shared"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip tests that need the shared data only where it does not lie beside the project."""
    if SHARED.is_dir():
        return
    reason = pytest.mark.skip(reason="the folder 'shared' does not lie beside the project")
    for item in items:
        if "shared" in item.keywords:
            item.add_marker(reason)


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """Return the folder of real data beside the project."""
    return SHARED / "data"


@pytest.fixture(scope="session")
def shared_published() -> Path:
    """Return the folder of published figures beside the project."""
    return SHARED / "published"
