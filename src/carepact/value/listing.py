"""What a table of values tells, beside its hours: sums at public prices, and at own pay."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from carepact.core.arrays import FloatArray
from carepact.core.disclosure.contributions import Contributions
from carepact.core.disclosure.listing import Listing, Quantity
from carepact.value.hours import Hours
from carepact.value.opportunity import OpportunityCost
from carepact.value.prices import lay_prices
from carepact.value.worth import Worth


def list_values(hours: Hours, worth: Worth) -> Listing:
    """List hours, their sums at every price, and the value at own pay, for one system.

    Parameters
    ----------
    hours : Hours
        Hours with what the table tells of them.
    worth : Worth
        Prices, which everybody may know, and own pay, which nobody may.
    """
    quantities = [replace(hours.listing.quantities[0], prices=_prices(hours, worth))]
    if worth.own is not None:
        quantities.append(_own_values(hours, worth.own))
    return replace(hours.listing, quantities=tuple(quantities))


def _prices(hours: Hours, worth: Worth) -> tuple[FloatArray, ...]:
    """Lay the prices of each method and basis on each cell's kinds of work, shape (C, A)."""
    if worth.wages is None:
        return ()
    place = np.searchsorted(worth.wages.years, hours.year)
    return tuple(
        lay_prices(valuation, hours.kinds, wage_of, worth.occupations)[place][..., 0]
        for valuation in worth.valuations
        if valuation != "opportunity-cost"
        for wage_of in (worth.wages.net, worth.wages.gross)
        if wage_of is not None
    )


def _own_values(hours: Hours, own: OpportunityCost) -> Quantity:
    """List what persons contribute to the value at own pay."""
    persons, depth = hours.persons_in_cells, hours.disclosure.depth
    hourly = np.where(persons.cell >= 0, hours.hours_per_minute[persons.cell], 0.0) * own.wage
    by_kind = hours.minutes * hourly[:, None]
    of_cells = persons.gather(by_kind, depth)
    parts = hours.layout.parts
    of_lines: list[Contributions] = [
        persons.gather(values, depth, parts) for values in (by_kind, by_kind @ hours.members)
    ]
    return Quantity(
        members=hours.members.astype(bool),
        mass=of_cells.total,
        of_cells=of_cells,
        of_line_atoms=of_lines[0],
        of_entries=of_lines[1],
    )
