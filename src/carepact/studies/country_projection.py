"""One country: from its facts to where its projections start, and to the projection itself."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from carepact.core.draws import Sampler
from carepact.data.countries.facts import BASE_YEAR
from carepact.data.countries.population import read_population
from carepact.data.countries.reading import read_country
from carepact.law.present_law import present_law
from carepact.measure.measured_hours import country_hours
from carepact.needs.balance import balance_care
from carepact.policy.package import Package
from carepact.population.country_inputs import build_inputs
from carepact.population.pay import Growth
from carepact.simulate.crises import Crises, Disturbance, Usual, lay_out_crises
from carepact.simulate.growth_paths import EconomicPaths, GrowthPaths, draw_paths, grow
from carepact.simulate.projection import Projection
from carepact.simulate.years import simulate_years
from carepact.studies.country_survey import measure_survey
from carepact.studies.one_country.facts import Simulated, StartingPoint, StudyCountry
from carepact.studies.study_file.model import CountryStudy


def read_study_country(study: CountryStudy) -> StudyCountry:
    """Read what a study stands on."""
    country = read_country(study.country, study.own_facts)
    population = read_population(study.country, study.own_population)
    return StudyCountry(country, population, measure_survey(study.survey, country))


def simulate_country(
    study: CountryStudy,
    read: StudyCountry,
    sampler: Sampler,
    begun: StartingPoint | None = None,
) -> Simulated:
    """Carry a country from its facts to its projection, through the crises of its study.

    Parameters
    ----------
    study, read, sampler
        What is asked, what it stands on, and how it is drawn.
    begun : StartingPoint, optional
        Where it starts, known from a study that differs in its package alone.
    """
    economy = draw_paths(study.paths, sampler)
    start = begun or start_country(read, study.until, economy, sampler)
    calm = simulate_package(start, study.package)
    if not study.crises:
        return Simulated(calm, economy, start=start)
    disturbance = lay_out_crises(study.crises, start.inputs.years, sampler)
    crises = Crises(study.crises, disturbance, Usual.of(calm))
    struck = start_country(read, study.until, economy, sampler, disturbance)
    return Simulated(simulate_package(struck, study.package, crises), economy, calm, start)


def start_country(
    read: StudyCountry,
    until: int,
    economy: EconomicPaths,
    sampler: Sampler,
    disturbance: Disturbance | None = None,
) -> StartingPoint:
    """Carry a country from its facts to where every projection of it starts."""
    years = range(BASE_YEAR, until + 1)
    growth = Growth(grow(economy.gdp_growth, years), grow(economy.wage_growth, years))
    population, need = read.population, np.ones((1, 1))
    if disturbance is not None:
        population, need = disturbance.lengthen_lives(population), disturbance.of("care_need")
        growth = disturbance.disturb_growth(growth)
    inputs = build_inputs(read.country, population, years, sampler, growth)
    inputs = replace(inputs, need=need)
    return StartingPoint(
        inputs=inputs,
        hours=country_hours(read.country, read.care_time, sampler),
        balance=balance_care(read.country, population.within(years), sampler),
        law=present_law(inputs),
        paths=GrowthPaths.along_draws(economy),
    )


def simulate_package(
    start: StartingPoint, package: Package, crises: Crises | None = None
) -> Projection:
    """Carry a country under present law and under a package through the years."""
    return simulate_years(
        start.inputs, start.hours, start.balance, start.law, package, start.paths, crises
    )
