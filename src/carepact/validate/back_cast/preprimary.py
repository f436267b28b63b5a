"""Back-cast of pre-primary: what public places cost, against UNESCO public spending."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from carepact.core.arrays import FloatArray
from carepact.core.parameter_tables import LABELS
from carepact.core.units import MONTHS_PER_YEAR
from carepact.data.countries.facts import BASE_DAY, Country
from carepact.data.countries.head_counts import count_adults
from carepact.data.countries.income_group import group_income
from carepact.data.countries.population import list_population
from carepact.data.evidence.reading import shipped_evidence
from carepact.policy.rules.staffing import LabourMarket, employ
from carepact.policy.shipped_instruments import shipped_instrument
from carepact.population.contributions import rate_contributions
from carepact.validate.back_cast.comparison import (
    FITTED_BY,
    Comparison,
    Part,
    Reason,
    Target,
    choose_known,
    fact_of,
    find_reasons,
    fit_labour_income,
    lay_out,
    setting,
    stands_out,
    weakest_status,
)

SPENDING, SPENDING_PPP = "gov_exp_preprimary_gdp", "gov_exp_preprimary_ppp_mn"
ENROLLED, PUPILS, PRIVATE = "enrol_preprimary", "ptr_preprimary", "private_share_preprimary"
EARNINGS, GDP_PER_HEAD = "earn_month_ppp_t", "gdp_pc_ppp2021"
PROFESSIONALS, CARERS = "wage_ratio_professionals", "wage_ratio_service_care_sales"
LABOUR_INCOME, INFORMAL = "labour_income_share", "informal_t"
STANDS_ON = (
    ENROLLED, PUPILS, PRIVATE, EARNINGS, PROFESSIONALS, CARERS, GDP_PER_HEAD, LABOUR_INCOME,
    INFORMAL,
)  # fmt: skip
OWN_CONTRIBUTIONS = "social_contributions_gdp"
MILLION = 1_000_000
UNIT = "% of GDP"


def compare_preprimary(countries: Iterable[Country]) -> Part:
    r"""Compare public pre-primary as modelled with public spending, country by country.

    Parameters
    ----------
    countries : iterable of Country
        Those whose spending is not observed, or whose figures are not known, are left out.

    Returns
    -------
    Part
        Shares of GDP.

    Notes
    -----
    :math:`\sum_q F_q w_q (1 + c) / (1 - m) / Y`, with teachers = enrolment x (1 - private
    share) / pupils per teacher. Parameters and their reasons stand in docs/decisions/0009.
    """
    spending = [
        country
        for country in choose_known(countries, (SPENDING,))
        if fact_of(country, SPENDING).status == "observed" and fact_of(country, SPENDING).number > 0
    ]
    known = [
        country
        for country in choose_known(spending, (*STANDS_ON, *FITTED_BY))
        if country.code in list_population()
    ]
    target = Target(
        setting("preprimary_median"), setting("preprimary_error"), setting("preprimary_within")
    )
    rows = [
        _compare(country, float(share))
        for country, share in zip(known, _share_of_gdp(known), strict=True)
    ]
    return Part(
        name="pre-primary",
        unit=UNIT,
        rows=tuple(sorted(rows, key=lambda row: row.ratio)),
        target=target,
        left_out=tuple(c.code for c in spending if c not in known),
    )


def _share_of_gdp(countries: list[Country]) -> FloatArray:
    """Cost of public places over GDP, shape (n,). [share]"""
    childcare = shipped_instrument("childcare").values_at(BASE_DAY)
    mix = dict(zip(LABELS["teaching grade"], childcare["staff_mix"], strict=True))
    pupils = lay_out(countries, ENROLLED) * (1 - lay_out(countries, PRIVATE))
    teachers = pupils / lay_out(countries, PUPILS)
    team = employ(
        LabourMarket(
            mean_wage=lay_out(countries, EARNINGS) * MONTHS_PER_YEAR,
            minimum_wage=np.zeros(len(countries)),
            contribution=_contributions(countries),
        ),
        {"teacher": teachers, "assistant": teachers * mix["assistant"] / mix["teacher"]},
        {
            "teacher": lay_out(countries, PROFESSIONALS)
            * setting("teacher_to_professional", "present_law"),
            "assistant": lay_out(countries, CARERS),
        },
        np.asarray(setting("public_non_staff_share")),
    )
    cost: FloatArray = sum(team.payments.values(), start=np.zeros(len(countries)))
    return cost / _gdp(countries)


def _gdp(countries: list[Country]) -> FloatArray:
    """GDP of the base year, shape (n,). [PPP dollars of 2021]"""
    persons = np.array([count_adults(country)[0] for country in countries])
    return persons * lay_out(countries, GDP_PER_HEAD)


def _contributions(countries: list[Country]) -> FloatArray:
    """Rate of employers' contributions by the rule of the inputs, shape (n,). [share]"""
    table = shipped_evidence("ground").effects[OWN_CONTRIBUTIONS]
    by_group = table.to_array(table.value_at(BASE_DAY))
    assumed = [by_group[LABELS["income group"].index(group_income(c))] for c in countries]
    own = [country.fact(OWN_CONTRIBUTIONS) for country in countries]
    over_gdp = [
        rate if fact is None else fact.number / 100 for rate, fact in zip(assumed, own, strict=True)
    ]
    return rate_contributions(
        np.array(over_gdp),
        np.asarray(setting("employers_part", "ground")),
        lay_out(countries, LABOUR_INCOME),
        lay_out(countries, INFORMAL),
        np.asarray(setting("greatest_contribution", "ground")),
    )


def _compare(country: Country, modelled: float) -> Comparison:
    """Set one country's figures side by side, with the reasons of a miss."""
    spending = fact_of(country, SPENDING)
    ratio = 100 * modelled / spending.number
    return Comparison(
        country=country,
        year=spending.year,
        modelled=100 * modelled,
        observed=spending.number,
        status=weakest_status(country, STANDS_ON),
        source=spending.source,
        reasons=find_reasons(ratio, _judge(country, ratio)),
        is_firm=not _disagree(country),
    )


def _judge(country: Country, ratio: float) -> dict[Reason, bool]:
    """Tell which reasons hold of a country."""
    spending = fact_of(country, SPENDING)
    apart = abs(fact_of(country, PUPILS).year - spending.year)
    ratios = (ENROLLED, PUPILS, PRIVATE, PROFESSIONALS, CARERS)
    return {
        "earnings are imputed": fact_of(country, EARNINGS).status == "imputed",
        "earnings do not fit labour income": stands_out(
            fit_labour_income(country, count_adults(country)), setting("earnings_bound")
        ),
        "private places that the State pays are left out": ratio < 1
        and fact_of(country, PRIVATE).number / 100 >= setting("private_part"),
        "staff, pupils or pay ratios are imputed": weakest_status(country, ratios) == "imputed",
        "figures are years apart": fact_of(country, PUPILS).status == "observed"
        and apart >= setting("years_apart"),
        "two figures of spending disagree": _disagree(country),
        "spending is too little to pay the teachers and assistants counted": ratio > 1
        and _spend_on_teacher(country) < setting("least_a_teacher"),
        "spending a teacher holds more than the staff counted": ratio < 1
        and _spend_on_teacher(country) > setting("most_a_teacher"),
    }


def _spend_on_teacher(country: Country) -> float:
    """Public spending over public teachers, in mean earnings; infinite without teachers."""
    pupils = fact_of(country, ENROLLED).number * (1 - fact_of(country, PRIVATE).number / 100)
    teachers = pupils / fact_of(country, PUPILS).number
    spending = fact_of(country, SPENDING).number / 100 * float(_gdp([country])[0])
    earnings = fact_of(country, EARNINGS).number * MONTHS_PER_YEAR
    return spending / (teachers * earnings) if teachers else float("inf")


def _disagree(country: Country) -> bool:
    """Tell whether spending over GDP and spending in PPP dollars differ by much."""
    other = country.fact(SPENDING_PPP)
    if other is None or other.status != "observed":
        return False
    share = other.number * MILLION / float(_gdp([country])[0])
    return stands_out(100 * share / fact_of(country, SPENDING).number, setting("spending_bound"))
