r"""Pay of employees and income of the self-employed, solved from labour income over GDP.

Earnings that surveys print are of employees only, and measured as no national account measures
them: they give the ratio of women's pay to men's, never the level. The level is the one at which
labour income is the share of GDP that national accounts say it is.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from carepact.core.arrays import FloatArray


@dataclass(frozen=True)
class Workforce:
    """Who works for pay, women first. All arrays have shape (2, draws or 1)."""

    employed: FloatArray
    """[persons]"""
    own: FloatArray
    """Self-employed over the employed, family workers among them. [share]"""
    informal: FloatArray
    """Informal work over the employed. [share]"""
    formal_employees: FloatArray
    """Employees on whose pay contributions are due. [share of employees]"""

    @property
    def employees(self) -> FloatArray:
        """Count employees. [persons]"""
        return self.employed * (1 - self.own)

    @property
    def self_employed(self) -> FloatArray:
        """Count the self-employed. [persons]"""
        return self.employed * self.own


@dataclass(frozen=True)
class PayLevels:
    """What women and men in work get. Arrays have shape (2, draws), women first, or (draws,)."""

    mean: FloatArray
    """Mean pay of employees, contributions of employers not in it. [money a year]"""
    employees: FloatArray
    """The same by sex. [money a year]"""
    self_employed: FloatArray
    """Labour income of the self-employed by sex. [money a year]"""
    rate: FloatArray
    """Employers' contributions on the pay on which they are due. [share of pay]"""


def solve_pay(
    labour_income: FloatArray,
    workforce: Workforce,
    women_to_men: FloatArray,
    self_employed_to_employees: FloatArray,
    rate: FloatArray,
) -> PayLevels:
    r"""Solve mean pay so that labour income is what national accounts say.

    Parameters
    ----------
    labour_income : FloatArray, shape (draws,)
        :math:`\Lambda Y`, income of the self-employed and contributions in it. [money a year]
    workforce : Workforce
        Employees :math:`E_k` and self-employed :math:`S_k` by sex k.
    women_to_men : FloatArray, shape (draws,)
        Pay of women over that of men. [ratio]
    self_employed_to_employees : FloatArray, shape (draws,)
        Mean labour income of the self-employed over mean pay, :math:`\rho`. [ratio]
    rate : FloatArray, shape (draws,)
        Employers' contributions on formal pay. [share of pay]

    Returns
    -------
    PayLevels
        Pay :math:`a_k w` with :math:`\sum E_k a_k = E`, income :math:`\rho b_k w` with
        :math:`\sum S_k b_k = S`, the ratio of women to men the same in both.

    Notes
    -----
    :math:`w = \Lambda Y / (\sum_k E_k a_k (1 + c \phi_k) + \rho S)`, with :math:`\phi_k` the
    formal share of employees: the self-employed are in labour income [1]_ [2]_.

    References
    ----------
    .. [1] International Labour Organization, SDG indicator 10.4.1, metadata.
    .. [2] Gollin, D. (2002). Getting Income Shares Right. Journal of Political Economy,
       110(2), 458-474.
    """
    of_employees = _relate(workforce.employees, women_to_men)
    of_self = _relate(workforce.self_employed, women_to_men)
    cost = workforce.employees * of_employees * (1 + rate * workforce.formal_employees)
    own = self_employed_to_employees * workforce.self_employed.sum(axis=0)
    mean = labour_income / (cost.sum(axis=0) + own)
    return PayLevels(
        mean=mean,
        employees=of_employees * mean,
        self_employed=of_self * mean * self_employed_to_employees,
        rate=rate,
    )


def rate_contributions(
    contributions: FloatArray,
    labour_income: FloatArray,
    workforce: Workforce,
    self_employed_to_employees: FloatArray,
    greatest: FloatArray,
) -> FloatArray:
    r"""Compute employers' contributions over employees' pay: money over money.

    Parameters
    ----------
    contributions : FloatArray, shape (draws,)
        What employers pay of social contributions in a year, :math:`C`. [money a year]
    labour_income : FloatArray, shape (draws,)
        :math:`\Lambda Y`. [money a year]
    workforce, self_employed_to_employees
        As for `solve_pay`.
    greatest : FloatArray, shape (draws,)
        Bound on the rate. [share]

    Returns
    -------
    FloatArray, shape (draws,)
        :math:`C / (E w)`, where :math:`w = (\Lambda Y - C) / (E + \rho S)` is the pay that
        contributions leave: an average over all employees' pay, at most the bound. [share of pay]
    """
    employees = workforce.employees.sum(axis=0)
    own = self_employed_to_employees * workforce.self_employed.sum(axis=0)
    left = np.maximum(labour_income - contributions, 0.0)
    with np.errstate(divide="ignore"):
        rate = contributions / (left * employees / (employees + own))
    bounded: FloatArray = np.minimum(rate, greatest)
    return bounded


def _relate(persons: FloatArray, women_to_men: FloatArray) -> FloatArray:
    """Give pay of each sex over the mean of both, shape (2, draws). [ratio]"""
    # Where nobody is, as where no one works for oneself, what one of each would get.
    women, men = np.where(persons.sum(axis=0) > 0, persons, 1.0)
    total = women + men
    of_men = total / (women * women_to_men + men)
    return np.stack([of_men * women_to_men, of_men])
