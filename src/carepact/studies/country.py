"""One country and one package: from its facts to its books and the answer they give."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import polars as pl

from carepact.core.messages import _
from carepact.core.provenance import Source
from carepact.data.countries.facts import BASE_YEAR, Country, read_country
from carepact.data.countries.population import read_population
from carepact.data.timeuse import read_diaries
from carepact.ledger.books import Books, post_path
from carepact.ledger.profile_table import tabulate_profile
from carepact.ledger.target import Target, read_target
from carepact.measure.care_time import CareTime
from carepact.measure.measured_hours import country_hours, estimate_hours_by_sex
from carepact.measure.replicate_files import read_replicate_file
from carepact.needs.balance import balance_care
from carepact.policy.ground import lay_ground
from carepact.policy.own_money import find_own_money
from carepact.policy.paths import EconomicPaths, draw_paths, grow
from carepact.policy.present_law import present_law
from carepact.policy.study import CountryStudy, Currency, StudySurvey
from carepact.simulate.outcome_table import tabulate_outcomes
from carepact.simulate.path import Path
from carepact.simulate.paths import Paths
from carepact.simulate.result_grade import ResultGrade, grade_result
from carepact.simulate.sensitivity import Sensitivity, explain_net_cost
from carepact.simulate.spending_today import tabulate_spending
from carepact.simulate.years import simulate_years
from carepact.studies.care_account import say_nothing


@dataclass(frozen=True)
class CountryRun:
    """What a package does to a country: its path, its books, and what they tell."""

    country: Country
    path: Path
    books: Books
    figures: pl.DataFrame
    """Every figure with its interval, columns as `outcome_table.COLUMNS`."""
    grade: ResultGrade
    sensitivity: Sensitivity
    """Of the State's net cost of the last year, over GDP."""
    target: Target | None = None
    currency: Currency | None = None
    settings: Mapping[str, object] | None = None
    """What the run was told, for its manifest."""
    sources: tuple[Source, ...] = ()


def run_country(study: CountryStudy, tell: Callable[[str], None] = say_nothing) -> CountryRun:
    """Carry one country's package from its facts to its books."""
    tell(_("reading the country"))
    country = read_country(study.country, study.own_facts)
    population = read_population(study.country, study.own_population)
    care_time = measure_hours(study.survey) if study.survey else None
    years = range(BASE_YEAR, study.until + 1)
    economy = draw_paths(study.paths, study.seed, study.draws)
    wages = grow(economy.wage_growth, years)
    tell(_("laying out present law"))
    ground = lay_ground(country, population, years, study.seed, study.draws, wages)
    hours = country_hours(country, care_time, study.seed, study.draws)
    balance = balance_care(country, population, study.seed, study.draws)
    law, paths = present_law(ground), Paths.along_draws(economy)
    tell(_("simulating year by year"))
    path = simulate_years(ground, hours, balance, law, study.package, paths)
    people = Source(population.source, population.licence)
    diaries = care_time.sources if care_time else ()
    return conclude(study, country, path, economy, (*country.sources, people, *diaries), tell)


def conclude(
    study: CountryStudy,
    country: Country,
    path: Path,
    economy: EconomicPaths,
    sources: tuple[Source, ...] = (),
    tell: Callable[[str], None] = say_nothing,
) -> CountryRun:
    """Post a path to books, and bring together what they tell."""
    tell(_("posting the books"))
    books, grade = post_path(path), grade_result(path.inputs)
    target = read_target(study.target, "target") if study.target else None
    tell(_("taking intervals"))
    outcomes = tabulate_outcomes(path, grade, economy.discount_rate[:, None])
    today = tabulate_spending(path, country, grade)
    profile = tabulate_profile(books.profiles, path, grade, target)
    return CountryRun(
        country=country,
        path=path,
        books=books,
        figures=pl.concat([outcomes, today, profile]),
        grade=grade,
        sensitivity=explain_net_cost(path),
        target=target,
        currency=study.currency or find_own_money(country),
        settings=list_settings(study, float(economy.discount_rate[0])),
        sources=sources,
    )


def measure_hours(survey: StudySurvey) -> CareTime:
    """Measure the unpaid hours of women and men from the diaries of a study."""
    diaries = read_diaries(survey.path, survey.survey, survey.years)
    if survey.replicate_weights is None:
        return estimate_hours_by_sex(diaries, method=survey.method)
    weights = read_replicate_file(diaries, survey.replicate_weights, survey.method or "")
    return estimate_hours_by_sex(diaries, weights)


def list_settings(study: CountryStudy, discount_rate: float) -> dict[str, object]:
    """List what a run is told, without any folder of this machine."""
    files = (study.own_facts, study.own_population, study.survey.path if study.survey else None)
    return {
        "country": study.country,
        "package": study.package.model_dump(mode="json"),
        "until": study.until,
        "draws": study.draws,
        "paths": study.paths.model_dump(mode="json"),
        "discount_rate": discount_rate,
        "target": dict(study.target) if study.target else None,
        "own_files": [file.name for file in files if file],
    }
