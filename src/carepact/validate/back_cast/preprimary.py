"""Back-cast of pre-primary: what public places cost, against UNESCO public spending."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from carepact.core.arrays import FloatArray
from carepact.core.parameter_tables import LABELS
from carepact.data.countries.facts import BASE_DAY, Country
from carepact.data.countries.head_counts import count_adults
from carepact.data.countries.population import list_population
from carepact.policy.rules.staffing import LabourMarket, employ
from carepact.policy.shipped_instruments import shipped_instrument
from carepact.population.pay_levels import PAY_FACTS
from carepact.validate.back_cast.comparison import (
    Comparison,
    Part,
    Reason,
    Target,
    choose_known,
    fact_of,
    find_reasons,
    lay_out,
    setting,
    stands_out,
    weakest_status,
)
from carepact.validate.back_cast.levels import choose_solvable, solve_levels
from carepact.validate.indicators import observed_indicators


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
    named = observed_indicators().preprimary
    spending = [
        country
        for country in choose_known(countries, (named.spending,))
        if fact_of(country, named.spending).status == "observed"
        and fact_of(country, named.spending).number > 0
    ]
    known = [
        country
        for country in choose_known(choose_solvable(spending), named.stands_on)
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
        unit="% of GDP",
        rows=tuple(sorted(rows, key=lambda row: row.ratio)),
        target=target,
        left_out=tuple(c.code for c in spending if c not in known),
    )


def _share_of_gdp(countries: list[Country]) -> FloatArray:
    """Cost of public places over GDP, shape (n,). [share]"""
    named = observed_indicators().preprimary
    childcare = shipped_instrument("childcare").values_at(BASE_DAY)
    mix = dict(zip(LABELS["teaching grade"], childcare["staff_mix"], strict=True))
    pupils = lay_out(countries, named.enrolled) * (1 - lay_out(countries, named.private))
    teachers = pupils / lay_out(countries, named.pupils_per_teacher)
    levels = [solve_levels(country) for country in countries]
    team = employ(
        LabourMarket(
            mean_wage=np.array([float(one.mean[0]) for one in levels]),
            minimum_wage=np.zeros(len(countries)),
            contribution=np.array([float(one.rate[0]) for one in levels]),
        ),
        {"teacher": teachers, "assistant": teachers * mix["assistant"] / mix["teacher"]},
        {
            "teacher": lay_out(countries, named.professionals)
            * setting("teacher_to_professional", "present_law"),
            "assistant": lay_out(countries, named.carers),
        },
        np.asarray(setting("public_non_staff_share")),
    )
    cost: FloatArray = sum(team.payments.values(), start=np.zeros(len(countries)))
    return cost / _gdp(countries)


def _gdp(countries: list[Country]) -> FloatArray:
    """GDP of the base year, shape (n,). [PPP dollars of 2021]"""
    persons = np.array([count_adults(country)[0] for country in countries])
    return persons * lay_out(countries, observed_indicators().preprimary.gdp_per_head)


def _compare(country: Country, modelled: float) -> Comparison:
    """Set one country's figures side by side, with the reasons of a miss."""
    named = observed_indicators().preprimary
    spending = fact_of(country, named.spending)
    ratio = 100 * modelled / spending.number
    return Comparison(
        country=country,
        year=spending.year,
        modelled=100 * modelled,
        observed=spending.number,
        status=weakest_status(country, (*named.stands_on, *PAY_FACTS)),
        source=spending.source,
        reasons=find_reasons(ratio, _judge(country, ratio)),
        is_firm=not _disagree(country),
    )


def _judge(country: Country, ratio: float) -> dict[Reason, bool]:
    """Tell which reasons hold of a country."""
    named = observed_indicators().preprimary
    spending = fact_of(country, named.spending)
    apart = abs(fact_of(country, named.pupils_per_teacher).year - spending.year)
    ratios = (
        named.enrolled,
        named.pupils_per_teacher,
        named.private,
        named.professionals,
        named.carers,
    )
    return {
        "private places that the State pays are left out": ratio < 1
        and fact_of(country, named.private).number / 100 >= setting("private_part"),
        "staff, pupils or pay ratios are imputed": weakest_status(country, ratios) == "imputed",
        "figures are years apart": fact_of(country, named.pupils_per_teacher).status == "observed"
        and apart >= setting("years_apart"),
        "two figures of spending disagree": _disagree(country),
        "spending is too little to pay the teachers and assistants counted": ratio > 1
        and _spend_on_teacher(country) < setting("least_a_teacher"),
        "spending a teacher holds more than the staff counted": ratio < 1
        and _spend_on_teacher(country) > setting("most_a_teacher"),
    }


def _spend_on_teacher(country: Country) -> float:
    """Public spending over public teachers, in mean earnings; infinite without teachers."""
    named = observed_indicators().preprimary
    pupils = fact_of(country, named.enrolled).number * (
        1 - fact_of(country, named.private).number / 100
    )
    teachers = pupils / fact_of(country, named.pupils_per_teacher).number
    spending = fact_of(country, named.spending).number / 100 * float(_gdp([country])[0])
    earnings = float(solve_levels(country).mean[0])
    return spending / (teachers * earnings) if teachers else float("inf")


def _disagree(country: Country) -> bool:
    """Tell whether spending over GDP and spending in PPP dollars differ by much."""
    named = observed_indicators().preprimary
    other = country.fact(named.spending_millions)
    if other is None or other.status != "observed":
        return False
    share = other.number * 1_000_000 / float(_gdp([country])[0])  # printed in millions
    return stands_out(
        100 * share / fact_of(country, named.spending).number, setting("spending_bound")
    )
