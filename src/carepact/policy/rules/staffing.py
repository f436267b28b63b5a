"""What paid care work costs: wages tied to the country's, contributions, and the rest."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from carepact.core.arrays import FloatArray
from carepact.policy.rules.outcome import Staff
from carepact.policy.traits import Payee


@dataclass(frozen=True)
class LabourMarket:
    """What work costs where a row lives. All arrays have shape (n,)."""

    mean_wage: FloatArray
    """Mean wage of the country. [money a year]"""
    minimum_wage: FloatArray
    """Least wage that the law allows; 0 where there is none. [money a year]"""
    contribution: FloatArray
    """Employer's contributions over wages. [share]"""


@dataclass(frozen=True)
class Team:
    """Staff of one kind of service by grade, with what employing them costs."""

    by_grade: dict[str, FloatArray]
    """Full-time equivalents of each grade, each of shape (n,)."""
    payments: dict[Payee, FloatArray]
    """Running cost by payee. [money a year]"""

    def by_sex(self, women_share: FloatArray) -> dict[Staff, FloatArray]:
        """Split the staff by sex, each of shape (n,). [full-time equivalents]"""
        women = {Staff(g, "women"): count * women_share for g, count in self.by_grade.items()}
        men = {Staff(g, "men"): count * (1 - women_share) for g, count in self.by_grade.items()}
        return women | men


def set_wage(market: LabourMarket, ratio: FloatArray) -> FloatArray:
    r"""Set the wage of a grade: :math:`\max(\rho \bar w, w_{min})`. [money a year]"""
    return np.maximum(ratio * market.mean_wage, market.minimum_wage)


def employ(
    market: LabourMarket,
    staff: dict[str, FloatArray],
    ratios: dict[str, FloatArray],
    non_staff_share: FloatArray,
) -> Team:
    r"""Employ staff and add what else the service costs to run.

    Parameters
    ----------
    market : LabourMarket
        Wages where the rows live, n rows.
    staff : dict of str to FloatArray, shape (n,)
        Full-time equivalents by grade :math:`F_q`.
    ratios : dict of str to FloatArray
        Wage of each grade over the mean wage. [mean wages]
    non_staff_share : FloatArray
        Share :math:`m` of the running cost that is not for staff. [share]

    Returns
    -------
    Team
        Running cost :math:`\sum_q F_q w_q (1 + c) / (1 - m)`, by payee.
    """
    wages = sum(
        (count * set_wage(market, ratios[grade]) for grade, count in staff.items()),
        start=np.zeros(()),
    )
    contributions = wages * market.contribution
    rest = (wages + contributions) * non_staff_share / (1 - non_staff_share)
    return Team(
        by_grade=staff,
        payments={"staff": wages, "social_security": contributions, "suppliers": rest},
    )
