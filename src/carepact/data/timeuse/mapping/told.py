"""What a file of activities tells, before it is spread over its diaries."""

from __future__ import annotations

from dataclasses import dataclass, field

import polars as pl

from carepact.core.errors import Faults
from carepact.core.messages import _
from carepact.data.timeuse.diaries import list_some
from carepact.data.timeuse.mapping.formats import LabelledTable, text_of
from carepact.data.timeuse.mapping.opening import read_numbers


@dataclass(frozen=True)
class Told:
    """Activities, and which diaries told anything."""

    rows: pl.DataFrame
    """`row` (position of the diary), `name` (code), `minutes`, `simultaneous`, `main`, ..."""
    missing: pl.Series
    """Diary of each value that was marked as not known."""
    answered: pl.Series
    """Diaries in which anything was told, maybe more than once."""
    left_out: pl.Series = field(default_factory=lambda: pl.Series([], dtype=pl.UInt32))
    """Diaries that are left out for a cell that is not known."""
    empty: dict[str, int] = field(default_factory=dict)
    """Column to its cells that are left empty by those who answered others."""


def read_amount(
    name: str, source: LabelledTable, missing: tuple[str, ...], faults: Faults
) -> pl.Series:
    """Read one column of time, noting what is no number or below zero; unknown is null."""
    raw = source.table[name]
    where = _("{file}, column {name}", file=source.file, name=name)
    read = read_numbers(where, raw, missing, source.decimal, faults)
    below = text_of(raw).filter(read < 0).unique().sort()
    if below.len():
        faults.add(
            _(
                "{where}: {listed} is below zero. Put it under 'missing', or correct it.",
                where=where,
                listed=list_some(below.to_list()),
            )
        )
    return read


def null_marked(column: pl.Series, marks: list[str]) -> pl.Series:
    """Write codes as text, those that mean nothing as null."""
    texts = text_of(column)
    return pl.select(pl.when(~texts.is_in(marks)).then(texts)).to_series()
