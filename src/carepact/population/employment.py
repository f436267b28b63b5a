"""Who works for pay in a country under present law, by sex and year."""

from __future__ import annotations

import numpy as np

from carepact.core.arrays import FloatArray
from carepact.data.countries.ages import AGE_STARTS
from carepact.data.countries.drawn_country import DrawnCountry

ADULT_AGE = 15
OLD_AGE = 65
WHO = ("f", "m")
"""Ending of indicators by sex, in the order of the labels of `sex`."""


def count_employed(drawn: DrawnCountry, persons: FloatArray) -> tuple[FloatArray, FloatArray]:
    r"""Count adults and those employed under present law, shape (sexes, draws or 1, years).

    Parameters
    ----------
    drawn : DrawnCountry
        The country's facts.
    persons : FloatArray, shape (year, sex, age)
        Its people. [persons]

    Notes
    -----
    Rates of those of 15 to 64 and of the old are each held, so that work shrinks as a people
    ages: :math:`E_t = E_0 \left[(1 - o) N_t / N_0 + o \, N^{65}_t / N^{65}_0\right]`, with o
    the old among the employed of the first year, all in the labour force taken to be employed.
    """
    adults = count_from(persons, ADULT_AGE)
    old, active = count_old(drawn, persons)
    first = adults[..., :1] * stack_by_sex(drawn, "emp_rate_15p")
    # The old work less than others: one rate for all ages would let a people that ages work on.
    aged = np.minimum(old[..., :1] * active, first)
    working_age = adults - old
    return adults, (first - aged) * working_age / working_age[..., :1] + aged * old / old[..., :1]


def count_old(drawn: DrawnCountry, persons: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Count those of 65 and over, and the share of them in the labour force, by sex."""
    return count_from(persons, OLD_AGE), stack_by_sex(drawn, "lfpr_65p")


def count_from(persons: FloatArray, age: int) -> FloatArray:
    """Count persons from an age on, shape (sexes, 1, years). [persons]"""
    counted: FloatArray = persons[..., np.array(AGE_STARTS) >= age].sum(axis=-1)
    return counted.T[:, None]


def stack_by_sex(drawn: DrawnCountry, name: str) -> FloatArray:
    """Draw a figure of women and of men, shape (sexes, 1 + draws, 1)."""
    return np.stack([drawn.number(f"{name}_{who}")[..., 0] for who in WHO])
