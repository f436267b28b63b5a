"""What kind of country it is: income, informal work, ages. It decides which options fit."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Literal

from carepact.core.assumptions import Status
from carepact.core.messages import say
from carepact.data.countries.facts import BASE_YEAR, Country
from carepact.data.countries.population import GIVEN, Population
from carepact.data.evidence.reading import Evidence, shipped_evidence
from carepact.policy.options import CONTEXTS, Context

INCOME: dict[str, Context] = {
    "Low income": "low-income",
    "Lower middle income": "middle-income",
    "Upper middle income": "middle-income",
    "High income": "high-income",
}
"""Income groups of the World Bank."""
Holds = Literal["yes", "no", "unknown"]


@dataclass(frozen=True)
class Circumstance:
    """Whether one context holds in a country, and what says so."""

    context: Context
    holds: Holds
    share: float | None = None
    """What was compared; None where it is no share or not known. [share]"""
    threshold: float | None = None
    """Share from which it holds. [share]"""
    year: int | None = None
    source: str = ""
    status: Status | None = None


def find_circumstances(
    country: Country, population: Population | None, declared: Collection[Context] = ()
) -> tuple[Circumstance, ...]:
    """Find which contexts hold in a country.

    Parameters
    ----------
    country : Country
        Its facts: income group and share of informal employment.
    population : Population, optional
        Its persons by age; without it nothing is known of ageing and youth.
    declared : collection of str
        Contexts that the user says hold. No figure tells of a crisis.

    Returns
    -------
    tuple of Circumstance
        One for each context. An imputed share is compared by its point and keeps its status.
    """
    evidence = shipped_evidence("context")
    found = {INCOME[group]: group for group in [country.income_group] if group in INCOME}
    circumstances = [
        Circumstance(
            name, _is_income(name, found), source=say("World Bank, income group"), status="observed"
        )
        for name in dict.fromkeys(INCOME.values())
    ]
    circumstances.append(_find_informality(country, evidence))
    circumstances += [
        _find_age("ageing", (65, None), population, evidence),
        _find_age("young", (0, 15), population, evidence),
    ]
    by_name = {one.context: one for one in circumstances}
    return tuple(
        Circumstance(name, "yes", status="given")
        if name in declared
        else by_name.get(name, Circumstance(name, "unknown"))
        for name in CONTEXTS
    )


def list_holding(circumstances: Collection[Circumstance]) -> tuple[Context, ...]:
    """List the contexts that hold."""
    return tuple(one.context for one in circumstances if one.holds == "yes")


def _is_income(name: Context, found: dict[Context, str]) -> Holds:
    """Tell whether the country's income group is this one."""
    if not found:
        return "unknown"
    return "yes" if name in found else "no"


def _find_informality(country: Country, evidence: Evidence) -> Circumstance:
    """Hold informal employment against its threshold."""
    fact = country.fact("informal_t")
    if fact is None:
        return Circumstance("informality", "unknown")
    return _compare("informality", fact.number / 100, evidence, fact.year, fact.source,
                    fact.status)  # fmt: skip


def _find_age(
    name: Context,
    ages: tuple[int, int | None],
    population: Population | None,
    evidence: Evidence,
) -> Circumstance:
    """Hold the share of an age in the population against its threshold."""
    if population is None or BASE_YEAR not in population.persons["year"]:
        return Circumstance(name, "unknown")
    in_year = {"year": BASE_YEAR}
    counted = float(population.between(*ages).sel(in_year).sum())
    share = counted / float(population.persons.sel(in_year).sum())
    status: Status = "given" if population.status == GIVEN else "assumed"
    return _compare(name, share, evidence, BASE_YEAR, population.source, status)


def _compare(
    name: Context, share: float, evidence: Evidence, year: int, source: str, status: Status
) -> Circumstance:
    """Hold a share against the threshold of a context."""
    parameter = evidence.effects[name]
    threshold = float(parameter.to_array(parameter.value_at(date(BASE_YEAR, 1, 1))))
    holds: Holds = "yes" if share >= threshold else "no"
    return Circumstance(name, holds, share, threshold, year, source, status)
