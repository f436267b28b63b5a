"""Mothers who take up work: the one step of the engine that is no smooth answer to settings.

Places free mothers in proportion, but no more can enter work than are without it, and who fills a
care job is counted there. So the table keeps how many are freed, and the step is taken anew.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from carepact.core.arrays import FloatArray
from carepact.simulate.employment import Mothers, enter_work


@dataclass(frozen=True)
class Room:
    """What limits mothers who take up work, arrays of shape (years,)."""

    in_work: FloatArray
    """Mothers of a young child in work. [persons]"""
    without: FloatArray
    """Those without work. [persons]"""
    room: FloatArray
    """Women of working age who could be hired. [persons]"""
    shared: FloatArray
    """Mothers freed who fill care jobs. [share]"""

    def since(self, year: int) -> Room:
        """Keep the years from a place on."""
        return Room(**{name: one[year:] for name, one in vars(self).items()})

    def enter(self, freed: FloatArray, care_jobs: FloatArray) -> FloatArray:
        """Count who enters work, as `employment.enter_work`, shape (packages, years). [persons]"""
        mothers = Mothers(self.in_work, self.without)
        return np.asarray(enter_work(freed, care_jobs, self.shared, self.room, mothers))
