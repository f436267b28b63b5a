"""The two made-up accounts: their README says truly how each of the nine skills is reached."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from tests.typed import type_in

from carepact.data.skills.reading import NINE, read_nine
from carepact.studies.account_file.opening import open_account
from carepact.studies.one_carer.answer import CarerAnswer
from carepact.studies.skills import find_skills

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "examples" / "skills"
README = (FOLDER / "README.md").read_text("utf-8")
ACCOUNTS = {"mother": "mother-of-two.yaml", "son": "son-of-an-older-father.yaml"}
ROW = re.compile(r"^\| ([^|]+) \| (mother|son) (\d+) \| " + r"([^|]+) \| " * 6 + "?$", re.MULTILINE)


@pytest.fixture(scope="module")
def found() -> dict[str, CarerAnswer]:
    """Find the skills of both accounts."""
    return {who: find_skills(open_account(FOLDER / name)) for who, name in ACCOUNTS.items()}


def test_every_row_of_the_table_is_what_is_found(found: dict[str, CarerAnswer]) -> None:
    rows = ROW.findall(README)
    for nine, who, number, begins, label, activity, strength, reason, shown in rows:
        example = found[who].account.examples[int(number) - 1]
        candidate = found[who].found.of(example.skill)
        assert candidate is not None
        assert read_nine()[candidate.concept.nine] == nine
        assert example.words.startswith(begins)
        assert (candidate.concept.label("en"), example.activity) == (label, activity)
        (row,) = [one for one in candidate.rows if one.activity == activity]
        assert (row.strength, row.rationale) == (strength, reason)
        assert example.is_shown == (shown == "yes")


def test_no_example_that_reaches_one_of_the_nine_is_left_out(found: dict[str, CarerAnswer]) -> None:
    told = {(who, int(number)) for _nine, who, number, *_rest in ROW.findall(README)}
    reached = {
        (who, number)
        for who, answer in found.items()
        for number, example in enumerate(answer.account.examples, start=1)
        for one in answer.found.candidates
        if one.concept.uri == example.skill and one.concept.nine
    }
    assert told == reached
    assert len(told) == 17


def test_the_mother_reaches_all_nine_and_the_son_all_but_conflicts(
    found: dict[str, CarerAnswer],
) -> None:
    named = [read_nine()[one] for one in NINE]
    in_table = {nine for nine, who, *_rest in ROW.findall(README) if who == "mother"}
    assert in_table == set(named)
    assert [one.reach for one in found["mother"].nine] == [
        "private" if one.skill == "empathy" else "shown" for one in found["mother"].nine
    ]
    his = {one.skill: one.reach for one in found["son"].nine}
    assert [skill for skill, reach in his.items() if reach not in {"shown", "private"}] == [
        "conflicts"
    ]


def test_a_tenth_of_the_hours_reaches_the_same(found: dict[str, CarerAnswer]) -> None:
    for answer in found.values():
        less = tuple(replace(one, hours=one.hours / 10) for one in answer.account.care)
        assert find_skills(replace(answer.account, care=less)).nine == answer.nine


def test_the_commands_of_the_page_run(tmp_path: Path) -> None:
    (lines,) = re.findall(r"```sh\n(.*?)```", README, flags=re.DOTALL)
    said = type_in(lines.replace("examples/skills", FOLDER.as_posix()), tmp_path)
    assert "Amina K., told on 30 November 2026" in said
    assert (tmp_path / "amina" / "matrix.xlsx").is_file()
