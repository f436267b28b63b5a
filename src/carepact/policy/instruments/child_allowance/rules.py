"""Child allowance: a benefit for every child, whether or not a parent works."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from carepact.core.arrays import FloatArray, IntArray
from carepact.policy.rules.outcome import Outcome


@dataclass(frozen=True)
class Columns:
    """Children, one by one or by single age. All arrays have shape (n,)."""

    children: FloatArray
    """Children of the row. [persons]"""
    age: IntArray
    """Age in full years. [years]"""
    mean_wage: FloatArray
    """Mean wage of the country, to which the benefit is tied. [money a year]"""


@dataclass(frozen=True)
class Terms:
    """What the allowance grants."""

    coverage: FloatArray
    """Children of those ages whose family gets it. [share]"""
    amount: FloatArray
    """Benefit for one child. [mean wages]"""
    until_age: FloatArray
    """First age without it. [years]"""


def compute(columns: Columns, terms: Terms) -> Outcome:
    r"""Apply the allowance to rows of children.

    Notes
    -----
    :math:`C = \sum_a N_a [a < A] \cdot \text{coverage} \cdot b \bar w`, paid to households.
    """
    entitled = np.where(columns.age < terms.until_age, columns.children, 0.0)
    reached = entitled * terms.coverage
    return Outcome(
        reached=reached,
        payments={"households": reached * terms.amount * columns.mean_wage},
    )
