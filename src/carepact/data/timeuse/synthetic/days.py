"""Draw the days of the synthetic survey and calibrate them to their targets.

A day is drawn code by code, balanced so that every day closes and every cell's
weighted mean meets its target, and put on slots of a few minutes without bias.
"""

from __future__ import annotations

import numpy as np
import polars as pl
from scipy import special

from carepact.core.arrays import BoolArray, FloatArray, IntArray
from carepact.core.units import MINUTES_PER_DAY
from carepact.data.timeuse.synthetic.calibration import SEXES, Calibration
from carepact.data.timeuse.synthetic.fitting import fitting_rules
from carepact.data.timeuse.synthetic.persons import Persons


def draw_days(
    calibration: Calibration, persons: Persons, generator: np.random.Generator
) -> IntArray:
    """Draw how many slots of each code a diary holds as its main activity.

    Parameters
    ----------
    calibration : Calibration
        Targets by cell and code.
    persons : Persons
        Who keeps a diary, of what kind of day.
    generator : np.random.Generator
        Source of the draws; only uniform ones are taken.

    Returns
    -------
    IntArray, shape (n, K)
        Slots; each row adds up to a day. [slots]
    """
    slot = calibration.country["slot"]["value"]
    active = _draw_active(calibration, persons, generator)
    raw = _draw_minutes(calibration, persons, active, generator)
    weight = persons.table["weight"].to_numpy()
    balanced = balance(raw, weight, persons.cell, calibration.minutes)
    return to_slots(balanced / slot, generator.random(persons.cell.size))


def _draw_active(
    calibration: Calibration, persons: Persons, generator: np.random.Generator
) -> BoolArray:
    """Draw which codes a day holds at all, shape (n, K)."""
    codes, rules = calibration.codes, fitting_rules()
    distance = _distances(calibration, persons, generator)
    work = _nearest(calibration, persons, distance)[:, codes.index(rules.work.value)]
    for code in rules.needs_work.value:
        distance[~work, codes.index(code)] = np.inf
    return _nearest(calibration, persons, distance)


def _distances(
    calibration: Calibration, persons: Persons, generator: np.random.Generator
) -> FloatArray:
    """Draw how far each code is from being part of the day: below 1 it is, shape (n, K)."""
    codes, names = calibration.codes, calibration.group_names
    column = [names.index(group) for group in calibration.groups]
    employed = persons.table["employed"].to_numpy()
    share = persons.employed_share
    chance = calibration.group_days[persons.cell] * calibration.day_days[persons.weekend]
    chance[:, names.index("paid_work")] *= employed / share
    chance[:, names.index("childcare")] *= np.where(
        persons.with_grandchild, calibration.country["grandchild_childcare"]["value"], 1.0
    )
    chance[:, names.index("learning")] *= persons.learning_times
    chance = np.minimum(chance, fitting_rules().most_likely.value)
    chance[:, names.index("sleep")] = 1.0
    within = calibration.days_within_group[persons.cell]
    with np.errstate(divide="ignore"):
        of_group = generator.random(chance.shape) / chance
        of_code = generator.random(within.shape) / within
    distance = np.maximum(of_group[:, column], of_code)
    seeking = codes.index(fitting_rules().seeking.value)
    at_most = calibration.days[persons.cell, seeking] / (1 - share)
    distance[:, seeking] = np.where(employed, np.inf, generator.random(share.size) / at_most)
    return distance


def _nearest(calibration: Calibration, persons: Persons, distance: FloatArray) -> BoolArray:
    """Take what is below 1, and the nearest where a cell would hold too few, shape (n, K)."""
    active: BoolArray = distance < 1
    fewest = fitting_rules().fewest.value
    weight = persons.table["weight"].to_numpy()
    for cell in range(calibration.share.size):
        rows = np.flatnonzero(persons.cell == cell)
        order = np.argsort(distance[rows], axis=0)
        ordered = weight[rows][order]
        before = (np.cumsum(ordered, axis=0) - ordered) / weight[rows].sum()
        needed = before < fewest * calibration.days[cell]
        chosen = np.zeros_like(needed)
        np.put_along_axis(chosen, order, needed, axis=0)
        active[rows] |= chosen & np.isfinite(distance[rows])
    return active


def _draw_minutes(
    calibration: Calibration,
    persons: Persons,
    active: BoolArray,
    generator: np.random.Generator,
) -> FloatArray:
    """Draw minutes of what a day holds; leisure takes what is left, shape (n, K). [min]"""
    country, names = calibration.country, calibration.group_names
    spread = np.array([country["spread"]["values"][name] for name in names])
    between = np.array([country["unit_spread"]["values"][name] for name in names])
    column = [names.index(group) for group in calibration.groups]
    of_unit = between * special.ndtri(generator.random((int(persons.unit.max()) + 1, len(names))))
    log = spread[column] * special.ndtri(generator.random(active.shape))
    log += of_unit[persons.unit][:, column]
    by_day_type = (calibration.day_minutes / calibration.day_days)[:, column]
    drawn = active * calibration.minutes_when_active[persons.cell]
    drawn *= by_day_type[persons.weekend] * np.exp(log)
    return _close_days(calibration, drawn)


def _close_days(calibration: Calibration, drawn: FloatArray) -> FloatArray:
    """Let leisure take what is left of a day, and other activities give way, shape (n, K)."""
    groups = np.array(calibration.groups)
    leisure, sleep = groups == "leisure", groups == "sleep"
    others = ~leisure & ~sleep
    awake = MINUTES_PER_DAY - drawn[:, sleep].sum(axis=1)
    room = awake - calibration.country["least_leisure"]["value"]
    taken = drawn[:, others].sum(axis=1)
    drawn[:, others] *= _ratio(np.minimum(taken, room), taken)
    left = awake - np.minimum(taken, room)
    drawn[:, leisure] *= _ratio(left, drawn[:, leisure].sum(axis=1))
    return drawn


def _ratio(wanted: FloatArray, present: FloatArray) -> FloatArray:
    """Divide rows, 1 where there is nothing to scale, shape (n, 1)."""
    return np.divide(wanted, present, out=np.ones_like(wanted), where=present > 0)[:, None]


def balance(
    minutes: FloatArray, weight: FloatArray, cell: IntArray, target: FloatArray
) -> FloatArray:
    r"""Scale days and codes in turn until days close and cells meet their targets.

    Parameters
    ----------
    minutes : FloatArray, shape (n, K)
        Drawn minutes; what is zero stays zero. [min]
    weight : FloatArray, shape (n,)
        Final weight. [persons]
    cell : IntArray, shape (n,)
        Cell of each diary.
    target : FloatArray, shape (C, K)
        Mean minutes wanted; each row adds up to 1440. [min/day]

    Returns
    -------
    FloatArray, shape (n, K)
        Minutes whose rows add up to 1440 exactly. [min]

    Notes
    -----
    :math:`m_{ik} \leftarrow m_{ik} f_{c(i)k}` and :math:`m_{ik} \leftarrow m_{ik} r_i`
    in turn: iterative proportional fitting, the diary being the last margin fitted.

    References
    ----------
    Deming and Stephan (1940), On a least squares adjustment of a sampled frequency
    table, Annals of Mathematical Statistics 11(4), 427-444.
    """
    order = np.argsort(cell, kind="stable")
    ordered, place = minutes[order], cell[order]
    first = np.searchsorted(place, np.arange(target.shape[0]))
    share = (weight / np.bincount(cell, weight)[cell])[order, None]
    rules = fitting_rules()
    for _round in range(rules.balancing_rounds.value):
        reached = np.add.reduceat(share * ordered, first)
        factor = np.divide(target, reached, out=np.ones_like(target), where=reached > 0)
        ordered *= factor[place]
        ordered *= MINUTES_PER_DAY / ordered.sum(axis=1, keepdims=True)
        if np.abs(factor - 1).max() < rules.balanced.value:
            break
    balanced = np.empty_like(ordered)
    balanced[order] = ordered
    return balanced


def to_slots(slots: FloatArray, start: FloatArray) -> IntArray:
    """Round each day to whole slots, keeping its sum and every expected value.

    Parameters
    ----------
    slots : FloatArray, shape (n, K)
        Slots with their fractions; each row adds up to a whole number. [slots]
    start : FloatArray, shape (n,)
        Uniform draw between 0 and 1.

    Returns
    -------
    IntArray, shape (n, K)
        Whole slots: systematic rounding of the running sum. [slots]
    """
    running = np.cumsum(slots, axis=1)
    running[:, -1] = np.rint(running[:, -1])
    whole = np.floor(running + start[:, None]).astype(np.int64)
    return np.diff(whole, axis=1, prepend=0)


def list_activities(
    calibration: Calibration, persons: Persons, slots: IntArray, generator: np.random.Generator
) -> tuple[tuple[str, ...], pl.DataFrame]:
    """Turn slots into activity rows, some with a second activity beside the main one.

    Returns
    -------
    tuple
        Codes, and rows of `row`, `code`, `minutes`, `simultaneous`, `main`.
    """
    shared, seconds = _draw_shared(calibration, persons, slots, generator)
    minutes_per_slot = calibration.country["slot"]["value"]
    parts = [
        _rows(slots - shared, None, 1, main=True),
        _rows(shared, None, 2, main=True),
        *(_rows(count, code, 2, main=False) for code, count in seconds),
    ]
    rows = pl.concat(parts).sort("row", "code", "simultaneous", "main", maintain_order=True)
    return calibration.codes, rows.with_columns(minutes=pl.col("minutes") * minutes_per_slot)


def _draw_shared(
    calibration: Calibration, persons: Persons, slots: IntArray, generator: np.random.Generator
) -> tuple[IntArray, list[tuple[int, IntArray]]]:
    """Draw how many slots are shared, and with which second code, shape (n, K)."""
    rules = calibration.country["second_activities"]
    women = (persons.table["sex"] == SEXES[0]).to_numpy()
    shared = np.zeros_like(slots)
    seconds = []
    for rule in rules["values"]:
        first = np.isin(calibration.codes, rule["first"])
        chance = np.where(women, *(rule[sex] for sex in SEXES))
        if rule["to_whom"] != "all":
            chance = chance * persons.has_child_to_mind
        uniform = generator.random((2, *slots.shape))
        part = rules["least_part"]["value"] + uniform[1] * (
            rules["greatest_part"]["value"] - rules["least_part"]["value"]
        )
        held = np.where((uniform[0] < chance[:, None]) & first, np.ceil(slots * part), 0)
        count = held.astype(np.int64)
        shared += count
        seconds.append((calibration.codes.index(rule["second"]), count))
    return shared, seconds


def _rows(slots: IntArray, code: int | None, simultaneous: int, *, main: bool) -> pl.DataFrame:
    """List the cells of a table of slots that are not empty."""
    row, column = np.nonzero(slots)
    return pl.DataFrame(
        {
            "row": row.astype(np.uint32),
            "code": (column if code is None else np.full_like(column, code)).astype(np.uint32),
            "minutes": slots[row, column].astype(float),
        }
    ).with_columns(
        simultaneous=pl.lit(simultaneous, dtype=pl.Int8), main=pl.lit(main, dtype=pl.Boolean)
    )
