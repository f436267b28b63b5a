"""The State's account of a reform: what it costs, what comes back, what is left to pay."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from carepact.core.arrays import FloatArray


@dataclass(frozen=True)
class StateAccount:
    r"""One account, of arrays that broadcast, as (..., draw, year). [money]

    Notes
    -----
    :math:`net = gross - present\ law - revenue - savings`. Present law held against itself has
    the same cost twice, no revenue and no savings, and its net is exactly 0. What the State is
    observed to spend today never enters: it is printed beside the modelled figure.
    """

    gross: FloatArray
    """What the State bears under the reform, present law's part in it."""
    present_law: FloatArray
    """What the same model says that it bears under present law."""
    revenue: FloatArray
    """Direct tax, contributions, indirect and other tax beyond present law."""
    savings: FloatArray
    """Benefits that the State no longer pays."""

    @property
    def additional(self) -> FloatArray:
        """What the reform adds to the State's cost. [money]"""
        return take_off(self.gross, self.present_law)

    @property
    def net(self) -> FloatArray:
        """What is left for the State to find: the net funding gap. [money]"""
        return self.additional - self.revenue - self.savings

    @property
    def self_funding_of_gross(self) -> FloatArray:
        r"""What of the gross cost needs no new money, present law's modelled cost counted. [share]

        :math:`1 - net / gross`; not defined (NaN) without a gross cost.

        References
        ----------
        De Henau (2022), Simulating employment and fiscal effects of public investment in
        high-quality universal childcare in the UK, International Journal of Child Care and
        Education Policy 16:3, table 5.
        """
        return 1 - divide_where_defined(self.net, self.gross)

    @property
    def self_funding_of_additional(self) -> FloatArray:
        r"""What of the additional cost comes back. [share]

        :math:`(revenue + savings) / (gross - present\ law)`; not defined (NaN) where the reform
        adds no cost.
        """
        return divide_where_defined(self.revenue + self.savings, self.additional)


def take_off(amounts: FloatArray, law: FloatArray) -> FloatArray:
    """Take what present law has off an amount; what rounding alone leaves is exactly 0."""
    more = amounts - law
    # Sums of 15 digits agree in 12 of them, whatever their order.
    beyond: FloatArray = np.where(np.abs(more) <= 1e-12 * np.abs(law), 0.0, more)
    return beyond


def divide_where_defined(parts: FloatArray, whole: FloatArray) -> FloatArray:
    """Divide, with NaN where the whole is not above 0. [share]"""
    parts, whole = np.broadcast_arrays(parts, whole)
    shares: FloatArray = np.full(parts.shape, np.nan)
    np.divide(parts, whole, out=shares, where=whole > 0)
    return shares
