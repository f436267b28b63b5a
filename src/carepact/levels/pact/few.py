"""Figures of few persons: all that is kept of one is that it is below the minimum of a release.

The figure itself is dropped before anything is computed. How the promise stands, what its gap
costs and every book then rest on the two ends that such a figure can have, which everybody knows,
so that nobody can compute back to it.
"""

from __future__ import annotations

import csv
from dataclasses import replace
from functools import cache
from importlib import resources

from carepact.core.disclosure.rules import DisclosureRule
from carepact.levels.pact.pact import Actual, Indicator


@cache
def _units_of_people() -> frozenset[str]:
    """Read the units that count people, in the three languages."""
    text = resources.files(__package__).joinpath("people.csv").read_text("utf-8")
    return frozenset(row["unit"].casefold() for row in csv.DictReader(text.splitlines()))


def counts_people(unit: str) -> bool:
    """Tell whether a unit is people, and not a share of them or something for so many of them."""
    return unit.strip().casefold() in _units_of_people()


def is_few(value: float, unit: str) -> bool:
    """Tell whether a figure is of so few people that they can be recognised; nobody is not few."""
    return counts_people(unit) and 0 < value < DisclosureRule().minimum


def hide_few(actual: Actual, indicator: Indicator | None) -> Actual:
    """Drop a figure of few people with its interval, and keep that it is below the minimum.

    Parameters
    ----------
    actual : Actual
        What was seen of a promise in a year.
    indicator : Indicator or None
        What the promise is seen by.
    """
    if indicator is None or actual.value is None or not is_few(actual.value, indicator.unit):
        return actual
    minimum = DisclosureRule().minimum
    return replace(actual, value=None, low=None, high=None, fewer_than=minimum)
