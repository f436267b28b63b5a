"""What is cited and therefore stays as it is: laws, publications, data sets, publishers."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from pathlib import Path

import polars as pl
import yaml
from scripts.message_ids import PACKAGE, extract_ids

# Tables and keys that hold what is cited or a proper name.
COLUMNS = {"source", "basis", "law", "publisher", "licence", "told_by", "name", "part", "method"}
KEYS = {"source", "publisher", "title", "address", "article", "licence", "body", "paragraph"}
TABLES = (
    "data/countries/**/*.csv",
    "data/wages/*.csv",
    "data/timeuse/surveys.csv",
    "data/anchors/*.csv",
)
FILES = ("policy/**/*.yaml", "data/**/*.yaml")


@functools.cache
def list_citations() -> tuple[str, ...]:
    """List what is cited, the longest first."""
    said = {one.text for one in extract_ids()}
    found = {" ".join(one.split()) for one in (*_from_tables(), *_from_files())} - said
    parts = {part.strip() for one in found for part in re.split(r";|, http|\(http", one)}
    return tuple(
        sorted((one for one in (found | parts) - said if len(one) > 3), key=len, reverse=True)
    )


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
    for typed in (
        r"https?://\S+",
        r"\bcarepact( [\w.-]+)*",
        r"--[\w-]+",
        r"\b\w+[_./]\w[\w./]*",
        r"'[^']*'",
    ):
        flat = re.sub(typed, " ", flat)
    for cited in list_citations():
        if cited in flat:
            flat = flat.replace(cited, " ")
    return flat


def words_of_file(path: Path) -> str:
    """Read the words of a screen, a picture or a workbook."""
    if path.suffix == ".xlsx":
        import openpyxl  # noqa: PLC0415 - one test reads workbooks

        book = openpyxl.load_workbook(path, read_only=True)
        cells = [
            cell for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row
        ]
        return "\n".join([*book.sheetnames, *(cell for cell in cells if isinstance(cell, str))])
    text = path.read_text("utf-8")
    if path.suffix == ".svg":
        return "\n".join(re.findall(r">([^<>]+)</(?:text|tspan)>", text))
    return re.sub(r"[│┃┆┏┓┗┛━─┡┩┼╇╪═╞╡┌┐└┘├┤╭╮╰╯]", " ", text)
