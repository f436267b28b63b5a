"""Read the American Time Use Survey, 2003-2016, in its abridged three-table form.

The tables are `atusresp`, `atuscps` and `atusact` (one row a respondent and activity
code). They lack replicate weights, episodes, who-with and the household roster, and
drop the minutes of code 50, so days fall short of 1,440 minutes: both are reported.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import polars as pl

from carepact.core.messages import message_id, say
from carepact.core.notices import Notice, Remarks
from carepact.core.provenance import Source, hash_file
from carepact.core.units import MINUTES_PER_DAY
from carepact.data.timeuse.atus.codebook import columns_of, words_of
from carepact.data.timeuse.atus.design import (
    COLUMN_UNITS,
    add_design_columns,
    check_match,
    check_strangers,
    check_years,
    describe_design,
    locate_activities,
)
from carepact.data.timeuse.atus.rules import atus_rules
from carepact.data.timeuse.columns import check_activities, check_kinds, check_words
from carepact.data.timeuse.diaries import Diaries, check_diaries, sum_recorded
from carepact.data.timeuse.tables import read_table
from carepact.data.timeuse.telling import contribute

FILES = ("atusresp.parquet", "atuscps.parquet", "atusact.parquet")


def read_atus_abridged(folder: Path, years: tuple[int, ...] | None) -> Diaries:
    """Read the abridged tables of one folder.

    Raises
    ------
    DataError
        If a file or column is missing, a year is not in the file, or a table does not
        match the others.
    """
    paths = [folder / name for name in FILES]
    respondents, persons, activities = _read_tables(paths)
    in_file = sorted(respondents["year"].drop_nulls().unique().to_list())
    if years:
        check_years(years, in_file, FILES[0])
        respondents = respondents.filter(pl.col("year").is_in(years))
    check_match(respondents, persons, FILES[1])
    respondents = respondents.join(persons, on="respondent", how="left", maintain_order="left")
    respondents = _standardise(respondents)
    codes, rows = _activity_rows(respondents, activities, whole_file=years is None)
    recorded = sum_recorded(rows["row"], rows["minutes"], rows["simultaneous"], respondents.height)
    respondents = respondents.with_columns(recorded)
    check_diaries(respondents, FILES[0])
    return Diaries(
        survey="atus",
        title=say("American Time Use Survey, abridged multi-year file"),
        respondents=respondents,
        activities=rows,
        codes=codes,
        crosswalk="atus",
        weight_unit="person-days of a year",
        simultaneity="none",
        design=describe_design(),
        parents="a child in the household",
        sources=tuple(
            Source(
                "U.S. Bureau of Labor Statistics, American Time Use Survey 2003-2016",
                "public domain",
                path.name,
                hash_file(path),
            )
            for path in paths
        ),
        remarks=_notices(respondents),
        column_units=COLUMN_UNITS,
    )


def _read_tables(paths: list[Path]) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]:
    """Read respondents, persons and activities, each checked for what it holds."""
    of_respondents = columns_of("abridged respondents")
    amounts = ("wt", "hourly_wage", "weekly_earn", "work_hrs_week", "hh_child_youngest_age")
    respondents = read_table(paths[0], list(of_respondents))
    check_kinds(FILES[0], respondents, ("tucaseid", "tuyear", "diary_mo", "diary_day"), amounts)
    check_words(FILES[0], respondents["partner_hh"], words_of("abridged", "partner"))
    check_words(FILES[0], respondents["hh_child"], ("yes", "no"))
    of_persons = columns_of("abridged persons")
    persons = read_table(paths[1], list(of_persons))
    check_kinds(FILES[1], persons, ("tucaseid", "age"), ())
    check_words(FILES[1], persons["sex"], words_of("abridged", "sex"))
    activities = read_table(paths[2], ["tucaseid", "tiercode", "dur"])
    check_kinds(FILES[2], activities, ("tucaseid", "tiercode"), ("dur",))
    minutes = activities["dur"].cast(pl.Float64)
    check_activities(FILES[2], activities["tucaseid"], minutes, activities["tiercode"])
    return respondents.rename(of_respondents), persons.rename(of_persons), activities


def _standardise(respondents: pl.DataFrame) -> pl.DataFrame:
    """Put the publisher's categories into the standard words and add the design columns."""
    labour = pl.col("labour_status").cast(pl.String)
    standard = respondents.with_columns(
        pl.col(pl.Categorical).cast(pl.String),
    ).with_columns(
        sex=pl.col("sex").replace_strict(words_of("abridged", "sex")),
        child_in_household=pl.col("child_in_household") == "yes",
        partner=pl.col("partner").replace_strict(words_of("abridged", "partner")),
        employed=labour.str.starts_with("employed"),
        weekly_earnings_top_coded=pl.col("weekly_earnings") >= atus_rules().top_coded_weekly_pay,
    )
    return add_design_columns(standard)


def _activity_rows(
    respondents: pl.DataFrame, activities: pl.DataFrame, *, whole_file: bool
) -> tuple[tuple[str, ...], pl.DataFrame]:
    """Turn activity records into positions of respondents and codes."""
    activities = activities.rename({"tucaseid": "respondent"})
    if whole_file:
        check_strangers(activities["respondent"], respondents["respondent"], FILES[2], FILES[0])
    joined = locate_activities(respondents, activities, FILES[2])
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


def _notices(respondents: pl.DataFrame) -> Remarks:
    """Say what is short or missing in this file."""
    recorded = respondents["recorded_minutes"]
    short = int((recorded < MINUTES_PER_DAY).sum())
    return (
        Notice(
            message_id(
                "{short} of {n} diaries fall short of 1440 minutes: the file drops code 50, "
                "activities that could not be coded."
            ),
            counts={"short": short, "n": recorded.len()},
        ),
        Notice(
            message_id("The mean day holds {mean:.0f} minutes."),
            figures={"mean": float(np.mean(recorded.to_numpy()))},
            persons=respondents.height,
            stands_on=contribute(respondents["respondent"], recorded),
        ),
        say("Age is the one recorded two to five months before the diary."),
    )
