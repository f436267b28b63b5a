"""Time-saving infrastructure: water, energy and transport that reduce unpaid work."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from carepact.core.arrays import FloatArray, IntArray
from carepact.core.units import DAYS_PER_YEAR
from carepact.policy.rules.outcome import Outcome, Provider


@dataclass(frozen=True)
class Columns:
    """Adults without water, clean energy or transport near by. All arrays have shape (n,)."""

    persons: FloatArray
    """Adults of the row in households without it. [persons]"""
    sex: IntArray
    """Place in the labels of `sex`: 0 women, 1 men."""


@dataclass(frozen=True)
class Terms:
    """What is built."""

    coverage: FloatArray
    """Of those without, who are reached. [share]"""
    cost: FloatArray
    """Yearly cost of reaching one adult, running and capital. [PPP dollars of 2021]"""


@dataclass(frozen=True)
class Effect:
    """What is known of the hours that follow."""

    hours_saved: FloatArray
    """Hours of unpaid work saved, by sex, shape (2,). [hours a day]"""


def compute(columns: Columns, terms: Terms, effect: Effect) -> Outcome:
    r"""Apply infrastructure to rows of adults.

    Notes
    -----
    :math:`N \cdot \text{coverage} \cdot h_s \cdot 365.25` hours a year are no longer needed:
    they are reduced, and nobody else gives them. Money is in PPP dollars of 2021.
    """
    reached = columns.persons * terms.coverage
    saved = reached * effect.hours_saved[..., columns.sex] * DAYS_PER_YEAR
    return Outcome(
        reached=reached,
        payments={"suppliers": reached * terms.cost},
        provider_hours={
            Provider("households", "women"): np.where(columns.sex == 0, -saved, 0.0),
            Provider("households", "men"): np.where(columns.sex == 1, -saved, 0.0),
        },
    )
