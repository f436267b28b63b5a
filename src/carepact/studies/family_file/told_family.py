"""A family's file as written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from carepact.studies.family_file.model import FamilyFile
from carepact.studies.told.entries import Told


@dataclass(frozen=True)
class ToldFamily(Told[FamilyFile]):
    """What a family's file tells; what cannot be read counts as left out, and has been noted."""

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
