"""Find and open the files that a mapping file names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from carepact.core.errors import DataError, Faults
from carepact.core.messages import _
from carepact.core.named_paths import find_named
from carepact.core.text_files import is_folder
from carepact.data.timeuse.diaries import list_some
from carepact.data.timeuse.mapping.formats import LabelledTable, open_table, text_of
from carepact.data.timeuse.mapping.model import Files, Mapping
from carepact.data.timeuse.mapping.stacking import stack_members


@dataclass(frozen=True)
class Opened:
    """The files of one survey: role to table; a role without a file shares the first."""

    tables: dict[str, LabelledTable]
    paths: tuple[Path, ...]

    def table(self, role: str) -> LabelledTable:
        """Return the table of a role, or that of the respondents."""
        return self.tables.get(role, self.tables["respondents"])

    def shares(self, role: str) -> bool:
        """Tell whether a role stands in the respondents' file."""
        return role not in self.tables

    def role_of(self, columns: Sequence[str], file: str = "") -> str:
        """Tell whose file holds some columns: the one named, else the first that has them all."""
        if file or self.shares("activities"):
            return file or "respondents"
        first, second = self.tables["respondents"], self.tables["activities"]
        lacking = any(name not in first.table.columns for name in columns)
        theirs = all(name in second.table.columns for name in columns)
        return "activities" if lacking and theirs else "respondents"


def open_files(path: Path, files: Files) -> Opened:
    """Open every file that a mapping names, from the data file or its folder.

    Raises
    ------
    DataError
        If a file is not there or cannot be read, or a folder is given and the mapping
        does not name the file in it.
    """
    folder = path if is_folder(path) else path.parent
    first = path
    if is_folder(path):
        if not files.respondents:
            message = _(
                "{path}: is a folder, and the mapping does not name the file in it. "
                "Give the file, or add files.respondents.",
                path=path,
            )
            raise DataError(message)
        first = find_named(folder, files.respondents)
    paths = {"respondents": first}
    for role in ("activities", "roster", "replicates"):
        if name := getattr(files, role):
            paths[role] = find_named(folder, name)
    tables = {
        role: open_table(found, files.encoding, files.separator, files.decimal)
        for role, found in paths.items()
    }
    if files.stack:
        tables["respondents"] = stack_members(tables["respondents"], files.stack)
    return Opened(tables, tuple(dict.fromkeys(paths.values())))


def join_texts(table: pl.DataFrame, columns: Sequence[str]) -> pl.Series:
    """Write columns as text, several joined by a hyphen, shape (rows,)."""
    parts = [text_of(table[name]).alias(str(i)) for i, name in enumerate(columns)]
    return pl.select(pl.concat_str(parts, separator="-")).to_series()


def numbers(
    column: pl.Series, missing: tuple[str, ...], texts: pl.Series, decimal: str = ""
) -> pl.Series:
    """Read a column as numbers; missing marks are null, what is no number is NaN.

    Notes
    -----
    A comma is the mark of decimals where `decimal` says so, or where it stands undeclared
    before one, two, or more than three digits somewhere in the column and no point does. Before
    three digits alone it may be one of thousands, and is no number until it is declared. Points
    beside a declared comma part thousands, and else are no number: 3.5 is never 35.
    """
    marked = texts.is_in(list(missing)) if missing else pl.Series([False] * column.len())
    plain = _write_point(texts, decimal) if column.dtype == pl.String else column
    cast = plain.cast(pl.Float64, strict=False)
    bad = ~cast.is_finite().fill_null(value=False) & texts.is_not_null() & (texts != "")
    return pl.select(
        pl.when(marked.fill_null(value=False))
        .then(None)
        .when(bad)
        .then(float("nan"))
        .otherwise(cast)
        .alias(column.name)
    ).to_series()


def read_numbers(
    where: str, column: pl.Series, missing: tuple[str, ...], decimal: str, faults: Faults
) -> pl.Series:
    """Read a column as numbers, noting what is none at the place of the mapping; it is null."""
    texts = text_of(column)
    read = numbers(column, missing, texts, decimal)
    wrong = texts.filter(read.is_nan()).unique().sort()
    if wrong.len():
        faults.add(
            _(
                "{where}: {listed} is no number. Put it under 'missing', or correct it.",
                where=where,
                listed=list_some([f"'{value}'" for value in wrong]),
            )
        )
    return read.fill_nan(None)


def _write_point(texts: pl.Series, decimal: str) -> pl.Series:
    """Write decimals with a point, as they are declared or plainly stand."""
    if decimal == ",":
        pointed = texts.str.contains(".", literal=True)
        grouped = texts.str.contains(r"^-?\d{1,3}(\.\d{3})+(,\d*)?$")
        whole = texts.str.replace_all(".", "", literal=True).str.replace(",", ".", literal=True)
        strange = pointed & ~grouped
        return pl.select(pl.when(strange).then(pl.lit("?")).otherwise(whole)).to_series()
    if decimal == ".":
        return texts
    comma = texts.str.contains(",", literal=True)
    if not comma.any() or texts.str.contains(".", literal=True).any():
        return texts
    plainly = texts.str.contains(r"^-?\d*,(\d{1,2}|\d{4,})$").any()
    return texts.str.replace(",", ".", literal=True) if plainly else texts


def wanted_columns(mapping: Mapping) -> tuple[str, ...]:
    """List the columns of the respondents' file that the design names."""
    return tuple(dict.fromkeys((*mapping.design.strata, *mapping.design.psu)))
