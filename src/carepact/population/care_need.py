"""How many persons need care: one schedule by sex and age for all countries, with its spread."""

from __future__ import annotations

import numpy as np

from carepact.core.arrays import FloatArray
from carepact.core.draws import Sampler, draw_parameter
from carepact.core.parameter_tables import LABELS
from carepact.data.countries.facts import BASE_DAY
from carepact.data.evidence.reading import Evidence, shipped_evidence


def draw_prevalence(sampler: Sampler) -> FloatArray:
    r"""Draw the share of persons who need care, the point first.

    Parameters
    ----------
    sampler : Sampler
        Seed of the run, and how many draws follow the point.

    Returns
    -------
    FloatArray, shape (1 + draws, sex, age group, need level)
        Labels in the order of `core.parameter_tables.LABELS`. [share of persons]

    Notes
    -----
    :math:`\pi_{sal} = \pi^0_{sal} \, k_l` with the evidence :math:`\pi^0` and its factor
    :math:`k_l` (1 for the point), the same in every country: what persons of 65 and over say
    of their limitations differs between countries by what was asked and how it is understood,
    not by who needs care. Levels that would sum to more than one are brought to one
    together. Low need is zero: no sourced rate is known.
    """
    evidence: Evidence = shipped_evidence("care_need")
    levels = [
        draw_parameter(
            evidence.effects[f"{level}_need"], f"care_need.{level}_need", BASE_DAY, sampler
        )
        for level in LABELS["need level"]
    ]
    return cap_levels(np.stack(levels, axis=-1))


def cap_levels(prevalence: FloatArray) -> FloatArray:
    """Bring levels that sum to more than one to one together, shape (..., level). [share]"""
    total = prevalence.sum(axis=-1, keepdims=True)
    capped: FloatArray = prevalence / np.maximum(total, 1.0)
    return capped
