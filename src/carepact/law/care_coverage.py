"""How many persons in need get paid care now: the user's figure, else spending, else a line."""

from __future__ import annotations

import numpy as np

from carepact.core.arrays import FloatArray
from carepact.core.draws import Sampler, draw_normal, draw_parameter
from carepact.core.errors import ParameterError
from carepact.core.messages import _, say
from carepact.data.countries.care_coverage_fit import (
    TERMS,
    CoverageFit,
    SolvedCoverage,
    read_coverage_fit,
    read_solved_coverage,
)
from carepact.data.countries.dictionary import read_indicators
from carepact.data.countries.fact_draws import draw_fact
from carepact.data.countries.facts import BASE_DAY, BASE_YEAR, Country, Fact
from carepact.data.countries.observed_errors import draw_observed, standard_error
from carepact.data.evidence.reading import shipped_evidence
from carepact.law.law import Origin, Reading

OWN_COVERAGE = "ltc_coverage"
"""Indicator of that coverage; no table that ships holds it."""


def read_care_coverage(country: Country, sampler: Sampler) -> Reading:
    """Read the coverage of long-term care under present law.

    Returns
    -------
    Reading
        Persons in severe, moderate and low need who get paid care, shape (1 + draws, need
        level), none in low need; with its status and source. [share]

    Raises
    ------
    ParameterError
        If GDP per head or public revenue is needed and not known.

    Notes
    -----
    The user's own figure is read as the coverage of severe need. Without it that solved from
    the country's public spending stands, for the countries whose spending was used; of all
    others the prediction from GDP per head and public revenue. Moderate need is covered by a
    part of it.
    """
    severe, origin = _read_severe(country, sampler)
    effects = shipped_evidence("present_law").effects
    part = draw_parameter(
        effects["moderate_to_severe"], "present_law.moderate_to_severe", BASE_DAY, sampler
    )
    by_level = np.stack([severe, severe * part, np.zeros_like(severe)], axis=-1)
    return Reading(np.clip(by_level, 0.0, 1.0), origin)


def _read_severe(country: Country, sampler: Sampler) -> tuple[FloatArray, Origin]:
    """Read the coverage of severe need by the firmest thing known of it, shape (1 + draws,)."""
    own = country.fact(OWN_COVERAGE)
    if own is not None:
        source = f"{own.source}; severe need as the figure says"
        drawn = draw_fact(own, country.code, sampler) / 100  # facts are per cent
        return drawn, Origin(own.status, source, (OWN_COVERAGE,))
    solved = read_solved_coverage().get(country.code)
    if solved is not None:
        normal = draw_normal(sampler, _name_stream(country))
        return _draw_solved(solved, normal), Origin("assumed", _cite_solved(solved))
    fit = read_coverage_fit()
    severe = predict_severe(country, sampler, fit)
    return severe, Origin("imputed", _cite_fit(fit), TERMS[1:])


def _draw_solved(solved: SolvedCoverage, normal: FloatArray) -> FloatArray:
    """Draw a coverage with the error of the spending that it was solved from."""
    indicator = read_indicators()["ltc_public_spending_gdp"]
    error = standard_error(indicator, solved.spending, BASE_YEAR - solved.year)
    moved = draw_observed(indicator, solved.spending, error, normal) / solved.spending
    # More than everybody is care beyond the schedule of staff: nobody is covered twice.
    return np.minimum(solved.coverage * np.concatenate([[1.0], moved]), 1.0)


def predict_severe(country: Country, sampler: Sampler, fit: CoverageFit) -> FloatArray:
    """Predict the coverage of severe need from income and revenue, each drawn as facts are.

    Parameters
    ----------
    country : Country
        Its facts.
    sampler : Sampler
        Seed of the run, and how many draws follow the point.
    fit : CoverageFit
        The line, with its error.

    Returns
    -------
    FloatArray, shape (1 + draws,)
        The point, which is the median but for the bound, and the draws; at most 1. [share]

    Raises
    ------
    ParameterError
        If GDP per head or public revenue is not known.
    """
    drawn = [draw_fact(_need(country, name), country.code, sampler) for name in TERMS[1:]]
    middle, error = fit.predict(*drawn)
    normal = draw_normal(sampler, _name_stream(country))
    moved: FloatArray = np.exp(middle + error * np.concatenate([[0.0], normal]))
    return np.minimum(moved, 1.0)


def _cite_fit(fit: CoverageFit) -> str:
    """Name what a coverage was predicted from."""
    return say(
        "predicted from GDP per head and public revenue, by the public spending on long-term "
        "care of {count} countries",
        count=fit.countries,
    )


def _name_stream(country: Country) -> str:
    """Name the stream of the error of a country's coverage."""
    return f"{country.code}.long_term_care.coverage"


def _cite_solved(solved: SolvedCoverage) -> str:
    """Name the spending that a coverage was solved from."""
    return say(
        "{source}, {year}; the coverage whose modelled public cost equals it",
        source=solved.source,
        year=solved.year,
    )


def _need(country: Country, name: str) -> Fact:
    """Return a figure, or raise that it is missing."""
    fact = country.fact(name)
    if fact is None:
        raise ParameterError(
            _(
                "{country}: there is no {indicator}. Give it in a file of own facts.",
                country=country.name,
                indicator=name,
            )
        )
    return fact
