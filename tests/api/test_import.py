"""`import carepact` gives the whole product and costs next to nothing."""

from __future__ import annotations

import subprocess
import sys
from importlib import metadata

import pytest

import carepact

HEAVY = ("numpy", "pandas", "polars", "pydantic", "rich", "scipy", "xarray")


def test_the_import_loads_no_heavy_library() -> None:
    told = f"import sys, carepact; print([m for m in sys.modules if m in {HEAVY}])"
    ran = subprocess.run(  # noqa: S603 - the words are ours
        [sys.executable, "-c", told], capture_output=True, text=True, check=True
    )
    assert ran.stdout.strip() == "[]"


@pytest.mark.parametrize("name", carepact.__all__)
def test_every_public_name_is_there(name: str) -> None:
    assert getattr(carepact, name) is not None


def test_dir_lists_the_public_names() -> None:
    assert dir(carepact) == sorted(carepact.__all__)


def test_the_version_is_that_of_the_distribution() -> None:
    assert carepact.__version__ == metadata.version("carepact")


def test_a_wrong_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'simulate_planet'"):
        _ = carepact.simulate_planet
