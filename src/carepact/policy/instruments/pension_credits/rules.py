"""Pension credits for carers: years of bringing up a child count towards the pension."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from carepact.core.arrays import FloatArray
from carepact.core.parameter_tables import LABELS
from carepact.policy.rules.outcome import Outcome


@dataclass(frozen=True)
class Columns:
    """Parents of a child under school age, one by one or by sex. All arrays have shape (n,)."""

    persons: FloatArray
    """Parents of the row. [persons]"""
    employed_share: FloatArray
    """Probability that the parent is employed; 1 or 0 for one. [share]"""
    mean_wage: FloatArray
    """Mean wage of the country, to which the credit is tied. [money a year]"""


@dataclass(frozen=True)
class Terms:
    """What is credited."""

    coverage: FloatArray
    """Parents without work whose years count. [share]"""
    until_age: FloatArray
    """Age of the child to which years count. [years]"""
    credited_wage: FloatArray
    """Wage from which contributions are held to be paid. [mean wages]"""
    contribution_rate: FloatArray
    """Contribution to the pension fund over that wage. [share]"""


def compute(columns: Columns, terms: Terms) -> Outcome:
    r"""Apply pension credits to rows of parents.

    Notes
    -----
    :math:`C = N (1 - e) \, \min(A / 6, 1) \cdot \text{coverage} \cdot w \bar w c`: parents
    without work of a child under six, those of them whose child is under A (births spread
    evenly over the years), at the credited wage and the rate of contribution. It is paid for
    the carer in the year in which she cares, and reaches her in old age.
    """
    ages = len(LABELS["child age"])
    without_work = columns.persons * (1 - columns.employed_share)
    reached = without_work * np.minimum(terms.until_age / ages, 1.0) * terms.coverage
    credited = terms.credited_wage * columns.mean_wage
    return Outcome(
        reached=reached,
        payments={"pension": reached * credited * terms.contribution_rate},
    )
