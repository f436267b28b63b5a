"""One country and one package: from its facts to its books and the answer they give."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from carepact.core.messages import _
from carepact.ledger.target import read_target
from carepact.policy.settings import list_changes
from carepact.simulate.sensitivity import plan_one_at_a_time
from carepact.studies.care_account import ignore_progress
from carepact.studies.country_projection import read_study_country, simulate_country
from carepact.studies.one_country.facts import Simulated, StudyCountry
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
    run = carry_country(study, read)
    on_progress(_("moving one input at a time"))
    plan = plan_one_at_a_time(run.sensitivity, run.country.code, study.sampler.given)
    alone = simulate_country(study, read, plan).projection
    return post_run(replace(run, moved_alone=alone), on_progress)


def answer_country(study: CountryStudy) -> CountryRun:
    """Carry one country's package from its facts to its books, no input moved alone.

    Evidence that is set and that this run does not read is listed as such: the same is told to
    several runs.
    """
    read = read_study_country(study)
    unread = find_unread(study, read)
    return post_run(replace(carry_country(study, read), told=list_told(study, unread)))


def carry_country(study: CountryStudy, read: StudyCountry) -> CountryRun:
    """Carry one country's package through the years; nothing is posted or tabulated yet."""
    return make_run(study, read, simulate_country(study, read, study.sampler))


def make_run(study: CountryStudy, read: StudyCountry, simulated: Simulated) -> CountryRun:
    """Put what was simulated beside what it was told; where it starts from is let go."""
    return CountryRun(
        country=read.country,
        simulated=simulated._replace(start=None),
        target=read_target(study.target, "target") if study.target else None,
        currency=study.currency or find_local_currency(read.country),
        changes=tuple(list_changes(study.package)),
        told=list_told(study),
        settings=list_settings(study, float(simulated.economy.discount_rate[0])),
        sources=read.sources,
        crises=study.crises,
    )


def post_run(run: CountryRun, on_progress: Callable[[str], None] = ignore_progress) -> CountryRun:
    """Post a run to books, which must balance, and take all its figures."""
    on_progress(_("posting the books"))
    _books = run.books
    on_progress(_("taking intervals"))
    _figures, _why = run.figures, run.sensitivity
    return run
