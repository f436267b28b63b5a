"""Employer measures: leave topped up, places near work, back-up care, time, recognition."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from carepact.core.arrays import FloatArray
from carepact.core.units import WEEKS_PER_YEAR, WORKING_DAYS_PER_WEEK
from carepact.policy.rules.outcome import Outcome


@dataclass(frozen=True)
class Columns:
    """Employees, one by one or by cell. All arrays have shape (n,)."""

    employees: FloatArray
    """Employees of the row. [persons]"""
    on_leave_share: FloatArray
    """Of them, who take parental leave in the year. [share]"""
    leave_weeks: FloatArray
    """How long that leave is. [weeks]"""
    leave_benefit: FloatArray
    """Benefit that the law pays, at its yearly rate. [money a year]"""
    young_child_share: FloatArray
    """Of them, parents of a child under school age. [share]"""
    carer_share: FloatArray
    """Of them, who care for a relative. [share]"""
    wage: FloatArray
    """Wage. [money a year]"""


@dataclass(frozen=True)
class Terms:
    """What employers offer."""

    coverage: FloatArray
    """Employees whose employer takes part. [share]"""
    top_up: FloatArray
    """Pay during leave to which the employer fills up. [share]"""
    place_share: FloatArray
    """Parents of young children with a place at or near work. [share]"""
    place_cost: FloatArray
    """Yearly cost of a place. [mean yearly wages]"""
    backup_days: FloatArray
    """Days of back-up care for a parent of a young child. [days a year]"""
    backup_cost: FloatArray
    """Cost of such a day, over a day's wage. [share]"""
    carer_days: FloatArray
    """Paid days for who cares for a relative. [days a year]"""
    flexible_share: FloatArray
    """Covered parents and carers who work flexible hours. [share]"""
    flexible_cost: FloatArray
    """Cost of arranging that, over the wage. [share]"""
    recognition_cost: FloatArray
    """Recognising care skills in hiring, return and promotion, over the wage bill. [share]"""


@dataclass(frozen=True)
class Effect:
    """What employers save."""

    turnover_fall: FloatArray
    """Fall of yearly turnover among parents and carers. [share]"""
    replacement_cost: FloatArray
    """Cost of replacing an employee, over a year's pay. [share]"""
    absence_fall: FloatArray
    """Fall of paid sick absence among them, over working time. [share]"""


def compute(columns: Columns, terms: Terms) -> Outcome:
    r"""Apply employer measures to rows of employees.

    Notes
    -----
    With covered employees :math:`E`, the cost adds the top-up
    :math:`E \ell \max(\tau w - b, 0) \cdot \text{weeks} / 52`, places, back-up care, paid days
    for carers, flexible hours, and recognition of care skills.
    """
    covered = columns.employees * terms.coverage
    daily_wage = columns.wage / (WEEKS_PER_YEAR * WORKING_DAYS_PER_WEEK)
    parents = covered * columns.young_child_share
    carers = covered * columns.carer_share
    short = np.maximum(terms.top_up * columns.wage - columns.leave_benefit, 0.0)
    topped = covered * columns.on_leave_share * short * columns.leave_weeks / WEEKS_PER_YEAR
    paid_days = carers * terms.carer_days * daily_wage
    places = parents * terms.place_share * terms.place_cost * columns.wage
    backup = parents * terms.backup_days * terms.backup_cost * daily_wage
    flexible = (parents + carers) * terms.flexible_share * terms.flexible_cost * columns.wage
    recognition = covered * terms.recognition_cost * columns.wage
    return Outcome(
        reached=parents + carers,
        payments={
            "households": topped + paid_days,
            "suppliers": places + backup + flexible + recognition,
        },
        # Pay of those on leave is forgone in the leave itself; days for a relative are new.
        forgone={"employees": paid_days},
    )


def save(columns: Columns, terms: Terms, effect: Effect) -> FloatArray:
    r"""Compute what employers save as fewer leave and fewer are absent.

    Returns
    -------
    FloatArray, shape (n,)
        :math:`E (y + c) (\Delta t \cdot k + \Delta a) w`. [money a year]
    """
    covered = columns.employees * terms.coverage
    concerned = covered * (columns.young_child_share + columns.carer_share)
    saved = effect.turnover_fall * effect.replacement_cost + effect.absence_fall
    return concerned * saved * columns.wage
