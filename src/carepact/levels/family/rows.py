"""A family as a block of rows, so that it meets the same rules as a country's cells."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from carepact.core.arrays import FloatArray
from carepact.core.parameter_tables import LABELS
from carepact.core.units import DAYS_PER_YEAR, WEEKS_PER_YEAR
from carepact.levels.family.members import Family, Parent, Sex
from carepact.policy.rules.staffing import LabourMarket
from carepact.population.household_rows import HouseholdRows
from carepact.population.households import Households

FORMAL, INFORMAL = (LABELS["sector"].index(name) for name in ("formal", "informal"))
GROWN_UP = 30
"""Age that stands for a parent's: no rule on leave or care asks for it. [years]"""


@dataclass(frozen=True)
class Wages:
    """What is earned in a family's country, in the family's own money."""

    currency: str
    """ISO 4217, or `PPP` for dollars of 2021 at purchasing power parity."""
    year: int
    """Year of the prices that averages are in; 0 where none is known."""
    mean: float | None = None
    """Mean pay of employees; None where it is not known. [own money a year]"""
    by_sex: tuple[float, float] | None = None
    """Mean earnings of women and of men. [own money a year]"""
    minimum: float = 0.0
    """Least pay of a full-time year; 0 where none is known. [own money a year]"""
    contribution: float = 0.0
    """Employers' contributions over pay. [share]"""
    weeks_at_work: float = float(WEEKS_PER_YEAR)

    def average_of(self, sex: Sex) -> float | None:
        """Return what women or men earn on average. [own money a year]"""
        return None if self.by_sex is None else self.by_sex[0 if sex == "woman" else 1]


def lay_out_family(family: Family, wages: Wages) -> HouseholdRows:
    """Lay a family out as the persons of one household.

    Returns
    -------
    HouseholdRows
        The first parent, then the second, then the children who are born or come, then others.

    Notes
    -----
    Of the parents the column of sex says whom the law means: the leave of mothers goes to who
    gives birth or adopts first, that of fathers to the other, whatever their sex. Where pay is
    not told it is 1: then shares of it are what the rules tell, and no money.
    """
    parents = [one for one in (family.first, family.second) if one is not None]
    roles = [0 if one is family.first else 1 for one in parents]
    coming = family.children if family.has_child else 0
    older = [max(int((_today_of(family) - born).days / DAYS_PER_YEAR), 0) for born in family.older]
    needs = [LABELS["need level"].index(one.need) for one in family.relatives]
    aged = [GROWN_UP if one.age is None else int(one.age) for one in family.relatives]
    children = coming + len(older)
    count = len(parents) + children + len(needs)

    def fill(values: list[float], rest: float = 0.0) -> FloatArray:
        """Put the values of parents before those of all others."""
        return np.array([*values, *[rest] * (count - len(values))], dtype=float)

    people = Households(
        household=np.zeros(count, dtype=np.int64),
        weight=np.ones(count),
        sex=fill([float(role) for role in roles]).astype(np.int64),
        age=np.array([*[GROWN_UP] * len(parents), *[0] * coming, *older, *aged], dtype=np.int64),
        is_parent=fill([1.0] * len(parents)).astype(bool),
        employed_share=fill([float(one.work != "none") for one in parents]),
        self_employed=fill([float(one.work == "self-employed") for one in parents]).astype(bool),
        sector=fill(
            [float(INFORMAL if one.work == "informal" else FORMAL) for one in parents]
        ).astype(np.int64),
        wage=fill([1.0 if pay is None else pay for pay in (earn(one, wages) for one in parents)]),
        usual_hours=fill([one.usual_hours for one in parents], 1.0),
        need_level=np.array([*[-1] * (count - len(needs)), *needs], dtype=np.int64),
        lacks_infrastructure=np.zeros(count, dtype=bool),
    )
    return HouseholdRows(
        people, lay_market(wages, max((one.usual_hours for one in parents), default=1.0))
    )


def lay_market(wages: Wages, hours: float) -> LabourMarket:
    """Lay out what work costs where the family lives."""
    return LabourMarket(
        mean_wage=np.array([wages.mean or 1.0]),
        minimum_wage=np.array([wages.minimum]),
        contribution=np.array([wages.contribution]),
        hours_at_work=np.array([hours * wages.weeks_at_work]),
    )


def earn(parent: Parent, wages: Wages) -> float | None:
    """Return what a parent earns: as told, else the average of the sex. [own money a year]"""
    return wages.average_of(parent.sex) if parent.pay is None else parent.pay


def _today_of(family: Family) -> date:
    """Return the day at which ages count: that of the birth, else the latest birthday known."""
    return family.day if family.has_child else max(family.older, default=date.min)
