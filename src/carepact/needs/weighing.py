"""Weigh the care that persons need against what is covered now and what is wanted."""

from __future__ import annotations

from typing import Literal, NamedTuple

import numpy as np

from carepact.core.arrays import FloatArray, sum_last
from carepact.needs.service import Service

Ground = Literal["hours", "coverage", "targets"]
"""What a measure may stand on beside the persons."""


class Measure(NamedTuple):
    """One thing that a balance says of each group."""

    unit: str
    title: str
    stands_on: tuple[Ground, ...] = ()


MEASURES: dict[str, Measure] = {
    "persons": Measure("persons", "persons who need care"),
    "needed": Measure("hours a year", "hours of care needed", ("hours",)),
    "covered": Measure("persons", "persons with formal care", ("coverage",)),
    "wanted": Measure("persons", "persons who should have formal care", ("targets",)),
    "formal": Measure("hours a year", "hours of formal care received", ("hours", "coverage")),
    "family": Measure("hours a year", "hours of family care received", ("hours", "coverage")),
    "unmet": Measure(
        "hours a year",
        "hours needed by persons whom neither staff nor family care for",
        ("hours", "coverage"),
    ),
    "gap_persons": Measure("persons", "persons who lack formal care", ("coverage", "targets")),
    "gap_hours": Measure(
        "hours a year", "hours of staff that they lack", ("hours", "coverage", "targets")
    ),
    "gap_attended": Measure(
        "hours a year", "hours in services that they lack", ("hours", "coverage", "targets")
    ),
    "gap_places": Measure("places", "places that they lack", ("hours", "coverage", "targets")),
    "gap_staff": Measure(
        "full-time equivalents", "staff that they lack", ("hours", "coverage", "targets")
    ),
}
"""What a balance says of each group."""


def weigh(
    persons: FloatArray,
    needed: FloatArray,
    now: FloatArray,
    wanted: FloatArray,
    service: Service,
    left_alone: FloatArray,
) -> dict[str, FloatArray]:
    r"""Weigh one group of recipients, its kinds summed.

    Parameters
    ----------
    persons : FloatArray, shape (1 + draws, years, kinds)
        Persons who need care, by kind: single age or level of need. [persons]
    needed : FloatArray, shape (1 + draws, years, kinds)
        Hours that they need. [hours a year]
    now, wanted : FloatArray, shape (1 + draws, kinds)
        Coverage by formal care. [share]
    service : Service
        What formal care gives one of them.
    left_alone : FloatArray, shape (1 + draws, kinds)
        Of those without formal care, those without family care too. [share]

    Returns
    -------
    dict of str to FloatArray, shape (1 + draws, years)
        By the names of `MEASURES`.

    Notes
    -----
    Formal hours are :math:`\min(h P c, H)`. What is left of the hours H of those covered, and
    the hours of those not covered and not left alone, is family care; the hours of those left
    alone are unmet: :math:`H = \text{formal} + \text{family} + \text{unmet}`. Gaps are
    :math:`P \max(c^* - c, 0)` times what one person takes.
    """
    now_, wanted_, alone = now[:, None, :], wanted[:, None, :], left_alone[:, None, :]
    covered = persons * now_
    formal = np.minimum(covered * service.hours[:, None, :], needed * now_)
    unmet = needed * (1 - now_) * alone
    gap = persons * np.maximum(wanted_ - now_, 0.0)
    found = {
        "persons": persons,
        "needed": needed,
        "covered": covered,
        "wanted": persons * wanted_,
        "formal": formal,
        "family": needed - formal - unmet,
        "unmet": unmet,
        "gap_persons": gap,
        "gap_hours": gap * service.hours[:, None, :],
        "gap_attended": gap * service.attended[:, None, :],
        "gap_places": gap * service.places[:, None, :],
        "gap_staff": gap * service.staff[:, None, :],
    }
    return {name: sum_last(found[name]) for name in MEASURES}
