"""The rows of households, for every kind: persons met by the same rules as a country's cells."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from carepact.core.arrays import BoolArray, FloatArray, IntArray
from carepact.core.units import MONTHS_PER_YEAR, WEEKS_PER_YEAR
from carepact.data.countries.facts import BASE_DAY
from carepact.data.evidence.reading import read_point
from carepact.policy.instrument import Instrument
from carepact.policy.rules.staffing import LabourMarket
from carepact.policy.traits import RowKind
from carepact.population.households import Households
from carepact.population.leave_taken import LeaveTaken, over
from carepact.population.rows import Columns, Effects
from carepact.population.young_families import CHILDHOOD

ADULT_AGE = 18


@dataclass(frozen=True)
class HouseholdRows:
    """Households as rules meet them: every row is a person, a child or a family of one of them.

    Figures have the shape (..., rows) of the law that is applied. Rows of parents are mothers,
    then fathers, each in the order of the persons.
    """

    households: Households
    market: LabourMarket
    """What work costs where they live, arrays that broadcast to rows."""

    def begin(self) -> LeaveTaken:
        """Return the rows of parents before any leave is taken."""
        who, people = self._parents, self.households
        return LeaveTaken.nobody(self._births[who], people.sex[who], people.usual_hours[who])

    def draw_effects(self, instrument: Instrument) -> Effects:
        """Lay out evidence at its point, shape (labels,)."""
        return {
            name: effect.reshape(-1) for name, effect in instrument.effects_at(BASE_DAY).items()
        }

    def meet(self, kind: RowKind, values: Mapping[str, FloatArray]) -> Mapping[str, FloatArray]:  # noqa: ARG002 - no kind of theirs is a cohort
        """Let all rows meet the same law."""
        return values

    def offer(self, kind: RowKind, taken: LeaveTaken, effects: Effects) -> Columns:
        """Lay out the rows of a kind; see `Rows`."""
        laid: dict[RowKind, Callable[[], Columns]] = {
            "mothers of newborns": lambda: self._leave(self._parents[: taken.women], self._births),
            "fathers of newborns": lambda: self._leave(self._parents[taken.women :], self._births),
            "parents of newborns": lambda: self._leave(self._parents, self._births),
            "mothers who breastfeed": lambda: self._breastfeeding(taken, effects),
            "working carers": lambda: self._leave(self._carers, self.households.weight),
            "children before school": lambda: self._children(taken),
            "children under 18": self._minors,
            "parents of young children": self._young_parents,
            "families with young children": self._families,
            "fathers by years since": self._fathers,
            "persons in need": self._needing,
            "employees": lambda: self._employees(taken),
            "adults without infrastructure": self._unserved,
        }
        return laid[kind]()

    def who(self, kind: RowKind) -> IntArray:
        """Return the places of the persons whom rules meet as rows of a kind of leave or work."""
        people = self.households
        mothers = int((people.is_parent & (people.sex == 0)).sum())
        places: dict[RowKind, IntArray] = {
            "mothers of newborns": self._parents[:mothers],
            "fathers of newborns": self._parents[mothers:],
            "parents of newborns": self._parents,
            "mothers who breastfeed": np.tile(self._parents[:mothers], 2),
            "working carers": self._carers,
            "employees": self._working,
        }
        return places[kind]

    @cached_property
    def _parents(self) -> IntArray:
        """Places of mothers, then of fathers, who live with their children."""
        is_mother = self.households.is_parent & (self.households.sex == 0)
        is_father = self.households.is_parent & (self.households.sex == 1)
        return np.concatenate([np.flatnonzero(is_mother), np.flatnonzero(is_father)])

    @cached_property
    def _births(self) -> FloatArray:
        """Births of the year in each household, shape (persons,); twins are one. [births]"""
        people = self.households
        births: FloatArray = people.weight * self._has_infant[people.place]
        return births

    @cached_property
    def _has_infant(self) -> BoolArray:
        """Whether a child of age 0 lives in each household, shape (households,)."""
        people = self.households
        found: BoolArray = people.sum((people.age == 0).astype(float)) > 0
        return found

    @property
    def _has_young_child(self) -> BoolArray:
        """Whether a child under school age lives in each person's household."""
        people = self.households
        young: BoolArray = people.sum((people.age < CHILDHOOD).astype(float))[people.place] > 0
        return young

    @property
    def _has_relative_in_need(self) -> BoolArray:
        """Whether somebody else in each person's household needs care."""
        people = self.households
        needs = (people.need_level >= 0).astype(float)
        others: BoolArray = people.sum(needs)[people.place] - needs > 0
        return others

    @property
    def _carers(self) -> IntArray:
        """Places of adults who live with a relative in need."""
        return np.flatnonzero(self._has_relative_in_need & (self.households.age >= ADULT_AGE))

    @property
    def _working(self) -> IntArray:
        """Places of employees."""
        people = self.households
        return np.flatnonzero((people.employed_share > 0) & ~people.self_employed)

    def _leave(self, who: IntArray, persons: FloatArray) -> Columns:
        """Persons who may take a leave, with what they earn."""
        people = self.households
        return {
            "persons": persons[who],
            "employed_share": people.employed_share[who],
            "sector": people.sector[who],
            "sex": people.sex[who],
            "wage": people.wage[who],
            "own_part": people.self_employed[who].astype(float),
            "mean_wage": self.market.mean_wage,
            "usual_hours": people.usual_hours[who],
        }

    def _breastfeeding(self, taken: LeaveTaken, effects: Effects) -> Columns:
        """Mothers of infants, once as far as they were on leave and once as far as not."""
        people, who = self.households, self._parents[: taken.women]
        births, employed = self._births[who], people.employed_share[who]
        persons = taken.persons[..., : taken.women]
        away = np.minimum(over(persons, births * employed), 1.0)
        weeks = over(taken.weeks[..., : taken.women], persons)
        months = weeks * MONTHS_PER_YEAR / WEEKS_PER_YEAR
        weeks_at_work = read_point("ground", "weeks_at_work", BASE_DAY)
        hourly = people.wage[who] / (people.usual_hours[who] * weeks_at_work)
        return {
            "births": np.concatenate([births * away, births * (1 - away)], axis=-1),
            "back_at_work_share": np.tile(employed, 2),
            "breastfeeding_share": effects["breastfeeding_share"],
            "months_away": np.concatenate([months, np.zeros_like(months)], axis=-1),
            "sector": np.tile(people.sector[who], 2),
            "hourly_wage": np.tile(hourly, 2),
            "weeks_at_work": weeks_at_work,
            "own_part": np.tile(people.self_employed[who].astype(float), 2),
        }

    def _children(self, taken: LeaveTaken) -> Columns:
        """Children before school, with the months that a parent is at home."""
        people, mothers = self.households, self._parents[: taken.women]
        who = np.flatnonzero(people.age < CHILDHOOD)
        on_leave = people.sum(taken.persons[..., : taken.women], mothers)
        hers = people.sum(taken.weeks[..., : taken.women], mothers)
        his = people.sum(taken.fathers_alone / taken.usual_hours, self._parents)
        # As in a country: her weeks run on from the birth, those that he takes alone follow.
        months = over(hers + his, on_leave) * MONTHS_PER_YEAR / WEEKS_PER_YEAR
        begun = people.age[who] * MONTHS_PER_YEAR
        first = np.unique(people.place, return_index=True)[1]
        births = people.weight[first] * self._has_infant
        earned = people.sum(people.wage * people.employed_share)
        return {
            "children": people.weight[who],
            "age": people.age[who],
            "on_leave_share": people.spread(over(on_leave, births), who),
            "leave_months": np.clip(people.spread(months, who) - begun, 0.0, MONTHS_PER_YEAR),
            "family_income": people.spread(earned, who),
            "market": self.market,
        }

    def _minors(self) -> Columns:
        """Children, whether or not a parent works."""
        people = self.households
        who = np.flatnonzero(people.age < ADULT_AGE)
        return {
            "children": people.weight[who],
            "age": people.age[who],
            "mean_wage": self.market.mean_wage,
        }

    def _young_parents(self) -> Columns:
        """Mothers and fathers of a child under school age."""
        people = self.households
        who = np.flatnonzero(people.is_parent & self._has_young_child)
        return {
            "persons": people.weight[who],
            "employed_share": people.employed_share[who],
            "sex": people.sex[who],
            "mean_wage": self.market.mean_wage,
        }

    def _families(self) -> Columns:
        """Households with a child under school age, a row each."""
        people = self.households
        first = np.unique(people.place, return_index=True)[1]
        return {"families": people.weight[first] * self._has_young_child[first],
                "market": self.market}  # fmt: skip

    def _fathers(self) -> Columns:
        """Fathers of young children, in the year in which they may begin a programme."""
        people = self.households
        who = np.flatnonzero(people.is_parent & (people.sex == 1) & self._has_young_child)
        return {"fathers": people.weight[who], "years_since": np.zeros(who.size)}

    def _needing(self) -> Columns:
        """Persons who need care."""
        people = self.households
        who = np.flatnonzero(people.need_level >= 0)
        return {
            "persons": people.weight[who],
            "need_share": np.ones(who.size),
            "need_level": people.need_level[who],
            "market": self.market,
        }

    def _employees(self, taken: LeaveTaken) -> Columns:
        """Employees, with the leave that those among them who are parents take."""
        people, who = self.households, self._working
        persons, weeks, money = (
            self._of_everyone(values)[..., who]
            for values in (taken.persons, taken.weeks, taken.money)
        )
        employed = people.weight[who] * people.employed_share[who]
        return {
            "employees": employed,
            "on_leave_share": np.minimum(over(persons, employed), 1.0),
            "leave_weeks": over(weeks, persons),
            "leave_benefit": over(money * WEEKS_PER_YEAR, weeks),
            "young_child_share": 1.0 * (people.is_parent & self._has_young_child)[who],
            "carer_share": 1.0 * self._has_relative_in_need[who],
            "wage": people.wage[who],
        }

    def _unserved(self) -> Columns:
        """Adults of households without infrastructure."""
        people = self.households
        who = np.flatnonzero(people.lacks_infrastructure & (people.age >= ADULT_AGE))
        return {"persons": people.weight[who], "sex": people.sex[who]}

    def _of_everyone(self, of_parents: FloatArray) -> FloatArray:
        """Put what parents have among all persons, 0 for the others, shape (..., persons)."""
        found = np.zeros((*of_parents.shape[:-1], self.households.household.size))
        found[..., self._parents] = of_parents
        return found
