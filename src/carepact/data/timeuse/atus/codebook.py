"""The publisher's codebook: columns and codes of each table, in carepact's words.

`columns.csv` names the columns, `words.csv` the codes (`first` to `last` where several
share a word), `weights.csv` how the replicates of each weight begin.
"""

from __future__ import annotations

import csv
import functools
from importlib import resources


@functools.cache
def _read(name: str) -> list[dict[str, str]]:
    """Read one table that ships beside this module."""
    text = resources.files(__package__).joinpath(name).read_text("utf-8")
    return list(csv.DictReader(text.splitlines()))


@functools.cache
def columns_of(table: str, need: str = "required") -> dict[str, str]:
    """Return the columns that every release has, or the optional ones, to standard names."""
    rows = [row for row in _read("columns.csv") if (row["table"], row["need"]) == (table, need)]
    return {row["column"]: row["name"] for row in rows}


@functools.cache
def codes_of(table: str) -> dict[str, dict[int, str]]:
    """Return the words for the codes of each column, by its standard name."""
    words: dict[str, dict[int, str]] = {}
    for row in _read("words.csv"):
        if row["table"] == table:
            first = int(row["first"])
            codes = range(first, int(row["last"] or first) + 1)
            words.setdefault(row["column"], {}).update(dict.fromkeys(codes, row["word"]))
    return words


@functools.cache
def codes_by_word(table: str, column: str) -> dict[str, tuple[int, ...]]:
    """Return the codes that stand for each word of one column."""
    codes: dict[str, tuple[int, ...]] = {}
    for code, word in codes_of(table)[column].items():
        codes[word] = (*codes.get(word, ()), code)
    return codes


@functools.cache
def words_of(table: str, column: str) -> dict[str, str]:
    """Return carepact's words for the words of one column."""
    return {
        row["first"]: row["word"]
        for row in _read("words.csv")
        if (row["table"], row["column"]) == (table, column)
    }


@functools.cache
def replicate_names() -> dict[str, tuple[str, ...]]:
    """Return how the replicates of each weight begin, before their three digits."""
    rows = _read("weights.csv")
    return {row["weight"]: tuple(row["replicates_begin"].split("|")) for row in rows}
