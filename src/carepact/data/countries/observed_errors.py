"""The error of a figure that was observed: definition and sampling, and how old it is."""

from __future__ import annotations

import math

import numpy as np

from carepact.core.arrays import FloatArray
from carepact.data.countries.dictionary import Indicator
from carepact.data.countries.figure_rules import ErrorRule, figure_rules


def find_error_rule(indicator: Indicator) -> ErrorRule | None:
    """Return the rule of an indicator, None where its figures bear no error."""
    return figure_rules().errors[indicator.error] if indicator.error else None


def standard_error(indicator: Indicator, value: float, age: int) -> float:
    r"""Return the standard error of an observed figure on the scale of its kind.

    Parameters
    ----------
    indicator : Indicator
        What is measured.
    value : float
        The figure.
    age : int
        Years from the figure's own year to the base year; one that is yet to come is of age 0.

    Returns
    -------
    float
        0 for facts of law, counts of persons, words, and for nobody and all. [unit of the scale]

    Notes
    -----
    :math:`\sqrt{l^2 + d^2 a}` with the level l, the drift d and the age a. A share of exactly
    nobody or all is what a law or the lack of a service makes, and stays.
    """
    rule = find_error_rule(indicator)
    if rule is None or _is_nobody_or_all(indicator, rule, value):
        return 0.0
    return math.sqrt(rule.level**2 + rule.drift**2 * max(age, 0))


def draw_observed(
    indicator: Indicator, value: float, error: float, normal: FloatArray
) -> FloatArray:
    """Draw an observed figure within the bounds of its indicator.

    Parameters
    ----------
    indicator : Indicator
        What is measured.
    value : float
        The figure, of the base year.
    error : float
        Its standard error, from `standard_error`.
    normal : array, shape (draws,)
        Standard normal numbers.

    Returns
    -------
    array, shape (draws,)
        Figures in the indicator's unit: their median is the figure, where no bound is near.
    """
    rule = find_error_rule(indicator)
    if rule is None or error == 0:
        return np.full(normal.shape, value)
    low, high = indicator.lowest, indicator.highest
    moved = error * normal
    if rule.scale == "logit":
        odds = (value - low) / (high - value) * np.exp(moved)
        return low + (high - low) * odds / (1 + odds)
    drawn = value * np.exp(moved) if rule.scale == "log" else value + moved
    bounded: FloatArray = np.clip(drawn, low, high)
    return bounded


def _is_nobody_or_all(indicator: Indicator, rule: ErrorRule, value: float) -> bool:
    """Tell whether a figure is an end of its scale, where no error can be told."""
    if rule.scale == "logit":
        return not indicator.lowest < value < indicator.highest
    return rule.scale == "log" and value <= 0
