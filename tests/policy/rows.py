"""Small rows for every instrument: n equal families, or one row that stands for all."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from carepact.policy.instrument import InstrumentName, shipped_instrument
from carepact.policy.instruments import (
    breastfeeding_breaks,
    carers_leave,
    childcare,
    community_centres,
    employer_measures,
    fathers_programmes,
    long_term_care,
    maternity_leave,
    parental_leave,
    paternity_leave,
    time_saving_infrastructure,
)
from carepact.policy.instruments.leave import LeaveColumns
from carepact.policy.instruments.staffing import LabourMarket
from carepact.policy.outcome import Outcome
from carepact.policy.rule_arguments import make_terms

FloatArray = NDArray[np.float64]
DAY = date(2025, 1, 1)
Values = Mapping[str, FloatArray]


def values_of(name: InstrumentName, **changed: object) -> dict[str, FloatArray]:
    """Return an instrument's shipped values with some of them changed."""
    instrument = shipped_instrument(name)
    new = {key: np.asarray(value, dtype=float) for key, value in changed.items()}
    return instrument.values_at(DAY) | new


def many(rows: int, value: float) -> FloatArray:
    """Repeat a number."""
    return np.full(rows, float(value))


def code(rows: int, value: int) -> NDArray[np.int64]:
    """Repeat a label's place."""
    return np.full(rows, value, dtype=np.int64)


def market(rows: int) -> LabourMarket:
    """Make a labour market: mean wage 20 000, least wage 8 000, contributions a fifth."""
    return LabourMarket(many(rows, 20_000), many(rows, 8_000), many(rows, 0.2))


def leave(rows: int, each: float, sex: int = 0) -> LeaveColumns:
    """Make rows of parents who are all employed formally at 30 000 a year."""
    return LeaveColumns(
        persons=many(rows, each),
        employed_share=many(rows, 1),
        sector=code(rows, 0),
        sex=code(rows, sex),
        wage=many(rows, 30_000),
        mean_wage=many(rows, 20_000),
        usual_hours=many(rows, 40),
    )


def children(rows: int, each: float, age: int = 2) -> childcare.Columns:
    """Make rows of two-year-olds, a quarter with a parent on leave for three months."""
    return childcare.Columns(
        children=many(rows, each),
        age=code(rows, age),
        on_leave_share=many(rows, 0.25),
        leave_months=many(rows, 3),
        places_now=many(rows, 0.1 * each),
        family_income=many(rows, 25_000),
        market=market(rows),
    )


def needing(rows: int, each: float, level: int = 0) -> long_term_care.Columns:
    """Make rows of persons, a tenth with severe need."""
    return long_term_care.Columns(
        persons=many(rows, each),
        need_share=many(rows, 0.1),
        need_level=code(rows, level),
        places_now=many(rows, 0),
        market=market(rows),
    )


def effects_of(name: InstrumentName) -> dict[str, FloatArray]:
    """Return what evidence says of an instrument."""
    return shipped_instrument(name).effects_at(DAY)


def compute(name: InstrumentName, values: Values, rows: int, each: float) -> Outcome:
    """Apply an instrument to n equal rows that stand for so many each."""
    return RECKONERS[name](values, rows, each)


def _breaks(values: Values, rows: int, each: float) -> Outcome:
    columns = breastfeeding_breaks.Columns(
        births=many(rows, each),
        back_at_work_share=many(rows, 0.5),
        breastfeeding_share=many(rows, 0.4),
        months_away=many(rows, 3),
        sector=code(rows, 0),
        hourly_wage=many(rows, 15),
    )
    return breastfeeding_breaks.compute(columns, make_terms(breastfeeding_breaks.Terms, values))


def _fathers(values: Values, rows: int, each: float) -> Outcome:
    columns = fathers_programmes.Columns(fathers=many(rows, each), years_since=many(rows, 0))
    effect = make_terms(fathers_programmes.Effect, effects_of("fathers_programmes"))
    terms = make_terms(fathers_programmes.Terms, values)
    return fathers_programmes.compute(columns, terms, effect)


def employees(rows: int, each: float) -> employer_measures.Columns:
    """Make rows of employees at 30 000 a year; a tenth on leave for 20 weeks at 15 000."""
    return employer_measures.Columns(
        employees=many(rows, each),
        on_leave_share=many(rows, 0.1),
        leave_weeks=many(rows, 20),
        leave_benefit=many(rows, 15_000),
        young_child_share=many(rows, 0.2),
        carer_share=many(rows, 0.1),
        wage=many(rows, 30_000),
    )


def _infrastructure(values: Values, rows: int, each: float) -> Outcome:
    columns = time_saving_infrastructure.Columns(persons=many(rows, each), sex=code(rows, 0))
    effect = make_terms(time_saving_infrastructure.Effect, effects_of("time_saving_infrastructure"))
    terms = make_terms(time_saving_infrastructure.Terms, values)
    return time_saving_infrastructure.compute(columns, terms, effect)


RECKONERS: dict[InstrumentName, Callable[[Values, int, float], Outcome]] = {
    "maternity_leave": lambda v, n, e: maternity_leave.compute(
        leave(n, e), make_terms(maternity_leave.Terms, v)
    ),
    "paternity_leave": lambda v, n, e: paternity_leave.compute(
        leave(n, e, sex=1), make_terms(paternity_leave.Terms, v)
    ),
    "parental_leave": lambda v, n, e: parental_leave.compute(
        leave(n, e, sex=1), make_terms(parental_leave.Terms, v)
    ),
    "carers_leave": lambda v, n, e: carers_leave.compute(
        leave(n, e), make_terms(carers_leave.Terms, v)
    ),
    "breastfeeding_breaks": _breaks,
    "childcare": lambda v, n, e: childcare.compute(children(n, e), make_terms(childcare.Terms, v)),
    "long_term_care": lambda v, n, e: long_term_care.compute(
        needing(n, e), make_terms(long_term_care.Terms, v)
    ),
    "community_centres": lambda v, n, e: community_centres.compute(
        community_centres.Columns(many(n, e), market(n)), make_terms(community_centres.Terms, v)
    ),
    "fathers_programmes": _fathers,
    "employer_measures": lambda v, n, e: employer_measures.compute(
        employees(n, e), make_terms(employer_measures.Terms, v)
    ),
    "time_saving_infrastructure": _infrastructure,
}

MODULES: dict[InstrumentName, Any] = {
    "maternity_leave": maternity_leave,
    "paternity_leave": paternity_leave,
    "parental_leave": parental_leave,
    "carers_leave": carers_leave,
    "breastfeeding_breaks": breastfeeding_breaks,
    "childcare": childcare,
    "long_term_care": long_term_care,
    "community_centres": community_centres,
    "fathers_programmes": fathers_programmes,
    "employer_measures": employer_measures,
    "time_saving_infrastructure": time_saving_infrastructure,
}
