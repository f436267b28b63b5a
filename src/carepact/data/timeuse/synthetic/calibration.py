"""Read what the synthetic diaries are calibrated to, and set the target of each cell.

A cell is a sex and a life stage. The published minutes are by sex, the differences
between life stages are ratios; both are reconciled here before any diary is drawn.
"""

from __future__ import annotations

import functools
import hashlib
from dataclasses import dataclass
from importlib import resources
from typing import Any

import numpy as np

from carepact.core.arrays import FloatArray
from carepact.core.shipped import load_yaml
from carepact.core.units import DAYS_PER_WEEK, MINUTES_PER_DAY
from carepact.data.timeuse.synthetic.fitting import fitting_rules

SEXES = ("women", "men")
WEEKEND_SHARE = 2 / DAYS_PER_WEEK
"""Days of the week that are weekend days. [share]"""


@dataclass(frozen=True)
class Calibration:
    """Targets of the synthetic survey. `C` cells (sex x life stage), `K` codes in `G` groups."""

    codes: tuple[str, ...]
    groups: tuple[str, ...]
    """Group of each code, shape (K,)."""
    group_names: tuple[str, ...]
    """The `G` groups."""
    stages: tuple[str, ...]
    """Life stages; cell number = position of the sex x stages + position of the stage."""
    share: FloatArray
    """Share of each cell in its sex, shape (C,). [share]"""
    minutes: FloatArray
    """Target minutes of the mean day, shape (C, K). [min/day]"""
    days: FloatArray
    """Share of days with any of the code, shape (C, K). [share]"""
    group_days: FloatArray
    """Share of days with any of the group, shape (C, G). [share]"""
    day_minutes: FloatArray
    """Minutes on a weekday (row 0), weekend day (1) over the mean day's, shape (2, G)."""
    day_days: FloatArray
    """The same for the share of days with any, shape (2, G)."""
    employed: FloatArray
    """Employed in each cell, shape (C,). [share]"""
    partner: FloatArray
    """With a partner, and with an unmarried one, shape (C, 2). [share]"""
    earnings: FloatArray
    """Mean earnings of the employed, shape (C,). [made-up currency a week]"""
    country: dict[str, Any]
    """The block `made_up_country`: what is assumed."""
    sha256: str

    @property
    def days_within_group(self) -> FloatArray:
        """Share of the group's days with any of the code, shape (C, K). [share]"""
        column = [self.group_names.index(group) for group in self.groups]
        return np.minimum(self.days / self.group_days[:, column], 1.0)

    @property
    def minutes_when_active(self) -> FloatArray:
        """Minutes on a day that holds the code, shape (C, K). [min]"""
        return self.minutes / np.minimum(self.days, 1.0)


def calibration_text() -> str:
    """Return the calibration file as it ships."""
    return (
        resources.files("carepact.data.timeuse.synthetic")
        .joinpath("calibration.yaml")
        .read_text("utf-8")
    )


@functools.cache
def read_calibration() -> Calibration:
    """Read the calibration file and reconcile its targets."""
    text = calibration_text()
    content: dict[str, Any] = load_yaml(text)
    activities: dict[str, list[Any]] = content["activities"]["values"]
    groups = tuple(str(row[0]) for row in activities.values())
    numbers = np.array([row[3:] for row in activities.values()], dtype=float)
    population = content["population"]
    stages = tuple(population[SEXES[0]])
    persons = np.array([population[sex][stage] for sex in SEXES for stage in stages])
    share = persons[:, 0] / np.repeat(persons[:, 0].reshape(2, -1).sum(axis=1), len(stages))
    minutes = _by_cell(numbers[:, 0:2], content["roles"], "minutes", groups, stages)
    for position in range(len(SEXES)):
        rows = slice(position * len(stages), (position + 1) * len(stages))
        minutes[rows] = _reconcile(minutes[rows], numbers[:, position], share[rows], stages)
    return Calibration(
        codes=tuple(activities),
        groups=groups,
        group_names=tuple(content["roles"]["order"]),
        stages=stages,
        share=share,
        minutes=minutes,
        days=_by_cell(numbers[:, 2:4], content["roles"], "days", groups, stages),
        group_days=np.array(
            [content["roles"]["days"][sex][stage] for sex in SEXES for stage in stages]
        ),
        day_minutes=_by_day_type(content["day_types"], "minutes", content["roles"]["order"]),
        day_days=_by_day_type(content["day_types"], "days", content["roles"]["order"]),
        employed=persons[:, 1],
        partner=persons[:, 2:4],
        earnings=_earnings(content, stages),
        country=content["made_up_country"],
        sha256=hashlib.sha256(text.encode()).hexdigest(),
    )


def _by_cell(
    by_sex: FloatArray,
    roles: dict[str, Any],
    table: str,
    groups: tuple[str, ...],
    stages: tuple[str, ...],
) -> FloatArray:
    """Multiply figures by sex (K, 2) with the ratio of each life stage, shape (C, K)."""
    column = [roles["order"].index(group) for group in groups]
    cells = []
    for position, sex in enumerate(SEXES):
        profile = roles[table][sex]
        ratios = [np.array(profile[stage]) / np.array(profile["15-64"]) for stage in stages]
        cells += [by_sex[:, position] * ratio[column] for ratio in ratios]
    return np.array(cells)


def _reconcile(
    minutes: FloatArray, published: FloatArray, share: FloatArray, stages: tuple[str, ...]
) -> FloatArray:
    """Scale one sex's stages until days close and the mean over 15 to 64 is as published.

    Parameters
    ----------
    minutes : FloatArray, shape (stages, K)
        Published minutes times the ratio of the life stage. [min/day]
    published : FloatArray, shape (K,)
        Published minutes of ages 15 to 64. [min/day]
    share : FloatArray, shape (stages,)
        Share of each life stage. [share]
    stages : tuple of str
        Names of the life stages.

    Returns
    -------
    FloatArray, shape (stages, K)
        Rows add up to 1440; the weighted mean of the rows to 64 is `published`. [min/day]
    """
    beyond = fitting_rules().stage_beyond_published_ages.value
    weight = np.where([stage == beyond for stage in stages], 0.0, share)
    weight /= weight.sum()
    target = published * MINUTES_PER_DAY / published.sum()
    for _round in range(fitting_rules().reconciling_rounds.value):
        minutes = minutes * (target / (weight @ minutes))
        minutes *= MINUTES_PER_DAY / minutes.sum(axis=1, keepdims=True)
    return minutes


def _by_day_type(block: dict[str, Any], table: str, groups: list[str]) -> FloatArray:
    """Divide weekday and weekend day by the mean day, 1 where not given, shape (2, G)."""
    rows = np.array([block[table]["weekday"], block[table]["weekend day"]])
    mean = (1 - WEEKEND_SHARE) * rows[0] + WEEKEND_SHARE * rows[1]
    ratio = dict(zip(block["order"], (rows / mean).T, strict=True))
    return np.array([ratio.get(group, np.ones(2)) for group in groups]).T


def _earnings(content: dict[str, Any], stages: tuple[str, ...]) -> FloatArray:
    """Turn earnings by cell into the made-up currency, shape (C,)."""
    table = content["roles"]["earnings"]
    level = content["made_up_country"]["earnings"]["mean_of_men_25-64_no_child"]
    reference = table["25-64_no_child"][SEXES.index("men")]
    earned = [table[stage][position] for position in range(len(SEXES)) for stage in stages]
    return np.array(earned, dtype=float) * float(level / reference)
