"""What others have published of care policies for many countries, and how we read it.

Nothing here enters a simulation: published figures stand beside ours and explain nothing away.
"""

from __future__ import annotations

import csv
import functools
import io
from dataclasses import dataclass
from importlib import resources


@dataclass(frozen=True)
class Anchor:
    """A published figure."""

    key: str
    anchor: str
    """Which publication or scenario."""
    quantity: str
    unit: str
    value: float
    before: float | None
    """Where the figure starts from, if it is one of change; in the same unit."""
    scope: str
    source: str


@dataclass(frozen=True)
class Question:
    """Which of our figures answers an anchor: a sum over countries, or one over another."""

    key: str
    of: str
    over: str
    """Empty where the sum stands alone."""
    scale: float
    """From our unit to the published one. [factor]"""
    case: str
    before: str
    """Sum under present law, where the anchor tells where it starts from; else empty."""
    country: str
    """The one country that is asked about; empty for all."""


@dataclass(frozen=True)
class Case:
    """What is run: all of the package or some instruments of it, with settings changed."""

    name: str
    instruments: tuple[str, ...]
    """None for all of them."""
    settings: tuple[str, ...]
    country: str
    """The one country that it is run for; empty for all."""


@dataclass(frozen=True)
class Reason:
    """Why ours and a published figure differ, and what changing that one thing would give."""

    key: str
    reason: str
    parameter: str
    of: str
    """Empty where nothing is computed."""
    over: str
    case: str


@functools.cache
def read_anchors() -> tuple[Anchor, ...]:
    """Return every published figure."""
    return tuple(
        Anchor(
            key=row["key"],
            anchor=row["anchor"],
            quantity=row["quantity"],
            unit=row["unit"],
            value=float(row["value"]),
            before=float(row["before"]) if row["before"] else None,
            scope=row["scope"],
            source=row["source"],
        )
        for row in _rows("anchors.csv")
    )


@functools.cache
def read_questions() -> dict[str, Question]:
    """Return what answers each anchor by its key; none for what cannot be computed."""
    return {
        row["key"]: Question(**{**row, "scale": float(row["scale"])})  # type: ignore[arg-type]
        for row in _rows("questions.csv")
    }


@functools.cache
def read_cases() -> tuple[Case, ...]:
    """Return every case that is run, the package as it stands first."""
    return tuple(
        Case(
            name=row["case"],
            instruments=tuple(row["instruments"].split()),
            settings=tuple(row["settings"].split()),
            country=row["country"],
        )
        for row in _rows("cases.csv")
    )


def list_cases(country: str) -> tuple[Case, ...]:
    """List the cases that are run for one country."""
    return tuple(case for case in read_cases() if case.country in ("", country))


@functools.cache
def read_reasons() -> tuple[Reason, ...]:
    """Return every reason of a difference, in the order in which they are told."""
    return tuple(Reason(**row) for row in _rows("reasons.csv"))


def _rows(name: str) -> tuple[dict[str, str], ...]:
    """Read one shipped table, a dictionary a row."""
    text = resources.files("carepact.data.anchors").joinpath(name).read_text("utf-8")
    return tuple(csv.DictReader(io.StringIO(text)))
