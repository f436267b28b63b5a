"""Read the file of a pact with its figures, or raise all faults at once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path

from carepact.core.documents import Document, keys_of, parse_document, read_document
from carepact.core.errors import CareError
from carepact.core.text_files import exists
from carepact.data.countries.country_search import find_country
from carepact.levels.pact.few import hide_few
from carepact.levels.pact.pact import (
    Actual,
    Commitment,
    Course,
    Declaration,
    Indicator,
    Pact,
    Partner,
    partner_kinds,
)
from carepact.studies.pact_file.checks import find_actual_faults, find_pact_faults, read_changes
from carepact.studies.pact_file.figures import spell
from carepact.studies.pact_file.model import (
    ActualEntry,
    CommitmentEntry,
    DeclarationEntry,
    IndicatorEntry,
    PactFile,
    PartnerEntry,
)
from carepact.studies.pact_file.sheets import read_actual
from carepact.studies.study_file.country_checks import indent_faults
from carepact.studies.study_file.model import file_at
from carepact.studies.told.entries import Told


@dataclass(frozen=True)
class OpenedPact:
    """A pact, and the study of its country that it names."""

    pact: Pact
    study: Path | None


def open_pact(path: Path) -> OpenedPact:
    """Read the file of a pact, and the sheet of its figures.

    Parameters
    ----------
    path : Path
        YAML file.

    Raises
    ------
    ParameterError
        With all faults of the file and its sheet at once.
    """
    return _make_ready(read_document(path, PactFile, _pact_keys()), path.parent)


def parse_pact(text: str, name: str) -> OpenedPact:
    """Make a pact of the text of a file, as `open_pact` does; files are seen from where one is."""
    return _make_ready(parse_document(text, name, PactFile, _pact_keys()), Path())


def schema_text() -> str:
    """Return the schema of a pact's file, for editors."""
    return resources.files(__package__).joinpath("pact.json").read_text("utf-8")


@cache
def _pact_keys() -> list[str]:
    """Name the keys that a pact's file may have."""
    return keys_of(
        PactFile, DeclarationEntry, PartnerEntry, CommitmentEntry, IndicatorEntry, ActualEntry
    )


def _make_ready(document: Document[PactFile], folder: Path) -> OpenedPact:
    """Raise all faults of a file, or make the pact that it tells of."""
    told = Told(document)
    figures, faults = _read_figures(told, folder)
    faults += find_actual_faults(told, figures)
    file = document.sound([*find_pact_faults(told, folder), *faults])
    commitments = tuple(
        _make_commitment(told, place, one, file.signed)
        for place, one in zip(told.entries("commitments"), file.commitments, strict=True)
    )
    indicators = {one.code: one.indicator for one in commitments}
    pact = Pact(
        name=file.pact,
        title=file.title.strip(),
        country=find_country(file.country.strip()),
        signed=file.signed,
        declaration=None if file.declaration is None else Declaration(**dict(file.declaration)),
        partners=tuple(
            Partner(one.code.strip(), partner_kinds()[one.kind.strip()], one.name.strip())
            for one in file.partners
        ),
        left_out={kind: why.strip() for kind, why in file.left_out.items()},
        commitments=commitments,
        actuals=tuple(hide_few(one, indicators.get(one.commitment)) for _place, one in figures),
    )
    return OpenedPact(pact, file_at(document.content, folder, "study"))


def _make_commitment(
    told: Told[PactFile], place: tuple[str | int, ...], one: CommitmentEntry, signed: int
) -> Commitment:
    """Make a promise of its entry."""
    begins = signed if one.begins is None else one.begins
    return Commitment(
        code=spell(one.code),
        partner=(one.partner or "").strip(),
        words=one.words.strip(),
        clause=one.clause.strip(),
        option=(one.option or "").strip(),
        changes=read_changes(told, place)[0],
        course=None if one.due is None else Course(begins, one.due, one.way),
        indicator=None if one.indicator is None else Indicator(**dict(one.indicator)),
        source=one.source.strip(),
        withdrawn=one.withdrawn,
    )


def _read_figures(told: Told[PactFile], folder: Path) -> tuple[list[tuple[str, Actual]], list[str]]:
    """Read what was seen: of the file, then of its sheet, each with its place."""
    found = []
    for place in told.entries("actual"):
        try:
            entry = ActualEntry.model_validate(told.raw(*place))
        except ValueError:
            continue  # noted where the file was read
        named = {"commitment": spell(entry.commitment)}
        found.append((told.at(*place), Actual(**(dict(entry) | named))))
    path = file_at(told.document.content, folder, "actual_sheet")
    if path is None or not exists(path):
        return found, []
    try:
        listed, faults = read_actual(path)
    except CareError as error:
        return found, [indent_faults(error)]
    return (
        [*found, *((f"{path.name}, {place}", one) for place, one in listed)],
        [f"{path.name}, {fault}" for fault in faults],
    )
