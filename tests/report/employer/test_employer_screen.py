"""The first screen of an employer: short, in words, nothing missing shown as nought."""

from __future__ import annotations

import io

import pytest
from tests.report.employer.answers import (
    BARE,
    answer_bare,
    answer_example,
    answer_firm,
    answer_nobody,
    answer_small,
    answer_unread,
)

from carepact.report.employer.full import show_full
from carepact.report.employer.page import show_answer
from carepact.report.screen import open_screen
from carepact.studies.one_employer.answer import EmployerAnswer


def print_answer(answer: EmployerAnswer, width: int = 100, *, full: bool = False) -> str:
    """Print the screen."""
    text = io.StringIO()
    shown = show_full(answer) if full else show_answer(answer)
    open_screen(text, width, plain=True).print(shown)
    return text.getvalue()


def say(answer: EmployerAnswer, *, full: bool = False) -> str:
    """Return the screen in one line."""
    return " ".join(print_answer(answer, full=full).split()).replace("\u00a0", " ")


@pytest.mark.parametrize("answer", [answer_example, answer_small, answer_bare])
def test_the_first_screen_has_forty_two_lines_at_most(answer: object) -> None:
    assert callable(answer)
    assert len(print_answer(answer()).splitlines()) <= 42


def test_counted_and_expected_stand_apart_and_the_expected_bear_a_mark() -> None:
    said = say(answer_example())
    # 7 + 9 + 6 + 5 + 3 + 2 women and 11 + 9 + 6 + 4 + 2 men with a young child, by hand
    assert "a child under school age 32 32 64 ≈ 7.2 (" in said
    assert "not told 21 41 62" in said
    assert "in all 104 136 240" in said


def test_where_no_amount_is_told_nothing_is_said_not_to_be_in_one() -> None:
    # Two women and two men: every leave is of few.
    few = "persons,sex,age,hours,pay,level,care\n2,woman,25-34,40,24000,,\n2,man,25-34,40,24000,,\n"
    said = say(answer_firm(BARE.replace("KEN", "ESP"), few))
    assert "Who bears leave. What is paid cannot be told: leave around the birth (··); " in said
    assert "Not in it" not in said


def test_who_bears_the_laws_leave_and_the_measures_is_told() -> None:
    said = say(answer_example())
    assert "social security" in said
    # Breaks to breastfeed are paid working time, and days for a relative are paid by nobody knows
    # whom: so the firm bears something.
    assert "the firm nothing" not in said
    assert "Not in it: " in said
    assert "days off to care for a relative (? its pay or payer)." in said
    # A part of the costs is at prices of ours, which bear the mark of what is assumed.
    assert "the firm bears * 42 000" in said


def test_the_break_even_is_said_in_words_with_what_one_firm_saw() -> None:
    said = say(answer_example())
    assert "in 100 fewer of those who care leave each year (" in said
    assert "seen: 3.6 (IFC 2017" in said


def test_gaps_charter_and_recognition_are_told() -> None:
    said = say(answer_example())
    assert "Below the law: everybody may ask for remote work." in said
    assert "C183: 3 of 6 met by law, 6 with your practice." in said
    assert "7 goals: 1 reached, 1 on the way, 3 late, 2 hidden." in said
    assert "5 of 6 competencies can be shown" in said


def test_what_is_not_told_is_asked_and_never_nought() -> None:
    said = say(answer_bare())
    assert "? for whom the staff cares" in said
    assert "Who bears leave. ? Not worked out: the pay of everybody is not told." in said
    assert "Your measures. None is told" in said
    assert "Use. ? Nothing is counted" in said
    assert "What you give is not told" in said
    assert "all women beside all men: ?" in say(answer_bare(), full=True)


def test_who_cares_for_nobody_has_first_children() -> None:
    said = say(answer_nobody())
    assert "leave around the birth ≈ " in said
    assert "the other parent’s leave at the birth 0 ≈ " in said
    rows = {one.leave: one for one in answer_nobody().leave_rows}
    hers = rows["maternity_leave"]
    assert hers.women is not None
    assert hers.women_low is not None
    assert hers.women_high is not None
    # Of 60 women of 30 to 34 a few have a child: by chance from none or one to twice as many.
    assert 2 < hers.women < 8
    assert hers.women_low <= hers.women - 2
    assert hers.women_high >= hers.women + 2
    assert {hers.women_low % 1, hers.women_high % 1} == {0}


def test_where_nothing_was_read_it_is_said_of_each_thing() -> None:
    said = say(answer_unread())
    for read_nowhere in (
        "how many employees have children in North Korea was read nowhere",
        "what people earn in North Korea, in KPW, was read nowhere",
        "what leave the law of North Korea gives was read nowhere",
    ):
        assert said.count(read_nowhere) == 2  # of leave, and of measures
    assert "the pay of everybody" not in said
    assert "What the law of North Korea says of what you give was read nowhere" in said
    assert "Nothing that is told is below the law" not in said
    assert "≈" not in said


def test_two_fathers_are_hidden_on_either_screen() -> None:
    for full in (False, True):
        said = say(answer_small(), full=full)
        assert "··" in said
        assert "fathers beside men who care for nobody: ··" in say(answer_small(), full=True)
        assert "a child under school age 12 2" not in said


def test_a_narrow_screen_loses_no_word() -> None:
    wide, narrow = (print_answer(answer_example(), width) for width in (200, 80))
    assert "everybody may ask for remote work" in " ".join(narrow.split())
    assert max(map(len, narrow.splitlines())) <= 80
    assert "left after what is saved" in wide
