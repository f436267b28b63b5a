"""Read a quality assessment with its sheets, or raise all faults at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from importlib import resources
from pathlib import Path

from carepact.core.documents import Document, keys_of, read_document
from carepact.core.errors import CareError
from carepact.core.messages import Day, _
from carepact.core.named_paths import find_named
from carepact.core.provenance import Source, hash_file
from carepact.core.text_files import exists
from carepact.data.countries.country_search import find_country
from carepact.levels.quality.catalogue import AreaFile, Criterion, kind_titles, list_areas
from carepact.levels.quality.plan import FollowUp, PlanItem
from carepact.levels.quality.standing import Answer, Assessor
from carepact.levels.quality.voices import Voices
from carepact.studies.quality_file.checks import catalogue_of, find_quality_faults
from carepact.studies.quality_file.model import AssessorEntry, QualityFile
from carepact.studies.quality_file.sheets import (
    ReadSheets,
    read_any,
    read_assessment,
    read_follow_ups,
    read_plan,
    read_survey,
)
from carepact.studies.study_file.country_checks import indent_faults
from carepact.studies.study_file.model import file_at
from carepact.studies.told.entries import Told


@dataclass(frozen=True)
class OpenedQuality:
    """A quality assessment as its files tell it."""

    service: str
    kind: str
    country: str
    day: date
    as_of: date
    """For which the plan is looked at."""
    catalogue: int
    areas: tuple[AreaFile, ...]
    """With the criteria that were asked."""
    assessors: tuple[Assessor, ...]
    agreed: dict[str, Answer]
    has_plan: bool
    plan: tuple[PlanItem, ...]
    follow_ups: tuple[FollowUp, ...]
    voices: tuple[Voices, ...]
    earlier: OpenedQuality | None
    sources: tuple[Source, ...]
    """The files that were read."""


def open_quality(path: Path) -> OpenedQuality:
    """Read a quality assessment with its sheets, and the earlier one that it names.

    Parameters
    ----------
    path : Path
        YAML file.

    Raises
    ------
    ParameterError
        With all faults of the file, its sheets, and the earlier one, at once.
    """
    return _open(path, goes_back=True)


def schema_text() -> str:
    """Return the schema of an assessment's file, for editors."""
    return resources.files(__package__).joinpath("quality.json").read_text("utf-8")


def _open(path: Path, *, goes_back: bool) -> OpenedQuality:
    """Read one assessment; of an earlier one not the one before it."""
    document = read_document(path, QualityFile, keys_of(QualityFile, AssessorEntry))
    told, folder = Told(document), path.parent
    areas = list_areas(_kind(told), catalogue_of(told))
    asked = {one.id: one for area in areas for one in area.criteria}
    sheets = _read_sheets(told, folder, asked)
    earlier, faults = _open_earlier(told, folder) if goes_back else (None, [])
    further = [
        *find_quality_faults(told, folder),
        *(fault for one in sheets.values() for fault in one.faults),
        *faults,
    ]
    opened = _make(document, document.sound(further), areas, sheets, folder)
    return replace(opened, earlier=earlier)


def _kind(told: Told[QualityFile]) -> str:
    """Return the kind of service; of one that is not known, which has been noted, any."""
    named = told.text("kind")
    return named if named in kind_titles() else next(iter(kind_titles()))


def _read_sheets(
    told: Told[QualityFile], folder: Path, asked: dict[str, Criterion]
) -> dict[str, ReadSheets]:
    """Read every sheet that is named and there, by the place that names it."""
    found: dict[str, ReadSheets] = {}
    # Of a kind that is not known any criterion may be asked: that is its one fault.
    knows_kind = told.text("kind") in kind_titles()
    named = [(f"assessor {one[1]}", (*one, "sheet")) for one in told.entries("assessors")]
    for name, place in [*named, ("agreed", ("agreed",))]:
        path = find_named(folder, told.text(*place))
        if told.text(*place) and exists(path) and knows_kind:
            found[name] = read_any(path, partial(read_assessment, asked=asked))
    for name, read in (("plan", read_plan), ("survey", read_survey)):
        path = find_named(folder, told.text(name))
        if told.text(name) and exists(path) and knows_kind:
            found[name] = read_any(path, partial(read, asked=asked))
    path = find_named(folder, told.text("follow_ups"))
    if told.text("follow_ups") and exists(path):
        plan = found.get("plan")
        numbers = frozenset(one.number for one in plan.plan) if plan and not plan.faults else None
        found["follow_ups"] = read_any(path, partial(read_follow_ups, numbers=numbers))
    return found


def _open_earlier(told: Told[QualityFile], folder: Path) -> tuple[OpenedQuality | None, list[str]]:
    """Read the earlier assessment; what it cannot be is a fault of the later one."""
    path = file_at(told.document.content, folder, "earlier")
    if path is None or not exists(path):
        return None, []
    where = told.at("earlier")
    try:
        found = _open(path, goes_back=False)
    except CareError as error:
        return None, [f"{where}: {indent_faults(error)}"]
    return found, list(_find_earlier_faults(told, found, where))


def _find_earlier_faults(
    told: Told[QualityFile], earlier: OpenedQuality, where: str
) -> Iterator[str]:
    """Find an earlier assessment that is none: of another kind of service, or no earlier day."""
    if told.text("kind") in kind_titles() and earlier.kind != told.text("kind"):
        yield _("{where}: it is of another kind of service ({kind}). Name one of this service.",
                where=where, kind=earlier.kind)  # fmt: skip
    day = told.day("day")
    if day is not None and earlier.day >= day:
        yield _("{where}: its day, {day}, is not before {later}. Name an earlier one.",
                where=where, day=Day.of(earlier.day), later=Day.of(day))  # fmt: skip


def _make(
    document: Document[QualityFile],
    file: QualityFile,
    areas: tuple[AreaFile, ...],
    sheets: dict[str, ReadSheets],
    folder: Path,
) -> OpenedQuality:
    """Make the assessment that a sound file tells of."""
    nothing = ReadSheets()
    assessors = tuple(
        Assessor(one.role.strip(), (one.name or "").strip(), sheets[f"assessor {place}"].answers)
        for place, one in enumerate(file.assessors)
    )
    read = [one.sheet for one in file.assessors]
    read += [one for one in (file.agreed, file.plan, file.follow_ups, file.survey) if one]
    files = [folder / document.file, *(find_named(folder, one) for one in dict.fromkeys(read))]
    return OpenedQuality(
        service=file.service.strip(),
        kind=file.kind,
        country=find_country(file.country),
        day=file.day,
        as_of=file.as_of or file.day,
        catalogue=file.catalogue,
        areas=areas,
        assessors=assessors,
        agreed=sheets.get("agreed", nothing).answers,
        has_plan=file.plan is not None,
        plan=tuple(sheets.get("plan", nothing).plan),
        follow_ups=tuple(sheets.get("follow_ups", nothing).follow_ups),
        voices=tuple(sheets.get("survey", nothing).voices),
        earlier=None,
        sources=tuple(Source(one.name, "", one.name, hash_file(one)) for one in files),
    )
