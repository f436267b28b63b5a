"""One instrument under present law and under the three named closures.

Two switches: part of the places added replaces places that families pay for today, and staff of
what is added grow no faster than a rate that has been sustained. `demand` sets neither,
`additional` the first, `supply` both.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from typing import Any, get_args

import numpy as np

from carepact.core.arrays import BoolArray, FloatArray, IntArray, sum_any, sum_last
from carepact.core.parameter_tables import LABELS
from carepact.policy.rules.outcome import Outcome, Provider, WorkStatus, split_cost
from carepact.policy.traits import Payee
from carepact.simulate.employment import HoursResponse, change_use
from carepact.simulate.new_use import Replaced, bear, find_replaced, leave_out
from carepact.simulate.staffing import find_growing, leave_unstaffed


@dataclass(frozen=True)
class Totals:
    """One instrument over all rows. The first axis is the run; draw and year are the last."""

    reached: FloatArray
    """Shape (scenarios, draws, years). [persons]"""
    cost_by_payer: FloatArray
    """Shape (scenarios, payers, draws, years). [money a year]"""
    paid: FloatArray
    """Shape (scenarios, payees, draws, years). [money a year]"""
    staff: FloatArray
    """Shape (scenarios, sexes, draws, years). [full-time equivalents]"""
    capital: FloatArray
    """Shape (scenarios, draws, years). [money]"""
    hours: dict[tuple[str, str, int], FloatArray]
    """By kind of provider, sex and recipient, of shape (scenarios, draws, years). [hours a year]"""
    attended: dict[int, FloatArray]
    """By recipient, each of shape (scenarios, draws, years). [hours a year]"""
    fathers_alone: FloatArray
    """As of an outcome, shape (scenarios, draws, years). [persons]"""
    forgone: dict[WorkStatus, FloatArray]
    """Earnings of who is off work, each of shape (scenarios, draws, years). [money a year]"""
    gained: FloatArray
    """Children in use beyond present law, as `change_use` has it, shape as above. [persons]"""

    @property
    def cost(self) -> FloatArray:
        """Add up the gross cost, shape (scenarios, draws, years). [money a year]"""
        total: FloatArray = self.paid.sum(axis=1)
        return total


def total_instrument(
    before: Outcome,
    after: Outcome,
    payers: tuple[FloatArray, FloatArray],
    recipients: IntArray,
    new_use: FloatArray | None = None,
    response: HoursResponse | None = None,
) -> Totals:
    r"""Add one instrument up over its rows, under present law and two closures.

    Parameters
    ----------
    before, after : Outcome
        Present law and the reform with all that it funds, shape (draws, years, rows).
    payers : tuple of two FloatArray, shape (draws, years, payers)
        Payer shares under present law and under the reform. [share]
    recipients : IntArray, shape (rows,)
        Who receives the care of each row: a place in `projection.RECIPIENTS`.
    new_use : FloatArray, shape (draws, 1, 1), optional
        Share of added use that is new; all of it when omitted. [share]
    response : HoursResponse, optional
        How mothers' work answers to hours of a place; no use lets them work when omitted.

    Returns
    -------
    Totals
        Runs: present law, `demand`, `additional`, and `additional` without added staff, which
        `limit_staff` turns into `supply`.
    """
    shape = (*payers[0].shape[:2], recipients.size)
    shares = [np.moveaxis(one, -1, 0) for one in payers]
    replaced, real = None, after
    if new_use is not None and after is not before:
        replaced = find_replaced(before, after, shares[0][..., None], new_use)
        real = leave_out(before, after, replaced) if replaced.places.any() else after
    outcomes = before, after, real, real if real is before else leave_unstaffed(before, real)
    places = _group_alike(outcomes)

    def add_up(
        take: Callable[[Outcome], FloatArray | float], rows: BoolArray | None = None
    ) -> FloatArray:
        """Add a part up over the rows in each run, shape (scenarios, draws, years)."""
        total = np.zeros((len(outcomes), *shape[:-1]))
        for first, *others in places:
            part = np.asarray(take(outcomes[first]), dtype=float)
            if part.ndim or part:  # most instruments do nothing of most kinds
                total[first] = _sum_rows(part, shape, rows)
                total[others] = total[first]
        return total

    kinds = dict.fromkeys(kind for one in outcomes for kind in one.provider_hours)
    groups = {int(place): recipients == place for place in np.unique(recipients)}
    return Totals(
        reached=add_up(lambda end: end.reached),
        cost_by_payer=_bear_all(outcomes, shares, replaced, shape),
        paid=np.stack([add_up(_pay(payee)) for payee in get_args(Payee)], axis=1),
        staff=np.stack([add_up(_employ(sex)) for sex in LABELS["sex"]], axis=1),
        capital=add_up(lambda end: end.capital),
        hours={
            (kind.kind, kind.sex, place): add_up(_give(kind), rows)
            for kind in kinds
            for place, rows in groups.items()
        },
        attended={
            place: add_up(lambda end: end.attended_hours, rows) for place, rows in groups.items()
        },
        fathers_alone=add_up(lambda end: end.fathers_alone),
        forgone={status: add_up(_forgo(status)) for status in get_args(WorkStatus)},
        gained=add_up(lambda end: 0.0 if response is None else change_use(before, end, response)),
    )


def _group_alike(outcomes: Sequence[Outcome]) -> list[list[int]]:
    """Group the runs that hold the same outcome."""
    found: dict[int, list[int]] = {}
    for place, one in enumerate(outcomes):
        found.setdefault(id(one), []).append(place)
    return list(found.values())


def limit_staff(totals: Totals, share: FloatArray | None) -> Totals:
    r"""Turn the last run into `supply`: only a share of the added staff can be found.

    Parameters
    ----------
    totals : Totals
        Present law, `demand`, `additional`, and `additional` without added staff.
    share : FloatArray, shape (draws, years), or None
        Share :math:`\phi` of the added staff that can be found; None where none is sought. [share]

    Returns
    -------
    Totals
        The last run is :math:`x - (1 - \phi) (x - u)`, with x what `additional` holds and u
        what is there of it without added staff; x where no staff is sought.
    """
    if (totals.staff[2] == totals.staff[3]).all():
        return totals  # nobody is added anywhere, so the runs are one and the same

    def end(runs: FloatArray) -> FloatArray:
        """Put the run of limited staff in the last place."""
        _law, _demand, whole, unstaffed = runs
        found = whole if share is None else whole - (1 - share) * (whole - unstaffed)
        return np.concatenate([runs[:3], found[None]])

    def end_all(part: Any) -> Any:  # noqa: ANN401 - a field of the totals
        """Do so with a figure, or with every figure of a mapping."""
        if isinstance(part, dict):
            return {key: end(figures) for key, figures in part.items()}
        return end(part)

    return Totals(**{one.name: end_all(getattr(totals, one.name)) for one in fields(totals)})


def _bear_all(
    outcomes: tuple[Outcome, Outcome, Outcome, Outcome],
    shares: Sequence[FloatArray],
    replaced: Replaced | None,
    shape: tuple[int, ...],
) -> FloatArray:
    """Divide the cost of each run among the payers, shape (scenarios, payers, draws, years)."""
    before, after, real, unstaffed = outcomes
    law, funded = (_split(end, by, shape) for end, by in zip(outcomes[:2], shares, strict=True))
    if unstaffed is after:  # nothing sets the closures apart
        return np.stack([law, funded, funded, funded])
    by, by_row = shares[1], shares[1][..., None]
    borne = np.broadcast_to(bear(after, real, by_row, replaced), (len(by_row), *shape))
    grows = find_growing(before, real)
    kept = np.where(grows, split_cost(unstaffed, by_row), borne)
    new = funded if real is after else _add_rows(borne, real.cost, by, shape)
    supplied = _add_rows(kept, np.where(grows, unstaffed.cost, real.cost), by, shape)
    return np.stack([law, funded, new, supplied])


def _add_rows(
    by_row: FloatArray, cost: FloatArray, by: FloatArray, shape: tuple[int, ...]
) -> FloatArray:
    """Add up what payers bear of each row, shape (payers, draws, years).

    Where all rows are shared alike the whole is, as under present law: years in which a reform
    changes nothing then equal present law to the last digit.
    """
    differs = (by_row != by[..., None] * cost).any(axis=(0, -1))
    return np.where(differs, sum_last(by_row), by * _sum_rows(cost, shape))


def _sum_rows(
    part: FloatArray | float, shape: tuple[int, ...], rows: BoolArray | None = None
) -> FloatArray:
    """Add a part up over its rows, shape (draws, years)."""
    return sum_last(np.broadcast_to(part, shape), None if rows is None else np.flatnonzero(rows))


def _pay(payee: Payee) -> Callable[[Outcome], FloatArray | float]:
    """Take what one payee gets."""
    return lambda end: end.payments.get(payee, 0.0)


def _forgo(status: WorkStatus) -> Callable[[Outcome], FloatArray | float]:
    """Take what those off work would have earned in one way."""
    return lambda end: end.forgone.get(status, 0.0)


def _give(provider: Provider) -> Callable[[Outcome], FloatArray | float]:
    """Take the hours of one provider."""
    return lambda end: end.provider_hours.get(provider, 0.0)


def _employ(sex: str) -> Callable[[Outcome], FloatArray | float]:
    """Take the staff of one sex."""
    return lambda end: sum_any(heads for kind, heads in end.staff.items() if kind.sex == sex)


def _split(end: Outcome, by: FloatArray, shape: tuple[int, ...]) -> FloatArray:
    """Divide a cost among the payers, row by row only where families pay no more than so much."""
    if np.isinf(end.household_limit).all():
        return by * _sum_rows(end.cost, shape)
    by_row = np.broadcast_to(split_cost(end, by[..., None]), (len(by), *shape))
    return _add_rows(by_row, end.cost, by, shape)
