"""The same package in every country, one after another; what is there already is left out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from carepact.core.errors import CareError
from carepact.core.messages import _
from carepact.core.provenance import hash_settings, library_versions
from carepact.core.shipped import hash_shipped
from carepact.data.countries.facts import known_countries, read_country
from carepact.data.countries.population import list_population
from carepact.policy.needed_facts import find_missing
from carepact.policy.package_files import open_package
from carepact.policy.settings import read_settings
from carepact.policy.study import DEFAULT_PACKAGE as STANDARD_PACKAGE
from carepact.policy.study import CountryStudy
from carepact.policy.study_file import open_study
from carepact.studies.care_account import say_nothing
from carepact.studies.country import CountryRun, answer_country


@dataclass(frozen=True)
class CountryResult:
    """What became of one country: a run, or the reason why there is none."""

    country: str
    inputs_sha256: str = ""
    """Hash of all that its run stands on."""
    run: CountryRun | None = None
    """Missing where a result of the same inputs is there, or where there can be none."""
    lacks: str = ""
    """Needed facts that nobody knows of the country, which is left out."""
    fault: str = ""
    """What went wrong."""
    is_new: bool = False
    """Whether it was simulated now."""

    def without_run(self) -> CountryResult:
        """Leave the run out, which is large."""
        return replace(self, run=None)


def run_all_countries(
    changes: Mapping[str, object],
    settings: Sequence[str] = (),
    there: Mapping[str, str] | None = None,
    tell: Callable[[str], None] = say_nothing,
    countries: Sequence[str] | None = None,
) -> Iterator[CountryResult]:
    """Carry one package through every country; the fault of one does not stop the others.

    Parameters
    ----------
    changes, settings
        What every study is told, as for `open_study`.
    there : mapping of str to str, optional
        Hash of the inputs of each country whose result is there already.
    tell : callable
        Takes a message of progress.
    countries : sequence of str, optional
        Which countries; every known one when omitted.

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
    for place, code in enumerate(codes, start=1):
        tell(_("{country}, {place} of {count}", country=code, place=place, count=len(codes)))
        try:
            lacks = " ".join(find_lacking(code))
            if lacks:
                yield CountryResult(code, lacks=lacks)
                continue
            study = open_study(code, changes, settings)
            inputs = hash_inputs(study)
            same = (there or {}).get(code) == inputs
            run = None if same else answer_country(study)
        except CareError as error:
            yield CountryResult(code, fault=str(error))
        else:
            yield CountryResult(code, inputs, run, is_new=not same)


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
