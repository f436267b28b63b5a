"""Open learning modules, and the skills that each teaches."""

from __future__ import annotations

import csv
import functools
import io
from dataclasses import dataclass
from datetime import date
from importlib import resources


@dataclass(frozen=True)
class Module:
    """An openly licensed course, unit or guide, as its provider announces it."""

    code: str
    title: str
    """As the provider prints it, in the module's own language: never translated."""
    provider: str
    language: str
    """en, fr or es."""
    url: str
    hours: float | None
    """Study time that the provider states; None where no statement was seen. [hours]"""
    licence: str
    uris: tuple[str, ...]
    """Addresses of the ESCO concepts that it teaches, in our own judgement."""
    checked_on: date
    """Day on which title, address and licence were last looked up."""


@functools.cache
def read_modules() -> tuple[Module, ...]:
    """Read the modules in the order of the table: by language, then by code."""
    text = resources.files("carepact.data.skills").joinpath("modules.csv").read_text("utf-8")
    return tuple(
        Module(
            code=row["module"],
            title=row["title"],
            provider=row["provider"],
            language=row["language"],
            url=row["url"],
            hours=float(row["hours"]) if row["hours"] else None,
            licence=row["module_licence"],
            uris=tuple(row["uris"].split()),
            checked_on=date.fromisoformat(row["checked_on"]),
        )
        for row in csv.DictReader(io.StringIO(text))
    )
