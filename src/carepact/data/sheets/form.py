"""What a sheet to be filled in asks: its columns, the kind of each, and their words.

A form stands in a YAML file: its `name`, and for each of its `columns` a `name`, a `kind`, a
`title`, a `note` and, where they are asked for, `least`, `most`, `choices` (code and word) and
`needed` (`heading`: the column must be there; `cell`: each of its cells must be filled).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import Any, Literal

import yaml

from carepact.core.messages import LANGUAGES, data_message, speak, word

ColumnKind = Literal["day", "whole", "number", "choice", "text"]


@dataclass(frozen=True)
class Column:
    """One column of a form."""

    name: str
    """As it is written in English, and in code."""
    kind: ColumnKind
    title: str
    """A few words for its heading; a face says them in the reader's language."""
    note: str
    """What to write there."""
    least: Decimal | None = None
    most: Decimal | None = None
    choices: Mapping[str, str] = MappingProxyType({})
    """Codes of what can be chosen, each with its word."""
    has_heading: bool = False
    """Whether the column must be there."""
    is_filled: bool = False
    """Whether each of its cells must be filled in."""

    @cached_property
    def choice_words(self) -> dict[str, str]:
        """Map each word that can be chosen, in any language, to its code."""
        return {
            normal(said): code
            for code in self.choices
            for said in (code, *_in_all(code_word(code)))
        }


@dataclass(frozen=True)
class Form:
    """A sheet to be filled in."""

    name: str
    """Name of the sheet, as it is written in English."""
    columns: tuple[Column, ...]

    @property
    def title(self) -> str:
        """Return the sheet's name, which a face says in the reader's language."""
        return data_message("sheet name", self.name)

    @cached_property
    def names(self) -> frozenset[str]:
        """List the names that the sheet may have, in any language."""
        return frozenset(normal(said) for said in (self.name, *_in_all(self.title)))

    @cached_property
    def headings(self) -> dict[str, Column]:
        """Map each heading that is understood, in any language, to its column."""
        return {
            normal(said): column
            for column in self.columns
            for said in (column.name, *_in_all(column.title))
        }

    def list_headings(self) -> list[str]:
        """List the headings in the reader's language."""
        return [word(column.title) for column in self.columns]


def read_form(file: Traversable) -> Form:
    """Read the form of a sheet from the file that ships with carepact."""
    raw = yaml.safe_load(file.read_text("utf-8"))
    return Form(raw["name"], tuple(_make_column(one) for one in raw["columns"]))


def make_choices(codes: Mapping[str, str]) -> Mapping[str, str]:
    """Make the choices of a column, whose words a face says in the reader's language."""
    return MappingProxyType(
        {code: data_message("sheet word", text) for code, text in codes.items()}
    )


def normal(said: str) -> str:
    """Return a heading without what writers vary: capitals, accents, dashes, double spaces."""
    bare = "".join(
        sign for sign in unicodedata.normalize("NFKD", said) if not unicodedata.combining(sign)
    )
    plain = "".join(sign if sign.isalnum() else " " for sign in bare.casefold())
    return " ".join(plain.split())


def _make_column(raw: Mapping[str, Any]) -> Column:
    """Make a column of what its file says."""
    return Column(
        name=raw["name"],
        kind=raw["kind"],
        title=data_message("sheet heading", raw["title"]),
        note=data_message("sheet note", raw["note"]),
        least=None if raw.get("least") is None else Decimal(raw["least"]),
        most=None if raw.get("most") is None else Decimal(raw["most"]),
        choices=make_choices(raw.get("choices", {})),
        has_heading="needed" in raw,
        is_filled=raw.get("needed") == "cell",
    )


def _in_all(text: str) -> Iterator[str]:
    """Say a text in every language that is spoken."""
    for code in LANGUAGES:
        with speak(code):
            yield word(text)
