"""The headline of a quantity and its interval, from the draws that it was computed in.

Index 0 of the first axis is the central run: every input at its own value. The headline is the
median of the draws, so that it cannot lie outside their interval, as the central run may where
values are the peak of a skewed distribution. Quantiles do not add: they are taken last.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, fields
from enum import StrEnum

import numpy as np

from carepact.core.arrays import BoolArray, FloatArray, IntArray
from carepact.core.release_limits import shipped_limits
from carepact.core.uncertainty import CONFIDENCE


class Headline(StrEnum):
    """What a headline is."""

    MEDIAN = "median of the draws"
    CENTRAL = "central run"
    PUBLISHED = "as published"


def choose_headline(draws: int) -> Headline:
    """Choose the median, or the central run where too few draws tell none."""
    enough = draws >= shipped_limits().least_draws_of_median.value
    return Headline.MEDIAN if enough else Headline.CENTRAL


@dataclass(frozen=True)
class Bounds:
    """A quantity with its interval, labels beside."""

    value: FloatArray
    """The headline. [any unit]"""
    low: FloatArray
    high: FloatArray
    undefined: IntArray
    """In how many draws it is not defined. [draws]"""
    agrees: BoolArray
    """Whether all draws in which it is defined agree, but for rounding."""

    @property
    def interval(self) -> tuple[FloatArray, FloatArray]:
        """Low and high; not a number where all draws agree on what is not 0.

        Its error is not known then, as where a source prints none. Nothing at all is exactly 0.
        """
        untold = (self.value != 0) & self.agrees
        return np.where(untold, np.nan, self.low), np.where(untold, np.nan, self.high)


def bound_draws(amounts: FloatArray) -> Bounds:
    r"""Take headline and interval along the first axis, whose place 0 is the central run.

    Parameters
    ----------
    amounts : FloatArray, shape (1 + draws, ...)
        Infinite where a draw has none within the horizon, not a number where it is not
        defined. [any unit]

    Returns
    -------
    Bounds
        Each of shape (...): the median of the draws where it is defined and their 2.5 and 97.5
        points. From fewer than `least_draws_of_median` the value is the central run, and the
        interval is stretched to hold it. Without draws there is no interval. Where it is
        undefined in more than `most_undefined` of the draws all three are not a number.

    Notes
    -----
    Where the 95 % in the middle is one value but not all draws agree, the interval runs from
    the least to the greatest draw: no interval has width 0 unless nothing varies.
    """
    shape, lanes = amounts.shape[1:], np.moveaxis(amounts, 0, -1)
    first = _find_first(amounts)
    if first is None:
        found = _bound(np.array(lanes, order="C").reshape(-1, len(amounts)))
        place = np.arange(len(found.value)).reshape(shape)
    else:
        distinct = first == np.arange(first.size).reshape(shape)
        found = _bound(lanes[distinct])
        place = (np.cumsum(distinct) - 1)[first]
    return Bounds(*(getattr(found, one.name)[place] for one in fields(Bounds)))


def _find_first(amounts: FloatArray) -> IntArray | None:
    """Find for each cell the one that it repeats in all draws, or itself; None if none repeats.

    A cell is held against the one before it on the first axis of labels: runs that agree, as
    where nothing sets closures apart, are put in order once.
    """
    shape = amounts.shape[1:]
    if not shape or shape[0] == 1:
        return None
    repeats = (amounts[:, 1:] == amounts[:, :-1]).all(axis=0)
    if not repeats.any():
        return None
    first = np.arange(math.prod(shape)).reshape(shape)
    first[1:][repeats] = 0
    found: IntArray = np.maximum.accumulate(first, axis=0)
    return found


def _bound(columns: FloatArray) -> Bounds:
    """Bound cells as `bound_draws` does; shape (cells, 1 + draws), whose draws are put in order."""
    central, ordered = columns[:, 0], columns[:, 1:]
    count = ordered.shape[-1]
    if not count:
        nothing = np.full(central.shape, np.nan)
        never = np.zeros(central.shape, dtype=int)
        return Bounds(central, nothing, nothing, never, never.astype(bool))
    ordered.sort(axis=-1)  # what is not a number comes last
    some = np.isnan(ordered[:, -1]).any()
    undefined = np.isnan(ordered).sum(axis=-1) if some else np.zeros(central.shape, dtype=int)
    defined = count - undefined
    tail = (1 - CONFIDENCE) / 2
    low, middle, high = (_take_quantile(ordered, defined, q) for q in (tail, 0.5, 1 - tail))
    least, greatest = ordered[:, 0], _take(ordered, defined - 1)
    agrees = _agree(least, greatest)
    narrow = _agree(low, high) & ~agrees
    low, high = np.where(narrow, least, low), np.where(narrow, greatest, high)
    value = middle
    if choose_headline(count) is Headline.CENTRAL:
        value, low, high = central, np.minimum(low, central), np.maximum(high, central)
        agrees &= _agree(low, high)
    refused = undefined > shipped_limits().most_undefined.value * count
    value, low, high = (np.where(refused, np.nan, one) for one in (value, low, high))
    return Bounds(value, low, high, undefined, agrees)


def _take_quantile(ordered: FloatArray, defined: IntArray, share: float) -> FloatArray:
    """Take a quantile of the defined draws of each cell, shape (cells,)."""
    place = np.maximum(defined - 1, 0) * share
    under = np.floor(place).astype(int)
    before, after = _take(ordered, under), _take(ordered, np.ceil(place).astype(int))
    finite = np.isfinite(before) & np.isfinite(after)
    step = np.where(finite, after, 0.0) - np.where(finite, before, 0.0)
    between: FloatArray = before + (place - under) * step
    if finite.all():
        return between
    # Nothing lies between a year and none: such a cell takes a draw, as the inverse of the
    # distribution function gives it.
    inverse = np.maximum(np.ceil(defined * share).astype(int) - 1, 0)
    found: FloatArray = np.where(np.isinf(ordered).any(axis=-1), _take(ordered, inverse), between)
    return found


def _take(ordered: FloatArray, place: IntArray) -> FloatArray:
    """Take the draw at a place of each cell, shape (cells,)."""
    taken: FloatArray = ordered[np.arange(len(ordered)), np.maximum(place, 0)]
    return taken


def _agree(one: FloatArray, other: FloatArray) -> BoolArray:
    """Tell which amounts are the same but for the rounding of floating-point sums."""
    with np.errstate(invalid="ignore"):
        near = np.abs(one - other) <= 1e-12 * np.abs(other)
    found: BoolArray = (one == other) | (near & np.isfinite(other))
    return found
