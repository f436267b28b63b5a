"""The command of the page on present law runs, and its table holds what is measured."""

from __future__ import annotations

import re
from pathlib import Path

from tests.docs.test_how_to import run

from carepact.report.backcast.page import summarise
from carepact.studies.backcast import run_backcast

PAGE = Path(__file__).resolve().parents[2] / "docs" / "explanation" / "present-law.md"


def test_the_command_of_the_page_runs(tmp_path: Path) -> None:
    command = re.findall(r"```sh\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)[0]

    ended = run(command, tmp_path)

    assert ended.returncode == 0, ended.stderr
    assert "Targets missed" not in " ".join(ended.stdout.split())


def test_the_table_of_the_page_holds_what_pre_primary_comes_to() -> None:
    part = run_backcast().parts[1]
    line = next(line for line in PAGE.read_text("utf-8").splitlines() if "UNESCO public" in line)

    count, median, error, within = (cell.strip() for cell in line.split("|")[2:6])

    said = summarise(part)
    assert f"{count} countries" in said
    assert f"median ratio {median}," in said
    assert f"error {error}," in said
    assert f"{within} within" in said
