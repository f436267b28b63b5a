"""Types of arrays, once for all rooms."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]
BoolArray = NDArray[np.bool_]


def sum_alike(parts: Sequence[FloatArray]) -> FloatArray:
    """Add arrays of one shape up."""
    total: FloatArray = parts[0].copy()
    for part in parts[1:]:
        total += part
    return total
