"""Unpaid hours of a country's women and men from diaries, their replicates turned into draws."""

from __future__ import annotations

import math
from typing import Literal, get_args

import numpy as np
import polars as pl

from carepact.core import voice
from carepact.core.arrays import FloatArray
from carepact.core.draws import Sampler, draw_normal
from carepact.core.errors import DataError, DesignError, DisclosureError, Faults
from carepact.core.estimates import Replicates
from carepact.core.messages import _
from carepact.core.parameter_tables import LABELS
from carepact.core.units import MINUTES_PER_HOUR
from carepact.data.countries.facts import Country
from carepact.data.timeuse import Diaries
from carepact.measure.care_time import CareTime
from carepact.measure.country_hours import CountryHours, published_hours
from carepact.measure.estimate import estimate_care_time
from carepact.measure.replicates import Replication

GROUPS, WHERE = "country-hours", "age >= 15"
"""The table of `measure` that holds a country's hours: its grouping and whom."""
Work = Literal["housework", "childcare", "adult_care"]


def estimate_hours_by_sex(
    diaries: Diaries, replication: Replication | None = None, method: str | None = None
) -> CareTime:
    """Estimate the table that `measured_hours` takes, from diaries.

    Parameters
    ----------
    diaries : Diaries
        A survey from `read_diaries`.
    replication : Replication, optional
        Replicate weights; the publisher's, or built from the design, when omitted.
    method : str, optional
        How to build replicates, as in `estimate_care_time`.

    Returns
    -------
    CareTime
        Mean minutes a day of persons of 15 and over by sex, with their replicates.
    """
    return estimate_care_time(
        diaries,
        ("sex",),
        GROUPS,
        where=WHERE,
        statistics=("mean_minutes_per_day",),
        replication=replication,
        method=method,
    )


def country_hours(country: Country, care_time: CareTime | None, sampler: Sampler) -> CountryHours:
    """Choose a country's unpaid hours: its survey's where there is one, else as published."""
    if care_time is None:
        return published_hours(country, sampler)
    return measured_hours(care_time, sampler)


def measured_hours(care_time: CareTime, sampler: Sampler) -> CountryHours:
    r"""Turn a survey's care time into a country's unpaid hours, its error carried in.

    Parameters
    ----------
    care_time : CareTime
        Table from `estimate_hours_by_sex`.
    sampler : Sampler
        Seed of the run, and how many draws follow the point.

    Returns
    -------
    CountryHours
        Observed hours; the point is the survey's estimate.

    Raises
    ------
    DataError
        If the diaries are made up, the table is another one, or a kind of work has no minutes
        or no error: all at once.
    DisclosureError
        If a cell that is needed stands on too few respondents to be told.

    Notes
    -----
    Housework is ICATUS 3; childcare 41 and 442; care of adults 42, 43, 443 and 444. What does
    not tell for whom (44 and 441, 49, 4 without more digits) is divided between the two as the
    rest of the same sex's care is, in each replicate anew. Care for other households whose
    kinship the survey does not tell stays out, as in SDG indicator 5.4.1.

    With replicates :math:`\theta_r`, their variance coefficients :math:`c_r` and normal
    :math:`z_r`, the same for both sexes and all kinds of work, a draw is
    :math:`\theta_0 \exp \sum_r \sqrt{c_r} z_r (\theta_r / \theta_0 - 1)`: on the log scale its
    covariance is that of the replicates [1]_ over their estimates, to first order in
    :math:`\log \theta_r`, which stays defined where a replicate has no minutes.

    References
    ----------
    .. [1] Wolter, K. M. (2007). Introduction to Variance Estimation, 2nd ed. New York:
       Springer, ch. 3-5.
    """
    kept = _find_means(care_time)
    minutes = _read_minutes(care_time, kept)
    _check_minutes(care_time, minutes)
    theta = _divide_untold(minutes)
    if not np.isfinite(theta).all():
        raise DesignError(
            _(
                "{title}: a replicate has no women, no men or no care, so that there is no error. "
                "Take in more years.",
                title=care_time.title,
            )
        )
    drawn = _draw_replicates(theta / MINUTES_PER_HOUR, kept.coefficients, sampler)
    hours = np.moveaxis(drawn, -1, 1)
    years = care_time.settings.get("years")
    return CountryHours(
        housework=hours[0],
        childcare=hours[1],
        adult_care=hours[2],
        status="observed",
        source=f"{care_time.source or care_time.title} ({care_time.method})",
        year=max(years) if isinstance(years, list) else 0,
    )


def _divide_untold(minutes: FloatArray) -> FloatArray:
    """Divide care of either as the rest of care, shape (kinds of work, sex, 1 + R). [min/day]"""
    housework, childcare, adult_care, either = np.moveaxis(minutes, 1, 0)
    with np.errstate(divide="ignore", invalid="ignore"):
        more = 1 + either / (childcare + adult_care)
        return np.stack([housework, childcare * more, adult_care * more])


def _draw_replicates(theta: FloatArray, coefficients: FloatArray, sampler: Sampler) -> FloatArray:
    """Draw quantities along their replicates, shape (..., 1 + draws). [unit of theta]"""
    point = theta[..., :1]
    relative = theta[..., 1:] / point - 1
    size = (sampler.draws, coefficients.size)
    # One stream for all quantities of a survey: draws vary together as replicates do.
    normal = draw_normal(sampler, "survey.replicate", math.prod(size)).reshape(size)
    drawn = point * np.exp((relative * np.sqrt(coefficients)) @ normal.T)
    return np.concatenate([point, drawn], axis=-1)


def _find_means(care_time: CareTime) -> Replicates:
    """Return the means by sex along their replicates, or refuse a table that is another one."""
    for block in care_time.blocks:
        if (
            block.statistic == "mean_minutes_per_day"
            and block.activities == (*get_args(Work), "care_of_either")
            and block.labels.columns == ["sex"]
        ):
            return care_time.replicates(block.name)
    raise DataError(
        _(
            "{title}: the table does not hold mean minutes by sex of '{groups}'. Estimate "
            "it with {measure}.",
            title=care_time.title,
            groups=GROUPS,
            measure=voice.command(
                "measure", voice.Blank("..."), by="sex", groups=GROUPS, where=WHERE
            ),
        )
    )


def _read_minutes(care_time: CareTime, kept: Replicates) -> FloatArray:
    """Return women's and men's minutes, shape (2, activities, 1 + R). [min/day]"""
    if care_time.synthetic:
        raise DataError(
            _(
                "{title}: the diaries are made up. Name a survey that people answered.",
                title=care_time.title,
            )
        )
    found = kept.labels["sex"].cast(pl.String).to_list()
    with Faults(DataError, care_time.title) as faults:
        for sex in LABELS["sex"]:
            if sex not in found:
                faults.add(_("the survey has no {sex}. Name another survey.", sex=sex))
    rows = [found.index(sex) for sex in LABELS["sex"]]
    if kept.hidden[rows].any():
        raise DisclosureError(
            _(
                "{title}: too few respondents to tell their hours. Take in more years.",
                title=care_time.title,
            )
        )
    theta: FloatArray = kept.theta[rows]
    return theta


def _check_minutes(care_time: CareTime, minutes: FloatArray) -> None:
    """Refuse kinds of work that nobody reports: no error could be told of them."""
    with Faults(DataError, care_time.title) as faults:
        for row, sex in enumerate(LABELS["sex"]):
            for place, work in enumerate(get_args(Work)):
                if not minutes[row, place, 0] > 0:
                    faults.add(
                        _(
                            "{work}, {sex}: nobody reports any. Take in more years, or use the "
                            "published hours.",
                            work=work.replace("_", " "),
                            sex=sex,
                        )
                    )
