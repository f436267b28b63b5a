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

from carepact.core.arrays import BoolArray, FloatArray
from carepact.core.draws import Sampler, draw_parameter
from carepact.core.parameter_tables import ROUNDING
from carepact.levels.employer.carers import CareRates
from carepact.levels.employer.households import count_households, find_reached, lay_out_staff
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
    reaches: Mapping[str, BoolArray]
    """Who of the staff stands behind each cost, by sex and kind of `CARE`, shape (2, 4) each."""
    saves_on: BoolArray
    """Who stands behind what is saved, shape (2, 4)."""
    by_line: Mapping[str, FloatArray]
    """What each costs for all persons of a line, at the point, shape (lines,) each; under `saved`
    what is saved of every one who need not be replaced. [own money a year]"""

    @property
    def cost(self) -> FloatArray:
        """Add up all measures, shape (1 + draws,). [own money a year]"""
        return np.asarray(sum(self.costs.values()), dtype=float)

    @property
    def net(self) -> FloatArray:
        """Return the cost less what is saved, shape (1 + draws,). [own money a year]"""
        left: FloatArray = self.cost - self.turnover - self.absence
        return left


ONE_YEARS_PAY = {"replacement_cost": np.ones((1, 1))}
"""Savings are a product of effects and pay: they are worked out at one, and drawn afterwards."""


@cache
def employers_instrument() -> Instrument:
    """Return the instrument whose rows are employees."""
    (found,) = [one for one in shipped_instruments().values() if one.traits.rows == "employees"]
    return found


@cache
def read_measures() -> dict[str, str]:
    """Read the measures, each with the parameter whose zero takes it away."""
    return {row["measure"]: row["parameter"] for row in _read_rows()}


@cache
def read_payees() -> dict[str, str]:
    """Read the measures, each with who is paid for it."""
    return {row["measure"]: row["payee"] for row in _read_rows()}


def _read_rows() -> list[dict[str, str]]:
    """Read the table of measures."""
    text = resources.files(__package__).joinpath("measures.csv").read_text("utf-8")
    return list(csv.DictReader(text.splitlines()))


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
    counts = count_households(staff, rates)
    effects = {
        name: draw_parameter(effect, f"{one.instrument}.{name}", day, sampler).reshape(-1, 1)
        for name, effect in one.effects.items()
    }
    terms, at = set_terms(one, given, day), np.arange(places.size)
    sex = np.repeat(staff.sex, places.shape[1])

    def add_up(values: FloatArray) -> FloatArray:
        """Multiply figures of single persons by how many they are, and add them up."""
        total: FloatArray = counts.add_up(np.broadcast_to(values, at.shape), at).sum(axis=-1)
        return total

    by_person = {
        measure: clear_rounding(one.compute(columns, only(terms, parameter), effects).cost, columns)
        for measure, parameter in read_measures().items()
    }
    costs = {measure: add_up(cost) for measure, cost in by_person.items()}
    falls = {name: np.zeros((1, 1)) for name in ("turnover_fall", "absence_fall")}
    at_one = {
        name: one.save(columns, terms, {**effects, **falls, name: np.ones((1, 1)), **ONE_YEARS_PAY})
        for name in falls
    }
    of_turnover, of_absence = (add_up(np.atleast_2d(saved)[0]) for saved in at_one.values())
    replaced = effects["replacement_cost"][:, 0] * of_turnover
    turnover = effects["turnover_fall"][:, 0] * replaced
    absence = effects["absence_fall"][:, 0] * of_absence
    cost = np.asarray(sum(costs.values()), dtype=float)
    concerned = columns["young_child_share"] + columns["carer_share"] > 0
    with np.errstate(divide="ignore", invalid="ignore"):
        break_even = np.where(replaced > 0, (cost - absence) / replaced, np.nan)
    shape = np.broadcast_shapes(cost.shape, turnover.shape, absence.shape)
    return Priced(
        costs={name: np.broadcast_to(value, shape) for name, value in costs.items()},
        turnover=np.broadcast_to(turnover, shape),
        absence=np.broadcast_to(absence, shape),
        break_even=np.broadcast_to(break_even, shape),
        persons=np.broadcast_to(add_up(1.0 * concerned), shape),
        reaches={name: find_reached(cost, sex, at) for name, cost in by_person.items()},
        by_line={
            **{name: counts.by_line(cost, at) for name, cost in by_person.items()},
            "saved": counts.by_line(np.atleast_2d(at_one["turnover_fall"])[0], at),
        },
        saves_on=find_reached(np.atleast_2d(at_one["turnover_fall"])[0], sex, at),
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


def clear_rounding(cost: FloatArray, columns: Mapping[str, FloatArray]) -> FloatArray:
    """Make nought of a cost that is no more than what rounding left of somebody's pay."""
    found = np.atleast_2d(cost)[0]
    cleared: FloatArray = np.where(np.abs(found) <= ROUNDING * columns["wage"], 0.0, found)
    return cleared
