"""Project populations by cohort components, year by year and by single age.

Letters: `C` countries, `S` = 2 sexes (women, men), `A` = 101 single ages (the last is 100 and
over).

The method of cohort components as in [1]_, chapter 6.

References
----------
.. [1] Preston, S. H., Heuveline, P., & Guillot, M. (2001). Demography: Measuring and Modeling
   Population Processes. Blackwell.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from carepact.core.arrays import FloatArray
from carepact.data.countries.mortality import Survival


@dataclass(frozen=True)
class Course:
    """The persons of every year, with the deaths between the years. `Y` steps."""

    persons: FloatArray
    """At the middle of each year, shape (Y + 1, C, S, A). [persons]"""
    deaths: FloatArray
    """From one middle of a year to the next, shape (Y, C, S). [persons]"""
    uncovered: FloatArray
    """Emigrants that an age did not have, left out, shape (Y, C, S). [persons]"""


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
