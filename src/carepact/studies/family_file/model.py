"""A family as its file has it."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from carepact.core.parameter_tables import Number
from carepact.core.parameters import Strict
from carepact.levels.family.members import Event, Need, Sex, Work
from carepact.studies.told.values import Day, Whole, YesNo


class PayEntry(Strict):
    """What somebody earns."""

    amount: Number = Field(
        description="Gross pay, or income of the self-employed, in the money of the file."
    )
    per: Literal["year", "month", "week"] = Field(description="What it is paid for.")


class WeekEntry(Strict):
    """Unpaid work of one person in a usual week, in hours a week."""

    housework: Number = Field(description="Cooking, cleaning, washing, shopping. Hours a week.")
    childcare: Number = Field(description="Care of children. Hours a week.")
    adult_care: Number = Field(description="Care of grown-ups who need it. Hours a week.")


class ParentEntry(Strict):
    """One parent, or who cares for somebody in need."""

    name: str = Field(min_length=1, description="A name, or a letter that stands for it.")
    sex: Sex
    gives_birth: YesNo | None = Field(None, description="Whether this parent gives birth.")
    work: Work
    pay: PayEntry | None = Field(None, description="Left out: averages of the country, marked.")
    hours: Number | None = Field(None, description="Paid hours a week; 40 when left out.")
    employed_since: Day | None = Field(None, description="First day in the present work.")
    leave_begins: Day | None = Field(None, description="First day of leave, as chosen.")
    shared_weeks: Number | None = Field(None, description="Weeks taken of leave that is shared.")
    week: WeekEntry | None = Field(None, description="Left out: averages of the country, marked.")


class ChildEntry(Strict):
    """A child who was there before."""

    born: Day


class RelativeEntry(Strict):
    """Somebody at home or near by who needs care for long."""

    name: str = Field(min_length=1, description="A name, or a letter that stands for it.")
    need: Need
    age: Number | None = Field(None, description="Years.")


class FamilyFile(Strict):
    """A family as its file has it. Paths are seen from the folder of the file."""

    country: str = Field(description="Country whose law counts: its name, or ISO 3166-1 alpha-3.")
    event: Event | None = Field(None, description="Left out where nobody is born or comes.")
    due: Day | None = Field(None, description="Day on which a birth is expected.")
    born: Day | None = Field(None, description="Birthday of the child who is born or comes.")
    placed: Day | None = Field(None, description="Day on which an adopted or placed child comes.")
    children: Whole = Field(1, description="How many are born or come together.")
    parents: tuple[ParentEntry, ...] = Field(description="One parent, or two.")
    older_children: tuple[ChildEntry, ...] = ()
    in_need: tuple[RelativeEntry, ...] = ()
    currency: str | None = Field(
        None, description="ISO 4217; the country's own when left out. Nothing is converted."
    )
    own_facts: str | None = Field(
        None, min_length=1, description="File of own figures of the country."
    )
