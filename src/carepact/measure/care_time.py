"""Care time with its error: the type that `measure` returns."""

from __future__ import annotations

from dataclasses import dataclass

from carepact.core.figures import FigureTable


@dataclass(frozen=True, repr=False)
class CareTime(FigureTable):
    """Estimates of care time: means, participation, totals, shares, gaps."""
