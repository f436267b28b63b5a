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
}
ROWS = [pytest.param(name, row, id=row["typed"]) for name, rows in TABLE.items() for row in rows]


@pytest.fixture(scope="module")
def diaries() -> object:
    return carepact.read_diaries("synthetic")


@pytest.mark.parametrize(("name", "row"), ROWS)
def test_an_error_speaks_python_to_python_and_options_to_the_command_line(
    name: str, row: dict[str, Any], diaries: object
) -> None:
    with pytest.raises(CareError) as caught:
        CALLS[name](diaries, **row["call"])
    said = " ".join(str(caught.value).split())
    assert said.startswith(row["given"] + row["says"])
    assert said.endswith(row.get("ends", ""))
    assert "--" not in said

    typed = run_carepact(name, "synthetic", *shlex.split(row["typed"]))
    assert typed.code == 2
    assert typed.said.startswith(f"Error: {row['option']}{row['says']}")
    assert typed.said.endswith(row.get("ends", ""))
