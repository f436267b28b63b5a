"""What every leave has in common: who takes it, what it pays, whose time it frees."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from carepact.core.arrays import FloatArray, IntArray
from carepact.core.units import WEEKS_PER_YEAR
from carepact.policy.rules.outcome import Outcome, Provider, WorkStatus


@dataclass(frozen=True)
class LeaveColumns:
    """Families, persons or cells that a leave may reach. All arrays have shape (n,)."""

    persons: FloatArray
    """Events of the row in the year: births, or employees with a relative to care for. [persons]"""
    employed_share: FloatArray
    """Probability that the person who would take the leave is employed; 1 or 0 for one. [share]"""
    sector: IntArray
    """Place in the labels of `sector`: 0 formal, 1 informal."""
    sex: IntArray
    """Place in the labels of `sex`: 0 women, 1 men."""
    wage: FloatArray
    """Wage of the person, or the mean of the cell. [money a year]"""
    own_part: FloatArray
    """What of it is income from self-employment: of a cell a share, of one person 1 or 0."""
    mean_wage: FloatArray
    """Mean wage of the country, to which floor and ceiling are tied. [money a year]"""
    usual_hours: FloatArray
    """Hours that the person usually works. [hours a week]"""


@dataclass(frozen=True)
class LeaveTerms:
    """What a leave for one parent grants."""

    weeks: FloatArray
    """Length per birth. [weeks]"""
    replacement: FloatArray
    """Benefit over previous earnings; of what is flat over the mean wage. [share]"""
    flat_share: FloatArray
    """Part of the benefit that is the same for all. [share]"""
    floor: FloatArray
    """Least benefit. [mean wages]"""
    ceiling: FloatArray
    """Greatest benefit; infinite where there is none. [mean wages]"""
    coverage: FloatArray
    """Employed persons who are entitled, by sector, shape (2,). [share]"""
    take_up: FloatArray
    """Entitled persons who take the leave when pay is replaced in full. [share]"""
    take_up_response: FloatArray
    """Elasticity of take-up with respect to the replacement rate. [elasticity]"""


def blend_wage(wage: FloatArray, mean_wage: FloatArray, flat_share: FloatArray) -> FloatArray:
    r"""Compute the wage that a benefit is measured by.

    Parameters
    ----------
    wage, mean_wage : FloatArray, shape (n,)
        Wage of the person or cell, and of the country. [money a year]
    flat_share : FloatArray
        Part of the benefit :math:`\phi` that is the same for all. [share]

    Returns
    -------
    FloatArray, shape (n,)
        :math:`(1 - \phi) w + \phi \bar w`. [money a year]

    Notes
    -----
    A flat rate is so many parts of the country's mean wage, whatever the person earned: a
    mother who earns half of it gets twice as large a part of her own wage.
    """
    return (1 - flat_share) * wage + flat_share * mean_wage


def replace_wage(
    wage: FloatArray,
    mean_wage: FloatArray,
    replacement: FloatArray,
    floor: FloatArray,
    ceiling: FloatArray,
) -> FloatArray:
    r"""Compute the yearly rate of a benefit.

    Parameters
    ----------
    wage, mean_wage : FloatArray, shape (n,)
        Wage of the person or cell, and of the country. [money a year]
    replacement : FloatArray
        Replacement rate :math:`r`. [share]
    floor, ceiling : FloatArray
        Bounds of the benefit. [mean wages]

    Returns
    -------
    FloatArray, shape (n,)
        :math:`\min(\max(r w, f \bar w), c \bar w)`. [money a year]

    Notes
    -----
    Taken person by person, or decile by decile: a ceiling cuts high wages, not the mean.
    """
    with np.errstate(invalid="ignore"):
        most = np.where(np.isinf(ceiling), np.inf, ceiling * mean_wage)
    return np.minimum(np.maximum(replacement * wage, floor * mean_wage), most)


def respond_to_pay(
    take_up: FloatArray,
    replacement: FloatArray,
    response: FloatArray,
    quota_gain: FloatArray | float = 0.0,
) -> FloatArray:
    r"""Compute the take-up of a leave from what it pays and whose it is.

    Returns
    -------
    FloatArray, shape of the arguments
        :math:`\min(1, (u + q) r^\epsilon)`, with u the take-up at full pay, q the gain where
        weeks are the person's own, r the replacement rate up to 1. [share]
    """
    paid = np.power(np.minimum(replacement, 1.0), response)
    return np.minimum((take_up + quota_gain) * paid, 1.0)


def part_earnings(earned: FloatArray, own_part: FloatArray) -> dict[WorkStatus, FloatArray]:
    """Part what is not earned meanwhile by how it is earned, shapes of the earnings."""
    own = earned * own_part
    return {"employees": earned - own, "self-employed": own}


def grant_leave(
    columns: LeaveColumns, beneficiaries: FloatArray, weeks: FloatArray, rate: FloatArray
) -> Outcome:
    r"""Pay a leave and count the time that it frees from work.

    Parameters
    ----------
    columns : LeaveColumns
        Who may be reached, n rows.
    beneficiaries : FloatArray, shape (n,)
        Who takes the leave. [persons]
    weeks : FloatArray, shape (n,) or ()
        How long. [weeks]
    rate : FloatArray, shape (n,)
        Benefit at its yearly rate. [money a year]

    Returns
    -------
    Outcome
        Cost :math:`B \cdot \text{rate} \cdot \text{weeks} / 52`, paid to households; hours off
        work of women and men on leave. Being there is not yet active care: how much of it is,
        is evidence and no rule.
    """
    time = beneficiaries * weeks
    years = time / WEEKS_PER_YEAR
    cost, earned, hours = years * rate, years * columns.wage, time * columns.usual_hours
    return Outcome(
        reached=beneficiaries,
        payments={"households": cost},
        provider_hours={
            Provider("mothers", "women"): np.where(columns.sex == 0, hours, 0.0),
            Provider("fathers", "men"): np.where(columns.sex == 1, hours, 0.0),
        },
        forgone=part_earnings(earned, columns.own_part),
    )


def apply_leave(columns: LeaveColumns, terms: LeaveTerms) -> Outcome:
    r"""Apply a leave that belongs to one parent.

    Returns
    -------
    Outcome
        Beneficiaries are births x P(parent employed) x coverage of the sector x take-up.
    """
    take_up = respond_to_pay(terms.take_up, terms.replacement, terms.take_up_response)
    covered = terms.coverage[..., columns.sector]
    beneficiaries = columns.persons * columns.employed_share * covered * take_up
    measured = blend_wage(columns.wage, columns.mean_wage, terms.flat_share)
    rate = replace_wage(measured, columns.mean_wage, terms.replacement, terms.floor, terms.ceiling)
    return grant_leave(columns, np.where(terms.weeks > 0, beneficiaries, 0.0), terms.weeks, rate)
