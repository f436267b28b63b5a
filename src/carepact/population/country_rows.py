"""The rows of a country, for every kind: as few as the rules allow, along draws and years."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from carepact.core.arrays import FloatArray, IntArray, sum_alike
from carepact.core.draws import draw_parameter
from carepact.core.units import MONTHS_PER_YEAR, WEEKS_PER_YEAR
from carepact.data.countries.facts import BASE_DAY
from carepact.data.countries.wage_deciles import DECILES
from carepact.policy.instrument import Instrument
from carepact.policy.rules.leave import LeaveColumns
from carepact.policy.rules.staffing import LabourMarket
from carepact.policy.traits import RowKind
from carepact.population.columns_of_country import (
    CHILD_AGES,
    ROWS,
    SECTORS,
    count_children,
    count_employees,
    count_families,
    count_needing,
    count_parents,
    family_income,
    hourly,
    lay_employees,
    lay_market,
    lay_wages,
    select_sex,
    share_infrastructure_lack,
)
from carepact.population.country_inputs import CountryInputs
from carepact.population.employment import WHO
from carepact.population.leave_taken import LeaveTaken, over
from carepact.population.rows import Columns, Effects

SCHOOL_AGES = 18
"""Ages of a child for benefits to families: under 18, as in the Convention on its rights."""


@dataclass(frozen=True)
class CountryRows:
    """A country as rules meet it: cells by sex, wage decile and sector, ages, levels of need.

    Figures have the shape (1 + draws, years, rows): leaves by sex, wage decile and sector, 20
    rows a sex; breaks by sector and leave; children by single age; need by sex, age group and
    level; programmes by years since; employees by sex and decile.
    """

    inputs: CountryInputs

    def begin(self) -> LeaveTaken:
        """Return the rows of parents before any leave is taken."""
        return LeaveTaken.nobody(
            self.inputs.births(), self._parents.sex, self.inputs.number("hours_week")
        )

    def draw_effects(self, instrument: Instrument) -> Effects:
        """Draw evidence, shape (1 + draws, 1, labels; one for a scalar)."""
        name = instrument.instrument
        drawn = {
            key: draw_parameter(effect, f"{name}.{key}", BASE_DAY, self.inputs.sampler)
            for key, effect in instrument.effects.items()
        }
        return {key: value.reshape(value.shape[0], 1, -1) for key, value in drawn.items()}

    def meet(self, kind: RowKind, values: Mapping[str, FloatArray]) -> Mapping[str, FloatArray]:
        """Let cohorts meet the law of the year in which they began, all others that of the year."""
        if kind != "fathers by years since":
            return values
        return {
            name: value[:, self._begun, 0] if value.shape[1] > 1 and value.shape[2] == 1 else value
            for name, value in values.items()
        }

    def offer(self, kind: RowKind, taken: LeaveTaken, effects: Effects) -> Columns:
        """Lay out the rows of a kind; see `Rows`."""
        laid: dict[RowKind, Any] = {
            "mothers of newborns": lambda: vars(self._mothers),
            "fathers of newborns": lambda: vars(self._fathers),
            "parents of newborns": lambda: vars(self._parents),
            "mothers who breastfeed": lambda: self._breastfeeding(taken, effects),
            "working carers": lambda: vars(self._carers(effects)),
            "children before school": lambda: self._children(taken),
            "children under 18": self._minors,
            "parents of young children": self._young_parents,
            "families with young children": self._families,
            "fathers by years since": self._cohorts_of_fathers,
            "persons in need": self._needing,
            "employees": lambda: self._employees(taken, effects),
            "adults without infrastructure": self._unserved,
        }
        columns: Columns = laid[kind]()
        return columns

    @cached_property
    def _parents(self) -> LeaveColumns:
        """Parents of the births of a year by sex, wage decile and sector."""
        return lay_employees(
            self.inputs,
            [self.inputs.births() for _who in WHO],
            [self.inputs.employment_of_parents(who) for who in WHO],
            self._wages,
        )

    @cached_property
    def _wages(self) -> tuple[FloatArray, FloatArray]:
        """Wages of women and men, and the part that is their own, by wage decile and sector."""
        return lay_wages(self.inputs)

    @cached_property
    def _mothers(self) -> LeaveColumns:
        """Mothers among them."""
        return select_sex(self._parents, 0)

    @cached_property
    def _fathers(self) -> LeaveColumns:
        """Fathers among them."""
        return select_sex(self._parents, 1)

    @cached_property
    def _market(self) -> LabourMarket:
        """What work costs, shape (1 + draws, year, 1)."""
        return lay_market(self.inputs)

    @property
    def _begun(self) -> IntArray:
        """Place of the year in which each cohort of fathers began, shape (years, 6)."""
        begun: IntArray = np.arange(len(self.inputs.years))[:, None] - CHILD_AGES
        return np.maximum(begun, 0)

    @cached_property
    def _mothers_by_sector(self) -> FloatArray:
        """Mothers of newborns by sector, shape (1 + draws, year, 2)."""
        return _by_sector(self._mothers.persons)

    @cached_property
    def _mothers_wage(self) -> FloatArray:
        """What mothers earn by sector, on leave and not, shape (1 + draws, year, 4). [an hour]"""
        earned = np.moveaxis(self.inputs.pay.in_sector[:, 0], 0, -1)
        return hourly(self.inputs, np.repeat(earned, 2, axis=-1))

    def _carers(self, effects: Effects) -> LeaveColumns:
        """Adults with a relative to care for by sex, wage decile and sector."""
        adults = self.inputs.adults()
        return lay_employees(
            self.inputs,
            [adults[..., sex : sex + 1] * effects["carers_in_work"] for sex in (0, 1)],
            [self.inputs.number(f"emp_rate_15p_{who}") for who in WHO],
            self._wages,
        )

    def _breastfeeding(self, taken: LeaveTaken, effects: Effects) -> Columns:
        """Employed mothers by sector and whether they were on leave, shape (..., 4)."""
        counted = self._mothers_by_sector
        employed = self.inputs.employment_of_parents("f")
        on_leave = _by_sector(taken.persons[..., : self._mothers.persons.shape[-1]])
        away = np.minimum(over(on_leave, counted * employed), 1.0)
        split = np.stack([counted * away, counted * (1 - away)], axis=-1)
        months = taken.mothers_weeks * MONTHS_PER_YEAR / WEEKS_PER_YEAR
        return {
            "births": split.reshape(*split.shape[:-2], -1),
            "back_at_work_share": employed,
            "breastfeeding_share": effects["breastfeeding_share"],
            "months_away": months * np.array([1.0, 0.0] * SECTORS),
            "sector": np.repeat(np.arange(SECTORS), 2),
            "hourly_wage": self._mothers_wage,
            "weeks_at_work": self.inputs.assume("ground", "weeks_at_work"),
            "own_part": np.repeat(self._mothers.own_part[..., :SECTORS], 2, axis=-1),
        }

    def _children(self, taken: LeaveTaken) -> Columns:
        """Children by single age before they go to school, shape (..., 6)."""
        return {
            **self._before_school,
            "age": CHILD_AGES,
            "on_leave_share": taken.share_at_home,
            "leave_months": taken.months_at_home(CHILD_AGES),
            "market": self._market,
        }

    @cached_property
    def _before_school(self) -> Columns:
        """What no leave changes of these children."""
        return {
            "children": count_children(self.inputs),
            "family_income": family_income(self.inputs),
        }

    def _minors(self) -> Columns:
        """Children by single age, whether or not a parent works, shape (1, year, 18)."""
        return {
            "children": self.inputs.children(SCHOOL_AGES),
            "age": np.arange(SCHOOL_AGES),
            "mean_wage": self._market.mean_wage,
        }

    def _young_parents(self) -> Columns:
        """Mothers and fathers of a child under six, shape (1, year, 2)."""
        employed = [self.inputs.employment_of_parents(who) for who in WHO]
        return {
            "persons": count_parents(self.inputs),
            "employed_share": np.concatenate(employed, axis=-1),
            "sex": np.arange(len(WHO)),
            "mean_wage": self._market.mean_wage,
        }

    def _families(self) -> Columns:
        """Families with a child under six, one row."""
        return {"families": count_families(self.inputs), "market": self._market}

    def _cohorts_of_fathers(self) -> Columns:
        """Fathers of young children by years since they could begin, shape (..., 6)."""
        fathers = count_parents(self.inputs)[..., 1]
        return {"fathers": fathers[:, self._begun], "years_since": CHILD_AGES.astype(float)}

    def _needing(self) -> Columns:
        """Adults by sex, age group and level of need, those levels alone that anyone has."""
        persons, prevalence, level = count_needing(self.inputs)
        return {
            "persons": persons,
            "need_share": prevalence,
            "need_level": level,
            "market": self._market,
        }

    def _unserved(self) -> Columns:
        """Adults without water, clean energy or transport, by sex."""
        return {"persons": share_infrastructure_lack(self.inputs), "sex": np.arange(len(WHO))}

    def _employees(self, taken: LeaveTaken, effects: Effects) -> Columns:
        """Employees by sex and wage decile, shape (..., 20)."""
        on_leave, weeks, money = (
            sum_alike([values[..., sector::SECTORS] for sector in range(SECTORS)])
            for values in (taken.persons, taken.weeks, taken.money)
        )
        return {
            **self._staff,
            # All who work take leave, and employees as much of it as others.
            "on_leave_share": np.minimum(over(on_leave, self._working), 1.0),
            "leave_weeks": over(weeks, on_leave),
            "leave_benefit": over(money * WEEKS_PER_YEAR, weeks),
            "carer_share": effects["carers_in_work"],
        }

    @cached_property
    def _workers(self) -> list[FloatArray]:
        """Employed women and men, each of shape (1 + draws, year, 1)."""
        adults = self.inputs.adults()
        return [
            adults[..., sex : sex + 1] * self.inputs.number(f"emp_rate_15p_{who}")
            for sex, who in enumerate(WHO)
        ]

    @cached_property
    def _working(self) -> FloatArray:
        """Employed persons by sex and wage decile, shape (..., 20): employers top up leave."""
        return np.repeat(np.concatenate(self._workers, axis=-1) / DECILES, DECILES, axis=-1)

    @cached_property
    def _staff(self) -> Columns:
        """What no leave changes of employees."""
        inputs = self.inputs
        parents = [
            count_parents(inputs)[..., sex : sex + 1] * inputs.employment_of_parents(who)
            for sex, who in enumerate(WHO)
        ]
        pairs = zip(parents, self._workers, strict=True)
        young = np.concatenate([np.minimum(over(p, w), 1.0) for p, w in pairs], axis=-1)
        return {
            "employees": count_employees(inputs),
            "young_child_share": np.repeat(young, DECILES, axis=-1),
            "wage": np.concatenate(
                [inputs.spread_wages(inputs.pay.employees[sex]) for sex, _who in enumerate(WHO)],
                axis=-1,
            ),
        }


def _by_sector(values: FloatArray) -> FloatArray:
    """Add up over deciles, shape (..., 20) to (..., 2): one after the other, as rows are short."""
    return sum_alike([values[..., row : row + SECTORS] for row in range(0, ROWS, SECTORS)])
