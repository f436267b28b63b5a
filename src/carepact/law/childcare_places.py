"""Which children have a place now: one rule for what a country has and for what law provides.

A figure here is a rate of all children of an age, whether or not a parent is on leave.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from carepact.core.arrays import FloatArray, IntArray
from carepact.core.draws import Sampler
from carepact.core.errors import ParameterError
from carepact.core.messages import _
from carepact.core.parameter_tables import LABELS
from carepact.data.countries.fact_draws import draw_fact
from carepact.data.countries.facts import Country, Fact, Status

AGES = np.array([int(age) for age in LABELS["child age"]])

NET_YOUNGER, GROSS_YOUNGER = "ner_eced", "ger_eced"
YOUNGER = (NET_YOUNGER, GROSS_YOUNGER)
"""Enrolment of children before pre-primary, net and gross."""


@dataclass(frozen=True)
class Places:
    """Children before school who have a place, by single age."""

    coverage: FloatArray
    """Shape (1 + draws, child age). [share]"""
    facts: tuple[Fact, ...]
    """The figure that each age stands on, shape (child age,)."""
    rates: IntArray
    """Which rate each age has, alike where one figure tells several, shape (child age,)."""


def cover_before_school(country: Country, sampler: Sampler) -> Places:
    """Draw the share of children who have a place, as if none of them were at school yet.

    Returns
    -------
    Places
        From the age of entry to pre-primary: its net enrolment, never above a gross one that
        was observed; before: the enrolment of younger children, net where it was observed.
        The user's own shares of children with a place come first.

    Raises
    ------
    ParameterError
        If the age of entry or an enrolment is not known.
    """
    younger = find_younger(country) or need_fact(country, "ger_eced")
    enrolment = find_enrolment(country) or need_fact(country, "ner_preprimary")
    drawn = [draw_share(country, fact, sampler) for fact in (younger, enrolment)]
    bound = find_bound(country, enrolment)
    if bound is not None:
        drawn[1] = np.minimum(drawn[1], bound.number / 100)
        words = f"{enrolment.source}; {bound.source}; no more than gross enrolment"
        enrolment = replace(enrolment, source=words)
    stage = (need_fact(country, "entry_age_preprimary").number <= AGES).astype(int)
    coverage = np.stack(drawn, axis=-1)[:, stage]
    facts = [(younger, enrolment)[place] for place in stage]
    rates = stage.copy()
    for age in AGES:
        own = find_own_places(country, int(age))
        if own is not None:
            coverage[:, age] = draw_fact(own, country.code, sampler) / 100  # facts are per cent
            facts[age] = own
            rates[age] = 2 + (age >= 3)  # noqa: PLR2004 - as the user's figures are named
    return Places(coverage, tuple(facts), rates)


def find_own_places(country: Country, age: int) -> Fact | None:
    """Return the user's own figure of children of an age before school who have a place."""
    return country.fact("childcare_under_3" if age < 3 else "childcare_from_3")  # noqa: PLR2004 - as they are named


def find_enrolment(country: Country) -> Fact | None:
    """Return net pre-primary enrolment, even imputed; without any, the gross one as assumed."""
    net, gross = country.fact("ner_preprimary"), country.fact("ger_preprimary")
    return net or (gross and read_gross(gross))


def find_younger(country: Country) -> Fact | None:
    """Return the enrolment of children before pre-primary, the gross one as assumed.

    Notes
    -----
    The net rate is a share of children and of later years, so it comes before the gross one
    where both are observed or neither is; what was observed comes before what is imputed, and
    the user's own figure before both.
    """
    known = [fact for name in YOUNGER if (fact := country.fact(name)) is not None]
    if not known:
        return None
    # The first of equals is kept: net before gross.
    chosen = max(known, key=lambda fact: (fact.own, fact.status == "observed"))
    return read_gross(chosen) if chosen.indicator.name == GROSS_YOUNGER else chosen


def read_gross(fact: Fact) -> Fact:
    """Return a gross rate as what it is where it stands for children with a place: assumed."""
    status: Status = "assumed" if fact.status == "observed" else fact.status
    words = "gross enrolment, pupils of any age, read as children with a place"
    return replace(fact, status=status, source=f"{fact.source}; {words}")


def find_bound(country: Country, enrolment: Fact) -> Fact | None:
    """Return the gross enrolment above which an imputed net one cannot lie, if it is known."""
    gross = country.fact("ger_preprimary")
    if enrolment.status != "imputed" or gross is None or gross.status == "imputed":
        return None
    return gross


def draw_share(country: Country, fact: Fact, sampler: Sampler) -> FloatArray:
    """Draw a figure in per cent as a share of at most 1, the point first, shape (1 + draws,)."""
    return np.clip(draw_fact(fact, country.code, sampler) / 100, 0.0, 1.0)


def need_fact(country: Country, name: str) -> Fact:
    """Return a figure, or raise that it is missing."""
    fact = country.fact(name)
    if fact is None:
        raise ParameterError(
            _(
                "{country}: '{name}' is not known. Give it in a file of own facts.",
                country=country.name,
                name=name,
            )
        )
    return fact
