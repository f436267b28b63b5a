"""Statistics of a table, each a function of the sums by cell along the replicates."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from carepact.core import voice
from carepact.core.arrays import FloatArray, IntArray
from carepact.core.errors import Faults, ParameterError, nearest
from carepact.core.estimates import IntervalKind
from carepact.core.messages import _
from carepact.core.units import MINUTES_PER_DAY, MINUTES_PER_HOUR, WeightUnit
from carepact.measure.sums import CellSums


@dataclass(frozen=True)
class Scale:
    """What turns weighted minutes into a yearly total."""

    weight_unit: WeightUnit
    years: IntArray
    """Years pooled in each cell, shape (C,). [years]"""
    days: FloatArray
    """Days of a year in each cell, shape (C,). [days]"""


@dataclass(frozen=True)
class Statistic:
    """One statistic: how it is computed, counted and bounded."""

    name: str
    unit: str
    interval: IntervalKind
    compute: Callable[[CellSums, Scale], FloatArray]
    """Estimate and replicates, shape (C, K, 1 + R)."""
    counts_participants: bool = False
    """Whether the statistic stands on participants instead of all respondents."""
    is_mean: bool = False
    """Whether it is a mean of something, so that a design effect is defined."""


def _mean(sums: CellSums, _scale: Scale) -> FloatArray:
    """Divide weighted minutes by weights. [min/day]"""
    return sums.mean


def _participation(sums: CellSums, _scale: Scale) -> FloatArray:
    """Divide the weight of participants by the weight of all. [share]"""
    return _divide(sums.taking_part, sums.weight[:, None, :])


def _participants_mean(sums: CellSums, _scale: Scale) -> FloatArray:
    """Divide weighted minutes by the weight of participants. [min/day]"""
    return _divide(sums.minutes, sums.taking_part)


def _share_of_day(sums: CellSums, scale: Scale) -> FloatArray:
    """Divide mean minutes by the minutes of a day. [share]"""
    return _mean(sums, scale) / MINUTES_PER_DAY


def _total(sums: CellSums, scale: Scale) -> FloatArray:
    """Blow minutes up to hours of the population in a year. [hours a year]"""
    per_year = 1 / scale.years
    if scale.weight_unit in {"persons", "person-days"}:
        per_year = scale.days / scale.years
    return sums.minutes / MINUTES_PER_HOUR * per_year[:, None, None]


def _divide(numerator: FloatArray, denominator: FloatArray) -> FloatArray:
    """Divide, leaving what has no denominator undefined."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(denominator > 0, numerator / denominator, np.nan)


STATISTICS = {
    statistic.name: statistic
    for statistic in (
        Statistic("mean_minutes_per_day", "min/day", "t from 0", _mean, is_mean=True),
        Statistic(
            "participation_share",
            "share",
            "korn-graubard",
            _participation,
            is_mean=True,
        ),
        Statistic(
            "participants_mean_minutes_per_day",
            "min/day",
            "t from 0",
            _participants_mean,
            counts_participants=True,
        ),
        Statistic("share_of_day", "share", "logit", _share_of_day, is_mean=True),
        Statistic("total_hours_per_year", "hours a year", "t from 0", _total),
    )
}
USUAL = ("mean_minutes_per_day", "participation_share", "participants_mean_minutes_per_day")


def choose_statistics(
    wanted: Sequence[str] | None, suggested: Sequence[str], rule: str, weight_unit: WeightUnit
) -> tuple[Statistic, ...]:
    """Return the statistics asked for, or those that a grouping is made for.

    Raises
    ------
    ParameterError
        If a statistic is unknown, a share of the day is asked under `full`, or a total
        of a file whose weights add up to nothing known. All faults at once.
    """
    with Faults(ParameterError, voice.option("statistics")) as faults:
        for name in wanted or suggested:
            if name not in STATISTICS:
                faults.add(
                    _("there is no statistic '{name}'.", name=name)
                    + nearest(name, STATISTICS)
                    + " "
                    + _("Statistics: {listed}.", listed=", ".join(STATISTICS))
                )
        for name in dict.fromkeys(wanted or ()):
            if (wanted or ()).count(name) > 1:
                faults.add(_("'{name}' stands twice. Name each once.", name=name))
            if name == "share_of_day" and rule == "full":
                faults.add(
                    _(
                        "share_of_day has no meaning where a day may hold more than 1440 "
                        "minutes, as under full or where activities may overlap. Use split, or "
                        "ask for minutes."
                    )
                )
            if name == "total_hours_per_year" and weight_unit == "sample only":
                faults.add(
                    _(
                        "total_hours_per_year needs weights that add up to the population, and "
                        "those of this file do not. Ask for means."
                    )
                )
    if wanted is None:
        chosen = [name for name in (suggested or USUAL) if name != "share_of_day" or rule != "full"]
        return tuple(STATISTICS[name] for name in chosen)
    return tuple(STATISTICS[name] for name in wanted)
