"""What a table of values tells, beside its hours: sums at public prices, and at own pay."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from carepact.core.arrays import BoolArray, FloatArray, IntArray
from carepact.core.disclosure.contributions import Contributions
from carepact.core.disclosure.listing import Listing, Quantity, Union
from carepact.core.disclosure.screening import bound_contributions, screen_contributions
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
    (plain,) = hours.listing.quantities
    prices = _prices(hours, worth)
    unions = list_unions(hours, plain, prices)
    quantities = [replace(plain, prices=prices, unions=unions)]
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


def list_unions(hours: Hours, plain: Quantity, prices: tuple[FloatArray, ...]) -> tuple[Union, ...]:
    """List kinds of work that figures tell as one: in the same activities, or of one price too.

    Parameters
    ----------
    hours : Hours
        Hours with their kinds and activities.
    plain : Quantity
        What the table tells of hours.
    prices : tuple of FloatArray, shape (C, A)
        Public prices of the kinds.
    """
    known = [np.round(price, 9) for price in prices]
    alike = [hours.members.T, np.concatenate([hours.members.T, *known], axis=0)]
    found: dict[bytes, BoolArray] = {}
    for columns in alike:
        _kinds, at = np.unique(columns, axis=1, return_inverse=True)
        for one in range(int(at.max(initial=-1)) + 1):
            held = at.ravel() == one
            if held.sum() > 1:
                found[held.tobytes()] = held
    return tuple(_find_union(hours, plain, held) for held in found.values())


def _find_union(hours: Hours, plain: Quantity, held: BoolArray) -> Union:
    """Find who stands behind several kinds of work together."""
    persons, rule, parts = hours.persons_in_cells, hours.disclosure, hours.layout.parts
    inside = held.astype(float)[:, None]

    def values(rows: IntArray, _columns: IntArray) -> FloatArray:
        """Add up the hours of the kinds for some rows."""
        per_minute: FloatArray = hours.hours_per_minute[persons.cell[rows]]
        return np.asarray(hours.minutes[rows] @ inside * per_minute[:, None])

    if not persons.are_single:
        everybody = values(np.arange(persons.cell.size), np.zeros(1, dtype=np.int64))
        gathered = [persons.gather(everybody, rule.depth, of) for of in (None, parts)]
        return Union(held, gathered[0], gathered[1])
    single = plain.of_cells
    bounded = bound_contributions(
        single.contributors[:, held].max(axis=1, keepdims=True),
        single.total @ inside,
        single.largest[..., 0] @ inside,
        rule,
    )
    return Union(held, *screen_contributions(persons, values, bounded, parts, rule))


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
