"""Read the American Time Use Survey, 2003-2016, in its abridged three-table form.

The tables are `atusresp`, `atuscps` and `atusact` (one row a respondent and activity
code). They lack replicate weights, episodes, who-with and the household roster, and
drop the minutes of code 50, so days fall short of 1,440 minutes: both are reported.
"""

from __future__ import annotations

from pathlib import Path

import polars as pl

from carepact.core.errors import DataError
from carepact.core.messages import _
from carepact.core.provenance import Source, hash_file
from carepact.core.units import MINUTES_PER_DAY
from carepact.data.timeuse.diaries import (
    Diaries,
    SampleDesign,
    check_diaries,
    list_some,
    sum_recorded,
)
from carepact.data.timeuse.tables import read_table

FILES = ("atusresp.parquet", "atuscps.parquet", "atusact.parquet")
TOP_CODED_WEEKLY_PAY = 2884.61
"""The publisher's cap on weekly pay. [US$ a week]"""
RAKE_BANDS = [20, 25, 35, 45, 55, 65]
"""First ages of the bands above 15 to which replicates are raked. [years]"""

FROM_RESPONDENTS = {
    "tucaseid": "respondent",
    "tuyear": "year",
    "diary_mo": "month",
    "diary_day": "day_of_month",
    "holiday": "holiday",
    "wt": "weight",
    "labor_status": "labour_status",
    "ptft": "full_or_part_time",
    "work_class": "class_of_worker",
    "occup_code": "occupation_group",
    "ind_code": "industry_group",
    "student_status": "student",
    "hourly_wage": "hourly_wage",
    "weekly_earn": "weekly_earnings",
    "work_hrs_week": "usual_hours_per_week",
    "mult_jobs": "several_jobs",
    "partner_hh": "partner",
    "partner_works": "partner_works",
    "partner_ptft": "partner_full_or_part_time",
    "hh_size": "household_size",
    "hh_child": "child_in_household",
    "hh_child_youngest_age": "youngest_child_age",
}
FROM_CPS = {
    "tucaseid": "respondent",
    "region": "region",
    "state": "state",
    "sex": "sex",
    "age": "age",
    "edu": "education",
    "race": "race",
    "hispanic": "hispanic",
    "country_born": "country_of_birth",
    "citizen": "citizen",
    "marital": "marital_status",
    "home_type": "tenure",
    "famincome": "family_income",
}


def read_atus_abridged(folder: Path, years: tuple[int, ...] | None) -> Diaries:
    """Read the abridged tables of one folder.

    Raises
    ------
    DataError
        If a file or column is missing, a year is not in the file, or a table does not
        match the others.
    """
    paths = [folder / name for name in FILES]
    respondents = read_table(paths[0], list(FROM_RESPONDENTS)).rename(FROM_RESPONDENTS)
    persons = read_table(paths[1], list(FROM_CPS)).rename(FROM_CPS)
    activities = read_table(paths[2], ["tucaseid", "tiercode", "dur"])
    in_file = sorted(respondents["year"].unique().to_list())
    if years:
        _check_years(years, in_file)
        respondents = respondents.filter(pl.col("year").is_in(years))
    _check_match(respondents, persons, FILES[1])
    respondents = respondents.join(persons, on="respondent", how="left", maintain_order="left")
    respondents = _standardise(respondents)
    codes, rows = _activity_rows(respondents, activities, whole_file=years is None)
    recorded = sum_recorded(rows["row"], rows["minutes"], rows["simultaneous"], respondents.height)
    respondents = respondents.with_columns(recorded)
    check_diaries(respondents, FILES[0])
    return Diaries(
        survey="atus",
        title="American Time Use Survey, abridged multi-year file",
        respondents=respondents,
        activities=rows,
        codes=codes,
        crosswalk="atus",
        weight_unit="person-days of a year",
        simultaneity="none",
        design=SampleDesign(
            stratum=("year", "quarter", "day_type"),
            rake_to=(("year", "quarter", "day_type"), ("year", "sex", "rake_age")),
            approximate="approximate: weighting reproduced, CPS clusters unknown",
        ),
        parents="a child in the household",
        sources=tuple(
            Source("U.S. Bureau of Labor Statistics, American Time Use Survey 2003-2016",
                   "public domain", path.name, hash_file(path))
            for path in paths
        ),
        notices=_notices(respondents),
        column_units={
            "weekly_earnings": "US$ a week",
            "hourly_wage": "US$ an hour",
            "usual_hours_per_week": "hours a week",
        },
    )


def _check_years(years: tuple[int, ...], in_file: list[int]) -> None:
    """Refuse years that the file does not hold."""
    absent = [year for year in years if year not in in_file]
    if absent:
        raise DataError(
            _(
                "{file}: there is no diary of {years}; the file holds {first} to {last}. "
                "Correct --years.",
                file=FILES[0],
                years=list_some(list(absent)),
                first=in_file[0],
                last=in_file[-1],
            )
        )


def _check_match(respondents: pl.DataFrame, other: pl.DataFrame, file: str) -> None:
    """Refuse a table that does not hold each respondent exactly once."""
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
            "{file}: {count} respondents are missing: {listed}. "
            "Use files of one release, whole.",
            file=file,
            count=lost.len(),
            listed=list_some(lost.to_list()),
        )
        raise DataError(message)


def _standardise(respondents: pl.DataFrame) -> pl.DataFrame:
    """Put the publisher's categories into the standard words and add the design columns."""
    date = pl.date(pl.col("year"), pl.col("month"), pl.col("day_of_month"))
    labour = pl.col("labour_status").cast(pl.String)
    saturday = 6
    return respondents.with_columns(
        pl.col(pl.Categorical).cast(pl.String),
    ).with_columns(
        sex=pl.col("sex").replace_strict({"female": "women", "male": "men"}),
        child_in_household=pl.col("child_in_household") == "yes",
        partner=pl.col("partner").replace_strict(
            {"spouse": "spouse", "cohabit": "unmarried partner", "none": "none"}
        ),
        employed=labour.str.starts_with("employed"),
        quarter=((pl.col("month") - 1) // 3 + 1).cast(pl.Int32),
        day_type=pl.when(date.dt.weekday() >= saturday)
        .then(pl.lit("weekend day"))
        .otherwise(pl.lit("weekday")),
        rake_age=pl.col("age").cut(RAKE_BANDS, left_closed=True).cast(pl.String),
        weekly_earnings_top_coded=pl.col("weekly_earnings") >= TOP_CODED_WEEKLY_PAY,
    )


def _activity_rows(
    respondents: pl.DataFrame, activities: pl.DataFrame, *, whole_file: bool
) -> tuple[tuple[str, ...], pl.DataFrame]:
    """Turn activity records into positions of respondents and codes."""
    position = respondents.select("respondent").with_row_index("row")
    joined = activities.join(
        position, left_on="tucaseid", right_on="respondent", how="left", maintain_order="left"
    )
    if whole_file and joined["row"].null_count():
        lost = joined.filter(pl.col("row").is_null())["tucaseid"].unique().sort()
        message = _(
            "{file}: {count} respondents have activities but stand in no row of {other}: {listed}. "
            "Use files of one release, whole.",
            file=FILES[2],
            count=lost.len(),
            other=FILES[0],
            listed=list_some(lost.to_list()),
        )
        raise DataError(message)
    joined = joined.drop_nulls("row")
    without = respondents.height - joined["row"].n_unique()
    if without:
        message = _(
            "{file}: {count} respondents have no activity. Fetch the whole file again.",
            file=FILES[2],
            count=without,
        )
        raise DataError(message)
    numbers = joined["tiercode"].unique().sort()
    index = pl.DataFrame({"tiercode": numbers}).with_row_index("code")
    rows = joined.join(index, on="tiercode", how="left", maintain_order="left").select(
        "row",
        "code",
        pl.col("dur").cast(pl.Float64).alias("minutes"),
        pl.lit(1, dtype=pl.Int8).alias("simultaneous"),
        pl.lit(value=True).alias("main"),
    )
    return tuple(f"{number:06d}" for number in numbers.to_list()), rows


def _notices(respondents: pl.DataFrame) -> tuple[str, ...]:
    """Say what is short or missing in this file."""
    recorded = respondents["recorded_minutes"]
    short = int((recorded < MINUTES_PER_DAY).sum())
    return (
        _(
            "{short} of {n} diaries fall short of 1440 minutes (the file drops code 50, "
            "activities that could not be coded); the mean day holds {mean:.0f} minutes.",
            short=short,
            n=respondents.height,
            mean=float(recorded.mean() or 0.0),  # type: ignore[arg-type]
        ),
        _("Age is the one recorded two to five months before the diary."),
    )
