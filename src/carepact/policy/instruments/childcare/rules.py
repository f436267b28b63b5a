"""Childcare: places by single age, their staff, what they cost and what families pay."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from carepact.core.arrays import FloatArray, IntArray
from carepact.core.units import MONTHS_PER_YEAR
from carepact.policy.rules.outcome import Outcome, Provider
from carepact.policy.rules.staffing import LabourMarket, employ


@dataclass(frozen=True)
class Columns:
    """Children of single ages, by family or by cell. All arrays have shape (n,)."""

    children: FloatArray
    """Children of the row. [persons]"""
    age: IntArray
    """Age in full years, 0 to 5."""
    on_leave_share: FloatArray
    """Children of that age with a parent on leave. [share]"""
    leave_months: FloatArray
    """Months of the year of that age during which the parent is on leave. [months]"""
    places_now: FloatArray
    """Places that exist. [places]"""
    family_income: FloatArray
    """Income of the family of one child. [money a year]"""
    market: LabourMarket


@dataclass(frozen=True)
class Terms:
    """What childcare offers."""

    coverage: FloatArray
    """Children not on leave who have a place, by single age, shape (6,). [share]"""
    hours_per_week: FloatArray
    """Hours that a place is open. [hours a week]"""
    weeks_per_year: FloatArray
    """Weeks that a place is open. [weeks a year]"""
    children_per_staff: FloatArray
    """Children present to one member of staff, by single age, shape (6,). [children per staff]"""
    staff_hours_per_year: FloatArray
    """Hours that one full-time member of staff is paid for. [hours a year]"""
    non_contact_share: FloatArray
    """Paid time without children, over time with them. [share]"""
    staff_mix: FloatArray
    """Teachers and assistants, shape (2,). [share]"""
    wage_ratios: FloatArray
    """Pay of an hour of teachers and assistants, shape (2,). [mean wages]"""
    women_share: FloatArray
    """Women among the staff. [share]"""
    non_staff_share: FloatArray
    """Running cost that is not for staff. [share]"""
    capital_per_place: FloatArray
    """What building one place costs. [mean yearly wages]"""
    capital_life: FloatArray
    """Years that a building serves. [years]"""
    fee_ceiling: FloatArray
    """Most that a family pays for one child, over its income; infinite where none. [share]"""


def count_eligible(columns: Columns) -> FloatArray:
    r"""Count the children who are not at home with a parent on leave.

    Returns
    -------
    FloatArray, shape (n,)
        :math:`N_a (1 - \ell_a m_a / 12)`. [persons]
    """
    at_home = columns.on_leave_share * columns.leave_months / MONTHS_PER_YEAR
    return columns.children * (1 - at_home)


def count_places(columns: Columns, coverage: FloatArray) -> FloatArray:
    r"""Count the places that children need.

    Returns
    -------
    FloatArray, shape (n,)
        :math:`P_a = N_a \, \text{coverage}_a (1 - \ell_a m_a / 12)`: a child whose parent is
        on leave needs none in those months, so coverage is of children not on leave. [places]
    """
    return count_eligible(columns) * coverage[..., columns.age]


def count_staff(places: FloatArray, children_per_staff: FloatArray, terms: Terms) -> FloatArray:
    r"""Count the staff that places need.

    Returns
    -------
    FloatArray, shape of places
        :math:`F = P \, h \, k / (r H) (1 + \nu)`: hours open a week, weeks open, children per
        staff, paid hours a year, time without children. [full-time equivalents]
    """
    hours_open = terms.hours_per_week * terms.weeks_per_year
    present = places * hours_open / (children_per_staff * terms.staff_hours_per_year)
    return present * (1 + terms.non_contact_share)


def compute(columns: Columns, terms: Terms) -> Outcome:
    r"""Apply childcare to rows of children.

    Notes
    -----
    Running cost :math:`\sum_q F_q w_q (1 + c) / (1 - m)`; capital is new places times the
    cost of one, spread over its life. Hours of staff with children are provider hours. What
    families pay is the payer share of households, at most the ceiling on each one's income.
    """
    places = count_places(columns, terms.coverage)
    staff = count_staff(places, terms.children_per_staff[..., columns.age], terms)
    teachers, assistants = terms.staff_mix[..., :1], terms.staff_mix[..., 1:]
    team = employ(
        columns.market,
        {"teacher": staff * teachers, "assistant": staff * assistants},
        {"teacher": terms.wage_ratios[..., :1], "assistant": terms.wage_ratios[..., 1:]},
        terms.non_staff_share,
        terms.staff_hours_per_year,
    )
    new = np.maximum(places - columns.places_now, 0.0)
    capital = new * terms.capital_per_place * columns.market.mean_wage
    yearly = capital / terms.capital_life
    contact_hours = staff * terms.staff_hours_per_year / (1 + terms.non_contact_share)
    with np.errstate(invalid="ignore"):
        most = np.where(
            np.isinf(terms.fee_ceiling), np.inf, terms.fee_ceiling * columns.family_income
        )
        limit = np.where(np.isinf(most), np.inf, most * places)
    return Outcome(
        reached=places,
        payments={**team.payments, "buildings": yearly},
        provider_hours={
            Provider("staff", "women"): contact_hours * terms.women_share,
            Provider("staff", "men"): contact_hours * (1 - terms.women_share),
        },
        attended_hours=places * terms.hours_per_week * terms.weeks_per_year,
        staff=team.by_sex(terms.women_share),
        places=places,
        capital=capital,
        household_limit=limit,
        eligible=count_eligible(columns),
        coverage=terms.coverage[..., columns.age],
        weekly_hours=terms.hours_per_week,
    )
