"""A survey's own pay: the hourly wage of each worker who states one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import polars as pl

from carepact.core import voice
from carepact.core.arrays import BoolArray, FloatArray, IntArray
from carepact.core.errors import DesignError, DisclosureError
from carepact.core.messages import _
from carepact.data.wages.pay import PayRules
from carepact.value.hours import Hours


@dataclass(frozen=True)
class OwnPay:
    """Hourly pay as the survey tells it."""

    wage: FloatArray
    """Hourly wage, NaN where not known, shape (n,). [own money an hour]"""
    top_coded: BoolArray
    """Pay that the publisher capped, shape (n,)."""
    set_aside: int
    """Pay so far from the year's median that it was taken for an error. [respondents]"""

    @property
    def known(self) -> BoolArray:
        """Whose wage is known, shape (n,)."""
        return np.isfinite(self.wage)


def find_own_pay(respondents: pl.DataFrame, rules: PayRules) -> OwnPay:
    """Find the hourly wage of each respondent who states one.

    Parameters
    ----------
    respondents : pl.DataFrame
        With `weight`, and `hourly_wage`, or `weekly_earnings` and `usual_hours_per_week`;
        the hourly wage goes first where both are there.
    rules : PayRules
        How far from the year's median pay may be.

    Returns
    -------
    OwnPay
        Wages, marks of capped pay, and how many were set aside.

    Raises
    ------
    DesignError
        If the survey tells no pay.
    """
    columns = respondents.columns
    weekly = {"weekly_earnings", "usual_hours_per_week"} <= set(columns)
    if "hourly_wage" not in columns and not weekly:
        raise DesignError(
            _(
                "opportunity cost and {given}: the survey tells neither hourly_wage nor "
                "weekly_earnings with usual_hours_per_week. Use a file of wages or a country, "
                "and the methods generalist, specialist or hybrid.",
                given=voice.given("wages", "survey"),
            )
        )
    missing = pl.lit(None, dtype=pl.Float64)
    stated = pl.col("hourly_wage").cast(pl.Float64) if "hourly_wage" in columns else missing
    derived = (
        pl.col("weekly_earnings").cast(pl.Float64) / pl.col("usual_hours_per_week").cast(pl.Float64)
        if weekly
        else missing
    )
    by_hour = pl.when(stated > 0).then(stated)
    by_week = pl.when((derived > 0) & derived.is_finite()).then(derived)
    capped = (
        pl.col("weekly_earnings_top_coded").fill_null(value=False)
        if "weekly_earnings_top_coded" in columns
        else pl.lit(value=False)
    )
    pay = respondents.select(
        "year",
        counts=pl.col("weight") > 0,
        wage=pl.coalesce(by_hour, by_week),
        top_coded=capped & by_hour.is_null() & by_week.is_not_null(),
    )
    median = pl.col("wage").filter(pl.col("counts")).median().over("year")
    pay = pay.with_columns(to_median=pl.col("wage") / median)
    credible = pl.col("to_median").is_between(rules.lowest_to_median, rules.highest_to_median)
    pay = pay.with_columns(kept=credible.fill_null(value=False))
    kept = pay["kept"].to_numpy()
    return OwnPay(
        wage=np.where(kept, pay["wage"].fill_null(np.nan).to_numpy(), np.nan),
        top_coded=pay["top_coded"].to_numpy() & kept,
        set_aside=int((pay["counts"] & pay["wage"].is_not_null() & ~pay["kept"]).sum()),
    )


def mean_pay(pay: OwnPay, hours: Hours, year: IntArray, years: Sequence[int]) -> FloatArray:
    """Average the workers' hourly wage, year by year along the replicates.

    Parameters
    ----------
    pay : OwnPay
        Known wages.
    hours : Hours
        Persons, weights, and the rule by which a mean may be told.
    year : IntArray, shape (n,)
        Year of each respondent.
    years : sequence of int
        The years to average.

    Returns
    -------
    FloatArray, shape (Y, 1 + R)
        Weighted mean over those whose wage is known. [own money an hour]

    Raises
    ------
    DesignError
        If nobody's wage is known in a year.
    DisclosureError
        If so few workers state their pay in a year, or one of them so much of it, that
        every value would tell what they said.
    """
    weights, rule = hours.weights, hours.disclosure
    means = np.empty((len(years), weights.shape[1]))
    unsafe = []
    for at, one in enumerate(years):
        rows = np.flatnonzero(pay.known & (year == one))
        weight = weights[rows]
        total = weight.sum(axis=0)
        if not (total > 0).all():
            message = _(
                "{given}: nobody's wage is known in {year}, in the sample or in a replicate. "
                "Use a file of wages.",
                year=one,
                given=voice.given("wages", "survey"),
            )
            raise DesignError(message)
        means[at] = pay.wage[rows] @ weight / total
        cell = np.where(pay.known & (year == one), 0, -1)
        workers = replace(hours.persons_in_cells, cell=cell, cells=1)
        wages = np.where(pay.known, pay.wage, 0.0)[:, None]
        if rule.is_unsafe(workers.gather(wages, rule.depth)).any():
            unsafe.append(one)
    if unsafe:
        raise DisclosureError(
            _(
                "{given}: in {years} fewer than {minimum} workers state their pay, or one of "
                "them holds most of it, so that the values would tell what they said. Use a "
                "file of wages, or pool years.",
                years=", ".join(map(str, unsafe)),
                minimum=rule.minimum,
                given=voice.given("wages", "survey"),
            )
        )
    return means
