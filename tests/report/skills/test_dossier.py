"""A dossier has the path, both sources of hours, each activity and each skill, and a job's list."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from tests.report.skills.paper_carers import (
    AMINA,
    DIARY,
    JOB,
    NURSES,
    OPEN,
    SCHOOL,
    answer,
)
from tests.report.skills.reading import PLANNING, cells, read

from carepact.core.messages import word
from carepact.data.skills.concepts import read_concepts
from carepact.data.skills.modules import Module
from carepact.data.skills.reading import read_rows
from carepact.recognise.account import Care, Diary, Step
from carepact.recognise.learning import LearningPlan, Lesson
from carepact.report.skills.dossier import write_dossier
from carepact.report.skills.dossier_parts import lay_out_lessons, lay_out_needs
from carepact.report.skills.paper import lay_out_papers
from carepact.report.skills.path_words import (
    say_how_long,
    say_how_often,
    say_what_hours_show,
    say_written,
)
from carepact.report.skills.shown import keep_shown
from carepact.report.skills.statement import write_statement
from carepact.report.skills.words import print_remembered, print_told, say_span


def test_a_loss_is_said_as_a_gain_is() -> None:
    dossier = read(write_dossier(answer())).words
    assert "gain or loss grew by caring: I plan a month ahead." in dossier
    assert "gain or loss waned while caring: It has been a year since the last call." in dossier
    assert (
        "gain or loss grew by caring: I plan a month ahead."
        in read(write_statement(answer())).words
    )


def test_a_skill_whose_name_tells_of_health_stands_in_the_dossier_alone() -> None:
    papers = lay_out_papers(answer())
    statement = read(papers["statement.html"]).words
    assert read_concepts()[NURSES.skill].tells_health
    assert "oordinate care" not in statement
    assert NURSES.words not in statement
    assert "dossier" not in statement  # nor that there is more
    assert NURSES.words not in str(cells(papers["matrix.xlsx"]))
    dossier = read(papers["dossier.html"]).words
    assert NURSES.words in dossier
    assert "tells of the health of people whom I cared for" in dossier


def test_a_dossier_that_tells_of_nobodys_health_does_not_say_so() -> None:
    told = replace(OPEN, care=OPEN.care[:4], examples=(SCHOOL,))
    assert "health of people" not in read(write_dossier(answer(told))).words


def test_the_dossier_has_both_sources_of_hours_side_by_side() -> None:
    """By hand: 3 h a week beside 250 min in two weeks; what ended before the diary has a dash."""
    dossier = read(write_dossier(answer())).words
    assert f"{PLANNING} since September 2017 3 h a week 2.1 h a week, on 5 days" in dossier
    assert "shopping for goods for the household – – 1 h a week, on 1 day" in dossier
    child = "feeding, washing and dressing a child, for several children April 2017 to August 2024"
    assert f"{child} 16 h a week –" in dossier
    assert "for several children since September 2021 0.69 h a week on none of its days" in dossier
    assert "My diary holds 14 days (2 November 2026 to 15 November 2026)." in dossier
    assert "Hours prove no skill and no level." in dossier


def test_the_dossier_describes_each_activity() -> None:
    """By hand: 21 * 0.75 h a week over 2,701 days are 6,077 h, two figures 6,100."""
    dossier = read(write_dossier(answer())).words
    columns = "for whom how often how long each time when"
    spell = "for several children 3 times a day 45 minutes April 2017 to August 2024"
    much = "how much by memory 16 h a week over 7 years, about 6 100 h in all"
    assert f"2.4 Feeding, washing and dressing a child {columns} {spell} {much}" in dossier
    shopping = "2.3 Shopping for goods for the household how much in my diary alone: 1 h a week"
    assert shopping in dossier
    assert "skills that it shows plan" in dossier


@pytest.mark.parametrize(
    ("times", "per", "hours", "often", "long"),
    [
        (1, "day", 1.0, "1 time a day", "1 hour"),
        (2.5, "week", 1.25, "2.5 times a week", "1.25 hours"),
        (0.25, "month", 0.5, "0.25 times a month", "30 minutes"),
        (1, "year", 1 / 60, "1 time a year", "1 minute"),
        (12, "year", 24.0, "12 times a year", "24 hours"),
    ],
)
def test_how_often_and_how_long_are_said_as_told(
    times: float, per: str, hours: float, often: str, long: str
) -> None:
    care = Care("311", "household", times, per, hours, date(2020, 1, 1))  # type: ignore[arg-type]
    assert (say_how_often(care), say_how_long(care)) == (often, long)


@pytest.mark.parametrize(
    ("since", "until", "said"),
    [
        (date(2020, 2, 10), None, "since February 2020"),
        (date(2020, 2, 10), date(2020, 2, 29), "February 2020"),
        (date(2020, 2, 10), date(2021, 2, 10), "February 2020 to February 2021"),
    ],
)
def test_a_span_within_one_month_is_that_month(since: date, until: date | None, said: str) -> None:
    assert say_span(since, until) == said


def test_hours_without_a_diary_and_with_one_of_a_day_are_said_so() -> None:
    none = say_what_hours_show(replace(OPEN, diary=None))
    assert "I kept no diary, so nothing stands beside what I remember." in none
    day = Diary((date(2026, 11, 2),), {(date(2026, 11, 2), "311"): 60.0})
    assert "My diary holds 1 day (2 November 2026). I wrote it as the day went." in (
        say_what_hours_show(replace(OPEN, diary=day))
    )
    one = answer(replace(OPEN, diary=None)).exposure[0]
    assert say_written(one, None) == "–"


@pytest.mark.parametrize(
    ("value", "told", "remembered"),
    [
        (0.5, "0.5", "0.5"), (0.75, "0.75", "0.75"), (1.25, "1.25", "1.2"), (3.0, "3", "3"),
        (0.0, "0", "0"), (1187.57, "1\u00a0187.57", "1\u00a0200"), (15.75, "15.75", "16"),
    ],
)  # fmt: skip
def test_numbers_have_no_more_decimals_than_they_need(
    value: float, told: str, remembered: str
) -> None:
    said = [one.replace(" ", "\u00a0") for one in (print_told(value), print_remembered(value))]
    assert said == [told, remembered]


def test_an_activity_that_began_after_the_diary_has_a_dash_beside_it() -> None:
    late = replace(OPEN, care=(Care("417", "child", 1, "week", 1.0, date(2026, 11, 20)),))
    one = next(one for one in answer(late).exposure if one.activity == "417")
    assert say_written(one, DIARY) == "–"
    assert say_written(replace(one, since=date(2026, 11, 15)), DIARY) == "on none of its days"
    assert say_written(replace(one, since=None, until=date(2026, 11, 1)), DIARY) == "–"
    over = replace(one, since=None, until=date(2026, 11, 2))
    assert say_written(over, DIARY) == "on none of its days"


def test_the_dossier_says_why_what_was_done_shows_a_skill() -> None:
    """The reviewed table's reason for planning a household; none leads to breastfeeding."""
    dossier = read(write_dossier(answer())).words
    row = next(
        row for row in read_rows() if (row.activity, row.uri) == (SCHOOL.activity, SCHOOL.skill)
    )
    first_line = SCHOOL.words.splitlines()[0]
    reason = f"reason in the reviewed table {word(row.rationale)} My example {first_line}"
    assert reason in dossier
    assert "no row leads from what I told to it: my example alone shows it" in dossier


def test_the_dossier_holds_a_job_against_what_is_shown() -> None:
    """By hand: three of five essential needs are met; cooking is told, and needs clean hands."""
    shown = keep_shown(answer(AMINA, JOB), with_health=True)
    assert [(one.skill, one.standing, one.place) for one in lay_out_needs(shown)] == [
        ("plan", "met by an example", 1),
        ("show empathy", "met by an example", 2),
        ("coordinate care", "met by an example", 3),
        ("apply hygiene standards", "practised; no example shown", None),
        ("lead others", "not reached by what is shown", None),
        ("provide first aid", "not reached by what is shown", None),
        ("resolve conflicts", "not reached by what is shown", None),
    ]
    dossier = read(write_dossier(answer(AMINA, JOB))).words
    assert "essential: 3 of 5 met by an example optional: 0 of 2 met by an example" in dossier
    assert "Care assistant for families (source of its list: advertisement of" in dossier
    assert "No list was held beside this account" not in dossier
    assert "No list was held beside this account" in read(write_dossier(answer())).words


def test_noted_modules_stand_in_the_order_of_their_days() -> None:
    def make(code: str, hours: float | None) -> Module:
        return Module(code, f"On {code}", "Open school", "en", f"https://school.example/{code}",
                      hours, "CC BY 4.0", (SCHOOL.skill,), date(2026, 11, 1))  # fmt: skip

    lessons = (
        Lesson(make("b", 6.0), (), Step("b", "begun", date(2026, 11, 3))),
        Lesson(make("a", None), (), Step("a", "planned", date(2026, 11, 9))),
        Lesson(make("c", 2.0), (read_concepts()[SCHOOL.skill],), None),
    )
    rows = lay_out_lessons(replace(answer(OPEN), plan=LearningPlan(lessons, ())))
    assert [(one.title, one.provider, one.teaches, one.progress) for one in rows] == [
        ("On b", "Open school, https://school.example/b, about 6 h", ("plan",),
         "begun, 3 November 2026"),
        ("On a", "Open school, https://school.example/a", ("plan",), "planned, 9 November 2026"),
    ]  # fmt: skip


def test_the_parts_stand_in_the_contents_in_their_order() -> None:
    dossier = read(write_dossier(answer(AMINA, JOB))).words
    parts = [
        "The path I took", "What I did", "What I learned, skill by skill",
        "Held against the list of the job or qualification", "What I want to learn",
        "Proofs, remarks and signatures",
    ]  # fmt: skip
    assert "Contents " + " ".join(parts) in dossier
    places = [dossier.index(f"{number}. {part}") for number, part in enumerate(parts, start=1)]
    assert places == sorted(places)


@pytest.mark.parametrize(
    "told",
    [
        {"examples": (replace(SCHOOL, words="When her dementia began I drew up a plan."),)},
        {"steps": (Step("isupport", "begun", date(2026, 11, 2)),)},
    ],
)
def test_a_dossier_says_that_it_tells_of_health_wherever_it_does(told: dict[str, Any]) -> None:
    warning = "tells of the health of people whom I cared for"
    plain = replace(AMINA, care=AMINA.care[:2], diary=None, examples=(SCHOOL,))
    assert warning not in read(write_dossier(answer(plain))).words
    dossier = read(write_dossier(answer(replace(plain, **told)))).words
    assert "dementia" in dossier
    assert warning in dossier
