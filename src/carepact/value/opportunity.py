"""Opportunity cost: each person's own hours at that person's own wage."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from carepact.core.arrays import FloatArray
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
    value = np.zeros((hours.year.size, hours.minutes.shape[1], hours.weights.shape[1]))
    inside = hours.cell >= 0
    year = respondents["year"].to_numpy()
    equations = []
    for one in np.unique(hours.year):
        of_year = np.flatnonzero(year == one)
        equation, terms = _equation_of_year(int(one), of_year, hours, respondents, pay, rules)
        if equation is not None:
            equations.append(equation)
        for cell in np.flatnonzero(hours.year == one):
            value[cell] = _sum_cell(int(cell), of_year, hours, pay, equation, terms)
    return OpportunityCost(
        value=value * hours.hours_per_minute[:, None, None],
        equations=tuple(equations),
        predicted=int((inside & ~pay.known).sum()),
        top_coded=int((inside & pay.top_coded).sum()),
    )


def _equation_of_year(
    year: int,
    of_year: NDArray[np.intp],
    hours: Hours,
    respondents: pl.DataFrame,
    pay: OwnPay,
    rules: PayRules,
) -> tuple[WageEquation | None, Terms | None]:
    """Fit a year's equation, if anybody's wage of that year has to be predicted."""
    known = pay.known[of_year]
    if known[hours.cell[of_year] >= 0].all():
        return None, None
    if not known.any():
        message = _("nobody's wage is known in {year}. Use a file of wages.", year=year)
        raise DesignError(message)
    weight = hours.weights[of_year, 0]
    terms = lay_terms(respondents[of_year.tolist()], known, weight, rules.regressors)
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
    summed = np.zeros((hours.minutes.shape[1], hours.weights.shape[1]))
    places = np.flatnonzero(hours.cell[of_year] == cell)
    known = pay.known[of_year[places]]
    for place in _blocks(places[known]):
        rows = of_year[place]
        summed += (hours.minutes[rows] * pay.wage[rows, None]).T @ hours.weights[rows]
    if equation is not None and terms is not None:
        for place in _blocks(places[~known]):
            rows = of_year[place]
            wages = equation.predict(terms.matrix[place])
            summed += hours.minutes[rows].T @ (hours.weights[rows] * wages)
    return summed


def _blocks(places: NDArray[np.intp]) -> list[NDArray[np.intp]]:
    """Divide places into blocks."""
    rows = shipped_limits().block_rows.value
    return [places[start : start + rows] for start in range(0, places.size, rows)]
