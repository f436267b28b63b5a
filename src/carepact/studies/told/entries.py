"""A file as somebody wrote it: each entry read by itself, so that one fault hides no other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

from pydantic import BaseModel

from carepact.core.documents import Document, Place
from carepact.core.messages import _
from carepact.core.parameter_tables import read_number
from carepact.studies.told.values import read_day, read_yes_or_no

M = TypeVar("M", bound=BaseModel)


@dataclass(frozen=True)
class Told(Generic[M]):
    """What a file tells; what cannot be read counts as left out, and has been noted."""

    document: Document[M]

    def at(self, *place: str | int) -> str:
        """Name a place of the file: its line and the keys that lead there."""
        return self.document.at(place)

    def raw(self, *place: str | int) -> Any:  # noqa: ANN401 - raw YAML
        """Return what stands at a place, or None."""
        content: Any = self.document.content
        for part in place:
            if isinstance(part, int):
                listed = isinstance(content, list) and part < len(content)
                content = content[part] if listed else None
            else:
                content = content.get(part) if isinstance(content, dict) else None
        return content

    def text(self, *place: str | int) -> str:
        """Return the text at a place; empty where there is none."""
        found = self.raw(*place)
        return found.strip() if isinstance(found, str) else ""

    def day(self, *place: str | int) -> date | None:
        """Return the day at a place."""
        try:
            return read_day(self.text(*place))
        except ValueError:
            return None

    def number(self, *place: str | int) -> float | None:
        """Return the number at a place."""
        try:
            return read_number(self.text(*place))
        except ValueError:
            return None

    def says_yes(self, *place: str | int) -> bool:
        """Tell whether there stands yes at a place."""
        return read_yes_or_no(self.text(*place)) == "yes"

    def entries(self, key: str) -> Iterator[Place]:
        """List the places of the entries of a list."""
        listed = self.raw(key)
        for position in range(len(listed) if isinstance(listed, list) else 0):
            yield key, position


def find_outside(told: Told[M], place: Place, least: int, most: int) -> Iterator[str]:
    """Find a number outside its bounds."""
    number, where = told.number(*place), told.at(*place)
    if number is None:
        return
    shown = told.text(*place)
    if number < least:
        yield _("{where}: {number} is less than {least}. Write {least} or more.",
                where=where, number=shown, least=least)  # fmt: skip
    elif number > most:
        yield _("{where}: {number} is more than {most}. Write {most} or less.",
                where=where, number=shown, most=most)  # fmt: skip


def find_empty_or_long(told: Told[M], place: Place, most: int) -> Iterator[str]:
    """Find a text that is empty, or has more letters than it may."""
    if not isinstance(told.raw(*place), str):
        return
    letters = len(told.text(*place))
    if not letters:
        yield _("{where}: is empty. Write what is meant.", where=told.at(*place))
    elif letters > most:
        yield _("{where}: has {count} letters. Write {most} at most.",
                where=told.at(*place), count=letters, most=most)  # fmt: skip
