"""Care time from diaries: means, participation, totals, shares, gaps, with errors."""

from carepact.measure.care_time import CareTime
from carepact.measure.estimate import estimate_care_time

__all__ = ["CareTime", "estimate_care_time"]
