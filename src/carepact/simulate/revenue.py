"""What new earnings bring to the State: direct tax, contributions, tax on what is bought."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np

from carepact.core.arrays import FloatArray
from carepact.core.draws import Sampler, draw_parameter
from carepact.core.errors import ParameterError
from carepact.core.messages import _, say
from carepact.data.countries.fact_draws import draw_fact
from carepact.data.countries.facts import Country
from carepact.data.evidence.reading import shipped_evidence

Drawn = Mapping[str, FloatArray]
"""Figures along draws by name."""


@dataclass(frozen=True)
class Rates:
    """Rates at which new earnings come back, of shape (1 + draws, 1) or any that broadcasts."""

    labour: FloatArray
    """Taxes and contributions on an extra unit of labour cost. [share]"""
    contributions: FloatArray
    """Part of those that is contributions. [share]"""
    consumption: FloatArray
    """Tax on a unit of consumption net of tax. [share]"""
    spent: FloatArray
    """What of net income is consumed. [share]"""
    profits: FloatArray
    """Tax on profits. [share]"""
    marks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Revenue:
    """Where an amount of new labour cost goes, shape of the wages. [money]"""

    direct_tax: FloatArray
    contributions: FloatArray
    indirect_tax: FloatArray
    net_income: FloatArray
    """What earners take home."""
    marks: tuple[str, ...] = ()

    @property
    def total(self) -> FloatArray:
        """Add up what the State receives. [money]"""
        return self.direct_tax + self.contributions + self.indirect_tax


def compute_revenue(
    gross_wages: FloatArray,
    employer_contribution: FloatArray | float,
    rates: Rates,
    taxed: FloatArray | float = 1.0,
) -> Revenue:
    r"""Compute what new earnings bring to the State and leave to the earner.

    Parameters
    ----------
    gross_wages : FloatArray, shape (..., draw, year)
        Gross wages beyond present law, the employer's contributions not in them. [money]
    employer_contribution : FloatArray or float
        The employer's contributions on them, 0 for informal work. [share of gross wages]
    rates : Rates
        From `choose_rates` or `draw_rates`.
    taxed : FloatArray or float
        Part of the wages that labour taxes reach: the self-employed in informal work pay none.
        [share]

    Returns
    -------
    Revenue
        Direct tax, contributions, indirect tax and net income, in the money of the wages.

    Notes
    -----
    With labour cost :math:`K = W (1 + c)`, wedge :math:`t` on the taxed part of it, the part
    :math:`q` of that in contributions, rate of consumption :math:`b` and consumption
    tax :math:`v` (of consumption net of tax):

    * contributions :math:`S = \max(q t K, c W)`: what employers pay does arrive,
    * direct tax :math:`D = (1 - q) t K`,
    * net income :math:`N = K - S - D`,
    * indirect tax :math:`V = b N v / (1 + v)`.

    Everything is linear in wages: doubling them doubles it, and none bring none.
    """
    labour_cost = gross_wages * (1 + employer_contribution)
    taken = rates.labour * labour_cost * taxed
    paid_by_employers = gross_wages * employer_contribution
    by_wedge = rates.contributions * taken
    # A cut in wages, as where a reform ends jobs, is the mirror of a rise.
    contributions = np.where(
        np.abs(by_wedge) >= np.abs(paid_by_employers), by_wedge, paid_by_employers
    )
    direct_tax = (1 - rates.contributions) * taken
    net_income = labour_cost - contributions - direct_tax
    spent = rates.spent * net_income
    return Revenue(
        direct_tax=direct_tax,
        contributions=contributions,
        indirect_tax=spent * rates.consumption / (1 + rates.consumption),
        net_income=net_income,
        marks=rates.marks,
    )


def choose_rates(facts: Drawn, evidence: Drawn) -> Rates:
    r"""Choose the rates of a country: marginal where known, else average, and marked.

    Parameters
    ----------
    facts : mapping of str to FloatArray
        Taxes and revenue of the country that are known, per cent already made shares. [share]
    evidence : mapping of str to FloatArray
        Parameters of the evidence files `revenue` and `induced`. [share]

    Returns
    -------
    Rates
        With a mark for every rate that is not the country's own marginal one.

    Raises
    ------
    ParameterError
        If neither a marginal wedge nor public revenue is known, or, where average rates are
        needed, labour's share of GDP is not.

    Notes
    -----
    Labour: the country's marginal wedge on low earners. Else
    :math:`t = \bar t + w (t^* - \bar t)`, with the average rate :math:`\bar t` (income tax and
    contributions over labour income, so over GDP by labour's share of it; where they are not
    known, revenue over GDP times the part of revenue that they usually are), the wedge observed
    elsewhere :math:`t^*`, and
    :math:`w = (g - g_0) / (g_1 - g_0)` between 0 and 1: revenue over GDP :math:`g` from the least
    at which the wedge was observed to the lower quartile.

    Consumption: the country's effective tax. Else its taxes on goods and services over
    consumption. Else the lesser of the effective tax observed elsewhere and of average rates.
    """
    labour, on_labour = _choose_labour(facts, evidence)
    consumption, on_consumption = _choose_consumption(facts, evidence)
    return Rates(
        labour,
        _choose_contributions(facts, evidence),
        consumption,
        evidence["rate_of_consumption"],
        evidence["profit_tax"],
        (*on_labour, *on_consumption),
    )


def _knows_averages(facts: Drawn) -> bool:
    """Tell whether the country's own income tax and contributions are known."""
    return {"tax_income_gdp", "social_contributions_gdp"} <= {*facts}


def rate_labour(facts: Drawn, evidence: Drawn) -> FloatArray:
    """Compute income tax and contributions over labour income, on average. [share]

    Where they are not known, the part of public revenue that they usually are stands in.
    """
    over_gdp = (
        facts["tax_income_gdp"] + facts["social_contributions_gdp"]
        if _knows_averages(facts)
        else facts["gov_revenue_gdp"] * evidence["labour_revenue"]
    )
    # A tax on labour is a rate on labour income, not on GDP.
    rate: FloatArray = over_gdp / facts["labour_income_share"]
    return rate


def _choose_labour(facts: Drawn, evidence: Drawn) -> tuple[FloatArray, tuple[str, ...]]:
    """Choose taxes and contributions on an extra unit of labour cost, with marks."""
    revenue = facts.get("gov_revenue_gdp")
    if "marginal_wedge_low_earner" in facts:
        return facts["marginal_wedge_low_earner"], ()
    if revenue is None or "labour_income_share" not in facts:
        raise ParameterError(
            _(
                "revenue: neither '{wedge}' nor both '{revenue}' and '{share}' are known of the "
                "country. Give them with your own facts.",
                wedge="marginal_wedge_low_earner",
                revenue="gov_revenue_gdp",
                share="labour_income_share",
            )
        )
    average = rate_labour(facts, evidence)
    # The wedge was observed where States take much: it counts for less where they take less.
    labour = _blend(average, evidence["marginal_wedge"], revenue, evidence)
    mark = (
        say("Tax on labour: the country's marginal rate is not known; average rates stand in.")
        if not _is_full(revenue, evidence)
        else say("Tax on labour: the country's marginal rate is not known; the OECD's stands in.")
    )
    return labour, (mark,)


def _choose_contributions(facts: Drawn, evidence: Drawn) -> FloatArray:
    """Choose the part of taxes and contributions on labour that is contributions. [share]"""
    if not _knows_averages(facts):
        return evidence["contributions_share"]
    both = facts["social_contributions_gdp"] + facts["tax_income_gdp"]
    part: FloatArray = np.divide(
        facts["social_contributions_gdp"], both, out=np.zeros_like(both), where=both > 0
    )
    return part


def _choose_consumption(facts: Drawn, evidence: Drawn) -> tuple[FloatArray, tuple[str, ...]]:
    """Choose the tax on a unit of consumption net of tax, with marks."""
    if "vat_effective" in facts:
        return facts["vat_effective"], ()
    mark = say("Tax on consumption: the country's own rate is not known; average rates stand in.")
    return _average_consumption_tax(facts, evidence), (mark,)


def _blend(
    average: FloatArray,
    marginal: FloatArray,
    revenue: FloatArray,
    evidence: Drawn,
) -> FloatArray:
    """Pass from average rates to the marginal one as public revenue grows."""
    least, full = evidence["least_revenue"], evidence["full_revenue"]
    weight = np.clip((revenue - least) / (full - least), 0.0, 1.0)
    return average + weight * (marginal - average)


def _is_full(revenue: FloatArray, evidence: Drawn) -> bool:
    """Tell whether the point of revenue lies where the marginal wedge holds whole."""
    return bool(np.ravel(revenue)[0] >= np.ravel(evidence["full_revenue"])[0])


def _average_consumption_tax(facts: Drawn, evidence: Drawn) -> FloatArray:
    """Return taxes on goods and services over consumption, as well as they are known."""
    if "tax_goods_services_gdp" in facts:
        return facts["tax_goods_services_gdp"] / evidence["consumption_gdp"]
    if "gov_revenue_gdp" not in facts:
        return evidence["consumption_tax"]
    average = (
        facts["gov_revenue_gdp"] * evidence["consumption_revenue"] / evidence["consumption_gdp"]
    )
    return np.minimum(evidence["consumption_tax"], average)


def draw_rates(country: Country, day: date, sampler: Sampler) -> Rates:
    """Draw the rates of a country, the point first.

    Parameters
    ----------
    country : Country
        Its facts, with the user's own; per cent become shares here.
    day : date
        Day of the evidence.
    sampler : Sampler
        Seed of the run, and how many draws follow the point.

    Returns
    -------
    Rates
        Of shape (1 + draws, 1), to lie along draws and years.

    Raises
    ------
    ParameterError
        If neither a marginal wedge nor public revenue is known.
    """
    names = (
        "marginal_wedge_low_earner",
        "vat_effective",
        "tax_income_gdp",
        "social_contributions_gdp",
        "tax_goods_services_gdp",
        "gov_revenue_gdp",
        "labour_income_share",
    )
    facts = {
        name: draw_fact(fact, country.code, sampler)[:, None] / 100  # facts are per cent
        for name in names
        if (fact := country.fact(name)) is not None
    }
    return choose_rates(facts, draw_evidence(day, sampler))


def draw_evidence(day: date, sampler: Sampler) -> dict[str, FloatArray]:
    """Draw the parameters of revenue and of induced effects by name, shape (1 + draws, 1)."""
    return {
        name: draw_parameter(parameter, f"{topic}.{name}", day, sampler)[:, None]
        for topic in ("revenue", "induced")
        for name, parameter in shipped_evidence(topic).effects.items()
    }
