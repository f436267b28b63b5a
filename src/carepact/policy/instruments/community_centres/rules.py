"""Community centres: Mothers' Centres and family centres, with paid and volunteer hours."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from carepact.core.arrays import FloatArray
from carepact.core.units import FAMILIES_PER_RATE
from carepact.policy.rules.outcome import Outcome, Provider
from carepact.policy.rules.staffing import LabourMarket, employ


@dataclass(frozen=True)
class Columns:
    """Families with young children. All arrays have shape (n,)."""

    families: FloatArray
    """Families of the row. [families]"""
    market: LabourMarket


@dataclass(frozen=True)
class Terms:
    """What centres offer."""

    centres: FloatArray
    """Centres for 10,000 families. [centres per 10,000 families]"""
    families_per_centre: FloatArray
    """Families that one centre reaches. [families per centre]"""
    drop_in_hours: FloatArray
    """Hours that a centre is open for anyone. [hours a year]"""
    carers_present: FloatArray
    """Who cares while it is open, paid or not. [staff per centre]"""
    paid_staff: FloatArray
    """Paid staff of one centre. [staff per centre]"""
    staff_hours_per_year: FloatArray
    """Hours that one full-time member of staff is paid for. [hours a year]"""
    wage_ratio: FloatArray
    """Pay of an hour of the staff. [mean wages]"""
    women_share_staff: FloatArray
    """Women among the staff. [share]"""
    women_share_volunteers: FloatArray
    """Women among the volunteers. [share]"""
    non_staff_share: FloatArray
    """Running cost that is not for staff. [share]"""


def compute(columns: Columns, terms: Terms) -> Outcome:
    r"""Apply community centres to rows of families.

    Notes
    -----
    Centres :math:`Z = \text{families} \cdot z / 10\,000`, families reached
    :math:`\min(Z k, \text{families})`. Carers present times drop-in hours are provider hours;
    what paid staff do not cover, volunteers do. Volunteers are mostly women: their hours are
    counted as theirs and are not moved from women.
    """
    centres = columns.families * terms.centres / FAMILIES_PER_RATE
    staff = centres * terms.paid_staff
    team = employ(
        columns.market,
        {"centre": staff},
        {"centre": terms.wage_ratio},
        terms.non_staff_share,
        terms.staff_hours_per_year,
    )
    wanted = centres * terms.carers_present * terms.drop_in_hours
    paid = np.minimum(staff * terms.staff_hours_per_year, wanted)
    volunteered = wanted - paid
    return Outcome(
        reached=np.minimum(centres * terms.families_per_centre, columns.families),
        payments=team.payments,
        provider_hours={
            Provider("staff", "women"): paid * terms.women_share_staff,
            Provider("staff", "men"): paid * (1 - terms.women_share_staff),
            Provider("volunteers", "women"): volunteered * terms.women_share_volunteers,
            Provider("volunteers", "men"): volunteered * (1 - terms.women_share_volunteers),
        },
        staff=team.by_sex(terms.women_share_staff),
    )
