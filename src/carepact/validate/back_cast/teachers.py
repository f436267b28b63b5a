"""What a teacher of pre-primary costs in a country, with the assistants beside her."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from carepact.core.arrays import FloatArray
from carepact.data.countries.drawn_country import name_of_group
from carepact.data.countries.facts import BASE_DAY, Country
from carepact.data.countries.income_group import group_income
from carepact.policy.rules.staffing import LabourMarket, employ, set_wage
from carepact.policy.shipped_instruments import shipped_instrument
from carepact.validate.back_cast.comparison import fact_of, setting
from carepact.validate.back_cast.levels import solve_levels
from carepact.validate.indicators import observed_indicators


@dataclass(frozen=True)
class Teachers:
    """One teacher in full-time work. [GDP per head]"""

    pay: float
    """Her pay of a year."""
    cost: float
    """The same with contributions, assistants, and running cost that is not for staff."""
    mean_pay: float
    """Mean pay of employees."""


def hire_teachers(country: Country) -> Teachers:
    """Employ one teacher and the assistants beside her, by the rules that the model has."""
    named = observed_indicators().preprimary
    levels, product = solve_levels(country), fact_of(country, named.gdp_per_head).number
    hours = fact_of(country, named.hours).number * setting("weeks_at_work", "ground")
    market = LabourMarket(
        mean_wage=levels.mean[:1],
        minimum_wage=np.zeros(1),
        contribution=levels.rate[:1],
        hours_at_work=np.array([hours]),
    )
    paid_hours = shipped_instrument("childcare").values_at(BASE_DAY)["staff_hours_per_year"]
    teachers = _of_group(country, "teachers_among_staff")
    ratios = _find_ratios(country)
    team = employ(
        market,
        {"teacher": np.ones(1), "assistant": np.full(1, (1 - teachers) / teachers)},
        ratios,
        np.asarray(setting("public_non_staff_share")),
        paid_hours,
    )
    cost = sum(float(one[0]) for one in team.payments.values())
    pay = float(set_wage(market, ratios["teacher"], paid_hours)[0])
    return Teachers(pay / product, cost / product, float(levels.mean[0]) / product)


def _find_ratios(country: Country) -> dict[str, FloatArray]:
    """Find pay of an hour of teachers and assistants over that of all employees."""
    named = observed_indicators().preprimary
    professionals, carers = (
        fact_of(country, name).number for name in (named.professionals, named.carers)
    )
    return {
        "teacher": np.asarray(professionals * _of_group(country, "teacher_to_professional")),
        "assistant": np.asarray(carers),
    }


def _of_group(country: Country, name: str) -> float:
    """Return what present law assumes of the country's income group. [its unit]"""
    return setting(name_of_group(name, group_income(country)), "present_law")
