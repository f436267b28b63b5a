"""Every command of the page on reviews runs, and does what the page says."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

from tests.docs.test_how_to import HOW_TO, blocks, run

from carepact.review.parental import FATHERS_ALONE, weeks_alone
from carepact.studies.review import review_law


def test_the_page_on_reviews_runs_and_says_what_the_command_says(tmp_path: Path) -> None:
    see, give, compare = blocks("read-a-review", "sh")
    (tmp_path / "kenya.csv").write_text(blocks("read-a-review", "csv")[0], "utf-8")
    before, after, every = (run(words, tmp_path) for words in (see, give, compare))
    assert before.returncode == after.returncode == every.returncode == 0, after.stderr
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
    assert "Unknown because no table that ships knows: 15." in before.stdout
    assert len((tmp_path / "reviews.csv").read_text("utf-8").splitlines()) > 8000


def test_the_page_lists_every_figure_that_no_table_that_ships_knows() -> None:
    text = (HOW_TO / "read-a-review.md").read_text("utf-8")
    listed = {name for line in text.splitlines() if line.startswith("| `")
              for name in re.findall(r"`(\w+)`", line)}  # fmt: skip
    unknown = review_law("KEN").reviews[0].unknown_to_all
    assert listed == {one.fact for found in unknown for one in found.requirement.judged_by}
    assert f"{len(unknown)} of the {len(review_law('KEN').reviews[0].findings)}" in text


def test_the_page_states_the_bounds_of_the_rule_on_parental_leave() -> None:
    text = (HOW_TO / "read-a-review.md").read_text("utf-8")
    mothers, fathers = weeks_alone("maternity_weeks"), weeks_alone(FATHERS_ALONE)
    assert f"Up to {mothers:g} weeks of mothers and {fathers:g} of fathers" in text
