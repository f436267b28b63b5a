"""Parts of what an instrument does in a row: shares of it, and what its money buys."""

from __future__ import annotations

import numpy as np

from carepact.core.arrays import FloatArray


def is_cash(payee: str) -> bool:
    """Tell whether a payee gets money that no staff has to be found for."""
    return payee in {"households", "pension"}


def is_built(payee: str) -> bool:
    """Tell whether a payee is charged for places that are added, and for no others."""
    return payee == "buildings"


def divide(part: FloatArray | float, whole: FloatArray | float, nothing: float = 1.0) -> FloatArray:
    """Divide by what is above 0; where there is nothing to divide by, return `nothing`."""
    part, whole = np.broadcast_arrays(np.asarray(part, float), np.asarray(whole, float))
    share: FloatArray = np.divide(part, whole, out=np.full(part.shape, nothing), where=whole > 0)
    return share
