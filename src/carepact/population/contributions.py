"""What employers pay on top of wages, where no law of a country is known in numbers."""

from __future__ import annotations

import numpy as np

from carepact.core.arrays import FloatArray


def rate_contributions(
    over_gdp: FloatArray,
    employers_part: FloatArray,
    labour_income: FloatArray,
    informal: FloatArray,
    greatest: FloatArray,
) -> FloatArray:
    r"""Compute the rate of employers' contributions.

    Parameters
    ----------
    over_gdp : FloatArray
        Social contributions :math:`c` over GDP. [share]
    employers_part : FloatArray
        What employers pay of them, :math:`e`. [share]
    labour_income : FloatArray
        Labour income :math:`\lambda` over GDP. [share]
    informal : FloatArray
        Informal employment :math:`i`, on which none are paid. [share]
    greatest : FloatArray
        Bound on the rate. [share]

    Returns
    -------
    FloatArray, shape of the arguments
        :math:`c \, e / (\lambda (1 - i))`, at most the bound. [share of the wage]
    """
    rate: FloatArray = over_gdp * employers_part / (labour_income * (1 - informal))
    return np.minimum(rate, greatest)
