"""A charter: goals of three years, looked at each year by what is told, and never scored.

A goal is on the way where it stands no further from its target than a straight line from the
baseline, at the end of the year before its first, to the target, at the end of the year in which
it is due. Nothing told is nothing told: no 0 stands in its place.
"""

from __future__ import annotations

import csv
import math
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib import resources
from typing import Literal, get_args

from carepact.core.messages import Message, say
from carepact.core.parameter_tables import ROUNDING

Direction = Literal["up", "down"]
Status = Literal["reached", "on-the-way", "late", "not-told", "hidden"]
Task = Literal["statement", "goal", "renewal"]
DIRECTIONS: tuple[Direction, ...] = get_args(Direction)
YEARS = 3
"""Of a charter, as in berufundfamilie's certificate: audited anew after three years. [years]"""
MONTHS_FOR_STATEMENT = 3
"""In which a year's statement is drawn up, ours: accounts of a firm take about as long. [months]"""


@dataclass(frozen=True)
class Indicator:
    """What a goal is seen by."""

    code: str
    """Empty where it is the firm's own."""
    title: str
    unit: str
    least: float = -float("inf")
    most: float = float("inf")
    comes_from: str = ""
    """From what carepact reads it; empty where the firm tells it."""
    function: str = ""
    """What computes it, by its full name; empty where that is not read yet."""


@dataclass(frozen=True)
class Goal:
    """What a firm wants to have reached, and whose task that is."""

    code: str
    words: str
    indicator: Indicator
    baseline: float
    """Where it stood at the end of the year before the first. [unit of the indicator]"""
    target: float
    direction: Direction
    """Whether more is better, or less."""
    owner_role: str
    """A role, no person's name."""
    first_year: int
    due: int
    """The year at whose end it is to be reached."""

    def meets(self, value: float, mark: float) -> bool:
        """Tell whether a value is at a mark or beyond it, whatever a division left behind it."""
        beyond = value >= mark if self.direction == "up" else value <= mark
        return beyond or math.isclose(value, mark, rel_tol=ROUNDING, abs_tol=ROUNDING)

    def path(self, year: int) -> float:
        """Return where a goal on a straight line stands at the end of a year; then its target."""
        passed = min(year, self.due) - self.first_year + 1
        if passed == self.years:
            return self.target
        return self.baseline + (self.target - self.baseline) * passed / self.years

    @property
    def years(self) -> int:
        """Count the years from the baseline to the day on which it is due. [years]"""
        return self.due - self.first_year + 1


@dataclass(frozen=True)
class Statement:
    """What a firm tells of one year."""

    year: int
    values: Mapping[str, float] = field(default_factory=dict)
    """By code of the goal; a goal that is not named is not told."""
    done: Mapping[str, str] = field(default_factory=dict)
    """What was done towards a goal, in words, by its code."""


@dataclass(frozen=True)
class Charter:
    """Goals of three years."""

    first_year: int
    goals: tuple[Goal, ...]
    checked_by: str
    """Role of who draws up the yearly statement, and the next charter."""

    @property
    def last_year(self) -> int:
        """Return the year at whose end it is drawn up anew."""
        return self.first_year + YEARS - 1


@dataclass(frozen=True)
class GoalYear:
    """How a goal stood at the end of one year."""

    year: int
    value: float | None
    """None where nothing is told, or too few stand behind it."""
    is_computed: bool
    """Whether carepact read the value, and nobody wrote it."""
    path: float
    """Where a straight line would stand."""
    status: Status
    done: str


@dataclass(frozen=True)
class GoalState:
    """A goal, year by year up to the last that is over."""

    goal: Goal
    years: tuple[GoalYear, ...]

    @property
    def status(self) -> Status | None:
        """Return how it stood in the last year that is over; None before the first is."""
        return self.years[-1].status if self.years else None


@dataclass(frozen=True)
class Due:
    """What is to be done next, by when, by whom."""

    task: Task
    by: date
    role: str
    year: int
    """Of which a statement tells, in which a goal is due, or which a new charter begins with."""
    goals: tuple[str, ...]
    """Codes of the goals that it is about."""
    is_late: bool


@dataclass(frozen=True)
class CharterState:
    """How a charter stands on a day. There is no sum of it, and no level."""

    goals: tuple[GoalState, ...]
    due: tuple[Due, ...]
    """What is late, then what comes next, by day."""
    on: date

    @property
    def is_over(self) -> bool:
        """Tell whether its years are over, so that a new charter is due."""
        return any(one.task == "renewal" and one.is_late for one in self.due)


@cache
def read_indicators() -> dict[str, Indicator]:
    """Read the indicators that carepact computes, by code."""
    text = resources.files(__package__).joinpath("indicators.csv").read_text("utf-8")
    return {
        row["indicator"]: Indicator(
            code=row["indicator"],
            title=row["title"],
            unit=row["unit"],
            least=float(row["least"] or "-inf"),
            most=float(row["most"] or "inf"),
            comes_from=row["comes_from"],
            function=row["function"],
        )
        for row in csv.DictReader(text.splitlines())
    }


def follow_charter(
    charter: Charter,
    statements: Iterable[Statement],
    on: date,
    computed: Mapping[str, Mapping[int, float | None]] | None = None,
    hidden: Mapping[str, Collection[int]] | None = None,
) -> CharterState:
    """Follow a charter: how each goal stands, and what is due next.

    Parameters
    ----------
    charter : Charter
        Its goals.
    statements : iterable of Statement
        What the firm told, one a year.
    on : date
        The day for which it is asked.
    computed : mapping of str to mapping of int to float or None, optional
        What carepact computed, by indicator and year; it stands before what is told. None where
        it is not known: what is told counts then.
    hidden : mapping of str to collection of int, optional
        Years in which too few stand behind an indicator: what is told would give them away.

    Returns
    -------
    CharterState
        Goals in the order of the charter; years that are over, of them none before a goal's first.
    """
    told = {one.year: one for one in statements}
    goals = tuple(
        _follow(goal, charter, told, on, computed or {}, hidden or {}) for goal in charter.goals
    )
    due = sorted(_list_due(charter, told, goals, on), key=lambda one: (one.by, one.task, one.role))
    return CharterState(goals, tuple(due), on)


def word_rule() -> Message:
    """Say by what rule a goal is on the way."""
    return say(
        "On the way: no further from the target than a straight line from the baseline to the "
        "target, year by year. Late: behind that line. Not told: no figure, which is not 0."
    )


def _follow(
    goal: Goal,
    charter: Charter,
    told: Mapping[int, Statement],
    on: date,
    computed: Mapping[str, Mapping[int, float | None]],
    hidden: Mapping[str, Collection[int]],
) -> GoalState:
    """Follow one goal."""
    few = hidden.get(goal.indicator.code, ())
    of_indicator = computed.get(goal.indicator.code, {})
    over = range(goal.first_year, min(on.year - 1, charter.last_year) + 1)
    years = []
    for year in over:
        found = of_indicator.get(year)
        statement = told.get(year, Statement(year))
        value = statement.values.get(goal.code) if found is None else found
        value = None if year in few else value
        path = goal.path(year)
        years.append(
            GoalYear(
                year=year,
                value=value,
                is_computed=found is not None,
                path=path,
                status="hidden" if year in few else _judge(goal, value, path),
                done=statement.done.get(goal.code, ""),
            )
        )
    return GoalState(goal, tuple(years))


def _judge(goal: Goal, value: float | None, path: float) -> Status:
    """Say how a goal stands; from the year in which it is due on the path is the target."""
    if value is None:
        return "not-told"
    if goal.meets(value, goal.target):
        return "reached"
    return "on-the-way" if goal.meets(value, path) else "late"


def _list_due(
    charter: Charter, told: Mapping[int, Statement], goals: Sequence[GoalState], on: date
) -> Iterator[Due]:
    """List what is to be done, statements that are missing first."""
    codes = {
        year: tuple(one.code for one in charter.goals if one.first_year <= year)
        for year in range(charter.first_year, charter.last_year + 1)
    }
    missing = [year for year in codes if year not in told]
    for year in [one for one in missing if one < on.year] or missing[:1]:
        by = _end_of_month(year + 1, MONTHS_FOR_STATEMENT)
        yield Due("statement", by, charter.checked_by, year, codes[year], by < on)
    for one in goals:
        if one.status != "reached":
            by = date(one.goal.due, 12, 31)
            yield Due("goal", by, one.goal.owner_role, one.goal.due, (one.goal.code,), by < on)
    by = date(charter.last_year, 12, 31)
    left = tuple(one.goal.code for one in goals if one.status != "reached")
    yield Due("renewal", by, charter.checked_by, charter.last_year + 1, left, by < on)


def _end_of_month(year: int, month: int) -> date:
    """Return the last day of a month, one below December."""
    return date.fromordinal(date(year, month + 1, 1).toordinal() - 1)
