"""Parental leave: weeks that each parent owns, and weeks that they may share out."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from carepact.core.arrays import FloatArray
from carepact.policy.rules.leave import (
    LeaveColumns,
    grant_leave,
    replace_wage,
    respond_to_pay,
)
from carepact.policy.rules.outcome import Outcome


@dataclass(frozen=True)
class Terms:
    """What parental leave grants."""

    own_weeks: FloatArray
    """Weeks that one parent has and cannot give away. [weeks]"""
    transferable_weeks: FloatArray
    """Weeks that the parents share out between them. [weeks]"""
    transferable_share: FloatArray
    """Transferable weeks by who takes them, shape (2,). [share]"""
    replacement: FloatArray
    """Benefit over previous earnings. [share]"""
    floor: FloatArray
    """Least benefit. [mean wages]"""
    ceiling: FloatArray
    """Greatest benefit; infinite where there is none. [mean wages]"""
    coverage: FloatArray
    """Employed parents who are entitled, by sector, shape (2,). [share]"""
    take_up: FloatArray
    """Entitled parents who take leave at full pay, by sex, shape (2,). [share]"""
    quota_gain: FloatArray
    """What own weeks add to take-up, by sex, shape (2,). [share]"""
    take_up_response: FloatArray
    """Elasticity of take-up with respect to the replacement rate. [elasticity]"""


def compute(columns: LeaveColumns, terms: Terms) -> Outcome:
    r"""Apply parental leave to the rows of either parent.

    Notes
    -----
    A parent of sex s who takes leave takes
    :math:`\text{own} + \text{transferable} \cdot \text{share}_s` weeks. Own weeks add
    :math:`q_s` to take-up: they are lost if the parent does not take them.
    """
    gain = np.where(terms.own_weeks > 0, terms.quota_gain[..., columns.sex], 0.0)
    take_up = respond_to_pay(
        terms.take_up[..., columns.sex], terms.replacement, terms.take_up_response, gain
    )
    covered = terms.coverage[..., columns.sector]
    beneficiaries = columns.persons * columns.employed_share * covered * take_up
    share = terms.transferable_share[..., columns.sex]
    weeks = terms.own_weeks + terms.transferable_weeks * share
    rate = replace_wage(
        columns.wage, columns.mean_wage, terms.replacement, terms.floor, terms.ceiling
    )
    return grant_leave(columns, np.where(weeks > 0, beneficiaries, 0.0), weeks, rate)
