"""The nouns of the tool from `nouns.csv` and `fields.csv`: what there is at which address.

Nothing heavy is imported: the server reads this, while workers answer.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from carepact.core.messages import Message, data_message


@dataclass(frozen=True)
class QueryField:
    """One field of an address."""

    name: str
    kind: str
    """Type of its value, as in JSON Schema."""
    form: str
    """`one`, `many` where it may stand several times, `prefix` where other fields begin so."""
    low: str
    high: str
    example: str
    words: str
    """What it is, for the description of the API."""

    def describe(self) -> dict[str, Any]:
        """Describe it as a parameter of OpenAPI 3.1."""
        value: dict[str, Any] = {"type": self.kind}
        value |= {"minimum": float(self.low)} if self.low else {}
        value |= {"maximum": float(self.high)} if self.high else {}
        if self.form == "prefix":
            return {
                "name": self.name.rstrip("."), "in": "query", "style": "form", "explode": True,
                "description": f"{self.words}, for example `{self.example}`",
                "schema": {"type": "object", "additionalProperties": False,
                           "patternProperties": {f"^{self.name.replace('.', '[.]')}": value}},
            }  # fmt: skip
        several = {"type": "array", "items": value} if self.form == "many" else value
        return {"name": self.name, "in": "query", "description": self.words, "schema": several,
                "required": False, "example": self._example(several)}  # fmt: skip

    def _example(self, schema: Mapping[str, Any]) -> object:
        """Return the example in its type."""
        typed: object = int(self.example) if self.kind == "integer" else self.example
        return [typed] if schema["type"] == "array" else typed


@dataclass(frozen=True)
class Noun:
    """One noun: what there is of it, and which fields its addresses have."""

    name: str
    """As in the address; empty for the first page."""
    title: Message
    """As in the menu."""
    group: Message
    """Of the menu; empty where it does not stand in it."""
    faces: frozenset[str]
    """What there is: page, part, charts, data, files."""
    uploads: tuple[str, ...]
    """Fields of files that a user may bring."""
    several: frozenset[str]
    """Those of them that take several files; a star stands behind them in the table."""
    summary: str
    """For the description of the API."""
    fields: tuple[QueryField, ...]

    @property
    def module(self) -> str:
        """Name the module of its view, `law_changes` of `law-changes`."""
        return (self.name or FIRST).replace("-", "_")

    @property
    def is_drawn(self) -> bool:
        """Tell whether it is simulated in draws, which takes long."""
        return any(one.name == "draws" for one in self.fields)


@cache
def all_nouns() -> tuple[Noun, ...]:
    """List every noun in the order of the menu."""
    fields: dict[str, list[QueryField]] = {}
    for row in _read("fields.csv"):
        fields.setdefault(row.pop("noun"), []).append(QueryField(**row))
    return tuple(
        Noun(
            name=row["name"],
            title=data_message("page", row["title"]),
            group=data_message("page", row["group"]),
            faces=frozenset(row["faces"].split()),
            uploads=tuple(row["uploads"].replace("*", "").split()),
            several=frozenset(
                one.rstrip("*") for one in row["uploads"].split() if one.endswith("*")
            ),
            summary=row["summary"],
            fields=tuple(
                one
                for key in dict.fromkeys((row["name"], row["like"] or row["name"]))
                for one in fields.get(key, ())
            ),
        )
        for row in _read("nouns.csv")
    )  # fmt: skip


FIRST = "start"
"""Module of the first page, whose noun is empty."""


def find_noun(name: str) -> Noun:
    """Return a noun by its name."""
    return next(one for one in all_nouns() if one.name == name)


def list_view_modules() -> tuple[str, ...]:
    """List the modules that answer, which workers share when they are read before."""
    return tuple(f"carepact.app.views.{one.module}" for one in all_nouns())


def name_fields(noun: str, *further: str) -> tuple[str, ...]:
    """Name the fields that addresses of a noun have, and further ones that its page alone reads."""
    return (*(one.name for one in find_noun(noun).fields), *further)


def _read(name: str) -> list[dict[str, str]]:
    """Read a table that ships."""
    text = resources.files("carepact.app").joinpath(name).read_text("utf-8")
    return list(csv.DictReader(text.splitlines()))
