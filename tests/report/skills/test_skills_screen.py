"""The first screen of a carer: the nine skills, what is asked, a job, a plan, on one screen."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.report.families import printed
from tests.report.skills.carers import AMINA, PLANNING, TOLD, make_job, tell_everything, write_week

from carepact.core.speaking import use_language
from carepact.data.skills.concepts import read_concepts
from carepact.data.skills.modules import read_modules
from carepact.data.skills.reading import NINE, NOTICE
from carepact.recognise.account import Account, Step
from carepact.recognise.jobs import Job, Need
from carepact.recognise.learning import LearningPlan, Lesson
from carepact.report.skills.page import show_answer
from carepact.report.skills.words import name_nine
from carepact.studies.skills import find_skills

LONG_JOB = Job(
    "Nursing assistant in a home of the town",
    "A list that we wrote",
    tuple(
        Need(uri, "essential" if place % 2 else "optional")
        for place, uri in enumerate(list(read_concepts())[:60:2])
    ),
)
ACCOUNTS = {
    "three activities": AMINA,
    "everything": tell_everything(),
    "one activity": Account("A", TOLD, (PLANNING,)),
    "a diary alone": Account("A", TOLD, diary=write_week(a311=1)),
}


def text_of(lines: list[str]) -> str:
    """Join lines into one text."""
    return " ".join(" ".join(lines).split())


@pytest.mark.parametrize("language", ["en", "fr", "es"])
@pytest.mark.parametrize("job", [None, LONG_JOB], ids=["no job", "a long job"])
@pytest.mark.parametrize("name", ACCOUNTS)
def test_the_answer_fits_one_screen_and_narrow_ones_cut_nothing(
    name: str, job: Job | None, language: str
) -> None:
    with use_language(language):
        page = show_answer(find_skills(ACCOUNTS[name], job))
        lines, narrow, broad = (printed(page, width) for width in (100, 80, 120))
    assert len(lines) <= 42, "\n".join(lines)
    for held, width in ((lines, 100), (narrow, 80), (broad, 120)):
        assert max(map(len, held)) <= width
    assert text_of(lines) == text_of(narrow) == text_of(broad)


@pytest.mark.parametrize("language", ["en", "fr", "es"])
@pytest.mark.parametrize("width", [80, 100, 120])
def test_every_one_of_the_nine_begins_one_line_in_their_order(width: int, language: str) -> None:
    with use_language(language):
        lines = printed(show_answer(find_skills(AMINA)), width)
        named = [name_nine(code) for code in NINE]
    begun = [name for line in lines for name in named if line.startswith(f"  {name} ")]
    assert begun == named
    assert len(named) == 9


def test_each_of_the_nine_says_how_it_is_reached_and_by_what() -> None:
    lines = [line.rstrip() for line in printed(show_answer(find_skills(AMINA)), 120)]
    held = {line[2:25].rstrip(): line[25:].strip() for line in lines if line.startswith("  ")}
    assert held["planning and organising"] == "shown by an example: plan (planning the household)"
    assert held["leading"] == ("an example, kept to yourself: lead others (planning the household)")
    assert held["making decisions"] == (
        "an example is missing: make decisions (planning the household)"
    )
    assert held["negotiating"] == (
        "only if an example shows it: negotiate compromises (planning the household)"
    )
    assert held["empathy"] == "nothing told leads here"


def test_who_told_and_when_and_of_what_stands_first() -> None:
    found = find_skills(replace(AMINA, diary=write_week(a352=2)))
    assert printed(show_answer(found), 200)[0] == (
        "Amina, told on 30 November 2026: 3 kinds of housework and unpaid care since May 2019, a "
        "diary of 7 days."
    )


def test_what_is_asked_next_names_skills_without_an_example_and_those_kept_private() -> None:
    text = text_of(printed(show_answer(find_skills(AMINA)), 300))
    assert "- Give an example of: “make decisions”" in text
    assert "- Counts too, as soon as an example shows it: " in text
    assert "“negotiate compromises”" in text
    assert "- You keep to yourself (set show to yes if others may see it): “lead others”" in text


def test_further_skills_are_told_by_how_far_they_came_and_the_rest_is_counted() -> None:
    text = text_of(printed(show_answer(find_skills(AMINA)), 300))
    assert "shown by an example: adapt to change" in text
    found = find_skills(tell_everything())
    [line] = [
        one
        for one in printed(show_answer(found), 900)
        if one.startswith("  shown by an ex") and "(" not in one
    ]  # the nine have an activity in brackets
    listed = line.partition(": ")[2].split(", ")
    others = int(listed.pop().split()[1])
    further = [one for one in found.shown if not one.concept.nine]
    assert listed == [one.concept.labels["en"] for one in further[: len(listed)]]
    assert len(listed) + others == len(further)
    assert 3 <= len(listed) <= 6


def test_a_job_is_told_by_needs_met_and_gaps_the_essential_first() -> None:
    # Shown: plan. Private: lead others. Not told: manage time (optional), work in teams.
    job = make_job("plan", "lead others?", "manage time?", "work in teams")
    text = text_of(printed(show_answer(find_skills(AMINA, job)), 300))
    assert "The job “Aide in a school”. 4 skills are asked for." in text
    assert "Essential: shown by an example (1); nothing told leads here (1)." in text
    assert "Optional: an example, kept to yourself (1); nothing told leads here (1)." in text
    assert "Gaps: work in teams, manage time." in text


def test_the_plan_names_a_module_in_the_readers_language_and_counts_gaps_without_one() -> None:
    # Of modules for teams the first by code is French, the next English; for time there is none.
    job = make_job("manage time", "work in teams")
    english = text_of(printed(show_answer(find_skills(AMINA, job)), 300))
    with use_language("fr"):
        french = text_of(printed(show_answer(find_skills(AMINA, job)), 300))
    assert "3 open modules help, the first is “Difference and challenge in teams”" in english
    assert "For 1 gap no open module is listed here." in english
    assert "Les Niveaux d’Intention" in french


def test_without_gaps_no_module_is_named() -> None:
    text = text_of(printed(show_answer(find_skills(AMINA, make_job("plan"))), 300))
    assert "To learn. There is no gap, so no module is named." in text


def test_one_of_the_nine_lacks_a_module_only_where_none_of_its_concepts_has_one() -> None:
    concepts = {one.labels["en"]: one for one in read_concepts().values()}
    helped = Lesson(read_modules()[0], (concepts["show empathy"],), None)
    left = (concepts["relate empathetically"], concepts["apply crisis management"])
    found = replace(find_skills(AMINA), plan=LearningPlan((helped,), left))
    text = text_of(printed(show_answer(found), 300))
    assert "No open module is listed here for: managing crises." in text


def test_a_module_that_the_holder_chose_is_told_without_a_gap() -> None:
    account = replace(AMINA, steps=(Step("making-decisions", "begun", TOLD),))
    text = text_of(printed(show_answer(find_skills(account, make_job("plan"))), 300))
    assert "1 open module helps, “Making decisions” (The Open University (OpenLearn))." in text


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_the_notice_of_esco_stands_there_in_its_own_words(language: str) -> None:
    with use_language(language):
        text = text_of(printed(show_answer(find_skills(AMINA)), 300))
    assert NOTICE in text


def test_the_mark_of_our_own_words_is_explained_where_it_stands_and_only_there() -> None:
    # ESCO has no French label of `solve problems`; all labels of this account have English ones.
    said = "* our own words"
    assert said not in text_of(printed(show_answer(find_skills(AMINA)), 300))
    own = replace(AMINA, examples=(replace(AMINA.examples[0], skill="care for others at night"),))
    text = text_of(printed(show_answer(find_skills(own)), 300))
    assert "care for others at night*" in text
    assert said in text


def test_no_skill_and_no_word_follows_from_more_hours() -> None:
    more = tuple(replace(one, times=one.times * 2) for one in AMINA.care)
    few, many = find_skills(AMINA), find_skills(replace(AMINA, care=more))
    assert printed(show_answer(few)) == printed(show_answer(many))
    assert "no level follows from hours" in text_of(printed(show_answer(few)))


def test_what_would_steer_a_screen_is_shown_as_letters() -> None:
    hostile = replace(AMINA, holder="[red]A[/red]\x1b[31m\nB :warning:")
    lines = printed(show_answer(find_skills(hostile, replace(LONG_JOB, title="J[b]\x07"))), 200)
    assert lines[0].startswith("[red]A[/red]\\x1b[31m B :warning:, told on")
    assert "The job “J[b]\\x07”." in text_of(lines)
    assert "\x1b" not in "".join(lines)


def test_days_are_counted_from_the_first_care_that_is_told() -> None:
    account = Account("A", TOLD, (replace(PLANNING, since=date(2024, 3, 9)),))
    assert printed(show_answer(find_skills(account)))[0].endswith("since March 2024.")
