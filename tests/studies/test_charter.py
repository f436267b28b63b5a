"""The made-up firm's charter, followed: what the log counts stands before what is told."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from tests.recognise.carers import PLAN

from carepact.levels.employer.decision_log import DecisionLog
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


def statuses(on: date, log: DecisionLog | None = None) -> dict[str, list[str]]:
    """List how each goal of the example stood, year by year."""
    state = follow_employer(EXAMPLE, on, log)
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


def test_who_was_accepted_is_counted_from_the_log() -> None:
    assert statuses(date(2028, 2, 1), accepted(10))["credentials"] == ["not-told", "on-the-way"]
    # Four are too few to be told: what the firm tells counts then.
    assert statuses(date(2028, 2, 1), accepted(4))["credentials"] == ["not-told", "late"]


def test_other_indicators_come_from_whoever_computes_them() -> None:
    computed = {"still-here": {2027: 0.9}}
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
