"""The tables in which the answer to an employer leaves: a small cell, and what tells it, is empty.

Each row says whether its figure is told, hidden, or not known.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

import numpy as np

from carepact.core.arrays import FloatArray
from carepact.levels.employer.assumed import SAVINGS, join_assumed
from carepact.levels.employer.carers import Carers
from carepact.levels.employer.hiding import Telling
from carepact.levels.employer.measures import Priced, read_payees
from carepact.levels.employer.pay import Pay
from carepact.levels.employer.release import (
    UNTOLD,
    Release,
    kinds_in,
    kinds_of,
    told_care,
)
from carepact.levels.employer.staff import SEXES
from carepact.levels.employer.use import Use
from carepact.studies.one_employer.intervals import Interval, hide, interval

EXPECTED, COUNTED, SILENT = "expected", "counted", "not told"
COST, SAVING, TOTAL, BREAK_EVEN = "cost", "saving", "total", "break-even"
ALL = "all"
"""Women and men together, and all measures."""


class CarerRow(NamedTuple):
    """How many of a sex care for what, and how it is known."""

    sex: str
    care: str
    known: str
    status: str
    persons: float | None
    low: float | None
    high: float | None


class CostRow(NamedTuple):
    """One measure, one saving, a total, or the break-even."""

    kind: str
    measure: str
    paid_to: str
    status: str
    value: float | None
    low: float | None
    high: float | None
    unit: str
    assumed: str
    """Values of ours, which nobody measured, on which it stands; empty where there are none."""


class UseRow(NamedTuple):
    """One count or rate of the year."""

    figure: str
    who: str
    status: str
    value: float | None
    is_rate: bool
    is_estimated: bool


class PayRow(NamedTuple):
    """What a group earns an hour, or how much less than another."""

    figure: str
    group: str
    reference: str
    status: str
    value: float | None
    unit: str


def list_carers(carers: Carers, release: Release) -> Iterator[CarerRow]:
    """Lay out who cares: as it is told, as it is expected, and of whom nothing is told."""
    sexes = ((0,), (1,), (0, 1))
    for who, of in zip((*SEXES, ALL), sexes, strict=True):
        silent = release.hides_untold(of)
        untold = float(carers.untold[list(of)].sum())
        for care, places in told_care().items():
            at = np.ix_(of, places)
            count = float(carers.counted[at].sum())
            hidden = release.hides_count(kinds_in(of, places))
            yield _row(who, care, COUNTED, Interval(count, count, count), hidden=hidden)
            if untold and carers.expected is not None:
                drawn = carers.by_chance
                may_be = None if drawn is None else drawn[:, at[0], at[1]].sum(axis=(1, 2))
                found = interval(
                    carers.expected[:, at[0], at[1]].sum(axis=(1, 2)), may_be, counts=True
                )
                yield _row(who, care, EXPECTED, found, hidden=silent)
        hidden = release.hides_count(kinds_in(of, (UNTOLD,)))
        yield _row(who, "", SILENT, Interval(untold, untold, untold), hidden=hidden)
        count = float(untold + carers.counted[list(of)].sum())
        hidden = release.hides_count(kinds_in(of, range(UNTOLD + 1)))
        yield _row(who, ALL, COUNTED, Interval(count, count, count), hidden=hidden)


def _row(sex: str, care: str, known: str, found: Interval, *, hidden: bool) -> CarerRow:
    """Make a row, empty where it is hidden."""
    return CarerRow(sex, care, known, "hidden" if hidden else "told", *hide(found, hidden=hidden))


def list_costs(
    priced: Priced | None,
    release: Release,
    currency: str,
    assumed: Mapping[str, tuple[str, ...]],
) -> Iterator[CostRow]:
    """Lay out costs, savings, what is left, and the break-even.

    A total is hidden with any part of it, and stands on what any part of it stands on.
    """
    if priced is None:
        return
    payees, any_hidden = read_payees(), False
    saved_by = dict(zip(SAVINGS, (priced.turnover, priced.absence), strict=True))

    def say_ours(*figures: str) -> str:
        """Name the values of ours on which figures stand."""
        return " ".join(join_assumed(assumed, figures))

    for name, values in priced.costs.items():
        hidden = release.hides_amount(kinds_of(priced.reaches[name]))
        any_hidden |= hidden
        ours, may_be = say_ours(name), priced.may_be([name])
        yield _cost(COST, name, payees[name], (values, may_be), currency, ours, hidden=hidden)
    ours, costs = say_ours(*priced.costs), priced.may_be(priced.costs)
    yield _cost(TOTAL, "cost", "", (priced.cost, costs), currency, ours, hidden=any_hidden)
    saves = release.hides_amount(kinds_of(priced.saves_on))
    for name, saved in saved_by.items():
        figures = saved, priced.may_be([name])
        yield _cost(SAVING, name, "", figures, currency, say_ours(name), hidden=saves)
    both, gained = priced.turnover + priced.absence, priced.may_be(saved_by)
    yield _cost(SAVING, ALL, "", (both, gained), currency, say_ours(*saved_by), hidden=saves)
    either, ours = saves or any_hidden, say_ours(*priced.costs, *saved_by)
    net = None if costs is None or gained is None else costs - gained
    yield _cost(TOTAL, "net", "", (priced.net, net), currency, ours, hidden=either)
    even = priced.break_even, None
    yield _cost(BREAK_EVEN, ALL, "", even, "share", ours, hidden=either)


def _cost(
    kind: str,
    measure: str,
    paid_to: str,
    figures: tuple[FloatArray, FloatArray | None],
    unit: str,
    assumed: str,
    *,
    hidden: bool,
) -> CostRow:
    """Make a row, empty where it is hidden."""
    found = interval(*figures)
    status: Telling = "hidden" if hidden else "nobody" if found.value is None else "told"
    return CostRow(kind, measure, paid_to, status, *hide(found, hidden=hidden), unit, assumed)


def list_uses(use: Use | None) -> Iterator[UseRow]:
    """Lay out counts, then rates."""
    if use is None:
        return
    for count in use.figures:
        yield UseRow(
            count.name, count.who, count.status, count.value, is_rate=False, is_estimated=False
        )
    for rate in use.rates:
        yield UseRow(
            rate.name, rate.who, rate.status, rate.value, is_rate=True,
            is_estimated=rate.is_estimated,
        )  # fmt: skip


def list_pays(pay: Pay, currency: str) -> Iterator[PayRow]:
    """Lay out means, medians and gaps; how many persons earn so stands with who cares."""
    hourly = f"{currency} an hour"
    for one in pay.groups.values():
        for figure, value in (("mean", one.mean), ("median", one.median)):
            status: Telling = one.status if one.status != "told" or value is not None else "hidden"
            yield PayRow(figure, one.group, "", status, value, hourly)
    for gap in pay.gaps:
        of = (pay.groups[gap.group].status, pay.groups[gap.reference].status)
        worst: Telling = next((one for one in of if one != "told"), "hidden")
        for figure, value in (("mean", gap.mean), ("median", gap.median)):
            status = "told" if value is not None else worst
            yield PayRow(f"{figure} gap", gap.group, gap.reference, status, value, "per cent")
