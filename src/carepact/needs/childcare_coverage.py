"""Which children have a place now, and how long the law leaves a family without one."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from carepact.core.arrays import FloatArray
from carepact.core.draws import Sampler
from carepact.core.errors import ParameterError
from carepact.core.messages import _
from carepact.core.parameter_tables import LABELS
from carepact.core.units import DAYS_PER_YEAR, MONTHS_PER_YEAR
from carepact.data.countries.fact_draws import draw_fact
from carepact.data.countries.facts import BASE_DAY, Country, Fact, Status
from carepact.data.evidence.reading import shipped_evidence
from carepact.law.childcare_places import cover_as_given, find_own_places


@dataclass(frozen=True)
class PolicyGap:
    """The time between the end of leave and the first right to a place or to school."""

    years: float | None
    """None where the country's age or leave is not known. [years]"""
    free_age: float | None
    """Age at which free childcare or school starts. [years]"""
    leave_months: float | None
    status: str
    """`assumed`: the age by our rule; `given`: by the user; `unknown`."""
    source: str
    licence: str = ""


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
    entry, length = (need_fact(country, f"{name}_preprimary") for name in ("entry_age", "duration"))
    enrolment = find_enrolment(country) or need_fact(country, "ner_preprimary")
    younger = read_gross(need_fact(country, "ger_eced"))
    in_school = shipped_evidence("care_targets").effects["in_school"]
    shares = [draw_share(country, fact, sampler) for fact in (younger, enrolment)]
    bound = find_bound(country, enrolment)
    if bound is not None:
        shares[1] = np.minimum(shares[1], bound.number / 100)
        words = f"{enrolment.source}; {bound.source}; no more than gross enrolment"
        enrolment = replace(enrolment, source=words)
    shares.append(np.full(1 + sampler.draws, in_school.to_array(in_school.value_at(BASE_DAY))))
    ages = np.array([int(age) for age in LABELS["child age"]])
    stage = (ages >= entry.number).astype(int) + (ages >= entry.number + length.number)
    facts = (younger, enrolment, None)
    covered = np.stack(shares, axis=-1)[:, stage]
    before_school = stage < len(facts) - 1  # the last stage is school
    given = cover_as_given(covered, country, sampler)
    return np.where(before_school, given, covered), tuple(
        (find_own_places(country, int(age)) if waits else None) or facts[place]
        for age, place, waits in zip(ages, stage, before_school, strict=True)
    )


def find_enrolment(country: Country) -> Fact | None:
    """Return net pre-primary enrolment, even imputed; without any, the gross one as assumed."""
    net, gross = country.fact("ner_preprimary"), country.fact("ger_preprimary")
    return net or (gross and read_gross(gross))


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
    if free_age_years is None:
        age, status = find_free_age(country), "assumed"
    else:
        age, status = free_age_years, "given"
    days = [country.fact(f"leave_{parent}_paid_days") for parent in ("mother", "father")]
    known = [fact for fact in days if fact is not None]
    if age is None or len(known) < len(days):
        missing = "no source at hand tells the age of entry or the leave"
        return PolicyGap(None, age, None, "unknown", missing)
    months = sum(fact.number for fact in known) * MONTHS_PER_YEAR / DAYS_PER_YEAR
    entry = country.fact("entry_age_preprimary") if status == "assumed" else None
    used = [fact for fact in (entry, *known) if fact is not None]
    sources, licences = (
        "; ".join(dict.fromkeys(words))
        for words in ([one.source for one in used], [one.licence for one in used])
    )
    return PolicyGap(childcare_policy_gap(age, months), age, months, status, sources, licences)


def find_free_age(country: Country) -> float | None:
    """Return the age at which free childcare or school starts, or None. [years]

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
