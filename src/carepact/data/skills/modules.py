"""Open modules (provisional)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Module:
    code: str
    title: str
    provider: str
    language: str
    url: str
    hours: float | None
    licence: str
    uris: tuple[str, ...]
    checked_on: date


def read_modules() -> tuple[Module, ...]:
    return ()
