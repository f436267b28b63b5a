"""The folder of a carer: what is hers alone, and what is handed on without a private word."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import polars as pl
import pytest
from tests.report.skills.carers import (
    AMINA,
    FEEDING,
    LED,
    MOVED,
    PLANNED,
    PLANNING,
    TOLD,
    TREATING,
    make_job,
    tell_everything,
)

from carepact.core.speaking import use_language
from carepact.data.skills.reading import NOTICE, read_activities
from carepact.recognise.account import Account, Example
from carepact.recognise.privacy import find_health_words
from carepact.report.run.files import write_folder
from carepact.report.skills.cv import join_years, print_years, write_cv
from carepact.report.skills.files import SkillsTelling
from carepact.report.skills.words import name_activity
from carepact.studies.skills import find_skills
from carepact.studies.verification import verify_answer

HANDED_ON = ("cv.txt", "matrix.csv", "plan.csv", "manifest.json")
TEXTS = (".txt", ".csv", ".json")


def lay_out(account: Account, *named: str) -> dict[str, str]:
    """Lay the files of an account out, by name."""
    found = find_skills(account, make_job(*named) if named else None)
    laid = SkillsTelling(found).lay_out(Path("mine"))
    texts = {path.name: content for path, content in laid.items() if path.suffix in TEXTS}
    return {name: content.decode("utf-8-sig") for name, content in texts.items()}


def cv_of(account: Account) -> list[str]:
    """Write the lines for a CV."""
    return write_cv(find_skills(account)).decode().splitlines()


def test_a_folder_is_whole_and_the_same_twice(tmp_path: Path) -> None:
    found = find_skills(AMINA)
    first = SkillsTelling(found).lay_out(tmp_path / "mine")
    assert first == SkillsTelling(found).lay_out(tmp_path / "mine")
    names = [path.name for path in first]
    assert set(names) >= {
        "answer.txt", "skills.csv", "activities.csv", "nine.csv", "plan.csv", "matrix.csv",
        "cv.txt",
    }  # fmt: skip
    assert names[-1] == "manifest.json"
    write_folder(first, tmp_path / "mine")
    assert verify_answer(tmp_path / "mine").is_whole


@pytest.mark.parametrize("job", [(), ("plan", "lead others", "adapt to change", "work in teams")])
def test_private_words_stand_in_nothing_that_is_handed_on(job: tuple[str, ...]) -> None:
    files = lay_out(AMINA, *job)
    for name in HANDED_ON:
        assert "Zebra" not in files[name], name
        assert LED not in files[name]
    assert PLANNED.removesuffix(".") in files["cv.txt"]
    assert PLANNED in files["matrix.csv"]
    answer = " ".join(files["answer.txt"].split())
    assert LED in answer
    assert "Zebrasecret." in answer


def test_what_is_private_changes_no_letter_of_a_cv() -> None:
    shown = tuple(one for one in AMINA.examples if one.is_shown)
    more = Example("plan", "Zebra", "411")
    assert cv_of(replace(AMINA, examples=shown)) == cv_of(AMINA)
    assert cv_of(replace(AMINA, examples=(more, *AMINA.examples))) == cv_of(AMINA)


def test_a_need_that_is_kept_private_stands_in_the_matrix_as_not_shown() -> None:
    rows = pl.read_csv(io.StringIO(lay_out(AMINA, "plan", "lead others")["matrix.csv"]))
    assert rows["standing"].to_list() == ["shown", "not-shown"]
    assert rows["example"].to_list() == [PLANNED, ""]


def test_a_cv_says_skills_with_the_example_and_the_years_and_then_the_work() -> None:
    assert cv_of(AMINA) == [
        "Amina",
        "",
        "Skills",
        f"- Planning and organising – {PLANNED.removesuffix('.')} (2019 to today)",
        f"- Adapt to change – {MOVED.removesuffix('.')}",
        "",
        "Work history",
        "Unpaid care and housework, 2019 – today",
        "- Planning the household: its money, dates and who does what (2019 to today)",
        "- Feeding, washing and dressing a child (2020 to 2023)",
        "- Care at home (2022 to today)",
        "",
        NOTICE,
    ]


def test_a_cv_without_a_shown_skill_holds_the_work_alone() -> None:
    kept = tuple(replace(one, is_shown=False) for one in AMINA.examples)
    lines = cv_of(replace(AMINA, examples=kept, care=(FEEDING,)))
    assert lines == [
        "Amina",
        "",
        "Work history",
        "Unpaid care and housework, 2020 – 2023",
        "- Feeding, washing and dressing a child (2020 to 2023)",
    ]


def test_a_cv_tells_of_nobodys_health() -> None:
    # Its name tells of health, then its words; both are shown, and neither stands in the CV.
    account = replace(
        AMINA,
        care=(PLANNING, TREATING),
        examples=(
            Example("manage chronic health conditions", "Lists.", "422", is_shown=True),
            Example("meet commitments", "Insulin at eight.", "422", is_shown=True),
            Example("meet commitments", "Each day at eight.", "422", is_shown=True),
            Example("plan", "His dementia: I planned.", "352", is_shown=True),
        ),
    )
    lines = cv_of(account)
    assert lines[3:6] == [
        "- Planning and organising (2019 to today)",
        "- Meet commitments – Each day at eight (2022 to today)",
        "- Care at home – Lists (2022 to today)",
    ]
    text = "\n".join(lines)
    assert not list(find_health_words(text))


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_no_activity_that_tells_of_health_is_named_in_a_cv(language: str) -> None:
    with use_language(language):
        lines = "\n".join(cv_of(tell_everything())).lower()
        named = {code: name_activity(code).lower() for code in read_activities()}
    for code, one in read_activities().items():
        assert (named[code] in lines) is not one.tells_health


def test_a_cv_holds_no_hours_and_none_of_them_changes_it() -> None:
    more = tuple(replace(one, times=2 * one.times, hours=2 * one.hours) for one in AMINA.care)
    assert cv_of(replace(AMINA, care=more)) == cv_of(AMINA)


def test_what_would_steer_a_screen_is_letters_in_a_cv_too_and_each_skill_one_line() -> None:
    words = "First\nthen \x1b[31m[red]then."
    account = replace(AMINA, holder="A\x07\nB", examples=(Example("plan", words, is_shown=True),))
    lines = cv_of(account)
    assert lines[0] == "A\\x07 B"
    assert lines[3] == "- Planning and organising – First then \\x1b[31m[red]then (2019 to today)"


def test_years_that_follow_one_another_are_one_span() -> None:
    assert join_years([(2019, None), (2012, 2014), (2015, 2016), (2020, 2021)]) == [
        (2012, 2016), (2019, None),
    ]  # fmt: skip
    assert join_years([(2015, 2020), (2016, 2017)]) == [(2015, 2020)]


def test_one_year_is_said_once() -> None:
    assert print_years((2021, 2021)) == "2021"
    assert print_years((2021, 2023)) == "2021 – 2023"
    assert print_years((2021, None), within=True) == "2021 to today"


def test_a_pause_stands_in_the_work_history() -> None:
    early = replace(FEEDING, since=date(2010, 1, 1), until=date(2013, 6, 1))
    lines = cv_of(Account("A", TOLD, (early, replace(FEEDING, until=None))))
    assert lines[3] == "Unpaid care and housework, 2010 – 2013, 2020 – today"
    assert lines[4] == "- Feeding, washing and dressing a child (2010 to 2013, 2020 to today)"


def test_the_screen_prints_the_rows_of_the_file() -> None:
    found = find_skills(AMINA)
    rows = json.loads(SkillsTelling(found).render("json"))["rows"]
    assert rows == found.to_polars().to_dicts()
    assert SkillsTelling(found).render("csv") == lay_out(AMINA)["skills.csv"]


def test_a_cell_that_a_spreadsheet_would_run_is_a_text() -> None:
    account = replace(AMINA, examples=(Example("plan", "=1+1", "352", is_shown=True),))
    assert ",'=1+1" in lay_out(account)["matrix.csv"]


def test_what_is_private_moves_no_line_of_a_cv() -> None:
    # Planning leads to budgets where an example of it is told: that one is private, and does not.
    shown = (
        Example("manage budgets", "One.", "411", is_shown=True),
        Example("adapt to change", "Two.", is_shown=True),
    )
    kept = Example("manage budgets", "Zebra.", "352")
    without = cv_of(replace(AMINA, examples=shown))
    assert without[3:5] == ["- Adapt to change – Two", "- Manage budgets – One (2020 to 2023)"]
    assert cv_of(replace(AMINA, examples=(*shown, kept))) == without
