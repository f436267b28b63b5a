"""How the law of each leave was read for a firm: its length, its pay and its payers, each apart.

What no source that was read tells stays unknown. It is no leave of no days, and no cost of nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

import numpy as np

from carepact.core.arrays import FloatArray
from carepact.policy.rules.arguments import LawValues
from carepact.policy.rules.outcome import Outcome
from carepact.policy.shipped_instruments import shipped_instruments
from carepact.population.apply_law import apply_law
from carepact.population.household_rows import HouseholdRows
from carepact.population.leave_taken import LeaveTaken

ReadIn = Literal["own", "statutes", "tables", "unknown"]
"""Where something of the law was read: the user's own figures, statutes one by one, the tables of
all countries; or nowhere."""
PayersRead = Literal["own", "statutes", "tables", "working time", "as maternity", "unknown"]
"""Where payers were read; `working time`: a paid break is pay that the firm goes on paying;
`as maternity`: nobody tells who pays this leave, so that the payers of maternity leave stand in."""


@dataclass(frozen=True)
class LeaveReading:
    """How the law of one leave was read."""

    length: ReadIn = "tables"
    """Its weeks, days or minutes, and up to what age of the child."""
    pay: ReadIn = "tables"
    payers: PayersRead = "tables"
    is_none: bool = False
    """Whether the law gives no such leave."""
    is_unpaid: bool = False
    is_net: bool = False
    """Whether it pays a share of net pay, which no gross pay tells."""
    is_split: bool = False
    """Whether the parts of the State and of the firm are assumed, as no source tells them."""
    phases: tuple[Mapping[str, FloatArray], ...] = ()
    """What rules apply in turn where first days pay at a rate of their own; else empty."""
    fund_ceiling: float | None = None
    """Greatest benefit that the State's fund pays, the firm paying the rest. [mean wages]"""

    @property
    def knows_cost(self) -> bool:
        """Tell whether it is known how long it is and what it pays."""
        known = self.is_none or self.is_unpaid
        return known or ("unknown" not in (self.length, self.pay) and not self.is_net)

    def knows_takers(self, response: float) -> bool:
        """Tell whether it is known who takes it, where that answers to its pay.

        Parameters
        ----------
        response : float
            How far who takes it answers to what it pays. [elasticity]
        """
        is_known = self.length != "unknown" and not self.is_unpaid
        return is_known and (self.pay != "unknown" or not response)


KNOWN = LeaveReading()
AROUND_BIRTH = "leave around a birth"
Readings = Mapping[str, LeaveReading]
"""By instrument; what is not named is read in the tables."""


@dataclass(frozen=True)
class LawOfStaff:
    """The law that a staff meets, and how each leave of it was read."""

    values: LawValues
    """By instrument and parameter, shape (labels,) each."""
    readings: Readings = field(default_factory=dict)

    def read(self, name: str) -> LeaveReading:
        """Return how one leave was read."""
        return self.readings.get(name, KNOWN)


def apply_leaves(rows: HouseholdRows, law: LawOfStaff) -> tuple[dict[str, Outcome], LeaveTaken]:
    """Apply the law to a staff, leave whose first days pay another rate in its turns.

    Returns
    -------
    tuple of dict of str to Outcome, and LeaveTaken
        By instrument; and what of leave around births is taken.
    """
    outcomes = apply_law(rows, law.values)
    for name, reading in law.readings.items():
        if reading.phases:
            parts = [apply_law(rows, {**law.values, name: phase})[name] for phase in reading.phases]
            outcomes[name] = _add_up(parts)
    taken = rows.begin()
    for name, one in shipped_instruments().items():
        if one.traits.time == AROUND_BIRTH:
            taken = taken.add(outcomes[name], one.traits)
    return outcomes, taken


def know_births(readings: Readings) -> bool:
    """Tell whether it is known what all leave around a birth pays."""
    shipped = shipped_instruments()
    return all(
        read.knows_cost
        for name, read in readings.items()
        if shipped[name].traits.time == AROUND_BIRTH
    )


def _add_up(parts: list[Outcome]) -> Outcome:
    """Add the turns of one leave up, which the same persons take."""
    first, *others = parts
    for one in others:
        first = replace(
            first,
            reached=np.maximum(first.reached, one.reached),
            payments={who: paid + one.payments[who] for who, paid in first.payments.items()},
            provider_hours={
                who: given + one.provider_hours[who] for who, given in first.provider_hours.items()
            },
            forgone={how: lost + one.forgone[how] for how, lost in first.forgone.items()},
            fathers_alone=first.fathers_alone + one.fathers_alone,
        )
    return first
