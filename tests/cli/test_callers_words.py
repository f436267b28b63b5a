"""Errors below the faces speak the words of who called: Python's, or the command line's."""

from __future__ import annotations

import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.errors.command_line import run_carepact

import carepact
from carepact.core.errors import CareError

TABLE = yaml.safe_load(Path(__file__).with_name("callers_words.yaml").read_text(encoding="utf-8"))
CALLS: dict[str, Callable[..., object]] = {
    "measure": carepact.estimate_care_time,
    "value": carepact.value_care_time,
    "run": carepact.simulate_country,
    "compare": carepact.compare_packages,
}
OF_COUNTRIES = {"run", "compare"}
ROWS = [pytest.param(name, row, id=row["typed"]) for name, rows in TABLE.items() for row in rows]


@pytest.fixture(scope="module")
def diaries() -> object:
    return carepact.read_diaries("synthetic")


@pytest.mark.parametrize(("name", "row"), ROWS)
def test_an_error_speaks_python_to_python_and_options_to_the_command_line(
    name: str, row: dict[str, Any], diaries: object
) -> None:
    country = row.get("country", "KEN")
    with pytest.raises(CareError) as caught:
        CALLS[name](country if name in OF_COUNTRIES else diaries, **row["call"])
    said = " ".join(str(caught.value).split())
    assert said.startswith(row["given"] + row["says"])
    assert said.endswith(row.get("ends", ""))
    assert "--" not in said

    subject = country if name in OF_COUNTRIES else "synthetic"
    typed = run_carepact(name, subject, *shlex.split(row["typed"]))
    assert typed.code == 2
    assert typed.said.startswith(f"Error: {row['option']}{row['says']}")
    assert typed.said.endswith(row.get("ends", ""))


def test_a_variable_of_the_machine_is_named_as_the_option_in_whose_place_it_stands(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("CAREPACT_DRAWS", "1")
    ended = run_carepact("run", "KEN")
    assert (ended.code, ended.said) == (2, "Error: --draws 1: is less than 2. Write 2 or more.")


def test_the_faults_of_a_file_keep_their_lines_beside_those_of_the_caller(tmp_path: Path) -> None:
    study = tmp_path / "study.yaml"
    study.write_text("country: KEN\nseed: -1\npackage: nope\n", "utf-8")
    said = run_carepact("run", study, "--draws", "1").said
    assert said.startswith("Error: study.yaml: 3 faults. 1. --draws 1: is less than 2.")
    assert "2. line 2, seed: -1 is less than 0. Write 0 or more." in said
    assert "3. line 3, package: 'nope': there is no such package." in said
    study.write_text("country: Congo\n", "utf-8")
    said = run_carepact("run", study).said
    assert said.startswith("Error: study.yaml: line 1, country: country 'Congo': the name can")
    study.write_text("country: KEN\n", "utf-8")
    said = run_carepact("run", study, "--until", "2020").said
    assert said.startswith("Error: --until 2020: a run begins in 2024")


def test_a_file_of_the_callers_own_names_itself(tmp_path: Path) -> None:
    file = tmp_path / "facts.csv"
    file.write_text("country,indicator\nKEN,gdp,7\n", "utf-8")
    said = run_carepact("run", "KEN", "--own-facts", file).said
    assert said.startswith("Error: facts.csv, line 2: ")
    package = tmp_path / "mine.yaml"
    package.write_text("package: mine\nnonsense: 1\n", "utf-8")
    said = run_carepact("run", "KEN", "--package", package).said
    assert said.startswith("Error: mine.yaml: ")
