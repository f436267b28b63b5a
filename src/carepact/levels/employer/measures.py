"""What measures of an employer cost, what they save, and what would have to come true to pay.

A measure is a parameter of the instrument of employers whose zero takes it away. Costs are those
of its rules on the firm's own lines; savings follow from evidence on retention and absence, whose
spread is wide and is shown: they are cases of single firms, and nobody's promise.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib import resources

import numpy as np

from carepact.core.arrays import BoolArray, FloatArray
from carepact.core.draws import Sampler, draw_parameter
from carepact.core.parameter_tables import ROUNDING
from carepact.levels.employer.carers import CareRates, Carers
from carepact.levels.employer.chance import draw_count
from carepact.levels.employer.households import (
    count_households,
    find_reached,
    household_kinds,
    is_birth,
    lay_out_staff,
)
from carepact.levels.employer.readings import LawOfStaff, apply_leaves, know_births
from carepact.levels.employer.staff import CARE, Staff
from carepact.levels.employer.taking import add_by_sex, open_taking
from carepact.policy.instrument import Instrument
from carepact.policy.rules.staffing import LabourMarket
from carepact.policy.shipped_instruments import shipped_instruments
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
    by_chance: Mapping[str, FloatArray] = field(default_factory=dict)
    """What each costs, and under `TURNOVER` and `ABSENCE` what is saved, as figures that may be,
    shape (1 + draws,) each; empty where chance is not drawn. [own money a year]"""

    unsafe: frozenset[str] = frozenset()
    """Names of `by_line` that tell somebody's pay, alone or beside all pay that is told."""
    unknown: frozenset[str] = frozenset()
    """Measures whose cost is NaN, as nobody tells what the law pays that they fill up."""

    @property
    def cost(self) -> FloatArray:
        """Add up all measures, shape (1 + draws,). [own money a year]"""
        return np.asarray(sum(self.costs.values()), dtype=float)

    @property
    def net(self) -> FloatArray:
        """Return the cost less what is saved, shape (1 + draws,). [own money a year]"""
        left: FloatArray = self.cost - self.turnover - self.absence
        return left

    def may_be(self, names: Iterable[str]) -> FloatArray | None:
        """Add up what some costs or savings may be by chance; None where chance is not drawn."""
        if not self.by_chance:
            return None
        return np.asarray(sum(self.by_chance[name] for name in names), dtype=float)


NEWBORN = "who has a child born"
"""For whom leave is filled up, as the table of measures names them."""
TURNOVER, ABSENCE = "fewer leave", "fewer are absent"
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
def read_whom() -> dict[str, str]:
    """Read the measures, each with whom it is for."""
    return {row["measure"]: row["for_whom"] for row in _read_rows()}


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
    law: LawOfStaff,
    market: LabourMarket,
    day: date,
    sampler: Sampler,
    carers: Carers | None = None,
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
    law : LawOfStaff
        The law in force, whose benefits the employer fills up: what that costs is not known where
        nobody tells what the law pays.
    market : LabourMarket
        What work costs in the country, in the firm's money.
    day : date
        Whose values and evidence count.
    sampler : Sampler
        Draws of evidence and of who cares.
    carers : Carers, optional
        Who cares by chance; when omitted costs and savings are those of who is expected to.

    Notes
    -----
    Places, back-up care, days and flexible hours are for who cares today; leave is filled up for
    who has a child born in the year.
    """
    one = employers_instrument()
    households, places = lay_out_staff(staff)
    rows = HouseholdRows(households, market)
    columns = rows.offer("employees", apply_leaves(rows, law)[1], {})
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
        measure: clear_rounding(
            take_births_alone(
                np.atleast_2d(one.compute(columns, only(terms, parameter), effects).cost)[0]
            ),
            columns,
        )
        for measure, parameter in read_measures().items()
    }
    costs = {measure: add_up(cost) for measure, cost in by_person.items()}
    unknown = frozenset(
        name
        for name, whom in read_whom().items()
        if whom == NEWBORN and given.get(read_measures()[name]) and not know_births(law.readings)
    )
    costs |= {name: np.full_like(costs[name], np.nan) for name in unknown}
    falls = {name: np.zeros((1, 1)) for name in ("turnover_fall", "absence_fall")}
    at_one = {
        name: one.save(columns, terms, {**effects, **falls, name: np.ones((1, 1)), **ONE_YEARS_PAY})
        for name in falls
    }
    saved_by_person = {name: take_births_alone(np.atleast_2d(saved)[0])
                       for name, saved in at_one.items()}  # fmt: skip
    of_turnover, of_absence = map(add_up, saved_by_person.values())
    replaced = effects["replacement_cost"][:, 0] * of_turnover
    turnover = effects["turnover_fall"][:, 0] * replaced
    absence = effects["absence_fall"][:, 0] * of_absence
    cost = np.asarray(sum(costs.values()), dtype=float)
    concerned = columns["young_child_share"] + columns["carer_share"] > 0
    with np.errstate(divide="ignore", invalid="ignore"):
        break_even = np.where(replaced > 0, (cost - absence) / replaced, np.nan)
    shape = np.broadcast_shapes(cost.shape, turnover.shape, absence.shape)
    reaches = {name: find_reached(cost, sex, at) for name, cost in by_person.items()}
    saves_on = find_reached(saved_by_person["turnover_fall"], sex, at)
    by_chance: dict[str, FloatArray] = {}
    if carers is not None:
        on_leave = is_birth()[at % places.shape[1]] * np.ravel(columns["on_leave_share"])
        taking = open_taking(sampler, carers, counts, staff)
        for name, amount in costs.items():
            sway = carers.sway(reaches[name])
            if read_whom()[name] == NEWBORN:
                taken = add_by_sex(counts.add_up(on_leave * (by_person[name] > 0), at))
                sway = _divide(taking.draw(name, taken, of_births=True), taken)
            by_chance[name] = np.broadcast_to(amount * sway, shape)
        fall = np.broadcast_to(effects["turnover_fall"][:, 0], shape)
        many = (carers.persons * saves_on).sum(axis=(1, 2))
        found = many * carers.sway(saves_on)
        kept = draw_count(sampler, "employer.kept", found, fall)
        by_chance[TURNOVER] = turnover * _divide(kept[:, None], (many * fall)[:, None])
        by_chance[ABSENCE] = absence * carers.sway(saves_on)
    return Priced(
        costs={name: np.broadcast_to(value, shape) for name, value in costs.items()},
        turnover=np.broadcast_to(turnover, shape),
        absence=np.broadcast_to(absence, shape),
        break_even=np.broadcast_to(break_even, shape),
        persons=np.broadcast_to(add_up(take_births_alone(1.0 * np.ravel(concerned))), shape),
        reaches=reaches,
        by_line={
            **{name: counts.by_line(cost, at) for name, cost in by_person.items()},
            "saved": counts.by_line(saved_by_person["turnover_fall"], at),
        },
        saves_on=saves_on,
        by_chance=by_chance,
        unknown=unknown,
    )


def take_births_alone(values: FloatArray) -> FloatArray:
    """Take away what a person of each line has without a birth: that is counted among who cares.

    Parameters
    ----------
    values : FloatArray, shape (n,)
        Figures of single persons: line by line, kind by kind.

    Returns
    -------
    FloatArray, shape (n,)
        Of a birth only what it adds to a child under school age.
    """
    by_line = values.reshape(-1, len(household_kinds())).copy()
    born = is_birth()
    child = [kind.care for kind in household_kinds()].index(CARE.index("young-child"))
    by_line[:, born] -= by_line[:, [child]]
    return by_line.ravel()


def _divide(found: FloatArray, expected: FloatArray) -> FloatArray:
    """Divide what is found by what was expected, of both sexes; 1 where nobody was."""
    above, below = found.sum(axis=-1), expected.sum(axis=-1)
    part: FloatArray = np.divide(above, below, out=np.ones(below.shape), where=below > 0)
    return part


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
