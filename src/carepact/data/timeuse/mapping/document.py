"""Read a mapping file and list all its faults, each with its line.

Every scalar is read as text, so that codes keep their zeros and 'no' stays a word.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from carepact.core.errors import DataError, Faults, ParameterError, nearest
from carepact.core.messages import _
from carepact.data.timeuse.diaries import list_some
from carepact.data.timeuse.mapping import activity_model, model
from carepact.data.timeuse.mapping.activity_model import TO_FILL_IN
from carepact.data.timeuse.mapping.model import Mapping

Place = tuple[str | int, ...]
CODES: Place = ("activities", "codes")
FORMS = ("wide", "long", "grid")
MENDING_ROUNDS = 5
"""How often faulty parts are taken out to check what is left."""
KEY_MARK = "[key]"


@dataclass(frozen=True)
class Document:
    """A mapping file as read: its raw content, the model where it is sound, its faults."""

    file: str
    content: dict[str, Any]
    mapping: Mapping | None
    """The mapping; where there are faults, what is left without the faulty parts."""
    faults: tuple[str, ...]
    lines: dict[Place, int]

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


def read_document(path: Path) -> Document:
    """Read a mapping file.

    Raises
    ------
    ParameterError
        If there is no such file, or it is no YAML mapping: the line is named.
    """
    try:
        text = path.read_text("utf-8")
    except FileNotFoundError as error:
        message = _("{file}: there is no such mapping file. Check the path.", file=path.name)
        raise ParameterError(message) from error
    except UnicodeDecodeError as error:
        message = _(
            "{file}: the file is not UTF-8 text. Save it again with the encoding UTF-8.",
            file=path.name,
        )
        raise ParameterError(message) from error
    return parse_document(text, path.name)


def parse_document(text: str, file: str) -> Document:
    """Parse a mapping file's text, and collect the faults of its content."""
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
        message = _("{file}: the file holds no mapping. Begin it with 'survey:'.", file=file)
        raise ParameterError(message)
    lines: dict[Place, int] = {}
    twice = list(_walk(node, (), lines))
    document = Document(file, content, None, (), lines)
    faults = [
        _("{where}: the key stands twice. Keep one.", where=document.at(place)) for place in twice
    ]
    faults += _word_unfilled(document)
    mapping, errors = _validate(content)
    faults += [_word(document, error) for error in errors if error.get("input") != TO_FILL_IN]
    return Document(file, content, mapping, tuple(faults), lines)


def sound_mapping(path: Path) -> Mapping:
    """Read a mapping file that has no faults, or raise all of them."""
    document = read_document(path)
    with Faults(DataError, document.file) as faults:
        faults.extend(document.faults)
    assert document.mapping is not None  # noqa: S101 - no fault means that it is sound
    return document.mapping


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


def _unfilled(content: object, place: Place) -> Iterator[Place]:
    """Find what a drafted file left for the office to fill in."""
    parts = (
        content.items()
        if isinstance(content, dict)
        else enumerate(content)
        if isinstance(content, list)
        else ()
    )
    for key, value in parts:
        yield from _unfilled(value, (*place, key))
    if content == TO_FILL_IN:
        yield place


def _word_unfilled(document: Document) -> list[str]:
    """Word what is still to be filled in: codes together, all else one by one."""
    places = list(_unfilled(document.content, ()))
    codes = [place for place in places if place[:2] == CODES]
    faults = [
        _("{where}: is still to be filled in.", where=document.at(place))
        for place in places
        if place not in codes
    ]
    if codes:
        named = list(dict.fromkeys(str(place[2]) for place in codes))
        faults.append(
            _(
                "{where}: {count} codes are still to be placed in ICATUS with a rationale: "
                "{listed}. Give each its code, or '' where none fits; take out columns that are "
                "no activity.",
                where=document.at(codes[0][:2]),
                count=len(named),
                listed=list_some(named),
            )
        )
    return faults


def _validate(content: dict[str, Any]) -> tuple[Mapping | None, list[ErrorDetails]]:
    """Validate, then again without the faulty parts, until all faults are found."""
    rest = copy.deepcopy(content)
    found: list[ErrorDetails] = []
    gone: set[Place] = set()
    for _round in range(MENDING_ROUNDS):
        try:
            return Mapping.model_validate(rest), found
        except ValidationError as error:
            errors = error.errors(include_url=False)
        known = {(tuple(e["loc"]), e["type"]) for e in found}
        fresh = [
            e
            for e in errors
            if (tuple(e["loc"]), e["type"]) not in known and place_of(e) not in gone
        ]
        found += fresh
        taken = [place_of(e) for e in fresh if e["type"] != "missing"]
        removed = [place for place in taken if _take_out(rest, place)]
        gone.update(removed)
        if not removed:
            break
    return None, found


def place_of(error: ErrorDetails) -> Place:
    """Name where an error stands, without the marks that pydantic adds."""
    place = list(error["loc"])
    if len(place) > 1 and place[0] == "activities" and place[1] in FORMS:
        del place[1]
    return tuple(part for part in place if part != KEY_MARK)


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
    return False


def _word(document: Document, error: ErrorDetails) -> str:
    """Word one error: place, found value, mend."""
    place, found = place_of(error), error.get("input")
    where = document.at(place)
    kind, context = error["type"], error.get("ctx") or {}
    if kind == "missing":
        return _("{where}: is missing. Add it.", where=where)
    if kind == "extra_forbidden":
        keys = _known_keys()
        return _("{where}: unknown key.", where=where) + (
            nearest(str(place[-1]), keys) or " " + _("Take it out, or see the schema for the keys.")
        )
    if kind in {"literal_error", "union_tag_invalid"}:
        listed = str(context.get("expected") or context.get("expected_tags"))
        value = found if kind == "literal_error" else context.get("tag")
        return _(
            "{where}: '{value}' is not known. Use one of {listed}.",
            where=where,
            value=value,
            listed=listed.replace(" or ", ", "),
        )
    if kind == "union_tag_not_found":
        return _("{where}: 'form' is missing. Use wide, long or grid.", where=where)
    if kind == "value_error":
        return f"{where}: {context['error']}"
    shown = "" if isinstance(found, dict | list) else f"'{found}': "
    return _(
        "{where}: {shown}{reason}. Correct the value.",
        where=where,
        shown=shown,
        reason=error["msg"][:1].lower() + error["msg"][1:],
    )


def _known_keys() -> list[str]:
    """List every key that some part of a mapping file has."""
    parts = [
        part
        for module in (model, activity_model)
        for part in vars(module).values()
        if isinstance(part, type) and issubclass(part, BaseModel)
    ]
    return sorted({name for part in parts for name in part.model_fields})
