"""A study with what a caller puts in the place of its keys, each named as the caller gave it."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from carepact.core import voice
from carepact.core.documents import Document, Place
from carepact.core.errors import Faults, ParameterError
from carepact.core.messages import _
from carepact.core.named_paths import find_named
from carepact.core.text_files import is_file
from carepact.policy.package_files import ENDINGS, SHIPPED
from carepact.studies.study_file.model import StudyFile
from carepact.studies.study_file.shocks import read_shocks

PATHS = ("own_facts", "own_population")
"""Keys whose values are files that are seen from where the caller stands."""


@dataclass(frozen=True)
class ToldStudy(Document[StudyFile]):
    """A study as read, and what its caller put in the place of its keys."""

    told: Mapping[Place, str] = field(default_factory=dict)
    """How the caller names the places that are its own: `draws=1`, `--draws 1`."""
    is_file: bool = True
    """Whether a file was read; else a country alone was named."""

    def at(self, place: Place) -> str:
        """Name a place: as the caller gave it, else by its line and keys."""
        for end in range(len(place), 0, -1):
            if place[:end] in self.told:
                return self.told[place[:end]]
        return super().at(place)

    def is_told(self, place: Place) -> bool:
        """Tell whether a place is the caller's own, in no file."""
        return place in self.told

    def refuse(self, faults: Sequence[str]) -> None:
        """Raise all faults at once; a single one of the caller's own stands without the file."""
        own = (*self.told.values(), voice.option("set"), voice.option("evidence"))
        if len(faults) == 1 and (not self.is_file or faults[0].startswith(own)):
            raise ParameterError(faults[0])
        with Faults(ParameterError, self.file) as collected:
            collected.extend(faults)


def change_file(document: Document[StudyFile], changes: Mapping[str, object]) -> ToldStudy:
    """Put given values in the place of a file's; they and what is left out stand in no line.

    Parameters
    ----------
    document : Document
        The study as read.
    changes : mapping
        As for `open_study`.
    """
    given: dict[str, Any] = {key: value for key, value in changes.items() if value is not None}
    told: dict[Place, str] = {
        (key,): voice.given(key, value)
        for key, value in given.items()
        if key in StudyFile.model_fields and key != "shocks"
    }
    for key in PATHS:
        if key in given:
            given[key] = str(Path(given[key]).absolute())
    if "package" in given:
        given["package"] = package_address(str(given["package"]), Path().absolute())
    shocks = read_shocks(given.pop("shocks", None) or ())
    for name, shock in shocks.items():
        told["shocks", name] = voice.given("shocks", {name: shock.begins})
    saving = given.pop("benefit_saving", None)
    if saving is not None:
        document = _declare_saving(document, saving)
        told["paths", "benefit_saving"] = voice.given("benefit_saving", saving)
    lines: dict[Place, int] = {
        place: line for place, line in document.lines.items() if place and place[0] not in given
    }
    content = document.content | {key: str(value) for key, value in given.items()}
    if shocks:
        listed = document.content.get("shocks")
        raw = {name: {"begins": str(one.begins)} for name, one in shocks.items()}
        content["shocks"] = {**(listed if isinstance(listed, dict) else {}), **raw}
    model = document.model
    if model is not None:
        model = model.model_copy(update={**given, "shocks": {**model.shocks, **shocks}})
    return ToldStudy(
        document.file, content, model, document.faults, lines, document.error, told=told
    )


def change_country(document: Document[StudyFile], changes: Mapping[str, object]) -> ToldStudy:
    """Put given values in the place of what is usual for a country: no file has a part in it.

    Parameters
    ----------
    document : Document
        The study of the country with what is usual.
    changes : mapping
        As for `open_study`.
    """
    study = change_file(document, changes)
    names: dict[Place, str] = {(key,): voice.option(key) for key in StudyFile.model_fields}
    return replace(study, told=names | dict(study.told), lines={}, is_file=False)


def package_address(name: str, folder: Path) -> str:
    """Return a shipped package's name, or the path of a package's file."""
    of_file = name not in SHIPPED and (
        Path(name).suffix.lower() in ENDINGS or is_file(find_named(folder, name))
    )
    return str(find_named(folder, name)) if of_file else name


def _declare_saving(document: Document[StudyFile], saving: float) -> Document[StudyFile]:
    """Declare what the State saves in benefits in the place of what the file declares."""
    if not math.isfinite(saving):
        message = _(
            "{given}: is no number. Write a share of the mean wage.",
            given=voice.given("benefit_saving", saving),
        )
        raise ParameterError(message)
    listed = document.content.get("paths")
    paths = {**(listed if isinstance(listed, dict) else {}), "benefit_saving": str(saving)}
    model = document.model
    if model is not None:
        changed = model.paths.model_copy(update={"benefit_saving": saving})
        model = model.model_copy(update={"paths": changed})
    return replace(document, content=document.content | {"paths": paths}, model=model)
