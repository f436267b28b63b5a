"""Every command of the page on reviews runs, and does what the page says."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from pathlib import Path

from tests.docs.test_how_to import HOW_TO, blocks, run

from carepact.review.parental import FATHERS_ALONE, weeks_alone
from carepact.studies.review import review_law

ROOT = Path(__file__).resolve().parents[2]
UNKNOWN = ROOT / "docs" / "reference" / "unknown-law.md"


def test_the_page_on_reviews_runs_and_says_what_the_command_says(tmp_path: Path) -> None:
    see, give, compare, sum_up = blocks("read-a-review", "sh")
    (tmp_path / "kenya.csv").write_text(blocks("read-a-review", "csv")[0], "utf-8")
    before, after, every, summed = (run(w, tmp_path) for w in (see, give, compare, sum_up))
    assert before.returncode == after.returncode == every.returncode == 0, after.stderr
    assert summed.returncode == 0, summed.stderr
    assert (tmp_path / "summary.svg").read_text("utf-8").startswith("<svg")
    summary = (tmp_path / "summary.csv").read_text("utf-8-sig")
    assert summary.startswith("group,standard,requirement,")
    assert "1.1 weeks short" in before.stdout
    assert "Employment Act 2007, Sec. 29(1)" in before.stdout
    assert "3 working days a" in after.stdout
    with (tmp_path / "review.csv").open(encoding="utf-8") as stream:
        rows = {(row["standard"], row["requirement"]): row for row in csv.DictReader(stream)}
    verdicts = [rows["ilo-c183", name]["verdict"] for name in ("weeks", "benefit", "ratified")]
    assert verdicts == ["met", "met", "not"]
    assert rows["eu-work-life-balance", "carers"]["missing"] == "2.0"
    manifest = json.loads((tmp_path / "review.manifest.json").read_text("utf-8"))
    assert "kenya.csv" in {source["file"] for source in manifest["inputs"]}
    assert rows["ilo-c183", "return"]["verdict"] == "met"
    assert "Unknown because no table that ships knows: " in before.stdout
    assert len((tmp_path / "reviews.csv").read_text("utf-8").splitlines()) > 8000


def test_the_page_of_what_is_unknown_is_the_one_that_the_script_writes(tmp_path: Path) -> None:
    ended = subprocess.run(  # noqa: S603 - the project's own script
        [sys.executable, "-m", "scripts.compile.unknown_law", "--into", str(tmp_path)],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": "src"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    assert (tmp_path / "unknown-law.md").read_bytes() == UNKNOWN.read_bytes()


def test_the_page_of_what_is_unknown_names_what_would_tell_of_every_requirement() -> None:
    """An outside reader counted 4,574 of 8,760 verdicts unknown, 15 requirements wholly."""
    text = UNKNOWN.read_text("utf-8")
    assert "4,574 of\n8,760 were unknown, 15 of them of every country" in text
    for found in review_law("KEN").reviews[0].unknown_to_all:
        for one in found.requirement.judged_by:
            assert f"`{one.fact}`" in text


def test_the_page_states_the_bounds_of_the_rule_on_parental_leave() -> None:
    text = (HOW_TO / "read-a-review.md").read_text("utf-8")
    mothers, fathers = weeks_alone("maternity_weeks"), weeks_alone(FATHERS_ALONE)
    assert f"Up to {mothers:g} weeks of mothers and {fathers:g} of fathers" in text
