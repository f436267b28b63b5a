"""An employer's matrix holds needs beside what is shown, runs nothing, calls nothing missing."""

from __future__ import annotations

import io
from dataclasses import replace

import openpyxl
import pytest
from tests.report.skills.paper_carers import (
    AMINA,
    JOB,
    OPEN,
    SCHOOL,
    answer,
)
from tests.report.skills.reading import PAGES, PLANNING, cells, read

from carepact.report.skills.matrix import write_matrix


@pytest.mark.parametrize("begins", ["=", "+", "-", "@"])
def test_no_cell_of_the_matrix_is_a_formula(begins: str) -> None:
    text = f"{begins}cmd()"
    told = replace(AMINA, holder=text, examples=(replace(SCHOOL, words=text),))
    book = openpyxl.load_workbook(io.BytesIO(write_matrix(answer(told))))
    found = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value]
    assert [cell.value for cell in found].count(f"'{text}") == 2
    assert {cell.data_type for cell in found} == {"s"}
    assert not [cell for cell in found if str(cell.value).startswith(("=", "+", "@"))]


def test_the_matrix_holds_the_needs_of_a_job_and_calls_nothing_missing() -> None:
    """By hand: three needs are shown; two examples are private, two needs have none."""
    rows = cells(write_matrix(answer(AMINA, JOB)))
    assert rows[0] == ["skill", "needed", "shown", "practised in", "in her or his own view",
                       "example", "address in ESCO"]  # fmt: skip
    assert [row[:3] for row in rows[1:8]] == [
        ["plan", "essential", "yes"],
        ["show empathy", "essential", "yes"],
        ["coordinate care", "essential", "yes"],
        ["apply hygiene standards", "essential", "not shown"],
        ["lead others", "essential", "not shown"],
        ["provide first aid", "optional", "not shown"],
        ["resolve conflicts", "optional", "not shown"],
    ]
    assert rows[1][3:] == [
        f"{PLANNING} (since September 2017)",
        "well enough to show others",
        SCHOOL.words,
        SCHOOL.skill,
    ]
    assert [len(row) for row in rows[4:8]] == [4] * 4  # nothing but its address behind "not shown"
    assert ["job", JOB.title] in rows
    assert ["source of its list", JOB.source] in rows
    assert not [one for row in rows[:8] for one in row if "missing" in one]


def test_without_a_job_the_matrix_holds_what_is_shown() -> None:
    rows = cells(write_matrix(answer()))
    assert [row[0] for row in rows[1:4]] == ["plan", "show empathy", "support breastfeeding"]
    assert rows[3][-1].startswith("our own skill; what comes nearest in ESCO: http://data.europa")


def test_several_examples_of_a_skill_stand_in_one_line_of_the_matrix_and_all_on_pages() -> None:
    second = replace(SCHOOL, words="I planned a feast.", oneself="alone", activity="311")
    told = replace(OPEN, examples=(SCHOOL, second))
    row = cells(write_matrix(answer(told)))[1]
    assert row[2].splitlines()[1].startswith("cooking meals and making snacks")
    assert row[3] == "well enough to show others\nalone"
    assert row[4] == f"{SCHOOL.words}\n\nI planned a feast."
    for write in PAGES.values():
        assert "I planned a feast." in read(write(answer(told))).words
