"""Read, check, draft and compare the files of care packages."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from carepact.core.documents import Document, keys_of, parse_document, read_document
from carepact.core.errors import ParameterError, nearest
from carepact.core.messages import _, word
from carepact.core.parameter_tables import SHARES, read_value
from carepact.core.text_files import exists
from carepact.policy.instrument import PAYERS
from carepact.policy.package import Edit, Package, PhaseIn
from carepact.policy.shipped_instruments import instrument_names, shipped_instrument

SCHEMA_NAME = "package.schema.json"
"""Name of the schema that is written beside a drafted package."""
SHIPPED = (
    "ilo-floor",
    "universal-care",
    "co-responsibility",
    "first-1000-days",
    "starting-low",
    "ilo-2035",
    "family-benefits",
)
ENDINGS = (".yaml", ".yml")


def open_package(name: str) -> Package:
    """Read a shipped package by its name, or a file by its path.

    Raises
    ------
    ParameterError
        If there is no such package, or with all faults of the file at once.
    """
    if name in SHIPPED:
        return shipped_package(name)
    if may_be_package(name):
        return read_package(Path(name))
    raise ParameterError(word_unknown(f"'{name}'", name))


def may_be_package(name: str) -> bool:
    """Tell whether a name is that of a shipped package, or leads to a file."""
    path = Path(name)
    return name in SHIPPED or path.suffix.lower() in ENDINGS or exists(path)


def word_unknown(where: str, name: str) -> str:
    """Word that there is no package of a name, which stands at a place."""
    return (
        _("{where}: there is no such package.", where=where)
        + nearest(name, SHIPPED)
        + " "
        + _("Packages: {listed}; or name a YAML file.", listed=", ".join(SHIPPED))
    )


def read_package(path: Path) -> Package:
    """Read a package's file, or raise all its faults at once."""
    document = read_document(path, Package, keys_of(Package, Edit, PhaseIn))
    return document.sound(_find_edit_faults(document))


@cache
def shipped_package(name: str) -> Package:
    """Return a package that ships with carepact."""
    with resources.as_file(_folder().joinpath(f"{name}.yaml")) as path:
        return read_package(path)


def parse_package(text: str, file: str) -> Package:
    """Read a package from its text, or raise all its faults at once."""
    document = parse_document(text, file, Package, keys_of(Package, Edit, PhaseIn))
    return document.sound(_find_edit_faults(document))


def draft_package(name: str, pattern: str) -> str:
    """Write a new package after a shipped one, as text to be edited.

    Parameters
    ----------
    name : str
        Short name of the new package.
    pattern : str
        Name of the shipped package that it begins as.
    """
    if pattern not in SHIPPED:
        raise ParameterError(
            _("'{name}': there is no such package.", name=pattern)
            + nearest(pattern, SHIPPED)
            + " "
            + _("Shipped packages: {listed}.", listed=", ".join(SHIPPED))
        )
    text = _folder().joinpath(f"{pattern}.yaml").read_text("utf-8")
    _header, _newline, body = text.partition("\n")
    renamed = body.replace(f"package: {pattern}", f"package: {name}", 1)
    for said in _texts_of(shipped_package(pattern)):
        for written in (f": {json.dumps(said, ensure_ascii=False)}\n", f": {said}\n"):
            renamed = renamed.replace(written, f": {json.dumps(word(said), ensure_ascii=False)}\n")
    draft = f"# yaml-language-server: $schema={SCHEMA_NAME}\n{renamed}"
    parse_package(draft, f"{name}.yaml")
    return draft


def _texts_of(package: Package) -> list[str]:
    """List the texts of a package that the reader's language says otherwise."""
    edits = [text for edit in package.edits for text in (edit.source, edit.note) if text]
    texts = dict.fromkeys([package.title, package.purpose, *edits])
    return [one for one in texts if word(one) != str(one)]


def schema_text() -> str:
    """Return the schema of a package's file, for editors."""
    folder = resources.files("carepact.policy.schemas")
    return folder.joinpath("package.json").read_text("utf-8")


def _folder() -> resources.abc.Traversable:
    """Return the folder of shipped packages."""
    return resources.files("carepact.policy.packages")


def _find_edit_faults(document: Document[Package]) -> Iterator[str]:
    """Find edits of what no instrument has, outside its range, or made twice.

    Reads the raw content, so that faults elsewhere in the file hide none of these.
    """
    edits = document.content.get("edits")
    seen: set[tuple[str, str]] = set()
    for position, edit in enumerate(edits if isinstance(edits, list) else []):
        if not isinstance(edit, dict):
            continue
        name, parameter = str(edit.get("instrument")), str(edit.get("parameter"))
        if name not in instrument_names() or "parameter" not in edit:
            continue
        where = document.at(("edits", position))
        yield from _word_edit_faults(edit, name, parameter, where)
        if (name, parameter) in seen:
            yield _(
                "{where}: {instrument}.{parameter} is edited twice. Keep one edit.",
                where=where,
                instrument=name,
                parameter=parameter,
            )
        seen.add((name, parameter))


def _word_edit_faults(edit: dict[str, Any], name: str, parameter: str, where: str) -> Iterator[str]:
    """Word what is wrong with the parameter and the target of one edit."""
    parameters = shipped_instrument(name).parameters
    if parameter not in parameters:
        yield _(
            "{where}: {instrument} has no parameter '{parameter}'.",
            where=where,
            instrument=name,
            parameter=parameter,
        ) + (
            nearest(parameter, parameters)
            or " " + _("It has {listed}.", listed=", ".join(parameters))
        )
        return
    try:
        target = read_value(edit["target"])
    except (KeyError, ValueError):
        return  # noted where the file was read
    for fault in parameters[parameter].faults_of(target):
        yield f"{where}, {name}.{parameter}: {fault}"
    aim = str(edit.get("aim", "set"))
    fitting = ("set", "at least") if parameter == PAYERS else ("set",)
    if parameters[parameter].type.startswith(SHARES) and aim not in fitting:
        yield _(
            "{where}, {name}.{parameter}: shares that sum to one are set as a whole, and "
            "'{aim}' would take them apart. Write aim: set.",
            where=where,
            name=name,
            parameter=parameter,
            aim=aim,
        )
