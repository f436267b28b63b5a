r"""Levels of a country beside what a second source makes of them.

A level that stands on one source is a guess with a citation. Each of these is an identity
with two: what the facts of the model give, and what another figure says of the same. They
are printed side by side, never made equal in silence.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from carepact.core.messages import _
from carepact.core.units import MONTHS_PER_YEAR
from carepact.data.countries.ages import AGE_STARTS
from carepact.data.countries.facts import BASE_YEAR, Country
from carepact.data.countries.population import Population

ADULT_AGE = 15
SEXES = ("f", "m")


class Identity(StrEnum):
    """What two sources say something about."""

    WAGES = "wages"


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

    @property
    def ratio(self) -> float:
        """Divide the model's level by the other one. [1]"""
        return self.ours / self.other


def compare_levels(country: Country, population: Population | None) -> tuple[SecondSource, ...]:
    r"""Set levels of a country beside their second source, where both are known.

    Parameters
    ----------
    country : Country
        Its facts.
    population : Population or None
        Its persons by age; without them the wage bill is not known.

    Returns
    -------
    tuple of SecondSource
        Wages: mean earnings of employees times all the employed, over GDP, beside labour
        income over GDP.

    Notes
    -----
    The two are equal if the self-employed earn what employees do and earnings are
    measured as national accounts measure them: :math:`E w / Y = \Lambda` [1]_.

    References
    ----------
    .. [1] Gollin, D. (2002). Getting Income Shares Right. Journal of Political Economy,
       110(2), 458-474.
    """
    found = _compare_wages(country, population)
    return () if found is None else (found,)


def _compare_wages(country: Country, population: Population | None) -> SecondSource | None:
    """Compare wages times the employed with labour income. [% of GDP]"""
    names = ("earn_month_ppp_t", "gdp_pc_ppp2021", "labour_income_share")
    rates = tuple(f"emp_rate_15p_{sex}" for sex in SEXES)
    if population is None or any(country.fact(name) is None for name in (*names, *rates)):
        return None
    persons = population.persons.sel(year=_nearest(population)).to_numpy()
    adults = persons[:, np.array(AGE_STARTS) >= ADULT_AGE].sum(axis=1)
    employed = sum(
        float(count) * _number(country, rate) / 100
        for count, rate in zip(adults, rates, strict=True)
    )
    earnings = _number(country, names[0]) * MONTHS_PER_YEAR
    gdp = _number(country, names[1]) * float(persons.sum())
    return SecondSource(
        Identity.WAGES,
        ours=100 * employed * earnings / gdp,
        other=_number(country, names[2]),
        unit="% of GDP",
        ground=_(
            "mean earnings of employees times all the employed, beside the share of labour income"
        ),
        source=_sources(country, (*names, *rates)),
        status=_weakest(country, (*names, *rates)),
    )


def _nearest(population: Population) -> int:
    """Return the base year, or the nearest one that is known."""
    known = [int(year) for year in population.persons["year"]]
    return min(max(BASE_YEAR, known[0]), known[-1])


def _number(country: Country, name: str) -> float:
    """Return a figure that is known to be there, as of the base year."""
    fact = country.fact(name)
    if fact is None:
        raise KeyError(name)
    return fact.number


def _sources(country: Country, names: tuple[str, ...]) -> str:
    """Name the publishers of several figures, each once."""
    facts = (country.fact(name) for name in names)
    return "; ".join(dict.fromkeys(fact.source for fact in facts if fact is not None))


def _weakest(country: Country, names: tuple[str, ...]) -> str:
    """Return the weakest status of several figures."""
    present = {fact.status for name in names if (fact := country.fact(name)) is not None}
    return next(one for one in ("assumed", "imputed", "observed") if one in present)
