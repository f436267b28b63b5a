"""What formal care gives one person: hours, staff, places."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from carepact.core.arrays import FloatArray
from carepact.core.draws import Sampler, draw_parameter
from carepact.core.parameter_tables import LABELS
from carepact.policy.shipped_instruments import shipped_instrument


@dataclass(frozen=True)
class Service:
    """Formal care of one person, by kind of recipient. All arrays: shape (1 + draws, kinds)."""

    hours: FloatArray
    """Hours that staff give to one person; a child's part of those shared. [hours a year]"""
    attended: FloatArray
    """Hours that the person is cared for; children share a member of staff. [hours a year]"""
    staff: FloatArray
    """Full-time equivalents for one person."""
    places: FloatArray
    """Places in a building that one person takes. [places]"""


def draw_childcare(day: date, sampler: Sampler) -> Service:
    r"""Draw what a place in childcare is, by single age from 0 to 5.

    Notes
    -----
    Attended hours :math:`h k` (hours a week, weeks a year); staff :math:`h k (1 + \nu) / (r H)`
    with children per staff r, paid hours H and time without children :math:`\nu`; a child's
    part of the staff's hours :math:`h k / r`.
    """
    names = ("hours_per_week", "weeks_per_year", "children_per_staff", "staff_hours_per_year",
             "non_contact_share")  # fmt: skip
    drawn = _draw("childcare", names, day, sampler)
    per_staff = drawn["children_per_staff"]
    attended = _column(drawn["hours_per_week"] * drawn["weeks_per_year"])
    staff = attended * _column(1 + drawn["non_contact_share"])
    return Service(
        hours=attended / per_staff,
        attended=np.broadcast_to(attended, per_staff.shape).copy(),
        staff=staff / (per_staff * _column(drawn["staff_hours_per_year"])),
        places=np.ones(per_staff.shape),
    )


def draw_long_term_care(day: date, sampler: Sampler) -> Service:
    r"""Draw what long-term care is, by level of need.

    Notes
    -----
    Staff :math:`f_l \sum_s \sigma_s i_s` (staff at home by level, mix and intensity of
    settings); hours :math:`H c` times that, with paid hours H and the share c of them spent
    with recipients; places are those of residents.
    """
    names = ("staff_per_recipient", "setting_mix", "setting_intensity", "staff_hours_per_year",
             "contact_share")  # fmt: skip
    drawn = _draw("long_term_care", names, day, sampler)
    mix = drawn["setting_mix"]
    intensity = (mix * drawn["setting_intensity"]).sum(axis=-1)
    staff = drawn["staff_per_recipient"] * _column(intensity)
    hours = staff * _column(drawn["staff_hours_per_year"] * drawn["contact_share"])
    place = LABELS["setting"].index("residential")
    residents = np.broadcast_to(mix[:, place : place + 1], staff.shape).copy()
    return Service(hours=hours, attended=hours, staff=staff, places=residents)


def _draw(
    instrument: str, names: tuple[str, ...], day: date, sampler: Sampler
) -> dict[str, FloatArray]:
    """Draw some parameters of an instrument by name."""
    parameters = shipped_instrument(instrument).parameters
    return {
        name: draw_parameter(parameters[name], f"{instrument}.{name}", day, sampler)
        for name in names
    }


def _column(drawn: FloatArray) -> FloatArray:
    """Let a drawn number stand beside a drawn table."""
    return drawn[:, None]
