"""How many persons of a country need care: evidence by sex and age, scaled by limitation."""

from __future__ import annotations

import functools

import numpy as np

from carepact.core.arrays import FloatArray
from carepact.core.draws import Sampler, draw_parameter
from carepact.core.errors import ParameterError
from carepact.core.messages import _
from carepact.core.parameter_tables import LABELS
from carepact.data.countries.fact_draws import draw_fact
from carepact.data.countries.facts import BASE_DAY, Country, Fact, make_fact, shipped_rows
from carepact.data.evidence.reading import Evidence, shipped_evidence

LIMITATION_RATES = ("severe_gali_65p", "wg_alot_65p")
"""Indicators of severe limitation at 65 and over, the first observed one before the others."""


def find_limitation(country: Country) -> Fact:
    """Return the rate of limitation at 65 and over that scales a country's care need.

    Raises
    ------
    ParameterError
        If none is known, not even imputed.
    """
    known = [fact for name in LIMITATION_RATES if (fact := country.fact(name)) is not None]
    observed = [fact for fact in known if fact.status != "imputed"]
    if not known:
        raise ParameterError(
            _(
                "{country}: no rate of limitation at 65 and over is known. Give '{name}' in a "
                "file of own facts.",
                country=country.name,
                name=LIMITATION_RATES[-1],
            )
        )
    return (observed or known)[0]


@functools.cache
def average_limitation(indicator: str) -> float:
    """Average a rate of limitation over the countries where it is observed. [% of persons]"""
    rows = (known[indicator] for known in shipped_rows().values() if indicator in known)
    facts = [make_fact(row) for row in rows]
    return float(np.mean([fact.number for fact in facts if fact.status == "observed"]))


def draw_scale(country: Country, sampler: Sampler) -> FloatArray:
    r"""Draw the factor by which a country's care need differs from the evidence.

    Returns
    -------
    FloatArray, shape (1 + draws,)
        Within the bounds of the evidence. [factor]

    Notes
    -----
    :math:`g / \bar g`: the country's rate of severe limitation at 65 and over to the mean of
    the countries where the same question was asked. An imputed rate lends its spread alone,
    :math:`g_d / g_0`: nearly all countries where the question was asked are poor or of middle
    income, so that its middle says nothing of rich ones, whom the evidence itself describes.
    """
    fact = find_limitation(country)
    name = fact.indicator.name
    rate = draw_fact(fact, country.code, sampler)
    middle = fact.number if fact.status == "imputed" else average_limitation(name)
    effects = shipped_evidence("care_need").effects
    least, greatest = (
        float(effects[bound].to_array(effects[bound].value_at(BASE_DAY)))
        for bound in ("least_scale", "greatest_scale")
    )
    scale: FloatArray = np.clip(rate / middle, least, greatest)
    return scale


def draw_prevalence(country: Country, sampler: Sampler) -> FloatArray:
    r"""Draw the share of persons who need care, the point first.

    Parameters
    ----------
    country : Country
        Its rate of limitation at 65 and over scales the evidence.
    sampler : Sampler
        Seed of the run, and how many draws follow the point.

    Returns
    -------
    FloatArray, shape (1 + draws, sex, age group, need level)
        Labels in the order of `core.parameter_tables.LABELS`. [share of persons]

    Raises
    ------
    ParameterError
        If no rate of limitation is known of the country.

    Notes
    -----
    :math:`\pi_{sal} = \pi^0_{sal} \, k_l \, g / \bar g` with the evidence :math:`\pi^0`, its
    factor :math:`k_l` (1 for the point) and the country's scale. Levels that would sum to
    more than one are brought to one together. Low need is zero: no sourced rate is known.
    """
    evidence: Evidence = shipped_evidence("care_need")
    levels = [
        draw_parameter(
            evidence.effects[f"{level}_need"], f"care_need.{level}_need", BASE_DAY, sampler
        )
        for level in LABELS["need level"]
    ]
    scale = draw_scale(country, sampler)
    return cap_levels(np.stack(levels, axis=-1) * scale[:, None, None, None])


def cap_levels(prevalence: FloatArray) -> FloatArray:
    """Bring levels that sum to more than one to one together, shape (..., level). [share]"""
    total = prevalence.sum(axis=-1, keepdims=True)
    capped: FloatArray = prevalence / np.maximum(total, 1.0)
    return capped
