"""A figure of a country along draws, as every rule reads it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from carepact.core.draws import draw_normal
from carepact.core.units import PER_CENT
from carepact.data.countries.facts import Fact

FloatArray = NDArray[np.float64]
HUNDRED = 100


def draw_fact(fact: Fact, country: str, seed: int, draws: int) -> FloatArray:
    """Draw a figure of the base year, percentages as shares.

    Parameters
    ----------
    fact : Fact
        The figure.
    country : str
        Whose it is, ISO 3166-1 alpha-3: with the indicator it names the stream.
    seed, draws : int
        Seed of the run, and how many draws follow the point.

    Returns
    -------
    FloatArray, shape (1 + draws,)
        The point and the draws of its predictive distribution. [unit of the figure, or share]
    """
    normal = draw_normal(seed, f"{country}.{fact.indicator.name}", draws)
    drawn = np.concatenate([[fact.number], fact.draw(normal)])
    scaled: FloatArray = drawn / (HUNDRED if fact.indicator.unit.startswith(PER_CENT) else 1)
    return scaled
