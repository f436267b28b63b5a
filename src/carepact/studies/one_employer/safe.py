"""What of an employer's figures may be told beside one another: one decision for all tables."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from carepact.core.arrays import FloatArray
from carepact.core.disclosure.rules import DisclosureRule
from carepact.core.parameter_tables import ROUNDING
from carepact.data.countries.facts import BASE_DAY
from carepact.levels.employer.assumed import list_assumed
from carepact.levels.employer.books import EmployerBooks, post_year
from carepact.levels.employer.carers import CareRates
from carepact.levels.employer.costs_told import hide_costs
from carepact.levels.employer.flows import move_hours
from carepact.levels.employer.leave import LeaveOfStaff
from carepact.levels.employer.measures import Priced
from carepact.levels.employer.pay import Pay
from carepact.levels.employer.release import (
    CARERS,
    UNTOLD,
    Kinds,
    Release,
    kinds_in,
    kinds_of,
    kinds_of_group,
    only_sex,
    part_kinds,
    told_care,
)
from carepact.levels.employer.staff import SEXES, UNKNOWN, Staff
from carepact.levels.employer.use import Use, UseRate
from carepact.studies.employer_file.opening import Employer

BOTH = tuple(range(len(SEXES)))


def open_release(
    employer: Employer,
    pay: Pay,
    leaves: tuple[LeaveOfStaff, ...] | None,
    priced: Priced | None,
    rule: DisclosureRule,
) -> Release:
    """Decide which counts and amounts may stand beside the pay that is told.

    Of two leaves that all women may take one may tell too much and the other not: a leave is hidden
    by itself where it is marked unsafe, a measure with all that stand on the same persons.
    """
    told = tuple(kinds_of_group(one.group) for one in pay.groups.values() if one.status == "told")
    amounts = [kinds_of(one.reaches) for one in leaves or ()]
    counts = [
        part
        for one in leaves or ()
        for sex in BOTH
        for part in part_kinds(kinds_of(only_sex(one.reaches, sex)))
    ]
    reaches = {one.instrument: one.reaches for one in leaves or ()}
    by_line = {one.instrument: one.by_line for one in leaves or ()}
    unsafe: set[Kinds] = set()
    if priced is not None:
        amounts += [*map(kinds_of, priced.reaches.values()), kinds_of(priced.saves_on)]
        of_measures = {**priced.reaches, "saved": priced.saves_on}
        unsafe = {kinds_of(of_measures[name]) for name in priced.unsafe}
        reaches |= of_measures
        by_line |= priced.by_line
    heads = frozenset(kinds_of(reaches[name]) for name, one in by_line.items()
                      if counts_heads(employer.staff, one))  # fmt: skip
    return Release(
        employer.staff, rule, told, tuple(amounts), tuple(counts), frozenset(unsafe),
        employer.use, heads,
    )  # fmt: skip


def counts_heads(staff: Staff, costs: FloatArray) -> bool:
    """Tell whether all whom a cost stands on cost alike, by head or by hour: it tells how many.

    Parameters
    ----------
    staff : Staff
        The headcount.
    costs : FloatArray, shape (lines,)
        What all persons of a line cost. [own money a year]
    """
    kind = np.where(staff.care == UNKNOWN, staff.sex, len(SEXES))  # who is told together
    for each in (staff.persons, staff.persons * staff.hours):
        shares = costs / np.maximum(each, 1)
        parts = [shares[(kind == one) & (costs > 0)] for one in range(len(SEXES) + 1)]
        if all(np.ptp(one) <= ROUNDING * one.max() for one in parts if one.size):
            return bool(costs.any())
    return False


Leaves = tuple[LeaveOfStaff, ...] | None


def mark_unsafe(
    staff: Staff, leaves: Leaves, priced: Priced | None, rule: DisclosureRule
) -> tuple[Leaves, Priced | None]:
    """Mark costs of leave and of measures that tell somebody's pay, alone or beside all pay."""
    # Measures come first, for their total is hidden with any of them.
    by_line = {} if priced is None else dict(priced.by_line)
    by_line |= {one.instrument: one.by_line for one in leaves or ()}
    hidden, _total = hide_costs(staff, by_line, rule)
    marked = leaves and tuple(replace(one, is_unsafe=hidden[one.instrument]) for one in leaves)
    if priced is None:
        return marked, None
    unsafe = frozenset(name for name in priced.by_line if hidden[name])
    return marked, replace(priced, unsafe=unsafe)


def hides_leave(one: LeaveOfStaff, release: Release) -> bool:
    """Tell whether what a leave costs is hidden."""
    return one.is_unsafe or release.hides_amount(kinds_of(one.reaches))


def hide_rates(use: Use, release: Release, *, has_rates: bool) -> Use:
    """Hide rates whose denominator is hidden, or not known."""

    def judge(rate: UseRate) -> UseRate:
        """Hide one rate where that must be."""
        of = _denominator_of(rate)
        if not of or rate.status != "told":
            return rate
        if rate.is_estimated and not has_rates:
            return replace(rate, status="not told", value=None)
        hidden = release.hides_count(of) or (rate.is_estimated and release.hides_untold(BOTH))
        return replace(rate, status="hidden", value=None) if hidden else rate

    return replace(use, rates=tuple(map(judge, use.rates)))


def post_books(
    employer: Employer,
    rates: CareRates | None,
    leaves: tuple[LeaveOfStaff, ...] | None,
    priced: Priced | None,
    release: Release,
) -> EmployerBooks | None:
    """Post the year, then leave out what is hidden; None where leave is not known."""
    if leaves is None or rates is None:
        return None
    hours = move_hours(employer.staff, rates, employer.measures)
    books = post_year(employer.counted_on.year, employer.currency, leaves, priced, hours)
    hidden = {one.instrument for one in leaves if hides_leave(one, release)}
    reaches, saves = {}, False
    if priced is not None:
        reaches = {name: kinds_of(of) for name, of in priced.reaches.items()}
        saves = release.hides_amount(kinds_of(priced.saves_on))
    hidden |= {name for name, kinds in reaches.items() if release.hides_amount(kinds)}
    of_hours = {one.cause for one in hours}
    without_hours = {name for name in of_hours if _hides_hours(reaches[name], release)}
    flows = tuple(
        one
        for one in books.flows
        if one.cause not in hidden and not (one.title == "hours" and one.cause in without_hours)
    )
    day = min(employer.counted_on, BASE_DAY)
    return replace(
        books,
        flows=flows,
        memos=() if hidden or saves else books.memos,
        assumed=list_assumed(employer.measures, day),
    )


def _hides_hours(kinds: Kinds, release: Release) -> bool:
    """Tell whether hours of some persons tell how many they are of either sex, who work unlike."""
    of_sex = (kinds & kinds_in((sex,), range(UNTOLD)) for sex in BOTH)
    return any(map(release.hides_count, of_sex)) or release.hides_untold(BOTH)


def _denominator_of(rate: UseRate) -> Kinds:
    """Return by whom a rate is divided; nobody where it is by a count of the year."""
    if rate.name == "parents with a place":
        place = {"women": (0,), "men": (1,)}
        return kinds_in(place.get(rate.who, BOTH), told_care()["young child"])
    return CARERS if rate.name == "training hours of each" else frozenset()
