"""Read times of the clock as surveys write them, in minutes after midnight."""

from __future__ import annotations

import polars as pl

from carepact.core.errors import Faults
from carepact.core.messages import _
from carepact.core.units import MINUTES_PER_DAY, MINUTES_PER_HOUR
from carepact.data.timeuse.diaries import list_some
from carepact.data.timeuse.mapping.activity_model import ClockUnit
from carepact.data.timeuse.mapping.formats import LabelledTable, text_of
from carepact.data.timeuse.mapping.opening import numbers

UNITS: dict[ClockUnit, float] = {
    "minutes": 1.0,
    "seconds": 1 / 60,
    "hours": float(MINUTES_PER_HOUR),
}
"""What a number counts. [min]"""
DATE = (
    r"^(?:([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})"
    r"|([0-9]{1,2})[/.]([0-9]{1,2})[/.]([0-9]{4}))(?:[ T]+)"
)
"""A date before a time: year first, or last."""
LATEST = 2 * MINUTES_PER_DAY
"""A diary that begins at any hour of a day ends by then. [min]"""


def read_clock(
    name: str, source: LabelledTable, clock: ClockUnit, missing: tuple[str, ...], faults: Faults
) -> pl.Series:
    """Read a column of times.

    Parameters
    ----------
    name : str
        The column.
    source : LabelledTable
        Its file.
    clock : str
        `HH:MM` for times as one writes them: `04:15`, `4:15:00`, `28:15` past midnight, `0415`,
        `4:15 PM`, each also after a date; otherwise what a number counts.
    missing : tuple of str
        Values that mean: not known.
    faults : Faults
        Takes what is no time.

    Returns
    -------
    pl.Series, shape (rows,)
        Minutes after midnight, of times after a date those after the midnight of a fixed day;
        null where the time is not known. [min]
    """
    raw = source.table[name]
    texts = text_of(raw)
    if clock == "HH:MM":
        read = _read_written(texts)
    else:
        read = numbers(raw, missing, texts, source.decimal) * UNITS[clock]
        read = pl.select(pl.when(read.is_between(0, LATEST)).then(read)).to_series()
    silent = texts.is_null() | (texts == "") | texts.is_in(list(missing))
    wrong = texts.filter(read.is_null() & ~silent)
    if wrong.len():
        faults.add(
            _(
                "{file}, column {name}: {count} values are no time by the clock '{clock}': "
                "{listed}. Correct them, or say under 'clock' how they are written.",
                file=source.file,
                name=name,
                count=wrong.len(),
                clock=clock,
                listed=list_some(wrong.unique(maintain_order=True).to_list()),
            )
        )
    return pl.select(pl.when(~silent).then(read).alias(name)).to_series()


def _read_written(texts: pl.Series) -> pl.Series:
    """Read times as one writes them, shape (rows,). [min]"""
    frame = texts.alias("text").to_frame()
    text = pl.col("text")
    bare = text.str.replace(DATE, "").str.to_lowercase()
    parts = frame.select(date=text.str.extract_groups(DATE), bare=bare)
    # Three digits in any time of a column tell that its digits are hours and minutes.
    digits = bool(parts["bare"].str.contains(r"^[0-9]{3,4}$").any())
    return parts.select(
        pl.coalesce(
            _from_halves(
                pl.col("bare").str.extract_groups(
                    r"^([0-9]{1,2})(?::([0-9]{2}))?(?::([0-9]{2}(?:\.[0-9]+)?))?\s*([ap])\.?\s*m\.?$"
                )
            ),
            _from_clock(
                pl.col("bare").str.extract_groups(
                    r"^([0-9]{1,2}):([0-9]{2})(?::([0-9]{2}(?:\.[0-9]+)?))?$"
                )
            ),
            _from_digits(pl.col("bare")) if digits else pl.lit(None, dtype=pl.Float64),
        )
        + _days(pl.col("date")) * MINUTES_PER_DAY
    ).to_series()


def _field(groups: pl.Expr, place: int) -> pl.Expr:
    """Take one group of a pattern as a number."""
    return groups.struct.field(str(place)).cast(pl.Float64)


def _from_clock(groups: pl.Expr) -> pl.Expr:
    """Read hours and minutes; hours may pass 24."""
    hours, minutes = _field(groups, 1), _field(groups, 2)
    seconds = _field(groups, 3).fill_null(0.0)
    read = hours * MINUTES_PER_HOUR + minutes + seconds / MINUTES_PER_HOUR
    return pl.when(
        (minutes < MINUTES_PER_HOUR) & (seconds < MINUTES_PER_HOUR) & (read <= LATEST)
    ).then(read)


def _from_halves(groups: pl.Expr) -> pl.Expr:
    """Read hours of half a day: 12 stands for none."""
    hours, minutes = _field(groups, 1), _field(groups, 2).fill_null(0.0)
    seconds = _field(groups, 3).fill_null(0.0)
    noon = pl.when(groups.struct.field("4") == "p").then(12.0).otherwise(0.0)
    read = (hours % 12 + noon) * MINUTES_PER_HOUR + minutes + seconds / MINUTES_PER_HOUR
    return pl.when(hours.is_between(1, 12) & (minutes < MINUTES_PER_HOUR)).then(read)


def _from_digits(bare: pl.Expr) -> pl.Expr:
    """Read digits without a mark: the last two are minutes."""
    value = pl.when(bare.str.contains(r"^[0-9]{1,4}$")).then(bare).cast(pl.Float64, strict=False)
    minutes = value % 100
    read = (value // 100) * MINUTES_PER_HOUR + minutes
    return pl.when((minutes < MINUTES_PER_HOUR) & (read <= LATEST)).then(read)


def _days(groups: pl.Expr) -> pl.Expr:
    """Count the days up to a date, 0 where there is none. [days]"""
    year = pl.coalesce(groups.struct.field("1"), groups.struct.field("6"))
    month = pl.coalesce(groups.struct.field("2"), groups.struct.field("5"))
    day = pl.coalesce(groups.struct.field("3"), groups.struct.field("4"))
    date = pl.concat_str([year, month.str.zfill(2), day.str.zfill(2)], separator="-")
    number = date.str.to_date("%Y-%m-%d", strict=False).cast(pl.Int32).cast(pl.Float64)
    return number.fill_null(0.0)
