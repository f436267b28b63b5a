"""What countries answer when settings of their law are moved: tables that need no engine."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from carepact.core.messages import _
from carepact.simulate.result_grade import grade_result
from carepact.studies.care_account import ignore_progress
from carepact.studies.country_projection import read_study_country, simulate_country
from carepact.studies.every_country.result import Answer, CountryResult
from carepact.studies.every_country.workers import start_workers
from carepact.studies.response_table.answer import CountryResponses
from carepact.studies.response_table.building import build_table, follow_mothers, start_engine
from carepact.studies.response_table.carrying import start_package
from carepact.studies.response_table.shown import tabulate_shown
from carepact.studies.study_file.inputs import find_lacking
from carepact.studies.study_file.model import CountryStudy
from carepact.studies.study_file.opening import open_study


def find_responses(study: CountryStudy) -> CountryResponses:
    """Find what a country answers to settings of its law, up to when its package is in force.

    Parameters
    ----------
    study : CountryStudy
        The country. Its package says where settings begin and how a change comes.
    """
    whole = replace(study, until=study.package.phase_in.ends)
    read = read_study_country(whole)
    engine = start_engine(whole, read)
    table = build_table(engine, follow_mothers(whole, read, engine))
    law = engine.carrier.law_of_last_year
    begun = start_package(whole.package, engine.settings, law)
    full = simulate_country(replace(whole, package=begun), read, whole.sampler).projection
    grade = grade_result(full.inputs)
    return CountryResponses(
        country=read.country,
        package=begun,
        pattern=whole.package,
        settings=engine.settings,
        table=table,
        figures=tabulate_shown(full, grade),
        grade=grade,
        inputs=full.inputs,
        law=law,
        origins=engine.carrier.start.law.origins,
        sources=read.sources,
        notes=full.notes,
        draws=full.draws,
        seed=full.seed,
    )


def find_each_response(
    codes: Sequence[str],
    changes: Mapping[str, object],
    condense: Callable[[CountryResponses], Answer],
    workers: int = 1,
    on_progress: Callable[[str], None] = ignore_progress,
) -> Iterator[CountryResult]:
    """Find the responses of countries one by one, in the order of their codes.

    Parameters
    ----------
    codes : sequence of str
        ISO 3166-1 alpha-3.
    changes : mapping of str to object
        What every study is told, as for `open_study`.
    condense : callable
        Takes what is kept of a country; a function of a module, as workers are handed it.
    workers : int
        Countries at a time, each in a process of its own; the answers are the same for any number.
    on_progress : callable
        Takes a message of progress.
    """
    carry = partial(_carry_one, changes, condense)
    with start_workers(workers) as carry_each:
        for place, result in enumerate(carry_each(carry, sorted(codes)), start=1):
            yield result
            on_progress(_("{country}, {place} of {count}", country=result.country, place=place,
                   count=len(codes)))  # fmt: skip


def _carry_one(
    changes: Mapping[str, object], condense: Callable[[CountryResponses], Answer], code: str
) -> CountryResult:
    """Find the responses of one country, unless facts are lacking."""
    lacks = " ".join(find_lacking(code))
    if lacks:
        return CountryResult(code, lacks=lacks)
    return CountryResult(code, answer=condense(find_responses(open_study(code, changes))))
