"""The made-up firm's charter, followed: what the log counts stands before what is told."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.recognise.carers import PLAN

from carepact.core.errors import ParameterError
from carepact.levels.employer.decision_log import DecisionLog
from carepact.levels.employer.indicators import Found
from carepact.levels.employer.recognition import (
    KINDS,
    USES,
    Competency,
    Framework,
    Policy,
    judge_statement,
)
from carepact.recognise.credentials.badge import Skill
from carepact.studies.charter import follow_employer

EXAMPLE = Path(__file__).parents[2] / "examples" / "employer" / "charter.yaml"
POLICY = Policy(KINDS, USES)
FRAMEWORK = Framework("Ours", (Competency("plan", "Plans", (PLAN,)),))


def accepted(persons: int) -> DecisionLog:
    """Accept statements of so many persons in 2027."""
    log = DecisionLog()
    for number in range(persons):
        skills = [Skill(PLAN, "plan")]
        judged = judge_statement(str(number), skills, POLICY, FRAMEWORK, checked=True)
        log = log.note(judged, "return", date(2027, 2, 1), POLICY, bytes(32))
    return log


def statuses(on: date) -> dict[str, list[str]]:
    """List how each goal of the example stood, year by year."""
    state = follow_employer(EXAMPLE, on)
    return {one.goal.code: [year.status for year in one.years] for one in state.goals}


def test_the_example_stands_as_worked_by_hand() -> None:
    assert statuses(date(2028, 2, 1)) == {
        # From 0.31 to 0.45: 0.3567 and 0.4033 are asked for.
        "fathers": ["on-the-way", "late"],
        # From 0.82 to 0.95: 0.8633 and 0.9067.
        "back": ["late", "on-the-way"],
        # From 0.7 to 0.85: 0.75; then nobody asked.
        "still-here": ["late", "not-told"],
        # From 0.22 down to 0.16: 0.2 and 0.18; told are 0.21 and 0.2.
        "mothers-pay": ["late", "late"],
        # From 0.55 to 0.8 in two years: 0.675 and 0.8.
        "flexible": ["on-the-way", "reached"],
        # From 0 to 15: nothing is told of the first year, 10 are asked for in the second.
        "credentials": ["not-told", "late"],
        # From 6 to 21 in two years: 13.5.
        "shift-plan": ["on-the-way"],
    }


def write(folder: Path, credentials: str) -> Path:
    """Write the example with another figure of credentials in 2027."""
    text = EXAMPLE.read_text("utf-8")
    assert ", credentials: 9," in text
    path = folder / "charter.yaml"
    path.write_text(text.replace(", credentials: 9,", credentials), "utf-8")
    return path


def credentials(path: Path, log: DecisionLog) -> list[tuple[float | None, float | None, str]]:
    """List what stands of credentials, year by year, what is told beside it, and the state."""
    state = follow_employer(path, date(2028, 2, 1), log)
    (found,) = [one for one in state.goals if one.goal.code == "credentials"]
    return [(one.value, one.told, one.status) for one in found.years]


def test_who_was_accepted_is_counted_from_the_log(tmp_path: Path) -> None:
    # The log begins in 2027: of 2026 nothing is known.
    left_out = write(tmp_path, ",")
    assert credentials(left_out, accepted(10)) == [
        (None, None, "not-told"),
        (10.0, None, "on-the-way"),
    ]
    assert credentials(EXAMPLE, accepted(9))[1] == (9.0, 9.0, "late")


def test_a_count_that_the_log_contradicts_is_refused_with_the_log_s(tmp_path: Path) -> None:
    with pytest.raises(ParameterError) as refused:
        follow_employer(EXAMPLE, date(2028, 2, 1), accepted(10))
    line = next(
        number
        for number, text in enumerate(EXAMPLE.read_text("utf-8").splitlines(), 1)
        if ", credentials: 9," in text
    )
    assert str(refused.value) == (
        f"charter.yaml: line {line}, statements.1.values.credentials: 9 is told of 2027, and by "
        "the log of decisions it is 10. Take it out, as carepact works it out, or correct the "
        "other."
    )
    path = write(tmp_path, ", credentials: 10,")
    assert credentials(path, accepted(10))[1] == (10.0, 10.0, "on-the-way")


@pytest.mark.parametrize("told", ["4", "9", "12"])
def test_beside_a_hidden_count_what_is_told_is_hidden_whatever_it_is(
    tmp_path: Path, told: str
) -> None:
    # Four are too few to be told, and a told four would tell them; a told nine contradicts them.
    path = write(tmp_path, f", credentials: {told},")
    assert credentials(path, accepted(4))[1] == (None, None, "hidden")


def test_a_year_of_a_log_that_was_kept_and_holds_nothing_is_0(tmp_path: Path) -> None:
    path = write(tmp_path, ",")
    state = follow_employer(path, date(2029, 2, 1), accepted(10))
    (found,) = [one for one in state.goals if one.goal.code == "credentials"]
    assert [(one.year, one.value) for one in found.years] == [
        (2026, None), (2027, 10.0), (2028, 0.0),
    ]  # fmt: skip


def test_other_indicators_come_from_whoever_computes_them() -> None:
    computed = {"still-here": {2027: Found("told", 0.9)}}
    state = follow_employer(EXAMPLE, date(2028, 2, 1), computed=computed)
    (found,) = [one for one in state.goals if one.goal.code == "still-here"]
    assert [(one.value, one.is_computed) for one in found.years] == [(0.72, False), (0.9, True)]


def test_what_is_due_next_names_roles_alone() -> None:
    state = follow_employer(EXAMPLE, date(2028, 2, 1))
    assert [(one.task, one.role, one.goals, one.by) for one in state.due[:2]] == [
        ("goal", "head of people", ("fathers",), date(2028, 12, 31)),
        ("goal", "head of people", ("back",), date(2028, 12, 31)),
    ]
    assert ("flexible",) not in [one.goals for one in state.due if one.task == "goal"]  # reached
    (statement,) = [one for one in state.due if one.task == "statement"]
    assert (statement.year, statement.role) == (2028, "works council and head of people")
    assert (statement.by, statement.is_late) == (date(2029, 3, 31), False)
