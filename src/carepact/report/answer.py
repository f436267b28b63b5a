"""Say in sentences what a demonstration found, each figure with its interval."""

from __future__ import annotations

import polars as pl

from carepact.core.messages import _, number
from carepact.core.units import MINUTES_PER_HOUR
from carepact.measure.care_time import CareTime

UNPAID = "unpaid_work"


def answer_who_cares(by_sex: CareTime, by_role: CareTime) -> list[str]:
    """Answer who does the unpaid work, from tables by sex and by role."""
    sexes, roles = by_sex.to_polars(), by_role.to_polars()
    return [
        _(
            "Women do {women} hours of unpaid domestic and care work a day, men {men}; the gap "
            "is {gap} hours.",
            women=_hours(sexes, "sex", "women"),
            men=_hours(sexes, "sex", "men"),
            gap=_hours(sexes, "sex", "women - men", "gap_minutes_per_day"),
        ),
        _(
            "Of every hundred minutes of this work, women do {share}.",
            share=_percent(sexes, "sex", "women"),
        ),
        _(
            "Mothers do {mothers} hours and fathers {fathers}; women without children "
            "{women}, men without children {men}.",
            mothers=_hours(roles, "role", "mothers"),
            fathers=_hours(roles, "role", "fathers"),
            women=_hours(roles, "role", "women without children"),
            men=_hours(roles, "role", "men without children"),
        ),
    ]


def _figure(rows: pl.DataFrame, column: str, label: str, statistic: str) -> dict[str, float]:
    """Find one figure of unpaid work."""
    found = rows.filter(
        (pl.col(column) == label)
        & (pl.col("statistic") == statistic)
        & (pl.col("activity") == UNPAID)
    )
    return found.row(0, named=True)


def _hours(
    rows: pl.DataFrame, column: str, label: str, statistic: str = "mean_minutes_per_day"
) -> str:
    """Print hours with their interval, e.g. `4.2 (4.0 to 4.4)`."""
    row = _figure(rows, column, label, statistic)
    figures = [number(row[name] / MINUTES_PER_HOUR, 1) for name in ("value", "lower", "upper")]
    return _with_interval(*figures)


def _with_interval(value: str, lower: str, upper: str) -> str:
    """Print a figure with its interval."""
    return _("{value} ({lower} to {upper})", value=value, lower=lower, upper=upper)


def _percent(rows: pl.DataFrame, column: str, label: str) -> str:
    """Print a share of a hundred with its interval."""
    row = _figure(rows, column, label, "share_of_total_minutes")
    figures = [number(100 * row[name], 0) for name in ("value", "lower", "upper")]
    return _with_interval(*figures)
