"""A folder is a new instrument: nothing above it is touched, and nobody is held to have it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import carepact

PACKAGE = """\
package: winter
title: Winter
purpose: "A test of an instrument that nobody above has heard of."
baseline: present-law
phase_in: {begins: 2025, ends: 2027}
edits:
  - {instrument: winter_grant, parameter: coverage, target: 1, source: test}
"""


def rename(folder: Path, **replaced: str) -> None:
    """Replace words in the files of a folder."""
    for path in folder.iterdir():
        if path.suffix in (".py", ".yaml"):
            text = path.read_text("utf-8")
            for old, new in replaced.items():
                text = text.replace(old, new)
            path.write_text(text, "utf-8")


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A copy of the package with one folder more: a grant for children, half of whom have it."""
    source = Path(str(carepact.__file__)).parent
    house = tmp_path / "src" / "carepact"
    shutil.copytree(source, house, ignore=shutil.ignore_patterns("__pycache__"))
    instruments = house / "policy" / "instruments"
    shutil.copytree(instruments / "child_allowance", instruments / "winter_grant")
    rename(instruments / "winter_grant", child_allowance="winter_grant", order="order", **{
        "order: 12": "order: 40",
        "Child allowance": "Winter grant",
        "value: 1\n": "value: 0.5\n",
    })  # fmt: skip
    (tmp_path / "winter.yaml").write_text(PACKAGE, "utf-8")
    return house


def run(house: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run the copy's command line in the folder of the test."""
    folder = house.parents[1]
    return subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-m", "carepact", *words],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(house.parent)},
        capture_output=True,
        text=True,
        check=False,
    )


def figures(ended: subprocess.CompletedProcess[str], variable: str, scenario: str) -> list[float]:
    """List a variable's figures of the new instrument, year by year."""
    assert ended.returncode == 0, ended.stderr
    return [
        one["value"]
        for one in json.loads(ended.stdout)["figures"]
        if (one["variable"], one["label"], one["scenario"]) == (variable, "winter_grant", scenario)
    ]


def test_one_folder_runs_and_present_law_has_none_of_it(house: Path) -> None:
    """Half of the children, as the file ships, would cost Kenya's present law a billion."""
    ended = run(
        house, "run", "KEN", "--package", "winter.yaml", "--draws", "5", "--until", "2028",
        "--format", "json",
    )  # fmt: skip
    law = figures(ended, "gross_cost_by_instrument", "present law")
    assert law
    assert set(law) == {0}
    assert figures(ended, "gross_cost_by_instrument", "demand")[-1] > 0


def test_a_trait_that_nobody_declared_stops_the_run(house: Path) -> None:
    file = house / "policy" / "instruments" / "winter_grant" / "instrument.yaml"
    file.write_text(
        file.read_text("utf-8").replace("  set_off_against: care of children\n", ""), "utf-8"
    )
    ended = run(house, "run", "KEN", "--package", "winter.yaml", "--draws", "5")
    assert ended.returncode != 0
    assert "traits.set_off_against: is missing. Add it." in ended.stderr
    assert "Traceback" not in ended.stderr


def test_rules_that_pay_whom_no_trait_names_stop_the_run(house: Path) -> None:
    rules = house / "policy" / "instruments" / "winter_grant" / "rules.py"
    rules.write_text(rules.read_text("utf-8").replace('"households":', '"suppliers":'), "utf-8")
    ended = run(house, "run", "KEN", "--package", "winter.yaml", "--draws", "5", "--until", "2028")
    assert ended.returncode != 0
    assert "winter_grant: its rules pay suppliers, whom 'traits.pays' does not name" in (
        " ".join(ended.stderr.split())
    )
