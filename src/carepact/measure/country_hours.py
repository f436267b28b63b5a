"""Unpaid hours of a country's women and men: as published, with the error they deserve."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from carepact.core.arrays import FloatArray
from carepact.core.draws import Sampler, draw_parameter
from carepact.core.errors import DataError
from carepact.core.messages import _
from carepact.core.units import HOURS_PER_DAY
from carepact.data.countries.fact_draws import draw_fact
from carepact.data.countries.facts import BASE_DAY, Country, Fact
from carepact.data.evidence.reading import shipped_evidence

Status = Literal["observed", "imputed", "assumed"]
SUFFIXES = ("f", "m")


@dataclass(frozen=True)
class CountryHours:
    """Mean unpaid hours of adults by sex. Arrays have shape (1 + draws, 2), women first."""

    housework: FloatArray
    """Unpaid domestic services. [hours a day]"""
    childcare: FloatArray
    """Active care of children. [hours a day]"""
    adult_care: FloatArray
    """Active care of adults. [hours a day]"""
    status: Status
    """Whether the hours themselves are observed."""
    source: str
    year: int

    @property
    def unpaid(self) -> FloatArray:
        """Add up all unpaid work, shape (1 + draws, 2). [hours a day]"""
        return self.housework + self.childcare + self.adult_care


def draw_evidence(name: str, sampler: Sampler) -> FloatArray:
    """Draw a value of the evidence on care time, shape (1 + draws, labels)."""
    effect = shipped_evidence("care_time").effects[name]
    return draw_parameter(effect, f"care_time.{name}", BASE_DAY, sampler)


def published_hours(country: Country, sampler: Sampler) -> CountryHours:
    r"""Read a country's published unpaid hours, or those predicted for it.

    Parameters
    ----------
    country : Country
        Its facts: shares of the day by sex; its own hours of care and of housework, where
        known, divide them.
    sampler : Sampler
        Seed of the run, and how many draws follow the point.

    Returns
    -------
    CountryHours
        Observed means, with the error of each sex and times a factor of error of both, which
        no table prints; imputed ones from their predictive distribution.

    Raises
    ------
    DataError
        If the country has no figure of unpaid work, not even an imputed one.

    Notes
    -----
    With u unpaid work, c the share of care and a that of adults in it: housework
    :math:`u (1 - c)`, childcare :math:`u c (1 - a)`, care of adults :math:`u c a`. One factor
    of error serves both sexes: what a survey counts differently, it does for both. What each
    has for itself is the error of an observed figure; together they make 8 %.
    """
    facts = [country.fact(f"unpaid_day_share_{suffix}") for suffix in SUFFIXES]
    known = [fact for fact in facts if fact is not None]
    if len(known) < len(SUFFIXES):
        raise DataError(
            _(
                "{country}: no unpaid hours are known. Give '{name}' by sex in a file of own "
                "facts, or a survey of its own.",
                country=country.name,
                name="unpaid_day_share",
            )
        )
    imputed = any(fact.status == "imputed" for fact in known)
    error = draw_evidence("published_error", sampler)
    unpaid = np.stack([_draw_hours(country, fact, sampler) for fact in known], axis=-1)
    if not imputed:
        unpaid = unpaid * error[:, None]
    care = unpaid * _care_share(country, sampler)
    adult = care * np.minimum(draw_evidence("adult_share", sampler), 1.0)
    return CountryHours(
        housework=unpaid - care,
        childcare=care - adult,
        adult_care=adult,
        status="imputed" if imputed else "observed",
        source="; ".join(dict.fromkeys(fact.source for fact in known)),
        year=max(fact.year for fact in known),
    )


def _draw_hours(country: Country, fact: Fact, sampler: Sampler) -> FloatArray:
    """Draw a share of the day and turn it into hours, shape (1 + draws,)."""
    return draw_fact(fact, country.code, sampler) / 100 * HOURS_PER_DAY


def _care_share(country: Country, sampler: Sampler) -> FloatArray:
    """Take care over unpaid work from a country's own hours, else from evidence."""
    pairs = [
        (
            country.fact(f"unpaid_care_hours_{suffix}"),
            country.fact(f"unpaid_domestic_hours_{suffix}"),
        )
        for suffix in SUFFIXES
    ]
    known = [
        care / (care + draw_fact(home, country.code, sampler))
        for one, home in pairs
        if one is not None and home is not None
        for care in [draw_fact(one, country.code, sampler)]
    ]
    if len(known) == len(SUFFIXES):
        return np.stack(known, axis=-1)
    return np.minimum(draw_evidence("care_share", sampler), 1.0)
