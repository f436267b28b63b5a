"""`carepact review`: verdicts in words, marks, files and one clear error."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from tests.errors.command_line import run_carepact

from carepact.data.countries.facts import known_countries
from carepact.policy.standard_files import shipped_standards
from carepact.report.review import print_figure
from carepact.review.judging import VERDICTS
from carepact.studies.review import review_every_law

COLUMNS = ("country", "standard", "requirement", "article", "verdict", "value", "unit",
           "threshold", "missing", "year", "status", "source", "basis", "note")  # fmt: skip
ASKED = sum(len(standard.requirements) for standard in shipped_standards())


def test_a_review_says_every_verdict_in_words_and_counts_them_at_its_end() -> None:
    ended = run_carepact("review", "KEN")
    assert ended.code == 0
    for standard in shipped_standards():
        assert str(standard.title).split(",")[0].split("(")[0].strip()[:20] in ended.out
    counts = next(line for line in ended.out.splitlines() if line.startswith(f"{ASKED} req"))
    assert counts == f"{ASKED} requirements: 5 met, 4 partly, 13 not met, 17 unknown, 1 reported."


def test_a_review_ends_with_how_many_no_table_that_ships_knows() -> None:
    # The benefit of three standards, four ratifications, breaks, domestic workers, support at
    # home, three of the directive, two of long-term care.
    ended = " ".join(run_carepact("review", "KEN").out.split())
    said = "Unknown because no table that ships knows: 15. How to give them: "
    assert ended.endswith(said + "docs/how-to/read-a-review.md.")


def test_the_csv_file_has_a_row_a_requirement_with_source_and_status() -> None:
    rows = list(csv.DictReader(io.StringIO(run_carepact("review", "KEN", "--format", "csv").out)))
    assert set(COLUMNS) <= set(rows[0])
    assert len(rows) == ASKED
    weeks = rows[0]
    assert (weeks["verdict"], weeks["unit"], weeks["threshold"]) == ("partly", "weeks", "14.0")
    assert float(weeks["missing"]) == pytest.approx(14 - 90 / 7)
    for row in rows:
        assert row["verdict"] in VERDICTS
        assert bool(row["source"]) == bool(row["status"])


def test_json_names_the_standards_it_was_held_against() -> None:
    content = json.loads(run_carepact("review", "PRT", "--format", "json").out)
    assert len(content["rows"]) == ASKED
    settings = content["manifest"]["settings"]
    assert settings["countries"] == ["PRT"]
    assert settings["standards"][0]["date"] == "2000-06-15"


def test_all_countries_are_reviewed_a_row_a_country_and_requirement() -> None:
    ended = run_carepact("review", "--all", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(ended.out)))
    assert len(rows) == ASKED * len(known_countries())
    shown = run_carepact("review", "--all")
    assert "219 countries." in shown.out


def test_no_imputed_figure_is_printed_without_its_mark_and_interval() -> None:
    for review in review_every_law().reviews:
        for one in review.findings:
            printed = print_figure(one)
            assert printed.startswith("≈ ") == (one.status == "imputed")
            assert printed.startswith("* ") == (one.status == "assumed")
            assert (" – " in printed) == (one.status == "imputed")


@pytest.mark.parametrize("words", [(), ("KEN", "--all")])
def test_neither_or_both_of_a_country_and_all_is_one_error(words: tuple[str, ...]) -> None:
    ended = run_carepact("review", *words)
    assert ended.code == 2
    assert "review takes a country or --all, one of the two. Name one." in ended.said


def test_own_figures_go_with_one_country(tmp_path: Path) -> None:
    ended = run_carepact("review", "--all", "--own-facts", tmp_path / "own.csv")
    assert ended.code == 2
    assert "--own-facts goes with one country" in ended.said


def test_an_unknown_country_ends_with_status_2_and_the_nearest_name() -> None:
    ended = run_carepact("review", "Kenja")
    assert ended.code == 2
    assert "Did you mean 'Kenya'?" in ended.said
