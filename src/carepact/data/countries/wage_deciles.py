"""Wages by decile: means of a lognormal distribution [1]_, none below the least wage.

References
----------
.. [1] Aitchison, J., & Brown, J. A. C. (1957). The Lognormal Distribution. Cambridge University
   Press.
"""

from __future__ import annotations

import numpy as np
from scipy import special

from carepact.core.arrays import FloatArray

DECILES = 10


def spread_wages(sigma: FloatArray) -> FloatArray:
    r"""Compute the mean wage of each decile over the mean of all.

    Parameters
    ----------
    sigma : FloatArray, shape (...)
        Standard deviation :math:`\sigma` of the logarithm of wages.

    Returns
    -------
    FloatArray, shape (..., 10)
        :math:`10 (\Phi(z_{k} - \sigma) - \Phi(z_{k-1} - \sigma))`, with :math:`z_k` the normal
        quantile of k / 10; their mean is 1. [mean wages]
    """
    edges = special.ndtri(np.arange(DECILES + 1) / DECILES)
    shares = np.diff(special.ndtr(edges - np.asarray(sigma)[..., None]), axis=-1)
    spread: FloatArray = DECILES * shares
    return spread


def median_of_mean(sigma: FloatArray) -> FloatArray:
    r"""Compute the median over the mean: :math:`e^{-\sigma^2 / 2}`, shape of sigma. [factor]"""
    median: FloatArray = np.exp(-np.square(sigma) / 2)
    return median


def raise_to_least(wages: FloatArray, least: FloatArray) -> FloatArray:
    r"""Lift the wages of low deciles to a least wage and keep the mean of all.

    Parameters
    ----------
    wages : FloatArray, shape (..., 10)
        Rising wages by decile.
    least : FloatArray, shape (..., 1)
        Least wage, of the same unit; 0 where there is none.

    Returns
    -------
    FloatArray, shape (..., 10)
        :math:`\max(k w, m)` with k such that the mean stays; every wage is the mean where the
        least wage lies above it.
    """
    total = wages.sum(axis=-1, keepdims=True)
    lifted = np.arange(DECILES)  # how many deciles stand at the least wage
    above = np.cumsum(wages[..., ::-1], axis=-1)[..., ::-1]  # sum of the deciles from each on
    factors = (total - lifted * least) / above
    fits = factors * wages >= least
    first = np.argmax(fits, axis=-1)[..., None]
    factor = np.take_along_axis(np.broadcast_to(factors, fits.shape), first, axis=-1)
    raised = np.maximum(factor * wages, least)
    return np.where(fits.any(axis=-1, keepdims=True), raised, total / DECILES)
