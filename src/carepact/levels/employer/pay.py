"""What mothers, fathers, carers and others of a staff earn an hour, as far as it may be told.

Pay is that of an hour, so that part time and full time compare. Only who is told to care counts as
a mother, a father or a carer: nobody's pay is that of an expected father. What is unsafe is
hidden with everything from which it would follow, even for who knows how many persons each group
has.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from carepact.core.arrays import BoolArray
from carepact.core.disclosure.protection import protect
from carepact.core.disclosure.rules import DisclosureRule
from carepact.levels.employer.hiding import Telling, hide_by_steps
from carepact.levels.employer.medians import choose_medians, find_middle
from carepact.levels.employer.pay_cells import PayCells, find_cells, read_pay_groups
from carepact.levels.employer.staff import UNKNOWN, Staff


@dataclass(frozen=True)
class PayOfGroup:
    """What a group earns; None where it is hidden or not told."""

    group: str
    status: Telling
    persons: int | None = None
    """Whose pay is told. [persons]"""
    mean: float | None = None
    """[own money an hour]"""
    median: float | None = None
    """Mean of the persons in the middle, as `medians` has it. [own money an hour]"""


@dataclass(frozen=True)
class PayGap:
    """How much less a group earns than another; None where either is hidden or not told."""

    group: str
    reference: str
    mean: float | None
    """Of means. [per cent of the other's]"""
    median: float | None
    """Of medians. [per cent of the other's]"""


@dataclass(frozen=True)
class Pay:
    """What a staff earns, as it may leave the firm: nothing that is hidden is in it."""

    groups: Mapping[str, PayOfGroup]
    """By group; `untold` are those of whom the headcount does not say for whom they care."""
    gaps: tuple[PayGap, ...]
    without_pay: int
    """Of whom it does not tell the pay or the hours. [persons]"""


def compare_pay(staff: Staff, rule: DisclosureRule) -> Pay:
    """Compare what mothers, fathers, carers and others earn.

    Parameters
    ----------
    staff : Staff
        The headcount.
    rule : DisclosureRule
        When a sum over persons is unsafe.

    Returns
    -------
    Pay
        Means, medians and gaps of the groups, those that may be told.
    """
    cells = find_cells(staff)
    hidden = find_hidden(cells, rule)
    means, silent = cells.means(), _find_silent(staff)
    groups = {}
    for at, name in enumerate(read_pay_groups()):
        persons = int(cells.persons[at])
        if not persons:
            groups[name] = PayOfGroup(name, silent[at], 0 if silent[at] == "nobody" else None)
        elif hidden[at, 0]:
            groups[name] = PayOfGroup(name, "hidden")
        else:
            middle = None if hidden[at, 1] else find_middle(cells, at, rule)
            median = None if middle is None else middle.mean(cells)
            groups[name] = PayOfGroup(name, "told", persons, float(means[at]), median)
    gaps = tuple(
        _compare(groups[name], groups[other])
        for name, group in read_pay_groups().items()
        for other in group.held_against
    )
    return Pay(groups, gaps, staff.headcount - int(cells.kinds.sum()))


def find_hidden(cells: PayCells, rule: DisclosureRule) -> BoolArray:
    """Tell which means and medians may not be told, shape (groups, 2).

    Where not even the pay of all may be told, nothing is: a firm's accounts tell that one anyway.
    """
    if not cells.pay.size:
        return np.zeros((cells.persons.size, 2), dtype=bool)
    hidden = hide_by_steps(rule, lambda step: _hide(cells, step))
    if hidden[list(read_pay_groups()).index("all"), 0]:
        hidden[:] = True
    return hidden


def _hide(cells: PayCells, rule: DisclosureRule) -> BoolArray:
    """Hide means, and beside those that are told medians."""
    means = protect(cells.list_sums(rule.depth), rule).entries[:, 0]
    medians = np.ones_like(means)
    medians[choose_medians(cells, means, rule)] = False
    return np.stack([means, medians], axis=1)


def _find_silent(staff: Staff) -> list[Telling]:
    """Say of each group why it has no pay: there is nobody, or the headcount does not tell."""
    silent: list[Telling] = []
    for group in read_pay_groups().values():
        of_sex = np.isin(staff.sex, group.sexes) & (staff.persons > 0)
        unsure = of_sex & ((staff.care == UNKNOWN) | ~(staff.pay > 0) | ~(staff.hours > 0))
        silent.append("not told" if unsure.any() else "nobody")
    return silent


def _compare(one: PayOfGroup, other: PayOfGroup) -> PayGap:
    """Say how much less a group earns than another, in means and in medians."""
    return PayGap(
        one.group, other.group, _gap(one.mean, other.mean), _gap(one.median, other.median)
    )


def _gap(value: float | None, reference: float | None) -> float | None:
    """Return what lacks to a reference. [per cent]"""
    if value is None or not reference:
        return None
    return 100 * (reference - value) / reference
