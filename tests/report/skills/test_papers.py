"""Papers that a carer hands on hold what she shows, escaped, and nothing else."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import replace
from datetime import date

import pytest
from tests.report.skills.paper_carers import (
    AMINA,
    EVENING,
    HOSTILE,
    JOB,
    NURSES,
    OPEN,
    PRIVATE,
    SCHOOL,
    answer,
)
from tests.report.skills.reading import JOBS, PAGES, all_text, cells, read

from carepact.core.errors import ParameterError
from carepact.core.messages import word
from carepact.core.speaking import use_language
from carepact.data.skills.reading import NOTICE, read_activities
from carepact.recognise.account import Account, Care, Example
from carepact.recognise.jobs import Job
from carepact.report.skills.dossier import write_dossier
from carepact.report.skills.matrix import write_matrix
from carepact.report.skills.paper import lay_out_papers
from carepact.report.skills.statement import write_statement
from carepact.studies.one_carer.answer import CarerAnswer


def test_there_is_a_statement_a_dossier_and_a_matrix() -> None:
    assert set(lay_out_papers(answer())) == {"statement.html", "dossier.html", "matrix.xlsx"}


@JOBS
def test_what_is_kept_private_stands_in_no_paper_and_changes_none(job: Job | None) -> None:
    papers = lay_out_papers(answer(AMINA, job))
    assert PRIVATE not in all_text(papers).lower()
    assert papers == lay_out_papers(answer(OPEN, job))


@JOBS
def test_what_is_shown_stands_in_every_paper_with_the_notice_of_esco(job: Job | None) -> None:
    papers = lay_out_papers(answer(AMINA, job))
    for content in (read(papers["statement.html"]).words, read(papers["dossier.html"]).words,
                    str(cells(papers["matrix.xlsx"]))):  # fmt: skip
        for said in (EVENING.words, "Amina", "30 November 2026", "show empathy", EVENING.skill,
                     "alone, also when it is hard", NOTICE):  # fmt: skip
            assert said.lower() in content.lower(), said


def test_without_a_skill_that_is_shown_there_is_no_paper() -> None:
    none = replace(AMINA, examples=tuple(one for one in AMINA.examples if not one.is_shown))
    for write in (write_statement, write_dossier, write_matrix):
        with pytest.raises(ParameterError, match=r"no skill is shown\. Give an example of one"):
            write(answer(none))


def test_names_that_may_not_be_said_in_a_jobs_list_are_refused_all_at_once() -> None:
    found = answer(AMINA, replace(JOB, title="Care of Rosa", source="Karim's advert"))
    with pytest.raises(ParameterError) as caught:
        lay_out_papers(found)
    mend = "Say it in other words, or do not show it."
    assert str(caught.value).splitlines() == [
        "what others get to see: 2 faults.",
        f"1. job: 'Rosa' stands in never_say. {mend}",
        f"2. source of its list: 'Karim' stands in never_say. {mend}",
    ]


def test_examples_that_tell_of_health_stand_in_the_dossier_alone() -> None:
    told = replace(SCHOOL, words="When her dementia began I drew up a plan.")
    papers = lay_out_papers(answer(replace(AMINA, examples=(told, EVENING))))
    assert told.words in read(papers["dossier.html"]).words
    assert "dementia" not in read(papers["statement.html"]).words
    assert "dementia" not in str(cells(papers["matrix.xlsx"]))
    found = answer(replace(AMINA, examples=(told, EVENING)))
    assert "dementia" not in str(found.matrix().rows())
    assert found.matrix()["label"].to_list() == ["show empathy"]


@JOBS
def test_the_list_of_names_itself_stands_in_no_paper(job: Job | None) -> None:
    text = all_text(lay_out_papers(answer(AMINA, job)))
    assert not [name for name in AMINA.never_say if name in text]


@pytest.mark.parametrize("language", ["en", "fr", "es"])
@pytest.mark.parametrize(
    "activity", [c for c, one in read_activities().items() if one.tells_health]
)
def test_statement_and_matrix_say_care_that_tells_of_health_by_whom_it_was_for(
    activity: str, language: str
) -> None:
    care = Care(activity, "older-person", 1, "day", 1.0, date(2022, 2, 1), date(2025, 6, 30))
    told = Account("Amina", date(2026, 11, 30), (care,), (replace(EVENING, activity=activity),))
    with use_language(language):
        papers = lay_out_papers(answer(told))
        words = word(read_activities()[activity].words)
    book = str(cells(papers["matrix.xlsx"]))
    statement = read(papers["statement.html"]).words
    assert words not in statement
    assert words not in book
    assert words in read(papers["dossier.html"]).words
    if language == "en":
        assert "unpaid care (February 2022 to June 2025)" in statement
        assert "unpaid care (February 2022 to June 2025)" in book


@pytest.mark.parametrize(
    ("until", "said"), [(date(2022, 6, 30), "May 2021 to June 2023"), (None, "since May 2021")]
)
def test_several_kinds_of_such_care_for_one_person_are_one_line_over_the_whole_time(
    until: date | None, said: str
) -> None:
    first = replace(EVENING, activity="424")
    told = replace(
        OPEN,
        care=(
            Care("424", "older-person", 1, "day", 1.0, date(2022, 2, 1), date(2023, 6, 30)),
            Care("421", "older-person", 1, "day", 1.0, date(2021, 5, 1), until),
        ),
        diary=None,
        examples=(first, replace(first, activity="421")),
    )
    statement = read(write_statement(answer(told))).words
    assert statement.count(f"unpaid care ({said})") == 1
    assert "unpaid care, for" not in statement


def test_every_text_of_the_holder_is_escaped() -> None:
    told = replace(
        AMINA,
        holder=f"A{HOSTILE}",
        examples=(replace(SCHOOL, words=f"B{HOSTILE}", change_words=f"C{HOSTILE}"),),
    )
    job = replace(JOB, title=f"D{HOSTILE}", source=f"E{HOSTILE}")
    for name, write in PAGES.items():
        raw = write(answer(told, job)).decode()
        page = read(raw.encode())
        assert "script" not in {tag for tag, _found in page.tags}
        shown = r"<script>alert(1)</script> [red]loud[/red] \x1b[31m \u202e& " + "\"'"
        for first in "ABC" if name == "statement" else "ABCDE":
            assert first + shown in page.words, (name, first)
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", raw)


def test_the_same_answer_gives_the_same_bytes_in_every_process() -> None:
    asked = (
        "import hashlib; from tests.report.skills.paper_carers import AMINA, JOB, answer; "
        "from carepact.report.skills.paper import lay_out_papers; "
        "print([(name, hashlib.sha256(one).hexdigest()) "
        "for name, one in lay_out_papers(answer(AMINA, JOB)).items()])"
    )
    told = {
        subprocess.run(  # noqa: S603 - our own words
            [sys.executable, "-c", asked],
            capture_output=True,
            check=True,
            text=True,
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone},
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo"))
    }
    assert len(told) == 1


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (replace(SCHOOL, change_words="Rosa taught me."), "example 1: 'Rosa' stands in never_say."),
        (replace(SCHOOL, words="I asked Karim."), "example 1: 'Karim' stands in never_say."),
    ],
)
def test_names_that_may_not_be_said_are_refused_in_every_word_of_what_is_shown(
    told: Example, said: str
) -> None:
    found = answer(replace(AMINA, examples=(told, EVENING)))
    for write in (write_statement, write_dossier, write_matrix, CarerAnswer.matrix):
        with pytest.raises(ParameterError) as caught:
            write(found)
        assert str(caught.value).count("stands in never_say") == 1
        assert said in str(caught.value)
    kept = answer(replace(AMINA, examples=(replace(told, is_shown=False), EVENING)))
    assert "Rosa" not in all_text(lay_out_papers(kept))


def test_the_name_on_every_paper_is_none_that_may_not_be_said() -> None:
    found = answer(replace(AMINA, holder="Mother of Rosa"))
    for write in (write_statement, write_dossier, write_matrix, CarerAnswer.matrix):
        with pytest.raises(ParameterError, match="the holder's name says 'Rosa', which stands in"):
            write(found)


def test_a_skill_whose_name_tells_of_health_stands_in_neither_matrix_without_a_job() -> None:
    found = answer(replace(AMINA, examples=(NURSES, EVENING)))
    assert found.matrix()["label"].to_list() == ["show empathy"]
    assert "oordinate care" not in str(cells(write_matrix(found)))
    assert "coordinate care" in answer(found.account, JOB).matrix()["label"].to_list()
