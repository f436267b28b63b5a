"""Decide what of a command may leave: one system over lines, activities and quantities."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from carepact.core.arrays import BoolArray
from carepact.core.disclosure.layers import Layer
from carepact.core.disclosure.listing import (
    Listing,
    lay_lines,
    lay_participants,
    lay_quantity,
    rule_few,
    values_of,
)
from carepact.core.disclosure.rules import DisclosureRule

if TYPE_CHECKING:
    from carepact.core.disclosure.suppression import Suppression

MOST_TURNS = 5
"""How often figures are shown again after unions of few persons were protected. [turns]"""


class Protection:
    """Which entries of a listing are hidden: made by `protect` alone, asked by every figure."""

    def __init__(self, key: object, entries: BoolArray, lines: BoolArray) -> None:
        """Take the solved masks; `key` is known to `protect` alone."""
        if key is not _KEY:
            message = "A protection is made by carepact.core.disclosure.protection.protect alone."
            raise TypeError(message)
        self._entries, self._lines = entries, lines

    @property
    def entries(self) -> BoolArray:
        """Whether each line and activity is hidden, shape (L, K)."""
        return self._entries.copy()

    @property
    def lines(self) -> BoolArray:
        """Whether a line is hidden because of its number of persons, shape (L,)."""
        return self._lines.copy()

    def of_comparisons(self, uses: BoolArray) -> Protection:
        """Hide each comparison that stands on a hidden figure.

        Parameters
        ----------
        uses : BoolArray, shape (rows, L)
            Which lines each comparison stands on.
        """
        hidden: BoolArray = (uses.astype(np.int64) @ self._entries.astype(np.int64)) > 0
        return Protection(_KEY, hidden, np.asarray(hidden.all(axis=1)))

    def of_sums(self, activity: int, sums: int) -> Protection:
        """Hide sums that are one activity's figure and something public, shape (L, sums)."""
        hidden = np.repeat(self._entries[:, activity : activity + 1], sums, axis=1)
        return Protection(_KEY, hidden, self._lines)


_KEY = object()


def protect(listing: Listing, rule: DisclosureRule, beside: Protection | None = None) -> Protection:
    r"""Hide what is unsafe, and what would give it away.

    Parameters
    ----------
    listing : Listing
        All figures that leave, as sums of persons' contributions.
    rule : DisclosureRule
        When a sum is unsafe.
    beside : Protection, optional
        Of a table with the same lines that leaves too: its hidden lines are hidden here.

    Returns
    -------
    Protection
        The entries whose every figure is hidden.

    Notes
    -----
    Hidden until, for each unsafe sum :math:`x`, there are two other tables that agree with
    every visible figure and with what everybody knows, one with
    :math:`(1 + p / 100) x` or more and one with :math:`(1 - p / 100) x` or less [1]_; for each
    small number of persons, one with the minimum or more and one with fewer. Figures are
    hidden in the order of linear programmes that change the visible ones as little as can
    be [2]_; those that turn out not to be needed are shown again.

    References
    ----------
    .. [1] Fischetti, M. and Salazar, J. J. (2001). Solving the cell suppression problem on
       tabular data with linear constraints. Management Science, 47(7), 1008-1027.
    .. [2] Kelly, J. P., Golden, B. L. and Assad, A. A. (1992). Cell suppression: disclosure
       protection for sensitive tabular data. Networks, 22(4), 397-417.
    """
    few = rule_few(rule, listing.persons_of_lines)
    if beside is not None:
        few |= beside.lines
    primary = listing.find_primary(rule) | few[:, None]
    if not primary.any() and not _has_unsafe_atom(listing, rule):
        return Protection(_KEY, primary, few)
    from carepact.core.disclosure.suppression import Suppression  # noqa: PLC0415 - slow to import

    cost = listing.weigh()
    lines = Suppression([lay_lines(listing, rule)], few, cost, np.zeros_like(few))
    lines.show_again()
    fixed = np.repeat(lines.hidden[:, None], listing.activities, axis=1)
    layers = [lay_quantity(listing, quantity, rule) for quantity in listing.quantities]
    counts = [
        layer
        for quantity in listing.quantities
        for layer in lay_participants(listing, quantity, rule, lines.hidden)
    ]
    entries = Suppression(
        [*layers, *counts], primary.ravel(), np.repeat(cost, listing.activities), fixed.ravel()
    )
    entries.show_again()
    for turn in range(MOST_TURNS):
        if not _protect_unions(entries, listing, layers, rule):
            break
        if turn < MOST_TURNS - 1:
            entries.show_again()
    lines.check()
    entries.check()
    return Protection(_KEY, entries.hidden.reshape(primary.shape), lines.hidden)


def _has_unsafe_atom(listing: Listing, rule: DisclosureRule) -> bool:
    """Tell whether a sum that is not listed itself could be worked out and is unsafe."""
    return any(
        bool(rule.is_unsafe(sums).any())
        for quantity in listing.quantities
        for sums in (
            quantity.of_cells,
            quantity.of_line_atoms,
            *(sums for union in quantity.unions for sums in (union.of_cells, union.of_lines)),
        )
    )


def _protect_unions(
    entries: Suppression, listing: Listing, layers: list[Layer], rule: DisclosureRule
) -> bool:
    """Hide more until no union of few persons is told either; say whether there was one."""
    from carepact.core.disclosure.unions import atoms_of, find_told_unions  # noqa: PLC0415

    any_found = False
    for quantity, layer in zip(listing.quantities, layers, strict=True):
        atoms = atoms_of(quantity, np.flatnonzero(values_of(quantity)))
        while found := find_told_unions(layer, atoms, entries.hidden, rule):
            before = entries.hidden.copy()
            entries.add(replace(layer, demands=tuple(found)))
            if (before == entries.hidden).all():  # all of it is hidden, and known all the same
                break
            any_found = True
    return any_found
