"""Clock times of activities: lengths, shared slots, overlaps that would count twice."""

from __future__ import annotations

import polars as pl

from carepact.core.errors import Faults
from carepact.core.messages import _
from carepact.core.units import MINUTES_PER_DAY, MINUTES_PER_HOUR
from carepact.data.timeuse.diaries import list_some
from carepact.data.timeuse.mapping.activity_model import ClockUnit
from carepact.data.timeuse.mapping.formats import text_of


def clock_text(column: pl.Series, clock: ClockUnit) -> pl.Series:
    """Write times as HH:MM; what is no time stays as it stands, to be told as a fault."""
    if clock == "HH:MM" or not column.dtype.is_numeric():
        return text_of(column)
    minutes = column // {"minutes": 1, "seconds": 60}[clock]
    hours = (minutes // MINUTES_PER_HOUR).cast(pl.Int64).cast(pl.String).str.zfill(2)
    return hours + ":" + (minutes % MINUTES_PER_HOUR).cast(pl.Int64).cast(pl.String).str.zfill(2)


def clock_rows(rows: pl.DataFrame, file: str, faults: Faults, *, shares: bool) -> pl.DataFrame:
    """Add length, shared slot and number of simultaneous activities to rows with times.

    Parameters
    ----------
    rows : pl.DataFrame
        With `row`, `begin` and `end` (HH:MM).
    file : str
        Name of the file, for faults.
    faults : Faults
        Takes times that are none, and slots of a diary that overlap.
    shares : bool
        Whether rows with the same times are simultaneous; otherwise they overlap.

    Returns
    -------
    pl.DataFrame
        With `minutes` [min], `simultaneous`, `slot`; an activity that ends when it began
        lasts a whole day.
    """
    clock = r"^([01]?\d|2[0-4]):[0-5]\d(:[0-5]\d)?$"
    right = pl.col("begin").str.contains(clock) & pl.col("end").str.contains(clock)
    wrong = rows.filter(~right.fill_null(value=False))
    if wrong.height:
        faults.add(
            _(
                "{file}: {count} rows hold a time that is not HH:MM: {listed}. Correct them.",
                file=file,
                count=wrong.height,
                listed=list_some(
                    wrong.select(pl.format("{}-{}", pl.col("begin"), pl.col("end")))
                    .to_series()
                    .unique(maintain_order=True)
                    .to_list()
                ),
            )
        )
        rows = rows.filter(right.fill_null(value=False))
    start, end = _minute("begin"), _minute("end")
    length = (end - start) % MINUTES_PER_DAY
    timed = rows.with_columns(
        _start=start % MINUTES_PER_DAY,
        minutes=pl.when(length == 0).then(MINUTES_PER_DAY).otherwise(length).cast(pl.Float64),
        slot=pl.struct("row", start % MINUTES_PER_DAY, end % MINUTES_PER_DAY)
        .rank("dense")
        .cast(pl.Int64),
    )
    if shares:
        timed = timed.with_columns(simultaneous=pl.len().over("slot").cast(pl.Float64))
    _check_overlap(timed.unique("slot", maintain_order=True) if shares else timed, file, faults)
    return timed.drop("_start", "begin", "end")


def _check_overlap(slots: pl.DataFrame, file: str, faults: Faults) -> None:
    """Note diaries in which a minute of the clock stands in two slots."""
    edges = pl.concat(
        [
            slots.select("row", "respondent", at="_start", step=pl.lit(1)),
            slots.select(
                "row",
                "respondent",
                at=pl.col("_start") + pl.col("minutes").cast(pl.Int64),
                step=pl.lit(-1),
            ),
            slots.filter(pl.col("_start") + pl.col("minutes") > MINUTES_PER_DAY).select(
                "row", "respondent", at=pl.lit(0, dtype=pl.Int64), step=pl.lit(1)
            ),
            slots.filter(pl.col("_start") + pl.col("minutes") > MINUTES_PER_DAY).select(
                "row",
                "respondent",
                at=(pl.col("_start") + pl.col("minutes").cast(pl.Int64)) - MINUTES_PER_DAY,
                step=pl.lit(-1),
            ),
        ],
        how="vertical_relaxed",
    ).sort("row", "at", "step")
    depth = edges.with_columns(depth=pl.col("step").cum_sum().over("row"))
    inside = depth.filter((pl.col("depth") > 1) & (pl.col("at") < MINUTES_PER_DAY))
    who = inside["respondent"].unique(maintain_order=True)
    if who.len():
        faults.add(
            _(
                "{file}: slots of {count} diaries overlap in part: respondent {listed}. Correct "
                "the times; simultaneous activities carry the same times.",
                file=file,
                count=who.len(),
                listed=list_some(who.to_list()),
            )
        )


def _minute(column: str) -> pl.Expr:
    """Turn HH:MM into minutes after midnight. [min]"""
    parts = pl.col(column).str.split(":")
    return parts.list.get(0).cast(pl.Int64) * 60 + parts.list.get(1).cast(pl.Int64)
