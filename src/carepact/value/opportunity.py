"""Opportunity cost: each person's own hours at that person's own wage."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import polars as pl
from numpy.typing import NDArray

from carepact.core.arrays import BoolArray, FloatArray
from carepact.core.errors import DesignError
from carepact.core.messages import _
from carepact.data.wages.pay import PayRules
from carepact.value.equation import Terms, WageEquation, fit_wage_equation, lay_terms
from carepact.value.hours import Hours
from carepact.value.limits import shipped_limits
from carepact.value.pay import OwnPay


@dataclass(frozen=True)
class OpportunityCost:
    """Value of hours at own wages, before the employer's contributions."""

    value: FloatArray
    """By cell and activity, shape (C, K, 1 + R). [own money a year]"""
    equations: tuple[WageEquation, ...]
    """One a year in which somebody's wage had to be predicted."""
    predicted: int
    """Respondents of the domain whose wage was predicted. [respondents]"""
    top_coded: int
    """Respondents of the domain whose pay the publisher capped. [respondents]"""
    wage: FloatArray
    """Each respondent's wage, known or predicted, 0 outside, shape (n,). [own money an hour]"""


def price_own_hours(
    hours: Hours, respondents: pl.DataFrame, pay: OwnPay, rules: PayRules
) -> OpportunityCost:
    r"""Price each respondent's minutes by the own wage, known or predicted.

    Parameters
    ----------
    hours : Hours
        Minutes, cells and weights.
    respondents : pl.DataFrame
        The respondents, with the regressors of the wage equation.
    pay : OwnPay
        Known wages.
    rules : PayRules
        Regressors, and how many workers an equation needs.

    Returns
    -------
    OpportunityCost
        Value by cell and activity along the replicates, and the equations.

    Notes
    -----
    :math:`V_{ckr} = f_c \sum_{i \in c} w_{ir} m_{ik} \omega_{ir}` with the wage
    :math:`\omega_{ir}` known (the same in each replicate) or predicted by replicate r's
    equation, and :math:`f_c` the hours of a year that a weighted minute stands for.
    """
    value = np.zeros((hours.year.size, hours.members.shape[1], hours.weights.shape[1]))
    wage = np.where(pay.known, pay.wage, 0.0)
    inside = hours.cell >= 0
    year = respondents["year"].to_numpy()
    equations = []
    for one in np.unique(hours.year):
        of_year = np.flatnonzero(year == one)
        equation, terms = _equation_of_year(int(one), of_year, hours, respondents, pay, rules)
        if equation is not None:
            equations.append(equation)
        if equation is not None and terms is not None:
            without = ~pay.known[of_year]
            wage[of_year[without]] = equation.predict(terms.matrix[without])[:, 0]
        for cell in np.flatnonzero(hours.year == one):
            value[cell] = _sum_cell(int(cell), of_year, hours, pay, equation, terms)
    return OpportunityCost(
        value=value * hours.hours_per_minute[:, None, None],
        equations=tuple(equations),
        predicted=_count_persons(hours, inside & ~pay.known),
        top_coded=_count_persons(hours, inside & pay.top_coded),
        wage=np.where(inside, wage, 0.0),
    )


def _count_persons(hours: Hours, rows: BoolArray) -> int:
    """Count the persons of some rows. [persons]"""
    some = replace(hours.persons_in_cells, cell=np.where(rows, 0, -1), cells=1)
    return int(some.count()[0])


def _equation_of_year(
    year: int,
    of_year: NDArray[np.intp],
    hours: Hours,
    respondents: pl.DataFrame,
    pay: OwnPay,
    rules: PayRules,
) -> tuple[WageEquation | None, Terms | None]:
    """Fit a year's equation, if anybody's wage of that year has to be predicted."""
    weight = hours.weights[of_year, 0]
    counts = weight > 0
    known = pay.known[of_year] & counts
    if known[(hours.cell[of_year] >= 0) & counts].all():
        return None, None
    if not known.any():
        message = _("nobody's wage is known in {year}. Use a file of wages.", year=year)
        raise DesignError(message)
    terms = lay_terms(
        respondents[of_year.tolist()], known, weight, rules.regressors, hours.disclosure.minimum
    )
    workers = of_year[known]
    equation = fit_wage_equation(
        year,
        Terms(terms.names, terms.matrix[known]),
        pay.wage[workers],
        hours.weights[workers],
        rules.least_workers_per_term,
    )
    return equation, terms


def _sum_cell(
    cell: int,
    of_year: NDArray[np.intp],
    hours: Hours,
    pay: OwnPay,
    equation: WageEquation | None,
    terms: Terms | None,
) -> FloatArray:
    """Sum weight times minutes times wage over one cell, shape (K, 1 + R)."""
    summed = np.zeros((hours.members.shape[1], hours.weights.shape[1]))
    places = np.flatnonzero(hours.cell[of_year] == cell)
    known = pay.known[of_year[places]]
    for place in _blocks(places[known]):
        rows = of_year[place]
        summed += (hours.minutes[rows] @ hours.members * pay.wage[rows, None]).T @ hours.weights[
            rows
        ]
    if equation is not None and terms is not None:
        for place in _blocks(places[~known]):
            rows = of_year[place]
            wages = equation.predict(terms.matrix[place])
            summed += (hours.minutes[rows] @ hours.members).T @ (hours.weights[rows] * wages)
    return summed


def _blocks(places: NDArray[np.intp]) -> list[NDArray[np.intp]]:
    """Divide places into blocks."""
    rows = shipped_limits().block_rows.value
    return [places[start : start + rows] for start in range(0, places.size, rows)]
