"""Columns of a text file as what their values are: numbers where all of them are."""

from __future__ import annotations

from dataclasses import replace

import polars as pl

from carepact.data.timeuse.mapping.formats import LabelledTable, are_whole, text_of
from carepact.data.timeuse.mapping.opening import numbers


def type_columns(source: LabelledTable) -> LabelledTable:
    """Make numbers of the columns of which every value is one, for guessing alone.

    A code with a zero before it is a label: its column stays text.
    """
    return replace(source, table=source.table.select(_type(c, source) for c in source.table))


def _type(column: pl.Series, source: LabelledTable) -> pl.Series:
    """Turn one column, if all of its values are numbers."""
    if column.dtype != pl.String:
        return column
    texts = text_of(column)
    known = texts.filter(texts.is_not_null() & (texts != ""))
    if known.is_empty() or known.str.contains(r"^0\d").any():
        return column
    read = numbers(column, (), texts, source.decimal)
    if read.is_nan().any():
        return column
    return read.cast(pl.Int64) if are_whole(read) else read
