"""What a sheet to be filled in asks: its columns, the kind of each, and their words.

A form stands in a CSV file, a row a column: `name`, `kind`, `title`, `note`, `least`, `most`,
`choices` (codes with a space between them) and `needed` (`heading`: the column must be there;
`cell`: each of its cells must be filled; empty: it may be left out).
"""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from importlib.resources.abc import Traversable
from typing import Literal

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
    choices: tuple[str, ...] = ()
    """Codes of what can be chosen."""
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


def read_form(name: str, file: Traversable) -> Form:
    """Read the form of a sheet from the table that holds it."""
    rows = csv.DictReader(file.read_text("utf-8").splitlines())
    return Form(name, tuple(_make_column(row) for row in rows))


def code_word(code: str) -> str:
    """Return the word for something that can be chosen, which a face says as its reader does."""
    return data_message("sheet word", code.replace("_", " "))


def normal(said: str) -> str:
    """Return a heading without what writers vary: capitals, accents, dashes, double spaces."""
    bare = "".join(
        sign for sign in unicodedata.normalize("NFKD", said) if not unicodedata.combining(sign)
    )
    plain = "".join(sign if sign.isalnum() else " " for sign in bare.casefold())
    return " ".join(plain.split())


def _make_column(row: dict[str, str]) -> Column:
    """Make a column of its row."""
    kinds: dict[str, ColumnKind] = {
        "day": "day",
        "whole": "whole",
        "number": "number",
        "choice": "choice",
        "text": "text",
    }
    return Column(
        name=row["name"],
        kind=kinds[row["kind"]],
        title=data_message("sheet heading", row["title"]),
        note=data_message("sheet note", row["note"]),
        least=Decimal(row["least"]) if row["least"] else None,
        most=Decimal(row["most"]) if row["most"] else None,
        choices=tuple(row["choices"].split()),
        has_heading=bool(row["needed"]),
        is_filled=row["needed"] == "cell",
    )


def _in_all(text: str) -> Iterator[str]:
    """Say a text in every language that is spoken."""
    for code in LANGUAGES:
        with speak(code):
            yield word(text)
