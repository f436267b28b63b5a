"""Limits below which a figure is hidden or marked, read from the file beside."""

from __future__ import annotations

from functools import cache

from pydantic import Field

from carepact.core.documents import Strict
from carepact.core.limits import Bound, Count, read_limits


class Limits(Strict):
    """The file of limits of `core`."""

    title: str = Field(min_length=1)
    low_coefficient_of_variation: Bound
    low_respondents: Count
    low_degrees_of_freedom: Count
    least_share_left: Bound
    lowest_minimum_cell: Count
    lowest_p_percent: Bound
    highest_dominance: Bound
    least_draws_of_median: Count
    least_draws_of_column: Count
    most_undefined: Bound


@cache
def shipped_limits() -> Limits:
    """Return the limits that ship with carepact."""
    return read_limits(__package__, Limits)
