"""What work is paid in a country, year by year: levels of the base year, and how they grow."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np

from carepact.core.arrays import FloatArray
from carepact.data.countries.drawn_country import DrawnCountry
from carepact.population.employment import count_employed
from carepact.population.labour_income import PayLevels, Workforce
from carepact.population.pay_levels import RateBasis, draw_workforce, find_basis, solve_levels

SMALLEST = 1e-12
"""Least part by which a division is meant: below it there is nobody. [share]"""


@dataclass(frozen=True)
class Growth:
    """What GDP per worker and real wages are to those of the base year.

    Arrays of shape (1 + draws or 1, year). [factor]
    """

    product: FloatArray
    wages: FloatArray
    employment: FloatArray = field(default_factory=lambda: np.ones((1, 1)))
    """The employed over those that rates of the base year tell."""

    @classmethod
    def none(cls, years: int) -> Growth:
        """Let all stand as in the base year."""
        return cls(np.ones((1, years)), np.ones((1, years)))


@dataclass(frozen=True)
class Pay:
    """Pay and labour income along draws and years; formal work is that of employees first."""

    levels: PayLevels
    basis: RateBasis
    """What the rate of employers' contributions stands on."""
    workforce: Workforce
    adults: FloatArray
    """Persons of 15 and over, shape (sexes, 1, years). [persons]"""
    employed: FloatArray
    """Of them under present law, shape (sexes, 1 + draws, years). [persons]"""
    gdp: FloatArray
    """On its path, shape (1 + draws, years). [PPP dollars of 2021 a year]"""
    index: FloatArray
    """Wages over those of the base year, shape (1 + draws, years or 1). [factor]"""
    self_employment: FloatArray
    """Self-employed over the employed, shape (sexes, 1 + draws, 1). [share]"""
    informal: FloatArray
    """Informal work over employment, shape (sexes, 1 + draws, 1). [share]"""

    @property
    def mean(self) -> FloatArray:
        """Mean pay of employees, shape (1 + draws, year, 1). [PPP dollars of 2021 a year]

        The year axis has one place where real wages stay as they are.
        """
        return (self.levels.mean[:, None] * self.index)[..., None]

    @property
    def first_year(self) -> Pay:
        """Keep the first year alone."""
        along_years = ("adults", "employed", "gdp", "index")
        return replace(self, **{name: getattr(self, name)[..., :1] for name in along_years})

    @property
    def contribution(self) -> FloatArray:
        """Employers' contributions on formal pay, shape (1 + draws, 1, 1). [share]"""
        return self.levels.rate[:, None, None]

    @cached_property
    def employees(self) -> FloatArray:
        """Pay of employees by sex, shape (sexes, 1 + draws, year). [PPP dollars a year]"""
        return self.levels.employees[..., None] * self.index

    @cached_property
    def self_employed(self) -> FloatArray:
        """Labour income of the self-employed by sex, as `employees`."""
        return self.levels.self_employed[..., None] * self.index

    @cached_property
    def earnings(self) -> FloatArray:
        """Mean earnings of all the employed by sex, as `employees`."""
        return self._mix(self.self_employment)

    @cached_property
    def own_in_sector(self) -> FloatArray:
        r"""Self-employment in formal and in informal work, shape (2, sexes, 1 + draws, 1).

        Notes
        -----
        With informal work i and self-employment s over employment, :math:`\max(s - i, 0)` of
        the employed are formal and self-employed, :math:`\min(s, i)` informal. [share]
        """
        own, informal = self.self_employment, self.informal
        formal = np.maximum(own - informal, 0.0) / np.maximum(1 - informal, SMALLEST)
        return np.stack([formal, np.minimum(own, informal) / np.maximum(informal, SMALLEST)])

    @cached_property
    def in_sector(self) -> FloatArray:
        """Mean earnings in formal and in informal work, shape (2, sexes, 1 + draws, year)."""
        return np.stack([self._mix(own) for own in self.own_in_sector])

    def _mix(self, own: FloatArray) -> FloatArray:
        """Average pay and income of the self-employed, who are so large a part."""
        mixed: FloatArray = (1 - own) * self.employees + own * self.self_employed
        return mixed

    @cached_property
    def labour_share(self) -> FloatArray:
        """Labour income over GDP, contributions in it, shape (1 + draws, years). [share]"""
        share: FloatArray = _cost_labour(self.workforce, self.levels, self.employed) * self.index
        return share / self.gdp

    @cached_property
    def taxed_share(self) -> FloatArray:
        """Earnings that labour taxes reach, shape (sexes, 1 + draws, year). [share]

        The self-employed in informal work pay none.
        """
        hidden = self.informal * self.own_in_sector[1] * self.self_employed
        taxed: FloatArray = 1 - hidden / self.earnings
        return taxed

    @cached_property
    def on_sexes(self) -> FloatArray:
        """Contributions over all earnings of each sex, shape (sexes, 1 + draws, year). [share]"""
        due = self.levels.rate * self.workforce.formal_employees * (1 - self.workforce.own)
        rate: FloatArray = due[..., None] * self.employees / self.earnings
        return rate

    @property
    def on_women(self) -> FloatArray:
        """Contributions over women's earnings, shape (1 + draws, year). [share]"""
        women: FloatArray = self.on_sexes[0]
        return women

    @cached_property
    def on_earnings(self) -> FloatArray:
        """Contributions over all earnings, shape (1 + draws, years). [share]"""
        return _average(self.on_sexes, self.employed * self.earnings)

    @cached_property
    def on_employees(self) -> FloatArray:
        """Contributions over all employees' pay, shape (1 + draws, years). [share]"""
        due = (self.levels.rate * self.workforce.formal_employees)[..., None]
        return _average(due, self.employed * (1 - self.self_employment) * self.employees)

    @cached_property
    def taxed(self) -> FloatArray:
        """Part of all earnings that labour taxes reach, shape (1 + draws, years). [share]"""
        return _average(self.taxed_share, self.employed * self.earnings)

    @cached_property
    def own_taxed(self) -> FloatArray:
        """Part of the income of the self-employed that they reach, shape as `taxed`. [share]"""
        own = np.maximum(self.self_employment, SMALLEST)
        formal = np.maximum(self.self_employment - self.informal, 0.0) / own
        return _average(formal, self.employed * own * self.self_employed)


def _average(shares: FloatArray, weights: FloatArray) -> FloatArray:
    """Average shares of women and men, shape (1 + draws, years). [share]"""
    # Where nobody is, as where no one is an employee, what one of each would have.
    weighed = np.where(weights.sum(axis=0) > 0, weights, 1.0)
    average: FloatArray = (shares * weighed).sum(axis=0) / weighed.sum(axis=0)
    return average


def lay_pay(drawn: DrawnCountry, persons: FloatArray, growth: Growth) -> Pay:
    r"""Lay out pay along draws and years.

    Parameters
    ----------
    drawn : DrawnCountry
        The country's facts.
    persons : FloatArray, shape (year, sex, age)
        Its people. [persons]
    growth : Growth
        How GDP per worker and wages are to grow.

    Notes
    -----
    GDP is :math:`y N_0 \, (E_t / E_0) g_t`: income a head times the people of the first year,
    moved by employment under present law and by growth g of GDP per worker. Wages grow as
    declared or drawn, but never so far from GDP per worker that labour income leaves the
    bounds of its share that evidence sets: no economy was seen beyond.
    """
    adults, employed = count_employed(drawn, persons)
    employed = np.minimum(employed * growth.employment, adults)
    at_work = employed.sum(axis=0)
    first = drawn.number("gdp_pc_ppp2021")[..., 0] * persons[0].sum()
    gdp = first * at_work / at_work[:, :1] * growth.product
    workforce = draw_workforce(drawn, persons[0])
    levels = solve_levels(drawn, workforce, persons[0].sum())
    share = _cost_labour(workforce, levels, employed) / gdp  # labour's, if wages stood still
    least, greatest = (
        drawn.assume("ground", f"{end}_labour_share")[..., 0] for end in ("least", "greatest")
    )
    index = np.clip(growth.wages, least / share, greatest / share)
    return Pay(
        levels=levels,
        basis=find_basis(drawn),
        workforce=workforce,
        adults=adults,
        employed=employed,
        gdp=gdp,
        index=index[:, :1] if (index == 1).all() else index,
        self_employment=workforce.own[..., None],
        informal=workforce.informal[..., None],
    )


def _cost_labour(workforce: Workforce, levels: PayLevels, employed: FloatArray) -> FloatArray:
    """Labour income of all at pay of the base year, shape (1 + draws, years). [money a year]"""
    own = workforce.own
    each = (1 - own) * levels.employees * (1 + levels.rate * workforce.formal_employees)
    each = each + own * levels.self_employed
    cost: FloatArray = (employed * each[..., None]).sum(axis=0)
    return cost
