r"""Who gets what beyond present law, what the State takes of it, and what is spent.

Whatever somebody pays somebody receives: every change of income stands here with the earner who
bears it, whatever its sign. Nothing is an exception by the name of an instrument or of a payer.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from carepact.core.arrays import FloatArray
from carepact.simulate.revenue import Rates, compute_revenue


@dataclass(frozen=True)
class Income:
    """What one kind of earner gets more, or less, arrays that broadcast. [money a year]"""

    wages: FloatArray | float = 0.0
    """Gross labour income, contributions of employers not in it."""
    contribution: FloatArray | float = 0.0
    """Employers' contributions on it. [share]"""
    taxed: FloatArray | float = 1.0
    """Part of it that labour taxes reach. [share]"""
    transfers: FloatArray | float = 0.0
    """Benefits less fees and new taxes: no income tax falls on them."""
    profits: FloatArray | float = 0.0
    """Profits, before tax."""

    @property
    def labour_cost(self) -> FloatArray | float:
        """Wages with the contributions on them. [money a year]"""
        return self.wages * (1 + self.contribution)

    @property
    def total(self) -> FloatArray | float:
        """Labour cost, transfers and profits together. [money a year]"""
        return self.labour_cost + self.transfers + self.profits


@dataclass(frozen=True)
class Use:
    """Where income goes. [money a year]"""

    direct_tax: FloatArray
    """Tax on labour income and on profits."""
    contributions: FloatArray
    indirect_tax: FloatArray
    spent: FloatArray
    """Consumption, the tax on it not in it."""

    @property
    def revenue(self) -> FloatArray:
        """What the State receives. [money a year]"""
        return self.direct_tax + self.contributions + self.indirect_tax

    def __add__(self, other: Use) -> Use:
        """Add two uses up."""
        return Use(
            self.direct_tax + other.direct_tax,
            self.contributions + other.contributions,
            self.indirect_tax + other.indirect_tax,
            self.spent + other.spent,
        )


def use_income(income: Income, rates: Rates, profits_spent: FloatArray) -> Use:
    r"""Compute what the State takes of an income and what is spent of it.

    Parameters
    ----------
    income : Income
        What is got.
    rates : Rates
        Taxes, and what of wages and transfers is spent.
    profits_spent : FloatArray
        What of profits after tax is spent. [share]

    Notes
    -----
    With net pay N from `revenue.compute_revenue`, transfers B and profits P taxed at
    :math:`t_P`: consumption :math:`C = b (N + B) + b_P (1 - t_P) P`, of which the tax on it is
    :math:`v / (1 + v)`. Linear in the income: half of it brings half of everything.
    """
    pay = compute_revenue(np.asarray(income.wages), income.contribution, rates, income.taxed)
    tax_on_profits = rates.profits * income.profits
    kept = income.profits - tax_on_profits
    consumed = rates.spent * (pay.net_income + income.transfers) + profits_spent * kept
    indirect = consumed * rates.consumption / (1 + rates.consumption)
    direct = pay.direct_tax + tax_on_profits
    return Use(*np.broadcast_arrays(direct, pay.contributions, indirect, consumed - indirect))


def replace_wages(
    wages: FloatArray,
    own: FloatArray,
    contribution: FloatArray,
    own_taxed: FloatArray,
    substitutes: FloatArray,
) -> tuple[Income, Income]:
    r"""Tell who gets the wages that are not paid to who is on leave, and what is lost.

    Parameters
    ----------
    wages, own : FloatArray
        What is forgone, :math:`W` by employees and :math:`Y` by the self-employed, whose output
        is lost with it. [money a year]
    contribution : FloatArray
        Employers' contributions over employees' pay. [share]
    own_taxed : FloatArray
        Part of the income of the self-employed that labour taxes reach. [share]
    substitutes : FloatArray
        Part :math:`\sigma` of the wages that goes to substitutes. [share]

    Returns
    -------
    tuple of Income
        Of employees, substitutes and employers together: :math:`-(1 - \sigma) W` in wages,
        as much labour cost in profits, so that it sums to 0; and of the self-employed, -Y.
    """
    unpaid = (1 - substitutes) * wages
    moved = Income(wages=-unpaid, contribution=contribution, profits=unpaid * (1 + contribution))
    return moved, Income(wages=-own, taxed=own_taxed)


def bear_cost(
    employers: FloatArray,
    communities: FloatArray,
    contribution: FloatArray,
    on_wages: FloatArray,
) -> Income:
    """Take what employers and communities pay from somebody: wages and profits, households.

    Parameters
    ----------
    employers, communities : FloatArray
        What they pay beyond present law. [money a year]
    contribution : FloatArray
        Employers' contributions over employees' pay. [share]
    on_wages : FloatArray
        Part of employers' cost that lowers labour cost; the rest lowers profits. [share]

    Returns
    -------
    Income
        Whose total is what they pay, below 0. Communities live on what households give them.
    """
    return Income(
        wages=-employers * on_wages / (1 + contribution),
        contribution=contribution,
        transfers=-communities,
        profits=-employers * (1 - on_wages),
    )


@dataclass(frozen=True)
class Financing:
    """How the State finds its net cost; together they are the net cost. [money a year]"""

    tax: FloatArray
    """New taxes on households."""
    reallocation: FloatArray
    """Other public spending that is cut."""
    debt: FloatArray
    """What is borrowed: it takes nothing in its year."""


def finance(
    lacking: FloatArray,
    back: Mapping[str, FloatArray],
    shares: Mapping[str, float],
) -> Financing:
    r"""Find the financing that covers the net cost, its own feedback in it.

    Parameters
    ----------
    lacking : FloatArray
        Cost beyond present law less all that comes back before financing, :math:`L`.
        [money a year]
    back : mapping of str to FloatArray
        Revenue that a unit of `tax` and of `reallocation` costs the State, :math:`f < 1`. [share]
    shares : mapping of str to float
        Shares of the net cost by `tax` and `reallocation`; the rest is borrowed. [share]

    Notes
    -----
    Taxes take income that is spent no more, so less comes back: net cost
    :math:`n = L + \sum_k f_k a_k n`, thus :math:`n = L / (1 - \sum_k f_k a_k)`.
    """
    feedback = sum((back[name] * shares[name] for name in back), start=np.zeros(()))
    net = lacking / (1 - feedback)
    tax, cut = shares["tax"] * net, shares["reallocation"] * net
    return Financing(tax, cut, net - tax - cut)
