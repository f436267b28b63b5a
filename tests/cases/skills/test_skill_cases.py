"""Whole accounts, worked out by hand in the file beside each, from what is told to what is signed.

`expected.yaml` says why. In its lines a comma parts the columns, and ` +` stands for a comma.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest
import yaml
from tests.cases.case_files import work_out

from carepact.core.errors import ParameterError
from carepact.data.skills.concepts import read_concepts
from carepact.recognise.credentials.keys import Key
from carepact.recognise.credentials.verification import verify
from carepact.recognise.learning import list_gaps
from carepact.studies.account_file.opening import open_account
from carepact.studies.badges import sign_skills
from carepact.studies.job_file.opening import open_job
from carepact.studies.one_carer.answer import CarerAnswer
from carepact.studies.skills import find_skills

HERE = Path(__file__).parent
CASES = sorted(path.parent.name for path in HERE.glob("*/expected.yaml"))
FIGURES = ("years", "weekly", "hours", "told_then", "diary_weekly", "diary_hours")
KEY, DAY = Key(bytes(range(32))), date(2026, 11, 30)


def expected(case: str) -> dict[str, list[str]]:
    """Read what a case expects, all of it as text."""
    text = (HERE / case / "expected.yaml").read_text("utf-8")
    read: dict[str, list[str]] = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - our own
    return read


def answer(case: str) -> CarerAnswer:
    """Answer a case, with its job where it has one."""
    job = HERE / case / "job.yaml"
    return find_skills(
        open_account(HERE / case / "account.yaml"), open_job(str(job)) if job.exists() else None
    )


def line(*cells: str) -> str:
    """Write one line as the files have it; empty columns at its end stay out."""
    return ", ".join(cell.replace(",", " +") for cell in cells).rstrip(", ")


def columns(lines: Iterable[str]) -> list[str]:
    """Even out the gaps between the columns of some lines."""
    return [line(*(cell.strip() for cell in one.split(","))) for one in lines]


def label(skill: str) -> str:
    """Return the English label of a skill."""
    return read_concepts()[skill].labels["en"]


@pytest.mark.parametrize("case", CASES)
def test_how_much_there_was_of_each_activity(case: str) -> None:
    wanted: dict[str, dict[str, str]] = expected(case)["exposure"]  # type: ignore[assignment]
    found = {one.activity: one for one in answer(case).exposure}
    assert list(found) == sorted(wanted)
    for activity, told in wanted.items():
        one = found[activity]
        assert one.since == date.fromisoformat(told["since"])
        assert one.until == (date.fromisoformat(told["until"]) if told["until"] else None)
        assert one.diary_days == int(told["diary_days"])
        for name in FIGURES:
            figure = pytest.approx(work_out(told[name]), rel=1e-12) if name in told else None
            assert getattr(one, name) == figure, (activity, name)


@pytest.mark.parametrize("case", CASES)
def test_which_skills_it_leads_to_and_how(case: str) -> None:
    found, wanted = answer(case).found, expected(case)
    assert [
        line(
            one.concept.labels["en"], one.strength, one.standing,
            " ".join(sorted(row.activity for row in one.rows)),
        )
        for one in found.candidates
    ] == columns(wanted["candidates"])  # fmt: skip
    assert {one.concept.labels["en"] for one in found.by_example} == set(wanted["by_example"])
    assert len(found.by_example) == len(wanted["by_example"])


@pytest.mark.parametrize("case", CASES)
def test_how_each_of_the_nine_is_reached(case: str) -> None:
    wanted: dict[str, str] = expected(case)["nine"]  # type: ignore[assignment]
    assert {one.skill: str(one.reach) for one in answer(case).nine} == wanted


@pytest.mark.parametrize("case", CASES)
def test_what_an_employer_sees_and_what_is_missing(case: str) -> None:
    given, wanted = answer(case), expected(case)
    rows = given.matrix().iter_rows(named=True)
    assert [
        line(row["label"], row["needed"], row["standing"], row["activity"], row["example"])
        for row in rows
    ] == columns(wanted["matrix"])
    assert [one.reach for one in given.matches] == wanted.get("needs", [])
    gaps = [label(uri) for uri in list_gaps(given.nine, given.matches or None)]
    assert gaps == wanted["gaps"]
    helped = {gap.labels["en"] for one in given.plan.lessons for gap in one.gaps}
    assert helped | {one.labels["en"] for one in given.plan.without} == set(gaps)


@pytest.mark.parametrize("case", CASES)
def test_what_is_signed(case: str) -> None:
    given, wanted = answer(case), expected(case)
    shown = {one.concept.labels["en"]: one.concept.uri for one in given.shown}
    signable = [shown[name] for name in wanted["badges"]]
    signed = [verify(raw, DAY) for raw in sign_skills(given, KEY, DAY, signable)]
    assert [one.name for one in signed] == wanted["badges"]
    assert all(one.valid for one in signed)
    assert set(shown) == {*wanted["badges"], *wanted.get("refused", [])}
    for key, with_examples in (("refused", False), ("refused_with_examples", True)):
        for name in wanted.get(key, []):
            with pytest.raises(ParameterError, match="who was cared for"):
                sign_skills(given, KEY, DAY, [shown[name]], with_examples=with_examples)
