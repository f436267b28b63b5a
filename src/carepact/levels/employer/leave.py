"""What the law's leave means for a firm: who may take it, what it pays, and who bears it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from carepact.core.arrays import BoolArray, FloatArray, IntArray
from carepact.core.draws import Sampler
from carepact.core.parameter_tables import LABELS
from carepact.levels.employer.carers import CareRates, Carers
from carepact.levels.employer.households import (
    HouseholdCounts,
    count_households,
    find_reached,
    lay_out_staff,
)
from carepact.levels.employer.readings import KNOWN, LawOfStaff, LeaveReading, apply_leaves
from carepact.levels.employer.staff import CARE, SEXES, Staff
from carepact.levels.employer.taking import add_by_sex, open_taking
from carepact.policy.instrument import PAYERS, Instrument
from carepact.policy.rules.staffing import LabourMarket
from carepact.policy.shipped_instruments import shipped_instruments
from carepact.population.household_rows import HouseholdRows

PAYER_LABELS = LABELS["payer"]
FUNDS = ("general_budget", "social_security")
"""Payers that are the State's."""
FIRM = "employers"


@dataclass(frozen=True)
class LeaveOfStaff:
    """One leave of the law, as the staff will take it in a year. Index 0 is the point."""

    instrument: str
    persons: FloatArray
    """Who takes it, shape (1 + draws, 2); NaN where that is not known. [persons]"""
    cost: FloatArray
    """What is paid, by payer, shape (1 + draws, payers); NaN where that is not known, 0 of who
    certainly pays nothing. [own money a year]"""
    reaches: BoolArray
    """Who of the staff stands behind it, by sex and kind of `CARE`, shape (2, 4)."""
    by_line: FloatArray
    """What is paid for all persons of a line, at the point, shape (lines,). [own money a year]"""
    read: LeaveReading = KNOWN
    """How the law of it was read."""
    by_chance: FloatArray | None = None
    """Who takes it as a number that may be, shape (1 + draws, 2); None where none is drawn.
    [persons]"""
    paid: FloatArray | None = None
    """What all payers pay together, shape (1 + draws,); None where `cost` tells. [own money a
    year]"""
    behind: tuple[float, float] | None = None
    """Women and men who may take it; None where all of `reaches` may. [persons]"""
    is_unsafe: bool = False
    """Whether what it costs tells somebody's pay, alone or beside all pay that is told."""

    @property
    def whole(self) -> FloatArray:
        """Return what all payers pay together, shape (1 + draws,). [own money a year]"""
        return self.cost.sum(axis=1) if self.paid is None else self.paid

    @property
    def is_open(self) -> bool:
        """Tell whether what it pays, or who pays it, is not known."""
        payers_open = self.read.payers == "unknown" and not self.read.is_unpaid
        return payers_open or not self.read.knows_cost

    @property
    def sway(self) -> FloatArray:
        """Return how many take it by chance, over how many are expected, shape (1 + draws,).

        Chance moves a cost as it moves how many they are, at the mean of their pay: a range made of
        single persons' pay would tell it.
        """
        expected = self.persons.sum(axis=1)
        if self.by_chance is None:
            return np.ones_like(expected)
        found = self.by_chance.sum(axis=1)
        swayed: FloatArray = np.divide(
            found, expected, out=np.ones_like(expected), where=expected > 0
        )
        return swayed


def foresee_leave(
    staff: Staff,
    rates: CareRates,
    law: LawOfStaff,
    market: LabourMarket,
    chance: tuple[Sampler, Carers] | None = None,
) -> tuple[LeaveOfStaff, ...]:
    """Foresee the leave of a year under the law, and who bears it.

    Parameters
    ----------
    staff : Staff
        The headcount; every line's pay is told.
    rates : CareRates
        How many care, of whom the headcount tells nothing, and have a child born in the year.
    law : LawOfStaff
        The law in force, and how each leave of it was read.
    market : LabourMarket
        What work costs in the country, in the firm's money.
    chance : tuple of Sampler and Carers, optional
        What draws how many take leave by chance, and who cares by chance; none when omitted.

    Returns
    -------
    tuple of LeaveOfStaff
        Each leave that the law grants to anybody of the staff, or that nobody knows of.
    """
    households, places = lay_out_staff(staff)
    rows = HouseholdRows(households, market)
    counts = count_households(staff, rates)
    place_of = np.full(households.household.size, -1)
    place_of[places.ravel()] = np.arange(places.size)
    outcomes, _taken = apply_leaves(rows, law)
    taking = None if chance is None else open_taking(*chance, counts, staff)
    found = []
    for name, one in shipped_instruments().items():
        read = law.read(name)
        if one.family != "leave" or read.is_none:
            continue
        if read.length == "unknown" or read.is_unpaid:
            found.append(_leave_open(one, law, counts, staff))
            continue
        if not np.any(outcomes[name].reached):
            continue
        who = rows.who(one.traits.rows)
        at, sex = place_of[who], households.sex[who]
        reached, cost = (
            np.broadcast_to(np.atleast_2d(values)[0], at.shape)
            for values in (outcomes[name].reached, outcomes[name].cost)
        )
        taken = add_by_sex(counts.add_up(reached, at))
        shares = _share_out(one, law, read, rows, cost)
        paid = [counts.add_up(cost * share, at).sum(axis=-1) for share in shares]
        whole = counts.add_up(cost, at).sum(axis=-1)
        if not read.knows_cost:
            whole = np.full_like(whole, np.nan)
            paid = [part if not np.any(share) else whole for part, share in
                    zip(paid, shares, strict=True)]  # fmt: skip
        of_births = one.traits.rows != "working carers"
        by_chance = None if taking is None else taking.draw(name, taken, of_births=of_births)
        response = float(np.max(law.values[name].get("take_up_response", 0.0)))
        if not read.knows_takers(response):
            taken = np.full_like(taken, np.nan)
        found.append(
            LeaveOfStaff(
                name,
                taken,
                np.stack(paid, axis=-1),
                find_reached(reached, sex, at),
                counts.by_line(cost, at) if read.knows_cost else np.zeros(staff.persons.size),
                read,
                by_chance,
                whole,
                _count_behind(staff, counts, reached, at),
            )
        )
    return tuple(found)


def _share_out(
    one: Instrument, law: LawOfStaff, read: LeaveReading, rows: HouseholdRows, cost: FloatArray
) -> list[FloatArray]:
    """Tell what part of each figure every payer bears; NaN where nobody tells who pays. [share]"""
    shares = _bear(one, law, read)
    by_payer = [np.full(cost.shape, share) for share in shares]
    if read.fund_ceiling is None or read.payers == "unknown":
        return by_payer
    capped = {**law.values[one.instrument], "ceiling": np.full(1, read.fund_ceiling)}
    of_fund, _taken = apply_leaves(rows, LawOfStaff({**law.values, one.instrument: capped}))
    least = np.broadcast_to(np.atleast_2d(of_fund[one.instrument].cost)[0], cost.shape)
    part = np.divide(least, cost, out=np.ones_like(cost), where=cost > 0)
    own = PAYER_LABELS.index(FIRM)
    by_payer[own] = 1 - part * (1 - by_payer[own])
    for payer in FUNDS:
        at = PAYER_LABELS.index(payer)
        by_payer[at] = by_payer[at] * part
    return by_payer


def _bear(one: Instrument, law: LawOfStaff, read: LeaveReading) -> FloatArray:
    """Return what part each payer bears; NaN where nobody tells who pays. [share]"""
    if read.payers == "unknown":
        return np.full(len(PAYER_LABELS), np.nan)
    return np.asarray(law.values[one.instrument][PAYERS], dtype=float).reshape(len(PAYER_LABELS))


def _leave_open(
    one: Instrument, law: LawOfStaff, counts: HouseholdCounts, staff: Staff
) -> LeaveOfStaff:
    """Lay out a leave of which it is not known how long it is, or who takes it unpaid."""
    draws, read = counts.shares.shape[0], law.read(one.instrument)
    amount = 0.0 if read.is_unpaid else np.nan
    bear = _bear(one, law, read) != 0
    return LeaveOfStaff(
        one.instrument,
        np.full((draws, len(SEXES)), np.nan),
        np.tile(np.where(bear, amount, 0.0), (draws, 1)),
        np.zeros((len(SEXES), len(CARE)), dtype=bool),
        np.zeros(staff.persons.size),
        read,
        paid=np.full(draws, amount),
    )


def _count_behind(
    staff: Staff, counts: HouseholdCounts, reached: FloatArray, at: IntArray
) -> tuple[float, float]:
    """Count the women and men who may take a leave at all. [persons]"""
    behind = counts.by_line((reached > 0).astype(float), at) > 0
    women, men = (float(staff.persons[behind & (staff.sex == sex)].sum()) for sex in (0, 1))
    return women, men
