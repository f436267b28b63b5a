"""Standard errors and intervals from a replicate axis.

Index 0 of the last axis is the point estimate; indices 1 to R are the replicates.
Every derived quantity is computed along that axis and only then summarised here.
"""

from __future__ import annotations

import numpy as np
from scipy import special

from carepact.core.arrays import FloatArray
from carepact.core.release_limits import shipped_limits
from carepact.core.run_defaults import RunDefaults

CONFIDENCE = 0.95
"""Coverage of every printed interval. [share]"""
DEFAULT_SEED = RunDefaults.seed
"""The seed of whatever is drawn, unless another is named."""


def replicate_standard_error(theta: FloatArray, coefficients: FloatArray) -> FloatArray:
    r"""Compute the standard error of an estimate from its replicates.

    Parameters
    ----------
    theta : FloatArray, shape (..., 1 + R)
        Estimate (index 0) and its R replicates. [any unit]
    coefficients : FloatArray, shape (R,)
        Variance coefficient c_r of each replicate. [1]

    Returns
    -------
    FloatArray, shape (...)
        Standard error in the unit of `theta`.

    Notes
    -----
    :math:`V = \sum_r c_r (\theta_r - \theta_0)^2`, centred on the full-sample
    estimate [1]_.

    References
    ----------
    .. [1] Wolter, K. M. (2007). Introduction to Variance Estimation, 2nd ed. New York:
       Springer, ch. 3-5.
    """
    deviation = theta[..., 1:] - theta[..., :1]
    variance: FloatArray = np.einsum("...r,...r,r->...", deviation, deviation, coefficients)
    return np.sqrt(variance)


def bootstrap_standard_error(theta: FloatArray, coefficients: FloatArray) -> FloatArray:
    """Compute a standard error, leaving out replicates in which a domain has no member.

    The replicates of a bootstrap are alike, so that those left have the same spread as
    all; their coefficients are scaled up to the sum of all. With fewer than half left
    the error is undefined. Shapes and units as in `replicate_standard_error`.
    """
    deviation = theta[..., 1:] - theta[..., :1]
    present = np.isfinite(deviation)
    filled = np.where(present, deviation, 0.0)
    variance: FloatArray = np.einsum("...r,...r,r->...", filled, filled, coefficients)
    left = (present * coefficients).sum(axis=-1) / coefficients.sum()
    with np.errstate(divide="ignore", invalid="ignore"):
        enough = left >= shipped_limits().least_share_left.value
        return np.sqrt(np.where(enough, variance / left, np.nan))


def t_quantile(degrees_of_freedom: FloatArray) -> FloatArray:
    """Return the upper Student quantile of the printed confidence, shape as given."""
    upper = 0.5 + CONFIDENCE / 2
    safe = np.maximum(np.asarray(degrees_of_freedom, dtype=float), 1.0)
    quantile = np.asarray(special.stdtrit(safe, upper), dtype=float)
    return np.where(np.asarray(degrees_of_freedom) >= 1, quantile, np.nan)


def interval_t(
    value: FloatArray, standard_error: FloatArray, degrees_of_freedom: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """Bound an estimate symmetrically by Student's t, in the unit of `value`."""
    reach = t_quantile(degrees_of_freedom) * standard_error
    return value - reach, value + reach


def interval_logit(
    share: FloatArray, standard_error: FloatArray, degrees_of_freedom: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """Bound a share between 0 and 1 on the logit scale; undefined at 0 and 1."""
    with np.errstate(divide="ignore", invalid="ignore"):
        reach = t_quantile(degrees_of_freedom) * standard_error / (share * (1 - share))
        centre = special.logit(share)
        lower, upper = special.expit(centre - reach), special.expit(centre + reach)
    inside = (share > 0) & (share < 1)
    return np.where(inside, lower, np.nan), np.where(inside, upper, np.nan)


def interval_korn_graubard(
    share: FloatArray,
    standard_error: FloatArray,
    degrees_of_freedom: FloatArray,
    n: FloatArray,
    n_kish: FloatArray,
) -> tuple[FloatArray, FloatArray]:
    r"""Bound a participation share by Clopper-Pearson on the effective sample size.

    Parameters
    ----------
    share, standard_error : FloatArray, shape (...)
        Participation and its standard error. [share]
    degrees_of_freedom : FloatArray, shape (...)
        Degrees of freedom of the design in the domain.
    n : FloatArray, shape (...)
        Respondents of the domain, unweighted. [respondents]
    n_kish : FloatArray, shape (...)
        Kish's size :math:`(\sum w)^2 / \sum w^2`, used where the share is 0 or 1 and
        the variance says nothing. [respondents]

    Returns
    -------
    tuple of FloatArray, shape (...)
        Lower and upper bound; never an empty interval at 0 or 1. [share]

    Notes
    -----
    The interval of Korn and Graubard [1]_. The effective size is never taken above the
    respondents, so that a variance that is small by luck does not narrow the interval; where
    the share is 0 or 1 it is Kish's.

    References
    ----------
    .. [1] Korn, E. L. and Graubard, B. I. (1998). Confidence intervals for proportions with small
       expected number of positive counts estimated from survey data. Survey Methodology, 24(2),
       193-201.
    """
    inside = (share > 0) & (share < 1) & (standard_error > 0)
    with np.errstate(divide="ignore", invalid="ignore"):
        effective = np.where(inside, share * (1 - share) / standard_error**2, n_kish)
        adjust = (t_quantile(n - 1.0) / t_quantile(degrees_of_freedom)) ** 2
        effective = np.minimum(effective * adjust, n)
    hits = effective * share
    misses = effective - hits
    tail = (1 - CONFIDENCE) / 2
    with np.errstate(invalid="ignore"):
        lower = np.where(
            hits > 0, special.betaincinv(np.maximum(hits, 1e-300), misses + 1, tail), 0.0
        )
        upper = np.where(
            misses > 0, special.betaincinv(hits + 1, np.maximum(misses, 1e-300), 1 - tail), 1.0
        )
    known = np.isfinite(effective)
    return np.where(known, lower, np.nan), np.where(known, upper, np.nan)
