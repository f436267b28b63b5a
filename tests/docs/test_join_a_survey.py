"""The page on joining a survey to a country runs as printed, and its figures are ours."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from tests.docs.test_how_to import blocks, run

PAGE = "join-a-survey-to-a-country"


@pytest.mark.shared
def test_the_page_on_joining_a_survey_runs_and_says_what_comes_out(
    tmp_path: Path, shared_data: Path
) -> None:
    (tmp_path / "atus").symlink_to(shared_data / "us_atus_2003_2016")
    look, new, check = blocks(PAGE, "sh")
    drafted = run(look + new, tmp_path)
    assert drafted.returncode == 0, drafted.stderr
    assert (tmp_path / "study.schema.json").is_file()
    (tmp_path / "usa.yaml").write_text(blocks(PAGE, "yaml")[0], "utf-8")
    (tmp_path / "use.py").write_text(blocks(PAGE, "python")[0], "utf-8")

    used = run(f'{check}"{sys.executable}" use.py', tmp_path)

    assert used.returncode == 0, used.stderr
    assert "care of either, untold" in drafted.stdout
    assert used.stdout.splitlines() == [
        "usa.yaml: no faults. USA, package ilo-floor-changed with 7 edits, until 2050, 1000 draws.",
        "3.72 and 2.33 hours a day, observed, 2016",
        "women's spread 1.5 minutes",
    ]
