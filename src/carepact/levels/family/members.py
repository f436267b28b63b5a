"""A family as the law meets it: who works how, who is born or comes when, who needs care."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from carepact.core.errors import Faults, ParameterError
from carepact.core.messages import _
from carepact.core.units import MONTHS_PER_YEAR, WEEKS_PER_YEAR

Event = Literal["birth", "adoption", "placement"]
Work = Literal["employed", "informal", "self-employed", "none"]
Sex = Literal["woman", "man"]
Need = Literal["severe", "moderate", "low"]
PERIODS: dict[str, float] = {
    "year": 1.0,
    "month": float(MONTHS_PER_YEAR),
    "week": float(WEEKS_PER_YEAR),
}
"""How many of each there are in a year of pay."""


@dataclass(frozen=True)
class OwnWeek:
    """Unpaid work of one person in a usual week. [hours a week]"""

    housework: float
    childcare: float
    adult_care: float

    @property
    def total(self) -> float:
        """Add it up. [hours a week]"""
        return self.housework + self.childcare + self.adult_care


@dataclass(frozen=True)
class Parent:
    """One parent of the child that is born or comes."""

    name: str
    sex: Sex
    gives_birth: bool
    work: Work
    pay: float | None = None
    """Gross pay, or income of the self-employed; None where it is not told. [own money a year]"""
    usual_hours: float = 40.0
    """Hours of paid work. [hours a week]"""
    employed_since: date | None = None
    """First day with the present employer."""
    begins: date | None = None
    """First day of leave that the parent has chosen."""
    shared_weeks: float | None = None
    """How many of the shared weeks this parent takes; None where nobody has said. [weeks]"""
    week: OwnWeek | None = None


@dataclass(frozen=True)
class Relative:
    """Somebody at home or near by who needs care for long."""

    name: str
    need: Need
    age: float | None = None
    """Age. [years]"""


@dataclass(frozen=True)
class Family:
    """A family before or after a birth, an adoption or a placement; or with a relative in need."""

    country: str
    """ISO 3166-1 alpha-3."""
    parents: tuple[Parent, ...]
    event: Event = "birth"
    due: date | None = None
    """Day on which the child is expected; None where only the day of birth is told."""
    came: date | None = None
    """Day on which it was born or came; None before it."""
    born: date | None = None
    """Day of birth of a child that is adopted or placed; None where it is not told."""
    children: int = 1
    """Children who are born or come together."""
    older: tuple[date, ...] = ()
    """Days of birth of children who were there before."""
    relatives: tuple[Relative, ...] = ()
    currency: str = ""
    """ISO 4217 of the pay; empty where none is told."""

    def __post_init__(self) -> None:
        """Refuse a family that cannot be; a file of one is checked in full before."""
        with Faults(ParameterError, _("the family")) as faults:
            if not 1 <= len(self.parents) <= 2:  # noqa: PLR2004 - one parent, or two
                faults.add(_("parents: name one parent, or two."))
            if len({one.name for one in self.parents}) < len(self.parents):
                faults.add(_("parents: two have one name. Give each a name of its own."))
            if sum(one.gives_birth for one in self.parents) > 1:
                faults.add(_("parents: two give birth. Say it of one of them."))
            if self.children < 1:
                faults.add(_("children: less than one is told. Correct it."))
            for one in self.parents:
                if one.pay is not None and one.pay < 0:
                    faults.add(_("{name}: pay is below 0. Correct it.", name=one.name))
                if one.usual_hours <= 0:
                    faults.add(_("{name}: usual_hours must be above 0.", name=one.name))

    @property
    def has_child(self) -> bool:
        """Tell whether a child is born or comes; else the family asks for carers alone."""
        return self.due is not None or self.came is not None

    @property
    def day(self) -> date:
        """Return the day of the birth or the coming, the expected one before it.

        Raises
        ------
        ValueError
            If no child is told of.
        """
        day = self.came or self.due
        if day is None:
            raise ValueError(self.country)
        return day

    @property
    def is_early(self) -> bool:
        """Tell whether the child was born before the day on which it was expected."""
        return self.due is not None and self.came is not None and self.came < self.due

    @property
    def latest(self) -> date | None:
        """Return the later of the expected and the actual day of birth: laws count either."""
        days = [day for day in (self.due, self.came) if day is not None]
        return max(days, default=None)

    @property
    def birthday(self) -> date | None:
        """Return the day from which the child's age counts; None where it is not told."""
        return self.day if self.event == "birth" else self.born

    @property
    def first(self) -> Parent | None:
        """Return the parent whom the law means by the mother: who gives birth, or adopts first."""
        if self.event == "birth" and self.has_child:
            return next((one for one in self.parents if one.gives_birth), None)
        return self.parents[0] if self.parents else None

    @property
    def second(self) -> Parent | None:
        """Return the other parent; None where there is none."""
        return next((one for one in self.parents if one is not self.first), None)

    @property
    def unplaced(self) -> tuple[Parent, ...]:
        """Return the parents whom no law that was read means: both of two fathers."""
        placed = (self.first, self.second)
        return tuple(one for one in self.parents if one not in placed)

    @property
    def is_lone(self) -> bool:
        """Tell whether one parent alone is there."""
        return len(self.parents) == 1
