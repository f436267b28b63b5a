"""Read activities that are rows: a code with a length, times of the clock, or a slot."""

from __future__ import annotations

import polars as pl

from carepact.core.errors import Faults
from carepact.core.units import MINUTES_PER_HOUR
from carepact.data.timeuse.mapping.activity_model import Long
from carepact.data.timeuse.mapping.clock import clock_rows
from carepact.data.timeuse.mapping.clock_times import read_clock
from carepact.data.timeuse.mapping.formats import LabelledTable, text_of
from carepact.data.timeuse.mapping.model import Mapping
from carepact.data.timeuse.mapping.told import Told, null_marked, read_amount


def read_long(
    form: Long,
    mapping: Mapping,
    source: LabelledTable,
    respondents: pl.DataFrame,
    row: pl.Series,
    faults: Faults,
) -> Told:
    """Read the rows of a long file.

    Parameters
    ----------
    form : Long
        What the mapping says of activities.
    mapping : Mapping
        The mapping.
    source : LabelledTable
        The file, a row an activity.
    respondents : pl.DataFrame
        All diaries, to name those whose times are wrong.
    row : pl.Series, shape (rows,)
        Diary of each row of the file, null where it is nobody's.
    faults : Faults
        Takes lengths and times that are none, and slots that overlap.
    """
    rows = _read_columns(form, mapping, source, faults).with_columns(row=row)
    rows = rows.filter(pl.col("row").is_not_null())
    if form.begin:
        who = respondents["respondent"].gather(rows["row"])
        rows = clock_rows(
            rows.with_columns(respondent=who),
            source.file,
            faults,
            shares=form.simultaneity != "none",
            nests=form.main is not None,
        ).drop("respondent")
    if form.secondary:
        rows = _add_second(rows)
    if "simultaneous" not in rows.columns:
        rows = rows.with_columns(simultaneous=pl.lit(1.0))
    if "main" not in rows.columns:
        only = pl.when(pl.col("simultaneous") == 1).then(pl.lit(value=True))
        rows = rows.with_columns(main=only)
    known = pl.col("name").is_not_null() & pl.col("minutes").is_not_null()
    kept = rows.filter(known)
    return Told(kept, rows.filter(~known)["row"], kept["row"])


def _read_columns(
    form: Long, mapping: Mapping, source: LabelledTable, faults: Faults
) -> pl.DataFrame:
    """Return code, length or times, and what else a long file tells, a row an activity."""
    marks = [*form.missing, *mapping.missing, ""]
    columns = {"name": null_marked(source.table[form.code], marks)}
    if form.secondary:
        columns["second"] = null_marked(source.table[form.secondary], marks)
    if form.minutes:
        per = float(MINUTES_PER_HOUR) if form.unit == "hours" else 1.0
        columns["minutes"] = read_amount(form.minutes, source, mapping.missing, faults) * per
    if form.minutes_each:
        columns["minutes"] = pl.Series([form.minutes_each] * source.table.height, dtype=pl.Float64)
    if form.simultaneous:
        columns["simultaneous"] = read_amount(form.simultaneous, source, (), faults)
    if form.secondary_childcare:
        columns["secondary_childcare_minutes"] = read_amount(
            form.secondary_childcare, source, mapping.missing, faults
        )
    for word, flag in form.who_with.items():
        columns[f"with_{word}"] = (
            text_of(source.table[flag.column]).is_in(list(flag.yes)).fill_null(value=False)
        )
    if form.main is not None:
        columns["main"] = text_of(source.table[form.main.column]).is_in(list(form.main.yes))
    for edge in ("begin", "end"):
        if name := getattr(form, edge):
            columns[edge] = read_clock(name, source, form.clock, mapping.missing, faults)
    return pl.DataFrame({name: values.alias(name) for name, values in columns.items()})


def _add_second(rows: pl.DataFrame) -> pl.DataFrame:
    """Give the second activity of a row a row of its own, in the same slot."""
    both = pl.col("name").is_not_null() & pl.col("second").is_not_null()
    slots = (
        rows.with_row_index("_slot")
        .with_columns(
            slot=pl.col("_slot").cast(pl.Int64),
            simultaneous=pl.when(both).then(2.0).otherwise(1.0),
        )
        .drop("_slot")
    )
    main = slots.with_columns(main=pl.lit(value=True))
    beside = slots.filter(both).with_columns(name=pl.col("second"), main=pl.lit(value=False))
    stacked = pl.concat([main, beside]).sort("slot", maintain_order=True)
    return stacked.drop("second")
