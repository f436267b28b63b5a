"""`carepact countries` and `carepact country`: no imputed figure without its mark."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from pathlib import Path

import pytest
from rich.console import Console
from tests.errors.command_line import run_carepact

from carepact.data.countries.facts import known_countries
from carepact.data.countries.reading import read_country
from carepact.needs.figures import list_needs, list_people
from carepact.report.countries import print_value, show_profile
from carepact.report.grades import explain_grade
from carepact.report.marks import MARKS
from carepact.report.needs.page import print_figure
from carepact.studies.country_profile import profile_country
from carepact.studies.profile.rows import ProfileTopic

WIDE = 400
NEEDED = ("indicator", "year", "value", "unit", "status", "source")


def test_no_profile_prints_an_imputed_figure_without_its_mark_and_interval() -> None:
    for code in known_countries():
        for fact in read_country(code).facts.values():
            printed = print_value(fact)
            assert printed.startswith("≈ ") == (fact.status == "imputed")
            interval = printed.partition(" (")[2]
            assert ("–" in interval) == (fact.status == "imputed")
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
        assert row["value"] or row["text"]
        if row["topic"] not in {ProfileTopic.PEOPLE, ProfileTopic.NEEDS}:
            assert bool(row["low"]) == (row["status"] == "imputed")
    content = json.loads(run_carepact("country", "SEN", "--format", "json").out)
    assert len(content["rows"]) == len(rows)
    assert content["manifest"]["settings"] == {"country": "SEN", "base_year": 2024, "draws": 1000}
    assert content["manifest"]["seed"] == 1


@pytest.mark.parametrize("code", ["KEN", "SEN", "JPN", "USA", "DEU", "VUT"])
def test_no_figure_of_people_or_need_is_printed_without_its_mark(code: str) -> None:
    profile = profile_country(code)
    assert profile.population is not None
    assert profile.balance is not None
    for figure in (*list_people(profile.population), *list_needs(profile.balance)):
        printed = print_figure(figure, 1.0).plain
        assert printed.startswith("≈ ") == (figure.status == "imputed")
        assert printed.startswith("* ") == (figure.status == "assumed")
        assert printed.startswith("† ") == (figure.status == "projected")
        assert ("(" in printed) == (figure.low is not None)


def test_a_profile_tells_people_needs_and_the_childcare_policy_gap() -> None:
    shown = run_carepact("country", "KEN")
    assert "People by age (thousand)" in shown.out
    assert "Care needs now, 2024" in shown.out
    assert "Childcare policy gap: 5.7 years" in shown.out
    assert "not a UN product" in " ".join(shown.out.split())
    given = run_carepact("country", "KEN", "--free-from-age", "4.0")
    # 4 - 104 days of leave (0.285 years) = 3.7, marked as the user's own.
    assert "Childcare policy gap: + 3.7 years" in given.out


def test_rows_of_need_stand_in_the_years_that_are_told_and_in_the_units_of_their_measure() -> None:
    rows = list(csv.DictReader(io.StringIO(run_carepact("country", "KEN", "--format", "csv").out)))
    needs = {
        (row["indicator"], row["year"]): row for row in rows if row["topic"] == ProfileTopic.NEEDS
    }
    older = needs["persons: older persons in need", "2050"]
    assert older["unit"] == "persons"
    assert float(older["low"]) < float(older["value"]) < float(older["high"])
    assert {year for _indicator, year in needs} == {"2024", "2035", "2050"}
    assert needs["gap_staff: children 3-5", "2024"]["unit"] == "full-time equivalents"
    people = [row for row in rows if row["topic"] == ProfileTopic.PEOPLE and row["year"] == "2024"]
    # Six bands and two sexes; 56.4 million people (World Population Prospects 2024).
    assert len(people) == 12
    assert sum(float(row["value"]) for row in people) == pytest.approx(56.4e6, rel=0.01)


def test_a_country_without_people_by_age_has_a_profile_that_says_so() -> None:
    shown = run_carepact("country", "XKX")
    assert shown.code == 0
    assert "People by age: not told. Kosovo: its people by age and sex are not known." in shown.out
    assert "Care needs: not counted." in shown.out


def test_a_picture_of_people_and_needs_says_what_it_finds(tmp_path: Path) -> None:
    path = tmp_path / "kenya.svg"
    assert run_carepact("country", "KEN", "--chart", path).code == 0
    drawn = re.sub("<[^>]*>", " ", path.read_text("utf-8")).replace("\xa0", " ")
    assert "Kenya: of 100 people 38 are under 15" in drawn
    assert "older persons need 3.4 times" in drawn
    assert "not a UN product" in " ".join(drawn.split())


def test_a_picture_of_a_country_without_people_ends_with_status_2(tmp_path: Path) -> None:
    ended = run_carepact("country", "XKX", "--chart", tmp_path / "x.png")
    assert ended.code == 2
    assert "there is nothing to draw of Kosovo" in ended.said
    ended = run_carepact("country", "KEN", "--chart", tmp_path / "x.gif")
    assert ended.code == 2


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


def test_what_the_user_gives_bears_the_plus_sign_beside_the_mark_of_its_status(
    tmp_path: Path,
) -> None:
    path = tmp_path / "own.csv"
    path.write_text(
        "country,indicator,year,value,unit,source,status,low,high\n"
        "KEN,childcare_under_3,2023,6,% of children,Ministry,,,\n"
        "KEN,informal_t,2023,83,% of employment,Survey,imputed,70,90\n"
        "KEN,ptr_preprimary,2023,27,pupils per teacher,Ministry,assumed,,\n",
        encoding="utf-8",
    )
    facts = read_country("KEN", path).facts
    assert print_value(facts["childcare_under_3"]) == "+ 6"
    assert print_value(facts["informal_t"]) == "+ ≈ 83 (70–90)"
    assert print_value(facts["ptr_preprimary"]) == "+ * 27"
    assert print_value(facts["births"])[0].isdigit()
    told = run_carepact("country", "KEN", "--own-facts", path, "--format", "csv").out
    rows = list(csv.DictReader(io.StringIO(told)))
    given = {row["indicator"]: row["status"] for row in rows if row["given_by_user"] == "true"}
    assert given == {
        "childcare_under_3": "observed",
        "informal_t": "imputed",
        "ptr_preprimary": "assumed",
        "coverage_now: children 0-2": "given",
    }


def test_an_unknown_country_ends_with_status_2_and_the_nearest_name() -> None:
    ended = run_carepact("country", "Kenja")
    assert ended.code == 2
    assert "Did you mean Kenya (KEN)?" in ended.said


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


def test_the_legend_of_grades_says_what_a_grade_says_beside_a_country() -> None:
    said = " ".join(run_carepact("countries").out.split())
    for letter in "ABCD":
        assert explain_grade(letter) in said


def test_a_column_of_years_and_days_is_headed_by_what_it_holds() -> None:
    """Of France, pay has years alone; a topic of care law has years as well as days."""
    by_topic: dict[str, list[bool]] = {}
    for fact in read_country("FRA").facts.values():
        by_topic.setdefault(fact.indicator.topic, []).append(bool(fact.in_force_from))
    wanted = Counter(
        "since" if all(dated) else "year or since" if any(dated) else "year"
        for dated in by_topic.values()
    )
    assert wanted["year"]
    assert wanted["year or since"]
    said = run_carepact("country", "FRA", columns=1000).out.splitlines()
    assert Counter(line.split("┃")[3].strip() for line in said if "┃ status" in line) == wanted


def test_weak_figures_whose_names_hold_commas_are_parted_by_semicolons() -> None:
    said = " ".join(run_carepact("--language", "fr", "country", "FRA").out.split())
    parts = "travail non rémunéré, femmes ; travail non rémunéré, hommes"
    assert f"fragile : {parts}." in said.replace("\u00a0", " ")
