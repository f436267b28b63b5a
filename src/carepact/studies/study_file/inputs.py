"""What the run of a country stands on: what is missing of it, and its hash."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from carepact.core.messages import _
from carepact.core.provenance import hash_settings, library_versions
from carepact.core.shipped import hash_shipped
from carepact.data.countries.facts import known_countries
from carepact.data.countries.population import list_population
from carepact.data.countries.reading import read_country
from carepact.studies.study_file.model import CountryStudy
from carepact.studies.study_file.needed_facts import find_missing
from carepact.studies.study_file.opening import open_study


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


def check_on_one(
    codes: Iterable[str],
    changes: Mapping[str, object],
    settings: Sequence[str],
    evidence: Sequence[str] = (),
) -> None:
    """Refuse what no country can be told, by the first that has all that a run needs."""
    known = known_countries()
    for code in codes:
        if code in known and not any(find_lacking(code)):
            open_study(code, changes, settings, evidence)
            return
