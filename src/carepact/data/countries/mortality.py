"""Turn the death rates of a UN life table into survival by single age.

Letters: `C` countries, `S` = 2 sexes (women, men), `A` = 101 single ages (the last is 100 and
over), `G` = 22 age groups of a UN life table (0, 1-4, 5-9, ..., 95-99, 100 and over).

Life tables as in [1]_, chapter 3; the separation factor as in [2]_.

References
----------
.. [1] Preston, S. H., Heuveline, P., & Guillot, M. (2001). Demography: Measuring and Modeling
   Population Processes. Blackwell.
.. [2] Andreev, E. M., & Kingkade, W. W. (2015). Average age at death in infancy and infant
   mortality level: Reconsidering the Coale-Demeny formulas at current levels of low mortality.
   Demographic Research, 33, 363-390.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass

import numpy as np

from carepact.core.arrays import FloatArray
from carepact.data.countries.dictionary import read_shipped
from carepact.data.countries.figure_rules import figure_rules

SEXES = ("women", "men")
OLDEST = 100
"""The open age: 100 years and over."""
LIFE_TABLE_AGES = np.array([0, 1, *range(5, OLDEST + 1, 5)])
"""First age of each group of a life table, shape (G,). [years]"""


@dataclass(frozen=True)
class Survival:
    """Shares that live on to the same day of the next year."""

    births: FloatArray
    """Of the year's births, those alive at its end, shape (C, S). [share]"""
    persons: FloatArray
    """Of the persons of each age, shape (C, S, A). [share]"""
    life_expectancy: FloatArray
    """At birth, shape (C, S). [years]"""


@functools.cache
def _separation_lines() -> tuple[FloatArray, ...]:
    """Read the lines of each sex: rates from which they hold, constants, slopes, (3, lines)."""
    rows = read_shipped("separation.csv")
    columns = ("from_rate", "constant", "slope")
    return tuple(
        np.array([[float(row[name]) for row in rows if row["sex"] == sex] for name in columns])
        for sex in SEXES
    )


def separation_factor(infant_rate: FloatArray) -> FloatArray:
    """Return the mean age of those who die in their first year.

    Parameters
    ----------
    infant_rate : FloatArray, shape (C, S)
        Death rate at age 0, women first. [deaths a person-year]

    Returns
    -------
    FloatArray, shape (C, S)
        Andreev and Kingkade's line by level of the rate, as the Human Mortality Database
        uses it (Methods Protocol, version 6). [years]
    """
    factor = np.empty_like(infant_rate)
    for sex, lines in enumerate(_separation_lines()):
        rate = infant_rate[..., sex]
        start, constant, slope = lines
        line = np.searchsorted(start, rate, side="right") - 1
        factor[..., sex] = constant[line] + slope[line] * rate
    return factor


def spread_rates(rates: FloatArray) -> FloatArray:
    """Spread the death rates of age groups over single ages.

    Parameters
    ----------
    rates : FloatArray, shape (C, S, G)
        Death rates by group. [deaths a person-year]

    Returns
    -------
    FloatArray, shape (C, S, A)
        Rates whose mean over the ages of a group is the group's. [deaths a person-year]

    Notes
    -----
    The logarithm runs straight from the middle of one group to the middle of the next;
    then each group is scaled to its own rate. Ages 0 and 100+ are groups of one age.
    """
    widths = np.append(np.diff(LIFE_TABLE_AGES), 2 * figure_rules().open_group_middle.value)
    middles = LIFE_TABLE_AGES + widths / 2
    ages = np.arange(OLDEST + 1) + 0.5
    ages[-1] = middles[-1]
    right = np.clip(np.searchsorted(middles, ages, side="left"), 1, len(middles) - 1)
    part = (ages - middles[right - 1]) / (middles[right] - middles[right - 1])
    logs = np.log(np.maximum(rates, figure_rules().least_rate.value))
    shape = np.exp(logs[..., right - 1] * (1 - part) + logs[..., right] * part)
    group = np.searchsorted(LIFE_TABLE_AGES, np.arange(OLDEST + 1), side="right") - 1
    counts = np.bincount(group)
    means = np.add.reduceat(shape, LIFE_TABLE_AGES, axis=-1) / counts
    return np.asarray(shape * (rates / means)[..., group])


def survive(rates: FloatArray) -> Survival:
    """Turn death rates by single age into shares that survive a year.

    Parameters
    ----------
    rates : FloatArray, shape (C, S, A)
        Death rates. [deaths a person-year]

    Notes
    -----
    First year: `q = m / (1 + (1 - a) m)`, `L_0 = 1 - (1 - a) q`, with the separation factor
    `a`. Later the hazard is constant within a year of age: `l_{x+1} = l_x exp(-m_x)`,
    `L_x = l_x (1 - exp(-m_x)) / m_x`. Births survive with `L_0`, persons aged x last birthday
    with `L_{x+1} / L_x`, those of 100 and over with `exp(-m_100)`.
    """
    infant = rates[..., 0]
    left = 1 - separation_factor(infant)
    dying = infant / (1 + left * infant)
    later = rates[..., 1:]
    alive = (1 - dying)[..., None] * np.exp(-np.cumsum(later, axis=-1) + later)
    positive = np.maximum(later, figure_rules().least_rate.value)
    lived = np.concatenate(
        [(1 - left * dying)[..., None], alive * -np.expm1(-positive) / positive], axis=-1
    )
    persons = np.concatenate(
        [lived[..., 1:] / lived[..., :-1], np.exp(-rates[..., -1:])], axis=-1
    )  # fmt: skip
    oldest = alive[..., -1] / positive[..., -1]
    return Survival(
        births=lived[..., 0],
        persons=persons,
        life_expectancy=lived[..., :-1].sum(axis=-1) + oldest,
    )


def match_life_expectancy(rates: FloatArray, wanted: FloatArray) -> FloatArray:
    """Scale death rates so that they give a life expectancy at birth.

    Parameters
    ----------
    rates : FloatArray, shape (C, S, A)
        Death rates. [deaths a person-year]
    wanted : FloatArray, shape (C, S)
        Life expectancy. [years]

    Returns
    -------
    FloatArray, shape (C, S, A)
        Rates times one factor for each country and sex, found by halving the interval
        of its logarithm. [deaths a person-year]
    """
    widest = figure_rules().widest_scaling.value
    low, high = np.full(wanted.shape, -widest), np.full(wanted.shape, widest)
    for _halving in range(figure_rules().halvings.value):
        middle = (low + high) / 2
        too_long = survive(rates * np.exp(middle)[..., None]).life_expectancy > wanted
        low, high = np.where(too_long, middle, low), np.where(too_long, high, middle)
    return np.asarray(rates * np.exp((low + high) / 2)[..., None])


def interpolate_rates(rates: FloatArray, middles: FloatArray, moment: float) -> FloatArray:
    """Return death rates at a moment between the middles of periods.

    Parameters
    ----------
    rates : FloatArray, shape (P, C, S, G)
        Rates of each period. [deaths a person-year]
    middles : FloatArray, shape (P,)
        Middle of each period, rising. [calendar time, years]
    moment : float
        Calendar time asked for, from the first middle to the last. [years]

    Notes
    -----
    The logarithm of each rate runs straight from middle to middle.
    """
    right = int(np.clip(np.searchsorted(middles, moment), 1, len(middles) - 1))
    part = (moment - middles[right - 1]) / (middles[right] - middles[right - 1])
    logs = np.log(np.maximum(rates[right - 1 : right + 1], figure_rules().least_rate.value))
    return np.asarray(np.exp(logs[0] * (1 - part) + logs[1] * part))
