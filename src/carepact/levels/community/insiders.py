"""What a coordinator learns of other centres, who knows every figure of her own.

A network's sum less the own figure is that of the others. So what is told of a network must keep
few persons open for each of its centres too: those with the largest figures learn most.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
from scipy import sparse

from carepact.core.arrays import BoolArray, IntArray
from carepact.core.disclosure.counts import ask_of_few, find_room
from carepact.core.disclosure.layers import ALWAYS, Demand, Layer, make_demand
from carepact.core.disclosure.listing import Listing, lay_lines, lay_quantity, values_of
from carepact.core.disclosure.rules import DisclosureRule
from carepact.core.disclosure.suppression import Suppression
from carepact.levels.community.centre import Centre, Sums
from carepact.levels.community.tally import Tally

MOST_KNOWING = 2
"""Centres that learn most: who knows the largest figure, and of that centre the next. [centres]"""


def hide_from_insiders(listing: Listing, hidden: BoolArray, rule: DisclosureRule) -> BoolArray:
    """Hide more until no centre learns of few persons elsewhere, shape (L,).

    Parameters
    ----------
    listing : Listing
        A figure of every centre, a cell and a line each, then their sum.
    hidden : BoolArray, shape (L,)
        What is hidden from who knows no figure.
    rule : DisclosureRule
        When a sum over persons is unsafe.
    """
    mass = listing.quantities[0].mass[:, 0]
    while True:
        order = np.argsort(-np.where(hidden[:-1], mass, -1.0), kind="stable")[:MOST_KNOWING]
        knowing = [int(at) for at in order if hidden[at] and mass[at] > 0]
        few = [at for at in knowing if not hidden[-1] and _learns(listing, hidden, at, rule)]
        if not few:
            return hidden
        found = Suppression([], hidden, listing.weigh(), np.zeros_like(hidden))
        for at in few:
            for layer in _list_layers(listing, at, rule):
                found.add(layer)
        if (found.hidden == hidden).all():
            return hidden
        hidden = found.hidden


def list_others(centres: Sequence[Centre], sums: Sums) -> Iterator[Sums]:
    """List what is left of a network for each of its centres: the sums less its own."""
    for one in centres:
        own = one.sums.tallies
        left = {
            name: Tally(
                tally.units - own[name].units,
                tally.told - own[name].told,
                tally.asked - own[name].asked,
            )
            for name, tally in sums.tallies.items()
        }
        yield Sums(sums.centres - one.sums.centres, left)


def _learns(listing: Listing, hidden: BoolArray, own: int, rule: DisclosureRule) -> bool:
    """Tell whether the figures left open do not cover few persons, for who knows the own."""
    persons, mass = listing.persons, listing.quantities[0].mass[:, 0]
    others = np.arange(persons.size) != own
    if rule.is_few(int(persons[others].sum())):
        return True
    covers = hidden[:-1] & others & (mass > 0)
    few = covers & (persons > 0) & (persons < rule.minimum)
    asked = np.array([ask_of_few(int(n), rule)[0] for n in persons[few]])
    room = np.maximum(persons[covers] - 1, 0).sum() - np.maximum(persons[few] - 1, 0)
    left = mass[covers].sum() - mass[few]
    return bool(((room < asked) | (left < rule.percent / 100 * mass[few])).any())


def _list_layers(listing: Listing, own: int, rule: DisclosureRule) -> Iterator[Layer]:
    """Lay persons and what they gave out for who knows one cell."""
    quantity = listing.quantities[0]
    counted, given = lay_lines(listing, rule), lay_quantity(listing, quantity, rule)
    kept = np.flatnonzero(values_of(quantity))
    for layer, cells in ((counted, np.arange(listing.persons.size)), (given, kept)):
        known = _know(layer, np.flatnonzero(cells == own))
        others = (cells != own).astype(float)
        persons = int(listing.persons[cells[cells != own]].sum())
        if rule.is_few(persons):
            size = float(others @ layer.value) * rule.percent / 100
            up, down = ask_of_few(persons, rule) if layer.is_whole else (size, size)
            asked = (*known.demands, make_demand(others, up, down))
            known = replace(known, demands=asked)
        yield find_room(known, listing.weigh()) if layer.is_whole else known


def _know(layer: Layer, atoms: IntArray) -> Layer:
    """Add that some atoms are known; of what holds them nothing is asked."""
    known = sparse.csr_matrix(np.eye(layer.value.size)[atoms])
    left: list[Demand] = [one for one in layer.demands if not np.isin(one.atoms, atoms).any()]
    return replace(
        layer,
        rows=sparse.vstack([layer.rows, known], format="csr"),
        entry=np.append(layer.entry, np.full(atoms.size, ALWAYS)),
        demands=tuple(left),
    )
