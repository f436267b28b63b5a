"""A charter year by year, and how many had accepted what care taught them, as tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from carepact.levels.employer.charter import CharterState
from carepact.levels.employer.decision_log import RecognitionRow
from carepact.levels.employer.hiding import Telling
from carepact.studies.one_employer.tables import ALL


class GoalRow(NamedTuple):
    """How a goal stood at the end of a year."""

    goal: str
    words: str
    indicator: str
    unit: str
    year: int | None
    value: float | None
    told: float | None
    is_computed: bool | None
    path: float | None
    status: str
    target: float
    due: int
    owner_role: str
    done: str


class AcceptedRow(NamedTuple):
    """How many had accepted what care taught them."""

    year: int
    use: str
    status: str
    persons: int | None


def list_goals(charter: CharterState | None) -> Iterator[GoalRow]:
    """Lay out goals, year by year; one row without a year where none is over yet."""
    for one in charter.goals if charter else ():
        goal = one.goal
        for year in one.years or (None,):
            yield GoalRow(
                goal=goal.code,
                words=goal.words,
                indicator=goal.indicator.title,
                unit=goal.indicator.unit,
                year=year.year if year else None,
                value=year.value if year else None,
                told=year.told if year else None,
                is_computed=year.is_computed if year else None,
                path=year.path if year else None,
                status=year.status if year else "",
                target=goal.target,
                due=goal.due,
                owner_role=goal.owner_role,
                done=year.done if year else "",
            )


def list_accepted(rows: Iterable[RecognitionRow] | None) -> Iterator[AcceptedRow]:
    """Lay out how many had accepted what care taught them."""
    for one in rows or ():
        status: Telling = "hidden" if one.persons is None else "told"
        yield AcceptedRow(one.year, one.use or ALL, status, one.persons)
