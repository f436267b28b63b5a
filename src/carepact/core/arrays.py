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
