"""Whose diary is kept, who stays in the design without one, and what is said of it."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from carepact.core.errors import DataError
from carepact.core.messages import _, message_id, say
from carepact.core.notices import Notice, Remarks, Tally
from carepact.core.units import MINUTES_PER_DAY
from carepact.data.timeuse.diaries import MINUTES_TOLERANCE, list_some
from carepact.data.timeuse.mapping.activities import ActivityRows
from carepact.data.timeuse.mapping.activity_model import Wide
from carepact.data.timeuse.mapping.model import Mapping
from carepact.data.timeuse.mapping.respondents import design_name


@dataclass(frozen=True)
class Kept:
    """Who of everybody in the file is used."""

    with_diary: pl.Series
    """Whose diary is kept, shape (everyone,)."""
    in_design: pl.Series
    """Those, and one respondent of every first-stage unit without a diary, shape (everyone,)."""


def keep_diaries(
    mapping: Mapping,
    made: ActivityRows,
    everyone: pl.DataFrame,
    years: tuple[int, ...] | None,
    file: str,
) -> Kept:
    """Keep diaries in which anything was told, and units in which nobody has one.

    Raises
    ------
    DataError
        If no diary is left.
    """
    kept = made.answered & ~made.left_out
    inside = pl.Series([True] * everyone.height, dtype=pl.Boolean)
    if years:
        inside = everyone["year"].is_in(list(years)).fill_null(value=False)
    kept &= inside
    if not kept.any():
        raise DataError(_word_nothing_left(made, file))
    return Kept(kept, kept | _stand_for_units(mapping, everyone, kept, inside))


def _word_nothing_left(made: ActivityRows, file: str) -> str:
    """Word that no diary is left, and what may be the reason."""
    if made.left_out.any() and made.empty:
        most = sorted(made.empty, key=lambda name: -made.empty[name])
        listed = [f"{name} ({made.empty[name]})" for name in most]
        return _(
            "{file}: no diary is left, because cells are empty: {listed}. Say what empty means: "
            "'filter' where a question before it was answered no, or activities.empty: zero.",
            file=file,
            listed=list_some(listed),
        )
    return _(
        "{file}: no diary is left. Check the years, and the codes marked as missing.", file=file
    )


def _stand_for_units(
    mapping: Mapping, everyone: pl.DataFrame, kept: pl.Series, inside: pl.Series
) -> pl.Series:
    """Choose one respondent of each first-stage unit without any diary, shape (everyone,)."""
    units = [design_name(mapping, name) for name in (*mapping.design.strata, *mapping.design.psu)]
    if not mapping.design.psu:
        return pl.Series([False] * everyone.height, dtype=pl.Boolean)
    known = pl.all_horizontal(pl.col(units).is_not_null())
    return (
        everyone.with_columns(_kept=kept, _inside=inside)
        .select(
            ~pl.col("_kept").any().over(units)
            & pl.col("_inside")
            & known
            & pl.struct(units).is_first_distinct()
        )
        .to_series()
    )


def tell_reading(
    mapping: Mapping,
    everyone: pl.DataFrame,
    kept: Kept,
    made: ActivityRows,
    recorded: pl.Series,
) -> Remarks:
    """Say what the figures stand on and what was set aside."""
    notices: list[Notice | str] = []
    form = mapping.activities
    if mapping.weight is None:
        notices.append(
            say("The file has no weights: figures describe the sample, not the nation; no totals.")
        )
    elif mapping.weight.unit == "sample only":
        notices.append(say("The weights add up to nothing known: no totals."))
    if isinstance(form, Wide) and form.unit.endswith("a week"):
        notices.append(
            say(
                "The survey records a week: minutes are a seventh of it, and participation is "
                "that of a week, not of a day."
            )
        )
    if isinstance(form, Wide) and form.overlapping:
        notices.append(
            say(
                "Activities were asked one by one and may overlap: their sum may exceed the day, "
                "and there is no share of the day."
            )
        )
    return (*notices, *_count(mapping, everyone, kept, made, recorded))


def _count(
    mapping: Mapping,
    everyone: pl.DataFrame,
    kept: Kept,
    made: ActivityRows,
    recorded: pl.Series,
) -> list[Notice]:
    """Count what was set aside, and the persons behind it."""
    person, form = everyone["respondent"], mapping.activities
    persons = person.n_unique()
    silent = persons - person.filter(made.answered).n_unique()
    unknown = made.left_out & made.answered
    over = kept.with_diary & (recorded > MINUTES_PER_DAY + MINUTES_TOLERANCE)
    overlap = isinstance(form, Wide) and bool(form.overlapping)
    diaries = Tally(person.len(), persons)
    counted = [
        (
            Tally(silent, silent),
            Tally(persons, persons),
            message_id("{count} of {n} persons have no diary and are left out."),
        ),
        (
            _tally(unknown, person),
            diaries,
            message_id(
                "{count} of {n} diaries have a cell that is not known, or is empty, and are left "
                "out; 'unknown', 'empty' and 'filter' of the mapping say otherwise."
            ),
        ),
        (
            Tally(made.missing.len(), person.gather(made.missing).n_unique()),
            diaries,
            _word_missing(form),
        ),
        (
            Tally(0, 0) if overlap else _tally(over, person),
            diaries,
            message_id(
                "{count} of {n} diaries exceed a day by rounding alone; their minutes are kept."
            ),
        ),
    ]
    return [Notice(text, {"count": of, "n": n}) for of, n, text in counted if of.count]


def _tally(rows: pl.Series, person: pl.Series) -> Tally:
    """Count some diaries and their persons."""
    return Tally(int(rows.sum()), person.filter(rows).n_unique())


def _word_missing(form: object) -> str:
    """Word what becomes of values that are not known."""
    if not isinstance(form, Wide):
        return message_id(
            "{count} values of time or activity are marked as not known and count as not recorded."
        )
    match form.unknown:
        case "zero":
            return message_id(
                "{count} values of time are not known and count as 0, as the mapping says."
            )
        case "class mean":
            return message_id(
                "{count} values of time are not known; the mean of their class stands in."
            )
        case _:
            return message_id("{count} values of time are not known or empty.")
