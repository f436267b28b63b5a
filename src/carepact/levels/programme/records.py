"""A programme as its sheets tell it: fathers, what each week of theirs held, and what was paid."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from functools import cached_property
from typing import Literal, get_args

from carepact.core.units import DAYS_PER_WEEK, WORKING_DAYS_PER_WEEK

Group = Literal["programme", "comparison"]
Time = Literal["before", "after", "later"]
Teller = Literal["father", "mother_of_him", "mother_of_herself"]
"""Who tells of whose hours: he of his, she of his, she of hers."""
Part = Literal["both", "care", "housework"]
Diary = Literal["usual days", "yesterday"]
Payer = Literal[
    "participants",
    "own money",
    "municipality",
    "state",
    "social security",
    "employers",
    "donors",
    "other",
]
"""Who bears costs."""
CostKind = Literal[
    "leaders",
    "contributions",
    "training",
    "rooms",
    "meals",
    "children",
    "travel",
    "materials",
    "other",
]
"""What was paid for."""

TIMES: tuple[Time, ...] = get_args(Time)
TELLERS: tuple[Teller, ...] = get_args(Teller)
PARTS: tuple[Part, ...] = get_args(Part)
PAYERS: tuple[Payer, ...] = get_args(Payer)
COSTS: tuple[CostKind, ...] = get_args(CostKind)
PAY: tuple[CostKind, ...] = ("leaders", "contributions")
"""Kinds of cost that are somebody's pay."""


@dataclass(frozen=True)
class Week:
    """Minutes of care and of housework in a week. [minutes a week]"""

    care: Fraction
    housework: Fraction

    @cached_property
    def both(self) -> Fraction:
        """Care and housework together. [minutes a week]"""
        return self.care + self.housework

    def of(self, part: Part) -> Fraction:
        """Return one part, or both together. [minutes a week]"""
        minutes: Fraction = getattr(self, part)
        return minutes


def make_week(weekday: Fraction, weekend: Fraction) -> Fraction:
    r"""Make a week of a day from Monday to Friday and a day of the weekend. [minutes a week]

    Notes
    -----
    :math:`5 d + 2 w`: a week has five such days and two.
    """
    return WORKING_DAYS_PER_WEEK * weekday + (DAYS_PER_WEEK - WORKING_DAYS_PER_WEEK) * weekend


@dataclass(frozen=True)
class Father:
    """One father; nothing here says who he is."""

    group: Group
    completed: bool
    """Whether he stayed to the end; never of the comparison group."""
    sessions: int | None = None
    """Sessions that he came to; None where it is not told. [sessions]"""
    partner_sessions: int | None = None
    """Sessions that the mother came to. [sessions]"""
    told: Mapping[tuple[Teller, Time], Week] = field(default_factory=dict)
    """Whole forms alone: a week of which a part is missing is missing."""

    def minutes(self, teller: Teller, time: Time, part: Part) -> Fraction | None:
        """Return what a form tells; None where there is none. [minutes a week]"""
        week = self.told.get((teller, time))
        return None if week is None else week.of(part)

    def change(
        self, teller: Teller, part: Part, *, since: Time = "before", until: Time = "after"
    ) -> Fraction | None:
        """Return what a later form tells over an earlier one. [minutes a week]"""
        before, after = self.minutes(teller, since, part), self.minutes(teller, until, part)
        return None if before is None or after is None else after - before


@dataclass(frozen=True)
class Cost:
    """What was paid, for what and by whom."""

    kind: CostKind
    payer: Payer
    cents: int


@dataclass(frozen=True)
class Leaders:
    """Who led the sessions; None where it is not told."""

    paid: int | None = None
    """[persons]"""
    unpaid: int | None = None
    """[persons]"""
    paid_minutes: int | None = None
    """All that they gave, preparing included. [minutes]"""
    unpaid_minutes: int | None = None


@dataclass(frozen=True)
class Sessions:
    """The sessions of a programme."""

    planned: int
    held: int
    minutes: int
    """Of one session. [minutes]"""


@dataclass(frozen=True)
class Programme:
    """A programme over its days."""

    name: str
    country: str
    """ISO 3166-1 alpha-3."""
    first: date
    last: date
    currency: str
    """ISO 4217."""
    diary: Diary
    sessions: Sessions
    fathers: tuple[Father, ...]
    has_comparison: bool = False
    is_randomised: bool = False
    """Whether chance alone decided who began."""
    costs: tuple[Cost, ...] | None = None
    """None where they are not told."""
    leaders: Leaders = Leaders()
    months_later: Fraction | None = None
    """Months from `after` to `later`. [months]"""
    incomplete_forms: int = 0
    """Forms of which a part is missing, and which are not counted. [forms]"""

    @cached_property
    def began(self) -> tuple[Father, ...]:
        """Return who began the programme."""
        return tuple(one for one in self.fathers if one.group == "programme")

    @cached_property
    def others(self) -> tuple[Father, ...]:
        """Return the comparison group."""
        return tuple(one for one in self.fathers if one.group == "comparison")

    @property
    def sessions_told(self) -> tuple[Fraction, ...]:
        """List the sessions that fathers of the programme came to, where it is told."""
        return tuple(Fraction(one.sessions) for one in self.began if one.sessions is not None)
