"""The same hours as a public service: what the rules of the country model make of them.

A comparison and no claim: a public service would have other buildings, other training and other
parents. Every term is the one that ships with the instrument, at the wages of the country.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from carepact.core.arrays import FloatArray
from carepact.core.units import FAMILIES_PER_RATE, hours
from carepact.data.countries.facts import BASE_DAY
from carepact.levels.community.centre import Sums
from carepact.policy.instrument import Instrument
from carepact.policy.rules.outcome import Outcome
from carepact.policy.rules.staffing import LabourMarket
from carepact.policy.shipped_instruments import shipped_instruments
from carepact.policy.traits import RowKind


@dataclass(frozen=True)
class Market:
    """What work costs in the centre's country, in the centre's own money."""

    work: LabourMarket
    """Arrays of shape (1,)."""
    year: int
    """Year of its prices."""
    source: str


@dataclass(frozen=True)
class PublicService:
    """What the same hours would cost as a public service. [own money]"""

    all_paid: float | None
    """All hours that were given, by staff of a community centre."""
    childcare: float | None
    """The hours that children were there, as places of childcare."""
    year: int
    source: str


def instrument_of(rows: RowKind) -> Instrument:
    """Return the instrument whose rules meet such rows."""
    [found] = [one for one in shipped_instruments().values() if one.traits.rows == rows]
    return found


def compare(sums: Sums, market: Market | None) -> PublicService | None:
    """Compute what the same hours would cost; None where the country's wages are not known."""
    if market is None:
        return None
    given, attended = sums.given("all").value, sums.of("time children").value
    return PublicService(
        all_paid=None if given is None else _cost(staff_hours(hours(given), market.work)),
        childcare=None if attended is None else _cost(attend(hours(attended), market.work)),
        year=market.year,
        source=market.source,
    )


def staff_hours(given: float, work: LabourMarket) -> Outcome:
    """Let staff of one community centre give some hours in a year.

    One family in as many as a rate counts by has one centre, open for all these hours with
    one carer, who is paid.
    """
    one = instrument_of("families with young children")
    values = one.values_at(BASE_DAY)
    paid = values["staff_hours_per_year"]
    terms = {
        **values,
        "centres": np.array([float(FAMILIES_PER_RATE)]),
        "drop_in_hours": np.array([given]),
        "carers_present": np.ones(1),
        "paid_staff": given / paid,
    }
    return one.compute({"families": np.ones(1), "market": work}, terms, {})


def attend(attended: float, work: LabourMarket) -> Outcome:
    """Let children attend childcare for some hours in a year, as many at each age before school."""
    one = instrument_of("children before school")
    values = one.values_at(BASE_DAY)
    ages = np.arange(values["coverage"].size)
    open_hours = float(values["hours_per_week"] * values["weeks_per_year"])
    columns = {
        "children": np.full(ages.size, attended / open_hours / ages.size),
        "age": ages,
        "on_leave_share": np.zeros(ages.size),
        "leave_months": np.zeros(ages.size),
        "places_now": np.full(ages.size, np.inf),
        "family_income": np.full(ages.size, np.inf),
        "market": work,
    }
    terms: Mapping[str, FloatArray] = {**values, "coverage": np.ones(ages.size)}
    return one.compute(columns, terms, {})


def _cost(outcome: Outcome) -> float:
    """Add the cost of all rows up. [money of the market, a year]"""
    return float(outcome.cost.sum())
