"""Carers' leave: paid days a year for employees who care for a relative."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from carepact.core.arrays import FloatArray
from carepact.core.units import WORKING_DAYS_PER_WEEK
from carepact.policy.rules.leave import (
    LeaveColumns,
    grant_leave,
    replace_wage,
    respond_to_pay,
)
from carepact.policy.rules.outcome import Outcome


@dataclass(frozen=True)
class Terms:
    """What carers' leave grants."""

    days: FloatArray
    """Working days a year. [days a year]"""
    replacement: FloatArray
    """Benefit over previous earnings. [share]"""
    floor: FloatArray
    """Least benefit. [mean wages]"""
    ceiling: FloatArray
    """Greatest benefit; infinite where there is none. [mean wages]"""
    coverage: FloatArray
    """Employees who are entitled, by sector, shape (2,). [share]"""
    take_up: FloatArray
    """Entitled carers who take the leave at full pay. [share]"""
    take_up_response: FloatArray
    """Elasticity of take-up with respect to the replacement rate. [elasticity]"""


def compute(columns: LeaveColumns, terms: Terms) -> Outcome:
    r"""Apply carers' leave to rows of employees.

    Notes
    -----
    :math:`B = N \cdot P(\text{employed}) \cdot \text{coverage} \cdot \text{take-up}`, for
    :math:`\text{days} / 5` weeks.
    """
    take_up = respond_to_pay(terms.take_up, terms.replacement, terms.take_up_response)
    covered = terms.coverage[..., columns.sector]
    carers = columns.persons * columns.employed_share
    rate = replace_wage(
        columns.wage, columns.mean_wage, terms.replacement, terms.floor, terms.ceiling
    )
    taken = np.where(terms.days > 0, carers * covered * take_up, 0.0)
    return grant_leave(columns, taken, terms.days / WORKING_DAYS_PER_WEEK, rate)
