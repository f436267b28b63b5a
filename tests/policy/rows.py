"""Small rows for every instrument: n equal families, or one row that stands for all."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import numpy as np

from carepact.core.arrays import FloatArray, IntArray
from carepact.policy.rules.outcome import Outcome
from carepact.policy.rules.staffing import LabourMarket
from carepact.policy.shipped_instruments import shipped_instrument
from carepact.policy.traits import RowKind

DAY = date(2025, 1, 1)
Values = Mapping[str, FloatArray]
Columns = dict[str, object]


def values_of(name: str, **changed: object) -> dict[str, FloatArray]:
    """Return an instrument's shipped values with some of them changed."""
    instrument = shipped_instrument(name)
    new = {key: np.asarray(value, dtype=float) for key, value in changed.items()}
    return instrument.values_at(DAY) | new


def effects_of(name: str) -> dict[str, FloatArray]:
    """Return what evidence says of an instrument."""
    return shipped_instrument(name).effects_at(DAY)


def many(rows: int, value: float) -> FloatArray:
    """Repeat a number."""
    return np.full(rows, float(value))


def code(rows: int, value: int) -> IntArray:
    """Repeat a label's place."""
    return np.full(rows, value, dtype=np.int64)


def market(rows: int) -> LabourMarket:
    """Make a labour market: mean wage 20 000, least wage 8 000, contributions a fifth.

    An employee works 1 750 hours, as full-time staff do.
    """
    return LabourMarket(many(rows, 20_000), many(rows, 8_000), many(rows, 0.2), many(rows, 1_750))


def leave(rows: int, each: float, sex: int) -> Columns:
    """Make rows of parents who are all employed formally at 30 000 a year."""
    return {
        "persons": many(rows, each),
        "employed_share": many(rows, 1),
        "sector": code(rows, 0),
        "sex": code(rows, sex),
        "wage": many(rows, 30_000),
        "own_part": many(rows, 0.25),
        "mean_wage": many(rows, 20_000),
        "usual_hours": many(rows, 40),
    }


def offer(kind: RowKind, rows: int, each: float) -> Columns:
    """Offer n equal rows of a kind that stand for so many each.

    Children before school are two years old, others seven; a quarter with a parent on leave
    for three months; a tenth of persons have severe need; a tenth of employees are on leave
    for 20 weeks at 15 000.
    """
    people: Columns = {"persons": many(rows, each), "sex": code(rows, 0)}
    child = {"children": many(rows, each), "age": code(rows, 2)}
    mean_wage = many(rows, 20_000)
    offered: dict[RowKind, Columns] = {
        "mothers of newborns": leave(rows, each, 0),
        "fathers of newborns": leave(rows, each, 1),
        "parents of newborns": leave(rows, each, 1),
        "working carers": leave(rows, each, 0),
        "mothers who breastfeed": {
            "births": many(rows, each),
            "back_at_work_share": many(rows, 0.5),
            "breastfeeding_share": many(rows, 0.4),
            "months_away": many(rows, 3),
            "sector": code(rows, 0),
            "hourly_wage": many(rows, 15),
            "weeks_at_work": many(rows, 44),
            "own_part": many(rows, 0.25),
        },
        "children before school": {
            **child,
            "on_leave_share": many(rows, 0.25),
            "leave_months": many(rows, 3),
            "places_now": many(rows, 0.1 * each),
            "family_income": many(rows, 25_000),
            "market": market(rows),
        },
        "children under 18": {**child, "age": code(rows, 7), "mean_wage": mean_wage},
        "parents of young children": {
            **people,
            "employed_share": many(rows, 0.4),
            "mean_wage": mean_wage,
        },
        "families with young children": {"families": many(rows, each), "market": market(rows)},
        "fathers by years since": {"fathers": many(rows, each), "years_since": many(rows, 0)},
        "persons in need": {
            **people,
            "need_share": many(rows, 0.1),
            "need_level": code(rows, 0),
            "places_now": many(rows, 0),
            "market": market(rows),
        },
        "employees": {
            "employees": many(rows, each),
            "on_leave_share": many(rows, 0.1),
            "leave_weeks": many(rows, 20),
            "leave_benefit": many(rows, 15_000),
            "young_child_share": many(rows, 0.2),
            "carer_share": many(rows, 0.1),
            "wage": many(rows, 30_000),
        },
        "adults without infrastructure": people,
    }
    return offered[kind]


def compute(name: str, values: Values, rows: int, each: float) -> Outcome:
    """Apply an instrument to n equal rows that stand for so many each."""
    instrument = shipped_instrument(name)
    columns = offer(instrument.traits.rows, rows, each)
    return instrument.compute(columns, values, effects_of(name))
