"""All of an account in text: skills with why, both sources of hours, hints, modules, sources."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.report.families import printed
from tests.report.skills.carers import (
    AMINA,
    LED,
    PLANNED,
    PLANNING,
    TOLD,
    TREATING,
    make_job,
    tell_everything,
    write_week,
)

from carepact.core.speaking import use_language
from carepact.data.skills.reading import NOTICE, read_rows
from carepact.recognise.account import Account, Diary, Example, Step
from carepact.recognise.exposure import measure_exposure
from carepact.report.skills.full import show_full
from carepact.report.skills.hours import say_difference
from carepact.report.skills.learning import name_language
from carepact.studies.skills import find_skills


def told(account: Account, width: int = 400) -> list[str]:
    """Print all of an account, a text a line."""
    return [line.strip() for line in printed(show_full(find_skills(account)), width)]


def row_of(lines: list[str], activity: str) -> list[str]:
    """Find the row of the table of hours that begins with an activity; its last two cells."""
    start = lines.index("What you did, in hours a week")
    [row] = [line for line in lines[start:] if line.startswith(activity) and "  " in line]
    return [cell.strip() for cell in row.split("  ") if cell.strip()][-2:]


def test_each_way_to_a_skill_stands_with_its_reason() -> None:
    found = find_skills(AMINA)
    text = " ".join(told(AMINA))
    for one in (*found.found.candidates, *found.found.by_example):
        for row in one.rows:
            assert str(row.rationale) in text
    assert {row.activity for one in found.found.candidates for row in one.rows} == {
        "352", "411", "422",
    }  # fmt: skip
    assert len(read_rows()) > 100


def test_examples_stand_with_all_that_the_holder_says_of_them() -> None:
    lines = told(AMINA)
    assert (
        f"- “{PLANNED}” (planning the household; others may "
        "see it; grew by caring: “Zebrachange: a month ahead.”; as you rate yourself: alone)"
    ) in lines
    assert (
        f"- “{LED}” (planning the household; you keep it to "
        "yourself; stayed as it was: “Zebrasecret.”; as you rate yourself: alone, also when it is "
        "hard)"
    ) in lines


def test_a_strength_is_said_and_never_of_an_example_that_is_missing() -> None:
    lines = told(AMINA)
    start = lines.index("Skills that count too, as soon as an example shows them")
    end = lines.index("What you did, in hours a week")
    assert not any("your example shows it" in line for line in lines[start:end])
    assert any("(the activity is the skill's own task)" in line for line in lines[:start])


def test_memory_and_diary_stand_side_by_side() -> None:
    # Twice a day for an hour is 14 hours a week; the diary holds 9, and 14 is 1.56 times 9.
    account = replace(AMINA, diary=write_week(a422=9, a352=2, a311=0.5))
    lines = told(account)
    assert row_of(lines, "giving medicines") == ["14", "9"]
    assert row_of(lines, "planning the household") == ["3", "2"]
    assert row_of(lines, "feeding, washing") == ["16", "of another time"]
    assert row_of(lines, "cooking meals") == ["? not told", "0.5"]
    assert (
        "giving medicines and treatment to an adult who depends on care: the diary shows 9 h a "
        "week, you remember 14 of that time: both are yours."
    ) in lines
    assert sum("both are yours" in line for line in lines) == 1  # 3 is 1.5 times 2, and no more


def test_no_hours_told_is_nought_and_no_diary_is_none() -> None:
    nothing = replace(AMINA, care=(replace(PLANNING, hours=0),))
    assert row_of(told(nothing), "planning the household") == ["0", "no diary"]
    written = replace(nothing, diary=write_week(a311=1))
    assert row_of(told(written), "planning the household") == ["0", "0"]
    alone = Account("A", TOLD, diary=write_week(a311=1))
    assert row_of(told(alone), "cooking meals") == ["? not told", "1"]


def test_a_diary_of_few_days_gives_no_week() -> None:
    day = write_week().days[0]
    account = replace(AMINA, diary=Diary((day,), {(day, "422"): 90.0}))
    lines = told(account)
    assert row_of(lines, "giving medicines") == ["14", "1.5 in 1 day"]
    assert not any("both are yours" in line for line in lines)


@pytest.mark.parametrize(
    ("times", "per", "remarked"), [(1, "day", True), (1, "week", True), (1, "month", False)]
)
def test_what_a_week_need_not_hold_is_not_missed_in_it(
    times: float, per: str, *, remarked: bool
) -> None:
    care = replace(TREATING, times=times, per=per)  # type: ignore[arg-type]
    account = Account("A", TOLD, (care,), diary=write_week(a311=1))
    [_cooking, treating] = measure_exposure(account)
    assert (say_difference(account, treating) != "") is remarked


def test_words_that_may_tell_of_somebody_are_hinted_at_where_others_would_see_them() -> None:
    words = "I gave insulin each day, for his diabetes."
    shown = Example("meet commitments", words, "422", is_shown=True)
    account = replace(AMINA, examples=(shown,))
    hint = "? “insulin”, “diabetes”: this may tell who was cared for, or of their health."
    assert any(line.startswith(hint) for line in told(account))
    kept = replace(account, examples=(replace(shown, is_shown=False),))
    assert not any("this may tell who was cared for" in line for line in told(kept))


def test_a_name_that_tells_of_health_is_told_with_what_a_cv_says_instead() -> None:
    shown = Example("manage chronic health conditions", "I kept a list.", "422", is_shown=True)
    lines = told(replace(AMINA, examples=(shown,)))
    [said] = [line for line in lines if "The name of this skill tells of the health" in line]
    assert "“care at home”" in said


def test_all_that_leads_to_the_nine_stands_there() -> None:
    found = find_skills(AMINA)
    lines = told(AMINA)
    held = " ".join(lines[lines.index("All that leads to the nine skills") :])
    for one in found.nine:
        for way in one.by:
            assert way.concept.labels["en"] in held


def test_each_need_of_a_job_stands_with_how_it_is_reached() -> None:
    job = make_job("plan", "manage time?")
    found = find_skills(AMINA, job)
    lines = [" ".join(line.split()) for line in printed(show_full(found), 400)]
    assert "plan essential shown by an example (planning the household)" in lines
    assert "manage time optional nothing told leads here" in lines
    assert "Where the list comes from: A list that we wrote" in lines
    assert "No open module is listed here for: manage time." in lines


def test_a_module_stands_with_provider_language_hours_licence_address_and_progress() -> None:
    account = replace(AMINA, steps=(Step("teams-diverse", "begun", TOLD),))
    found = find_skills(account, make_job("work in teams"))
    lines = [line.strip() for line in printed(show_full(found), 400)]
    at = lines.index("The Open University (OpenLearn): “Working in diverse teams”")
    assert lines[at + 1] == "English; 24 hours; CC BY-NC-SA"
    assert lines[at + 2].startswith("https://www.open.edu/openlearn/")
    assert lines[at + 3 : at + 5] == ["Helps with: work in teams", "begun on 30 November 2026"]
    assert any("? how many hours is not told" in line for line in lines)


def test_a_language_is_named_in_the_readers_own() -> None:
    assert name_language("fr") == "French"
    with use_language("es"):
        assert name_language("en") == "inglés"
    assert name_language("not a language") == "not a language"


def test_all_of_it_ends_with_the_screen_and_names_its_sources() -> None:
    lines = told(AMINA)
    assert lines[-1] == NOTICE
    assert "The nine skills" in lines
    assert "Kinds of activities: ICATUS 2016, United Nations Statistics Division" in lines


@pytest.mark.parametrize("width", [40, 80, 100, 120])
def test_no_line_is_wider_than_the_screen(width: int) -> None:
    found = find_skills(tell_everything(), make_job("plan", "manage time", "work in teams"))
    assert max(map(len, printed(show_full(found), width))) <= width


def test_words_of_the_holder_are_letters_and_no_marks() -> None:
    words = "[bold]I planned[/bold] :warning: \x1b[2J and\nwent on."
    account = replace(AMINA, examples=(Example("plan", words, "352", is_shown=True),))
    lines = told(account)
    assert any("“[bold]I planned[/bold] :warning: \\x1b[2J and went on.”" in one for one in lines)
    assert "\x1b" not in "".join(lines)
