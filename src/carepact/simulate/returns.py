"""What comes back, set against what is spent: at the horizon, and over the years."""

from __future__ import annotations

import numpy as np

from carepact.core.arrays import FloatArray


def discount(flows: FloatArray, rate: FloatArray) -> FloatArray:
    r"""Add up a flow at its present value in the first year.

    Parameters
    ----------
    flows : FloatArray, shape (..., draws, years)
        Money of each year. [money a year]
    rate : FloatArray, shape (draws, 1) or ()
        Discount rate. [share a year]

    Returns
    -------
    FloatArray, shape (..., draws)
        :math:`\sum_t f_t (1 + r)^{-t}`, t from 0. [money]
    """
    factor = np.power(1 + rate, -np.arange(flows.shape[-1], dtype=float))
    value: FloatArray = (flows * factor).sum(axis=-1)
    return value


def accumulate(borrowed: FloatArray, rate: FloatArray) -> FloatArray:
    r"""Add debt up with its interest.

    Parameters
    ----------
    borrowed : FloatArray, shape (..., draws, years)
        What is borrowed in each year. [money a year]
    rate : FloatArray, shape (draws, 1) or ()
        Interest in real terms. [share a year]

    Returns
    -------
    FloatArray, shape (..., draws, years)
        :math:`B_t = (1 + r) B_{t-1} + b_t`: what is owed at the end of the year. [money]
    """
    grown = np.power(1 + rate, np.arange(borrowed.shape[-1], dtype=float))
    owed: FloatArray = (borrowed / grown).cumsum(axis=-1) * grown
    return owed


def find_payback(costs: FloatArray, gains: FloatArray, years: FloatArray) -> FloatArray:
    """Find the first year by which gains together have reached costs together.

    Parameters
    ----------
    costs, gains : FloatArray, shape (..., draws, years)
        Money of each year beyond present law. [money a year]
    years : FloatArray, shape (years,)
        Calendar years.

    Returns
    -------
    FloatArray, shape (..., draws)
        The year; not a number where it lies beyond the horizon or nothing is spent.
    """
    spent, gained = costs.cumsum(axis=-1), gains.cumsum(axis=-1)
    reached = (gained >= spent) & (spent > 0)
    first = np.where(reached, years, np.inf).min(axis=-1)
    return np.where(np.isfinite(first), first, np.nan)
