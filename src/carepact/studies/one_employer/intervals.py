"""Figures of one employer with the range in which 95 of 100 draws lie, chance among them."""

from __future__ import annotations

from math import ceil, floor
from typing import NamedTuple

import numpy as np

from carepact.core.arrays import FloatArray


class Interval(NamedTuple):
    """A figure with the range in which 95 of 100 draws lie."""

    value: float | None
    low: float | None
    high: float | None


NOTHING = Interval(None, None, None)


def interval(
    values: FloatArray, may_be: FloatArray | None = None, *, counts: bool = False
) -> Interval:
    """Return the headline, which is the median of the draws, and the ends of 95 in 100.

    Parameters
    ----------
    values : FloatArray, shape (1 + draws,)
        What is expected: of a firm of a few it need not be a whole number.
    may_be : FloatArray, shape (1 + draws,), optional
        What it may be, by chance too: the range is of these, and never leaves out what is expected.
    counts : bool
        Whether it counts persons: what may be is then a whole number.
    """
    known = values[~np.isnan(values)]
    if not known.size:
        return NOTHING
    if values.size == 1:
        return Interval(float(known[0]), float(known[0]), float(known[0]))
    middle = float(np.nanmedian(values[1:]))
    drawn = values if may_be is None else may_be
    if counts and may_be is not None:
        low, high = np.nanquantile(drawn[1:], [0.025, 0.975], method="closest_observation")
        return Interval(middle, min(float(low), floor(middle)), max(float(high), ceil(middle)))
    low, high = np.nanquantile(drawn[1:], [0.025, 0.975])
    return Interval(middle, min(float(low), middle), max(float(high), middle))


def hide(found: Interval, *, hidden: bool) -> Interval:
    """Leave a figure empty where it is hidden."""
    return NOTHING if hidden else found
