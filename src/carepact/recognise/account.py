"""What a carer tells of the care she gave, and what she says that it taught her."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, get_args

from carepact.core.errors import Faults, ParameterError
from carepact.core.messages import Day, _, _c
from carepact.data.skills.reading import read_activities

Whom = Literal["household", "child", "children", "grown-up", "older-person", "several-people"]
"""For whom, in words that tell of nobody's health."""
Per = Literal["day", "week", "month", "year"]
Change = Literal["gained", "kept", "lost"]
"""What became of a skill while caring, as the holder sees it."""
Oneself = Literal["with-help", "alone", "when-hard", "show-others"]
"""How the holder rates herself; nobody else's measure, and none that follows from hours."""
Progress = Literal["planned", "begun", "done"]


@dataclass(frozen=True)
class Care:
    """One kind of care, as it was usually given."""

    activity: str
    """Three-digit activity of ICATUS 2016, division 3 or 4."""
    whom: Whom
    times: float
    """How often in each day, week, month or year."""
    per: Per
    hours: float
    """How long each time. [hours]"""
    since: date
    until: date | None = None
    """Last day; None where it goes on."""

    def __post_init__(self) -> None:
        """Refuse care that cannot be.

        Raises
        ------
        ParameterError
            With all its faults at once.
        """
        with Faults(ParameterError, _("care")) as faults:
            faults.extend(_find_unknown_activity(self.activity))
            faults.extend(_find_unknown("whom", self.whom, get_args(Whom)))
            faults.extend(_find_unknown("per", self.per, get_args(Per)))
            for name, number in (("times", self.times), ("hours", self.hours)):
                if not math.isfinite(number):
                    wrong = _("'{value}' is no number. Write a number.", value=number)
                    faults.add(f"{name}: {wrong}")
                elif number < 0:
                    faults.add(
                        _(
                            "{where}: {number} is less than {least}. Write {least} or more.",
                            where=name,
                            number=number,
                            least=0,
                        )
                    )
            if self.until is not None and self.until < self.since:
                faults.add(
                    _(
                        "{where}: {last} is before {first}, when it began. Exchange the days.",
                        where="until",
                        last=Day.of(self.until),
                        first=Day.of(self.since),
                    )
                )


@dataclass(frozen=True)
class Example:
    """One thing that the holder did, in her own words, and the skill that it shows."""

    skill: str
    """What the holder calls it; `studies.skills` finds the concept, and puts its address here."""
    words: str
    activity: str | None = None
    """What she was doing; None where she does not say."""
    change: Change | None = None
    change_words: str = ""
    oneself: Oneself | None = None
    is_shown: bool = False
    """Whether it may stand in what others get to see: private unless she says so."""

    def __post_init__(self) -> None:
        """Refuse an example that cannot be.

        Raises
        ------
        ParameterError
            With all its faults at once.
        """
        with Faults(ParameterError, _("example")) as faults:
            if not self.words.strip():
                faults.add(_("{where}: is empty. Write what is meant.", where="words"))
            if self.activity is not None:
                faults.extend(_find_unknown_activity(self.activity))
            if self.change is not None:
                faults.extend(_find_unknown("change", self.change, get_args(Change)))
            if self.oneself is not None:
                faults.extend(_find_unknown("oneself", self.oneself, get_args(Oneself)))


@dataclass(frozen=True)
class Diary:
    """Days that were written down as they went."""

    days: tuple[date, ...]
    """Every day of the diary, each once, in order; those without care too."""
    written: Mapping[tuple[date, str], float]
    """Minutes by day and activity."""

    @property
    def activities(self) -> frozenset[str]:
        """Return every activity that stands in it."""
        return frozenset(activity for _day, activity in self.written)

    def days_of(self, activity: str) -> int:
        """Count the days on which an activity stands."""
        return sum(one == activity for _day, one in self.written)

    def minutes_of(self, activity: str, weekday: int | None = None) -> float:
        """Add up the minutes of an activity, on one day of the week (Monday is 0) or on all."""
        return sum(
            minutes
            for (day, one), minutes in self.written.items()
            if one == activity and weekday in (None, day.weekday())
        )


@dataclass(frozen=True)
class Step:
    """An open module that the holder means to take, takes, or has taken."""

    module: str
    progress: Progress
    on: date


@dataclass(frozen=True)
class Account:
    """What a carer tells."""

    holder: str
    told_on: date
    care: tuple[Care, ...] = ()
    examples: tuple[Example, ...] = ()
    diary: Diary | None = None
    steps: tuple[Step, ...] = ()
    never_say: tuple[str, ...] = field(default=(), repr=False)
    """Names that may stand in nothing which others get to see."""

    def __post_init__(self) -> None:
        """Refuse an account that cannot be.

        Raises
        ------
        ParameterError
            With all its faults at once.
        """
        with Faults(ParameterError, _c("told by a carer", "account")) as faults:
            if isinstance(self.never_say, str):
                faults.add(
                    _("{where}: is a single text. Write a list of names.", where="never_say")
                )
            days = [(f"care.{place}.since", one.since) for place, one in enumerate(self.care)]
            days += [
                (f"care.{place}.until", one.until)
                for place, one in enumerate(self.care)
                if one.until
            ]
            days += [("diary", self.diary.days[-1])] if self.diary and self.diary.days else []
            days += [(f"steps.{place}.on", one.on) for place, one in enumerate(self.steps)]
            for where, day in days:
                if day > self.told_on:
                    faults.add(
                        _("{where}: {day} is after {told}, when it is told. Correct one of the "
                          "two.", where=where, day=Day.of(day), told=Day.of(self.told_on))
                    )  # fmt: skip

    @property
    def activities(self) -> tuple[str, ...]:
        """List the activities that are told or stand in the diary, each once, in order."""
        told = {one.activity for one in self.care}
        return tuple(sorted(told | (self.diary.activities if self.diary else set())))


def _find_unknown_activity(activity: str) -> Iterator[str]:
    """Find what is no activity of housework or unpaid care."""
    if activity not in read_activities():
        yield _(
            "'{activity}' is no activity of housework or unpaid care (ICATUS 2016, 311 to 490).",
            activity=activity,
        )


def _find_unknown(where: str, value: str, known: Sequence[str]) -> Iterator[str]:
    """Find a word that is none of those to choose from."""
    if value not in known:
        yield _(
            "{where}: '{value}' is not known. Use one of {listed}.",
            where=where,
            value=value,
            listed=", ".join(known),
        )
