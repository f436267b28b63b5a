"""The household satellite account, input side, in the prices of the year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from carepact.core.arrays import FloatArray
from carepact.core.assumptions import Assumption

LINES = (
    "labour",
    "intermediate_consumption",
    "consumption_of_fixed_capital",
    "taxes_less_subsidies",
    "output",
    "gross_value_added",
)


@dataclass(frozen=True)
class SatelliteAccount:
    """Lines of the account along the replicates, each of shape (1 + R,). [own money a year]"""

    labour: FloatArray
    intermediate_consumption: FloatArray
    consumption_of_fixed_capital: FloatArray
    taxes_less_subsidies: FloatArray

    @property
    def output(self) -> FloatArray:
        """Sum of all inputs. [own money a year]"""
        return self.gross_value_added + self.intermediate_consumption

    @property
    def gross_value_added(self) -> FloatArray:
        """Output less intermediate consumption. [own money a year]"""
        return self.labour + self.consumption_of_fixed_capital + self.taxes_less_subsidies

    def lines(self) -> FloatArray:
        """Stack the lines in the order of `LINES`, shape (lines, 1 + R)."""
        return np.stack([getattr(self, name) for name in LINES])


def draw_up_account(
    labour: FloatArray, inputs: Mapping[str, Mapping[int, Assumption]], years: Sequence[int]
) -> SatelliteAccount:
    r"""Draw up the account of a year, or the mean of several, each in its own prices.

    Parameters
    ----------
    labour : FloatArray, shape (1 + R,)
        Value of the hours, mean of the years. [own money a year]
    inputs : mapping of str to mapping of int to Assumption
        Intermediate consumption, consumption of fixed capital, taxes and subsidies on
        production, by year. [own money]
    years : sequence of int
        Years that the labour pools.

    Returns
    -------
    SatelliteAccount
        Its lines. The inputs carry no survey error, so they are the same in each replicate.

    Notes
    -----
    Output :math:`= L + IC + CFC + (T - S)`; gross value added :math:`= L + CFC + (T - S)` [1]_.

    References
    ----------
    .. [1] UNECE (2017). Guide on Valuing Unpaid Household Service Work. New York and Geneva:
       United Nations, ch. 5.
    """

    def mean(item: str) -> FloatArray:
        """Average an input over the years, along the replicates."""
        total = sum(float(inputs[item][year].value) for year in years)
        return np.full_like(labour, total / len(years))

    return SatelliteAccount(
        labour=labour,
        intermediate_consumption=mean("intermediate_consumption"),
        consumption_of_fixed_capital=mean("consumption_of_fixed_capital"),
        taxes_less_subsidies=mean("taxes_on_production") - mean("subsidies_on_production"),
    )
