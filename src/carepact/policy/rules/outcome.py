"""What an instrument does in one year: who is reached, who cares, who is paid, who pays."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

import numpy as np

from carepact.core.arrays import FloatArray, sum_any
from carepact.core.parameter_tables import LABELS
from carepact.policy.traits import Payee

FloatByPayee = dict[Payee, FloatArray]
HOUSEHOLDS = LABELS["payer"].index("households")
GENERAL_BUDGET = LABELS["payer"].index("general_budget")


WorkStatus = Literal["employees", "self-employed"]
"""How earnings are forgone: an employee's wage stays with the employer, the rest is lost."""


class Provider(NamedTuple):
    """Who gives care hours: the kind of provider and the sex."""

    kind: Literal["mothers", "fathers", "kin", "volunteers", "staff", "households"]
    sex: Literal["women", "men"]


class Staff(NamedTuple):
    """Who is employed: the grade of qualification and the sex."""

    grade: str
    sex: Literal["women", "men"]


@dataclass(frozen=True)
class Outcome:
    """One instrument in one year, a figure a row of the columns it was applied to.

    Rows are families, persons or cells alike: all figures are totals of the row, so that
    they add. All arrays have the shape that columns and terms broadcast to.
    """

    reached: FloatArray
    """Persons (families, for centres) that the instrument reaches. [persons]"""
    payments: Mapping[Payee, FloatArray]
    """Money by payee; their sum is the gross cost. [money of the columns, a year]"""
    provider_hours: Mapping[Provider, FloatArray] = field(default_factory=dict)
    """Hours given, or no longer given where negative. [hours a year]"""
    forgone: Mapping[WorkStatus, FloatArray] = field(default_factory=dict)
    """What those who are off work would have earned meanwhile. [money of the columns, a year]"""
    attended_hours: FloatArray | float = 0.0
    """Hours of recipients in a service; one provider may attend several. [hours a year]"""
    staff: Mapping[Staff, FloatArray] = field(default_factory=dict)
    """Staff in full-time equivalents. [full-time equivalents]"""
    places: FloatArray | float = 0.0
    """Built places that are in use; they stand when the law changes. [places]"""
    capital: FloatArray | float = 0.0
    """What has to be built at once; its yearly part is in the payments. [money]"""
    household_limit: FloatArray | float = np.inf
    """The most that households pay, whatever their share. [money, a year]"""
    eligible: FloatArray | float = 0.0
    """Persons of the row who could be reached, whether or not they are. [persons]"""
    coverage: FloatArray | float = 0.0
    """Of those, who are reached; above 1 where a rate is gross. [share]"""
    weekly_hours: FloatArray | float = 0.0
    """Hours that a service is there for each whom it reaches. [hours a week]"""
    fathers_alone: FloatArray | float = 0.0
    """Fathers on leave after the mother, in part where it is for a few weeks. [persons]"""

    @property
    def cost(self) -> FloatArray:
        """Add up the gross cost of each row. [money, a year]"""
        return sum_any(self.payments.values())


def split_cost(outcome: Outcome, shares: FloatArray) -> FloatArray:
    r"""Divide the gross cost among the payers.

    Parameters
    ----------
    outcome : Outcome
        One instrument's outcome, n rows.
    shares : FloatArray, shape (6,) or (6, ...) broadcasting to the cost
        Payer shares that sum to one, in the order of the labels of `payer`. [share]

    Returns
    -------
    FloatArray, shape (6, n)
        What each payer bears; columns sum to the cost. [money, a year]

    Notes
    -----
    Households pay :math:`\min(s_h C, \text{limit})`. What they are spared falls on the
    other payers in proportion to their shares, on the general budget where there is no other.
    """
    cost = outcome.cost
    if shares.ndim == 1:
        shares = shares.reshape((-1, *[1] * cost.ndim))
    cost_by_payer: FloatArray = shares * cost
    limit = np.asarray(outcome.household_limit)
    if np.isinf(limit).all():
        return cost_by_payer
    spared = np.maximum(cost_by_payer[HOUSEHOLDS] - limit, 0.0)
    others = shares.copy()
    others[HOUSEHOLDS] = 0.0
    total = others.sum(axis=0)
    others[GENERAL_BUDGET] += total == 0
    cost_by_payer = cost_by_payer + others / np.where(total == 0, 1.0, total) * spared
    cost_by_payer[HOUSEHOLDS] -= spared
    return cost_by_payer
