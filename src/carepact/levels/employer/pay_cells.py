"""The pay of a staff as disjoint kinds of persons, and the groups that are made of them."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources
from typing import NamedTuple

import numpy as np

from carepact.core.arrays import BoolArray, FloatArray, IntArray
from carepact.core.disclosure.contributions import Contributions
from carepact.core.disclosure.listing import Listing, Quantity
from carepact.core.units import WEEKS_PER_YEAR
from carepact.levels.employer.staff import CARE, SEXES, UNKNOWN, Staff

TINY = 1e-300
"""Least number to divide by."""
MOST_HOURS = 12
"""Hours a week that are told apart, ours: more would take minutes. [kinds of hours]"""


class PayGroup(NamedTuple):
    """A group whose pay is asked for."""

    sexes: tuple[int, ...]
    care: tuple[int, ...]
    """Places in `CARE`, and the place behind it of who is not told to care or not to care."""
    held_against: tuple[str, ...]
    """Groups that its pay is held against."""


@cache
def read_pay_groups() -> Mapping[str, PayGroup]:
    """Read the groups; mothers and fathers are those of a child under school age."""
    text = resources.files(__package__).joinpath("pay_groups.csv").read_text("utf-8")
    care = (*CARE, "untold")
    return {
        row["group"]: PayGroup(
            tuple(SEXES.index(one) for one in row["sexes"].split()),
            tuple(care.index(one) for one in row["care"].split()),
            tuple(filter(None, row["held_against"].split(";"))),
        )
        for row in csv.DictReader(text.splitlines())
    }


@dataclass(frozen=True)
class PayCells:
    """Persons whose pay is told, by kind and pay; a kind is a sex and a care."""

    kinds: IntArray
    """Shape (kinds, bands). [persons]"""
    pay: FloatArray
    """Each pay that anybody has, rising, shape (bands,). [own money an hour]"""
    kind_of: tuple[int, ...] = tuple(range(len(SEXES) * (len(CARE) + 1)))
    """Sex and care of each kind; a kind may be one of them, or a part of it with its own hours."""

    @cached_property
    def held(self) -> BoolArray:
        """Tell which kinds of persons each group holds, shape (groups, kinds)."""
        held: BoolArray = _hold_kinds()[:, list(self.kind_of)]
        return held

    @cached_property
    def groups(self) -> IntArray:
        """Count the persons of each group by their pay, shape (groups, bands). [persons]"""
        return np.stack([self.kinds[held].sum(axis=0) for held in self.held])

    @cached_property
    def persons(self) -> IntArray:
        """Count the persons of each group, shape (groups,). [persons]"""
        return np.asarray(self.groups.sum(axis=1))

    def means(self) -> FloatArray:
        """Return the mean pay of each group; NaN where there is nobody. [own money an hour]"""
        with np.errstate(invalid="ignore"):
            mean: FloatArray = (self.groups * self.pay).sum(axis=1) / self.persons
        return mean

    def list_kinds(self, group: int, bands: list[int]) -> list[int]:
        """List the kinds of a group of which somebody has one of these pays."""
        held = self.held[group] & self.kinds[:, bands].any(axis=1)
        found: list[int] = np.flatnonzero(held).tolist()
        return found

    def contribute(
        self, counts: IntArray, depth: int, without: Sequence[int] = ()
    ) -> Contributions:
        """Find how much so many persons of each pay contribute to their sum, shape (1,).

        Persons of some pays are left out.
        """
        left_out = list(without)
        top = _find_last(counts, depth + len(left_out))
        top = top[~np.isin(top, left_out)][:depth]
        each = np.repeat(self.pay[top], np.minimum(counts[top], depth))[:depth]
        largest = np.zeros(depth)
        largest[: each.size] = each
        persons = counts.sum() - counts[left_out].sum()
        total = (counts * self.pay).sum() - (counts[left_out] * self.pay[left_out]).sum()
        return Contributions(np.array([persons]), np.array([total]), largest[None])

    def list_sums(self, depth: int, beside: FloatArray | None = None) -> Listing:
        """List the pay of all groups, as sums over kinds of persons.

        Parameters
        ----------
        depth : int
            How many of the largest contributions the rule looks at.
        beside : FloatArray, shape (sums, kinds), optional
            Other sums of pay that leave, by the part of each kind's pay in them.
        """
        some = np.flatnonzero(self.kinds.any(axis=1))
        of_cells = _stack([self.contribute(self.kinds[kind], depth) for kind in some])
        lines = self.held[:, some].astype(float)
        of_lines = _stack([self.contribute(counts, depth) for counts in self.groups])
        if beside is not None:
            parts = beside[:, some] / np.maximum(beside[:, some].max(axis=1, keepdims=True), TINY)
            lines = np.concatenate([lines, parts])
            of_lines = _append(of_lines, _weigh(of_cells, parts))
        return Listing(
            lines=lines,
            persons=of_cells.contributors[:, 0],
            persons_of_lines=of_lines.contributors[:, 0],
            quantities=(
                Quantity(
                    members=np.ones((1, 1), dtype=bool),
                    mass=of_cells.total,
                    of_cells=of_cells,
                    of_line_atoms=of_lines,
                    of_entries=of_lines,
                ),
            ),
        )


def find_cells(staff: Staff) -> PayCells:
    """Find the persons whose pay and hours are told, by sex, care and pay of an hour."""
    told, kind = _find_told(staff)
    return _lay_cells(staff, told, kind, PayCells.kind_of)


def weigh_costs(staff: Staff, costs: FloatArray, *, by_hours: bool) -> tuple[PayCells, FloatArray]:
    """Find kinds of persons, and costs over their pay.

    Parameters
    ----------
    staff : Staff
        The headcount.
    costs : FloatArray, shape (costs, lines)
        What each costs for all persons of a line.
    by_hours : bool
        Whether persons of other hours are of another kind: who works half the hours counts double
        in a mean of pay an hour beside a cost, which is a part of the pay of a year.

    Returns
    -------
    tuple of PayCells and FloatArray, shape (costs, kinds)
        Costs over the pay of an hour of kinds that share their hours, of a year of those that
        do not.
    """
    told, kind = _find_told(staff)
    kind_of: tuple[int, ...] = PayCells.kind_of
    earned = staff.pay[told]
    if by_hours:
        earned = earned / (staff.hours[told] * WEEKS_PER_YEAR)
        found, kind = np.unique(
            _band_hours(staff.hours[told]) * len(kind_of) + kind, return_inverse=True
        )
        kind_of = tuple((found % len(kind_of)).tolist())

    def add_up(values: FloatArray) -> FloatArray:
        """Add values of lines up by kind."""
        return np.bincount(kind, values, minlength=len(kind_of)).astype(float)

    whole = np.maximum(add_up(staff.persons[told] * earned), TINY)
    weighed = np.array([add_up(one) for one in costs[:, told]]) / whole
    return _lay_cells(staff, told, kind, kind_of), weighed


def _band_hours(hours: FloatArray) -> IntArray:
    """Count hours from the least on; where they are too many, those near together are alike."""
    each, place = np.unique(hours, return_inverse=True)
    if each.size > MOST_HOURS:
        place = ((hours - each[0]) / (each[-1] - each[0]) * (MOST_HOURS - 1)).astype(np.int64)
    return np.asarray(place)


def _lay_cells(staff: Staff, told: BoolArray, kind: IntArray, kind_of: tuple[int, ...]) -> PayCells:
    """Count persons by kind and pay of an hour."""
    hourly = staff.pay[told] / (staff.hours[told] * WEEKS_PER_YEAR)
    pay, band = np.unique(hourly, return_inverse=True)
    kinds = np.zeros((len(kind_of), pay.size), dtype=np.int64)
    np.add.at(kinds, (kind, band), staff.persons[told])
    return PayCells(kinds, pay, kind_of)


def _find_told(staff: Staff) -> tuple[BoolArray, IntArray]:
    """Tell which lines tell pay and hours, shape (lines,), and of what kind these persons are."""
    told = (staff.pay > 0) & (staff.hours > 0) & (staff.persons > 0)
    care = np.where(staff.care[told] == UNKNOWN, len(CARE), staff.care[told])
    return told, staff.sex[told] * (len(CARE) + 1) + care


def _find_last(counts: IntArray, most: int) -> IntArray:
    """Find the last places where there is anybody, from the last one on, and no more than most."""
    span = most
    while span < counts.size:
        if np.count_nonzero(counts[-span:]) >= most:
            break
        span *= most
    first = max(counts.size - span, 0)
    found: IntArray = np.flatnonzero(counts[first:])[::-1][:most] + first
    return found


@cache
def _hold_kinds() -> BoolArray:
    """Tell which kinds of persons each group holds, shape (groups, kinds)."""
    groups = read_pay_groups().values()
    held = np.zeros((len(groups), len(SEXES), len(CARE) + 1), dtype=bool)
    for at, group in enumerate(groups):
        held[at][np.ix_(group.sexes, group.care)] = True
    return held.reshape(len(groups), -1)


def _stack(sums: list[Contributions]) -> Contributions:
    """Lay contributions to single sums under one another, shape (sums, 1)."""
    return Contributions(
        np.stack([one.contributors for one in sums]),
        np.stack([one.total for one in sums]),
        np.stack([one.largest for one in sums]),
    )


def _append(one: Contributions, other: Contributions) -> Contributions:
    """Lay further sums under others, shape (sums, 1)."""
    return Contributions(
        np.concatenate([one.contributors, other.contributors]),
        np.concatenate([one.total, other.total]),
        np.concatenate([one.largest, other.largest]),
    )


def _weigh(of_cells: Contributions, parts: FloatArray) -> Contributions:
    """Find who contributes to sums of parts of cells, shape (sums, 1)."""
    depth = of_cells.largest.shape[-1]
    each = (parts[:, :, None] * of_cells.largest[:, 0]).reshape(len(parts), -1)
    return Contributions(
        (parts > 0).astype(np.int64) @ of_cells.contributors,
        parts @ of_cells.total,
        -np.sort(-each, axis=1)[:, None, :depth],
    )
