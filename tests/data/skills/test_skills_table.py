"""The tables from care activity to skill are whole, and are what both readings were made into."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
from pathlib import Path

import pytest
from scripts.compile.skills.agreement import count_agreement
from scripts.compile.skills.table import LABELS, READ, list_rows, read_table
from tests.speaking import say_in_each

from carepact.core.messages import LANGUAGES
from carepact.data.icatus.crosswalk import icatus_titles
from carepact.data.skills.reading import (
    NINE,
    NOTICE,
    STRENGTHS,
    read_activities,
    read_concepts,
    read_nine,
    read_own_concepts,
    read_rows,
)

ROOT = Path(__file__).resolve().parents[3]
SHIPPED = ROOT / "src" / "carepact" / "data" / "skills"
PAGE = ROOT / "docs" / "reference" / "skills-table.md"
TABLES = ("concepts", "own_concepts", "nine", "activities", "activity_skills")
ACTIVITIES = [one for one in icatus_titles() if len(one) == 3 and one[0] in "34"]
NO_SKILL = {
    "312", "319", "322", "323", "324", "325", "329", "339", "342", "343", "349", "361", "369",
    "380", "441", "490",
}  # fmt: skip
"""Activities of which the table says that they show no skill of the list."""
HEALTH_WORDS = (
    "chronic", "disease", "elderly", "older", "special needs", "disability", "medication",
    "nursing", "social service users",
)  # fmt: skip


@pytest.mark.shared
def test_the_tables_and_the_page_are_those_that_the_script_makes(
    shared_data: Path, tmp_path: Path
) -> None:
    words = ["-m", "scripts.compile.skills.table", str(shared_data)]
    subprocess.run(  # noqa: S603 - the project's own script
        [sys.executable, *words, "--into", str(tmp_path), "--docs", str(tmp_path)],
        cwd=ROOT, env=os.environ | {"PYTHONPATH": "src"}, check=True,
    )  # fmt: skip
    for name in TABLES:
        made = (tmp_path / f"{name}.csv").read_bytes()
        assert made == (SHIPPED / f"{name}.csv").read_bytes(), name
    assert (tmp_path / PAGE.name).read_bytes() == PAGE.read_bytes()


@pytest.mark.shared
def test_labels_are_those_of_esco_and_ours_only_where_it_has_none(shared_data: Path) -> None:
    published = {row["uri"]: row for row in read_table(shared_data / LABELS)}
    concepts = read_concepts()
    assert list(concepts) == list(published)
    for uri, row in published.items():
        concept = concepts[uri]
        assert concept.label("en") == row["en"]
        for language in ("fr", "es"):
            label = row[f"{language}_v1_0"]
            assert (language in concept.own) == (label == "")
            assert label in {"", concept.label(language)}


def test_what_ships_is_what_was_decided() -> None:
    columns, rows = list_rows()
    shipped = read_table(SHIPPED / "activity_skills.csv")
    assert [tuple(row[name] for name in columns) for row in shipped] == rows


def test_every_activity_of_divisions_3_and_4_shows_a_skill_or_says_why_not() -> None:
    assert len(ACTIVITIES) == 53
    assert list(read_activities()) == ACTIVITIES
    for activity in ACTIVITIES:
        rows = [row for row in read_rows() if row.activity == activity]
        assert rows
        assert (rows[0].strength == "none") == (rows[0].uri == "") == (activity in NO_SKILL)
        assert len(rows) == 1 or all(row.uri for row in rows)
    assert {row.activity for row in read_rows()} == set(ACTIVITIES)


def test_every_row_names_a_concept_once_and_gives_a_reason() -> None:
    pairs = [(row.activity, row.uri) for row in read_rows()]
    assert len(set(pairs)) == len(pairs)
    for row in read_rows():
        assert row.uri == "" or row.uri in read_concepts()
        assert row.strength in STRENGTHS
        assert row.rationale.endswith(".")
        assert row.rationale.startswith("Only ") == (row.strength == "possible")


@pytest.mark.parametrize("skill", NINE)
def test_each_of_the_nine_skills_is_reached_by_a_stated_path(skill: str) -> None:
    uris = {uri for uri, one in read_concepts().items() if one.nine == skill}
    found = {row.strength for row in read_rows() if row.uri in uris}
    assert found
    by_example = {"problem-solving", "crises", "conflicts", "negotiating", "leading"}
    assert (found == {"possible"}) == (skill in by_example)


def test_the_nine_are_those_of_the_mission_in_its_order() -> None:
    assert tuple(read_nine()) == NINE
    assert {one.nine for one in read_concepts().values()} == {"", *NINE}
    assert "; ".join(read_nine().values()) == (
        "planning and organising; solving problems; active listening; empathy; managing crises; "
        "managing conflicts; negotiating; leading; making decisions"
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_concept_has_a_label_of_its_own_in_every_language(language: str) -> None:
    labels = [one.label(language).strip() for one in read_concepts().values()]
    assert len(labels) == 74
    assert all(labels)
    assert len(set(labels)) == len(labels)
    own = [one.label(language) for one in read_own_concepts().values()]
    assert len(own) == 3
    assert all(own)
    assert not {*own} & {*labels}


def test_a_label_in_a_language_that_is_not_there_is_english() -> None:
    concept = next(iter(read_concepts().values()))
    assert concept.label("de") == concept.label("en") == "plan"


def test_what_esco_lacks_names_the_nearest_concept() -> None:
    nearest = {
        code: read_concepts()[one.nearest].label("en") for code, one in read_own_concepts().items()
    }
    assert nearest == {
        "breastfeeding-support": "care for the new-born infant",
        "night-care": "assume responsibility",
        "planning-for-others": "plan",
    }


def test_labels_that_tell_of_health_are_marked() -> None:
    for one in read_concepts().values():
        label = one.label("en")
        if any(word in label for word in HEALTH_WORDS):
            assert one.tells_health, label
    marked = {one.label("en") for one in read_concepts().values() if one.tells_health}
    assert {"coordinate care", "provide domestic care", "tend to elderly people"} <= marked
    assert not {"plan", "show empathy", "play with children", "use cooking techniques"} & marked


def test_all_concepts_were_looked_at_for_health_and_each_yes_has_a_reason() -> None:
    rows = read_table(READ / "health.csv")
    assert [row["uri"] for row in rows] == list(read_concepts())
    for row in rows:
        assert row["label"] == read_concepts()[row["uri"]].label("en")
        assert row["tells_health"] == "no" or row["why"]


def test_words_of_activities_with_dependent_or_sick_people_are_marked() -> None:
    told = {code for code, one in read_activities().items() if one.tells_health}
    assert told == {"412", "421", "422", "423", "424", "425", "426", "429", "431", "443"}


def test_readings_stand_in_the_review_as_they_were_given() -> None:
    reviewed = read_table(READ / "reviewed.csv")
    for column, name in (("first", "first_reading"), ("second", "second_reading")):
        rows = read_table(READ / f"{name}.csv")
        given = {(row["activity"], row["uri"]): row["strength"] for row in rows}
        read = {activity for activity, _uri in given}
        for row in reviewed:
            pair = row["activity"], row["uri"]
            silent = "none" if row["uri"] and row["activity"] in read else ""
            assert row[column] == given.get(pair, silent), pair
        assert set(given) <= {(row["activity"], row["uri"]) for row in reviewed}


def test_no_row_is_stronger_than_the_weaker_reading_that_lists_it() -> None:
    for row in read_table(READ / "reviewed.csv"):
        if row["uri"]:
            listed = [one for one in (row["first"], row["second"]) if one not in {"", "none"}]
            weakest = max(STRENGTHS.index(one) for one in listed)
            assert STRENGTHS.index(row["strength"]) >= weakest, row


def test_a_row_says_why_where_the_readers_differ_and_only_there() -> None:
    for row in read_table(READ / "reviewed.csv"):
        if row["uri"]:
            said = {row["first"], row["second"] or row["first"], row["strength"]}
            assert bool(row["why"]) == (len(said) > 1), row


def test_agreement_is_cohen_s_kappa() -> None:
    """Ten pairs of one activity; p_o = 8/10 and p_e = 0.1 x 0.1 + 0.1 x 0.1 + 0.7 x 0.8 = 0.58."""
    said = [("direct", "direct"), ("close", "possible"), ("possible", "none")]
    rows = [
        {"activity": "411", "uri": str(place), "first": one, "second": two}
        for place, (one, two) in enumerate(said)
    ]
    once = {"activity": "419", "uri": "0", "first": "direct", "second": ""}
    found = count_agreement([*rows, once], 10)
    assert (found.pairs, found.listed, found.same) == (3, 2, 1)
    assert found.observed == pytest.approx(0.8)
    assert found.kappa == pytest.approx((0.8 - 0.58) / (1 - 0.58))


def test_the_page_says_how_far_both_readings_agree_and_whose_they_are() -> None:
    page = PAGE.read_text("utf-8")
    assert "42 have the same strength: 69 % of the 61, 41 % of the 103." in page
    assert "No\nexpert of ICATUS or ESCO" in page
    assert NOTICE in page
    assert NOTICE in (SHIPPED / "README.md").read_text("utf-8")
    twice = {row["activity"] for row in read_table(READ / "second_reading.csv")}
    assert len(twice) == 20
    assert all(f"### Both readings of {one}: " in page for one in twice)


def test_words_of_the_table_are_said_in_every_language() -> None:
    words = [*read_nine().values(), *(one.words for one in read_activities().values())]
    words += [row.rationale for row in read_rows()]
    words += [one.rationale for one in read_own_concepts().values()]
    for one in words:
        assert len({*say_in_each(one)}) == len(LANGUAGES), one


def test_every_file_of_the_table_is_read_as_it_is_written() -> None:
    for name in TABLES:
        text = (SHIPPED / f"{name}.csv").read_text("utf-8")
        rows = list(csv.reader(text.splitlines()))
        assert len({len(row) for row in rows}) == 1, name
