"""Read, check and draft the file of a country study."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from pathlib import Path

from carepact.core.distributions import DISTRIBUTIONS
from carepact.core.documents import keys_of, parse_document, read_document
from carepact.core.draws import Sampler
from carepact.core.errors import ParameterError
from carepact.core.given import NOTHING_GIVEN
from carepact.core.messages import _
from carepact.core.named_paths import find_named
from carepact.core.text_files import is_file
from carepact.data.countries.country_search import code_or_name, find_country
from carepact.data.countries.reading import read_country
from carepact.measure.survey_files import SurveyFiles
from carepact.policy.given_evidence import (
    EvidenceChoice,
    combine_given,
    make_given,
    read_evidence,
)
from carepact.policy.package import Edit
from carepact.policy.package_files import open_package
from carepact.policy.settings import IN_STUDY, apply_settings, make_edits, read_settings
from carepact.simulate.growth_paths import DeclaredPaths
from carepact.studies.study_file.checks import (
    find_study_faults,
    list_evidence,
    list_settings,
)
from carepact.studies.study_file.country_checks import LOCAL_FACTOR, indent_faults
from carepact.studies.study_file.local_currency import bring_to_today
from carepact.studies.study_file.model import (
    CountryStudy,
    Currency,
    CurrencyChoice,
    StudyFile,
    SurveyChoice,
    file_at,
)
from carepact.studies.study_file.shocks import begin_crises, shock_models
from carepact.studies.study_file.told_study import (
    ToldStudy,
    change_country,
    change_file,
    package_address,
)

STUDY_FILES = (".yaml", ".yml")


def open_study(
    name: str,
    changes: Mapping[str, object] | None = None,
    settings: Sequence[str] = (),
    evidence: Sequence[str] = (),
) -> CountryStudy:
    """Open a study: a file's, or that of a country with what is usual.

    Parameters
    ----------
    name : str
        A study's file, or a country (ISO 3166-1 alpha-3 or name).
    changes : mapping, optional
        Keys of a study that take the place of the file's, None for none: `package`, `until`,
        `draws`, `seed`, `own_facts`, `own_population`; `benefit_saving`, which takes the place of
        that path alone; `shocks`, a list of `pandemic:2028`, to those of the file. Paths are seen
        from where one stands.
    settings : sequence of str
        Single settings, `childcare.ages_0_2.coverage=0.4`; they win over those of the file.
    evidence : sequence of str
        Evidence in the place of what ships, `employment.gain_of_use=0.2(0.13..0.27)`; it wins
        over that of the file.

    Returns
    -------
    CountryStudy
        Ready to run.

    Raises
    ------
    ParameterError
        With all faults of the file, the changes, the settings and the evidence at once.
    """
    path = Path(name)
    if path.suffix.lower() in STUDY_FILES or is_file(path):
        document = read_document(path, StudyFile, _study_keys())
        return _make_ready(change_file(document, changes or {}), path.parent, settings, evidence)
    code = code_or_name(name)
    text = f"country: {json.dumps(code)}\n"
    document = parse_document(text, code, StudyFile, _study_keys())
    return _make_ready(change_country(document, changes or {}), Path(), settings, evidence)


@cache
def _study_keys() -> list[str]:
    """Name the keys that a study's file may have."""
    models = (StudyFile, SurveyChoice, CurrencyChoice, DeclaredPaths, EvidenceChoice)
    return keys_of(*models, *DISTRIBUTIONS, *shock_models())


def read_study(path: Path) -> CountryStudy:
    """Read a study's file, or raise all its faults at once."""
    document = read_document(path, StudyFile, _study_keys())
    return _make_ready(change_file(document, {}), path.parent)


def schema_text() -> str:
    """Return the schema of a study's file, for editors."""
    folder = resources.files("carepact.studies.study_file")
    return folder.joinpath("study.json").read_text("utf-8")


def _make_ready(
    document: ToldStudy,
    folder: Path,
    settings: Sequence[str] = (),
    evidence: Sequence[str] = (),
) -> CountryStudy:
    """Raise all faults of a study, or make it ready to run."""
    edits: tuple[Edit, ...] = ()
    given = NOTHING_GIVEN
    faults = [*document.faults, *find_study_faults(document, folder)]
    try:
        edits = read_settings(settings)
    except ParameterError as error:
        faults.append(indent_faults(error))
    try:
        given = read_evidence(evidence)
    except ParameterError as error:
        faults.append(indent_faults(error))
    document.refuse(faults)
    study = document.sound()
    own, _none = make_edits(list_settings(document), IN_STUDY)
    of_file, _none_either = make_given(list_evidence(document))
    package = open_package(package_address(study.package, folder))
    code, content = find_country(study.country), document.content
    return CountryStudy(
        country=code,
        package=apply_settings(apply_settings(package, own), edits),
        edits=(*own, *edits),
        until=study.until,
        sampler=Sampler(study.seed, study.draws, combine_given(of_file, given)),
        paths=study.paths,
        own_facts=file_at(content, folder, "own_facts"),
        own_population=file_at(content, folder, "own_population"),
        survey=_find_survey(study.survey, folder),
        currency=_find_currency(study.currency, code, file_at(content, folder, "own_facts")),
        target=study.target,
        crises=begin_crises(study.shocks),
    )


def _find_survey(choice: SurveyChoice | None, folder: Path) -> SurveyFiles | None:
    """Find the files of a survey."""
    if choice is None:
        return None
    first, _dash, last = (choice.years or "").partition("-")
    survey = choice.survey
    if survey is not None and Path(survey).suffix in STUDY_FILES:
        survey = str(find_named(folder, survey))
    return SurveyFiles(
        path=find_named(folder, choice.path),
        survey=survey,
        years=tuple(range(int(first), int(last or first) + 1)) if first else None,
        replicate_weights=find_named(folder, choice.replicate_weights)
        if choice.replicate_weights
        else None,
        method=choice.method,
    )


def _find_currency(
    choice: CurrencyChoice | None, country: str, own_facts: Path | None
) -> Currency | None:
    """Find the factor of a country's own money: the study's, else the derived one."""
    if choice is None:
        return None
    if choice.per_ppp_dollar is not None and choice.year is not None:
        return Currency(
            choice.code, choice.per_ppp_dollar, choice.year, "given by the study", "observed"
        )
    fact = read_country(country, own_facts).fact(LOCAL_FACTOR)
    if fact is None:
        raise ParameterError(
            _("{country}: there is no {indicator}. Give it in a file of own facts.",
              country=country, indicator=LOCAL_FACTOR)
        )  # fmt: skip
    return bring_to_today(choice.code, country, fact)
