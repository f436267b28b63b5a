"""What no account made in Python can be: all faults of a part at once, before anything is found."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from tests.recognise.carers import PLAN, TOLD, account, care, example

from carepact.core.errors import ParameterError
from carepact.recognise.account import Account, Care, Diary, Example, Step


def refuse(make: Callable[[], object]) -> str:
    """Return what is said of a part that cannot be."""
    with pytest.raises(ParameterError) as refused:
        make()
    return str(refused.value)


def test_all_faults_of_a_kind_of_care_are_told_at_once() -> None:
    known: dict[str, Any] = {"whom": "mother", "per": "fortnight"}
    since, until = date(2026, 2, 2), date(2026, 2, 1)
    said = refuse(
        lambda: Care("41", times=float("inf"), hours=-1, since=since, until=until, **known)
    )
    for words in ("care: 6 faults.", "'41' is no activity of housework or unpaid care",
                  "whom: 'mother' is not known. Use one of household, child,",
                  "per: 'fortnight' is not known. Use one of day, week, month, year.",
                  "times: 'inf' is no number. Write a number.",
                  "hours: -1 is less than 0. Write 0 or more.",
                  "until: 1 February 2026 is before 2 February 2026, when it began."):  # fmt: skip
        assert words in said


def test_a_number_that_is_none_is_said_to_be_none() -> None:
    assert refuse(lambda: care(times=float("nan"))) == (
        "care: times: 'nan' is no number. Write a number."
    )


def test_all_faults_of_an_example_are_told_at_once() -> None:
    said = refuse(
        lambda: Example(PLAN, "  ", "999", change="grown", oneself="expert")  # type: ignore[arg-type]
    )
    for words in ("example: 4 faults.", "words: is empty. Write what is meant.",
                  "'999' is no activity of housework or unpaid care",
                  "change: 'grown' is not known. Use one of gained, kept, lost.",
                  "oneself: 'expert' is not known. Use one of with-help, alone,"):  # fmt: skip
        assert words in said


def test_days_after_the_day_of_telling_are_told_at_once() -> None:
    late = date(2026, 12, 1)
    said = refuse(
        lambda: replace(
            account(care(since="2026-12-01"), care(since="2026-01-01", until="2026-12-01")),
            diary=Diary((late,), {}),
        )
    )
    assert "care.0.since: 1 December 2026 is after 30 November 2026, when it is told." in said
    assert "care.1.until: 1 December 2026 is after" in said
    step = Step("making-decisions", "done", late)
    said = refuse(lambda: replace(account(care()), diary=Diary((late,), {}), steps=(step,)))
    for words in ("account: 2 faults.", "diary: 1 December 2026", "steps.0.on: 1 December 2026"):
        assert words in said


def test_the_day_of_telling_itself_is_no_fault() -> None:
    told = replace(
        account(care(since="2026-11-30", until="2026-11-30")),
        diary=Diary((TOLD,), {}),
        steps=(Step("making-decisions", "done", TOLD),),
    )
    assert told.activities == ("352",)


def test_names_are_a_list_and_no_single_text() -> None:
    # read letter by letter, 'Karim' would forbid five letters and no name
    assert refuse(lambda: Account("A", TOLD, (care(),), never_say="Karim")) == (  # type: ignore[arg-type]
        "account: never_say: is a single text. Write a list of names."
    )


def test_an_example_need_say_no_more_than_a_skill_and_words() -> None:
    told = example()
    assert (told.activity, told.change, told.oneself, told.is_shown) == (None, None, None, False)
