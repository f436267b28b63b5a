"""What leave around births leaves behind for the instruments that come after it."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from carepact.core.arrays import FloatArray, IntArray
from carepact.core.units import MONTHS_PER_YEAR, WEEKS_PER_YEAR
from carepact.policy.rules.outcome import Outcome, Provider
from carepact.policy.traits import Traits


@dataclass(frozen=True)
class LeaveTaken:
    """Leave around births so far, on the rows of parents: all leaves together.

    Rows of women lie before those of men. Arrays have the shape (..., parents); where nobody
    took leave they are 0.
    """

    births: FloatArray
    """Births of the year, shape (..., 1) for a country, (..., parents) for families. [persons]"""
    women: int
    """How many of the rows are of women. [rows]"""
    usual_hours: FloatArray
    """Hours that they usually work. [hours a week]"""
    persons: FloatArray
    """Parents on leave. [persons]"""
    hours: FloatArray
    """Working hours that they are off, added up. [hours]"""
    money: FloatArray
    """Benefits that they get. [money a year]"""
    fathers_alone: FloatArray
    """Of the hours, those of fathers after the mother's leave. [hours]"""

    @classmethod
    def nobody(cls, births: FloatArray, sex: IntArray, usual_hours: FloatArray) -> LeaveTaken:
        """Begin before any leave, on rows of women (sex 0) and then of men (sex 1)."""
        none = np.zeros(sex.shape)
        return cls(births, int((sex == 0).sum()), usual_hours, none, none, none, none)

    def add(self, outcome: Outcome, traits: Traits) -> LeaveTaken:
        """Add one leave, on the rows of parents that it meets.

        Parameters
        ----------
        outcome : Outcome
            What the leave does, on the rows of one sex or of both.
        traits : Traits
            Whose rows these are, and when fathers take their weeks.
        """
        part, of = self.rows_of(traits), self.persons.shape[-1]
        fathers = outcome.provider_hours[Provider("fathers", "men")]
        off = outcome.provider_hours[Provider("mothers", "women")] + fathers
        alone = self.fathers_alone
        if traits.fathers_weeks == "after hers":
            alone = alone + _spread(fathers, part, of)
        return replace(
            self,
            # One parent may take several leaves in turn: persons do not add, hours do.
            persons=np.maximum(self.persons, _spread(outcome.reached, part, of)),
            hours=self.hours + _spread(off, part, of),
            money=self.money + _spread(outcome.cost, part, of),
            fathers_alone=alone,
        )

    def rows_of(self, traits: Traits) -> slice:
        """Tell which rows of parents an instrument meets."""
        met = {
            "mothers of newborns": slice(0, self.women),
            "fathers of newborns": slice(self.women, None),
        }
        return met.get(traits.rows, slice(None))

    @property
    def weeks(self) -> FloatArray:
        """Weeks off, added up over the persons of a row, shape (..., parents). [weeks]"""
        weeks: FloatArray = self.hours / self.usual_hours
        return weeks

    @property
    def share_at_home(self) -> FloatArray:
        """Share of births whose mother is on leave, shape (..., 1). [share]"""
        mothers = self.persons[..., : self.women]
        return over(mothers.sum(axis=-1, keepdims=True), self.births)

    @property
    def mothers_weeks(self) -> FloatArray:
        """Weeks of one mother on leave, shape (..., 1). [weeks]"""
        weeks = self.weeks[..., : self.women].sum(axis=-1, keepdims=True)
        return over(weeks, self.persons[..., : self.women].sum(axis=-1, keepdims=True))

    def months_at_home(self, ages: IntArray) -> FloatArray:
        """Months at each age with a parent on leave, shape (..., ages). [months]

        A mother's weeks run on from the birth, the weeks that fathers take after hers follow;
        those beside hers add no month.
        """
        mothers = self.share_at_home * self.births
        alone = self.fathers_alone.sum(axis=-1, keepdims=True) / self.usual_hours
        months = (self.mothers_weeks + over(alone, mothers)) * MONTHS_PER_YEAR / WEEKS_PER_YEAR
        left: FloatArray = np.clip(months - ages * MONTHS_PER_YEAR, 0.0, MONTHS_PER_YEAR)
        return left


def over(part: FloatArray, whole: FloatArray) -> FloatArray:
    """Divide; 0 where there is nothing to divide by."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(whole > 0, part / whole, 0.0)


def _spread(part: FloatArray, rows: slice, of: int) -> FloatArray:
    """Put the rows of one sex among those of both, 0 for the other."""
    if rows == slice(None):
        return part
    found = np.zeros((*part.shape[:-1], of))
    found[..., rows] = part
    return found
