"""Rows of a country for every instrument: as few as the rules allow, along draws and years."""

from __future__ import annotations

import numpy as np

from carepact.core.arrays import FloatArray, IntArray
from carepact.core.draws import draw_parameter
from carepact.core.parameter_tables import LABELS
from carepact.core.units import WEEKS_PER_YEAR
from carepact.data.countries.facts import BASE_DAY
from carepact.data.countries.wage_deciles import DECILES
from carepact.policy.instrument import InstrumentName, shipped_instrument
from carepact.policy.instruments.leave import LeaveColumns
from carepact.policy.instruments.staffing import LabourMarket
from carepact.population.country_inputs import Ground
from carepact.population.young_families import CHILDHOOD

SECTORS = len(LABELS["sector"])
WHO = ("f", "m")
"""Ending of indicators by sex, in the order of the labels of `sex`."""
CHILD_AGES = np.arange(CHILDHOOD)


def draw_effects(ground: Ground, name: InstrumentName) -> dict[str, FloatArray]:
    """Draw an instrument's evidence, shape (1 + draws, 1, labels; one for a scalar)."""
    drawn = {
        key: draw_parameter(effect, f"{name}.{key}", BASE_DAY, ground.sampler)
        for key, effect in shipped_instrument(name).effects.items()
    }
    return {key: value.reshape(value.shape[0], 1, -1) for key, value in drawn.items()}


def lay_market(ground: Ground) -> LabourMarket:
    """Lay out what work costs, shape (1 + draws, year, 1)."""
    return LabourMarket(
        mean_wage=ground.earnings("t"),
        minimum_wage=ground.minimum_wage(),
        contribution=ground.contribution(),
    )


def lay_parents(ground: Ground) -> LeaveColumns:
    """Lay out parents of the births of a year by sex, wage decile and sector."""
    return lay_employees(
        ground,
        [ground.births() for _who in WHO],
        [ground.employment_of_parents(who) for who in WHO],
    )


def select_sex(columns: LeaveColumns, sex: int) -> LeaveColumns:
    """Return the rows of one sex, as views."""
    chosen = np.flatnonzero(columns.sex == sex)
    part = slice(chosen[0], chosen[-1] + 1)
    return LeaveColumns(
        persons=columns.persons[..., part],
        employed_share=columns.employed_share[..., part],
        sector=columns.sector[part],
        sex=columns.sex[part],
        wage=columns.wage[..., part],
        mean_wage=columns.mean_wage,
        usual_hours=columns.usual_hours,
    )


def lay_carers(ground: Ground) -> LeaveColumns:
    """Lay out adults with a relative to care for by sex, wage decile and sector."""
    share = draw_effects(ground, "carers_leave")["carers_in_work"]
    adults = ground.adults()
    return lay_employees(
        ground,
        [adults[..., sex : sex + 1] * share for sex in (0, 1)],
        [ground.number(f"emp_rate_15p_{who}") for who in WHO],
    )


def lay_employees(
    ground: Ground, persons: list[FloatArray], employed: list[FloatArray]
) -> LeaveColumns:
    """Spread women and men over wage deciles and sectors, rows in that order.

    Parameters
    ----------
    ground : Ground
        The country.
    persons, employed : list of FloatArray, shape (1 + draws or 1, year or 1, 1)
        Persons, and the share of them in employment, of each sex. [persons; share]
    """
    rows = DECILES * SECTORS
    sector = np.tile(np.arange(SECTORS), DECILES)
    spread, rates, wages = [], [], []
    for who, counted, rate in zip(WHO, persons, employed, strict=True):
        informal = ground.informal(who)
        spread.append(counted * np.where(sector == 0, 1 - informal, informal) / DECILES)
        rates.append(np.broadcast_to(rate, (*rate.shape[:-1], rows)))
        wages.append(np.repeat(ground.wages(who), SECTORS, axis=-1))
    return LeaveColumns(
        persons=np.concatenate(spread, axis=-1),
        employed_share=np.concatenate(rates, axis=-1),
        sector=np.tile(sector, len(WHO)),
        sex=np.repeat(np.arange(len(WHO)), rows),
        wage=np.concatenate(wages, axis=-1),
        mean_wage=ground.earnings("t"),
        usual_hours=ground.number("hours_week"),
    )


def count_employees(ground: Ground) -> FloatArray:
    """Count employees by sex and wage decile, shape (1 + draws, year, 20). [persons]"""
    adults = ground.adults()
    counted = [
        adults[..., sex : sex + 1]
        * ground.number(f"emp_rate_15p_{who}")
        * (1 - ground.number(f"self_employed_{who}"))
        for sex, who in enumerate(WHO)
    ]
    return np.repeat(np.concatenate(counted, axis=-1), DECILES, axis=-1) / DECILES


def count_parents(ground: Ground) -> FloatArray:
    """Count mothers and fathers of a child under 6, shape (1, year, 2). [persons]

    The cells of the base year tell how many there are to one child of that age.
    """
    known = ground.young_families
    children = ground.children(CHILD_AGES.size).sum(axis=-1, keepdims=True)
    found: FloatArray = known.parents * children / known.children
    return found


def count_families(ground: Ground) -> FloatArray:
    """Count families with a child under 6, shape (1, year, 1): mothers, and lone fathers."""
    known = ground.young_families
    mothers = known.mothers
    return count_parents(ground)[..., :1] * (mothers + known.lone_fathers) / mothers


def count_children(ground: Ground) -> FloatArray:
    """Count children under 6 by age before they go to school, shape (1 + draws, year, 6)."""
    school = ground.number("entry_age_preprimary") + ground.number("duration_preprimary")
    return ground.children(CHILD_AGES.size) * (school > CHILD_AGES)


def count_needing(ground: Ground) -> tuple[FloatArray, FloatArray, IntArray]:
    """Lay out adults by sex, age group and level of need, those levels alone that anyone has.

    Returns
    -------
    persons : FloatArray, shape (1, year, rows)
        Adults of the row's sex and age group. [persons]
    prevalence : FloatArray, shape (1 + draws, 1, rows)
        Share of them with that level of need. [share]
    level : IntArray, shape (rows,)
        Place in the labels of `need level`.
    """
    grouped = ground.persons_by_need_group()
    flat = grouped.reshape(*grouped.shape[:2], -1)
    levels = np.flatnonzero(ground.prevalence.any(axis=(0, 1, 2)))
    known = ground.prevalence[..., levels]
    prevalence = known.reshape(known.shape[0], 1, -1)
    return np.repeat(flat, levels.size, axis=-1), prevalence, np.tile(levels, flat.shape[-1])


def share_infrastructure_lack(ground: Ground) -> FloatArray:
    """Count adults without infrastructure by sex, shape (1 + draws, year, 2). [persons]"""
    return ground.adults() * ground.assume("ground", "lacking_infrastructure")


def hourly(ground: Ground, wage: FloatArray) -> FloatArray:
    """Turn a yearly wage into that of an hour, shape of the wage. [PPP dollars an hour]"""
    return wage / (ground.number("hours_week") * WEEKS_PER_YEAR)


def family_income(ground: Ground) -> FloatArray:
    """Mean income of a family of two parents, shape (1 + draws, year, 1). [PPP dollars]"""
    parts = [ground.earnings(who) * ground.employment_of_parents(who) for who in WHO]
    return parts[0] + parts[1]
