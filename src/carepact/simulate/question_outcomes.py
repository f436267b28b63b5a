"""Every figure that answers what is asked next, draw by draw, and its rows."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, NamedTuple, Protocol

import polars as pl
import xarray as xr

from carepact.data.countries.prices import find_dollar_prices
from carepact.simulate import costs
from carepact.simulate.costs import beyond_present_law, of_closures
from carepact.simulate.outcome_table import COLUMNS, label_figures, lay_rows, mark_rows
from carepact.simulate.projection import HEADLINE_SCENARIO, MONEY, Projection
from carepact.simulate.result_grade import ResultGrade
from carepact.simulate.variables import (
    Amounts,
    Figure,
    Held,
    keep_where,
    name_runs,
    once,
    pick,
    stand_in,
)


class Answer(Protocol):
    """What is computed of the variables of a projection and of what stands beside them."""

    def __call__(self, values: Mapping[Any, Amounts], beside: Mapping[Any, Amounts], /) -> Amounts:
        """Compute it along runs, draws and years, and perhaps labels."""


class Question(NamedTuple):
    """A figure along runs, draws and years, from the variables and what stands beside them."""

    unit: str
    compute: Answer


def _take(name: str, *over: str) -> Answer:
    """Take what stands beside, of the closures, added up over some dimensions."""

    def take(_values: Mapping[Any, Amounts], beside: Mapping[Any, Amounts]) -> Amounts:
        return of_closures(beside[name]).sum(list(over), skipna=False)

    return take


def _staff(name: str, *over: str) -> Answer:
    """Take staff under present law and with every job filled, added up over some dimensions."""

    def take(_values: Mapping[Any, Amounts], beside: Mapping[Any, Amounts]) -> Amounts:
        return name_runs(beside[name].sum(list(over), skipna=False), "run")

    return take


def _decile(compute: Figure) -> Answer:
    """Take a figure by decile, of the last year with every job filled."""

    def take(values: Mapping[Any, Amounts], beside: Mapping[Any, Amounts]) -> Amounts:
        last = [int(values["year"][-1])]
        told = stand_in(compute(beside), scenario=[HEADLINE_SCENARIO], year=last)
        return told.transpose("scenario", "decile", "draw", "year")

    return take


def _beside(name: str) -> Figure:
    """Take what stands beside."""

    def take(values: Mapping[Any, Amounts]) -> Amounts:
        return values[name]

    return take


def _money_of_today() -> str:
    """Name the unit of money in prices of the base year."""
    return f"PPP dollars of {find_dollar_prices().last} a year"


def _today(compute: Figure) -> Answer:
    """Take money in prices of the base year."""

    def take(values: Mapping[Any, Amounts], _beside: Mapping[Any, Amounts]) -> Amounts:
        return compute(values) * find_dollar_prices().factor

    return take


@once
def count_jobs(values: Mapping[Any, Amounts]) -> Amounts:
    """Count jobs in care and at suppliers by sex, shape (closure, sex, draw, year). [persons]"""
    firm = pick(values["jobs"], effect=["direct", "indirect"])  # induced jobs stand apart
    return of_closures(firm.sum("effect", skipna=False))


def _cost_job(values: Mapping[Any, Amounts], cost: Amounts) -> Amounts:
    """Set a cost against the jobs in care and at suppliers. [money a year per job]"""
    jobs = count_jobs(values).sum("sex", skipna=False)
    return cost / keep_where(jobs, jobs > 0)


def _cost_built_job(values: Mapping[Any, Amounts], beside: Mapping[Any, Amounts]) -> Amounts:
    """Set the same net cost against the jobs of construction. [money a year per job]"""
    return costs.net_cost(values) / _take_built(beside).sum("sex", skipna=False)


@once
def _take_built(beside: Mapping[Any, Amounts]) -> Amounts:
    """Count the jobs of construction with suppliers by sex, shape (closure, sex, draw, year)."""
    return of_closures(beside["construction_jobs"]).sum("stage", skipna=False)


def _set_beside(jobs: Amounts, built: Amounts, over: list[str]) -> Amounts:
    """Set jobs of care against those of construction; not defined where care has none. [ratio]"""
    care = jobs.sum(over, skipna=False)
    return keep_where(care, care > 0) / built.sum(over, skipna=False)


@once
def net_of_decile(beside: Mapping[Any, Amounts]) -> Amounts:
    """Compute what a decile gets less what it pays, shape (decile, draw). [money a year]"""
    got = beside["decile_cash"] + beside["decile_services"]
    return got - beside["decile_fees"] - beside["decile_taxes"]


def _set_net_against_earnings(beside: Mapping[Any, Amounts]) -> Amounts:
    """Set that against what the decile earns. [share of labour income]"""
    return net_of_decile(beside) / beside["decile_earnings"]


QUESTIONS: dict[str, Question] = {
    "state_additional_cost_over_revenue": Question(
        "share of public revenue",
        lambda values, beside: (
            beyond_present_law(costs.sum_state_cost(values)) / beside["public_revenue"]
        ),
    ),
    "state_net_cost_over_revenue": Question(
        "share of public revenue",
        lambda values, beside: costs.net_cost(values) / beside["public_revenue"],
    ),
    "gross_cost_in_prices_of_today": Question(_money_of_today(), _today(costs.sum_cost)),
    "additional_cost_in_prices_of_today": Question(
        _money_of_today(), _today(lambda values: beyond_present_law(costs.sum_cost(values)))
    ),
    "state_net_cost_in_prices_of_today": Question(_money_of_today(), _today(costs.net_cost)),
    "benefits_saved": Question(MONEY, lambda values, _beside: of_closures(values["saved"])),
    "jobs_with_suppliers": Question("persons", lambda values, _beside: count_jobs(values)),
    "jobs_with_suppliers_of_both_sexes": Question(
        "persons", lambda values, _beside: count_jobs(values).sum("sex", skipna=False)
    ),
    "state_net_cost_per_job": Question(
        f"{MONEY} per job", lambda values, _beside: _cost_job(values, costs.net_cost(values))
    ),
    "additional_cost_per_job": Question(
        f"{MONEY} per job",
        lambda values, _beside: _cost_job(values, beyond_present_law(costs.sum_cost(values))),
    ),
    "construction_outlay": Question(MONEY, _take("construction_outlay")),
    "construction_jobs": Question("persons", _take("construction_jobs")),
    "construction_jobs_with_suppliers": Question("persons", _take("construction_jobs", "stage")),
    "construction_jobs_with_suppliers_of_both_sexes": Question(
        "persons", lambda _values, beside: _take_built(beside).sum("sex", skipna=False)
    ),
    "construction_net_cost_per_job": Question(f"{MONEY} per job", _cost_built_job),
    "jobs_per_construction_job": Question(
        "ratio",
        lambda values, beside: _set_beside(count_jobs(values), _take_built(beside), ["sex"]),
    ),
    "women_jobs_per_construction_job": Question(
        "ratio",
        lambda values, beside: _set_beside(
            pick(count_jobs(values), sex="women"),
            pick(_take_built(beside), sex="women"),
            [],
        ),
    ),
    "decile_cash_benefits": Question(MONEY, _decile(_beside("decile_cash"))),
    "decile_services": Question(MONEY, _decile(_beside("decile_services"))),
    "decile_fees": Question(MONEY, _decile(_beside("decile_fees"))),
    "decile_taxes": Question(MONEY, _decile(_beside("decile_taxes"))),
    "decile_net": Question(MONEY, _decile(net_of_decile)),
    "decile_net_over_earnings": Question(
        "share of labour income",
        _decile(_set_net_against_earnings),
    ),
    "staff_by_grade": Question("persons", _staff("staff_by_grade")),
    "staff_added": Question("persons a year", _staff("staff_added")),
    "leavers_replaced": Question("persons a year", _staff("leavers")),
    "staff_to_find": Question(
        "persons a year",
        lambda values, beside: (
            _staff("staff_added", "grade")(values, beside)
            + _staff("leavers", "grade")(values, beside)
        ),
    ),
    "places_to_build": Question(
        "places a year",
        lambda _values, beside: stand_in(beside["places_to_build"], scenario=[HEADLINE_SCENARIO]),
    ),
}
"""Every figure by name; none of them stands on the unpaid hours."""


def answer_questions(projection: Projection) -> dict[str, xr.DataArray]:
    """Compute every figure that answers what is asked next; none where nobody asked.

    Benefits saved are left out where the study declares none: that is no finding of nothing.
    """
    if projection.beside is None:
        return {}
    return answer(projection.values, projection.beside)


def answer(
    values: Mapping[Any, Amounts],
    beside: Mapping[Any, Amounts],
    names: Collection[str] | None = None,
) -> dict[str, Amounts]:
    """Compute the same of variables, with labels or without; named figures alone where told."""
    saves = bool(values["saved"].any())
    asked = {
        name: one
        for name, one in QUESTIONS.items()
        if (saves or name != "benefits_saved") and (names is None or name in names)
    }
    return {name: one.compute(values, beside) for name, one in asked.items()}


def tabulate_questions(
    projection: Projection, grade: ResultGrade, names: Collection[str] | None = None
) -> pl.DataFrame:
    """Lay out what is asked next, or what is named of it, columns as `outcome_table.COLUMNS`."""
    assert projection.beside is not None  # noqa: S101 - every simulated projection has it
    told = answer(Held(projection.values), Held(projection.beside), names)
    if not told:
        return pl.DataFrame(schema=COLUMNS)
    units = {name: QUESTIONS[name].unit for name in told}
    own = {str(name): one.to_numpy().tolist() for name, one in projection.beside.coords.items()}
    rows = lay_rows(told, units, own | label_figures(projection))
    return mark_rows(rows, projection, grade, ())
