"""Which children have a place now, and how long the law leaves a family without one."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from carepact.core.arrays import FloatArray
from carepact.core.draws import Sampler
from carepact.core.units import DAYS_PER_YEAR, MONTHS_PER_YEAR
from carepact.data.countries.facts import BASE_DAY, Country, Fact
from carepact.data.evidence.reading import shipped_evidence
from carepact.law.childcare_places import AGES, cover_before_school, find_enrolment, need_fact

AGE_IN_LAW = ("entry_age_primary", "free_preprimary_years")
"""Facts that tell the age in law."""


@dataclass(frozen=True)
class FreeAge:
    """The age from which childcare or school is free, whatever is known of leave."""

    years: float | None
    """None where it is not known. [years]"""
    status: str
    """`observed`: by law; `assumed`: by coverage, as the law is not known; `unknown`."""
    source: str


@dataclass(frozen=True)
class PolicyGap:
    """The time between the end of leave and the first right to a place or to school."""

    years: float | None
    """None where the country's age or leave is not known. [years]"""
    free_age: float | None
    """Age at which free childcare or school starts. [years]"""
    leave_months: float | None
    status: str
    """`observed`: the age by law; `assumed`: by coverage, as the law is not known; `given`: by the
    user; `unknown`."""
    source: str
    licence: str = ""
    age_by_coverage: float | None = None
    """Age from which places are general and mostly public, whatever the law says. [years]"""
    years_by_coverage: float | None = None
    """The gap up to that age. [years]"""
    law: tuple[Fact, ...] = ()
    """Entry age of primary and free years before it, where the age is that of the law."""


def cover_children(
    country: Country, sampler: Sampler
) -> tuple[FloatArray, tuple[Fact | None, ...]]:
    """Draw the share of children who have a place now, by single age.

    Returns
    -------
    FloatArray, shape (1 + draws, child age)
        From the age of entry for as many years as pre-primary lasts: its net enrolment, never
        above a gross one that was observed; before: the gross enrolment of younger children;
        after: school. The user's own shares of children with a place come first. [share]
    tuple of Fact, shape (child age,)
        The figure that each age stands on; None in school.

    Raises
    ------
    ParameterError
        If the age of entry, the length or an enrolment is not known.
    """
    places = cover_before_school(country, sampler)
    entry, length = (need_fact(country, f"{name}_preprimary") for name in ("entry_age", "duration"))
    at_school = entry.number + length.number <= AGES
    in_school = shipped_evidence("care_targets").effects["in_school"]
    share = in_school.to_array(in_school.value_at(BASE_DAY))
    facts = tuple(
        None if school else fact for fact, school in zip(places.facts, at_school, strict=True)
    )
    return np.where(at_school, share, places.coverage), facts


def childcare_policy_gap(free_age_years: float, leave_months: float) -> float:
    r"""Compute the years between the end of leave and the first place.

    Parameters
    ----------
    free_age_years : float
        Age at which free childcare or school starts. [years]
    leave_months : float
        Paid leave of both parents, one after the other. [months]

    Returns
    -------
    float
        :math:`\max(a - m / 12, 0)`. [years]
    """
    return max(free_age_years - leave_months / MONTHS_PER_YEAR, 0.0)


def find_policy_gap(country: Country, free_age_years: float | None = None) -> PolicyGap:
    """Compute a country's childcare policy gap.

    Parameters
    ----------
    country : Country
        Its law of leave, ages of entry, enrolment.
    free_age_years : float, optional
        Age at which free childcare or school starts; by our rule when omitted. [years]
    """
    by_coverage = find_free_age_by_coverage(country)
    age, status = _choose_age(free_age_years, find_free_age_in_law(country), by_coverage)
    days = [country.fact(f"leave_{parent}_paid_days") for parent in ("mother", "father")]
    known = [fact for fact in days if fact is not None]
    if age is None or len(known) < len(days):
        missing = "no source at hand tells the age of entry or the leave"
        return PolicyGap(None, age, None, "unknown", missing)
    months = sum(fact.number for fact in known) * MONTHS_PER_YEAR / DAYS_PER_YEAR
    used = _list_facts_of_age(country, status) + known
    sources, licences = (
        "; ".join(dict.fromkeys(words))
        for words in ([one.source for one in used], [one.licence for one in used])
    )
    return PolicyGap(
        years=childcare_policy_gap(age, months),
        free_age=age,
        leave_months=months,
        status=status,
        source=sources,
        licence=licences,
        law=tuple(used[: len(AGE_IN_LAW)]) if status == "observed" else (),
        age_by_coverage=by_coverage,
        years_by_coverage=(
            None if by_coverage is None else childcare_policy_gap(by_coverage, months)
        ),
    )


def find_free_age(country: Country) -> FreeAge:
    """Find the age from which childcare or school is free: by law, else by coverage."""
    by_coverage = find_free_age_by_coverage(country)
    age, status = _choose_age(None, find_free_age_in_law(country), by_coverage)
    if age is None:
        return FreeAge(None, "unknown", "")
    sources = dict.fromkeys(fact.source for fact in _list_facts_of_age(country, status))
    return FreeAge(age, status, "; ".join(sources))


def _list_facts_of_age(country: Country, status: str) -> list[Fact]:
    """List the facts that the age stands on."""
    named = {"assumed": ("entry_age_preprimary",), "observed": AGE_IN_LAW}.get(status, ())
    return [fact for name in named if (fact := country.fact(name)) is not None]


def _choose_age(
    given: float | None, by_law: float | None, by_coverage: float | None
) -> tuple[float | None, str]:
    """Choose the user's age, else that of the law, else that by coverage; and say which."""
    if given is not None:
        return given, "given"
    return (by_coverage, "assumed") if by_law is None else (by_law, "observed")


def find_free_age_in_law(country: Country) -> float | None:
    r"""Return the age from which the law gives a free place or school, or None. [years]

    Notes
    -----
    :math:`a - f`, with the entry age of primary school a and the years of free pre-primary that
    the law guarantees f (UNESCO, SDG 4.2.5).
    """
    primary, free = (country.fact(name) for name in AGE_IN_LAW)
    return None if primary is None or free is None else primary.number - free.number


def find_free_age_by_coverage(country: Country) -> float | None:
    """Return the age from which places are general and mostly public, or school starts. [years]

    Notes
    -----
    Pre-primary counts as free from its age of entry where enrolment and the public share of
    places reach the thresholds of `care_targets.yaml` by observed figures; else the age of
    entry to school is taken: entry to pre-primary plus its length.
    """
    entry, length = (country.fact(f"{name}_preprimary") for name in ("entry_age", "duration"))
    if entry is None or length is None:
        return None
    effects = shipped_evidence("care_targets").effects
    enrolment, private = find_enrolment(country), country.fact("private_share_preprimary")
    if enrolment is None or private is None:
        return entry.number + length.number
    if {enrolment.status, private.status} != {"observed"}:
        return entry.number + length.number
    least = {
        name: float(effects[name].to_array(effects[name].value_at(BASE_DAY)))
        for name in ("general_enrolment", "general_public")
    }
    general = enrolment.number / 100 >= least["general_enrolment"]
    public = 1 - private.number / 100 >= least["general_public"]
    return entry.number + (0.0 if general and public else length.number)
