"""Make activity rows from columns, rows or slots, in minutes a day."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl

from carepact.core.errors import Faults
from carepact.core.messages import _
from carepact.core.units import DAYS_PER_WEEK, MINUTES_PER_DAY, MINUTES_PER_HOUR
from carepact.data.timeuse.diaries import list_some
from carepact.data.timeuse.mapping.activity_model import Grid, Long, TimeUnit, Wide
from carepact.data.timeuse.mapping.clock import clock_rows, clock_text
from carepact.data.timeuse.mapping.formats import LabelledTable, expand, text_of
from carepact.data.timeuse.mapping.model import Mapping
from carepact.data.timeuse.mapping.opening import Opened, numbers
from carepact.data.timeuse.mapping.respondents import key_columns, make_column

PER_DAY: dict[TimeUnit, float] = {
    "minutes a day": 1.0,
    "hours a day": float(MINUTES_PER_HOUR),
    "minutes a week": 1 / DAYS_PER_WEEK,
    "hours a week": MINUTES_PER_HOUR / DAYS_PER_WEEK,
    "shares of a day": float(MINUTES_PER_DAY),
}
"""What one unit of a wide file is in minutes a day. [min/day]"""


@dataclass(frozen=True)
class ActivityRows:
    """Activities of all diaries, codes as text, and what was not told."""

    rows: pl.DataFrame
    """`row`, `name` (code), `minutes`, `simultaneous`, `main`, and what else is known."""
    missing: pl.Series
    """Row of each value that was marked as not known."""


def make_activities(
    mapping: Mapping, opened: Opened, respondents: pl.DataFrame, faults: Faults
) -> ActivityRows:
    """Return one row an activity, with the position of its diary."""
    form, source = mapping.activities, opened.table("activities")
    if isinstance(form, Wide):
        return _wide(form, mapping, source, faults)
    if isinstance(form, Grid):
        return _grid(form, mapping, source)
    return _long(form, mapping, source, respondents, faults)


def _wide(form: Wide, mapping: Mapping, source: LabelledTable, faults: Faults) -> ActivityRows:
    """Stack the columns of a wide file."""
    pieces, missing = [], [pl.Series([], dtype=pl.UInt32)]
    for name, code in form.codes.items():
        full = _amount(name, source, mapping.missing, faults)
        missing.append(full.is_null().arg_true())
        minutes = full.fill_null(0.0) * PER_DAY[form.unit]
        shared = pl.Series(np.ones(minutes.len()))
        if code.equal_parts:
            parts = _amount(code.equal_parts, source, mapping.missing, faults).fill_null(0.0)
            shared = _sharing(name, full.fill_null(0.0), parts, faults)
        pieces.append(
            pl.DataFrame({"minutes": minutes, "simultaneous": shared})
            .with_row_index("row")
            .with_columns(name=pl.lit(name))
            .filter(pl.col("minutes") > 0)
        )
    main = form.simultaneity == "none"
    rows = pl.concat(pieces).with_columns(
        main=pl.lit(value=True) if main else pl.lit(None, dtype=pl.Boolean)
    )
    return ActivityRows(rows, pl.concat(missing))


def _amount(
    name: str, source: LabelledTable, missing: tuple[str, ...], faults: Faults
) -> pl.Series:
    """Read one column of time, noting what is no number or below zero."""
    raw = source.table[name]
    texts = text_of(raw)
    read = numbers(raw, missing, texts)
    for wrong, what in ((read.is_nan(), _("no number")), (read < 0, _("below zero"))):
        if wrong.any():
            faults.add(
                _(
                    "{file}, column {name}: {listed} is {what}. Put it under 'missing', or "
                    "correct it.",
                    file=source.file,
                    name=name,
                    listed=list_some(texts.filter(wrong).unique().sort().to_list()),
                    what=what,
                )
            )
    return read.fill_nan(None)


def _sharing(name: str, full: pl.Series, parts: pl.Series, faults: Faults) -> pl.Series:
    """Tell how many activities shared the time on average: full over equal parts."""
    over = (parts > full + 1e-9).sum()
    if over:
        faults.add(
            _(
                "activities.codes.{name}: in {count} diaries the equal parts are longer than the "
                "time in full. Exchange the two columns.",
                name=name,
                count=over,
            )
        )
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = full.to_numpy() / parts.to_numpy()
    return pl.Series(np.where(full.to_numpy() > 0, np.maximum(ratio, 1.0), 1.0))


def _grid(form: Grid, mapping: Mapping, source: LabelledTable) -> ActivityRows:
    """Stack the slots of a grid; a second activity shares the slot with the main one."""
    main = expand(form.main, source.table.columns)
    second = expand(form.secondary, source.table.columns)
    marks = [*form.missing, *mapping.missing, ""]
    company = {
        f"with_{word}": (expand(flag.columns, source.table.columns), list(flag.yes))
        for word, flag in form.who_with.items()
    }
    pieces, missing = [], [pl.Series([], dtype=pl.UInt32)]
    for position, column in enumerate(main):
        code = _marked_null(source.table[column], marks)
        missing.append(code.is_null().arg_true())
        beside = (
            _marked_null(source.table[second[position]], marks)
            if second
            else pl.Series([None] * code.len(), dtype=pl.String)
        )
        present = {
            word: text_of(source.table[columns[position]]).is_in(yes).fill_null(value=False)
            for word, (columns, yes) in company.items()
        }
        both = (code.is_not_null() & beside.is_not_null()).cast(pl.Float64) + 1
        for names, is_main in ((code, True), (beside, False)):
            pieces.append(
                pl.DataFrame({"name": names, "simultaneous": both, **present})
                .with_row_index("row")
                .filter(pl.Series((code if is_main else beside).is_not_null() & code.is_not_null()))
                .with_columns(
                    minutes=pl.lit(form.minutes_each),
                    main=pl.lit(is_main),
                    slot=pl.col("row").cast(pl.Int64) * len(main) + position,
                )
            )
    rows = pl.concat(pieces).sort("slot", descending=False, maintain_order=True)
    return ActivityRows(rows, pl.concat(missing))


def _marked_null(column: pl.Series, marks: list[str]) -> pl.Series:
    """Write codes as text, those that mean nothing as null."""
    texts = text_of(column)
    return pl.select(pl.when(~texts.is_in(marks)).then(texts)).to_series()


def _long(
    form: Long,
    mapping: Mapping,
    source: LabelledTable,
    respondents: pl.DataFrame,
    faults: Faults,
) -> ActivityRows:
    """Match the rows of a long file to their diaries."""
    keys = key_columns(respondents)
    rows = _long_columns(form, keys, mapping, source, faults)
    position = respondents.select(keys).with_row_index("row")
    rows = rows.join(position, on=keys, how="left", maintain_order="left")
    lost = rows.filter(pl.col("row").is_null())
    if lost.height:
        faults.add(
            _(
                "{file}: {count} activities belong to nobody among the respondents: {listed}. "
                "Use files of one release.",
                file=source.file,
                count=lost.height,
                listed=list_some(lost["respondent"].unique(maintain_order=True).to_list()),
            )
        )
        rows = rows.filter(pl.col("row").is_not_null())
    if form.begin:
        rows = clock_rows(rows, source.file, faults, shares=form.simultaneity != "none")
    if "simultaneous" not in rows.columns:
        rows = rows.with_columns(simultaneous=pl.lit(1.0))
    if "main" not in rows.columns:
        only = pl.when(pl.col("simultaneous") == 1).then(pl.lit(value=True))
        rows = rows.with_columns(main=only)
    missing = rows.filter(pl.col("name").is_null() | pl.col("minutes").is_null())
    return ActivityRows(
        rows.filter(pl.col("name").is_not_null() & pl.col("minutes").is_not_null()),
        missing["row"].cast(pl.UInt32),
    )


def _long_columns(
    form: Long, keys: list[str], mapping: Mapping, source: LabelledTable, faults: Faults
) -> pl.DataFrame:
    """Return keys, code, length or times, and what else a long file tells, a row an activity."""
    columns: dict[str, pl.Series] = {
        key: make_column(key, mapping.columns[key], source, mapping.missing, faults) for key in keys
    }
    columns["name"] = _marked_null(source.table[form.code], [*form.missing, *mapping.missing, ""])
    if form.minutes:
        per = float(MINUTES_PER_HOUR) if form.unit == "hours" else 1.0
        columns["minutes"] = _amount(form.minutes, source, mapping.missing, faults) * per
    if form.simultaneous:
        columns["simultaneous"] = _amount(form.simultaneous, source, (), faults)
    if form.secondary_childcare:
        columns["secondary_childcare_minutes"] = _amount(
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
            columns[edge] = clock_text(source.table[name], form.clock)
    return pl.DataFrame({name: values.alias(name) for name, values in columns.items()})
