"""A charter: goals of three years, looked at each year by what is told, and never scored.

A goal is on the way where it stands no further from its target than a straight line from the
baseline, at the end of the year before its first, to the target, at the end of the year in which
it is due. Nothing told is nothing told: no 0 stands in its place. What the firm's own data give
stands as computed; a told figure that contradicts it is refused, and one beside few persons hidden.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, get_args

from carepact.core.errors import Faults, ParameterError
from carepact.core.messages import Message, _, say
from carepact.core.parameter_tables import ROUNDING
from carepact.levels.employer.contradictions import ToldFigure, find_contradictions
from carepact.levels.employer.indicators import Computed, Found, Indicator

Direction = Literal["up", "down"]
Status = Literal["reached", "on-the-way", "late", "not-told", "hidden", "nobody"]
Task = Literal["statement", "goal", "renewal"]
DIRECTIONS: tuple[Direction, ...] = get_args(Direction)
YEARS = 3
"""Of a charter, as in berufundfamilie's certificate: audited anew after three years. [years]"""
MONTHS_FOR_STATEMENT = 3
"""In which a year's statement is drawn up, ours: accounts of a firm take about as long. [months]"""


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
    baseline_at: str = field(default="", compare=False)
    """Where the baseline stands in the file; empty where there is none."""

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
    places: Mapping[str, str] = field(default_factory=dict, compare=False)
    """Where each value stands in the file, by code of the goal; empty where there is none."""


@dataclass(frozen=True)
class Charter:
    """Goals of three years."""

    first_year: int
    goals: tuple[Goal, ...]
    checked_by: str
    """Role of who draws up the yearly statement, and the next charter."""
    file: str = field(default="", compare=False)
    """Name of its file; empty where there is none."""

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
    told: float | None
    """What the firm wrote, rounded or not; None where it wrote nothing, or that is hidden."""
    is_computed: bool
    """Whether carepact read the value, so that it stands before what is told."""
    path: float | None
    """Where a straight line would stand; None where the baseline is hidden."""
    status: Status
    done: str


@dataclass(frozen=True)
class GoalState:
    """A goal, year by year up to the last that is over."""

    goal: Goal
    years: tuple[GoalYear, ...]
    baseline: float | None
    """None where too few stand behind it. [unit of the indicator]"""

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


def follow_charter(
    charter: Charter,
    statements: Iterable[Statement],
    on: date,
    computed: Computed | None = None,
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
    computed : mapping of str to mapping of int to Found, optional
        What the firm's own data give, by indicator and year; it stands before what is told. Where
        they are silent, what is told counts; where too few stand behind it, nothing is told.

    Returns
    -------
    CharterState
        Goals in the order of the charter; years that are over, of them none before a goal's first.

    Raises
    ------
    ParameterError
        With every told figure that contradicts the firm's own data, and what these give.
    """
    told = {one.year: one for one in statements}
    with Faults(ParameterError, charter.file or _("charter")) as faults:
        for goal in charter.goals:
            faults.extend(find_contradictions(_list_told(goal, told), computed or {}))
    goals = tuple(_follow(goal, charter, told, on, computed or {}) for goal in charter.goals)
    due = sorted(_list_due(charter, told, goals, on), key=lambda one: (one.by, one.task, one.role))
    return CharterState(goals, tuple(due), on)


def word_rule() -> Message:
    """Say by what rule a goal is on the way."""
    return say(
        "On the way: no further from the target than a straight line from the baseline to the "
        "target, year by year. Late: behind that line. Not told: no figure, which is not 0."
    )


def _list_told(goal: Goal, told: Mapping[int, Statement]) -> Iterator[ToldFigure]:
    """List what is told of a goal: its baseline, then the figure of each year."""
    where = goal.baseline_at or _("goal {code}, baseline", code=goal.code)
    yield ToldFigure(goal.indicator, goal.first_year - 1, goal.baseline, where, may_go=False)
    for year, one in told.items():
        if goal.code in one.values:
            where = one.places.get(goal.code) or _(
                "statement of {year}, {code}", year=year, code=goal.code
            )
            yield ToldFigure(goal.indicator, year, one.values[goal.code], where)


def _follow(
    goal: Goal,
    charter: Charter,
    told: Mapping[int, Statement],
    on: date,
    computed: Computed,
) -> GoalState:
    """Follow one goal."""
    of_indicator = computed.get(goal.indicator.code, {})
    before = of_indicator.get(goal.first_year - 1)
    hides_path = before is not None and before.status == "hidden"
    over = range(goal.first_year, min(on.year - 1, charter.last_year) + 1)
    years = []
    for year in over:
        statement = told.get(year, Statement(year))
        written = statement.values.get(goal.code)
        found = of_indicator.get(year, Found("not told"))
        if found.status == "hidden":
            written = None
        value = written if found.status == "not told" else found.value
        path = None if hides_path else goal.path(year)
        years.append(
            GoalYear(
                year=year,
                value=value,
                told=written,
                is_computed=found.status == "told",
                path=path,
                status=_judge(goal, found, value, path),
                done=statement.done.get(goal.code, ""),
            )
        )
    return GoalState(goal, tuple(years), None if hides_path else goal.baseline)


def _judge(goal: Goal, found: Found, value: float | None, path: float | None) -> Status:
    """Say how a goal stands; from the year in which it is due on the path is the target."""
    if found.status in ("hidden", "nobody"):
        return "hidden" if found.status == "hidden" else "nobody"
    if value is None:
        return "not-told"
    if goal.meets(value, goal.target):
        return "reached"
    if path is None:
        return "hidden"
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
