"""Read, check and draft the file of a country study."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from carepact.core import voice
from carepact.core.distributions import DISTRIBUTIONS
from carepact.core.documents import Document, Place, keys_of, parse_document, read_document
from carepact.core.draws import Sampler
from carepact.core.errors import Faults, ParameterError
from carepact.core.given import NOTHING_GIVEN
from carepact.core.messages import _
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
    package_address,
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
from carepact.studies.study_file.shocks import begin_crises, read_shocks, shock_models

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
        return _make_ready(_change(document, changes or {}), path.parent, settings, evidence)
    code = code_or_name(name)
    text = f"country: {json.dumps(code)}\n"
    document = replace(parse_document(text, code, StudyFile, _study_keys()), lines={})
    return _make_ready(_change(document, changes or {}), Path(), settings, evidence)


def _declare_saving(document: Document[StudyFile], saving: float | None) -> Document[StudyFile]:
    """Declare what the State saves in benefits in the place of what the file declares."""
    if saving is None:
        return document
    if not math.isfinite(saving):
        message = _(
            "{given}: is no number. Write a share of the mean wage.",
            given=voice.given("benefit_saving", saving),
        )
        raise ParameterError(message)
    told = document.content.get("paths")
    paths = {**(told if isinstance(told, dict) else {}), "benefit_saving": str(saving)}
    model = document.model
    if model is not None:
        changed = model.paths.model_copy(update={"benefit_saving": saving})
        model = model.model_copy(update={"paths": changed})
    return replace(document, content=document.content | {"paths": paths}, model=model)


@cache
def _study_keys() -> list[str]:
    """Name the keys that a study's file may have."""
    models = (StudyFile, SurveyChoice, CurrencyChoice, DeclaredPaths, EvidenceChoice)
    return keys_of(*models, *DISTRIBUTIONS, *shock_models())


def read_study(path: Path) -> CountryStudy:
    """Read a study's file, or raise all its faults at once."""
    document = read_document(path, StudyFile, _study_keys())
    return _make_ready(_change(document, {}), path.parent)


def schema_text() -> str:
    """Return the schema of a study's file, for editors."""
    folder = resources.files("carepact.studies.study_file")
    return folder.joinpath("study.json").read_text("utf-8")


def _change(document: Document[StudyFile], changes: Mapping[str, object]) -> Document[StudyFile]:
    """Put given values in the place of a file's; they and what is left out stand in no line."""
    given: dict[str, Any] = {key: value for key, value in changes.items() if value is not None}
    for key in ("own_facts", "own_population"):
        if key in given:
            given[key] = str(Path(given[key]).absolute())
    if "package" in given:
        given["package"] = package_address(str(given["package"]), Path().absolute())
    shocks = read_shocks(given.pop("shocks", None) or ())
    document = _declare_saving(document, given.pop("benefit_saving", None))
    lines: dict[Place, int] = {
        place: line for place, line in document.lines.items() if place and place[0] not in given
    }
    content = document.content | {key: str(value) for key, value in given.items()}
    if shocks:
        told = document.content.get("shocks")
        raw = {name: {"begins": str(one.begins)} for name, one in shocks.items()}
        content["shocks"] = {**(told if isinstance(told, dict) else {}), **raw}
    model = document.model
    if model is not None:
        model = model.model_copy(update={**given, "shocks": {**model.shocks, **shocks}})
    return replace(document, content=content, model=model, lines=lines)


def _make_ready(
    document: Document[StudyFile],
    folder: Path,
    settings: Sequence[str] = (),
    evidence: Sequence[str] = (),
) -> CountryStudy:
    """Raise all faults of a study, or make it ready to run."""
    edits: tuple[Edit, ...] = ()
    given = NOTHING_GIVEN
    with Faults(ParameterError, document.file) as faults:
        faults.extend(document.faults)
        faults.extend(find_study_faults(document, folder))
        try:
            edits = read_settings(settings)
        except ParameterError as error:
            faults.add(indent_faults(error))
        try:
            given = read_evidence(evidence)
        except ParameterError as error:
            faults.add(indent_faults(error))
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
        survey = str(folder / survey)
    return SurveyFiles(
        path=folder / choice.path,
        survey=survey,
        years=tuple(range(int(first), int(last or first) + 1)) if first else None,
        replicate_weights=folder / choice.replicate_weights if choice.replicate_weights else None,
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
