"""A staff as households, one of each kind to a line, so that it meets the rules of all others.

Each line of a headcount stands as six households: of somebody who cares for nobody, who has a
child that is born in the year, who has an older child under school age, who has a relative in
need, and who has a relative and a child of either kind. Each weighs 1, so that rules tell what
one such person costs and gets; how many there are is multiplied afterwards, draw by draw.
"""

from __future__ import annotations

import numpy as np

from carepact.core.arrays import FloatArray, IntArray
from carepact.core.parameter_tables import LABELS
from carepact.levels.employer.carers import CareRates, weigh_care
from carepact.levels.employer.staff import CARE, Care, Staff
from carepact.population.households import Households

KINDS = ("nobody", "infant", "young child", "relative", "infant and relative", "child and relative")
"""Kinds of households, in their order within a line."""
OF_CARE: dict[Care, tuple[int, ...]] = {
    "none": (0,),
    "young-child": (1, 2),
    "relative": (3,),
    "both": (4, 5),
}
"""Kinds of households of each kind of `CARE`; of two the first has an infant."""
CHILD_AGE = 3
"""Age that stands for a child under school age that is no infant. [years]"""
CHILD_OF = (None, 0, CHILD_AGE, None, 0, CHILD_AGE)
"""Age of the child in each kind of household. [years]"""
NEEDS_OF = (False, False, False, True, True, True)
"""Whether somebody in need belongs to each kind of household."""
NEED = LABELS["need level"].index("moderate")
RELATIVE_AGE = 80
"""Age that stands for a relative's: no rule here asks for it. [years]"""
FORMAL = LABELS["sector"].index("formal")


def lay_out_staff(staff: Staff) -> tuple[Households, IntArray]:
    """Lay a staff out as households.

    Returns
    -------
    tuple of Households and IntArray
        The households, and the place of each line's and kind's employee among their persons,
        shape (lines, kinds).
    """
    sizes = [1 + (CHILD_OF[k] is not None) + NEEDS_OF[k] for k in range(len(KINDS))]
    begins = np.concatenate([[0], np.cumsum(sizes)])
    lines, within = staff.persons.size, int(begins[-1])
    employee = np.arange(lines)[:, None] * within + begins[:-1]
    household = np.repeat(np.arange(lines * len(KINDS)), np.tile(sizes, lines))

    def spread(of_employees: FloatArray | IntArray, rest: float) -> FloatArray:
        """Put values of employees at their places, and one value at all others."""
        found = np.full(lines * within, float(rest))
        found[employee] = np.asarray(of_employees, dtype=float)[:, None]
        return found

    age, need = spread(np.array([sum(a) / 2 for a in staff.ages]), 0.0), np.full(lines * within, -1)
    for kind in range(len(KINDS)):
        place = employee[:, kind] + 1
        if CHILD_OF[kind] is not None:
            age[place] = CHILD_OF[kind]
            place = place + 1
        if NEEDS_OF[kind]:
            age[place], need[place] = RELATIVE_AGE, NEED
    is_employee = spread(np.ones(lines), 0.0).astype(bool)
    has_child = np.repeat([child is not None for child in CHILD_OF], sizes)
    return Households(
        household=household.astype(np.int64),
        weight=np.ones(household.size),
        sex=spread(staff.sex, 0.0).astype(np.int64),
        age=age.astype(np.int64),
        is_parent=is_employee & np.tile(has_child, lines),
        employed_share=is_employee.astype(float),
        self_employed=np.zeros(household.size, dtype=bool),
        sector=np.full(household.size, FORMAL),
        wage=spread(staff.pay, 0.0),
        usual_hours=spread(staff.hours, 1.0),
        need_level=need,
        lacks_infrastructure=np.zeros(household.size, dtype=bool),
    ), employee


def count_households(staff: Staff, rates: CareRates) -> FloatArray:
    """Count the persons of each line and kind, shape (1 + draws, lines, kinds). [persons]

    Of those with a child under school age as many have one that is born in the year as in the
    country. Twins count once.
    """
    care = weigh_care(staff, rates)
    infant = rates.infant[:, staff.sex]
    counted = np.zeros((*care.shape[:2], len(KINDS)))
    for kind, places in OF_CARE.items():
        of_kind = care[..., CARE.index(kind)]
        if len(places) == 1:
            counted[..., places[0]] = of_kind
        else:
            counted[..., places[0]] = of_kind * infant
            counted[..., places[1]] = of_kind * (1 - infant)
    return counted
