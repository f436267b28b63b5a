"""Read who the respondents of the raw American Time Use Survey are, and their children."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from carepact.core.errors import DataError, Faults
from carepact.core.messages import _, message_id
from carepact.core.notices import Notice, Remarks
from carepact.core.units import DAYS_PER_WEEK
from carepact.data.timeuse.atus.codebook import (
    codes_by_word,
    codes_of,
    columns_of,
    replicate_names,
)
from carepact.data.timeuse.atus.design import check_match
from carepact.data.timeuse.atus.raw.files import RESPONDENT_LINE, read_columns
from carepact.data.timeuse.atus.raw.layout import put_into_words, put_into_words_strictly
from carepact.data.timeuse.atus.rules import atus_rules
from carepact.data.timeuse.diaries import list_some


def read_respondents(path: Path) -> tuple[pl.DataFrame, tuple[str, ...]]:
    """Read the respondent file into standard columns, weights still by their own names.

    Returns
    -------
    tuple
        One row a respondent, and notices.

    Raises
    ------
    DataError
        If a date, its weekday and its month contradict each other, or an essential
        column holds a code that is not in the publisher's dictionary.
    """
    required, optional = columns_of("respondents"), columns_of("respondents", "optional")
    weights = list(replicate_names())
    # Amounts of pay are cents, and those that the publisher imputed may have fractions of one.
    decimal = ["TRERNHLY", "TRERNWA", *weights]
    table = read_columns(path, list(required), [*optional, *weights], decimal=decimal)
    table = table.rename(required | optional, strict=False)
    table = table.with_columns(
        diary_date=pl.col("diary_date").cast(pl.String).str.to_date("%Y%m%d", strict=False)
    )
    _check_dates(table, path.name)
    table = put_into_words_strictly(table, codes_of("respondents complete"), path.name)
    hours, marks = pl.col("usual_hours_per_week"), codes_of("respondents hours")
    vary = hours.is_in(list(marks["usual_hours_per_week"]))
    cents = pl.col("hourly_wage", "weekly_earnings")
    table = table.with_columns(
        pl.col("year", "month", "household_size", "youngest_child_age").cast(pl.Int32),
        cents / atus_rules().implied_decimals,
        usual_hours_per_week=pl.when(~vary).then(hours).cast(pl.Int32),
        day_of_month=pl.col("diary_date").dt.day().cast(pl.Int32),
        child_in_household=pl.col("child_in_household") == "yes",
        employed=pl.col("labour_status").str.starts_with("employed"),
    ).drop("diary_date", "diary_weekday")
    table = _mark_top_codes(table)
    return put_into_words(table, codes_of("respondents"), path.name)


def _check_dates(table: pl.DataFrame, file: str) -> None:
    """Refuse dates that do not agree with the year, month and weekday beside them."""
    date = pl.col("diary_date")
    from_sunday = date.dt.weekday() % DAYS_PER_WEEK + 1
    agree = (
        (date.dt.year() == pl.col("year"))
        & (date.dt.month() == pl.col("month"))
        & (from_sunday == pl.col("diary_weekday"))
    )
    wrong = table.filter(~agree.fill_null(value=False))["respondent"]
    if wrong.len():
        message = _(
            "{file}: {count} diary dates (TUDIARYDATE) are missing or do not agree with "
            "TUYEAR, TUMONTH and TUDIARYDAY: respondent {listed}. Fetch the file again.",
            file=file,
            count=wrong.len(),
            listed=list_some(wrong.to_list()),
        )
        raise DataError(message)


def _mark_top_codes(table: pl.DataFrame) -> pl.DataFrame:
    """Mark capped weekly pay by the publisher's mark, and by the cap used to May 2024."""
    pay = pl.col("weekly_earnings")
    capped = pay == atus_rules().top_coded_weekly_pay
    if "top_code_mark" in table.columns:
        capped = capped | (pl.col("top_code_mark") == 1).fill_null(value=False)
    marked = table.with_columns(weekly_earnings_top_coded=pl.when(pay.is_not_null()).then(capped))
    return marked.drop("top_code_mark", strict=False)


def read_roster(path: Path) -> pl.DataFrame:
    """Read each respondent's sex, age and children from the roster.

    Own children are those of TERRP 22 under 18 years in the household (biological,
    step and adopted); foster children (27) and own children who live elsewhere (40)
    have columns of their own, as have grandchildren under 18 (23).

    Raises
    ------
    DataError
        If a respondent has no line of their own, or no sex or age.
    """
    table = read_columns(path, ["TUCASEID", "TULINENO", "TERRP", "TEAGE", "TESEX"])
    own_line = table.filter(pl.col("TULINENO") == RESPONDENT_LINE)
    _check_own_lines(table, own_line, path.name)
    relation, minor = pl.col("TERRP"), pl.col("TEAGE") < atus_rules().adult_age
    codes = codes_by_word("roster", "relation")
    own = relation.is_in(codes["own child"]) & minor
    children = table.group_by("respondent").agg(
        own_child=own.any(),
        youngest_own_child_age=pl.col("TEAGE").filter(own).min().cast(pl.Int32),
        grandchild_in_household=(relation.is_in(codes["grandchild"]) & minor).any(),
        foster_child_in_household=(relation.is_in(codes["foster child"]) & minor).any(),
        own_child_elsewhere=relation.is_in(codes["own child elsewhere"]).any(),
    )
    persons = own_line.select(
        "respondent",
        _replace_sex("TESEX").alias("sex"),
        pl.col("TEAGE").cast(pl.Int32).alias("age"),
    )
    return persons.join(children, on="respondent", how="left", maintain_order="left")


def _check_own_lines(table: pl.DataFrame, own_line: pl.DataFrame, file: str) -> None:
    """Refuse a roster in which line 1 is not the respondent."""
    with Faults(DataError, file) as faults:
        without = table.join(own_line, on="respondent", how="anti")["respondent"].unique()
        if without.len():
            faults.add(
                _(
                    "{count} households have no line 1, the respondent's: {listed}. "
                    "Fetch the file again.",
                    count=without.len(),
                    listed=list_some(without.sort().to_list()),
                )
            )
        other = own_line.filter(
            ~pl.col("TERRP").is_in(codes_by_word("roster", "relation")["respondent"])
        )["respondent"]
        if other.len():
            faults.add(
                _(
                    "line 1 is not the respondent (TERRP 18 or 19) in {count} households: "
                    "{listed}. Fetch the file again.",
                    count=other.len(),
                    listed=list_some(other.to_list()),
                )
            )


def read_cps_persons(path: Path) -> tuple[pl.DataFrame, tuple[str, ...]]:
    """Read the respondents' rows of the CPS file, and notices.

    The file also holds their households and persons who were sampled and did not take
    part; line 1 is the respondent. Everything stands as it was two to five months
    before the diary.
    """
    required, optional = columns_of("cps"), columns_of("cps", "optional")
    table = read_columns(path, list(required), list(optional))
    table = table.rename(required | optional, strict=False)
    table = table.filter(pl.col("line") == RESPONDENT_LINE).drop("line")
    incomes = [c for c in ("family_income", "earlier_family_income") if c in table.columns]
    if incomes:
        table = table.with_columns(family_income=pl.coalesce(incomes))
    table = table.drop("earlier_family_income", strict=False).with_columns(
        pl.col("cps_age").cast(pl.Int32), cps_sex=_replace_sex("cps_sex")
    )
    return put_into_words(table, codes_of("cps"), path.name)


def _replace_sex(column: str) -> pl.Expr:
    """Word the sex of a person; an unlisted code is emptied, and refused later."""
    words = codes_of("persons")["sex"]
    return pl.col(column).replace_strict(words, default=None, return_dtype=pl.String)


def add_persons(
    respondents: pl.DataFrame,
    roster: pl.DataFrame | None,
    cps: pl.DataFrame | None,
    files: dict[str, Path],
) -> pl.DataFrame:
    """Join sex, age, children and background to the respondents.

    Sex and age are the roster's, hence of the diary day; without a roster the CPS's.

    Raises
    ------
    DataError
        If a respondent is missing in a file, or has no sex or age.
    """
    for table, kind in ((roster, "atusrost"), (cps, "atuscps")):
        if table is not None:
            check_match(respondents, table, files[kind].name)
            respondents = respondents.join(
                table, on="respondent", how="left", maintain_order="left"
            )
    if roster is None:
        respondents = respondents.rename({"cps_sex": "sex", "cps_age": "age"})
    respondents = respondents.drop("cps_sex", "cps_age", strict=False)
    unknown = respondents.filter(pl.col("sex").is_null() | pl.col("age").is_null())["respondent"]
    if unknown.len():
        message = _(
            "{file}: sex or age is missing or not in the publisher's dictionary for {count} "
            "respondents: {listed}. Fetch the file again.",
            file=files["atuscps" if roster is None else "atusrost"].name,
            count=unknown.len(),
            listed=list_some(unknown.to_list()),
        )
        raise DataError(message)
    return respondents


def compare_own_child(respondents: pl.DataFrame) -> tuple[pl.DataFrame, Remarks]:
    """Report where the publisher's TROHHCHILD differs from the roster, and drop it."""
    if "publisher_own_child" not in respondents.columns:
        return respondents, ()
    rest = respondents.drop("publisher_own_child")
    if "own_child" not in respondents.columns:
        return rest, ()
    published = pl.col("publisher_own_child") == 1
    differ = respondents.filter(published != pl.col("own_child")).height
    if not differ:
        return rest, ()
    return rest, (
        Notice(
            message_id(
                "For {differ} respondents the roster (own child under 18 in the household, "
                "TERRP 22) and the publisher's TROHHCHILD disagree; the roster is used."
            ),
            counts={"differ": differ},
        ),
    )
