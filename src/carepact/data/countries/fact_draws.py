"""Draw figures of a country, the point first; what women and men have in common moves together.

`related.csv` tells how what GDP per head does not explain of a figure agrees between women,
men and all, over the countries where they are observed (log or logit scale, our measure).
Errors of observed figures are given the same: one survey asks women and men alike. A total lies
between women's figure and men's in every draw.
"""

from __future__ import annotations

import functools
import math

import numpy as np

from carepact.core.arrays import FloatArray
from carepact.core.draws import Sampler, draw_normal
from carepact.data.countries.dictionary import read_shipped
from carepact.data.countries.facts import Fact


@functools.cache
def read_related() -> dict[str, tuple[str, float]]:
    """Return the stem and the correlation of every indicator that has kin."""
    return {
        f"{row['stem']}_{ending}": (row["stem"], float(row["correlation"]))
        for row in read_shipped("related.csv")
        for ending in row["endings"].split()
    }


def name_streams(indicator: str, country: str) -> tuple[str, ...]:
    """Name the streams that a figure is drawn from: its own, and that of its kin."""
    own = (f"{country}.{indicator}",)
    if indicator not in read_related():
        return own
    return (*own, f"{country}.{read_related()[indicator][0]}")


def draw_fact(fact: Fact, country: str, sampler: Sampler) -> FloatArray:
    r"""Draw a figure of the base year, imputed or observed.

    Parameters
    ----------
    fact : Fact
        What is known.
    country : str
        ISO 3166-1 alpha-3.
    sampler : Sampler
        Seed of the run, and how many draws follow the point.

    Returns
    -------
    FloatArray, shape (1 + draws,)
        The point and the draws, all alike where the figure bears no error. [its unit]

    Notes
    -----
    :math:`z = \sqrt{r} z_{stem} + \sqrt{1 - r} z_{own}`: two figures of a stem have the
    correlation r, each alone its own distribution: the predictive one of an imputed figure,
    that of `observed_errors` of an observed one. Where a stem has a total, one of the three
    follows the two others (`kin`).
    """
    drawn = _draw_alone(fact, country, sampler)
    if fact.kin is None:
        return drawn
    others = tuple(_draw_alone(one, country, sampler) for one in fact.kin.facts)
    return fact.kin.join(drawn, others)


def _draw_alone(fact: Fact, country: str, sampler: Sampler) -> FloatArray:
    """Draw a figure by its own distribution and what it shares with its kin."""
    name = fact.indicator.name
    normal = draw_normal(sampler, f"{country}.{name}")
    if name in read_related():
        stem, correlation = read_related()[name]
        shared = draw_normal(sampler, f"{country}.{stem}")
        normal = math.sqrt(correlation) * shared + math.sqrt(1 - correlation) * normal
    return np.concatenate([[fact.number], fact.draw(normal)])
