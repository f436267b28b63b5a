"""The same package in every country, one after another; what is there already is left out."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context

from carepact.core.errors import CareError
from carepact.core.messages import _
from carepact.core.provenance import hash_settings, library_versions
from carepact.core.shipped import hash_shipped
from carepact.data.countries.facts import known_countries
from carepact.data.countries.population import list_population
from carepact.data.countries.reading import read_country
from carepact.policy.package_files import open_package
from carepact.policy.settings import read_settings
from carepact.studies.care_account import ignore_progress
from carepact.studies.country import answer_country
from carepact.studies.one_country.run import CountryRun
from carepact.studies.study_file.model import DEFAULT_PACKAGE as STANDARD_PACKAGE
from carepact.studies.study_file.model import CountryStudy
from carepact.studies.study_file.needed_facts import find_missing
from carepact.studies.study_file.opening import open_study

Answer = Mapping[str, object]


@dataclass(frozen=True)
class CountryResult:
    """What became of one country: an answer, or the reason why there is none."""

    country: str
    inputs_sha256: str = ""
    """Hash of all that its run stands on."""
    answer: Answer | None = None
    """What is kept of its run; missing where one of the same inputs is there, or none can be."""
    lacks: str = ""
    """Needed facts that nobody knows of the country, which is left out."""
    fault: str = ""
    """What went wrong."""

    @property
    def is_new(self) -> bool:
        """Whether it was simulated now."""
        return self.answer is not None


def run_all_countries(
    changes: Mapping[str, object],
    settings: Sequence[str],
    condense: Callable[[CountryRun], Answer],
    *,
    finished: Mapping[str, str] | None = None,
    on_progress: Callable[[str], None] = ignore_progress,
    countries: Sequence[str] | None = None,
    workers: int = 1,
) -> Iterator[CountryResult]:
    """Carry one package through every country; the fault of one does not stop the others.

    Parameters
    ----------
    changes, settings
        What every study is told, as for `open_study`.
    condense : callable
        Takes from a run what is to be kept of it. With several workers it is handed to them,
        and so has to be a function of a module.
    there : mapping of str to str, optional
        Hash of the inputs of each country whose result is there already.
    tell : callable
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
        If the package or a setting has a fault, before any country is run.
    """
    read_settings(settings)
    open_package(str(changes.get("package") or STANDARD_PACKAGE))
    codes = sorted(known_countries() if countries is None else countries)
    _check_on_one(codes, changes, settings)
    carry = partial(carry_one, changes, tuple(settings), finished or {}, condense)
    with _start(workers) as carry_each:
        for place, result in enumerate(carry_each(carry, codes), start=1):
            yield result
            on_progress(_("{country}, {place} of {count}", country=result.country, place=place,
                   count=len(codes)))  # fmt: skip


def carry_one(
    changes: Mapping[str, object],
    settings: Sequence[str],
    finished: Mapping[str, str],
    condense: Callable[[CountryRun], Answer],
    code: str,
) -> CountryResult:
    """Carry the package through one country, unless its answer is there or cannot be."""
    try:
        lacks = " ".join(find_lacking(code))
        if lacks:
            return CountryResult(code, lacks=lacks)
        study = open_study(code, changes, settings)
        inputs = hash_inputs(study)
        if finished.get(code) == inputs:
            return CountryResult(code, inputs)
        return CountryResult(code, inputs, condense(answer_country(study)))
    except CareError as error:
        return CountryResult(code, fault=str(error))


def _check_on_one(
    codes: Iterable[str], changes: Mapping[str, object], settings: Sequence[str]
) -> None:
    """Refuse what no country can be told, by the first that has all that a run needs."""
    known = known_countries()
    for code in codes:
        if code in known and not any(find_lacking(code)):
            open_study(code, changes, settings)
            return


@contextmanager
def _start(workers: int) -> Iterator[Callable[..., Iterable[CountryResult]]]:
    """Give a way to carry countries one by one, here or in processes; what waits is dropped."""
    if workers == 1:
        yield map
        return
    # Fresh processes, as a fork would copy the threads of a library half way through their work.
    pool = ProcessPoolExecutor(workers, get_context("spawn"), _leave_interrupts_alone)
    try:
        yield pool.map
    finally:
        pool.shutdown(cancel_futures=True)


def _leave_interrupts_alone() -> None:
    """Leave it to the first process to be interrupted; it ends the others."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def find_lacking(code: str) -> Iterator[str]:
    """Find what a run of a country needs and nobody knows: facts, people by age and sex."""
    country = read_country(code)
    yield from find_missing(country, has_survey=False)
    if code not in list_population():
        yield _("{country}: its people by age and sex are not known.", country=country.name)


def hash_inputs(study: CountryStudy) -> str:
    """Hash all that the run of a study without files of its own stands on."""
    told = {"study": study, "shipped": hash_shipped(), "versions": library_versions()}
    return hash_settings(told)
