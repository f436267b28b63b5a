"""What leave leaves behind for the instruments that come after it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from carepact.core.arrays import FloatArray
from carepact.core.units import MONTHS_PER_YEAR, WEEKS_PER_YEAR
from carepact.data.countries.wage_deciles import DECILES
from carepact.policy.instruments import breastfeeding_breaks, employer_measures
from carepact.policy.instruments.leave import LeaveColumns
from carepact.policy.outcome import Outcome, Provider
from carepact.population import columns_of_country as rows
from carepact.population.country_inputs import CountryInputs

ON_LEAVE = (Provider("mothers", "women"), Provider("fathers", "men"))
"""Who is off work, in the order of the labels of `sex`."""


@dataclass(frozen=True)
class LeaveTaken:
    """Leave around births, maternity or paternity and parental together.

    Arrays have the shape (1 + draws, year, 40): by sex, wage decile and sector.
    """

    births: FloatArray
    """Births of the year, shape (1 + draws, year, 1). [persons]"""
    persons: FloatArray
    """Parents on leave. [persons]"""
    weeks: FloatArray
    """Weeks that they take, added up. [weeks]"""
    money: FloatArray
    """Benefits that they get. [PPP dollars of 2021 a year]"""
    fathers_parental_weeks: FloatArray
    """Fathers' parental weeks, shape (1 + draws, year, 1). [weeks]"""

    @property
    def share_at_home(self) -> FloatArray:
        """Share of births whose mother is on leave, shape (1 + draws, year, 1). [share]"""
        mothers = self.persons[..., : self.persons.shape[-1] // 2]
        return _over(mothers.sum(axis=-1, keepdims=True), self.births)

    @property
    def mothers_weeks(self) -> FloatArray:
        """Weeks of one mother on leave, shape (1 + draws, year, 1). [weeks]"""
        half = self.persons.shape[-1] // 2
        weeks = self.weeks[..., :half].sum(axis=-1, keepdims=True)
        return _over(weeks, self.persons[..., :half].sum(axis=-1, keepdims=True))

    @property
    def months_at_home(self) -> FloatArray:
        """Months at each age with a parent on leave, shape (1 + draws, year, 6). [months]

        A mother's weeks run on from the birth, the father's parental weeks follow hers;
        paternity leave runs beside them.
        """
        mothers = self.share_at_home * self.births
        months = (
            (self.mothers_weeks + _over(self.fathers_parental_weeks, mothers))
            * MONTHS_PER_YEAR
            / WEEKS_PER_YEAR
        )
        begun = rows.CHILD_AGES * MONTHS_PER_YEAR
        left: FloatArray = np.clip(months - begun, 0.0, MONTHS_PER_YEAR)
        return left


def sum_leave(
    inputs: CountryInputs, maternity: Outcome, paternity: Outcome, parental: Outcome
) -> LeaveTaken:
    """Add up the leaves around births on one set of rows.

    Parameters
    ----------
    inputs : CountryInputs
        The country.
    maternity, paternity : Outcome
        Rows of women and of men, shape (1 + draws, year, 20) each.
    parental : Outcome
        Rows of women, then men, shape (1 + draws, year, 40).
    """
    hours = inputs.number("hours_week")
    first = np.concatenate([maternity.reached, paternity.reached], axis=-1)
    off = [maternity.provider_hours[ON_LEAVE[0]], paternity.provider_hours[ON_LEAVE[1]]]
    further = sum(parental.provider_hours[provider] for provider in ON_LEAVE)
    fathers = parental.provider_hours[ON_LEAVE[1]].sum(axis=-1, keepdims=True)
    return LeaveTaken(
        births=inputs.births(),
        persons=np.maximum(first, parental.reached),
        weeks=(np.concatenate(off, axis=-1) + further) / hours,
        money=np.concatenate([maternity.cost, paternity.cost], axis=-1) + parental.cost,
        fathers_parental_weeks=fathers / hours,
    )


def lay_breaks(
    inputs: CountryInputs, mothers: LeaveColumns, taken: LeaveTaken
) -> breastfeeding_breaks.Columns:
    """Lay out employed mothers by sector and whether they were on leave, shape (..., 4)."""
    counted = _by_sector(mothers.persons)
    employed = inputs.employment_of_parents("f")
    on_leave = _by_sector(taken.persons[..., : mothers.persons.shape[-1]])
    away = np.minimum(_over(on_leave, counted * employed), 1.0)
    split = np.stack([counted * away, counted * (1 - away)], axis=-1)
    months = taken.mothers_weeks * MONTHS_PER_YEAR / WEEKS_PER_YEAR
    return breastfeeding_breaks.Columns(
        births=split.reshape(*split.shape[:-2], -1),
        back_at_work_share=employed,
        breastfeeding_share=rows.draw_effects(inputs, "breastfeeding_breaks")[
            "breastfeeding_share"
        ],
        months_away=months * np.array([1.0, 0.0] * rows.SECTORS),
        sector=np.repeat(np.arange(rows.SECTORS), 2),
        hourly_wage=rows.hourly(inputs, inputs.earnings("f")),
    )


def lay_firms(inputs: CountryInputs, taken: LeaveTaken) -> employer_measures.Columns:
    """Lay out employees by sex and wage decile, shape (..., 20)."""
    employees = rows.count_employees(inputs)
    on_leave, weeks, money = (
        values.reshape(*values.shape[:-1], -1, rows.SECTORS).sum(axis=-1)
        for values in (taken.persons, taken.weeks, taken.money)
    )
    parents = [
        rows.count_parents(inputs)[..., sex : sex + 1] * inputs.employment_of_parents(who)
        for sex, who in enumerate(rows.WHO)
    ]
    workers = [
        inputs.adults()[..., sex : sex + 1] * inputs.number(f"emp_rate_15p_{who}")
        for sex, who in enumerate(rows.WHO)
    ]
    # All who work take leave, and employees as much of it as others: employers top up theirs.
    working = np.repeat(np.concatenate(workers, axis=-1) / DECILES, DECILES, axis=-1)
    young = np.concatenate(
        [np.minimum(_over(p, w), 1.0) for p, w in zip(parents, workers, strict=True)], axis=-1
    )
    return employer_measures.Columns(
        employees=employees,
        on_leave_share=np.minimum(_over(on_leave, working), 1.0),
        leave_weeks=_over(weeks, on_leave),
        leave_benefit=_over(money * WEEKS_PER_YEAR, weeks),
        young_child_share=np.repeat(young, DECILES, axis=-1),
        carer_share=rows.draw_effects(inputs, "carers_leave")["carers_in_work"],
        wage=np.concatenate([inputs.wages(who) for who in rows.WHO], axis=-1),
    )


def _by_sector(values: FloatArray) -> FloatArray:
    """Add up over deciles, shape (..., 20) to (..., 2)."""
    summed: FloatArray = values.reshape(*values.shape[:-1], DECILES, rows.SECTORS).sum(axis=-2)
    return summed


def _over(part: FloatArray, whole: FloatArray) -> FloatArray:
    """Divide; 0 where there is nothing to divide by."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(whole > 0, part / whole, 0.0)
