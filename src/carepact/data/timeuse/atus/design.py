"""What every form of the American Time Use Survey shares: its design and its checks."""

from __future__ import annotations

import calendar
from collections.abc import Sequence

import polars as pl

from carepact.core import voice
from carepact.core.bands import band, label_bands
from carepact.core.errors import DataError
from carepact.core.messages import _
from carepact.data.timeuse.atus.rules import atus_rules
from carepact.data.timeuse.diaries import ReplicateWeights, SampleDesign, list_some

COLUMN_UNITS = {
    "weekly_earnings": "US$ a week",
    "hourly_wage": "US$ an hour",
    "usual_hours_per_week": "hours a week",
}


def describe_design(published: ReplicateWeights | None = None) -> SampleDesign:
    """Name the columns from which replicates are built where none are published."""
    return SampleDesign(
        stratum=("year", "quarter", "day_type"),
        rake_to=(("year", "quarter", "day_type"), ("year", "sex", "rake_age")),
        approximate="approximate: weighting reproduced, CPS clusters unknown",
        published=published,
    )


def add_design_columns(respondents: pl.DataFrame) -> pl.DataFrame:
    """Add quarter, day type and age band from year, month, day of the month and age."""
    bands = atus_rules().rake_bands
    date = pl.date(pl.col("year"), pl.col("month"), pl.col("day_of_month"))
    return respondents.with_columns(
        quarter=((pl.col("month") - 1) // 3 + 1).cast(pl.Int32),
        day_type=pl.when(date.dt.weekday() >= calendar.SATURDAY + 1)
        .then(pl.lit("weekend day"))
        .otherwise(pl.lit("weekday")),
        rake_age=band("age", bands, label_bands(bands)),
    )


def check_years(years: Sequence[int], in_file: list[int], file: str) -> None:
    """Refuse years that the file does not hold.

    Raises
    ------
    DataError
        If a year asked for has no diary.
    """
    absent = [year for year in years if year not in in_file]
    if absent:
        raise DataError(
            _(
                "{file}: there is no diary of {years}; the file holds {first} to {last}. "
                "Correct {option}.",
                file=file,
                years=list_some(list(absent)),
                first=in_file[0],
                last=in_file[-1],
                option=voice.option("years"),
            )
        )


def check_match(respondents: pl.DataFrame, other: pl.DataFrame, file: str) -> None:
    """Refuse a table that does not hold each respondent exactly once.

    Raises
    ------
    DataError
        If a respondent stands twice in the table, or not at all.
    """
    if other["respondent"].is_duplicated().any():
        twice = other.filter(pl.col("respondent").is_duplicated())["respondent"].unique()
        message = _(
            "{file}: respondent {listed} stands more than once. Keep one row each.",
            file=file,
            listed=list_some(twice.sort().to_list()),
        )
        raise DataError(message)
    lost = respondents.join(other, on="respondent", how="anti")["respondent"]
    if lost.len():
        message = _(
            "{file}: {count} respondents are missing: {listed}. Use files of one release, whole.",
            file=file,
            count=lost.len(),
            listed=list_some(lost.to_list()),
        )
        raise DataError(message)


def check_strangers(ids: pl.Series, respondents: pl.Series, file: str, other: str) -> None:
    """Refuse ids of one table that stand in no row of the respondents' table.

    Raises
    ------
    DataError
        If an id is unknown there.
    """
    lost = (
        ids.unique()
        .to_frame("respondent")
        .join(respondents.to_frame("respondent"), on="respondent", how="anti")["respondent"]
    )
    if lost.len():
        message = _(
            "{file}: {count} respondents of this file stand in no row of {other}: {listed}. "
            "Use files of one release, whole.",
            file=file,
            count=lost.len(),
            other=other,
            listed=list_some(lost.sort().to_list()),
        )
        raise DataError(message)


def locate_activities(
    respondents: pl.DataFrame, activities: pl.DataFrame, file: str
) -> pl.DataFrame:
    """Add each activity's position in the respondents, leaving out those of others.

    Raises
    ------
    DataError
        If a respondent has no activity.
    """
    position = respondents.select("respondent").with_row_index("row")
    located = activities.join(position, on="respondent", how="left", maintain_order="left")
    located = located.drop_nulls("row")
    idle = position.join(located, on="row", how="anti")["respondent"]
    if idle.len():
        message = _(
            "{file}: {count} respondents have no activity: {listed}. Fetch the whole file again.",
            file=file,
            count=idle.len(),
            listed=list_some(idle.to_list()),
        )
        raise DataError(message)
    return located
