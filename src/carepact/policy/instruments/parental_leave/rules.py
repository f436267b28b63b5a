"""Parental leave: weeks that each parent owns, and weeks that they may share out."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from carepact.core.arrays import FloatArray
from carepact.core.parameter_tables import LABELS
from carepact.policy.rules.leave import (
    LeaveColumns,
    blend_wage,
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
    """Benefit by kind of weeks, shape (2,); of what is flat over the mean wage. [share]"""
    flat_share: FloatArray
    """Part of the benefit that is the same for all, by kind of weeks, shape (2,). [share]"""
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
    :math:`\text{own} + \text{transferable} \cdot \text{share}_s` weeks, each kind at its own
    benefit; take-up answers to their mean. Own weeks add :math:`q_s` to take-up: they are lost
    if the parent does not take them.
    """
    own = np.asarray(terms.own_weeks)
    shared = terms.transferable_weeks * terms.transferable_share[..., columns.sex]
    weeks = own + shared
    gain = np.where(own > 0, terms.quota_gain[..., columns.sex], 0.0)
    kinds = [_pay_kind(columns, terms, place) for place in range(len(LABELS["weeks of leave"]))]
    paid, rate = (
        _divide(own * first + shared * second, weeks) for first, second in zip(*kinds, strict=True)
    )
    take_up = respond_to_pay(terms.take_up[..., columns.sex], paid, terms.take_up_response, gain)
    covered = terms.coverage[..., columns.sector]
    beneficiaries = columns.persons * columns.employed_share * covered * take_up
    return grant_leave(columns, np.where(weeks > 0, beneficiaries, 0.0), weeks, rate)


def _pay_kind(columns: LeaveColumns, terms: Terms, place: int) -> tuple[FloatArray, FloatArray]:
    """Compute the replacement rate of one kind of weeks, and its benefit. [share; money a year]"""
    flat, replacement = (
        np.asarray(table)[..., place : place + 1] for table in (terms.flat_share, terms.replacement)
    )
    measured = blend_wage(columns.wage, columns.mean_wage, flat)
    benefit = replace_wage(measured, columns.mean_wage, replacement, terms.floor, terms.ceiling)
    return replacement, benefit


def _divide(total: FloatArray, weeks: FloatArray) -> FloatArray:
    """Divide by weeks; 0 where there are none."""
    return np.divide(total, weeks, out=np.zeros_like(total + weeks), where=weeks > 0)
