"""Who works more as care is provided, and the gaps between women and men that remain."""

from __future__ import annotations

import numpy as np

from carepact.core.arrays import FloatArray


def enter_work(
    freed: FloatArray,
    care_jobs: FloatArray,
    shared: FloatArray,
    room: FloatArray,
) -> FloatArray:
    r"""Count mothers who take up work because their child has a place.

    Parameters
    ----------
    freed : FloatArray, shape (scenarios, draws, years)
        Mothers who would take up work: evidence times children newly covered. [persons]
    care_jobs : FloatArray, shape (scenarios, draws, years)
        New care jobs of women. [persons]
    shared : FloatArray, shape (draws, 1)
        Those of such mothers who fill care jobs. [share]
    room : FloatArray, shape (draws, years)
        Women of working age without employment. [persons]

    Returns
    -------
    FloatArray, shape (scenarios, draws, years)
        :math:`\min(m - \min(s m, J), \text{room} - J)` with m freed and J
        care jobs, never below zero. Nobody is counted twice: who fills a care job stands among
        the care jobs. [persons]
    """
    entering = freed - np.clip(shared * freed, 0.0, np.maximum(care_jobs, 0.0))
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
