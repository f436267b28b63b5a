"""Project populations by cohort components, year by year and by single age.

Letters: `C` countries, `S` = 2 sexes (women, men), `A` = 101 single ages (the last is 100 and
over), `G` = 22 age groups of a UN life table (0, 1-4, 5-9, ..., 95-99, 100 and over).

References
----------
Preston, Heuveline, Guillot (2001), Demography, chapters 3 and 6. Andreev, Kingkade (2015),
Average age at death in infancy and infant mortality level, Demographic Research 33(13).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]

SEXES = ("women", "men")
OLDEST = 100
"""The open age: 100 years and over."""
LIFE_TABLE_AGES = np.array([0, 1, *range(5, OLDEST + 1, 5)])
"""First age of each group of a life table, shape (G,). [years]"""
GROUP_OF_AGE = np.searchsorted(LIFE_TABLE_AGES, np.arange(OLDEST + 1), side="right") - 1
"""Group of each single age, shape (A,)."""
MIGRANT_GROUPS = OLDEST // 5 + 1
"""Groups of five ages in which migrants are counted, the last one 100 and over."""
OPEN_GROUP_MIDDLE = 2.0
"""Years after 100 at which the rate of the open group is set."""
LEAST_RATE = 1e-9
"""Rate below which a logarithm is not taken. [deaths a person-year]"""

# Mean age at death in the first year: (rate from which, constant, slope), by sex.
SEPARATION = (
    ((0.0, 0.14903, -2.05527), (0.01724, 0.04667, 3.88089), (0.06891, 0.31411, 0.0)),
    ((0.0, 0.14929, -1.99545), (0.02300, 0.02832, 3.26021), (0.08307, 0.29915, 0.0)),
)


@dataclass(frozen=True)
class Survival:
    """Shares that live on to the same day of the next year."""

    births: FloatArray
    """Of the year's births, those alive at its end, shape (C, S). [share]"""
    persons: FloatArray
    """Of the persons of each age, shape (C, S, A). [share]"""
    life_expectancy: FloatArray
    """At birth, shape (C, S). [years]"""


@dataclass(frozen=True)
class Course:
    """The persons of every year, with the deaths between the years. `Y` steps."""

    persons: FloatArray
    """At the middle of each year, shape (Y + 1, C, S, A). [persons]"""
    deaths: FloatArray
    """From one middle of a year to the next, shape (Y, C, S). [persons]"""
    uncovered: FloatArray
    """Emigrants that an age did not have, left out, shape (Y, C, S). [persons]"""


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
    for sex, lines in enumerate(SEPARATION):
        rate = infant_rate[..., sex]
        start, constant, slope = np.array(lines).T
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
    widths = np.append(np.diff(LIFE_TABLE_AGES), 2 * OPEN_GROUP_MIDDLE)
    middles = LIFE_TABLE_AGES + widths / 2
    ages = np.arange(OLDEST + 1) + 0.5
    ages[-1] = middles[-1]
    right = np.clip(np.searchsorted(middles, ages, side="left"), 1, len(middles) - 1)
    part = (ages - middles[right - 1]) / (middles[right] - middles[right - 1])
    logs = np.log(np.maximum(rates, LEAST_RATE))
    shape = np.exp(logs[..., right - 1] * (1 - part) + logs[..., right] * part)
    counts = np.bincount(GROUP_OF_AGE)
    means = np.add.reduceat(shape, LIFE_TABLE_AGES, axis=-1) / counts
    return np.asarray(shape * (rates / means)[..., GROUP_OF_AGE])


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
    positive = np.maximum(later, LEAST_RATE)
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
    logs = np.log(np.maximum(rates[right - 1 : right + 1], LEAST_RATE))
    return np.asarray(np.exp(logs[0] * (1 - part) + logs[1] * part))


def spread_migrants(period: FloatArray, net: FloatArray, years: int = 5) -> FloatArray:
    """Spread net migrants of a period over single ages, for one year of it.

    Parameters
    ----------
    period : FloatArray, shape (C, S, 21)
        Net migrants of the whole period by groups of five ages, the last 100+. [persons]
    net : FloatArray, shape (C,)
        Net migrants of the year, all ages and both sexes. [persons]
    years : int
        Years of the period.

    Returns
    -------
    FloatArray, shape (C, S, A)
        Net migrants of the year, `net` in all. [persons]

    Notes
    -----
    A year has the mean of its period; what its total differs from that mean goes to each
    group in proportion to the size of its flow, whatever its sign:
    `M_g = P_g / n + (net - sum P / n) |P_g| / sum |P|`. Where the period has no flow at all
    the difference is spread evenly over the groups.
    """
    mean = period / years
    size = np.abs(period)
    whole = size.sum(axis=(1, 2), keepdims=True)
    groups = period.shape[1] * period.shape[2]
    share = np.where(whole > 0, size / np.where(whole > 0, whole, 1.0), 1.0 / groups)
    flow = mean + (net - mean.sum(axis=(1, 2)))[:, None, None] * share
    closed = np.repeat(flow[..., :-1] / 5, 5, axis=-1)
    return np.concatenate([closed, flow[..., -1:]], axis=-1)


def split_births(births: FloatArray, sex_ratio: FloatArray) -> FloatArray:
    """Split births into girls and boys, shape (C, 2). [persons]

    Parameters
    ----------
    births : FloatArray, shape (C,)
        Births of both sexes. [persons]
    sex_ratio : FloatArray, shape (C,)
        Boys born for each girl. [ratio]
    """
    girls = births / (1 + sex_ratio)
    return np.stack([girls, births - girls], axis=-1)


def step(
    persons: FloatArray, births: FloatArray, survival: Survival, migrants: FloatArray
) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Carry persons over one year.

    Parameters
    ----------
    persons : FloatArray, shape (C, S, A)
        At the start. [persons]
    births : FloatArray, shape (C, S)
        During the year. [persons]
    survival : Survival
        Of the year.
    migrants : FloatArray, shape (C, S, A)
        Net migrants of the year by age at moving. [persons]

    Returns
    -------
    tuple of FloatArray
        Persons at the end, shape (C, S, A); deaths and uncovered emigrants, shape (C, S).

    Notes
    -----
    Half of the migrants come at the start and live through the year, half at its end:
    `N'_{x+1} = (N_x + M_x / 2) S_x + M_{x+1} / 2`, `N'_0 = B S_b + M_0 / 2`. No age goes
    below zero: emigrants that it does not have are left out and counted.
    """
    half = migrants / 2
    started = np.maximum(persons + half, 0.0)
    lived = started * survival.persons
    ended = np.empty_like(persons)
    ended[..., 0] = births * survival.births
    ended[..., 1:] = lived[..., :-1]
    ended[..., -1] += lived[..., -1]
    deaths = births * (1 - survival.births) + (started - lived).sum(axis=-1)
    final = np.maximum(ended + half, 0.0)
    uncovered = (started - persons - half + final - ended - half).sum(axis=-1)
    return final, deaths, uncovered


def project(
    base: FloatArray,
    births: FloatArray,
    survivals: list[Survival],
    migrants: FloatArray,
) -> Course:
    """Project from a base over as many years as there are births.

    Parameters
    ----------
    base : FloatArray, shape (C, S, A)
        Persons at the middle of the first year. [persons]
    births : FloatArray, shape (Y, C, S)
        From each middle of a year to the next. [persons]
    survivals : list of Survival
        One a step.
    migrants : FloatArray, shape (Y, C, S, A)
        One array a step, by age at moving. [persons]
    """
    course, deaths, uncovered = [base], [], []
    for born, survival, moved in zip(births, survivals, migrants, strict=True):
        persons, died, cut = step(course[-1], born, survival, moved)
        course.append(persons)
        deaths.append(died)
        uncovered.append(cut)
    return Course(np.stack(course), np.stack(deaths), np.stack(uncovered))
