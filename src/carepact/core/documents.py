"""Read a YAML file against a model, and word all its faults with their lines.

Every scalar is read as text and the model makes numbers and dates of it, so that what an
author wrote can be named as written.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

import yaml
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from carepact.core.errors import Faults, ParameterError, nearest
from carepact.core.messages import _

M = TypeVar("M", bound=BaseModel)
Place = tuple[str | int, ...]
MENDING_ROUNDS = 5
"""How often faulty parts are taken out to check what is left."""
MARKS = ("[key]",)
"""What pydantic puts into a place and no author wrote."""
TAGGED = "distribution"
"""Key after which pydantic names the form that it chose."""


@dataclass(frozen=True)
class Document(Generic[M]):
    """A file as read: its raw content, its model where it is sound, its faults."""

    file: str
    content: dict[str, Any]
    model: M | None
    """The model; where there are faults, what is left without the faulty parts."""
    faults: tuple[str, ...]
    lines: Mapping[Place, int]

    def at(self, place: Place) -> str:
        """Name a place of the file: its line and the keys that lead there."""
        kept = place
        while kept and kept not in self.lines:
            kept = kept[:-1]
        dotted = ".".join(str(part) for part in place)
        line = self.lines.get(kept)
        if line is None:
            return dotted
        return _("line {line}, {place}", line=line, place=dotted) if dotted else str(line)

    def sound(self, further: Iterable[str] = ()) -> M:
        """Return the model of a file without faults, or raise all of them at once."""
        with Faults(ParameterError, self.file) as faults:
            faults.extend(self.faults)
            faults.extend(further)
        assert self.model is not None  # noqa: S101 - no fault means that it is sound
        return self.model


def read_document(path: Path, model: type[M], keys: Iterable[str]) -> Document[M]:
    """Read a file.

    Parameters
    ----------
    path : Path
        YAML file.
    model : type of BaseModel
        What the file must be.
    keys : iterable of str
        Every key that some part of the file may have, for the nearest one.

    Raises
    ------
    ParameterError
        If there is no such file, or it is no YAML mapping: the line is named.
    """
    try:
        text = path.read_text("utf-8")
    except (FileNotFoundError, IsADirectoryError) as error:
        message = _("{file}: there is no such file. Check the path.", file=path.name)
        raise ParameterError(message) from error
    except UnicodeDecodeError as error:
        message = _(
            "{file}: the file is not UTF-8 text. Save it again with the encoding UTF-8.",
            file=path.name,
        )
        raise ParameterError(message) from error
    return parse_document(text, path.name, model, keys)


def parse_document(text: str, file: str, model: type[M], keys: Iterable[str]) -> Document[M]:
    """Parse a file's text, and collect the faults of its content."""
    loader = yaml.BaseLoader(text)
    try:
        node = loader.get_single_node()
        content = loader.construct_document(node) if node is not None else None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        message = _("{file}, line {line}: not valid YAML. Correct the line.", file=file, line=line)
        raise ParameterError(message) from error
    if not isinstance(content, dict) or node is None:
        first = next(iter(model.model_fields))
        message = _(
            "{file}: the file holds no keys. Begin it with '{first}:'.", file=file, first=first
        )
        raise ParameterError(message)
    lines: dict[Place, int] = {}
    twice = list(_walk(node, (), lines))
    document = Document[M](file, content, None, (), lines)
    faults = [
        _("{where}: the key stands twice. Keep one.", where=document.at(place)) for place in twice
    ]
    found, errors = _validate(content, model)
    known = tuple(keys)
    faults += [_word(document, error, known) for error in errors]
    return Document(file, content, found, tuple(faults), lines)


def keys_of(*models: type[BaseModel]) -> list[str]:
    """List the keys of some models, each once."""
    return sorted({name for model in models for name in model.model_fields})


def _walk(node: yaml.Node, place: Place, lines: dict[Place, int]) -> Iterator[Place]:
    """Note the line of every key, and yield keys that stand twice."""
    lines.setdefault(place, node.start_mark.line + 1)
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            inner = (*place, str(key.value))
            if key.value in seen:
                yield inner
            seen.add(key.value)
            lines[inner] = key.start_mark.line + 1
            yield from _walk(value, inner, lines)
    elif isinstance(node, yaml.SequenceNode):
        for position, value in enumerate(node.value):
            yield from _walk(value, (*place, position), lines)


def _validate(content: dict[str, Any], model: type[M]) -> tuple[M | None, list[ErrorDetails]]:
    """Validate, then again without the faulty parts, until all faults are found."""
    rest = copy.deepcopy(content)
    found: list[ErrorDetails] = []
    gone: set[Place] = set()
    for _round in range(MENDING_ROUNDS):
        try:
            return model.model_validate(rest), found
        except ValidationError as error:
            errors = error.errors(include_url=False)
        fresh = [error for error in errors if not _is_known(error, gone)]
        found += fresh
        taken = {place_of(error) for error in fresh if error["type"] != "missing"}
        gone.update(place_of(error) for error in fresh)
        removed = [_take_out(rest, place) for place in sorted(taken, key=str, reverse=True)]
        if not any(removed):
            break
    return None, found


def _is_known(error: ErrorDetails, gone: set[Place]) -> bool:
    """Tell whether a fault was noted, or only follows from what was taken out below."""
    place = place_of(error)
    follows = error["type"] != "value_error"
    return any(place[: len(one)] == one or (follows and one[: len(place)] == place) for one in gone)


def place_of(error: ErrorDetails) -> Place:
    """Name where an error stands, without the marks that pydantic adds."""
    place = [part for part in error["loc"] if part not in MARKS]
    if TAGGED in place[:-1]:
        del place[place.index(TAGGED) + 1]
    return tuple(place)


def _take_out(content: Any, place: Place) -> bool:  # noqa: ANN401 - raw YAML
    """Delete what stands at a place; tell whether anything was deleted."""
    for part in place[:-1]:
        try:
            content = content[part]
        except (KeyError, IndexError, TypeError):
            return False
    if place and isinstance(content, dict) and place[-1] in content:
        del content[place[-1]]
        return True
    if place and isinstance(content, list) and isinstance(place[-1], int):
        del content[place[-1]]
        return True
    return False


def _word(document: Document[M], error: ErrorDetails, keys: tuple[str, ...]) -> str:
    """Word one error: place, found value, mend."""
    place, found = place_of(error), error.get("input")
    where = document.at(place)
    kind, context = error["type"], error.get("ctx") or {}
    if kind == "missing":
        return _("{where}: is missing. Add it.", where=where)
    if kind == "extra_forbidden":
        return _("{where}: unknown key.", where=where) + (
            nearest(str(place[-1]), keys) or " " + _("Take it out, or see the schema for the keys.")
        )
    if kind in {"literal_error", "union_tag_invalid"}:
        listed = str(context.get("expected") or context.get("expected_tags"))
        value = str(found if kind == "literal_error" else context.get("tag"))
        return _(
            "{where}: '{value}' is not known. Use one of {listed}.",
            where=where,
            value=value,
            listed=listed.replace(" or ", ", "),
        ) + nearest(value, [name.strip(" '") for name in listed.replace(" or ", ",").split(",")])
    if kind == "value_error":
        return f"{where}: {context['error']}"
    shown = "" if isinstance(found, dict | list) else f"'{found}': "
    return _(
        "{where}: {shown}{reason}. Correct the value.",
        where=where,
        shown=shown,
        reason=error["msg"][:1].lower() + error["msg"][1:],
    )
