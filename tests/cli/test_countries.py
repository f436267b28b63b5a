"""`carepact countries` and `carepact country`: no imputed figure without its mark."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from rich.console import Console
from tests.errors.command_line import run_carepact

from carepact.data.countries.facts import known_countries
from carepact.report.countries import MARKS, print_value, show_profile
from carepact.studies.country_profile import profile_country

WIDE = 400
NEEDED = ("indicator", "year", "value", "unit", "status", "source")


def test_no_profile_prints_an_imputed_figure_without_its_mark_and_interval() -> None:
    for code in known_countries():
        for fact in profile_country(code).country.facts.values():
            printed = print_value(fact)
            assert printed.startswith("≈ ") == (fact.status == "imputed")
            assert ("(" in printed) == (fact.status == "imputed")
            assert printed.startswith("* ") == (fact.status == "assumed")


@pytest.mark.parametrize("code", ["KEN", "SEN", "PRK", "USA", "XKX", "AND"])
def test_a_shown_profile_marks_every_line_of_an_imputed_figure(code: str) -> None:
    profile = profile_country(code)
    stream = io.StringIO()
    Console(file=stream, width=WIDE).print(show_profile(profile))
    lines = [line for line in stream.getvalue().splitlines() if "│" in line]
    for status, mark in MARKS.items():
        count = profile.country.count(status)  # type: ignore[arg-type]
        told = [line for line in lines if f"│ {status}" in line]
        assert len(told) == count
        assert all(mark in line for line in told)


def test_csv_and_json_rows_of_a_profile_say_status_and_source() -> None:
    ended = run_carepact("country", "SEN", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(ended.out)))
    assert set(NEEDED) <= set(rows[0])
    for row in rows:
        assert row["status"] in MARKS
        assert row["source"]
        assert bool(row["low"]) == (row["status"] == "imputed")
        assert row["value"] or row["text"]
    content = json.loads(run_carepact("country", "SEN", "--format", "json").out)
    assert len(content["rows"]) == len(rows)
    assert content["manifest"]["settings"] == {"country": "SEN", "base_year": 2024}


def test_senegal_s_unpaid_hours_are_imputed_and_not_to_be_quoted_and_kenya_s_are_observed() -> None:
    for code, status, letter in (("SEN", "imputed", "D"), ("KEN", "observed", "A")):
        profile = profile_country(code)
        fact = profile.country.fact("unpaid_day_share_f")
        assert fact is not None
        assert fact.status == status
        grades = {grade.purpose: grade.letter for grade in profile.grades}
        assert grades["unpaid work"] == letter


def test_the_overview_lists_every_country_with_its_grades() -> None:
    rows = list(csv.DictReader(io.StringIO(run_carepact("countries", "--format", "csv").out)))
    assert set(NEEDED) <= set(rows[0])
    assert {row["country"] for row in rows} == set(known_countries())
    graded = [row for row in rows if row["indicator"].startswith("grade ")]
    assert {row["text"] for row in graded} == {"A", "B", "C", "D"}
    shown = run_carepact("countries")
    assert "219 countries." in shown.out


def test_an_unknown_country_ends_with_status_2_and_the_nearest_name() -> None:
    ended = run_carepact("country", "Kenia")
    assert ended.code == 2
    assert "Did you mean 'Kenya'?" in ended.said


def test_a_bad_file_of_own_figures_ends_with_status_2(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text(
        "country,indicator,year,value,unit,source\n"
        "KEN,tfr,2023,30,children per woman,Survey\n"
        "KEN,births,2023,5,thousand,Survey\n",
        encoding="utf-8",
    )
    ended = run_carepact("country", "KEN", "--own-facts", path)
    assert ended.code == 2
    assert "own.csv: 2 faults." in ended.said
    assert "Convert to 'births a year'" in ended.said
