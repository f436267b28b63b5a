"""Read a YAML file against a model, and word all its faults with their lines.

Every scalar is read as text and the model makes numbers and dates of it, so that what an
author wrote can be named as written.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Generic, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic_core import ErrorDetails

from carepact.core.entry_forms import word_form
from carepact.core.errors import CareError, Faults, ParameterError, nearest
from carepact.core.messages import _
from carepact.core.reading_limits import reading_limits
from carepact.core.text_files import read_text
from carepact.core.yaml_limits import check_yaml, word_no_yaml

M = TypeVar("M", bound=BaseModel)
Place = tuple[str | int, ...]
MENDING_ROUNDS = 5
"""How often faulty parts are taken out to check what is left."""


class Strict(BaseModel):
    """A part of a file that refuses keys nobody reads, and never changes."""

    model_config = ConfigDict(extra="forbid", frozen=True)


@dataclass(frozen=True)
class Document(Generic[M]):
    """A file as read: its raw content, its model where it is sound, its faults."""

    file: str
    content: dict[str, Any]
    model: M | None
    """The model; where there are faults, what is left without the faulty parts."""
    faults: tuple[str, ...]
    lines: Mapping[Place, int]
    error: type[CareError] = ParameterError
    """What its faults are raised as."""

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
        with Faults(self.error, self.file) as faults:
            faults.extend(self.faults)
            faults.extend(further)
        assert self.model is not None  # noqa: S101 - no fault means that it is sound
        return self.model


class FileKind:
    """What files of one kind need beyond the usual; a kind overrides what differs."""

    error: type[CareError] = ParameterError
    """What the faults of the content are raised as."""
    tagged: str = "distribution"
    """Key after which pydantic names the form that it chose."""

    def word_absent(self, file: str) -> str:
        """Word that there is no such file."""
        return _("{file}: there is no such file. Check the path.", file=file)

    def word_empty(self, file: str, first: str) -> str:
        """Word that a file holds no keys, naming the first that it needs."""
        return _(
            "{file}: the file holds no keys. Begin it with '{first}:'.", file=file, first=first
        )

    def complete(self, content: dict[str, Any]) -> dict[str, Any]:
        """Add what a file takes from elsewhere; nothing, unless its kind says so."""
        return content

    def find_further(self, document: Document[Any]) -> Iterable[str]:
        """List faults that a model cannot tell."""
        del document
        return ()

    def word(self, where: str, error: ErrorDetails) -> str | None:
        """Word an error in another way than usual: None leaves it, '' says nothing."""
        del where, error
        return None


def read_document(
    path: Path, model: type[M], keys: Iterable[str], kind: FileKind | None = None
) -> Document[M]:
    """Read a file.

    Parameters
    ----------
    path : Path
        YAML file.
    model : type of BaseModel
        What the file must be.
    keys : iterable of str
        Every key that some part of the file may have, for the nearest one.
    kind : FileKind, optional
        What such files need beyond the usual.

    Raises
    ------
    ParameterError
        If there is no such file, or it is no YAML mapping: the line is named.
    """
    kind = kind or FileKind()
    text = read_text(path, kind.word_absent(path.name))
    return parse_document(text, path.name, model, keys, kind)


def parse_document(
    text: str, file: str, model: type[M], keys: Iterable[str], kind: FileKind | None = None
) -> Document[M]:
    """Parse a file's text, and collect the faults of its content."""
    kind = kind or FileKind()
    node, content = _load(text, file)
    if not isinstance(content, dict) or node is None:
        raise ParameterError(kind.word_empty(file, next(iter(model.model_fields))))
    lines: dict[Place, int] = {}
    twice = list(_walk(node, (), lines))
    content = kind.complete(content)
    document = Document[M](file, content, None, (), lines, kind.error)
    faults = [
        _("{where}: the key stands twice. Keep one.", where=document.at(place)) for place in twice
    ]
    faults += kind.find_further(document)
    found, errors = _validate(content, model, kind.tagged)
    known = tuple(keys)
    worded = [_word(document, error, known, kind) for error in errors]
    faults += [fault for fault in worded if fault]
    return replace(document, model=found, faults=tuple(faults))


def read_content(path: Path) -> object:
    """Read the raw content of a YAML file, every scalar as text."""
    return _load(read_text(path), path.name)[1]


def _load(text: str, file: str) -> tuple[yaml.Node | None, object]:
    """Load YAML, every scalar as text; return its node, which knows the lines, too."""
    check_yaml(text, file)
    # The C parser reads the same language ten times as fast; it is not built everywhere.
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)(text)
    try:
        node = loader.get_single_node()
        content = loader.construct_document(node) if node is not None else None
    except yaml.YAMLError as error:
        raise ParameterError(word_no_yaml(file, error)) from error
    return node, content


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


def _validate(
    content: dict[str, Any], model: type[M], tagged: str
) -> tuple[M | None, list[ErrorDetails]]:
    """Validate, then again without the faulty parts, until all faults are found."""
    rest = copy.deepcopy(content)
    found: list[ErrorDetails] = []
    gone: set[Place] = set()
    for _round in range(MENDING_ROUNDS):
        try:
            return model.model_validate(rest), found
        except ValidationError as error:
            errors = error.errors(include_url=False)[: reading_limits().most_faults + 1]
        fresh = [error for error in errors if not _is_known(error, gone, tagged)]
        found += fresh
        taken = {place_of(error, tagged) for error in fresh if error["type"] != "missing"}
        gone.update(place_of(error, tagged) for error in fresh)
        removed = [_take_out(rest, place) for place in sorted(taken, key=str, reverse=True)]
        if not any(removed) or len(found) > reading_limits().most_faults:
            break
    return None, found


def _is_known(error: ErrorDetails, gone: set[Place], tagged: str) -> bool:
    """Tell whether a fault was noted, or only follows from what was taken out below."""
    place = place_of(error, tagged)
    follows = error["type"] != "value_error"
    return any(place[: len(one)] == one or (follows and one[: len(place)] == place) for one in gone)


def place_of(error: ErrorDetails, tagged: str) -> Place:
    """Name where an error stands, without the marks that pydantic adds."""
    place = [part for part in error["loc"] if part != "[key]"]
    if tagged in place[:-1]:
        del place[place.index(tagged) + 1]
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


def _word(document: Document[M], error: ErrorDetails, keys: tuple[str, ...], kind: FileKind) -> str:
    """Word one error: place, found value, mend; '' where nothing is to be said."""
    place, found = place_of(error, kind.tagged), error.get("input")
    where = document.at(place)
    special = kind.word(where, error)
    if special is not None:
        return special
    context = error.get("ctx") or {}
    if form := word_form(where, error):
        return form
    if error["type"] == "extra_forbidden":
        return _("{where}: unknown key.", where=where) + (
            nearest(str(place[-1]), keys) or " " + _("Take it out, or see the schema for the keys.")
        )
    if error["type"] in {"literal_error", "union_tag_invalid"}:
        value, listed = _choice(error)
        return word_choice(where, error) + nearest(
            value, [n.strip(" '") for n in listed.split(",")]
        )
    if error["type"] == "value_error":
        return f"{where}: {context['error']}"
    shown = "" if isinstance(found, dict | list) else f"'{found}': "
    return _(
        "{where}: {shown}{reason}. Correct the value.",
        where=where,
        shown=shown,
        reason=error["msg"][:1].lower() + error["msg"][1:],
    )


def word_choice(where: str, error: ErrorDetails) -> str:
    """Word that a value is none of those to choose from."""
    value, listed = _choice(error)
    return _(
        "{where}: '{value}' is not known. Use one of {listed}.",
        where=where,
        value=value,
        listed=listed,
    )


def _choice(error: ErrorDetails) -> tuple[str, str]:
    """Return the value that was found, and those to choose from."""
    context = error.get("ctx") or {}
    listed = str(context.get("expected") or context.get("expected_tags"))
    value = error.get("input") if error["type"] == "literal_error" else context.get("tag")
    return str(value), listed.replace(" or ", ", ")
