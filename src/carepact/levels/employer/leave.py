"""What the law's leave means for a firm: who may take it, what it pays, and who bears it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from carepact.core.arrays import BoolArray, FloatArray
from carepact.core.parameter_tables import LABELS
from carepact.levels.employer.carers import CareRates
from carepact.levels.employer.households import (
    GROUPS_OF_SEX,
    count_households,
    find_reached,
    lay_out_staff,
)
from carepact.levels.employer.staff import SEXES, Staff
from carepact.policy.instrument import PAYERS
from carepact.policy.rules.arguments import LawValues
from carepact.policy.rules.staffing import LabourMarket
from carepact.policy.shipped_instruments import shipped_instruments
from carepact.population.apply_law import apply_law
from carepact.population.household_rows import HouseholdRows

PAYER_LABELS = LABELS["payer"]


@dataclass(frozen=True)
class LeaveOfStaff:
    """One leave of the law, as the staff will take it in a year. Index 0 is the point."""

    instrument: str
    persons: FloatArray
    """Who takes it, shape (1 + draws, 2). [persons]"""
    cost: FloatArray
    """What is paid, by payer, shape (1 + draws, payers). [own money a year]"""
    reaches: BoolArray
    """Who of the staff stands behind it, by sex and kind of `CARE`, shape (2, 4)."""
    by_line: FloatArray
    """What is paid for all persons of a line, at the point, shape (lines,). [own money a year]"""


def foresee_leave(
    staff: Staff, rates: CareRates, law: LawValues, market: LabourMarket
) -> tuple[LeaveOfStaff, ...]:
    """Foresee the leave of a year under the law, and who bears it.

    Parameters
    ----------
    staff : Staff
        The headcount; every line's pay is told.
    rates : CareRates
        How many care, of whom the headcount tells nothing.
    law : LawValues
        The law in force.
    market : LabourMarket
        What work costs in the country, in the firm's money.

    Returns
    -------
    tuple of LeaveOfStaff
        Each leave that the law grants to anybody of the staff.
    """
    households, places = lay_out_staff(staff)
    rows = HouseholdRows(households, market)
    counts = count_households(staff, rates)
    place_of = np.full(households.household.size, -1)
    place_of[places.ravel()] = np.arange(places.size)
    outcomes, shipped = apply_law(rows, law), shipped_instruments()
    found = []
    for name, one in shipped.items():
        if one.family != "leave" or not np.any(outcomes[name].reached):
            continue
        who = rows.who(one.traits.rows)
        at, sex = place_of[who], households.sex[who]
        reached, cost = (
            np.broadcast_to(np.atleast_2d(values)[0], at.shape)
            for values in (outcomes[name].reached, outcomes[name].cost)
        )
        taken = counts.add_up(reached, at)
        by_sex = taken.reshape(taken.shape[0], len(SEXES), GROUPS_OF_SEX).sum(axis=-1)
        paid = counts.add_up(cost, at).sum(axis=-1)
        shares = np.asarray(law[name][PAYERS], dtype=float).reshape(-1, len(PAYER_LABELS))
        reaches = find_reached(reached, sex, at)
        by_line = counts.by_line(cost, at)
        found.append(LeaveOfStaff(name, by_sex, paid[:, None] * shares, reaches, by_line))
    return tuple(found)
