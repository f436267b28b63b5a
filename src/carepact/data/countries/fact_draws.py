"""Draw figures of a country, the point first; what women and men have in common moves together.

`related.csv` tells how what GDP per head does not explain of a figure agrees between women,
men and all, over the countries where they are observed (log or logit scale, our measure).
"""

from __future__ import annotations

import functools
import math

import numpy as np
from numpy.typing import NDArray

from carepact.core.draws import draw_normal
from carepact.data.countries.dictionary import read_shipped
from carepact.data.countries.facts import Fact

FloatArray = NDArray[np.float64]


@functools.cache
def read_related() -> dict[str, tuple[str, float]]:
    """Return the stem and the correlation of every indicator that has kin."""
    return {
        f"{row['stem']}_{ending}": (row["stem"], float(row["correlation"]))
        for row in read_shipped("related.csv")
        for ending in row["endings"].split()
    }


def draw_fact(fact: Fact, country: str, seed: int, draws: int) -> FloatArray:
    r"""Draw a figure of the base year from its predictive distribution.

    Parameters
    ----------
    fact : Fact
        What is known.
    country : str
        ISO 3166-1 alpha-3.
    seed, draws : int
        Seed of the run, and how many draws follow the point.

    Returns
    -------
    FloatArray, shape (1 + draws,)
        The point and the draws, all alike where the figure is observed. [its unit]

    Notes
    -----
    :math:`z = \sqrt{r} z_{stem} + \sqrt{1 - r} z_{own}`: two figures of a stem have the
    correlation r, each alone its own predictive distribution.
    """
    name = fact.indicator.name
    normal = draw_normal(seed, f"{country}.{name}", draws)
    if name in read_related():
        stem, correlation = read_related()[name]
        shared = draw_normal(seed, f"{country}.{stem}", draws)
        normal = math.sqrt(correlation) * shared + math.sqrt(1 - correlation) * normal
    return np.concatenate([[fact.number], fact.draw(normal)])
