"""Open data files with their labels: CSV, Parquet, Stata, SPSS."""

from __future__ import annotations

import fnmatch
import importlib.util
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any

import polars as pl

from carepact.core.errors import DataError
from carepact.core.messages import _
from carepact.core.packed_files import word_damaged
from carepact.core.reading_limits import reading_limits
from carepact.core.text_files import is_file
from carepact.data.timeuse.table_limits import check_size, check_texts, check_width
from carepact.data.timeuse.tables import read_table


@dataclass(frozen=True)
class LabelledTable:
    """A table with what its file says of columns and values."""

    file: str
    table: pl.DataFrame
    titles: dict[str, str] = field(default_factory=dict)
    """Column to its label."""
    labels: dict[str, dict[str, str]] = field(default_factory=dict)
    """Column to the labels of its values, value written as text."""
    decimal: str = ""
    """Mark of decimals in text; found by itself where it is empty."""


def open_table(
    path: Path, encoding: str = "utf-8", separator: str = ",", decimal: str = ""
) -> LabelledTable:
    """Read one data file, keeping value labels; every column of a text file is text.

    Parameters
    ----------
    path : Path
        `.csv`, `.csv.gz`, `.zip`, `.parquet`, `.dta` or `.sav`.
    encoding, separator, decimal : str
        Of a text file.

    Returns
    -------
    LabelledTable
        Values that the file itself marks as missing by the user are null.

    Raises
    ------
    DataError
        If the file is not there, damaged, in another encoding, or needs a library that
        is not installed.
    """
    suffix = path.suffix.lower()
    if suffix in (".dta", ".sav", ".zsav"):
        return _open_statistics_file(path)
    table = read_table(path, all_text=True, encoding=encoding, separator=separator)
    unknown_is_null = table.with_columns(pl.selectors.float().fill_nan(None))
    return LabelledTable(path.name, unknown_is_null, decimal=decimal)


def _open_statistics_file(path: Path) -> LabelledTable:
    """Read a Stata or SPSS file by pyreadstat."""
    if not is_file(path):
        raise DataError(_("{file}: there is no such file. Check the path.", file=path.name))
    library = _pyreadstat(path)
    read = library.read_dta if path.suffix.lower() == ".dta" else library.read_sav
    # What a row needs is told by the first; a file may say that it has none, and have many.
    try:
        _nothing, first = read(str(path), metadataonly=True)
        check_width(path.name, first.column_names)
        wide = max(len(first.column_names), 1)
        most = max(path.stat().st_size * reading_limits().most_values_a_byte // wide, 1)
        check_size(path, first.number_rows or 0, wide)
        columns, meta = read(
            str(path), output_format="dict", disable_datetime_conversion=True, row_limit=most
        )
    except (library.ReadstatError, library.PyreadstatError, ValueError, MemoryError) as error:
        raise DataError(word_damaged(path)) from error
    table = pl.DataFrame({name: _series(name, values) for name, values in columns.items()})
    check_texts(path.name, table)
    _check_labels(path.name, meta)
    labels = {
        column: {as_text(value): str(label) for value, label in words.items()}
        for column, words in meta.variable_value_labels.items()
    }
    titles = {name: title for name, title in meta.column_names_to_labels.items() if title}
    return LabelledTable(path.name, table, titles, labels)


def _check_labels(file: str, meta: Any) -> None:  # noqa: ANN401 - pyreadstat has no types
    """Refuse labels of columns or values that hold control characters."""
    listed = [title for title in meta.column_names_to_labels.values() if title]
    for words in meta.variable_value_labels.values():
        listed += [str(label) for label in words.values()]
    check_texts(file, pl.DataFrame({"label": pl.Series(listed, dtype=pl.String)}))


def _pyreadstat(path: Path) -> ModuleType:
    """Return the library for Stata and SPSS files, or say how to get it."""
    if importlib.util.find_spec("pyreadstat") is None:
        message = _(
            "{file}: Stata and SPSS files need the library pyreadstat. "
            "Install it with: pip install 'carepact[formats]'.",
            file=path.name,
        )
        raise DataError(message)
    return importlib.import_module("pyreadstat")


def _series(name: str, values: Any) -> pl.Series:  # noqa: ANN401 - arrays and lists
    """Turn one column into numbers or text; what is no number at all is null."""
    listed = [None if value is None or value != value else value for value in list(values)]  # noqa: PLR0124 - NaN
    if any(isinstance(value, str) for value in listed):
        texts = [
            None if v is None else v.strip() or None if isinstance(v, str) else as_text(v)
            for v in listed
        ]
        return pl.Series(name, texts, dtype=pl.String)
    numbers = pl.Series(name, [None if v is None else float(v) for v in listed], dtype=pl.Float64)
    return numbers.cast(pl.Int64) if are_whole(numbers) else numbers


def are_whole(numbers: pl.Series) -> bool:
    """Tell whether all numbers of a column are whole, and such as are told exactly."""
    known = numbers.drop_nulls().drop_nans()
    exact = known.abs() <= reading_limits().largest_whole
    return bool((exact & (known == known.round())).all())


def as_text(value: object) -> str:
    """Write a value as a mapping file does: whole numbers without a point."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


def text_of(column: pl.Series) -> pl.Series:
    """Write a column as a mapping file does, shape (n,)."""
    if column.dtype.is_float() and are_whole(column):
        return column.fill_nan(None).cast(pl.Int64).cast(pl.String)
    if column.dtype == pl.Boolean:
        return column.cast(pl.String)
    return column.cast(pl.String).str.strip_chars()


def expand(names: Iterable[str], present: Iterable[str]) -> tuple[str, ...]:
    """Replace patterns such as rep_* by the columns they match, 2 before 10."""
    columns, found = list(present), []
    for name in names:
        if any(mark in name for mark in "*?["):
            matched = [column for column in columns if fnmatch.fnmatchcase(column, name)]
            found += sorted(matched, key=_natural)
        else:
            found.append(name)
    return tuple(found)


def _natural(name: str) -> list[tuple[int, str]]:
    """Order names by the numbers in them."""
    return [(int(p), "") if p.isdigit() else (0, p) for p in re.split(r"(\d+)", name)]
