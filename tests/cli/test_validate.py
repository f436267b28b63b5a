"""`carepact validate`: a line a figure, and a status that a script can use."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.errors.command_line import run_carepact
from tests.errors.small_surveys import atus_tables, write_atus


@pytest.mark.shared
def test_the_shared_atus_agrees_with_what_was_published(shared_data: Path) -> None:
    ended = run_carepact("validate", shared_data / "us_atus_2003_2016")
    assert ended.code == 0, ended
    assert "48 of 48 published figures agree." in ended.out
    assert ended.out.count("equal") == 47
    assert ended.out.count("within tolerance") == 1


@pytest.mark.shared
def test_the_lines_leave_as_a_file_with_a_manifest(shared_data: Path, tmp_path: Path) -> None:
    source = shared_data / "india_tus_2024_sample" / "sample_1_perc.parquet"
    ended = run_carepact("validate", source, "-o", tmp_path / "india.json")
    assert ended.code == 0, ended
    content = json.loads((tmp_path / "india.json").read_text("utf-8"))
    published = {row["cell"]: row["published"] for row in content["rows"]}
    assert published == {"2024 women": 22.36111, "2024 men": 2.91667}
    assert (tmp_path / "india.manifest.json").is_file()


def test_another_survey_of_the_same_year_differs_with_status_one(tmp_path: Path) -> None:
    ended = run_carepact("validate", write_atus(tmp_path / "atus", atus_tables((2010,))))
    assert ended.code == 1, ended
    assert "0 of " in ended.out
    assert "differs" in ended.out


def test_a_survey_without_published_figures_says_so() -> None:
    ended = run_carepact("validate", "synthetic")
    assert ended.code == 2, ended
    assert "published" in ended.err
    assert ended.out == ""
