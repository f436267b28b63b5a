"""A staff as households, one of each kind to a line, so that it meets the rules of all others.

Each line of a headcount stands as six households: of somebody who cares for nobody, who has a
child that is born in the year, who has an older child under school age, who has a relative in
need, and who has a relative and a child of either kind. Each weighs 1, so that rules tell what
one such person costs and gets; how many there are is multiplied afterwards, draw by draw.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np

from carepact.core.arrays import FloatArray, IntArray
from carepact.core.parameter_tables import LABELS
from carepact.levels.employer.carers import CareRates, weigh_care
from carepact.levels.employer.staff import CARE, Staff
from carepact.population.households import Households


@dataclass(frozen=True)
class HouseholdKind:
    """A kind of household: for whom the employee of it cares."""

    care: int
    """Place in `CARE`."""
    child_age: int | None
    """Age that stands for the child's; None without one. [years]"""
    is_infant: bool | None
    """Whether the child is born in the year; None without one."""
    relative_age: int | None
    """Age that stands for the relative's: no rule here asks for it; None without one. [years]"""

    @property
    def size(self) -> int:
        """Count its persons."""
        return 1 + (self.child_age is not None) + (self.relative_age is not None)


@cache
def household_kinds() -> tuple[HouseholdKind, ...]:
    """Read the kinds of households, in their order within a line."""
    text = resources.files(__package__).joinpath("households.csv").read_text("utf-8")
    places = {care: place for place, care in enumerate(map(str, CARE))}
    return tuple(
        HouseholdKind(
            care=places[row["care"]],
            child_age=int(row["child_age"]) if row["child_age"] else None,
            is_infant=row["child_is"] == "infant" if row["child_is"] else None,
            relative_age=int(row["relative_age"]) if row["relative_age"] else None,
        )
        for row in csv.DictReader(text.splitlines())
    )


def lay_out_staff(staff: Staff) -> tuple[Households, IntArray]:
    """Lay a staff out as households.

    Returns
    -------
    tuple of Households and IntArray
        The households, and the place of each line's and kind's employee among their persons,
        shape (lines, kinds).
    """
    kinds, lines = household_kinds(), staff.persons.size
    sizes = [kind.size for kind in kinds]
    begins = np.concatenate([[0], np.cumsum(sizes)])
    within = int(begins[-1])
    employee = np.arange(lines)[:, None] * within + begins[:-1]
    household = np.repeat(np.arange(lines * len(kinds)), np.tile(sizes, lines))

    def spread(of_employees: FloatArray | IntArray, rest: float) -> FloatArray:
        """Put values of employees at their places, and one value at all others."""
        found = np.full(lines * within, float(rest))
        found[employee] = np.asarray(of_employees, dtype=float)[:, None]
        return found

    age, need = spread(np.array([sum(a) / 2 for a in staff.ages]), 0.0), np.full(lines * within, -1)
    for place, kind in enumerate(kinds):
        after = employee[:, place] + 1
        if kind.child_age is not None:
            age[after] = kind.child_age
            after = after + 1
        if kind.relative_age is not None:
            age[after], need[after] = kind.relative_age, LABELS["need level"].index("moderate")
    is_employee = spread(np.ones(lines), 0.0).astype(bool)
    has_child = np.repeat([kind.child_age is not None for kind in kinds], sizes)
    return Households(
        household=household.astype(np.int64),
        weight=np.ones(household.size),
        sex=spread(staff.sex, 0.0).astype(np.int64),
        age=age.astype(np.int64),
        is_parent=is_employee & np.tile(has_child, lines),
        employed_share=is_employee.astype(float),
        self_employed=np.zeros(household.size, dtype=bool),
        sector=np.full(household.size, LABELS["sector"].index("formal")),
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
    care, infant = weigh_care(staff, rates), rates.infant[:, staff.sex]
    part = {None: np.ones_like(infant), True: infant, False: 1 - infant}
    counted = [care[..., kind.care] * part[kind.is_infant] for kind in household_kinds()]
    return np.stack(counted, axis=-1)
