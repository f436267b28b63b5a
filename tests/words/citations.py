"""What is cited and therefore stays as it is: laws, publications, data sets, publishers."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import polars as pl
import yaml
from scripts.message_ids import PACKAGE, extract_ids
from scripts.pseudo_language import CALL

# Tables and keys that hold what is cited or a proper name.
COLUMNS = {
    "source",
    "basis",
    "law",
    "publisher",
    "licence",
    "told_by",
    "name",
    "part",
    "method",
    "publication",
}
KEYS = {"source", "publisher", "title", "address", "article", "licence", "body", "paragraph"}
TABLES = (
    "data/countries/**/*.csv",
    "data/wages/*.csv",
    "data/timeuse/surveys.csv",
    "data/anchors/*.csv",
    "levels/quality/sources.csv",
)
FILES = ("policy/**/*.yaml", "data/**/*.yaml")
WORKS = ("Women, Business and the Law", "COVID-19 and school closures")
"""Works that a translated sentence cites by their own title."""
WIDEST_OF_WORDS = 3
"""Columns of a sheet of words: of assumptions there are more."""
TYPED = (
    r"https?://\S+",
    rf"{CALL}( [\w.-]+)?",
    r"--[\w-]+",
    r"\b\w+[_./]\w[\w./]*",
    r"(?<!\w)'[^'\s]*'(?!\w)",
    r"'[^']*==?[^']*'",
    r"[\w⟦⟧]+(?:\|[\w⟦⟧]+)+",
    r": [\w-]+\]",
    r"(?<!\w)/\S+",
)
"""Addresses, codes and what is typed."""


@functools.cache
def list_citations() -> tuple[str, ...]:
    """List what is cited, the longest first."""
    said = {one.text for one in extract_ids()}
    found = {" ".join(one.split()) for one in (*_from_tables(), *_from_files())} - said
    parts = {part.strip() for one in found for part in re.split(r";|, http|\(http", one)}
    names = {one for one in (found | parts | {*WORKS}) - said if len(one) > 3 and not one.islower()}
    return tuple(sorted(names, key=len, reverse=True))


def _from_tables() -> Iterator[str]:
    """List the cells that cite."""
    for pattern in TABLES:
        for path in PACKAGE.glob(pattern):
            table = pl.read_csv(path, infer_schema=False)
            for name in COLUMNS & {*table.columns}:
                yield from table[name].drop_nulls().unique()


def _from_files() -> Iterator[str]:
    """List the values that cite."""
    for pattern in FILES:
        for path in PACKAGE.glob(pattern):
            content = yaml.load(path.read_text("utf-8"), yaml.CBaseLoader)  # noqa: S506 - texts
            yield from _cited(content, cites=False)


def _cited(content: object, *, cites: bool) -> Iterator[str]:
    """Walk a file; titles cite only below a source."""
    if isinstance(content, dict):
        for key, value in content.items():
            is_title = key == "title" and not cites
            if isinstance(value, str) and key in KEYS and not is_title:
                yield value
            yield from _cited(value, cites=key in ("source", "sources"))
    elif isinstance(content, list):
        for one in content:
            yield from _cited(one, cites=cites)


def take_out_citations(text: str) -> str:
    """Take what is cited, addresses, codes and what is typed out of a text."""
    flat = " ".join(text.split())
    for cited in list_citations():
        if cited in flat:
            flat = re.sub(rf"(?<!\w){re.escape(cited)}(?!\w)", " ", flat)
    for typed in TYPED:
        flat = re.sub(typed, " ", flat)
    return flat


def words_of_file(path: Path) -> str:
    """Read the words of a screen, a picture or a workbook."""
    if path.suffix == ".xlsx":
        return "\n".join(_words_of_book(path))
    text = path.read_text("utf-8")
    if path.suffix == ".svg":
        return "\n".join(re.findall(r">([^<>]+)</(?:text|tspan)>", text))
    if path.name == "crises-one.screen":  # a part of a study, whose keys are typed
        return "\n".join(_texts_of(yaml.safe_load(text)))
    if path.name.startswith("help"):
        text = re.sub(r"│ [a-z]+  ", "  ", text)  # the names of commands
        text = re.sub(r"\b[a-z-]+(?:, [a-z-]+)+,? \S+ [a-z-]+", " ", text)  # words to choose from
    return re.sub(r"[│┃┆┏┓┗┛━─┡┩┼╇╪═╞╡┌┐└┘├┤╭╮╰╯]", " ", text)


def _words_of_book(path: Path) -> Iterator[str]:
    """List the words of a workbook; sheets of data hold codes beside the titles."""
    import openpyxl  # noqa: PLC0415 - one test reads workbooks

    with closing(openpyxl.load_workbook(path, read_only=True)) as book:
        for sheet in book:
            yield sheet.title
            head, *rows = sheet.iter_rows(values_only=True)
            titled = [place for place, name in enumerate(head) if name == "activity_title"]
            typed = 2 if len(head) > WIDEST_OF_WORDS else 0  # of assumptions name and value
            told = titled or range(typed, len(head))
            for row in rows if titled else [head, *rows]:
                yield from (str(row[place]) for place in told if isinstance(row[place], str))


def _texts_of(content: object) -> Iterator[str]:
    """List the texts that a reader of a file is told."""
    if isinstance(content, dict):
        for key, value in content.items():
            if key in ("title", "summary", "source", "note"):
                yield str(value)
            yield from _texts_of(value)
