"""Read the India Time Use Survey 2024 as one table of 30-minute activity rows.

Up to three activities share a slot and none is marked as the main one. A person's id
begins with the five digits of the first-stage unit. Persons without a diary have one
row without times; some diaries are short. All of this is counted and reported.
"""

from __future__ import annotations

from functools import cache
from importlib import resources
from pathlib import Path

import polars as pl

from carepact.core import voice
from carepact.core.documents import Strict, keys_of, read_document
from carepact.core.errors import DataError, Faults
from carepact.core.messages import _, message_id, say
from carepact.core.notices import Notice, Remarks
from carepact.core.provenance import Source, hash_file
from carepact.core.units import MINUTES_PER_DAY
from carepact.data.timeuse.columns import check_activities, check_kinds, check_words
from carepact.data.timeuse.diaries import (
    Diaries,
    SampleDesign,
    check_diaries,
    list_some,
    sum_recorded,
)
from carepact.data.timeuse.rules import Rule
from carepact.data.timeuse.tables import read_table
from carepact.data.timeuse.telling import contribute_rows


class Codebook(Strict):
    """The file of columns, words and rules of this survey."""

    columns: dict[str, str]
    """Columns that tell of persons, to carepact's names."""
    row_columns: tuple[str, ...]
    sex: dict[str, str]
    year: int
    first_stage_digits: Rule[int]
    diary_from_age: Rule[int]
    diary_day_begins: Rule[int]


@cache
def india_codebook() -> Codebook:
    """Return the codebook that ships beside this module."""
    with resources.as_file(resources.files(__package__).joinpath("india_2024.yaml")) as path:
        return read_document(path, Codebook, keys_of(Codebook, Rule)).sound()


def read_india_2024(path: Path, years: tuple[int, ...] | None) -> Diaries:
    """Read the activity rows of one file.

    Raises
    ------
    DataError
        If a column is missing, a time is not `HH:MM`, a person's slots overlap in
        part, a person has two weights, or a year other than 2024 is asked for.
    """
    codebook = india_codebook()
    if years and set(years) != {codebook.year}:
        message = _(
            "{file}: the survey was taken in 2024 alone. Leave {option} out.",
            file=path.name,
            option=voice.option("years"),
        )
        raise DataError(message)
    table = read_table(path, [*codebook.columns, *codebook.row_columns])
    check_kinds(path.name, table, ("age",), ("mult", "household_size", "monthly_expenditure"))
    check_words(path.name, table["gender"], codebook.sex)
    table = table.rename(codebook.columns)
    person_columns = list(codebook.columns.values())
    everyone = table.select(person_columns).unique(maintain_order=True)
    with_diary = table.filter(pl.col("time_from").is_not_null() & pl.col("time_to").is_not_null())
    if not with_diary.height:
        message = _("{file}: no person has a diary. Fetch the file again.", file=path.name)
        raise DataError(message)
    slots = _slots(with_diary, path.name)
    check_activities(path.name, slots["respondent"], slots["minutes"], slots["activity_code"])
    respondents = _persons(everyone, with_diary, path.name)
    codes, rows = _activity_rows(respondents, slots)
    recorded = sum_recorded(rows["row"], rows["minutes"], rows["simultaneous"], respondents.height)
    respondents = respondents.with_columns(recorded)
    check_diaries(respondents, path.name)
    return Diaries(
        survey="india-2024",
        title=say("India Time Use Survey 2024, sample of activity rows"),
        respondents=respondents,
        activities=rows,
        codes=codes,
        crosswalk="india_2024",
        weight_unit="sample only",
        simultaneity="unmarked",
        design=SampleDesign(stratum=("state", "sector"), psu=("first_stage_unit",)),
        parents="not known",
        sources=(
            Source(
                "Ministry of Statistics and Programme Implementation (India), "
                "Time Use Survey 2024, pre-processed activity rows",
                "ODbL 1.0; contents copyright MoSPI, attribution",
                path.name,
                hash_file(path),
            ),
        ),
        remarks=_notices(everyone, respondents, rows),
        column_units={"monthly_expenditure": "rupees a month"},
    )


def _slots(table: pl.DataFrame, file: str) -> pl.DataFrame:
    """Add start, length and number of simultaneous activities to each row. [min]"""
    clock = r"^([01]\d|2[0-3]):[0-5]\d$"
    wrong = table.filter(
        ~(pl.col("time_from").str.contains(clock) & pl.col("time_to").str.contains(clock))
    )
    if wrong.height:
        message = _(
            "{file}: {count} rows hold a time that is not HH:MM: {listed}. Correct them.",
            file=file,
            count=wrong.height,
            listed=list_some(
                wrong.select(pl.concat_str("time_from", pl.lit("-"), "time_to"))
                .to_series()
                .unique(maintain_order=True)
                .to_list()
            ),
        )
        raise DataError(message)
    start, end = _minute_of_day("time_from"), _minute_of_day("time_to")
    slots = table.with_columns(start=start, minutes=((end - start) % MINUTES_PER_DAY)).with_columns(
        minutes=pl.when(pl.col("minutes") == 0).then(MINUTES_PER_DAY).otherwise(pl.col("minutes"))
    )
    same_slot = ["respondent", "time_from", "time_to"]
    _check_overlap(slots.unique(same_slot, maintain_order=True), file)
    return slots.with_columns(
        simultaneous=pl.len().over(same_slot).cast(pl.Int8),
        slot=pl.struct(same_slot).rank("dense").cast(pl.Int64),
    )


def _check_overlap(slots: pl.DataFrame, file: str) -> None:
    """Refuse slots of one person that overlap in part: their minutes would count twice."""
    since_day_began = (pl.col("start") - india_codebook().diary_day_begins.value) % MINUTES_PER_DAY
    ordered = slots.with_columns(begin=since_day_began).sort("respondent", "begin")
    end_before = (pl.col("begin") + pl.col("minutes")).shift(1).over("respondent")
    overlapping = ordered.filter(pl.col("begin") < end_before)
    if overlapping.height:
        message = _(
            "{file}: {count} slots begin before the person's last one ends: person {listed}. "
            "Correct the times; simultaneous activities carry the same times.",
            file=file,
            count=overlapping.height,
            listed=list_some(overlapping["respondent"].unique(maintain_order=True).to_list()),
        )
        raise DataError(message)


def _minute_of_day(column: str) -> pl.Expr:
    """Turn `HH:MM` into minutes after midnight. [min]"""
    return pl.col(column).str.slice(0, 2).cast(pl.Int32) * 60 + pl.col(column).str.slice(3, 2).cast(
        pl.Int32
    )


def _persons(everyone: pl.DataFrame, with_diary: pl.DataFrame, file: str) -> pl.DataFrame:
    """Return one row a person with a diary, in standard words."""
    with Faults(DataError, file) as faults:
        twice = everyone.filter(pl.col("respondent").is_duplicated())["respondent"].unique()
        if twice.len():
            faults.add(
                _(
                    "{count} persons carry two different weights or characteristics: {listed}. "
                    "Give each person one.",
                    count=twice.len(),
                    listed=list_some(twice.sort().to_list()),
                )
            )
    codebook = india_codebook()
    present = with_diary.select("respondent").unique()
    return everyone.join(present, on="respondent", how="semi", maintain_order="left").with_columns(
        pl.col("sex").replace_strict(codebook.sex),
        pl.col("weight").cast(pl.Float64),
        year=pl.lit(codebook.year, dtype=pl.Int32),
        first_stage_unit=pl.col("respondent").str.slice(0, codebook.first_stage_digits.value),
        household=pl.col("respondent").str.split("_").list.first(),
    )


def _activity_rows(
    respondents: pl.DataFrame, slots: pl.DataFrame
) -> tuple[tuple[str, ...], pl.DataFrame]:
    """Turn slots into positions of respondents and codes."""
    position = respondents.select("respondent").with_row_index("row")
    names = slots["activity_code"].unique().sort()
    index = pl.DataFrame({"activity_code": names}).with_row_index("code")
    rows = (
        slots.join(position, on="respondent", how="left", maintain_order="left")
        .join(index, on="activity_code", how="left", maintain_order="left")
        .select(
            "row",
            "code",
            pl.col("minutes").cast(pl.Float64),
            "simultaneous",
            pl.when(pl.col("simultaneous") == 1).then(pl.lit(value=True)).alias("main"),
            "slot",
        )
    )
    return tuple(names.to_list()), rows


def _notices(everyone: pl.DataFrame, respondents: pl.DataFrame, rows: pl.DataFrame) -> Remarks:
    """Say what was set aside, what is short, and how much is simultaneous."""
    without = everyone.height - respondents.height
    young = everyone.join(respondents, on="respondent", how="anti").filter(
        pl.col("age") < india_codebook().diary_from_age.value
    )
    short = int((respondents["recorded_minutes"] < MINUTES_PER_DAY).sum())
    shared = rows.filter(pl.col("simultaneous") > 1)
    clock = float((shared["minutes"] / shared["simultaneous"]).sum())
    total = float(respondents["recorded_minutes"].sum())
    return (
        Notice(
            message_id(
                "{without} of {n} persons have no diary ({young} of them under 6 years) and are "
                "left out."
            ),
            counts={"without": without, "n": everyone.height, "young": young.height},
        ),
        Notice(
            message_id(
                "{short} of {n} diaries fall short of 1440 minutes; their minutes are kept as "
                "recorded (leave them out with {where}: recorded_minutes == 1440)."
            ),
            counts={"short": short, "n": respondents.height},
            words={"where": voice.LaterOption("where")},
        ),
        Notice(
            message_id(
                "{share:.1%} of the recorded time holds two or three simultaneous activities "
                "without a main one."
            ),
            figures={"share": clock / total if total else 0.0},
            persons=respondents["respondent"].n_unique(),
            stands_on=contribute_rows(
                respondents, shared["row"], shared["minutes"] / shared["simultaneous"]
            ),
        ),
        say("The file is a part of the sample and its weights are not rescaled: no totals."),
    )
