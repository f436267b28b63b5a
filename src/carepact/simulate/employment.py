"""Who works more as care is provided, and the gaps between women and men that remain."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from carepact.core.arrays import FloatArray
from carepact.policy.rules.outcome import Outcome


@dataclass(frozen=True)
class HoursResponse:
    """How much of the effect of a place its weekly hours bring, arrays that broadcast to rows."""

    begins: FloatArray
    """Hours up to which a place moves nobody. [hours a week]"""
    whole: FloatArray
    """Hours from which it moves mothers in full. [hours a week]"""

    def at(self, weekly_hours: FloatArray | float) -> FloatArray:
        r"""Compute the response to hours :math:`h`.

        Returns
        -------
        FloatArray
            :math:`(h - b) / (f - b)`, from 0 to 1; a step where both ends are one. [share]

        References
        ----------
        Brewer, M. and others (2022). Does more free childcare help parents work more?
        Labour Economics, 74.
        """
        beyond, stretch = np.broadcast_arrays(
            np.asarray(weekly_hours - self.begins, dtype=float), self.whole - self.begins
        )
        step = np.where(beyond > 0, 1.0, 0.0)
        line = np.divide(beyond, stretch, out=step, where=stretch > 0)
        response: FloatArray = np.clip(line, 0.0, 1.0)
        return response


def change_use(before: Outcome, after: Outcome, response: HoursResponse) -> FloatArray:
    r"""Compute how many more children are in use of a service that lets their mothers work.

    Parameters
    ----------
    before, after : Outcome
        Present law and one run of the reform, shape (draws, years, rows).
    response : HoursResponse
        What hours of a place bring.

    Returns
    -------
    FloatArray, shape (draws, years, rows)
        :math:`n_1 (c_1 f(h_1) - c_0 f(h_0))`, below 0 where places close or days get shorter:
        coverage c of those who could be reached, hours h, and the children n whom the reform
        leaves not on leave, so that longer leave moves nobody out of work. [persons]
    """
    reform = after.coverage * response.at(after.weekly_hours)
    law = before.coverage * response.at(before.weekly_hours)
    changed: FloatArray = np.asarray(after.eligible * (reform - law))
    return changed


@dataclass(frozen=True)
class Mothers:
    """Mothers of a child under school age, arrays that broadcast with (draws, years)."""

    in_work: FloatArray
    """[persons]"""
    without: FloatArray
    """[persons]"""


def enter_work(
    freed: FloatArray,
    care_jobs: FloatArray,
    shared: FloatArray,
    room: FloatArray,
    mothers: Mothers,
) -> FloatArray:
    r"""Count mothers who take up work because their child has a place, or lose it with one.

    Parameters
    ----------
    freed : FloatArray, shape (scenarios, draws, years)
        Mothers who would take up work: evidence times the change of use; below 0 those who
        would lose it. [persons]
    care_jobs : FloatArray, shape (scenarios, draws, years)
        New care jobs of women. [persons]
    shared : FloatArray, shape (draws, 1)
        Those of such mothers who fill care jobs. [share]
    room : FloatArray, shape (draws, years)
        Women of working age without employment. [persons]
    mothers : Mothers
        Those who can enter or leave work at all.

    Returns
    -------
    FloatArray, shape (scenarios, draws, years)
        :math:`\min(m - \min(s m, J), \text{room} - J)` with J care jobs and m freed, no
        more than mothers without work; m itself where it is below zero, at most those in work.
        Nobody is counted twice: who fills a care job stands among the care jobs. [persons]
    """
    moved = np.clip(freed, -mothers.in_work, mothers.without)
    # Who loses work takes no care job in its stead: a child without a place is at home.
    entering = moved - np.clip(shared * moved, 0.0, np.maximum(care_jobs, 0.0))
    return np.minimum(entering, np.maximum(room - care_jobs, 0.0))


def compare_earnings(employed: FloatArray, wages: FloatArray, adults: FloatArray) -> FloatArray:
    r"""Compute the gap in earnings of an adult woman to an adult man.

    Parameters
    ----------
    employed, wages, adults : FloatArray, shape (2, ...)
        Employed persons, their mean wage and all adults; women first.

    Returns
    -------
    FloatArray, shape (...)
        :math:`1 - (E_f w_f) / (E_m w_m)`, with E the employed over adults. [share]
    """
    each = employed / adults * wages
    gap: FloatArray = 1 - each[0] / each[1]
    return gap
