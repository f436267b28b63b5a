"""The same package in every country, one after another; what is there already is left out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from carepact.core.errors import CareError
from carepact.core.messages import _
from carepact.core.run_defaults import RunDefaults
from carepact.data.countries.country_search import code_or_name
from carepact.data.countries.facts import known_countries
from carepact.policy.given_evidence import read_evidence
from carepact.policy.package_files import open_package
from carepact.policy.settings import read_settings
from carepact.studies.care_account import ignore_progress
from carepact.studies.country import answer_country
from carepact.studies.every_country.result import Answer, CountryResult
from carepact.studies.every_country.workers import start_workers
from carepact.studies.one_country.run import CountryRun
from carepact.studies.study_file.inputs import check_on_one, find_lacking, hash_inputs
from carepact.studies.study_file.opening import open_study


def run_all_countries(
    changes: Mapping[str, object],
    settings: Sequence[str],
    condense: Callable[[CountryRun], Answer],
    *,
    evidence: Sequence[str] = (),
    finished: Mapping[str, str] | None = None,
    on_progress: Callable[[str], None] = ignore_progress,
    countries: Sequence[str] | None = None,
    workers: int = 1,
) -> Iterator[CountryResult]:
    """Carry one package through every country; the fault of one does not stop the others.

    Parameters
    ----------
    changes, settings, evidence
        What every study is told, as for `open_study`; evidence that a country does not read is
        marked so in its answer.
    condense : callable
        Takes from a run what is to be kept of it. With several workers it is handed to them,
        and so has to be a function of a module.
    finished : mapping of str to str, optional
        Hash of the inputs of each country whose result is there already.
    on_progress : callable
        Takes a message of progress.
    countries : sequence of str, optional
        Which countries; every known one when omitted.
    workers : int
        How many countries are simulated at a time, each in a process of its own; the answers
        are the same for any number.

    Yields
    ------
    CountryResult
        One a country, in the order of their codes.

    Raises
    ------
    ParameterError
        If the package, a setting or evidence has a fault, before any country is run.
    """
    read_settings(settings)
    read_evidence(evidence)
    open_package(str(changes.get("package") or RunDefaults.package))
    codes = sorted(known_countries() if countries is None else map(code_or_name, countries))
    check_on_one(codes, changes, settings, evidence)
    told = changes, tuple(settings), tuple(evidence)
    carry = partial(carry_one, told, finished or {}, condense)
    with start_workers(workers) as carry_each:
        for place, result in enumerate(carry_each(carry, codes), start=1):
            yield result
            on_progress(_("{country}, {place} of {count}", country=result.country, place=place,
                   count=len(codes)))  # fmt: skip


def carry_one(
    told: tuple[Mapping[str, object], Sequence[str], Sequence[str]],
    finished: Mapping[str, str],
    condense: Callable[[CountryRun], Answer],
    code: str,
) -> CountryResult:
    """Carry the package through one country, unless its answer is there or cannot be."""
    try:
        lacks = " ".join(find_lacking(code))
        if lacks:
            return CountryResult(code, lacks=lacks)
        study = open_study(code, *told)
        inputs = hash_inputs(study)
        if finished.get(code) == inputs:
            return CountryResult(code, inputs)
        return CountryResult(code, inputs, condense(answer_country(study)))
    except CareError as error:
        return CountryResult(code, fault=str(error))
