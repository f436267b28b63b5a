"""How many there are by chance where so many are expected: in forty it says more than in thousands.

A rate tells how many of a firm care, or have a child born in the year, on average of many firms
like it. Each person is one or the other. So the number of one firm is binomial: its variance over
draws is that of the expected number, for rates are not known exactly, and the mean of
:math:`n p (1 - p)`, for this firm is one of many.
"""

from __future__ import annotations

import numpy as np
from scipy import special

from carepact.core.arrays import FloatArray
from carepact.core.draws import Sampler, draw_uniform


def draw_count(
    sampler: Sampler, name: str, persons: FloatArray | float, share: FloatArray
) -> FloatArray:
    r"""Draw how many of some persons are so, each by herself or himself.

    Parameters
    ----------
    sampler : Sampler
        Seed and draws.
    name : str
        Name of the stream.
    persons : FloatArray or float, shape (1 + draws,) or ()
        How many they are; whole numbers after the point. [persons]
    share : FloatArray, shape (1 + draws,)
        How likely one of them is. [share]

    Returns
    -------
    FloatArray, shape (1 + draws,)
        Index 0 is what is expected at the point, :math:`n p`; behind it the least k with
        :math:`P(K \le k) \ge u`. [persons]
    """
    count, likely = np.broadcast_arrays(np.asarray(persons, dtype=float), np.clip(share, 0, 1))
    return np.concatenate(
        [
            (count[:1] * likely[:1]),
            _invert(draw_uniform(sampler, name), np.round(count[1:]), likely[1:]),
        ]
    )


def _invert(u: FloatArray, count: FloatArray, share: FloatArray) -> FloatArray:
    """Find the least number whose distribution function is no less than u."""
    inside = (count > 0) & (share > 0) & (share < 1)
    n, p = np.where(inside, count, 1.0), np.where(inside, share, 0.5)
    above = np.ceil(special.bdtrik(u, n, p))
    below = np.maximum(above - 1, 0.0)
    found = np.where(special.bdtr(below, n.astype(np.int64), p) >= u, below, above)
    drawn: FloatArray = np.where(inside, np.clip(found, 0.0, n), count * (share >= 1))
    return drawn
