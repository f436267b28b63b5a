"""The three commands of the README run, and what it counts is so."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from scripts.requote import ROOT
from tests.typed import type_in

from carepact.data.countries.facts import known_countries
from carepact.data.countries.population import list_population
from carepact.policy.options import shipped_options

README = (ROOT / "README.md").read_text("utf-8")


def test_the_three_commands_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CAREPACT_DRAWS", "20")  # a thousand are those of the demonstration's test
    commands = re.findall(r"```sh\n(.*?)```", README, flags=re.DOTALL)[2]
    assert commands.count("carepact") == 3

    printed = type_in(commands.replace(".venv/bin/", ""), tmp_path)

    for words in ("SYNTHETIC", "Kenya (KEN)", "Kenya, package co-responsibility, year 2050"):
        assert words in printed
    assert (tmp_path / "kenya" / "ledger" / "flows.csv").is_file()


def test_the_lines_of_python_run() -> None:
    (lines,) = re.findall(r"```python\n(.*?)```", README, flags=re.DOTALL)
    made: dict[str, Any] = {}

    exec(lines, made)  # noqa: S102 - the page's own code

    assert made["kenya"].figures["year"].max() == 2030
    assert set(made["care_time"].figures["sex"].drop_nulls()) >= {"women", "men"}


def test_the_readme_counts_right() -> None:
    assert f"| {len(list(known_countries()))} countries," in README
    assert f"population of {len(list_population())}," in README
    assert f"a catalogue of {len(shipped_options())} options" in README
