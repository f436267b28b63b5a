"""How many persons in need get paid care now: as the user's figure or the income group tells."""

from __future__ import annotations

import numpy as np

from carepact.core.arrays import FloatArray
from carepact.core.draws import Sampler, draw_parameter
from carepact.core.parameter_tables import LABELS
from carepact.data.countries.fact_draws import draw_fact
from carepact.data.countries.facts import BASE_DAY, Country
from carepact.data.countries.income_group import group_income
from carepact.data.evidence.reading import shipped_evidence

OWN_COVERAGE = "ltc_coverage"
"""Indicator of that coverage; no table that ships holds it."""


def draw_care_coverage(country: Country, sampler: Sampler) -> FloatArray:
    """Draw the coverage of long-term care under present law.

    Returns
    -------
    FloatArray, shape (1 + draws, need level)
        Persons in severe, moderate and low need who get paid care; none in low need. [share]

    Notes
    -----
    The user's own figure is read as the coverage of severe need; without it that of the income
    group stands. Moderate need is covered by a part of it.
    """
    effects = shipped_evidence("present_law").effects
    by_group, part = (
        draw_parameter(effects[name], f"present_law.{name}", BASE_DAY, sampler)
        for name in ("severe_coverage", "moderate_to_severe")
    )
    own = country.fact(OWN_COVERAGE)
    if own is None:
        severe = by_group[:, LABELS["income group"].index(group_income(country))]
    else:
        severe = draw_fact(own, country.code, sampler) / 100  # facts are per cent
    return np.clip(np.stack([severe, severe * part, np.zeros_like(severe)], axis=-1), 0.0, 1.0)


def cite_care_coverage() -> str:
    """Name the source of that coverage where no figure of the country tells it."""
    return shipped_evidence("present_law").effects["severe_coverage"].dated_at(BASE_DAY).source
