"""Which adults live with a young child: from the children's own ages, by stated rules."""

from __future__ import annotations

import numpy as np

from carepact.core.arrays import FloatArray

YOUNGEST_ADULT, OLDEST_ADULT = 15, 100
ADULT_AGES = np.arange(YOUNGEST_ADULT, OLDEST_ADULT + 1)
"""Single ages of adults, the last open. [years]"""
CHILD_AGES = 15
"""Children are under this age. [years]"""
YOUNGEST_CHILD = ("none", "0", "1-2", "3-5", "6-14")
"""Age of the youngest child of an adult."""


def spread_births(adults: FloatArray, mean_age: float, spread: float) -> FloatArray:
    r"""Compute how many children are born to an adult of an age, for each birth of the country.

    Parameters
    ----------
    adults : FloatArray, shape (86,)
        Adults of one sex by single age from 15. [persons]
    mean_age, spread : float
        Mean and standard deviation of the parent's age at a birth. [years]

    Returns
    -------
    FloatArray, shape (86,)
        :math:`\phi((x - \mu) / \sigma) / \sum_x N_x \phi((x - \mu) / \sigma)`. [births a person]

    Notes
    -----
    The children of age 0 of `spread_youngest`: first and later children alike.
    """
    density = np.exp(-0.5 * ((ADULT_AGES - mean_age) / spread) ** 2)
    born: FloatArray = density / (adults @ density)
    return born


def spread_youngest(
    adults: FloatArray, children: FloatArray, mean_age: float, spread: float
) -> FloatArray:
    r"""Compute how likely an adult's youngest child is of each age.

    Parameters
    ----------
    adults : FloatArray, shape (86,)
        Adults of one sex by single age from 15. [persons]
    children : FloatArray, shape (15,)
        Children who live with a parent of that sex, by single age. [persons]
    mean_age, spread : float
        Mean and standard deviation of the parent's age at a birth. [years]

    Returns
    -------
    FloatArray, shape (86, 5)
        Share of the adults of an age whose youngest child is in each band of
        `YOUNGEST_CHILD`; rows sum to one. [share]

    Notes
    -----
    Children of age a live with adults of age x in proportion to
    :math:`N_x \, \phi((x - a - \mu) / \sigma)`, scaled to the children there are; how many of
    that age one adult has is a Poisson number, so that
    :math:`P(\text{youngest in } b) = e^{-\Lambda_{<b}} (1 - e^{-\lambda_b})`.
    """
    gaps = ADULT_AGES[:, None] - np.arange(CHILD_AGES)[None, :]
    density = np.exp(-0.5 * ((gaps - mean_age) / spread) ** 2)
    rates = density * children / (adults @ density)
    upto = np.concatenate([np.zeros((ADULT_AGES.size, 1)), np.cumsum(rates, axis=1)], axis=1)
    limits = [0, 1, 3, 6, CHILD_AGES]  # where the bands of YOUNGEST_CHILD begin and end
    ends = np.exp(-upto[:, limits])  # no child younger than each end
    return np.concatenate([ends[:, -1:], -np.diff(ends, axis=1)], axis=1)
