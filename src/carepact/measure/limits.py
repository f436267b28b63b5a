"""Limits of the estimates from diaries, read from the file beside."""

from __future__ import annotations

from functools import cache

from pydantic import Field

from carepact.core.documents import Strict
from carepact.core.limits import Bound, Count, read_limits


class Limits(Strict):
    """The file of limits of `measure`."""

    title: str = Field(min_length=1)
    calibration_rounds: Count
    calibration_tolerance: Bound
    raking_rounds: Count
    raking_tolerance: Bound
    bootstrap_replicates: Count
    most_jackknife_units: Count
    fewest_replicates: Count
    rank_tolerance: Bound
    fewest_trend_years: Count
    longest_condition: Count
    adult_age: Count


@cache
def shipped_limits() -> Limits:
    """Return the limits that ship with carepact."""
    return read_limits(__package__, Limits)
