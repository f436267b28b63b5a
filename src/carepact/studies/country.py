"""One country and one package: from its facts to its books and the answer they give."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from carepact.core.messages import _
from carepact.ledger.ledger import post_projection
from carepact.ledger.target import read_target
from carepact.policy.settings import list_changes
from carepact.simulate.result_grade import grade_result
from carepact.simulate.sensitivity import (
    Sensitivity,
    explain_net_cost,
    plan_one_at_a_time,
    set_alone,
)
from carepact.studies.care_account import ignore_progress
from carepact.studies.country_projection import read_study_country, simulate_country
from carepact.studies.one_country.facts import Simulated, StudyCountry
from carepact.studies.one_country.figures import tabulate_figures
from carepact.studies.one_country.run import CountryRun, list_settings
from carepact.studies.one_country.told import list_told
from carepact.studies.study_file.local_currency import find_local_currency
from carepact.studies.study_file.model import CountryStudy
from carepact.studies.unread_evidence import find_unread, refuse_unread


def run_country(
    study: CountryStudy, on_progress: Callable[[str], None] = ignore_progress
) -> CountryRun:
    """Carry one country's package from its facts to its books."""
    on_progress(_("reading the country"))
    read = read_study_country(study)
    refuse_unread(study, read)
    on_progress(_("simulating year by year"))
    found = simulate_country(study, read, study.sampler)
    on_progress(_("moving one input at a time"))
    sensitivity = explain_net_cost(found.projection)
    plan = plan_one_at_a_time(sensitivity, found.projection.country, study.sampler.given)
    alone = simulate_country(study, read, plan).projection
    return assemble_run(study, read, found, set_alone(sensitivity, alone), on_progress)


def answer_country(study: CountryStudy) -> CountryRun:
    """Carry one country's package from its facts to its books, no input moved alone.

    Evidence that is set and that this run does not read is listed as such: the same is told to
    several runs.
    """
    read = read_study_country(study)
    unread = find_unread(study, read)
    found = simulate_country(study, read, study.sampler)
    run = assemble_run(study, read, found, explain_net_cost(found.projection))
    return replace(run, told=list_told(study, unread))


def assemble_run(
    study: CountryStudy,
    read: StudyCountry,
    found: Simulated,
    sensitivity: Sensitivity,
    on_progress: Callable[[str], None] = ignore_progress,
) -> CountryRun:
    """Post a projection to books, and bring together what they tell."""
    projection = found.projection
    target = read_target(study.target, "target") if study.target else None
    on_progress(_("posting the books"))
    books = post_projection(projection)
    on_progress(_("taking intervals"))
    return CountryRun(
        country=read.country,
        projection=projection,
        books=books,
        figures=tabulate_figures(found, read.country, books.profiles, target),
        grade=grade_result(projection.inputs),
        sensitivity=sensitivity,
        target=target,
        currency=study.currency or find_local_currency(read.country),
        changes=tuple(list_changes(study.package)),
        told=list_told(study),
        settings=list_settings(study, float(found.economy.discount_rate[0])),
        sources=read.sources,
        crises=study.crises,
    )
