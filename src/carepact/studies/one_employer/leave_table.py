"""The leave of the law as a table: who takes it, who bears it, and where each of it was read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

import numpy as np

from carepact.core.arrays import FloatArray
from carepact.levels.employer.leave import FIRM, PAYER_LABELS, LeaveOfStaff
from carepact.levels.employer.release import Release, kinds_of, only_sex
from carepact.levels.employer.staff import SEXES
from carepact.studies.one_employer.intervals import NOTHING, Interval, hide, interval
from carepact.studies.one_employer.safe import hides_leave
from carepact.studies.one_employer.tables import ALL

UNKNOWN = "unknown"
"""A payer whom nobody tells."""
ASSUMED, NET = "assumed", "net pay"
Status = Literal["told", "hidden", "not known", "in part"]
"""`not known`: no source that was read tells; `in part`: a sum without what is not known."""


class LeaveRow(NamedTuple):
    """What one payer bears of one leave of the law."""

    leave: str
    payer: str
    women: float | None
    women_low: float | None
    women_high: float | None
    men: float | None
    men_low: float | None
    men_high: float | None
    status: str
    amount: float | None
    low: float | None
    high: float | None
    currency: str
    length_read_in: str
    """`own`, `statutes`, `tables`, or `unknown`."""
    pay_read_in: str
    """The same, or `net pay` where a statute tells a share of net pay."""
    payer_read_in: str
    """As of the length, or `working time`; `as maternity` where those of maternity stand in."""
    parts: str
    """`assumed` where State and firm both pay and no source tells their parts."""


def list_leave(
    leaves: Iterable[LeaveOfStaff] | None, release: Release, currency: str
) -> Iterator[LeaveRow]:
    """Lay out the leave of the law, by payer, then all that is told of it.

    The sum is of what stands beside it: it leaves out what is hidden or not known, and says so.
    """
    found = tuple(leaves or ())
    for one in found:
        yield from _list_one(one, release, currency)
    if not found:
        return
    known = [one for one in found if not one.is_open and not hides_leave(one, release)]
    status: Status = "told" if len(known) == len(found) else "in part"
    for payer in PAYER_LABELS:
        parts = [(_of(one, payer), _of(one, payer) * one.sway) for one in known]
        if any(np.any(cost) for cost, _swayed in parts):
            cost, swayed = (
                np.sum(np.broadcast_arrays(*side), axis=0) for side in zip(*parts, strict=True)
            )
            amounts = interval(cost, swayed)
            yield LeaveRow(
                ALL, payer, *NOTHING, *NOTHING, status, *amounts, currency, "", "", "", ""
            )


def bears_nothing(leaves: Iterable[LeaveOfStaff]) -> bool:
    """Tell whether the firm certainly bears nothing of any leave."""
    return not any(np.any(_of(one, FIRM)) for one in leaves)


def _of(one: LeaveOfStaff, payer: str) -> FloatArray:
    """Return what a payer bears of a leave, shape (1 + draws,)."""
    borne: FloatArray = one.cost[:, PAYER_LABELS.index(payer)]
    return borne


def _list_one(one: LeaveOfStaff, release: Release, currency: str) -> Iterator[LeaveRow]:
    """Lay out who pays one leave."""
    hidden = hides_leave(one, release)
    persons = [_count_takers(one, sex, release) for sex in range(len(SEXES))]
    read = one.read

    def lay(payer: str, status: Status, amounts: Interval) -> LeaveRow:
        """Lay out one payer."""
        is_split = read.is_split and payer not in ("", UNKNOWN)
        return LeaveRow(
            one.instrument, payer, *persons[0], *persons[1], status, *amounts, currency,
            read.length, NET if read.is_net else read.pay, read.payers if payer else "",
            ASSUMED if is_split else "",
        )  # fmt: skip

    if read.is_unpaid or not np.any(one.whole):
        yield lay("", "told", Interval(0.0, 0.0, 0.0))
        return
    if read.payers == UNKNOWN:
        whole = hide(interval(one.whole, one.whole * one.sway), hidden=hidden)
        unknown: Status = "not known" if whole.value is None else "told"
        yield lay(UNKNOWN, "hidden" if hidden else unknown, whole)
        return
    for payer in PAYER_LABELS:
        cost = _of(one, payer)
        if np.any(cost):
            amounts = hide(interval(cost, cost * one.sway), hidden=hidden)
            told: Status = "not known" if amounts.value is None else "told"
            yield lay(payer, "hidden" if hidden else told, amounts)


def _count_takers(one: LeaveOfStaff, sex: int, release: Release) -> Interval:
    """Count who of a sex is expected to take a leave; nothing where that is hidden or not known."""
    behind = release.rule.minimum if one.behind is None else one.behind[sex]
    is_few = 0 < behind < release.rule.minimum
    hidden = is_few or release.hides_counts(kinds_of(only_sex(one.reaches, sex)))
    drawn = None if one.by_chance is None else one.by_chance[:, sex]
    return hide(interval(one.persons[:, sex], drawn, counts=True), hidden=hidden)
