"""One country and one package: from its facts to its books and the answer they give."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import polars as pl
import xarray as xr

from carepact.core.draws import Sampler
from carepact.core.messages import _
from carepact.core.provenance import Source
from carepact.data.countries.facts import BASE_YEAR, Country
from carepact.data.countries.population import Population, read_population
from carepact.data.countries.reading import read_country
from carepact.law.present_law import present_law
from carepact.ledger.ledger import Ledger, post_projection
from carepact.ledger.profile_table import tabulate_profile
from carepact.ledger.target import Target, read_target
from carepact.measure.care_time import CareTime
from carepact.measure.measured_hours import country_hours
from carepact.needs.balance import balance_care
from carepact.policy.settings import list_changes
from carepact.population.country_inputs import build_inputs
from carepact.simulate.growth_paths import EconomicPaths, GrowthPaths, draw_paths, grow
from carepact.simulate.outcome_table import tabulate_outcomes
from carepact.simulate.projection import Projection
from carepact.simulate.result_grade import ResultGrade, grade_result
from carepact.simulate.sensitivity import (
    Sensitivity,
    explain_net_cost,
    plan_one_at_a_time,
    set_alone,
)
from carepact.simulate.years import simulate_years
from carepact.studies.care_account import ignore_progress
from carepact.studies.country_survey import measure_survey
from carepact.studies.study_file.local_currency import find_local_currency
from carepact.studies.study_file.model import CountryStudy, Currency
from carepact.validate.spending_today import tabulate_spending


@dataclass(frozen=True)
class StudyCountry:
    """What a study stands on: a country's facts, its people, and the diaries of a survey."""

    country: Country
    population: Population
    care_time: CareTime | None

    @property
    def sources(self) -> tuple[Source, ...]:
        """List where it all comes from."""
        people = Source(self.population.source, self.population.licence)
        diaries = self.care_time.sources if self.care_time else ()
        return (*self.country.sources, people, *diaries)


@dataclass(frozen=True)
class CountryRun:
    """What a package does to a country: its projection, its books, and what they tell."""

    country: Country
    projection: Projection
    books: Ledger
    figures: pl.DataFrame
    """Every figure with its interval, columns as `outcome_table.COLUMNS`."""
    grade: ResultGrade
    sensitivity: Sensitivity
    """Of the State's net cost of the last year, over GDP."""
    target: Target | None = None
    currency: Currency | None = None
    changes: tuple[str, ...] = ()
    """Parameters of the package that settings changed."""
    settings: Mapping[str, object] | None = None
    """What the run was told, for its manifest."""
    sources: tuple[Source, ...] = ()


def run_country(
    study: CountryStudy, on_progress: Callable[[str], None] = ignore_progress
) -> CountryRun:
    """Carry one country's package from its facts to its books."""
    on_progress(_("reading the country"))
    read = read_study_country(study)
    on_progress(_("simulating year by year"))
    projection, economy = simulate_country(study, read, study.sampler)
    on_progress(_("moving one input at a time"))
    sensitivity = explain_net_cost(projection)
    plan = plan_one_at_a_time(sensitivity, projection.country)
    alone, _economy = simulate_country(study, read, plan)
    return assemble_run(
        study, read, projection, economy, set_alone(sensitivity, alone), on_progress
    )


def answer_country(study: CountryStudy) -> CountryRun:
    """Carry one country's package from its facts to its books, no input moved alone."""
    read = read_study_country(study)
    projection, economy = simulate_country(study, read, study.sampler)
    return assemble_run(study, read, projection, economy, explain_net_cost(projection))


def read_study_country(study: CountryStudy) -> StudyCountry:
    """Read what a study stands on."""
    country = read_country(study.country, study.own_facts)
    return StudyCountry(
        country=country,
        population=read_population(study.country, study.own_population),
        care_time=measure_survey(study.survey, country),
    )


def simulate_country(
    study: CountryStudy, read: StudyCountry, sampler: Sampler
) -> tuple[Projection, EconomicPaths]:
    """Carry a country from its facts to its projection, and say how its economy grows."""
    years = range(BASE_YEAR, study.until + 1)
    economy = draw_paths(study.paths, sampler)
    wages = grow(economy.wage_growth, years)
    inputs = build_inputs(read.country, read.population, years, sampler, wages)
    hours = country_hours(read.country, read.care_time, sampler)
    balance = balance_care(read.country, read.population, sampler)
    law, paths = present_law(inputs), GrowthPaths.along_draws(economy)
    return simulate_years(inputs, hours, balance, law, study.package, paths), economy


def assemble_run(
    study: CountryStudy,
    read: StudyCountry,
    projection: Projection,
    economy: EconomicPaths,
    sensitivity: Sensitivity,
    on_progress: Callable[[str], None] = ignore_progress,
) -> CountryRun:
    """Post a projection to books, and bring together what they tell."""
    target = read_target(study.target, "target") if study.target else None
    # Labels that differ are an error, never dropped.
    with xr.set_options(arithmetic_join="exact"):  # type: ignore[no-untyped-call]
        on_progress(_("posting the books"))
        books, grade = post_projection(projection), grade_result(projection.inputs)
        on_progress(_("taking intervals"))
        outcomes = tabulate_outcomes(projection, grade, economy.discount_rate[:, None])
        today = tabulate_spending(projection, read.country, grade)
        profile = tabulate_profile(books.profiles, projection, grade, target)
    return CountryRun(
        country=read.country,
        projection=projection,
        books=books,
        figures=pl.concat([outcomes, today, profile]),
        grade=grade,
        sensitivity=sensitivity,
        target=target,
        currency=study.currency or find_local_currency(read.country),
        changes=tuple(list_changes(study.package)),
        settings=list_settings(study, float(economy.discount_rate[0])),
        sources=read.sources,
    )


def list_settings(study: CountryStudy, discount_rate: float) -> dict[str, object]:
    """List what a run is told, without any folder of this machine."""
    files = (
        study.own_facts,
        study.own_population,
        study.survey.path if study.survey else None,
    )
    return {
        "country": study.country,
        "package": study.package.model_dump(mode="json"),
        "until": study.until,
        "draws": study.sampler.draws,
        "paths": study.paths.model_dump(mode="json"),
        "discount_rate": discount_rate,
        "target": dict(study.target) if study.target else None,
        "own_files": [file.name for file in files if file],
    }
