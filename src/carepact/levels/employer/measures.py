"""What measures of an employer cost, what they save, and what would have to come true to pay.

A measure is a parameter of the instrument of employers whose zero takes it away. Costs are those
of its rules on the firm's own lines; savings follow from evidence on retention and absence, whose
spread is wide and is shown: they are cases of single firms, and nobody's promise.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources

import numpy as np

from carepact.core.arrays import FloatArray
from carepact.core.draws import Sampler, draw_parameter
from carepact.levels.employer.carers import CareRates
from carepact.levels.employer.households import count_households, lay_out_staff
from carepact.levels.employer.staff import Staff
from carepact.policy.instrument import Instrument
from carepact.policy.rules.arguments import LawValues
from carepact.policy.rules.staffing import LabourMarket
from carepact.policy.shipped_instruments import shipped_instruments
from carepact.population.apply_law import take_leave
from carepact.population.household_rows import HouseholdRows


@dataclass(frozen=True)
class Priced:
    """What the measures of an employer cost and save in a year. Index 0 is the point."""

    costs: Mapping[str, FloatArray]
    """By measure, each of shape (1 + draws,). [own money a year]"""
    turnover: FloatArray
    """Saved as fewer leave and have to be replaced, shape (1 + draws,). [own money a year]"""
    absence: FloatArray
    """Saved as fewer are absent, shape (1 + draws,). [own money a year]"""
    break_even: FloatArray
    """Fall of yearly turnover among parents and carers at which costs come back. [share]"""
    persons: FloatArray
    """Parents of young children and carers of relatives, shape (1 + draws,). [persons]"""

    @property
    def cost(self) -> FloatArray:
        """Add up all measures, shape (1 + draws,). [own money a year]"""
        return np.asarray(sum(self.costs.values()), dtype=float)

    @property
    def net(self) -> FloatArray:
        """Return the cost less what is saved, shape (1 + draws,). [own money a year]"""
        left: FloatArray = self.cost - self.turnover - self.absence
        return left


@cache
def employers_instrument() -> Instrument:
    """Return the instrument whose rows are employees."""
    (found,) = [one for one in shipped_instruments().values() if one.traits.rows == "employees"]
    return found


@cache
def read_measures() -> dict[str, str]:
    """Read the measures, each with the parameter whose zero takes it away."""
    text = resources.files(__package__).joinpath("measures.csv").read_text("utf-8")
    return {row["measure"]: row["parameter"] for row in csv.DictReader(text.splitlines())}


def price_measures(
    staff: Staff,
    rates: CareRates,
    given: Mapping[str, float],
    law: LawValues,
    market: LabourMarket,
    day: date,
    sampler: Sampler,
) -> Priced:
    """Price what an employer gives beyond the law.

    Parameters
    ----------
    staff : Staff
        The headcount; every line's pay is told.
    rates : CareRates
        How many care, of whom the headcount tells nothing.
    given : mapping of str to float
        What the employer gives, by parameters of the instrument; a measure that is not named is
        not given. What a measure costs is the instrument's where the employer does not tell it.
    law : LawValues
        The law in force, whose benefits the employer fills up.
    market : LabourMarket
        What work costs in the country, in the firm's money.
    day : date
        Whose values and evidence count.
    sampler : Sampler
        Draws of evidence and of who cares.
    """
    one = employers_instrument()
    households, places = lay_out_staff(staff)
    rows = HouseholdRows(households, market)
    columns = rows.offer("employees", take_leave(rows, law), {})
    counts = count_households(staff, rates).reshape(-1, places.size)
    effects = {
        name: draw_parameter(effect, f"{one.instrument}.{name}", day, sampler).reshape(-1, 1)
        for name, effect in one.effects.items()
    }
    terms = set_terms(one, given, day)

    def add_up(values: FloatArray) -> FloatArray:
        """Multiply figures of single persons by how many they are, and add them up."""
        total: FloatArray = (np.atleast_2d(values) * counts).sum(axis=-1)
        return total

    costs = {
        measure: add_up(one.compute(columns, only(terms, parameter), effects).cost)
        for measure, parameter in read_measures().items()
    }
    leave, absence = (
        add_up(one.save(columns, terms, {**effects, without: np.zeros((1, 1))}))
        for without in ("absence_fall", "turnover_fall")
    )
    falls_by_one = {**effects, "turnover_fall": np.ones((1, 1)), "absence_fall": np.zeros((1, 1))}
    at_one = add_up(one.save(columns, terms, falls_by_one))
    cost = np.asarray(sum(costs.values()), dtype=float)
    concerned = columns["young_child_share"] + columns["carer_share"] > 0
    with np.errstate(divide="ignore", invalid="ignore"):
        break_even = np.where(at_one > 0, (cost - absence) / at_one, np.nan)
    shape = np.broadcast_shapes(cost.shape, leave.shape, absence.shape)
    return Priced(
        costs={name: np.broadcast_to(value, shape) for name, value in costs.items()},
        turnover=np.broadcast_to(leave, shape),
        absence=np.broadcast_to(absence, shape),
        break_even=np.broadcast_to(break_even, shape),
        persons=np.broadcast_to(add_up(1.0 * concerned), shape),
    )


def set_terms(one: Instrument, given: Mapping[str, float], day: date) -> dict[str, FloatArray]:
    """Set what an employer gives: all its staff is covered, and what is not named is not given."""
    shipped = one.values_at(day)
    zero = dict.fromkeys(read_measures().values(), 0.0)
    covered = dict.fromkeys(one.traits.absent_when_zero, 1.0)  # it employs its whole staff
    told = {**zero, **covered, **given}
    return {
        name: np.array([told[name]]) if name in told else value.reshape(-1)
        for name, value in shipped.items()
    }


def only(terms: Mapping[str, FloatArray], parameter: str) -> dict[str, FloatArray]:
    """Keep one measure of all."""
    away = set(read_measures().values()) - {parameter}
    return {name: np.zeros(1) if name in away else value for name, value in terms.items()}
