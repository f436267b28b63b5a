"""Fill a figure that a country lacks, with the interval that the gap deserves; age a figure.

Rule `regression-conformal`. On the scale of the indicator (log, logit or linear) a figure is
predicted from log GDP per head and its square, log total fertility and the region; for counts
also from log births; where a near indicator (its companion) is observed, from that too. Slopes
of regions are shrunk towards zero. The half-width of the 95 % interval is not taken from a
normal law: it is the conformal quantile of the errors made when each known country of an income
group is left out in turn [1]_ (`conformal`), so that heavy tails widen it. Regions are shrunk by
ridge regression [2]_.

References
----------
.. [1] Barber, R. F., Candès, E. J., Ramdas, A., & Tibshirani, R. J. (2021). Predictive inference
   with the jackknife+. The Annals of Statistics, 49(1), 486-507.
.. [2] Hoerl, A. E., & Kennard, R. W. (1970). Ridge regression: Biased estimation for
   nonorthogonal problems. Technometrics, 12(1), 55-67.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from scipy import special

from carepact.core.arrays import FloatArray
from carepact.data.countries.conformal import Held, count_held, find_group_widths
from carepact.data.countries.figure_rules import figure_rules

Scale = Literal["log", "log-size", "logit", "linear"]
Ageing = Literal["held", "gdp", "gdp-per-head", "cohort-3-5"]
POOLED = ", errors of neighbouring income groups, widened"
"""End of the rule of a figure whose income group is hardly known of its indicator."""


@functools.cache
def normal_quantile() -> float:
    """Return the end of the covered middle of a standard normal. [standard deviations]"""
    return float(special.ndtri((1 + figure_rules().coverage.value) / 2))


def to_scale(
    values: FloatArray, scale: str, lowest: float = 0.0, highest: float = 1.0
) -> FloatArray:
    """Carry figures to the scale on which they are predicted.

    Parameters
    ----------
    values : array, shape (n,)
        Figures in their own unit.
    scale : str
        `log`, `log-size`, `logit` (of the share of the way from lowest to highest),
        `linear`.
    lowest, highest : float
        Bounds of the indicator.

    Returns
    -------
    array, shape (n,)
        Figures on the scale.
    """
    if scale in ("log", "log-size"):
        return np.log(values)
    if scale == "logit":
        edge = figure_rules().smallest_share.value
        share = np.clip((values - lowest) / (highest - lowest), edge, 1 - edge)
        return np.log(share / (1 - share))
    return np.asarray(values, dtype=np.float64)


def from_scale(
    scaled: FloatArray, scale: str, lowest: float = 0.0, highest: float = 1.0
) -> FloatArray:
    """Carry figures back from their scale, never beyond the bounds of the indicator."""
    if scale in ("log", "log-size"):
        values = np.exp(scaled)
    elif scale == "logit":
        values = lowest + (highest - lowest) / (1 + np.exp(-scaled))
    else:
        values = np.asarray(scaled, dtype=np.float64)
    bounded: FloatArray = np.clip(values, lowest, highest)
    return bounded


@dataclass(frozen=True)
class Fit:
    """A fitted prediction: slopes, and how far it misses what it has not seen, on the scale."""

    slopes: FloatArray
    """Shape (columns,)."""
    left_out: FloatArray
    """Sizes of the errors of each country when it is left out, shape (n,)."""

    def predict(self, predictors: FloatArray) -> FloatArray:
        """Predict on the scale, shape (n,)."""
        predicted: FloatArray = predictors @ self.slopes
        return predicted


def build_predictors(
    gdp_per_head: FloatArray,
    fertility: FloatArray,
    regions: Sequence[str],
    known_regions: Sequence[str],
    size: FloatArray | None = None,
    companion: FloatArray | None = None,
) -> tuple[FloatArray, FloatArray]:
    """Build the columns of the prediction and the penalty of each.

    Parameters
    ----------
    gdp_per_head : array, shape (n,)
        GDP per head. [constant PPP $ per person]
    fertility : array, shape (n,)
        Total fertility. [children per woman]
    regions : sequence of str, length n
        Region of each country.
    known_regions : sequence of str
        Regions that have a column, in their order.
    size : array, shape (n,), optional
        Births, for indicators that count persons or money. [births a year]
    companion : array, shape (n,), optional
        A near indicator on its own scale, e.g. gross for net enrolment.

    Returns
    -------
    tuple of array, shapes (n, columns) and (columns,)
        Columns, and the ridge penalty: 0 but for regions.
    """
    income = np.log(gdp_per_head) - np.log(figure_rules().gdp_origin.value)
    columns = [np.ones_like(income), income, income**2, np.log(fertility)]
    if size is not None:
        columns.append(np.log(size))
    if companion is not None:
        columns.append(companion)
    free = len(columns)
    columns += [np.array([region == name for region in regions], float) for name in known_regions]
    penalty = np.array([0.0] * free + [figure_rules().region_penalty.value] * len(known_regions))
    return np.column_stack(columns), penalty


def fit_prediction(predictors: FloatArray, scaled: FloatArray, penalty: FloatArray) -> Fit:
    """Fit slopes, and measure the errors of left-out countries.

    Parameters
    ----------
    predictors : array, shape (n, columns)
        From `build_predictors`.
    scaled : array, shape (n,)
        Known figures on their scale.
    penalty : array, shape (columns,)
        Ridge penalty.

    Returns
    -------
    Fit
        Slopes and left-out errors.

    Notes
    -----
    With the hat matrix H of the ridge regression, the error of country i when it is left out
    is e_i / (1 - h_ii).
    """
    normal = predictors.T @ predictors + np.diag(penalty)
    inverse = np.linalg.inv(normal)  # a region that no country is known of has its penalty
    slopes = inverse @ predictors.T @ scaled
    leverage = np.einsum("ij,jk,ik->i", predictors, inverse, predictors)
    left_out = np.abs(scaled - predictors @ slopes) / np.maximum(1 - leverage, 1e-6)
    return Fit(slopes=slopes, left_out=left_out)


def measure_coverage(
    predictors: FloatArray, scaled: FloatArray, penalty: FloatArray, groups: Sequence[str]
) -> tuple[Held, ...]:
    """Leave each country out, fit anew on the rest, and count the intervals that hold it.

    Parameters
    ----------
    predictors, scaled, penalty
        As for `fit_prediction`.
    groups : sequence of str, length n
        Income group of each country.

    Returns
    -------
    tuple of Held
        By income group. Pools and half-widths are made anew without the country; one whose
        group would not be imputed without it is not counted.
    """
    tested, within = [], []
    for i, group in enumerate(groups):
        others = np.arange(len(groups)) != i
        fit = fit_prediction(predictors[others], scaled[others], penalty)
        rest = [one for place, one in enumerate(groups) if place != i]
        width = find_group_widths(fit.left_out, rest).get(group)
        if width is None:
            continue
        error = abs(scaled[i] - float(fit.predict(predictors[i : i + 1])[0]))
        tested.append(group)
        within.append(bool(error <= width.half_width))
    return count_held(tested, within)


def slope_of_income(fit: Fit, gdp_per_head: float) -> float:
    """Return how much the prediction moves with log GDP per head: b_1 + 2 b_2 (log y - log y_0)."""
    income = np.log(gdp_per_head) - np.log(figure_rules().gdp_origin.value)
    return float(fit.slopes[1] + 2 * fit.slopes[2] * income)


def widen(half_width: float, slope: float, predictor_half_width: float) -> float:
    """Widen an interval where a predictor is itself imputed, on the scale.

    Notes
    -----
    sqrt(a^2 + (b c)^2) with a the half-width, b the slope, c the predictor's half-width.
    """
    return float(np.hypot(half_width, slope * predictor_half_width))


def draw_imputed(
    value: float, half_width: float, scale: str, bounds: tuple[float, float], normal: FloatArray
) -> FloatArray:
    """Draw an imputed figure from its predictive distribution.

    Parameters
    ----------
    value : float
        Middle of the prediction, in its own unit.
    half_width : float
        Half of the 95 % interval, on the scale.
    scale : str
        Scale of the indicator.
    bounds : tuple of float
        Lowest and highest of the indicator.
    normal : array, shape (draws,)
        Standard normal numbers.

    Returns
    -------
    array, shape (draws,)
        Figures in their own unit: normal on the scale, 95 % of them in the interval.
    """
    middle = to_scale(np.array([value]), scale, *bounds)
    return from_scale(middle + half_width / normal_quantile() * normal, scale, *bounds)


def age_figure(value: float, rule: str, growth: float) -> float:
    """Carry a figure to the base year.

    Parameters
    ----------
    value : float
        Figure of its own year.
    rule : str
        `held`: the latest figure stands. `gdp`, `gdp-per-head`: it grows as the country's GDP
        in constant prices. `cohort-3-5`: it grows as the births of the children now 3 to 5.
    growth : float
        That series in the base year to the same in the figure's own year. [ratio]

    Returns
    -------
    float
        Figure of the base year.
    """
    return value if rule == "held" else value * growth
