"""The arithmetic of a total that lies between women's figure and men's.

Earnings of all employees are the mean of women's and men's, weighted by how many there are of
each; so is informal work over employment. `related.csv` names the stems that have a total.
"""

from __future__ import annotations

import functools
from collections.abc import Callable

import numpy as np

from carepact.core.arrays import FloatArray
from carepact.data.countries.dictionary import Indicator, read_shipped
from carepact.data.countries.figure_rules import figure_rules
from carepact.data.countries.imputation import from_scale, to_scale

LookUp = Callable[[str], float | None]
"""Gives a figure of one country by its indicator, None where it is not known."""


@functools.cache
def read_totals() -> dict[str, tuple[float, str]]:
    """Return of every stem with a total its correlation, and who is counted in it."""
    return {
        row["stem"]: (float(row["correlation"]), row["counted"])
        for row in read_shipped("related.csv")
        if "t" in row["endings"].split()
    }


def solve_weight(women: float, men: float, total: float) -> float | None:
    """Solve women's weight in a total, None where it does not lie between the two. [share]"""
    if women == men:
        return 0.5 if total == women else None
    weight = (men - total) / (men - women)
    return weight if 0 <= weight <= 1 else None


def count_women(counted: str, look_up: LookUp) -> float:
    r"""Count women over all who are counted, where as many women as men are adults. [share]

    Parameters
    ----------
    counted : str
        `employees` or `employed`, as `related.csv` says.
    look_up : callable
        Figures of the country, in per cent.

    Notes
    -----
    :math:`n_f / (n_f + n_m)` with :math:`n = e`, the employment rate, or :math:`e (1 - s)`,
    with the self-employed over the employed. A rate that is not known is the same for both.
    """
    persons = []
    for who in "fm":
        rate, own = look_up(f"emp_rate_15p_{who}"), look_up(f"self_employed_{who}")
        part = 1 if counted == "employed" or own is None else 1 - own / 100
        persons.append(part * (1 if rate is None else rate))
    return persons[0] / sum(persons)


def average(weight: float, women: FloatArray, men: FloatArray) -> FloatArray:
    """Average women's and men's figures, by women's weight."""
    return weight * women + (1 - weight) * men


def average_half_width(
    indicator: Indicator,
    weight: float,
    values: tuple[float, float],
    half_widths: tuple[float, float],
    correlation: float,
) -> float:
    r"""Return the half-width of a total on its scale, from those of women and men.

    Parameters
    ----------
    indicator : Indicator
        The total's.
    weight : float
        Of women. [share]
    values, half_widths : tuple of float
        Women's and men's figures, and their half-widths on the scale.
    correlation : float
        Of the two on the scale.

    Notes
    -----
    To first order :math:`\sqrt{a^2 + b^2 + 2 r a b}`, with :math:`a = w h_f g'(T) / g'(F)` and b
    alike for men, g the scale and h the half-widths.
    """
    bounds = indicator.lowest, indicator.highest
    total = average(weight, np.array([values[0]]), np.array([values[1]]))
    points = np.concatenate([values, total])
    step = figure_rules().least_of_logs.value * points
    # The change of a figure with its place on the scale, at women's, men's and the total.
    scaled = [to_scale(points + sign * step, indicator.scale, *bounds) for sign in (-1, 1)]
    slopes = (scaled[1] - scaled[0]) / (2 * step)
    parts = np.array([weight, 1 - weight]) * np.array(half_widths) * slopes[2] / slopes[:2]
    return float(np.sqrt((parts**2).sum() + 2 * correlation * parts.prod()))


def move_to_total(
    indicator: Indicator, weight: float, one: FloatArray, other: FloatArray, total: FloatArray
) -> FloatArray:
    """Move two figures alike on their scale until they average to a total; return the first.

    Parameters
    ----------
    indicator : Indicator
        Gives scale and bounds.
    weight : float
        Of the first in the total. [share]
    one, other, total : array, shape (n,)
        Figures in their own unit.

    Returns
    -------
    array, shape (n,)
        The first, moved.
    """
    bounds = indicator.lowest, indicator.highest
    places = [to_scale(figures, indicator.scale, *bounds) for figures in (one, other, total)]
    # The total's place is the mean of two that are moved, so the move lies between theirs to it.
    moves = np.stack([places[2] - places[0], places[2] - places[1]])
    low, high = moves.min(axis=0), moves.max(axis=0)
    for _halving in range(figure_rules().halvings.value):
        middle = (low + high) / 2
        moved = [from_scale(place + middle, indicator.scale, *bounds) for place in places[:2]]
        above = average(weight, *moved) > total
        low, high = np.where(above, low, middle), np.where(above, middle, high)
    return from_scale(places[0] + (low + high) / 2, indicator.scale, *bounds)
