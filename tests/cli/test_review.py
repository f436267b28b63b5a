"""`carepact review`: verdicts in words, marks, files and one clear error."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from pathlib import Path

import pytest
from tests.errors.command_line import run_carepact

from carepact.data.countries.facts import known_countries
from carepact.policy.standard_files import shipped_declarations, shipped_standards
from carepact.report.review.words import print_figure
from carepact.review.judging import VERDICTS
from carepact.studies.review import review_every_law, review_law

COLUMNS = ("country", "standard", "requirement", "article", "verdict", "value", "unit",
           "threshold", "missing", "year", "status", "source", "basis", "note")  # fmt: skip
ASKED = sum(len(standard.requirements) for standard in shipped_standards())
DECLARED = sum(len(instrument.declares) for instrument in shipped_declarations())


def test_a_review_says_every_verdict_in_words_and_counts_them_at_its_end() -> None:
    ended = run_carepact("review", "KEN")
    assert ended.code == 0
    for standard in shipped_standards():
        assert str(standard.title).split(",")[0].split("(")[0].strip()[:20] in ended.out
    found = Counter(one.verdict for one in review_law("KEN").reviews[0].findings)
    counts = next(line for line in ended.out.splitlines() if line.startswith(f"{ASKED} req"))
    words = {"not": "not met"}
    listed = ", ".join(f"{found[v]} {words.get(v, v)}" for v in VERDICTS if found[v])
    assert counts == f"{ASKED} requirements: {listed}."


def test_a_review_ends_with_how_many_no_table_that_ships_knows() -> None:
    ended = " ".join(run_carepact("review", "KEN").out.split())
    count = len(review_law("KEN").reviews[0].unknown_to_all)
    said = f"Unknown because no table that ships knows: {count}. What would tell: "
    assert ended.endswith(said + "docs/reference/unknown-law.md.")


def test_a_ratification_is_shown_with_its_day() -> None:
    """ILO NORMLEX: Albania ratified C156 on 2007-10-11."""
    assert "yes, 2007-10-11" in run_carepact("review", "ALB").out


def test_what_is_declared_is_shown_without_a_verdict_and_stands_in_the_files() -> None:
    shown = run_carepact("review", "KEN").out
    assert "Declares, no verdict" in shown
    assert "OC-31/25" in shown
    rows = list(csv.DictReader(io.StringIO(run_carepact("review", "KEN", "--format", "csv").out)))
    declared = [row for row in rows if row["verdict"] == "declares"]
    assert len(declared) == DECLARED
    assert all(row["title"] and row["article"] and row["source"] for row in declared)
    assert not any(row["value"] or row["status"] or row["requirement"] for row in declared)


def test_adopted_budgeted_and_implemented_stand_side_by_side() -> None:
    """UNESCO: Kenya's pre-primary 0.0939 % of GDP in 2015; World Bank: 1 of 4 for centres."""
    shown = " ".join(run_carepact("review", "KEN").out.split())
    assert "Adopted, budgeted, implemented" in shown
    rows = list(csv.DictReader(io.StringIO(run_carepact("review", "KEN", "--format", "csv").out)))
    services = next(
        r for r in rows if (r["standard"], r["requirement"]) == ("ilo-c156", "services")
    )
    assert (services["budgeted"], services["implemented"]) == ("yes", "reported")
    assert services["budgeted_by"].startswith("gov_exp_preprimary_gdp = 0.09391 % of GDP, 2015")
    assert "enforced_childcare_centres = 1 of 4, 2025, observed" in services["implemented_by"]
    weeks = next(r for r in rows if (r["standard"], r["requirement"]) == ("ilo-c183", "weeks"))
    assert (weeks["budgeted"], weeks["budgeted_by"]) == ("", "")


def test_the_csv_file_has_a_row_a_requirement_with_source_and_status() -> None:
    rows = list(csv.DictReader(io.StringIO(run_carepact("review", "KEN", "--format", "csv").out)))
    assert set(COLUMNS) <= set(rows[0])
    assert len(rows) == ASKED + DECLARED
    weeks = rows[0]
    assert (weeks["verdict"], weeks["unit"], weeks["threshold"]) == ("partly", "weeks", "14.0")
    assert float(weeks["missing"]) == pytest.approx(14 - 90 / 7)
    for row in rows[:ASKED]:
        assert row["verdict"] in VERDICTS
        assert bool(row["source"]) == bool(row["status"])


def test_json_names_the_standards_it_was_held_against() -> None:
    content = json.loads(run_carepact("review", "PRT", "--format", "json").out)
    assert len(content["rows"]) == ASKED + DECLARED
    settings = content["manifest"]["settings"]
    assert settings["countries"] == ["PRT"]
    assert settings["standards"][0]["date"] == "2000-06-15"
    assert settings["declarations"][0]["date"] == "2025-06-12"


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


@pytest.mark.parametrize("words", [(), ("KEN", "--all"), ("KEN", "--summary")])
def test_not_one_of_a_country_all_and_a_summary_is_one_error(words: tuple[str, ...]) -> None:
    ended = run_carepact("review", *words)
    assert ended.code == 2
    assert "review takes a country, --all or --summary, one of the three. Name one." in ended.said


@pytest.mark.parametrize("words", ["--all", "--summary"])
def test_own_figures_go_with_one_country(words: str, tmp_path: Path) -> None:
    ended = run_carepact("review", words, "--own-facts", tmp_path / "own.csv")
    assert ended.code == 2
    assert "--own-facts goes with one country" in ended.said


def test_groups_and_a_picture_go_with_a_summary() -> None:
    ended = run_carepact("review", "KEN", "--by", "income")
    assert ended.code == 2
    assert "--by and --chart go with --summary" in ended.said


def test_a_summary_is_shown_drawn_and_written(tmp_path: Path) -> None:
    picture, table = tmp_path / "summary.svg", tmp_path / "summary.csv"
    shown = run_carepact("review", "--summary", "--by", "income", "--chart", picture)
    assert shown.code == 0
    assert "219 countries. First what most countries do not meet" in " ".join(shown.out.split())
    assert "Lower middle income" in picture.read_text("utf-8")
    assert run_carepact("review", "--summary", "-o", table).code == 0
    rows = list(csv.DictReader(io.StringIO(table.read_text("utf-8-sig"))))
    assert {row["group"] for row in rows} >= {"world", "Sub-Saharan Africa"}
    assert len(rows) % ASKED == 0


def test_an_unknown_country_ends_with_status_2_and_the_nearest_name() -> None:
    ended = run_carepact("review", "Kenja")
    assert ended.code == 2
    assert "Did you mean Kenya (KEN)?" in ended.said


@pytest.mark.parametrize(
    ("language", "code", "gap", "claim"),
    [
        ("en", "FRA", "ratify Maternity Protection Convention", "has ratified ILO C183"),
        ("fr", "FRA", "ratifier : Convention sur la protection", "a ratifié la C183"),
        ("es", "ARG", "ratificar: Convenio sobre la protección", "ratificó el C183"),
    ],
)
def test_what_is_missing_of_a_ratification_is_to_ratify(
    language: str, code: str, gap: str, claim: str
) -> None:
    """Neither France nor Argentina has ratified C183."""
    said = run_carepact("--language", language, "review", code, columns=1000).out
    assert gap in said.replace("\u00a0", " ")
    assert claim not in said


def test_what_is_asked_of_who_pays_leave_is_said_in_words() -> None:
    """Art. 6(8): an employer is not individually liable for the direct cost of the benefit."""
    said = run_carepact("review", "KEN", columns=1000).out
    assert "not the employer alone" in said
    assert "none of" not in said
