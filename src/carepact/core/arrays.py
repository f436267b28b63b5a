"""Types of arrays, once for all rooms."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import reduce
from operator import add

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]
BoolArray = NDArray[np.bool_]
IN_TURN = 8
"""From how many numbers on NumPy adds them in pairs. [numbers]"""


def sum_any(parts: Iterable[FloatArray | float]) -> FloatArray:
    """Add up arrays whose shapes broadcast, in their order; 0 where there are none."""
    first, *others = [*parts] or [0.0]
    return np.asarray(reduce(add, others, first), dtype=float)


def sum_alike(parts: Sequence[FloatArray]) -> FloatArray:
    """Add arrays of one shape up."""
    total: FloatArray = parts[0].copy()
    for part in parts[1:]:
        total += part
    return total


def sum_last(values: FloatArray, chosen: IntArray | None = None) -> FloatArray:
    """Add up the last axis, or some places of it.

    NumPy adds fewer than `IN_TURN` numbers one after the other. A short axis is added in that
    same order slice by slice, which takes a tenth of the time.
    """
    places = np.arange(values.shape[-1]) if chosen is None else chosen
    if 0 < places.size < IN_TURN:
        return sum_alike([values[..., at] for at in places])
    part = values if places.size == values.shape[-1] else values[..., places]
    return np.asarray(part.sum(axis=-1))
