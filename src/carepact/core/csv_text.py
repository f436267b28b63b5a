"""The one door by which tables become CSV files: Excel shows their letters and runs none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carepact.core.controls import CONTROLS, show_controls
from carepact.core.plain_numbers import is_number

if TYPE_CHECKING:
    import polars as pl

BEGINNINGS = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What a spreadsheet takes for the beginning of a formula, or passes over before one."""


def write_csv(table: pl.DataFrame) -> bytes:
    """Write a table as a CSV file, its texts so that no spreadsheet runs them."""
    return encode_csv(escape_formulas(table).write_csv())


def encode_csv(text: str) -> bytes:
    """Encode a CSV file as UTF-8, with a byte order mark where Excel needs it.

    Parameters
    ----------
    text : str
        The table.

    Returns
    -------
    bytes
        Without the mark where every letter is ASCII: such a file is the same in any encoding.
        With it elsewhere, since Excel takes a file without for one of its old code pages.
    """
    return text.encode("ascii" if text.isascii() else "utf-8-sig")


def escape_formula(value: object) -> object:
    """Put an apostrophe before a text that a spreadsheet would run as a formula.

    Returns
    -------
    object
        Numbers, texts of a number below zero and other texts as they are; a text that begins with
        `= + - @` or a control sign with an apostrophe before it.
    """
    if not isinstance(value, str) or not value.startswith(BEGINNINGS):
        return value
    below_zero = value.startswith("-") and is_number(value)  # as our own tables write numbers
    return value if below_zero else f"'{value}"


def escape_formulas(table: pl.DataFrame) -> pl.DataFrame:
    """Put an apostrophe before every text, and every name, that would be run as a formula.

    Control characters, which the name of a file may hold, are made visible.
    """
    import polars as pl  # noqa: PLC0415 - a spreadsheet's cells are escaped without it

    changed = []
    for column in table.select(pl.col(pl.String, pl.Categorical, pl.Enum)):
        texts = column.cast(pl.String)
        words = texts.unique().drop_nulls()
        suspect = words.filter(words.str.contains(f"^[=+@\t\r\n-]|[{CONTROLS}]"))
        escaped = {word: escape_formula(show_controls(word)) for word in suspect}
        if any(word != told for word, told in escaped.items()):
            changed.append(texts.replace(escaped).alias(column.name))
    names = {name: str(escape_formula(show_controls(name))) for name in table.columns}
    return table.with_columns(changed).rename(names) if changed or _differ(names) else table


def _differ(names: dict[str, str]) -> bool:
    """Tell whether a name is changed."""
    return any(old != new for old, new in names.items())
