"""Long-term care: at home, in day centres, in homes; and an allowance for carers."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from carepact.core.arrays import FloatArray, IntArray, sum_any
from carepact.core.parameter_tables import LABELS
from carepact.policy.rules.outcome import FloatByPayee, Outcome, Provider, Staff
from carepact.policy.rules.staffing import LabourMarket, employ

RESIDENTIAL = LABELS["setting"].index("residential")


@dataclass(frozen=True)
class Columns:
    """Persons who may need care. All arrays have shape (n,)."""

    persons: FloatArray
    """Persons of the row. [persons]"""
    need_share: FloatArray
    """Probability of needing care at the level: the prevalence of a cell, 1 for one. [share]"""
    need_level: IntArray
    """Place in the labels of `need level`: 0 severe, 1 moderate, 2 low."""
    places_now: FloatArray
    """Residential places that exist. [places]"""
    market: LabourMarket


@dataclass(frozen=True)
class Terms:
    """What long-term care offers."""

    coverage: FloatArray
    """Persons in need who get care, by level, shape (3,). [share]"""
    setting_mix: FloatArray
    """Recipients at home, in day centres, in homes, shape (3,). [share]"""
    staff_per_recipient: FloatArray
    """Staff at home by level of need, shape (3,). [staff per recipient]"""
    setting_intensity: FloatArray
    """Staff by setting over staff at home, shape (3,). [factor]"""
    staff_mix: FloatArray
    """Nurses and carers, shape (2,). [share]"""
    wage_ratios: FloatArray
    """Pay of an hour of nurses and carers, shape (2,). [mean wages]"""
    women_share: FloatArray
    """Women among the staff. [share]"""
    non_staff_share: FloatArray
    """Running cost that is not for staff, by setting, shape (3,). [share]"""
    staff_hours_per_year: FloatArray
    """Hours that one full-time member of staff is paid for. [hours a year]"""
    contact_share: FloatArray
    """Paid time spent with recipients. [share]"""
    allowance_coverage: FloatArray
    """Persons in need whose carer gets an allowance, by level, shape (3,). [share]"""
    allowance: FloatArray
    """Allowance to the carer of one person. [mean wages]"""
    capital_per_place: FloatArray
    """What building one residential place costs. [mean yearly wages]"""
    capital_life: FloatArray
    """Years that a building serves. [years]"""


def compute(columns: Columns, terms: Terms) -> Outcome:
    r"""Apply long-term care to rows of persons.

    Notes
    -----
    Recipients :math:`R_{ls} = N \, \pi_l \, \text{coverage}_l \, \sigma_s` of level l in
    setting s; staff :math:`R_{ls} f_l i_s`; running cost as for every service, by setting;
    carers' allowance :math:`N \pi_l a_l b \bar w`; residential places that do not exist yet
    are built and spread over their life.
    """
    needing = columns.persons * columns.need_share
    recipients = needing * terms.coverage[..., columns.need_level]
    per_recipient = terms.staff_per_recipient[..., columns.need_level]
    payments: FloatByPayee = {}
    staff: dict[Staff, FloatArray] = {}
    for place, _setting in enumerate(LABELS["setting"]):
        count = recipients * terms.setting_mix[..., place : place + 1] * per_recipient
        count = count * terms.setting_intensity[..., place : place + 1]
        team = employ(
            columns.market,
            {"nurse": count * terms.staff_mix[..., :1], "carer": count * terms.staff_mix[..., 1:]},
            {"nurse": terms.wage_ratios[..., :1], "carer": terms.wage_ratios[..., 1:]},
            terms.non_staff_share[..., place : place + 1],
            terms.staff_hours_per_year,
        )
        for payee, money in team.payments.items():
            payments[payee] = payments[payee] + money if payee in payments else money
        for kind, heads in team.by_sex(terms.women_share).items():
            staff[kind] = staff[kind] + heads if kind in staff else heads
    allowed = needing * terms.allowance_coverage[..., columns.need_level]
    payments["households"] = allowed * terms.allowance * columns.market.mean_wage
    residential = recipients * terms.setting_mix[..., RESIDENTIAL : RESIDENTIAL + 1]
    new = np.maximum(residential - columns.places_now, 0.0)
    capital = new * terms.capital_per_place * columns.market.mean_wage
    payments["buildings"] = capital / terms.capital_life
    hours = sum_any(staff.values()) * terms.staff_hours_per_year * terms.contact_share
    return Outcome(
        reached=recipients,
        payments=payments,
        provider_hours={
            Provider("staff", "women"): hours * terms.women_share,
            Provider("staff", "men"): hours * (1 - terms.women_share),
        },
        attended_hours=hours,
        staff=staff,
        places=residential,
        capital=capital,
    )
