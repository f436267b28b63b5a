"""Fathers' programmes: group sessions for fathers and couples, and the hours they shift."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from carepact.core.arrays import FloatArray
from carepact.core.units import DAYS_PER_YEAR
from carepact.policy.rules.outcome import Outcome, Provider


@dataclass(frozen=True)
class Columns:
    """Fathers of young children. All arrays have shape (n,)."""

    fathers: FloatArray
    """Fathers of the row. [persons]"""
    years_since: FloatArray
    """Years since they took part. [years]"""


@dataclass(frozen=True)
class Terms:
    """What a programme offers."""

    coverage: FloatArray
    """Fathers who begin the programme in a year. [share]"""
    completion: FloatArray
    """Of those, who stay to the end. [share]"""
    cost: FloatArray
    """Cost of one father who begins. [PPP dollars of 2021]"""


@dataclass(frozen=True)
class Effect:
    """What is known of the hours that follow."""

    added_hours: FloatArray
    """Hours of care and housework that a father adds, as he tells it. [hours a day]"""
    self_report_discount: FloatArray
    """Share of what is told that an observer would find. [share]"""
    decay: FloatArray
    """Share of the effect that is lost each year. [share a year]"""
    freeing_share: FloatArray
    """Share of his hours that frees hers. [share]"""


def compute(columns: Columns, terms: Terms, effect: Effect) -> Outcome:
    r"""Apply a fathers' programme to rows of fathers.

    Notes
    -----
    Participants :math:`N \cdot \text{coverage}`; fathers add
    :math:`N \, \text{coverage} \, \text{completion} \, h d (1 - \delta)^t \cdot 365.25` hours
    a year, and mothers do fewer by the share that frees theirs. The cost falls in the year of
    taking part. Money of these rows is in PPP dollars of 2021.
    """
    begun = columns.fathers * terms.coverage
    lasting = np.power(1 - effect.decay, columns.years_since)
    added = effect.added_hours * effect.self_report_discount * lasting * DAYS_PER_YEAR
    hours = begun * terms.completion * added
    return Outcome(
        reached=np.where(columns.years_since < 1, begun, 0.0),
        payments={"suppliers": np.where(columns.years_since < 1, begun * terms.cost, 0.0)},
        provider_hours={
            Provider("fathers", "men"): hours,
            Provider("mothers", "women"): -hours * effect.freeing_share,
        },
    )
