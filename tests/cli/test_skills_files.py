"""`carepact skills -o`: what is written, and what is not and why."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.errors.command_line import run_carepact

ACCOUNT = """\
holder: A
told_on: 2026-11-30
care:
  - {activity: 352, whom: household, how_often: {times: 2, per: week}, how_long: 1,
     since: 2019-05-06}
examples:
  - {skill: planning, activity: 352, words: I planned the week of five people., show: SHOW}
"""
PAPERS = {"statement.html", "dossier.html", "matrix.xlsx"}


@pytest.mark.parametrize(("show", "written"), [("yes", PAPERS), ("no", set())])
def test_papers_are_written_of_what_is_shown_or_it_is_said_why_not(
    tmp_path: Path, show: str, written: set[str]
) -> None:
    account = tmp_path / "account.yaml"
    account.write_text(ACCOUNT.replace("SHOW", show), "utf-8")
    ended = run_carepact("skills", account, "-o", tmp_path / "mine")
    names = {path.name for path in (tmp_path / "mine").iterdir()}
    assert (ended.code, names & PAPERS) == (0, written)
    assert ("no example is shown" in ended.said) is (not written)
