"""A centre over a year: what its log and its books tell, as whole units that add up exactly."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Literal, NamedTuple

from carepact.core.units import MINUTES_PER_HOUR
from carepact.levels.community.tally import Tally, add_up

Kind = Literal["income", "cost"]


class Giver(NamedTuple):
    """Who gives hours to a centre."""

    name: str
    sex: Literal["women", "men"]
    is_paid: bool


GIVERS = (
    Giver("women_paid", "women", is_paid=True),
    Giver("men_paid", "men", is_paid=True),
    Giver("women_volunteer", "women", is_paid=False),
    Giver("men_volunteer", "men", is_paid=False),
)
GROUPS: dict[str, tuple[str, ...]] = {
    **{one.name: (one.name,) for one in GIVERS},
    "women": tuple(one.name for one in GIVERS if one.sex == "women"),
    "men": tuple(one.name for one in GIVERS if one.sex == "men"),
    "paid": tuple(one.name for one in GIVERS if one.is_paid),
    "volunteer": tuple(one.name for one in GIVERS if not one.is_paid),
    "all": tuple(one.name for one in GIVERS),
}
"""Groups of givers that are told, each with those whom it holds."""
WORKS = ("care_of_children", "courses", "kitchen_and_house", "other")
"""Kinds of work that a centre may tell its hours by; other work is valued at the general wage."""
INCOME = (
    "fees",
    "sales",
    "municipality",
    "state",
    "social_security",
    "employers",
    "donors",
    "other_income",
)
"""Where a centre's money comes from."""
COSTS = ("wages", "contributions", "honoraria", "rent", "supplies", "other_costs")
"""What it is spent on."""
PARTIES: dict[Kind, tuple[str, ...]] = {"income": INCOME, "cost": COSTS}
TIMES = ("opening", "children", "families")
"""Times that are logged: hours open, hours that children and that families were there."""
COUNTS = (
    "visits",
    "courses",
    "course_participants",
    "services",
    "meetings",
    "found_work",
    "reached",
    "area",
    "seats",
)
"""What is counted: families reached and families of the area among them."""


@dataclass(frozen=True)
class HourValue:
    """What an hour of work is valued at: one wage, and others where it is told what was done."""

    wage: Decimal
    """Gross, without employers' contributions. [own money an hour]"""
    contributions: Decimal | None
    """Employers' contributions over it; None where nobody tells them: then they are left out.
    [share]"""
    origin: Literal["own", "average"]
    """Whether the centre tells it, or it is the country's."""
    source: str
    year: int | None = None
    """Year of its prices, where it is the country's."""
    has_average_contributions: bool = False
    """Whether contributions over an own wage are the country's."""
    by_work: tuple[tuple[str, Decimal], ...] = ()
    """Gross wages of kinds of work that are not valued at `wage`. [own money an hour]"""

    def wage_of(self, work: str) -> Decimal:
        """Return the gross wage of a kind of work. [own money an hour]"""
        return dict(self.by_work).get(work, self.wage)

    def cents_an_hour(self, work: str = "") -> Fraction:
        """Return it with contributions, exactly. [cents an hour]"""
        over = 1 + Fraction(self.contributions or 0)
        return Fraction(self.wage_of(work)) * over * 100


@dataclass(frozen=True)
class Sums:
    """What centres tell, added up: by name, in whole units."""

    centres: int
    tallies: Mapping[str, Tally]
    """`minutes GIVER`, `persons GIVER`, `worth GIVER` (cents, by what was done where that is
    told), `plain GIVER` (cents, at the one wage), `work WHAT GIVER` (minutes), `doers WHAT GIVER`
    (persons), `time WHAT` (minutes), `count WHAT`, `income PARTY` and `cost PARTY` (cents)."""

    def of(self, *names: str) -> Tally:
        """Add some of them up."""
        return add_up(self.tallies[name] for name in names)

    def given(self, group: str) -> Tally:
        """Return the minutes that a group of givers gave. [minutes]"""
        return self.of(*(f"minutes {one}" for one in GROUPS[group]))

    def persons(self, group: str) -> Tally:
        """Return how many persons of a group gave hours. [persons]"""
        return self.of(*(f"persons {one}" for one in GROUPS[group]))

    def worth(self, group: str, *, at_one_wage: bool = False) -> Tally:
        """Return what the hours of a group are worth, by what was done where told. [cents]"""
        how = "plain" if at_one_wage else "worth"
        return self.of(*(f"{how} {one}" for one in GROUPS[group]))

    def work(self, what: str, group: str = "all") -> Tally:
        """Return the minutes of a kind of work that a group is told to have done. [minutes]"""
        return self.of(*(f"work {what} {one}" for one in GROUPS[group]))

    def rest(self, group: str = "all") -> int:
        """Return the minutes of a group of which it is not told what was done. [minutes]"""
        return sum(
            max(self.given(one).units - sum(self.work(what, one).units for what in WORKS), 0)
            for one in GROUPS[group]
        )

    @property
    def tells_work(self) -> bool:
        """Tell whether of any hours it is told what was done."""
        return any(self.work(what).units for what in WORKS)

    def money(self, kind: Kind) -> Tally:
        """Return all income or all cost. [cents]"""
        return self.of(*(f"{kind} {party}" for party in PARTIES[kind]))


@dataclass(frozen=True)
class Centre:
    """One centre over the days that its log covers."""

    name: str
    country: str
    """ISO 3166-1 alpha-3."""
    first: date
    last: date
    currency: str
    """ISO 4217."""
    sums: Sums
    hour: HourValue | None = None
    """What an hour is valued at; None where neither the centre nor its country tells."""


def list_names() -> tuple[str, ...]:
    """List the names of all tallies, in the order in which they are told."""
    return (
        *(
            f"{what} {one.name}"
            for what in ("minutes", "persons", "worth", "plain")
            for one in GIVERS
        ),
        *(
            f"{what} {work} {one.name}"
            for what in ("work", "doers")
            for work in WORKS
            for one in GIVERS
        ),
        *(f"time {one}" for one in TIMES),
        *(f"count {one}" for one in COUNTS),
        *(f"{kind} {party}" for kind, parties in PARTIES.items() for party in parties),
    )


def value_hours(centre: Centre, hour: HourValue | None) -> Centre:
    r"""Value the hours of a centre, those of each kind of giver by itself.

    Notes
    -----
    :math:`\sum_k m_k w_k (1 + c) / 60` for :math:`m_k` minutes of a kind of work at its wage of
    :math:`w_k` with employers' contributions :math:`c` over it; minutes of which it is not told
    what was done are valued at the general wage. In whole cents, halves to the even one: cents of
    centres then add up exactly. Paid and unpaid hours have the same value.
    """
    worth = {}
    for one in GIVERS:
        given = centre.sums.tallies[f"minutes {one.name}"]
        for how, value in (("worth", _value_by_work), ("plain", _value_plainly)):
            worth[f"{how} {one.name}"] = (
                Tally(0, 0, given.asked)
                if hour is None
                else replace(given, units=round(value(centre.sums, one.name, hour)))
            )
    sums = Sums(1, {**centre.sums.tallies, **worth})
    return replace(centre, sums=sums, hour=hour)


def _value_plainly(sums: Sums, giver: str, hour: HourValue) -> Fraction:
    """Value the minutes of a giver at the one wage. [cents]"""
    return sums.given(giver).units * hour.cents_an_hour() / MINUTES_PER_HOUR


def _value_by_work(sums: Sums, giver: str, hour: HourValue) -> Fraction:
    """Value the minutes of a giver by what was done, the rest at the one wage. [cents]"""
    cents = sums.rest(giver) * hour.cents_an_hour()
    for what in WORKS:
        cents += sums.work(what, giver).units * hour.cents_an_hour(what)
    return cents / MINUTES_PER_HOUR


def add_centres(centres: Iterable[Centre]) -> Sums:
    """Add centres up, every figure by its name: the same in any order, to the last unit."""
    totals = dict.fromkeys(list_names(), Tally())
    count = 0
    for one in centres:
        count += one.sums.centres
        for name in totals:
            totals[name] += one.sums.tallies[name]
    return Sums(count, totals)
