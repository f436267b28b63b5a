"""Parental leave: weeks that each parent owns, and weeks that they may share out."""

from __future__ import annotations

from dataclasses import dataclass, replace

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


@dataclass(frozen=True)
class Effect:
    """What is known of weeks of one's own."""

    weeks_of_full_quota: FloatArray
    """Own weeks from which they work in full. [weeks]"""


def compute(columns: LeaveColumns, terms: Terms, effect: Effect) -> Outcome:
    r"""Apply parental leave to the rows of either parent.

    Notes
    -----
    Entitled are births x P(employed) x coverage, :math:`n`. Own weeks o are lost to a parent of
    sex s who does not take them, so they add to take-up as far as there are
    weeks: :math:`u_s = \min(1, (u + q \min(1, o / 5)) r_o^\epsilon)` of the entitled take
    them, and :math:`n u_s o` weeks are theirs. Of the transferable T the share :math:`h_s` of
    *days* is what was observed, so :math:`n h_s T r_T^\epsilon` weeks are taken: no take-up
    comes on top, as it is in the share. Who takes leave is told by take-up at the mean pay of
    both kinds, and divides the days alone: no fewer than take own weeks, and nobody more than
    o + T weeks. Each kind has its own benefit. Fathers' weeks come after hers.
    """
    own, shared = np.asarray(terms.own_weeks), np.asarray(terms.transferable_weeks)
    entitled = columns.persons * columns.employed_share * terms.coverage[..., columns.sector]
    part = shared * terms.transferable_share[..., columns.sex]
    kinds = [_pay_kind(columns, terms, place) for place in range(len(LABELS["weeks of leave"]))]
    (of_own, own_pay), (of_shared, shared_pay) = kinds
    quota = np.minimum(own / effect.weeks_of_full_quota, 1.0)
    gain, usual = terms.quota_gain[..., columns.sex] * quota, terms.take_up[..., columns.sex]
    answer = terms.take_up_response
    takes_own = np.where(own > 0, respond_to_pay(usual, of_own, answer, gain), 0.0)
    own_time = entitled * takes_own * own
    shared_time = entitled * part * respond_to_pay(np.ones(()), of_shared, answer)
    time = own_time + shared_time
    takes = respond_to_pay(
        usual, _divide(own * of_own + part * of_shared, own + part), answer, gain
    )
    least = np.maximum(entitled * takes_own, _divide(time, own + shared))
    takers = np.where(time > 0, np.maximum(entitled * takes, least), 0.0)
    weeks = _divide(time, takers)
    rate = _divide(own_time * own_pay + shared_time * shared_pay, time)
    # What a leave leaves behind was learnt from fathers who had the full weeks of their own.
    alone = np.where(columns.sex == 1, np.minimum(weeks / effect.weeks_of_full_quota, 1.0), 0.0)
    granted = grant_leave(columns, takers, weeks, rate)
    return replace(granted, fathers_alone=takers * alone)


def _pay_kind(columns: LeaveColumns, terms: Terms, place: int) -> tuple[FloatArray, FloatArray]:
    """Compute the replacement rate of one kind of weeks, and its benefit. [share; money a year]"""
    flat, replacement = (
        np.asarray(table)[..., place : place + 1] for table in (terms.flat_share, terms.replacement)
    )
    measured = blend_wage(columns.wage, columns.mean_wage, flat)
    benefit = replace_wage(measured, columns.mean_wage, replacement, terms.floor, terms.ceiling)
    return replacement, benefit


def _divide(total: FloatArray, by: FloatArray) -> FloatArray:
    """Divide; 0 where there is nothing to divide by."""
    nothing = np.zeros(np.broadcast_shapes(total.shape, by.shape))
    return np.divide(total, by, out=nothing, where=by > 0)
