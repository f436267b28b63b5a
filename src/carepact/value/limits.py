"""Limits of the valuation, read from the file beside."""

from __future__ import annotations

from functools import cache

from pydantic import Field

from carepact.core.documents import Strict
from carepact.core.limits import Bound, Count, read_limits


class Limits(Strict):
    """The file of limits of `value`."""

    title: str = Field(min_length=1)
    block_rows: Count
    singular: Bound


@cache
def shipped_limits() -> Limits:
    """Return the limits that ship with carepact."""
    return read_limits(__package__, Limits)
