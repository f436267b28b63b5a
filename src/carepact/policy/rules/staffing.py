"""What paid care work costs: the country's pay of an hour, contributions, and the rest."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from carepact.core.arrays import FloatArray, sum_any
from carepact.policy.rules.outcome import Staff
from carepact.policy.traits import Payee


@dataclass(frozen=True)
class LabourMarket:
    """What work costs where a row lives. All arrays have shape (n,)."""

    mean_wage: FloatArray
    """Mean wage of the country. [money a year]"""
    minimum_wage: FloatArray
    """Least wage of a full-time year that the law allows; 0 where there is none. [money a year]"""
    contribution: FloatArray
    """Employer's contributions over wages. [share]"""
    hours_at_work: FloatArray
    """Hours that an employee works for the mean wage. [hours a year]"""


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


def set_wage(market: LabourMarket, ratio: FloatArray, paid_hours: FloatArray) -> FloatArray:
    r"""Set what a full-time year of a grade is paid. [money a year]

    Parameters
    ----------
    market : LabourMarket
        Wages where the rows live.
    ratio : FloatArray
        Pay of an hour of the grade over that of the country's employees. [mean wages]
    paid_hours : FloatArray
        Hours of a full-time year in the service. [hours a year]

    Notes
    -----
    :math:`\max(\rho \bar w H / A, w_{min})` with paid hours H and the hours A that an employee
    works for the mean wage. Ratios of surveys compare hours with hours: an employee of a
    country of part-time work is paid for fewer of them than full-time staff, one of a country
    of long weeks for more. The least wage is that of a full-time year, however many its hours.
    """
    return np.maximum(
        ratio * market.mean_wage * paid_hours / market.hours_at_work, market.minimum_wage
    )


def employ(
    market: LabourMarket,
    staff: dict[str, FloatArray],
    ratios: dict[str, FloatArray],
    non_staff_share: FloatArray,
    paid_hours: FloatArray,
) -> Team:
    r"""Employ staff and add what else the service costs to run.

    Parameters
    ----------
    market : LabourMarket
        Wages where the rows live, n rows.
    staff : dict of str to FloatArray, shape (n,)
        Full-time equivalents by grade :math:`F_q`.
    ratios : dict of str to FloatArray
        Pay of an hour of each grade over that of the country's employees. [mean wages]
    non_staff_share : FloatArray
        Share :math:`m` of the running cost that is not for staff. [share]
    paid_hours : FloatArray
        Hours that one full-time member of staff is paid for. [hours a year]

    Returns
    -------
    Team
        Running cost :math:`\sum_q F_q w_q (1 + c) / (1 - m)`, by payee.
    """
    wages = sum_any(
        count * set_wage(market, ratios[grade], paid_hours) for grade, count in staff.items()
    )
    contributions = wages * market.contribution
    rest = (wages + contributions) * non_staff_share / (1 - non_staff_share)
    return Team(
        by_grade=staff,
        payments={"staff": wages, "social_security": contributions, "suppliers": rest},
    )
