"""Breastfeeding breaks: paid time for mothers who are back at work."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from carepact.core.arrays import FloatArray, IntArray
from carepact.core.units import (
    MINUTES_PER_HOUR,
    MONTHS_PER_YEAR,
    WORKING_DAYS_PER_WEEK,
)
from carepact.policy.rules.leave import part_earnings
from carepact.policy.rules.outcome import Outcome, Provider


@dataclass(frozen=True)
class Columns:
    """Mothers of infants. All arrays have shape (n,)."""

    births: FloatArray
    """Births of the row in the year. [persons]"""
    back_at_work_share: FloatArray
    """Probability that the mother is employed and back at work. [share]"""
    breastfeeding_share: FloatArray
    """Probability that she breastfeeds in the covered months. [share]"""
    months_away: FloatArray
    """Months after the birth during which she is on leave. [months]"""
    sector: IntArray
    """Place in the labels of `sector`: 0 formal, 1 informal."""
    hourly_wage: FloatArray
    """Her wage of an hour at work. [money an hour]"""
    weeks_at_work: FloatArray
    """Weeks that she is at work, holidays and other weeks off taken out. [weeks a year]"""
    own_part: FloatArray
    """What of it is income from self-employment. [share]"""


@dataclass(frozen=True)
class Terms:
    """What the breaks grant."""

    minutes_per_day: FloatArray
    """Paid break of a working day. [minutes a day]"""
    until_month: FloatArray
    """Age of the child to which the right runs. [months]"""
    coverage: FloatArray
    """Employed mothers who are entitled, by sector, shape (2,). [share]"""


def compute(columns: Columns, terms: Terms) -> Outcome:
    r"""Apply breastfeeding breaks to rows of mothers.

    Notes
    -----
    :math:`C = \text{births} \cdot P(\text{back at work}) \cdot P(\text{breastfeeding}) \cdot
    \text{coverage} \cdot \text{minutes} / 60 \cdot \text{working days} \cdot w`, the working
    days being five in each week at work between her return and the end of the right. The
    money is wage that the employer goes on paying, so its payee is the household.
    """
    months = np.maximum(terms.until_month - columns.months_away, 0.0)
    days = months / MONTHS_PER_YEAR * columns.weeks_at_work * WORKING_DAYS_PER_WEEK
    mothers = columns.births * columns.back_at_work_share * columns.breastfeeding_share
    entitled = mothers * terms.coverage[..., columns.sector] * (months > 0)
    hours = entitled * terms.minutes_per_day / MINUTES_PER_HOUR * days
    return Outcome(
        reached=entitled,
        payments={"households": hours * columns.hourly_wage},
        provider_hours={Provider("mothers", "women"): hours},
        forgone=part_earnings(hours * columns.hourly_wage, columns.own_part),
    )
