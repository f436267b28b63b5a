"""Multipliers of an input-output table: what a unit of final use sets going up the supply chain.

Pure functions of arrays. A product that makes nothing, or pays nothing to an income of its own,
has no multiplier: NaN inside, 0 where it is printed as the Office for National Statistics does.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from carepact.core.arrays import FloatArray
from carepact.core.errors import DataError, Faults
from carepact.core.messages import _


class Effects(NamedTuple):
    """What one unit of final use brings of one thing: value added, pay, jobs."""

    direct: FloatArray
    """In the product itself, shape (n,). [per unit of output]"""
    effect: FloatArray
    """In the product and its domestic suppliers, shape (n,). [per unit of final use]"""
    multiplier: FloatArray
    """Effect over direct, shape (n,); NaN where the product itself has none. [ratio]"""


def invert_table(intermediate: FloatArray, output: FloatArray) -> FloatArray:
    r"""Compute the Leontief inverse of a table.

    Parameters
    ----------
    intermediate : FloatArray, shape (n, n)
        Domestic use of the row's product in making the column's product, basic prices. [money]
    output : FloatArray, shape (n,)
        Total output of each product, basic prices. [money]

    Returns
    -------
    FloatArray, shape (n, n)
        Output of the row's product for a unit of final use of the column's. [ratio]

    Raises
    ------
    DataError
        If shapes differ, a cell is no number, an output is negative, a product without output
        uses others, or the economy uses up more than it makes: all faults at once.

    Notes
    -----
    :math:`L = (I - A)^{-1}` with :math:`a_{ij} = z_{ij} / x_j`; the column of a product
    without output is 0. The inverse exists and is not negative where the greatest eigenvalue
    of A lies below 1.

    References
    ----------
    Miller and Blair (2009), Input-Output Analysis, 2nd ed., Cambridge, ch. 2.
    """
    _check_table(intermediate, output)
    made = output > 0
    coefficients = np.divide(
        intermediate, output, out=np.zeros_like(intermediate, dtype=float), where=made
    )
    if coefficients.size and np.abs(np.linalg.eigvals(coefficients)).max() >= 1:
        raise DataError(
            _(
                "input-output table: making the products uses up all of them. Check that the "
                "table is one of domestic use and that output stands in the same money."
            )
        )
    inverse: FloatArray = np.linalg.inv(np.eye(output.size) - coefficients)
    return inverse


def _check_table(intermediate: FloatArray, output: FloatArray) -> None:
    """Raise every fault of a table at once."""
    with Faults(DataError, _("input-output table")) as faults:
        if intermediate.shape != (output.size, output.size):
            faults.add(
                _(
                    "{rows} by {columns} cells do not fit {products} products. Give a square "
                    "table, product by product.",
                    rows=intermediate.shape[0],
                    columns=intermediate.shape[-1],
                    products=output.size,
                )
            )
            return
        if not (np.isfinite(intermediate).all() and np.isfinite(output).all()):
            faults.add(_("a cell holds no number. Fill it, with 0 where there is no use."))
        for place in np.flatnonzero(output < 0):
            faults.add(
                _(
                    "product {number}: its output is {value}. Output is 0 or more.",
                    number=int(place) + 1,
                    value=f"{output[place]:g}",
                )
            )
        for place in np.flatnonzero((output == 0) & (intermediate != 0).any(axis=0)):
            faults.add(
                _(
                    "product {number}: it uses others and makes nothing. Give its output.",
                    number=int(place) + 1,
                )
            )


def sum_value_added(
    compensation: FloatArray, operating_surplus: FloatArray, taxes_less_subsidies: FloatArray
) -> FloatArray:
    """Add up value added at basic prices: pay, surplus, taxes less subsidies on production.

    Shapes (n,), all in the money of the table.
    """
    return compensation + operating_surplus + taxes_less_subsidies


def multiply_output(inverse: FloatArray) -> FloatArray:
    r"""Compute the output multiplier of each product.

    Parameters
    ----------
    inverse : FloatArray, shape (n, n)
        From `invert_table`.

    Returns
    -------
    FloatArray, shape (n,)
        Output of all domestic products for a unit of final use, at least 1. [ratio]

    Notes
    -----
    :math:`m_j = \sum_i l_{ij}`, type I: households' own spending is left out [1]_.

    References
    ----------
    .. [1] Miller, R. E., Blair, P. D. (2009), Input-Output Analysis: Foundations and Extensions,
       2nd edition, Cambridge University Press, chapter 6.
    """
    summed: FloatArray = inverse.sum(axis=0)
    return summed


def compute_effects(inverse: FloatArray, income: FloatArray, output: FloatArray) -> Effects:
    r"""Compute effects and multipliers of value added, compensation or employment, type I.

    Parameters
    ----------
    inverse : FloatArray, shape (n, n)
        From `invert_table`.
    income : FloatArray, shape (n,)
        Value added, compensation of employees, or persons employed, by product. [any unit]
    output : FloatArray, shape (n,)
        Total output. [money]

    Returns
    -------
    Effects
        Direct coefficient, effect and multiplier of each product.

    Notes
    -----
    With :math:`v_i = p_i / x_i`, the effect is :math:`e_j = \sum_i v_i l_{ij}` and the
    multiplier :math:`e_j / v_j`. Nothing is divided by zero: a product whose own coefficient
    is 0 has an effect (its suppliers') but no multiplier, and one without output has neither.

    References
    ----------
    Office for National Statistics, United Kingdom Input-Output Analytical Tables 2010,
    "Multipliers and effects (product)": employment cost and gross value added.
    """
    direct = np.divide(income, output, out=np.full(output.shape, np.nan), where=output > 0)
    effect = np.nan_to_num(direct, nan=0.0) @ inverse
    effect = np.where(output > 0, effect, np.nan)
    has_own = np.nan_to_num(direct, nan=0.0) != 0
    multiplier = np.divide(effect, direct, out=np.full(output.shape, np.nan), where=has_own)
    return Effects(direct, effect, multiplier)


def print_undefined_as_zero(figures: FloatArray) -> FloatArray:
    """Put 0 where a figure is not defined, as the published tables print it, shape as given."""
    return np.where(np.isnan(figures), 0.0, figures)


def average_products(figures: FloatArray, output: FloatArray, members: list[int]) -> float:
    r"""Average a figure over the products of a sector, by their output.

    Parameters
    ----------
    figures : FloatArray, shape (n,)
        A multiplier or an effect by product. [any unit]
    output : FloatArray, shape (n,)
        Total output. [money]
    members : list of int
        Places of the sector's products.

    Returns
    -------
    float
        :math:`\sum_j x_j f_j / \sum_j x_j`, what a unit spread over the sector as its output
        is brings; NaN where the sector makes nothing.
    """
    made = [place for place in members if output[place] > 0]
    if not made:
        return float("nan")
    return float(np.average(figures[made], weights=output[made]))


def compute_consumption_effect(effect: FloatArray, bought: FloatArray) -> float:
    r"""Compute the value added that a unit of domestic household purchases brings.

    Parameters
    ----------
    effect : FloatArray, shape (n,)
        Value-added effect of each product. [per unit of final use]
    bought : FloatArray, shape (n,)
        Households' purchases of domestic products, basic prices. [money]

    Returns
    -------
    float
        :math:`\sum_j e_j c_j / \sum_j c_j`; imports that households buy themselves are left
        out, those that producers use are not.
    """
    return float(np.average(np.nan_to_num(effect, nan=0.0), weights=bought))
