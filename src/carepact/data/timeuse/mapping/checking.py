"""Compare a mapping file with the data: every column it names must be there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from carepact.core.documents import Document, Place
from carepact.core.errors import DataError, Faults, nearest
from carepact.core.messages import _
from carepact.data.timeuse.mapping.activity_model import TO_FILL_IN, Wide
from carepact.data.timeuse.mapping.columns_of_time import list_columns
from carepact.data.timeuse.mapping.document import read_document
from carepact.data.timeuse.mapping.formats import LabelledTable, expand
from carepact.data.timeuse.mapping.model import Files, Mapping
from carepact.data.timeuse.mapping.opening import Opened, open_files


def check_mapping(mapping_file: Path, data: Path | None) -> None:
    """Check a mapping file, and its columns where the data file is given.

    Parameters
    ----------
    mapping_file : Path
        The mapping file.
    data : Path, optional
        Its data file or folder.

    Raises
    ------
    DataError
        With every fault of the mapping, and of the columns it names, numbered.
    """
    document = read_document(mapping_file)
    with Faults(DataError, mapping_file.name) as faults:
        faults.extend(document.faults)
        if data is not None and document.model is not None:
            faults.extend(find_data_faults(document, open_files(data, document.model.files)))
        elif data is not None:
            faults.extend(find_data_faults(document, open_files(data, _files_of(document))))


def _files_of(document: Document[Mapping]) -> Any:  # noqa: ANN401 - a model made from raw YAML
    """Read the part on files of a mapping whose other parts are broken."""
    try:
        return Files.model_validate(document.content.get("files") or {})
    except ValidationError:
        return Files()


def find_data_faults(document: Document[Mapping], opened: Opened) -> list[str]:
    """List the columns that a mapping names and its files do not have.

    Parameters
    ----------
    document : Document
        The mapping as read; it may have faults of its own.
    opened : Opened
        Its files.

    Returns
    -------
    list of str
        One fault a column, with the nearest name offered.
    """
    faults = []
    for role, place, column in _named_columns(document.content):
        source = opened.table(role)
        present = source.table.columns
        if column == TO_FILL_IN or column in present or _is_elsewhere(role, place, column, opened):
            continue
        if expand([column], present) not in ((), (column,)):
            continue
        faults.append(
            _(
                "{where}: {file} has no column '{column}'.",
                where=document.at(place),
                file=source.file,
                column=column,
            )
            + (nearest(column, present) or " " + _("Correct the name, or take it out."))
        )
    faults += _find_crosswalk_faults(document, opened.table("activities"))
    return list(dict.fromkeys(faults))


def _find_crosswalk_faults(document: Document[Mapping], source: LabelledTable) -> Iterator[str]:
    """Yield what a file lacks of the columns that a shipped crosswalk knows."""
    form = document.model.activities if document.model is not None else None
    if not isinstance(form, Wide) or not form.crosswalk:
        return
    where, present = document.at(("activities", "crosswalk")), source.table.columns
    listed = list_columns(form, present)
    if not listed:
        yield _(
            "{where}: {file} has no column of {crosswalk}. Name another crosswalk, or list "
            "'codes'.",
            where=where,
            file=source.file,
            crosswalk=form.crosswalk,
        )
    for column, rule in listed.values():
        if rule.plus_minutes and rule.plus_minutes not in present:
            yield _(
                "{where}: {file} has hours in '{hours}' and no '{minutes}'. Add the column, or "
                "place '{hours}' under 'codes'.",
                where=where,
                file=source.file,
                hours=column,
                minutes=rule.plus_minutes,
            )


def _is_elsewhere(role: str, place: Place, column: str, opened: Opened) -> bool:
    """Tell whether a column of respondents stands in the activities' file, as it may."""
    may = role == "respondents" and place[:2] != ("columns", "respondent")
    return may and column in opened.table("activities").table.columns


def _named_columns(content: dict[str, Any]) -> Iterator[tuple[str, Place, str]]:
    """Yield role, place and name of each column that a mapping names."""
    for name, rule in _items(content.get("columns")):
        inner = rule.get("column") if isinstance(rule, dict) else rule
        role = rule.get("file") if isinstance(rule, dict) else ""
        yield from _listed(str(role or "respondents"), ("columns", name), inner)
        if name == "respondent":
            for file in ("activities", "replicates"):
                yield from _listed(file, ("columns", name), inner)
    for part, keys, role in (
        ("weight", ("column",), "respondents"),
        ("design", ("strata", "psu"), "respondents"),
        ("replicates", ("columns",), "replicates"),
        ("roster", ("household", "age", "person"), "roster"),
    ):
        for key, value in _items(content.get(part)):
            if key in keys:
                yield from _listed(role, (part, key), value)
    yield from _activity_columns(content.get("activities"))


def _activity_columns(activities: object) -> Iterator[tuple[str, Place, str]]:
    """Yield the columns that the part on activities names."""
    if not isinstance(activities, dict):
        return
    place: Place = ("activities",)
    form = activities.get("form")
    if form == "wide":
        yield from _listed("activities", (*place, "columns"), activities.get("columns"))
        for name, code in _items(activities.get("codes")):
            yield from _listed("activities", (*place, "codes", name), name)
            if isinstance(code, dict):
                for key in ("equal_parts", "plus_minutes", "filter"):
                    inner = (*place, "codes", name, key)
                    yield from _listed("activities", inner, _named(code.get(key)))
    coded = {
        "long": (
            "code",
            "secondary",
            "minutes",
            "begin",
            "end",
            "main",
            "simultaneous",
            "secondary_childcare",
        ),
        "grid": ("main", "secondary"),
    }
    for key in coded.get(str(form), ()):
        yield from _listed("activities", (*place, key), _named(activities.get(key)))
    for name, flag in _items(activities.get("who_with")):
        yield from _listed("activities", (*place, "who_with", name), _named(flag))


def _named(value: object) -> object:
    """Return the columns that a flag names; anything else as it stands."""
    return (value.get("column") or value.get("columns")) if isinstance(value, dict) else value


def _items(part: object) -> list[tuple[str, Any]]:
    """List the entries of a mapping; of anything else none."""
    return list(part.items()) if isinstance(part, dict) else []


def _listed(role: str, place: Place, value: object) -> Iterator[tuple[str, Place, str]]:
    """Yield a name, or each name of a list."""
    for name in value if isinstance(value, list) else [value]:
        if isinstance(name, str) and name:
            yield role, place, name
