"""The balance of care of a country: needed, received, covered, wanted, missing."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import xarray as xr

from carepact.core.arrays import FloatArray
from carepact.core.draws import Sampler, draw_parameter
from carepact.core.parameter_tables import LABELS
from carepact.data.countries.facts import BASE_DAY, Country, Fact
from carepact.data.countries.population import GIVEN as GIVEN_POPULATION
from carepact.data.countries.population import Population
from carepact.data.evidence.reading import shipped_evidence
from carepact.law.care_coverage import OWN_COVERAGE, read_care_coverage
from carepact.needs.basis import Basis, basis_of, join_bases
from carepact.needs.childcare_coverage import PolicyGap, cover_children, find_policy_gap
from carepact.needs.hours import childcare_hours_needed, hours_needed
from carepact.needs.persons import (
    ADULTS,
    CHILDREN,
    GROUPS,
    OLDER,
    Ages,
    count_children,
    count_need,
)
from carepact.needs.service import Service, draw_childcare, draw_long_term_care
from carepact.needs.weighing import MEASURES, weigh
from carepact.population.care_need import draw_prevalence

COVERED_CHILDREN = ("children 0-2", "children 3-5")
"""Children of the ages of childcare; no fact counts the care of older ones outside school."""


@dataclass(frozen=True)
class Coverage:
    """Coverage by formal care. Arrays have the point first."""

    children: FloatArray
    """Children with a place, shape (1 + draws, child age). [share]"""
    adults: FloatArray
    """Persons in need with formal care, shape (1 + draws, need level). [share]"""
    grounds: dict[str, Basis]
    """What it stands on, by the name of the group."""


@dataclass(frozen=True)
class Balance:
    """What care a country's people need, and how much of it is covered."""

    country: str
    """ISO 3166-1 alpha-3."""
    groups: xr.Dataset
    """`MEASURES` with dims `group`, `draw`, `year`; coverage not known is not a number."""
    in_need: xr.DataArray
    """Persons in need: draw, year, sex, age_group, level. [persons]"""
    policy_gap: PolicyGap
    coverage: Coverage
    """Coverage now."""
    wanted: Coverage
    grounds: dict[str, Basis]
    """Of `people`; of adults and older persons in need, by the name of the group; of the hours
    that a child or an adult needs, and of the targets for them."""
    sampler: Sampler


def read_coverage(country: Country, sampler: Sampler) -> Coverage:
    """Draw what formal care covers now.

    Who of the adults and older persons gets formal care stands as in present law: as the user's
    own figure tells, else as public spending does, the country's own or that of others.

    Raises
    ------
    ParameterError
        If a figure on pre-primary education, income or public revenue is not known.
    """
    children, facts = cover_children(country, sampler)
    adults = read_care_coverage(country, sampler)
    own = country.fact(OWN_COVERAGE)
    origin = adults.origin
    cared = Basis(origin.status, origin.source) if own is None else _ground_of(own)
    grounds = dict.fromkeys((ADULTS, OLDER), cared)
    for name in COVERED_CHILDREN:
        ages = facts[CHILDREN[name].first : CHILDREN[name].last_year + 1]
        grounds[name] = join_bases(_ground_of(fact) for fact in ages)
    return Coverage(children, adults.value, grounds)


def _ground_of(fact: Fact | None) -> Basis:
    """Return what the coverage of an age stands on: a figure, or our rule on school."""
    if fact is None:
        return _cite("care_targets", "in_school")
    return basis_of(fact)


def draw_targets(sampler: Sampler) -> Coverage:
    """Draw the coverage wanted that ships: Barcelona targets, care for all in severe need."""
    effects = shipped_evidence("care_targets").effects
    children, adults = (
        draw_parameter(effects[name], f"care_targets.{name}", BASE_DAY, sampler)
        for name in ("childcare", "long_term_care")
    )
    return Coverage(children, adults, {})


def balance_care(
    country: Country,
    population: Population,
    sampler: Sampler,
    coverage_now: Coverage | None = None,
    coverage_wanted: Coverage | None = None,
    free_age_years: float | None = None,
) -> Balance:
    """Balance the care that a country's people need against what is covered and wanted.

    Parameters
    ----------
    country, population : Country, Population
        What is known of it, and its people by year, sex and age.
    sampler : Sampler
        Seed of the run, and how many draws follow the point.
    coverage_now, coverage_wanted : Coverage, optional
        Coverage by formal care; as the facts have it, and the targets that ship, when omitted.
    free_age_years : float, optional
        Age at which free childcare or school starts; by our rule when omitted. [years]

    Raises
    ------
    ParameterError
        If no figure on pre-primary education is known.
    """
    now = coverage_now or read_coverage(country, sampler)
    wanted = coverage_wanted or draw_targets(sampler)
    hours = shipped_evidence("care_hours").effects
    child, adult, alone = (
        draw_parameter(hours[name], f"care_hours.{name}", BASE_DAY, sampler)
        for name in ("child", "adult", "left_alone")
    )
    children = count_children(population)
    childcare = childcare_hours_needed(children, child).to_numpy()
    persons = np.broadcast_to(children.to_numpy(), childcare.shape)
    place = draw_childcare(BASE_DAY, sampler)
    weighed = {
        name: _weigh_children(persons, childcare, ages, now, wanted, place)
        for name, ages in CHILDREN.items()
    }
    in_need = count_need(population, draw_prevalence(sampler))
    needed = hours_needed(in_need, adult)
    care = draw_long_term_care(BASE_DAY, sampler)
    ages = LABELS["age group"]
    for name, of_age in ((ADULTS, ages[:1]), (OLDER, ages[1:])):
        part, part_hours = (
            array.sel(age_group=list(of_age)).sum(["sex", "age_group"]).to_numpy()
            for array in (in_need, needed)
        )
        weighed[name] = weigh(part, part_hours, now.adults, wanted.adults, care, alone)
    need = _cite("care_need", "severe_need")
    people = "given" if population.status == GIVEN_POPULATION else "projected"
    return Balance(
        country=country.code,
        groups=_gather(weighed, [int(year) for year in population.persons["year"]]),
        in_need=in_need,
        policy_gap=find_policy_gap(country, free_age_years),
        coverage=now,
        wanted=wanted,
        grounds={
            "people": Basis(people, population.source, population.licence),
            ADULTS: need,
            OLDER: need,
            "child hours": _cite("care_hours", "child"),
            "adult hours": _cite("care_hours", "adult"),
            "child targets": _cite("care_targets", "childcare"),
            "adult targets": _cite("care_targets", "long_term_care"),
        },
        sampler=sampler,
    )


def _cite(topic: str, effect: str) -> Basis:
    """Name a piece of evidence, which was not measured in the country."""
    return Basis("assumed", shipped_evidence(topic).effects[effect].dated_at(BASE_DAY).source)


def _weigh_children(
    persons: FloatArray,
    hours: FloatArray,
    ages: Ages,
    now: Coverage,
    wanted: Coverage,
    place: Service,
) -> dict[str, FloatArray]:
    """Weigh the children of a group of ages; past the ages of childcare, only what they need."""
    part = slice(ages.first, ages.last_year + 1)
    if ages.first >= len(LABELS["child age"]):
        unknown = np.full(persons.shape[:2], np.nan)
        counted = {
            "persons": persons[..., part].sum(axis=-1),
            "needed": hours[..., part].sum(axis=-1),
        }
        return {name: counted.get(name, unknown) for name in MEASURES}
    one = Service(*(getattr(place, name)[:, part] for name in Service.__dataclass_fields__))
    shares = now.children[:, part], wanted.children[:, part]
    nobody = np.zeros(shares[0].shape)
    return weigh(persons[..., part], hours[..., part], *shares, one, nobody)


def _gather(weighed: dict[str, dict[str, FloatArray]], years: list[int]) -> xr.Dataset:
    """Put the groups beside one another, dims (group, draw, year)."""
    stacked = {name: np.stack([weighed[group][name] for group in GROUPS]) for name in MEASURES}
    draws = stacked["persons"].shape[1]
    return xr.Dataset(
        {
            name: (("group", "draw", "year"), values, {"unit": MEASURES[name].unit})
            for name, values in stacked.items()
        },
        coords={"group": list(GROUPS), "draw": np.arange(draws), "year": years},
    )
