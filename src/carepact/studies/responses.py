"""What a country answers when settings of its law are moved: a table that needs no engine."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from carepact.core.messages import _
from carepact.simulate.result_grade import grade_result
from carepact.studies.care_account import ignore_progress
from carepact.studies.country_projection import read_study_country, simulate_country
from carepact.studies.response_table.answer import CountryResponses
from carepact.studies.response_table.building import build_table, follow_mothers, start_engine
from carepact.studies.response_table.carrying import start_package
from carepact.studies.response_table.shown import tabulate_shown
from carepact.studies.study_file.model import CountryStudy


def find_responses(
    study: CountryStudy, on_progress: Callable[[str], None] = ignore_progress
) -> CountryResponses:
    """Find what a country answers to settings of its law, up to when its package is in force.

    Parameters
    ----------
    study : CountryStudy
        The country. Its package says where settings begin and how a change comes.
    on_progress : callable
        Takes a message of progress.
    """
    whole = replace(study, until=study.package.phase_in.ends)
    read = read_study_country(whole)
    on_progress(_("moving settings, alone and together"))
    engine = start_engine(whole, read)
    table = build_table(engine, follow_mothers(whole, read, engine))
    begun = start_package(whole.package, engine.settings, engine.carrier.law_of_last_year)
    on_progress(_("simulating year by year"))
    projection = simulate_country(
        replace(whole, package=begun), read, whole.sampler
    ).projection
    grade = grade_result(projection.inputs)
    return CountryResponses(
        country=read.country,
        package=begun,
        pattern=whole.package,
        settings=engine.settings,
        table=table,
        figures=tabulate_shown(projection, grade),
        grade=grade,
        inputs=projection.inputs,
        law=engine.carrier.law_of_last_year,
        origins=engine.carrier.start.law.origins,
        sources=read.sources,
        notes=projection.notes,
        draws=projection.draws,
        seed=projection.seed,
    )
