"""Taylor linearisation: the cross-check of replicate variance."""

from __future__ import annotations

import numpy as np

from carepact.core.arrays import BoolArray, FloatArray, IntArray


def linearised_standard_error(scores: FloatArray, stratum: IntArray, psu: IntArray) -> FloatArray:
    r"""Compute the standard error of a total of scores over first-stage units.

    Parameters
    ----------
    scores : FloatArray, shape (n, K)
        Linearised score of each respondent, zero outside the domain, so that units
        without a member of the domain still count.
    stratum, psu : IntArray, shape (n,)
        Stratum and unit, the unit numbered from 0 over the whole sample.

    Returns
    -------
    FloatArray, shape (K,)
        Standard error in the unit of the scores' total.

    Notes
    -----
    :math:`V = \sum_h \frac{n_h}{n_h - 1} \sum_i (z_{hi} - \bar z_h)^2`, with
    replacement at the first stage [1]_. The unit of a stratum with one unit, which only the
    rule `centre` lets pass, is compared with the mean of all units: :math:`(z - \bar z)^2`.

    References
    ----------
    .. [1] Wolter, K. M. (2007). Introduction to Variance Estimation, 2nd ed. New York:
       Springer, ch. 6.
    """
    units = int(psu.max()) + 1
    stratum_of = np.zeros(units, dtype=np.int64)
    stratum_of[psu] = stratum
    totals = np.zeros((units, scores.shape[1]))
    np.add.at(totals, psu, scores)
    size = np.bincount(stratum_of).astype(float)
    mean = np.zeros((size.size, scores.shape[1]))
    np.add.at(mean, stratum_of, totals)
    mean /= size[:, None]
    mean[size == 1] = totals.mean(axis=0)
    factor = (size / np.maximum(size - 1, 1.0))[stratum_of]
    variance: FloatArray = np.einsum("u,uk->k", factor, (totals - mean[stratum_of]) ** 2)
    return np.sqrt(variance)


def ratio_scores(
    weight: FloatArray, numerator: FloatArray, denominator: FloatArray, inside: BoolArray
) -> FloatArray:
    r"""Linearise a ratio of totals in a domain.

    Parameters
    ----------
    weight : FloatArray, shape (n,)
        Final weight.
    numerator : FloatArray, shape (n, K)
        What is added up above the line, e.g. minutes.
    denominator : FloatArray, shape (n,) or (n, K)
        What is added up below it: ones for a mean, participation for participants.
    inside : NDArray of bool, shape (n,)
        Who belongs to the domain.

    Returns
    -------
    FloatArray, shape (n, K)
        :math:`z_i = w_i d_i (y_i - \hat R x_i) / \sum w d x`.
    """
    below = denominator[:, None] if denominator.ndim == 1 else denominator
    masked = (weight * inside)[:, None]
    bottom = (masked * below).sum(axis=0)
    ratio = (masked * numerator).sum(axis=0) / bottom
    scores: FloatArray = masked * (numerator - ratio * below) / bottom
    return scores


def taylor_mean_error(
    weight: FloatArray,
    minutes: FloatArray,
    inside: BoolArray,
    design: tuple[IntArray, IntArray],
) -> FloatArray:
    """Compute the standard error of mean minutes in each domain. [min/day]

    Parameters
    ----------
    weight : FloatArray, shape (n,)
        Final weight.
    minutes : FloatArray, shape (n, K)
        Minutes of each activity. [min/day]
    inside : NDArray of bool, shape (domains, n)
        Members of each domain.
    design : tuple of IntArray, shape (n,)
        Stratum and first-stage unit.

    Returns
    -------
    FloatArray, shape (domains, K)
        Standard errors. [min/day]
    """
    stratum, psu = design
    ones = np.ones(weight.size)
    return np.stack(
        [
            linearised_standard_error(ratio_scores(weight, minutes, ones, members), stratum, psu)
            for members in inside
        ]
    )
