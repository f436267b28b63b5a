"""A family's file as written: each entry read by itself, so that one fault hides no other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from carepact.core.documents import Document, Place
from carepact.core.parameter_tables import read_number
from carepact.studies.family_file.model import FamilyFile
from carepact.studies.family_file.values import read_day, read_yes_or_no


@dataclass(frozen=True)
class ToldFamily:
    """What a family's file tells; what cannot be read counts as left out, and has been noted."""

    document: Document[FamilyFile]

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

    @cached_property
    def event(self) -> str:
        """Return the event; empty where none is told, or none that is known."""
        event = self.text("event")
        return event if event in {"birth", "adoption", "placement"} else ""

    @property
    def came_key(self) -> str:
        """Return the key of the day on which the child is there."""
        return "born" if self.event == "birth" else "placed"

    @property
    def day_of_event(self) -> date | None:
        """Return the day of the birth or the coming, the expected one before it."""
        if not self.event:
            return None
        came = self.day(self.came_key)
        return self.day("due") if came is None and self.event == "birth" else came
