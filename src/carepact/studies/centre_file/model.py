"""A centre and a network of centres as their files have them."""

from __future__ import annotations

from pydantic import Field

from carepact.core.parameter_tables import Number
from carepact.core.parameters import Strict
from carepact.studies.told.values import Day, Whole


class AreaEntry(Strict):
    """The area that a centre is there for."""

    families: Whole = Field(description="Families with a child under 6 who live there.")
    source: str = Field(min_length=1, description="Who says so, and of which year.")


class ReachedEntry(Strict):
    """Families that came, each counted once."""

    count: Whole = Field(description="Different families that came over all days covered.")
    source: str = Field(min_length=1, description="How they were counted.")


class PeopleEntry(Strict):
    """How many persons gave the hours, each counted once. Left out: few, and not published."""

    women_paid: Whole | None = None
    men_paid: Whole | None = None
    women_volunteer: Whole | None = None
    men_volunteer: Whole | None = None


class StayEntry(Strict):
    """How long a visit lasts."""

    hours: Number = Field(description="Hours of a visit, on average.")
    source: str = Field(min_length=1, description="How it was found: counted, and when.")


class HourEntry(Strict):
    """What an hour of work is valued at."""

    wage: Number = Field(description="Gross wage of an hour, in the money of the file.")
    contributions: Number | None = Field(
        None,
        description="Employers' contributions over it, from 0 to 1; the country's if left out.",
    )
    source: str = Field(min_length=1, description="Whose wage: a collective agreement, a law.")
    care_of_children: Number | None = Field(
        None, description="Wage of an hour with children, where the sheet of work tells it."
    )
    courses: Number | None = Field(
        None, description="Wage of an hour of a course, where the sheet of work tells it."
    )
    kitchen_and_house: Number | None = Field(
        None,
        description="Wage of an hour of cooking or cleaning, where the sheet of work tells it.",
    )


class CentreFile(Strict):
    """A centre as its file has it. Paths are seen from the folder of the file."""

    name: str = Field(min_length=1, description="Name of the centre, or a code.")
    country: str = Field(description="Its name, or ISO 3166-1 alpha-3.")
    first_day: Day = Field(description="First day that the log covers.")
    last_day: Day = Field(description="Last day that the log covers: a year at most.")
    log: str = Field(min_length=1, description="Its log, XLSX or CSV.")
    money: str | None = Field(None, description="Its income and costs, XLSX or CSV.")
    work: str | None = Field(
        None, description="What was done in its hours, XLSX or CSV; each is then valued by itself."
    )
    currency: str | None = Field(None, description="Of all amounts, ISO 4217.")
    area: AreaEntry | None = None
    families: ReachedEntry | None = None
    people: PeopleEntry | None = None
    stay: StayEntry | None = None
    hour: HourEntry | None = Field(None, description="Left out: averages of the country, marked.")
    own_facts: str | None = Field(None, description="File of own figures of the country.")


class NetworkFile(Strict):
    """A network as its file has it. Paths are seen from the folder of the file."""

    network: str = Field(min_length=1, description="Name of the network, or a code.")
    centres: tuple[str, ...] = Field(
        min_length=1, description="File of each centre, or folders that hold files of centres."
    )
