"""Limits of a table that is being read: columns, values out of a small file, letters, signs."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path

import polars as pl

from carepact.core.controls import CONTROLS, find_control, name_control
from carepact.core.errors import DataError, Faults
from carepact.core.messages import _
from carepact.core.reading_limits import reading_limits

BYTES_OF_A_VALUE = 8
"""What one number takes in memory. [bytes]"""


def check_width(file: str, columns: Collection[str]) -> None:
    """Refuse a table of more columns than any has, or with a name that hides something."""
    most = reading_limits().most_columns
    if len(columns) > most:
        message = _(
            "{file}: has {count} columns, more than {most}. Keep those that are needed, or give "
            "'separator' under files of a mapping.",
            file=file,
            count=len(columns),
            most=most,
        )
        raise DataError(message)
    for name in columns:
        place = find_control(name)
        if place is not None:
            raise DataError(_word_sign(file, _("the header"), name[place]))


def check_size_of_parquet(path: Path, columns: int) -> None:
    """Refuse a Parquet file that stands for far more values than its size."""
    rows: int = pl.scan_parquet(path).select(pl.len()).collect().item()
    check_size(path, rows, columns)


def check_size(path: Path, rows: int, columns: int) -> None:
    """Refuse a file that stands for far more values than its size, or than any table has.

    Parameters
    ----------
    path : Path
        The file.
    rows, columns : int
        What the file says of itself.
    """
    limits, values = reading_limits(), rows * columns
    if values * BYTES_OF_A_VALUE < limits.watched_from:
        return
    out_of_a_byte = values / max(path.stat().st_size, 1)
    if (
        values * BYTES_OF_A_VALUE > limits.largest_table
        or out_of_a_byte > limits.most_values_a_byte
    ):
        raise DataError(
            _(
                "{file}: stands for {rows} rows, far more than a file of its size holds, or than "
                "a table has. Check where it comes from.",
                file=path.name,
                rows=rows,
            )
        )


def check_kinds_of_columns(file: str, schema: Mapping[str, pl.DataType]) -> None:
    """Refuse columns that hold neither numbers nor words nor times: lists, tables, bytes."""
    strange = (pl.List, pl.Array, pl.Struct, pl.Binary, pl.Object)
    with Faults(DataError, file) as faults:
        for name, kind in schema.items():
            if isinstance(kind, strange):
                faults.add(
                    _(
                        "column '{column}' holds {kind}. Save it as numbers or words, or leave it "
                        "out.",
                        column=name,
                        kind=kind,
                    )
                )


def check_texts(file: str, table: pl.DataFrame, *, controls: bool = True) -> None:
    """Refuse texts that are too long or, where asked for, hold control characters.

    Parameters
    ----------
    file : str
        Name of the file, for the message.
    table : pl.DataFrame
        The table as read; its first row stands in line 2.
    controls : bool
        Whether to look for control characters.
    """
    longest = reading_limits().longest_field
    for column in table.select(pl.col(pl.String, pl.Categorical)):
        texts = column.cast(pl.String)
        if int(texts.str.len_bytes().max() or 0) > longest:  # type: ignore[arg-type]
            too_long = (texts.str.len_chars() > longest).fill_null(value=False)
            if too_long.any():
                raise DataError(word_long_field(file, 2 + int(too_long.arg_max() or 0)))
        if controls:
            _check_signs(file, texts)


def _check_signs(file: str, texts: pl.Series) -> None:
    """Refuse a column that holds a control character, naming the first."""
    held = texts.unique()
    words = held.filter(held.str.contains(f"[{CONTROLS}]").fill_null(value=False))
    for text in words:
        place = find_control(text)
        if place is not None:
            row = int((texts == text).fill_null(value=False).arg_max() or 0)
            where = _("row {row} of column '{column}'", row=row + 1, column=texts.name)
            raise DataError(_word_sign(file, where, text[place]))


def word_long_field(file: str, line: int) -> str:
    """Word that a field has more letters than any has: a quote was left open, most often."""
    return _(
        "{file}, line {line}: a field has more than {longest} characters. Look for a quotation "
        "mark that is left open.",
        file=file,
        line=line,
        longest=reading_limits().longest_field,
    )


def _word_sign(file: str, where: str, sign: str) -> str:
    """Word that a control character stands somewhere."""
    return _(
        "{file}: {where} holds the control character {sign}, which no text needs. Take it out.",
        file=file,
        where=where,
        sign=name_control(sign),
    )
