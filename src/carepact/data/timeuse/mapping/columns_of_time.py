"""Read activities that are columns, a row a diary: amounts, filters before them, unknown cells."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl

from carepact.core.arrays import BoolArray, FloatArray
from carepact.core.errors import Faults
from carepact.core.messages import _
from carepact.core.units import DAYS_PER_WEEK, MINUTES_PER_DAY, MINUTES_PER_HOUR
from carepact.data.icatus.crosswalk import read_csv_resource
from carepact.data.timeuse.diaries import list_some
from carepact.data.timeuse.mapping.activity_model import TimeUnit, Wide, WideCode
from carepact.data.timeuse.mapping.formats import LabelledTable, expand, text_of
from carepact.data.timeuse.mapping.model import Mapping
from carepact.data.timeuse.mapping.told import Told, read_amount

PER_DAY: dict[TimeUnit, float] = {
    "minutes a day": 1.0,
    "hours a day": float(MINUTES_PER_HOUR),
    "minutes a week": 1 / DAYS_PER_WEEK,
    "hours a week": MINUTES_PER_HOUR / DAYS_PER_WEEK,
    "shares of a day": float(MINUTES_PER_DAY),
}
"""What one unit of a wide file is in minutes a day. [min/day]"""


@dataclass(frozen=True)
class _Cells:
    """One activity of every row of the file."""

    minutes: FloatArray
    """Minutes a day, not a number where they are not known, shape (rows,). [min/day]"""
    empty: BoolArray
    """Whether all cells of it were left empty and no filter says why, shape (rows,)."""
    touched: BoolArray
    """Whether any cell of it, or the filter before it, holds anything, shape (rows,)."""


def read_wide(
    form: Wide,
    mapping: Mapping,
    source: LabelledTable,
    respondents: pl.DataFrame,
    row: pl.Series,
    faults: Faults,
) -> Told:
    """Stack the columns of a wide file.

    Parameters
    ----------
    form : Wide
        What the mapping says of activities.
    mapping : Mapping
        The mapping.
    source : LabelledTable
        The file, a row a diary.
    respondents : pl.DataFrame
        All diaries, for classes whose mean stands in.
    row : pl.Series, shape (rows,)
        Diary of each row of the file, null where it is nobody's.
    faults : Faults
        Takes values that are no time.
    """
    listed = list_columns(form, source.table.columns)
    cells = {
        name: _read_code(column, code, form, mapping, source, faults)
        for name, (column, code) in listed.items()
    }
    touched = np.any([one.touched for one in cells.values()], axis=0)
    if form.empty == "zero":
        cells = {name: _fill_empty(one) for name, one in cells.items()}
    unknown = {name: np.isnan(one.minutes) & touched for name, one in cells.items()}
    minutes = {
        name: _settle_unknown(name, one.minutes, form, respondents, row, touched, faults)
        for name, one in cells.items()
    }
    pieces = [
        _stack(name, code, minutes[name], form, mapping, source, row, faults)
        for name, (_column, code) in listed.items()
    ]
    lacking = np.any(list(unknown.values()), axis=0) & (form.unknown == "leave out")
    main = form.simultaneity == "none"
    rows = pl.concat(pieces).with_columns(
        main=pl.lit(value=True) if main else pl.lit(None, dtype=pl.Boolean)
    )
    return Told(
        rows=rows,
        missing=pl.concat([row.filter(pl.Series(one)) for one in unknown.values()]).drop_nulls(),
        answered=row.filter(pl.Series(touched)).drop_nulls(),
        left_out=row.filter(pl.Series(lacking)).drop_nulls(),
        empty={
            name: int((one.empty & touched).sum())
            for name, one in cells.items()
            if form.empty == "missing" and (one.empty & touched).any()
        },
    )


def list_columns(form: Wide, present: Sequence[str]) -> dict[str, tuple[str, WideCode]]:
    """List codes with their column and rule: those named, or those of a crosswalk in the file."""
    shipped = shipped_columns(form.crosswalk) if form.crosswalk else {}
    if form.columns:
        before, _star, after = form.columns.partition("*")
        columns = {c[len(before) : len(c) - len(after)]: c for c in expand([form.columns], present)}
        untold = WideCode(icatus="", rationale=form.crosswalk)
        return {code: (column, shipped.get(code, untold)) for code, column in columns.items()}
    rules = {code: rule for code, rule in shipped.items() if code in present} | form.codes
    return {code: (code, rule) for code, rule in rules.items()}


@functools.cache
def shipped_columns(crosswalk: str) -> dict[str, WideCode]:
    """Return the rules of a shipped crosswalk, with minutes in columns of their own if it says so.

    Returns
    -------
    dict of str to WideCode
        Code to its rule.
    """
    return {
        row["code"]: WideCode(
            icatus=row["icatus"],
            rationale=row["rationale"],
            plus_minutes=row.get("plus_minutes", ""),
        )
        for row in read_csv_resource(f"{crosswalk}.csv")
        if "code" in row
    }


def _read_code(
    name: str,
    code: WideCode,
    form: Wide,
    mapping: Mapping,
    source: LabelledTable,
    faults: Faults,
) -> _Cells:
    """Read one activity: its amount, minutes told beside hours, and the filter before it."""
    unit = code.unit or form.unit
    found = read_amount(name, source, mapping.missing, faults).to_numpy() * PER_DAY[unit]
    touched = _is_filled(name, source)
    empty = ~touched
    if code.plus_minutes:
        per = 1 / DAYS_PER_WEEK if unit.endswith("a week") else 1.0
        beside = read_amount(code.plus_minutes, source, mapping.missing, faults).to_numpy() * per
        filled = _is_filled(code.plus_minutes, source)
        # One of hours and minutes left empty beside the other is 0; a marked one is not known.
        found = np.where(empty & filled, 0.0, found) + np.where(~filled & ~empty, 0.0, beside)
        touched, empty = touched | filled, empty & ~filled
    if code.filter:
        answer = text_of(source.table[code.filter.column]).fill_null("")
        no = answer.is_in(list(code.filter.no)).to_numpy()
        found = np.where(no & np.isnan(found), 0.0, found)
        touched, empty = touched | _is_filled(code.filter.column, source), empty & ~no
    return _Cells(found, empty, touched)


def _is_filled(name: str, source: LabelledTable) -> BoolArray:
    """Tell which cells of a column hold anything, shape (rows,)."""
    texts = text_of(source.table[name])
    return (texts.is_not_null() & (texts != "")).fill_null(value=False).to_numpy()


def _fill_empty(cells: _Cells) -> _Cells:
    """Read cells that were left empty as 0."""
    return _Cells(np.where(cells.empty, 0.0, cells.minutes), cells.empty, cells.touched)


def _settle_unknown(
    name: str,
    minutes: FloatArray,
    form: Wide,
    respondents: pl.DataFrame,
    row: pl.Series,
    touched: BoolArray,
    faults: Faults,
) -> FloatArray:
    """Give cells that are not known what the mapping says, shape (rows,). [min/day]"""
    if form.unknown != "class mean" or not (np.isnan(minutes) & touched).any():
        return np.nan_to_num(minutes, nan=0.0)
    absent = [column for column in form.unknown_by if column not in respondents.columns]
    if absent:
        faults.add(
            _(
                "activities.unknown_by: {listed} is no column of 'columns'. Add it there.",
                listed=list_some(absent),
            )
        )
        return np.nan_to_num(minutes, nan=0.0)
    placed = row.fill_null(0)
    frame = pl.DataFrame(
        {
            "minutes": pl.Series(minutes).fill_nan(None),
            "weight": respondents["weight"].gather(placed),
            **{column: respondents[column].gather(placed) for column in form.unknown_by},
        }
    ).with_columns(counted=pl.Series(touched) & row.is_not_null() & (pl.col("weight") > 0))
    known = pl.col("minutes").is_not_null() & pl.col("counted")
    weighed = (pl.col("minutes") * pl.col("weight")).filter(known).sum()
    mean = weighed / pl.col("weight").filter(known).sum()
    by = form.unknown_by or [pl.lit(1)]
    filled = frame.select(mean.over(by)).to_series()
    settled = np.where(np.isnan(minutes), filled.to_numpy(), minutes)
    if (np.isnan(settled) & frame["counted"].to_numpy()).any():
        faults.add(
            _(
                "activities.codes.{name}: a class of 'unknown_by' has no cell that is known. Take "
                "wider classes.",
                name=name,
            )
        )
    return np.nan_to_num(settled, nan=0.0)


def _stack(
    name: str,
    code: WideCode,
    minutes: FloatArray,
    form: Wide,
    mapping: Mapping,
    source: LabelledTable,
    row: pl.Series,
    faults: Faults,
) -> pl.DataFrame:
    """Lay out one activity, a row a diary that spent time on it."""
    shared = np.ones(minutes.size)
    if code.equal_parts:
        parts = read_amount(code.equal_parts, source, mapping.missing, faults)
        parts = parts * PER_DAY[code.unit or form.unit]
        shared = _share(name, minutes, parts.to_numpy(), row.is_not_null().to_numpy(), faults)
    return (
        pl.DataFrame({"row": row, "minutes": minutes, "simultaneous": shared})
        .with_columns(name=pl.lit(name))
        .filter((pl.col("minutes") > 0) & pl.col("row").is_not_null())
    )


def _share(
    name: str, full: FloatArray, parts: FloatArray, counted: BoolArray, faults: Faults
) -> FloatArray:
    """Tell how many activities shared the time on average: full over equal parts."""
    over = int((counted & (parts > full + 1e-9)).sum())
    if over:
        faults.add(
            _(
                "activities.codes.{name}: in {count} diaries the equal parts are longer than the "
                "time in full. Exchange the two columns.",
                name=name,
                count=over,
            )
        )
    untold = int((counted & (full > 0) & ~(parts > 0)).sum())
    if untold:
        faults.add(
            _(
                "activities.codes.{name}: in {count} diaries there is time in full, and no equal "
                "part of it. Fill it in, or take 'equal_parts' out.",
                name=name,
                count=untold,
            )
        )
    ratio = np.divide(full, parts, out=np.ones_like(full), where=(full > 0) & (parts > 0))
    return np.maximum(ratio, 1.0)
