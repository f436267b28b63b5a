"""Read a mapping file and list all its faults, each with its line.

Every scalar is read as text, so that codes keep their zeros and 'no' stays a word.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from carepact.core import documents
from carepact.core.documents import Document, FileKind, Place, keys_of, word_choice
from carepact.core.errors import DataError, ParameterError
from carepact.core.messages import _
from carepact.core.named_paths import find_named
from carepact.core.text_files import is_file
from carepact.data.timeuse.diaries import list_some
from carepact.data.timeuse.mapping import activity_model, model
from carepact.data.timeuse.mapping.activity_model import TO_FILL_IN
from carepact.data.timeuse.mapping.model import Mapping


class MappingFile(FileKind):
    """What is special to mapping files: places still to be filled in, and the form."""

    error = DataError
    tagged = "activities"

    def __init__(self, path: Path | None = None) -> None:
        """Take the file, to find those that it extends."""
        self._path = path

    def complete(self, content: dict[str, Any]) -> dict[str, Any]:
        """Lay the file over those that it extends."""
        if self._path is None or "extends" not in content:
            return content
        for base in list_chain(self._path)[1:]:
            below = documents.read_content(base)
            content = merge(below if isinstance(below, dict) else {}, content)
        return content

    def word_absent(self, file: str) -> str:
        """Word that there is no such mapping file."""
        return _("{file}: there is no such mapping file. Check the path.", file=file)

    def word_empty(self, file: str, first: str) -> str:
        """Word that a file holds nothing."""
        del first
        return _("{file}: the file holds no mapping. Begin it with 'survey:'.", file=file)

    def find_further(self, document: Document[Any]) -> list[str]:
        """Word what is still to be filled in: codes together, all else one by one."""
        places = list(_unfilled(document.content, ()))
        codes = [place for place in places if place[:2] == ("activities", "codes")]
        faults = [
            _("{where}: is still to be filled in.", where=document.at(place))
            for place in places
            if place not in codes
        ]
        return [*faults, _word_codes(document, codes)] if codes else faults

    def word(self, where: str, error: ErrorDetails) -> str | None:
        """Pass over what is to be filled in, and word a missing form."""
        if error.get("input") == TO_FILL_IN:
            return ""
        if error["type"] == "union_tag_not_found":
            return _("{where}: 'form' is missing. Use wide, long or grid.", where=where)
        if error["type"] in {"literal_error", "union_tag_invalid"}:
            return word_choice(where, error)
        return None


def read_document(path: Path) -> Document[Mapping]:
    """Read a mapping file, on top of the one that it extends.

    Raises
    ------
    ParameterError
        If there is no such file, or it is no YAML mapping: the line is named.
    """
    return documents.read_document(path, Mapping, _known_keys(), MappingFile(path))


def list_chain(path: Path) -> list[Path]:
    """List a mapping file and those that it extends, itself first.

    Raises
    ------
    ParameterError
        If one of them is not there, or extends itself by some way.
    """
    chain = [path]
    while name := _extended(chain[-1]):
        base = find_named(chain[-1].parent, name)
        if base.resolve() in {one.resolve() for one in chain}:
            message = _(
                "{file}: extends itself by way of {listed}. Take one 'extends' out.",
                file=path.name,
                listed=", ".join(one.name for one in chain),
            )
            raise ParameterError(message)
        if not is_file(base):
            message = _(
                "{file}: extends {base}, and there is no such file beside it. Correct the name.",
                file=chain[-1].name,
                base=name,
            )
            raise ParameterError(message)
        chain.append(base)
    return chain


def _extended(path: Path) -> str:
    """Name the file that a mapping file extends; '' where there is none."""
    content = documents.read_content(path)
    found = content.get("extends") if isinstance(content, dict) else ""
    return found if isinstance(found, str) else ""


def merge(base: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    """Lay one file's keys over another's: keys of keys are merged, all else is replaced."""
    merged = dict(base)
    for key, value in above.items():
        under = merged.get(key)
        both = isinstance(value, dict) and isinstance(under, dict)
        merged[key] = merge(under, value) if both and isinstance(under, dict) else value
    return merged


def parse_document(text: str, file: str) -> Document[Mapping]:
    """Parse a mapping file's text, and collect the faults of its content."""
    return documents.parse_document(text, file, Mapping, _known_keys(), MappingFile())


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


def _word_codes(document: Document[Any], codes: list[Place]) -> str:
    """Word which codes are still to be placed."""
    named = list(dict.fromkeys(str(place[2]) for place in codes))
    return _(
        "{where}: {count} codes are still to be placed in ICATUS with a rationale: "
        "{listed}. Give each its code, or '' where none fits; take out columns that are "
        "no activity.",
        where=document.at(codes[0][:2]),
        count=len(named),
        listed=list_some(named),
    )


def _known_keys() -> list[str]:
    """List every key that some part of a mapping file has."""
    return keys_of(
        *(
            part
            for module in (model, activity_model)
            for part in vars(module).values()
            if isinstance(part, type) and issubclass(part, BaseModel)
        )
    )
