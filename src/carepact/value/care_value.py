"""The value of unpaid care with its error: the type that `value` returns."""

from __future__ import annotations

from dataclasses import dataclass

from carepact.core.assumptions import Assumption
from carepact.core.figures import FigureTable
from carepact.value.equation import WageEquation

VALUATION, BASIS = "valuation", "basis"
"""Columns that tell the method, and net or gross of the employer's contributions."""


@dataclass(frozen=True)
class Check:
    """One thing that must hold of a result: whether it does, and never the sums compared."""

    title: str
    holds: bool
    tolerance: float
    """How far the two may be apart, in parts of the expected one."""


def compare(title: str, expected: float, found: float, tolerance: float) -> Check:
    """Compare two sums over all respondents, which themselves may not leave."""
    holds = abs(found - expected) <= tolerance * max(abs(expected), 1.0)
    return Check(title, holds, tolerance)


@dataclass(frozen=True, repr=False)
class CareValue(FigureTable):
    """Value of unpaid work by method, with what it assumes.

    The statistics are `hours_per_year`, `hours_per_person_per_week`, `value_per_year`,
    `value_per_person`, `value_per_hour`, `share_of_gdp`, and, where the inputs of a
    household satellite account are given, `account_per_year` and `account_share_of_gdp`.
    On the axis `replicate` the survey's come first, then one for each uncertain wage or
    ratio, whose variance coefficient is 1.
    """

    currency: str = ""
    years: tuple[int, ...] = ()
    assumptions: tuple[Assumption, ...] = ()
    equations: tuple[WageEquation, ...] = ()
    checks: tuple[Check, ...] = ()
