"""Clock times of activities: lengths, shared slots, overlaps that would count twice."""

from __future__ import annotations

import polars as pl

from carepact.core.errors import Faults
from carepact.core.messages import _
from carepact.core.units import MINUTES_PER_DAY
from carepact.data.timeuse.diaries import list_some
from carepact.data.timeuse.mapping.guesses import guesses


def clock_rows(
    rows: pl.DataFrame, file: str, faults: Faults, *, shares: bool, nests: bool
) -> pl.DataFrame:
    """Add length, shared slot and number of simultaneous activities to rows with times.

    Parameters
    ----------
    rows : pl.DataFrame
        With `row`, `respondent`, `begin` and `end` (minutes after midnight, null if unknown).
    file : str
        Name of the file, for faults.
    faults : Faults
        Takes slots of a diary that overlap.
    shares : bool
        Whether rows with the same times are simultaneous; otherwise they overlap.
    nests : bool
        Whether activities beside the main one (`main`) have times of their own.

    Returns
    -------
    pl.DataFrame
        With `minutes` [min], `simultaneous`, `slot`. An activity that ends when it began lasts
        no time, but the whole day if it is the only one of its diary. Rows whose times are not
        known keep no length.
    """
    latest = rows["end"].max()
    if latest is not None and latest <= guesses().limits.few_minutes.value:  # type: ignore[operator]
        faults.add(
            _(
                "{file}: no activity ends after minute {latest:g} of the day. Are these hours? "
                "Say so under 'clock'.",
                file=file,
                latest=float(latest),  # type: ignore[arg-type]
            )
        )
    start = pl.col("begin") % MINUTES_PER_DAY
    length = (pl.col("end") - pl.col("begin")) % MINUTES_PER_DAY
    whole = (pl.col("end") > pl.col("begin")) | (pl.len().over("row") == 1)
    timed = rows.with_columns(
        _start=start,
        minutes=pl.when(length > 0)
        .then(length)
        .when(whole)
        .then(float(MINUTES_PER_DAY))
        .when(length == 0)
        .then(0.0),
    ).with_columns(slot=pl.struct("row", "_start", "minutes").rank("dense").cast(pl.Int64))
    if nests:
        timed = _cut(timed)
    if shares:
        timed = timed.with_columns(simultaneous=pl.len().over("slot").cast(pl.Float64))
    told = timed.filter(pl.col("minutes") > 0)
    if nests:
        told = told.filter("main")
    elif shares:
        told = told.unique("slot", maintain_order=True)
    _check_overlap(told, file, faults)
    return timed.drop("_start", "begin", "end")


def _cut(timed: pl.DataFrame) -> pl.DataFrame:
    """Cut rows where another of the diary begins or ends, so that shared time has slots alike.

    Notes
    -----
    A row is cut at each begin or end of another inside it: where none lies, it stays whole.
    Pieces of a row add up to it.
    """
    lasting = timed.filter(pl.col("minutes") > 0)
    edges = pl.concat(
        [
            lasting.select("row", at="_start"),
            lasting.select("row", at=(pl.col("_start") + pl.col("minutes")) % MINUTES_PER_DAY),
        ]
    ).unique()
    rest = timed.filter(~(pl.col("minutes") > 0).fill_null(value=False))
    inner = (
        lasting.with_row_index("_piece")
        .join(edges, on="row", how="left")
        .with_columns(_after=(pl.col("at") - pl.col("_start")) % MINUTES_PER_DAY)
        .filter(pl.col("_after") < pl.col("minutes"))
        .sort("_piece", "_after")
        .with_columns(
            _next=pl.col("_after").shift(-1).over("_piece").fill_null(pl.col("minutes")),
        )
        .with_columns(_start=pl.col("at"), minutes=pl.col("_next") - pl.col("_after"))
        .with_columns(slot=pl.struct("row", "_start", "minutes").rank("dense").cast(pl.Int64))
    )
    pieces = inner.select(timed.columns)
    return pl.concat([pieces, rest.with_columns(slot=pl.col("slot") + (pieces["slot"].max() or 0))])


def _check_overlap(slots: pl.DataFrame, file: str, faults: Faults) -> None:
    """Note diaries in which a minute of the clock stands in two slots."""
    end = pl.col("_start") + pl.col("minutes")
    late = slots.filter(end > MINUTES_PER_DAY)
    one, less = pl.lit(1), pl.lit(-1)
    edges = pl.concat(
        [
            slots.select("row", "respondent", at="_start", step=one),
            slots.select("row", "respondent", at=end, step=less),
            late.select("row", "respondent", at=pl.lit(0.0), step=one),
            late.select("row", "respondent", at=end - MINUTES_PER_DAY, step=less),
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
