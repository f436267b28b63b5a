r"""Levels of a country beside what a second source makes of them.

A level that stands on one source is a guess with a citation. Each of these is an identity
with two: what the facts of the model give, and what another figure says of the same. They
are printed side by side, never made equal in silence.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from carepact.core.arrays import FloatArray
from carepact.core.draws import Sampler
from carepact.core.headline import bound_draws
from carepact.core.messages import say
from carepact.core.units import MONTHS_PER_YEAR
from carepact.data.countries.ages import AGE_STARTS
from carepact.data.countries.drawn_country import DrawnCountry
from carepact.data.countries.fact_draws import draw_fact
from carepact.data.countries.facts import BASE_YEAR, Country
from carepact.data.countries.income_group import group_income
from carepact.data.countries.population import Population
from carepact.population.pay_levels import PAY_FACTS, draw_pay_levels

ADULT_AGE = 15
SEXES = ("f", "m")


class Identity(StrEnum):
    """What two sources say something about."""

    WAGES = "wages"
    CONTRIBUTIONS = "contributions"
    LABOUR_TAX = "tax on labour"
    ENROLMENT = "children in pre-primary"
    SPENDING = "public pre-primary"
    LONG_TERM_CARE = "public long-term care"
    SERVICES = "value added of services"
    SUPPLIERS = "value added of suppliers"


@dataclass(frozen=True)
class SecondSource:
    """One level by two sources, both in the same unit."""

    identity: Identity
    ours: float
    """What the model's facts give."""
    other: float
    """What the second source says."""
    unit: str
    ground: str
    """What each of the two stands on, in the reader's language."""
    source: str
    """Publishers of the figures of both."""
    status: str
    """The weakest status among them."""
    low: float | None = None
    """Lower bound of the ratio, where a figure is imputed. [1]"""
    high: float | None = None
    """Upper bound of the ratio, where a figure is imputed. [1]"""
    middle: float | None = None
    """Headline of the ratio, where it has an interval. [1]"""

    @property
    def ratio(self) -> float:
        """Return the model's level over the other one, the headline of its draws if any. [1]"""
        return self.ours / self.other if self.middle is None else self.middle


def compare_levels(
    country: Country, population: Population | None, sampler: Sampler
) -> tuple[SecondSource, ...]:
    r"""Set levels of a country beside their second source, where both are known.

    Parameters
    ----------
    country : Country
        Its facts.
    population : Population or None
        Its persons by age; without them the wage bill is not known.
    sampler : Sampler
        Draws figures that are imputed, for the interval of the ratio.

    Returns
    -------
    tuple of SecondSource
        Wages: mean earnings of employees times all the employed, over GDP, beside labour
        income over GDP. Contributions: employers' statutory rate beside what they contribute
        over employees' pay, where the user gives the country's social contributions.

    Notes
    -----
    No run computes with the first level of wages: pay is solved from labour income
    (`labour_income.solve_pay`), and earnings give the ratio of women's pay to men's alone.
    The two are equal if the self-employed earn what employees do and earnings are
    measured as national accounts measure them: :math:`E w / Y = \Lambda` [1]_.

    References
    ----------
    .. [1] Gollin, D. (2002). Getting Income Shares Right. Journal of Political Economy,
       110(2), 458-474.
    """
    found = (
        _compare_wages(country, population, sampler),
        _compare_contributions(country, population, sampler),
    )
    return tuple(one for one in found if one is not None)


def _compare_contributions(
    country: Country, population: Population | None, sampler: Sampler
) -> SecondSource | None:
    """Compare employers' rate by statute with their contributions over pay. [% of pay]"""
    statute, paid = (
        country.fact(name) for name in ("employer_contribution_rate", "social_contributions_gdp")
    )
    known = all(country.fact(name) is not None for name in PAY_FACTS)
    if population is None or statute is None or paid is None or not known:
        return None
    # Without the statute the rate stands on contributions over employees' pay.
    facts = {n: f for n, f in country.facts.items() if n != "employer_contribution_rate"}
    drawn = DrawnCountry(country, group_income(country), facts, sampler)
    people = population.persons.sel(year=nearest_year(population)).to_numpy()
    rate = draw_pay_levels(drawn, people).rate
    return SecondSource(
        Identity.CONTRIBUTIONS,
        ours=statute.number,
        other=100 * float(rate[0]),
        unit="% of pay",
        ground=say("employers' rate by statute, beside what they contribute over employees' pay"),
        source="; ".join(dict.fromkeys((statute.source, paid.source))),
        status="assumed",
    )


def _compare_wages(
    country: Country, population: Population | None, sampler: Sampler
) -> SecondSource | None:
    """Compare wages times the employed with labour income. [% of GDP]"""
    rates = tuple(f"emp_rate_15p_{sex}" for sex in SEXES)
    names = ("earn_month_ppp_t", "gdp_pc_ppp2021", "labour_income_share", *rates)
    facts = {name: fact for name in names if (fact := country.fact(name)) is not None}
    if population is None or len(facts) < len(names):
        return None
    drawn = {name: draw_fact(fact, country.code, sampler) for name, fact in facts.items()}
    persons = population.persons.sel(year=nearest_year(population)).to_numpy()
    adults = persons[:, np.array(AGE_STARTS) >= ADULT_AGE].sum(axis=1)
    employed = adults[0] * drawn[rates[0]] / 100 + adults[1] * drawn[rates[1]] / 100
    earned = employed * drawn[names[0]] * MONTHS_PER_YEAR
    ours = 100 * earned / (drawn[names[1]] * persons.sum())
    other = drawn[names[2]]
    status = next(
        one
        for one in ("assumed", "imputed", "observed")
        if one in {fact.status for fact in facts.values()}
    )
    ratio = bound_ratio(ours / other) if status == "imputed" else {}
    return SecondSource(
        Identity.WAGES,
        ours=float(ours[0]),
        other=float(other[0]),
        unit="% of GDP",
        ground=say(
            "mean earnings of employees times all the employed, beside the share of labour income"
        ),
        source="; ".join(dict.fromkeys(fact.source for fact in facts.values())),
        status=status,
        **ratio,
    )


def bound_ratio(ratio: FloatArray) -> dict[str, float]:
    """Take headline and interval of a ratio, shape (1 + draws,), by the name of the field."""
    bounds = bound_draws(ratio)
    ends = {"middle": bounds.value, "low": bounds.low, "high": bounds.high}
    return {name: float(end) for name, end in ends.items()}


def nearest_year(population: Population) -> int:
    """Return the base year, or the nearest one that is known."""
    known = [int(year) for year in population.persons["year"]]
    return min(max(BASE_YEAR, known[0]), known[-1])
