"""The law of one part of a country bears its name in every output."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from carepact.cli import countries, options_catalogue, review, run  # noqa: F401 - they register
from carepact.cli.app import app
from carepact.data.countries.facts import known_countries
from carepact.data.countries.law import read_law
from carepact.data.countries.reading import read_country


def say(*words: str) -> str:
    """Return what a command prints, on one line."""
    ended = CliRunner().invoke(app, list(words))
    assert ended.exit_code == 0, ended.stdout
    return " ".join(ended.stdout.split())


def rows_of(*words: str) -> list[dict[str, str]]:
    """Return the rows that a command prints."""
    text = CliRunner().invoke(app, [*words, "--format", "csv"]).stdout
    return list(csv.DictReader(io.StringIO(text)))


def test_the_profile_marks_sindh_on_the_screen_and_in_rows() -> None:
    assert "alone)" in say("country", "PAK")
    parts = {row["indicator"]: row["part"] for row in rows_of("country", "PAK")}
    assert parts["leave_mother_paid_days"] == "Sindh"
    assert parts["leave_father_paid_days"] == ""


def test_the_review_marks_it_on_the_screen_and_in_rows() -> None:
    assert "The law cited is that of Sindh alone" in say("review", "PAK")
    rows = {(r["standard"], r["requirement"]): r for r in rows_of("review", "PAK")}
    for name in ("weeks", "payer", "benefit"):
        assert rows["ilo-c183", name]["verdict"] == "partly"
        assert "that of Sindh alone" in rows["ilo-c183", name]["note"]


def test_the_options_mark_it_and_take_it_for_unknown() -> None:
    assert "in Sindh alone" in say("options", "PAK")
    found = [row for row in rows_of("options", "PAK") if row["reason"] == "law of a part"]
    assert found
    assert {row["presence"] for row in found} == {"unknown"}


def test_a_run_marks_it_on_the_screen_in_its_pictures_its_answer_and_its_manifest(
    tmp_path: Path,
) -> None:
    said = say("run", "PAK", "--package", "ilo-floor", "--draws", "20", "-o", str(tmp_path / "o"))
    assert "the law of Sindh alone" in said
    for name in ("answer.json", "manifest.json"):
        told = json.dumps(json.loads((tmp_path / "o" / name).read_text("utf-8")))
        assert "the law of Sindh alone" in told
    for name in ("cost-by-year", "who-provides-and-pays", "what-matters-most"):
        picture = (tmp_path / "o" / f"{name}.svg").read_text("utf-8")
        assert "Law of Sindh alone." in " ".join(re.sub("<[^>]*>", " ", picture).split()), name


@pytest.mark.parametrize("code", ["USA", "CAN", "AUT", "ITA", "BIH", "KEN"])
def test_every_fact_that_stands_on_the_law_of_a_part_says_so(code: str) -> None:
    facts, law = read_country(code).facts, read_law(code)
    for name, indicator in (
        ("paid_leave_mothers", "leave_mother_paid_days"),
        ("leave_payer", "leave_who_pays"),
        ("childcare_public", "wbl_public_childcare_law"),
        ("childcare_group_size", "wbl_childcare_ratio_law"),
    ):
        if law[name].part and facts[indicator].value:
            assert facts[indicator].part == law[name].part, indicator


def test_no_country_s_verdict_is_met_by_the_law_of_a_part() -> None:
    for code in known_countries():
        if not any(one.part for one in read_law(code).values()):
            continue
        for row in rows_of("review", code):
            if "alone; other parts" in row["note"]:
                assert row["verdict"] != "met", (code, row["requirement"])
