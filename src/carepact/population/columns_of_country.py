"""Columns of a country by sex, wage decile, sector, age and need, along draws and years."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from carepact.core.arrays import FloatArray, IntArray
from carepact.core.parameter_tables import LABELS
from carepact.data.countries.wage_deciles import DECILES
from carepact.policy.rules.leave import LeaveColumns
from carepact.policy.rules.staffing import LabourMarket
from carepact.population.country_inputs import CountryInputs
from carepact.population.employment import WHO
from carepact.population.young_families import CHILDHOOD

SECTORS = len(LABELS["sector"])
ROWS = DECILES * SECTORS
"""Wage deciles and sectors of one sex."""
CHILD_AGES = np.arange(CHILDHOOD)


def lay_market(inputs: CountryInputs) -> LabourMarket:
    """Lay out what work costs, shape (1 + draws, year, 1)."""
    return LabourMarket(
        mean_wage=inputs.pay.mean,
        minimum_wage=inputs.minimum_wage(),
        contribution=inputs.pay.contribution,
        hours_at_work=count_hours_at_work(inputs),
    )


def count_hours_at_work(inputs: CountryInputs) -> FloatArray:
    """Count the hours that a worker is at work, shape (1 + draws, 1, 1). [hours a year]

    Yearly pay holds that of holidays and other weeks off, so an hour at work is paid more than
    one of all hours of the year.
    """
    hours: FloatArray = inputs.number("hours_week") * inputs.assume("ground", "weeks_at_work")
    return hours


def select_sex(columns: LeaveColumns, sex: int) -> LeaveColumns:
    """Return the rows of one sex, as views."""
    chosen = np.flatnonzero(columns.sex == sex)
    part = slice(chosen[0], chosen[-1] + 1)
    return replace(
        columns,
        persons=columns.persons[..., part],
        employed_share=columns.employed_share[..., part],
        sector=columns.sector[part],
        sex=columns.sex[part],
        wage=columns.wage[..., part],
        own_part=columns.own_part[..., part],
    )


def lay_employees(
    inputs: CountryInputs,
    persons: list[FloatArray],
    employed: list[FloatArray],
    wages: tuple[FloatArray, FloatArray],
) -> LeaveColumns:
    """Spread women and men over wage deciles and sectors, rows in that order.

    Parameters
    ----------
    inputs : CountryInputs
        The country.
    persons, employed : list of FloatArray, shape (1 + draws or 1, year or 1, 1)
        Persons, and the share of them in employment, of each sex. [persons; share]
    wages : tuple of two FloatArray
        As `lay_wages` gives them.
    """
    sector = np.tile(np.arange(SECTORS), DECILES)
    spread, rates = [], []
    for sex, (counted, rate) in enumerate(zip(persons, employed, strict=True)):
        informal = inputs.pay.informal[sex, ..., None]
        spread.append(counted * np.where(sector == 0, 1 - informal, informal) / DECILES)
        rates.append(np.broadcast_to(rate, (*rate.shape[:-1], ROWS)))
    return LeaveColumns(
        persons=np.concatenate(spread, axis=-1),
        employed_share=np.concatenate(rates, axis=-1),
        sector=np.tile(sector, len(WHO)),
        sex=np.repeat(np.arange(len(WHO)), ROWS),
        wage=wages[0],
        own_part=wages[1],
        mean_wage=inputs.pay.mean,
        usual_hours=inputs.number("hours_week"),
    )


def lay_wages(inputs: CountryInputs) -> tuple[FloatArray, FloatArray]:
    """Lay out wages and the part of them that is one's own, rows as `lay_employees` has them.

    Returns
    -------
    tuple of two FloatArray, shape (1 + draws, year, rows)
        Yearly wage, and what of it the self-employed earn. [PPP dollars of 2021 a year; share]
    """
    wages, alone = [], []
    for sex, _who in enumerate(WHO):
        by_sector = [
            inputs.spread_wages(inputs.pay.in_sector[place, sex], bounded=place == 0)
            for place in range(SECTORS)
        ]
        wages.append(np.stack(by_sector, axis=-1).reshape(*by_sector[0].shape[:-1], ROWS))
        own = inputs.pay.own_in_sector[:, sex] * inputs.pay.self_employed[sex]
        own = own / inputs.pay.in_sector[:, sex]
        alone.append(np.tile(np.moveaxis(own, 0, -1), DECILES))
    own_part = np.concatenate(np.broadcast_arrays(*alone), axis=-1)
    return np.concatenate(wages, axis=-1), own_part


def count_employees(inputs: CountryInputs) -> FloatArray:
    """Count employees by sex and wage decile, shape (1 + draws, year, 20). [persons]"""
    adults = inputs.adults()
    counted = [
        adults[..., sex : sex + 1]
        * inputs.number(f"emp_rate_15p_{who}")
        * (1 - inputs.number(f"self_employed_{who}"))
        for sex, who in enumerate(WHO)
    ]
    return np.repeat(np.concatenate(counted, axis=-1), DECILES, axis=-1) / DECILES


def count_parents(inputs: CountryInputs) -> FloatArray:
    """Count mothers and fathers of a child under 6, shape (1, year, 2). [persons]

    The cells of the base year tell how many there are to one child of that age.
    """
    known = inputs.young_families
    children = inputs.children(CHILD_AGES.size).sum(axis=-1, keepdims=True)
    found: FloatArray = known.parents * children / known.children
    return found


def count_families(inputs: CountryInputs) -> FloatArray:
    """Count families with a child under 6, shape (1, year, 1): mothers, and lone fathers."""
    known = inputs.young_families
    mothers = known.mothers
    return count_parents(inputs)[..., :1] * (mothers + known.lone_fathers) / mothers


def count_children(inputs: CountryInputs) -> FloatArray:
    """Count children under 6 by age before they go to school, shape (1 + draws, year, 6)."""
    school = inputs.number("entry_age_preprimary") + inputs.number("duration_preprimary")
    return inputs.children(CHILD_AGES.size) * (school > CHILD_AGES)


def count_needing(inputs: CountryInputs) -> tuple[FloatArray, FloatArray, IntArray]:
    """Lay out adults by sex, age group and level of need, those levels alone that anyone has.

    Returns
    -------
    persons : FloatArray, shape (1, year, rows)
        Adults of the row's sex and age group. [persons]
    prevalence : FloatArray, shape (1 + draws, 1 or year, rows)
        Share of them with that level of need. [share]
    level : IntArray, shape (rows,)
        Place in the labels of `need level`.
    """
    grouped = inputs.persons_by_need_group()
    flat = grouped.reshape(*grouped.shape[:2], -1)
    levels = np.flatnonzero(inputs.prevalence.any(axis=(0, 1, 2)))
    known = inputs.prevalence[..., levels]
    prevalence = np.minimum(known.reshape(known.shape[0], 1, -1) * inputs.need[..., None], 1.0)
    return np.repeat(flat, levels.size, axis=-1), prevalence, np.tile(levels, flat.shape[-1])


def share_infrastructure_lack(inputs: CountryInputs) -> FloatArray:
    """Count adults without infrastructure by sex, shape (1 + draws, year, 2). [persons]"""
    return inputs.adults() * inputs.assume("ground", "lacking_infrastructure")


def hourly(inputs: CountryInputs, wage: FloatArray) -> FloatArray:
    """Turn a yearly wage into that of an hour at work, shape of the wage. [PPP dollars an hour]"""
    return wage / count_hours_at_work(inputs)


def family_income(inputs: CountryInputs) -> FloatArray:
    """Mean income of a family of two parents, shape (1 + draws, year, 1). [PPP dollars]"""
    parts = [
        inputs.pay.earnings[sex][..., None] * inputs.employment_of_parents(who)
        for sex, who in enumerate(WHO)
    ]
    income: FloatArray = parts[0] + parts[1]
    return income
