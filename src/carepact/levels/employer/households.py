"""A staff as households, one of each kind to a line, so that it meets the rules of all others.

Each line of a headcount stands as five households: of somebody who cares for nobody, for a child
under school age, for a relative in need, for both, and of somebody who has a child born in the
year. The first four are the staff as it is; a birth may come to any of them, whether there is a
child already or not, so that the fifth stands beside them. Each weighs 1, so that rules tell what
one such person costs and gets; how many there are is multiplied afterwards, draw by draw.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np

from carepact.core.arrays import BoolArray, FloatArray, IntArray
from carepact.core.parameter_tables import LABELS
from carepact.levels.employer.carers import CareRates
from carepact.levels.employer.staff import CARE, SEXES, UNKNOWN, Staff
from carepact.population.households import Households


@dataclass(frozen=True)
class HouseholdKind:
    """A kind of household: for whom the employee of it cares."""

    care: int | None
    """Place in `CARE`; None of a birth, which may come to who cares for anybody or nobody."""
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
            care=places[row["care"]] if row["care"] else None,
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


@dataclass(frozen=True)
class HouseholdCounts:
    """How many households of each line and kind there are, of lines alike but for their persons.

    Lines of one sex whose care is told alike, or is untold, have the same shares of kinds: sums
    over lines come first, and draws last, so that memory does not grow with both.
    """

    persons: IntArray
    """Of each line. [persons]"""
    group: IntArray
    """Of each line: its sex and what is told of its care."""
    shares: FloatArray
    """Of the kinds in each group, shape (1 + draws, groups, kinds); of a birth what the draw has
    over the point. [share]"""
    births: FloatArray
    """Children born in the year to one of each line, at the point, shape (lines,): as many to each
    of a sex. [births]"""

    def add_up(self, values: FloatArray, places: IntArray) -> FloatArray:
        """Multiply figures of single households by how many they are, and add them up.

        Parameters
        ----------
        values : FloatArray, shape (n,)
            Figures that are the same in all draws.
        places : IntArray, shape (n,)
            Places of the households: line by line, kind by kind.

        Returns
        -------
        FloatArray, shape (1 + draws, groups)
            By sex and what is told of care; `GROUPS_OF_SEX` groups a sex.
        """
        groups, kinds = self.shares.shape[1:]
        line, kind = np.divmod(places, kinds)
        cell = self.group[line] * kinds + kind
        weighed = self._weigh(line, kind) * values
        sums = np.bincount(cell, weighed, minlength=groups * kinds)
        added: FloatArray = (self.shares * sums.reshape(groups, kinds)).sum(axis=-1)
        return added

    def by_line(self, values: FloatArray, places: IntArray) -> FloatArray:
        """Add figures of single households up within each line, at the point, shape (lines,)."""
        kinds = self.shares.shape[2]
        line, kind = np.divmod(places, kinds)
        share = self.shares[0, self.group[line], kind]
        weighed = self._weigh(line, kind) * share * values
        added: FloatArray = np.bincount(line, weighed, minlength=self.persons.size).astype(float)
        return added

    def _weigh(self, line: IntArray, kind: IntArray) -> FloatArray:
        """Count the persons of a line, and of a birth how many of them have one. [persons]"""
        each = np.where(is_birth()[kind], self.births[line], 1.0)
        weighed: FloatArray = each * self.persons[line]
        return weighed


GROUPS_OF_SEX = len(CARE) + 1
"""Groups of a sex: each of `CARE`, then who is untold."""


def count_households(staff: Staff, rates: CareRates) -> HouseholdCounts:
    """Count the persons of each line and kind.

    As many births are expected as the country has, by sex and age: who told of no child has first
    ones too, and who has a child has no more than others, as no source tells them apart.
    """
    told = np.eye(len(CARE))
    by_sex = []
    for sex in range(len(SEXES)):
        of_sex = rates.of(sex)
        care = np.concatenate(
            [np.broadcast_to(told, (of_sex.shape[0], *told.shape)), of_sex[:, None]], axis=1
        )
        born = np.broadcast_to(rates.births_over_point[:, None], care.shape[:2])
        kinds = [born if kind.care is None else care[..., kind.care] for kind in household_kinds()]
        by_sex.append(np.stack(kinds, axis=-1))
    care_told = np.where(staff.care == UNKNOWN, len(CARE), staff.care)
    group = staff.sex * GROUPS_OF_SEX + care_told
    return HouseholdCounts(
        staff.persons, group, np.concatenate(by_sex, axis=1), _share_births(staff, rates)
    )


def _share_births(staff: Staff, rates: CareRates) -> FloatArray:
    """Expect births by the ages of a sex, and share them out evenly among it, shape (lines,).

    Whose pay it is that leave replaces is so the mean pay of the sex: were it that of those of an
    age, what leave costs would tell, beside means of pay, what some kinds of persons earn.
    """
    pairs = zip(staff.sex, staff.ages, strict=True)
    by_age = np.array([rates.birth_of(int(sex), ages) for sex, ages in pairs])
    births = np.zeros(staff.persons.size)
    for sex in range(len(SEXES)):
        of_sex = staff.sex == sex
        if staff.persons[of_sex].sum():
            births[of_sex] = np.average(by_age[of_sex], weights=staff.persons[of_sex])
    return births


def find_reached(values: FloatArray, sex: IntArray, places: IntArray) -> BoolArray:
    """Find who stands behind figures of single households, by sex and care, shape (2, 4).

    Behind a birth stand all of the sex, whatever they care for.

    Parameters
    ----------
    values : FloatArray, shape (n,)
        The figures; nobody stands behind nought.
    sex : IntArray, shape (n,)
        Of the employee.
    places : IntArray, shape (n,)
        Places of the households as they are laid out: line by line, kind by kind.
    """
    care = np.array([-1 if kind.care is None else kind.care for kind in household_kinds()])
    of_each = care[places % care.size]
    reached = np.zeros((len(SEXES), len(CARE)), dtype=bool)
    some, born = values != 0, of_each < 0
    reached[sex[some & ~born], of_each[some & ~born]] = True
    reached[sex[some & born]] = True
    return reached


@cache
def is_birth() -> BoolArray:
    """Tell which kinds are a birth in the year, shape (kinds,)."""
    return np.array([kind.care is None for kind in household_kinds()])
