"""The wage equation: what those without a known wage would earn.

One equation a year, so that each year keeps its own prices; refitted in every replicate,
so that its error is in every standard error.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import polars as pl

from carepact.core.arrays import BoolArray, FloatArray
from carepact.core.errors import DesignError
from carepact.core.messages import _
from carepact.data.wages.pay import Regressor
from carepact.value.limits import shipped_limits


@dataclass(frozen=True)
class Terms:
    """The right-hand side of the equation, for every respondent of a year."""

    names: tuple[str, ...]
    matrix: FloatArray
    """Constant, dummies, centred value and square, shape (n, P)."""


@dataclass(frozen=True)
class WageEquation:
    """One year's equation and its fit."""

    year: int
    terms: tuple[str, ...]
    coefficients: FloatArray
    """Coefficients of the log hourly wage, shape (P, 1 + R)."""
    smearing: FloatArray
    """Duan's factor, the mean of the exponential residuals, shape (1 + R,)."""
    workers: int
    """Workers with a known wage. [respondents]"""
    r_squared: float
    """Weighted share of the variance of the log wage that is explained. [share]"""
    residual_standard_error: float
    """Of the log wage, with n - P degrees of freedom."""

    def without_replicates(self) -> WageEquation:
        """Keep the estimate alone: replicates are like the microdata."""
        return replace(self, coefficients=self.coefficients[:, :1], smearing=self.smearing[:1])

    def predict(self, matrix: FloatArray) -> FloatArray:
        """Predict the wage, retransformed by smearing, shape (rows, 1 + R). [an hour]"""
        predicted: FloatArray = np.exp(matrix @ self.coefficients)
        return predicted * self.smearing


def lay_terms(
    respondents: pl.DataFrame,
    workers: BoolArray,
    weight: FloatArray,
    regressors: Sequence[Regressor],
    fewest: int,
) -> Terms:
    """Lay out the right-hand side for every respondent.

    Parameters
    ----------
    respondents : pl.DataFrame
        All respondents of a year.
    workers : BoolArray, shape (n,)
        Whose wage is known: the categories are theirs.
    weight : FloatArray, shape (n,)
        Final weight.
    regressors : sequence of Regressor
        Variables; one that the survey lacks, or that does not differ among the workers,
        is left out.
    fewest : int
        Workers below which a category is none of its own: its coefficient would tell what
        they earn. [respondents]

    Notes
    -----
    A respondent whose category no worker has (the part-time mark of somebody without a
    job), or so few, gets the workers' mean of each dummy. The first category in the order of the
    alphabet is the reference. A value is centred on the workers' mean.
    """
    names, columns = ["constant"], [np.ones(respondents.height)]
    shares = weight[workers] / weight[workers].sum()
    for regressor in regressors:
        if regressor.column not in respondents.columns:
            continue
        series = respondents[regressor.column]
        if regressor.kind == "square":
            value = series.cast(pl.Float64).to_numpy()
            stated = np.isfinite(value)
            centre = np.average(value[workers & stated], weights=weight[workers & stated])
            value = np.where(stated, value - centre, 0.0) / 10  # decades keep squares small
            names += [f"{regressor.column} (decades)", f"{regressor.column} squared"]
            columns += [value, value**2]
            continue
        words = series.cast(pl.String)
        counted = words.filter(pl.Series(workers & (weight > 0))).drop_nulls().value_counts()
        present = sorted(counted.filter(pl.col("count") >= fewest)[regressor.column].to_list())
        unknown = ~words.is_in(present).fill_null(value=False).to_numpy()
        for category in present[1:]:
            dummy = (words == category).fill_null(value=False).to_numpy().astype(float)
            dummy[unknown] = _mean_of_known(dummy, shares, workers, unknown)
            names.append(f"{regressor.column}: {category}")
            columns.append(dummy)
    return Terms(tuple(names), np.stack(columns, axis=1))


def _mean_of_known(
    dummy: FloatArray, shares: FloatArray, workers: BoolArray, unknown: BoolArray
) -> float:
    """Average a dummy over the workers whose category is one of its own."""
    known = ~unknown[workers]
    return float(shares[known] @ dummy[workers][known] / shares[known].sum())


def fit_wage_equation(
    year: int, terms: Terms, wage: FloatArray, weights: FloatArray, least_workers_per_term: float
) -> WageEquation:
    r"""Fit the log hourly wage [1]_ by weighted least squares, in every replicate.

    Parameters
    ----------
    year : int
        Year of the workers.
    terms : Terms
        Right-hand side of the workers, shape (n, P).
    wage : FloatArray, shape (n,)
        Hourly wage. [own money an hour]
    weights : FloatArray, shape (n, 1 + R)
        Final weight and replicates.
    least_workers_per_term : float
        Workers a term below which nothing is fitted.

    Returns
    -------
    WageEquation
        Coefficients, smearing factors and fit.

    Raises
    ------
    DesignError
        If there are too few workers for the terms.

    Notes
    -----
    :math:`\beta_r = (X' W_r X)^{-1} X' W_r \ln w`, from the products of columns, so that
    the weights are read once for all replicates. The wage is predicted by
    :math:`\exp(x \beta_r) \, D_r` with
    :math:`D_r = \sum_i w_{ir} \exp(e_{ir}) / \sum_i w_{ir}` [2]_. Where a category is empty in a
    replicate, the solution of least length is taken. Selection into work is not modelled.

    References
    ----------
    .. [1] Mincer, J. (1974). Schooling, Experience, and Earnings. New York: National Bureau of
       Economic Research.
    .. [2] Duan, N. (1983). Smearing estimate: a nonparametric retransformation method. Journal
       of the American Statistical Association, 78(383), 605-610.
    """
    matrix, log_wage = terms.matrix, np.log(wage)
    n, width = matrix.shape
    if n < least_workers_per_term * width:
        raise DesignError(
            _(
                "wage equation of {year}: the workers with known pay are too few for {terms} "
                "terms, which need {least}. Use a file of wages, or pool years in one survey.",
                year=year,
                terms=width,
                least=f"{least_workers_per_term * width:g}",
            )
        )
    left, right = np.triu_indices(width)
    replicates = weights.shape[1]
    products = np.zeros((left.size, replicates))
    moments = np.zeros((width, replicates))
    for rows in _blocks(n):
        block, weight = matrix[rows], weights[rows]
        products += (block[:, left] * block[:, right]).T @ weight
        moments += (block * log_wage[rows, None]).T @ weight
    normal = np.empty((replicates, width, width))
    normal[:, left, right] = products.T
    normal[:, right, left] = products.T
    inverse = np.linalg.pinv(normal, rcond=shipped_limits().singular.value, hermitian=True)
    coefficients = np.einsum("rpq,qr->pr", inverse, moments)
    ratio = np.zeros(replicates)
    total = np.zeros(replicates)
    for rows in _blocks(n):
        weight = weights[rows]
        ratio += wage[rows] @ (weight * np.exp(-(matrix[rows] @ coefficients)))
        total += weight.sum(axis=0)
    residual = log_wage - matrix @ coefficients[:, 0]
    final = weights[:, 0]
    spread = final @ (log_wage - final @ log_wage / final.sum()) ** 2
    left_over = final @ residual**2
    return WageEquation(
        year=year,
        terms=terms.names,
        coefficients=coefficients,
        smearing=ratio / total,
        workers=n,
        r_squared=float(1 - left_over / spread) if spread > 0 else float("nan"),
        residual_standard_error=float(np.sqrt(left_over / final.sum() * n / (n - width))),
    )


def _blocks(n: int) -> list[slice]:
    """Divide rows into blocks."""
    rows = shipped_limits().block_rows.value
    return [slice(start, start + rows) for start in range(0, n, rows)]
