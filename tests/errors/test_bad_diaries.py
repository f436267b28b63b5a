"""Diaries and weights that cannot be true: no figure, all faults at once, status 2."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest
from tests.errors.command_line import assert_refused
from tests.errors.small_surveys import (
    COOKING,
    FIRST_ID,
    SLEEP,
    Slot,
    Tables,
    atus_tables,
    india_person,
    india_table,
    write_atus,
    write_india,
)

from carepact.core.errors import DataError
from carepact.data.timeuse import read_diaries

FIRST = pl.col("tucaseid") == FIRST_ID
Damage = Callable[[pl.DataFrame], pl.DataFrame]


def spoilt(tmp_path: Path, table: str, damage: Damage) -> Path:
    """Write an ATUS folder with one table damaged."""
    tables: Tables = atus_tables()
    tables[table] = damage(tables[table])
    return write_atus(tmp_path / "atus", tables)


def set_first(column: str, value: float | str | None) -> Damage:
    """Give the first respondent's rows another value in a column."""
    return lambda table: table.with_columns(
        pl.when(FIRST).then(pl.lit(value)).otherwise(pl.col(column)).alias(column)
    )


@pytest.mark.parametrize(
    ("table", "damage", "says"),
    [
        (
            "atusresp",
            lambda t: pl.concat([t, t.head(2)]),
            rf"atusresp\.parquet: 4 rows share a respondent and day.*{FIRST_ID}.*Keep one row",
        ),
        (
            "atuscps",
            lambda t: pl.concat([t, t.head(1)]),
            rf"atuscps\.parquet: respondent {FIRST_ID} stands more than once",
        ),
        (
            "atuscps",
            lambda t: t.filter(~FIRST),
            rf"atuscps\.parquet: 1 respondents? (is|are) missing: {FIRST_ID}",
        ),
        (
            "atusact",
            lambda t: t.filter(~FIRST),
            rf"atusact\.parquet: 1 respondents? (has|have) no activity: {FIRST_ID}",
        ),
        (
            "atusresp",
            lambda t: t.filter(~FIRST),
            rf"atus(act|cps)\.parquet: 1 respondents? .*no row of atusresp\.parquet: {FIRST_ID}",
        ),
        (
            "atusresp",
            set_first("wt", -1.0),
            rf"1 weights? (is|are) negative: respondent {FIRST_ID}",
        ),
        (
            "atusresp",
            set_first("wt", None),
            rf"1 weights? (is|are) missing.*respondent {FIRST_ID}",
        ),
        (
            "atusresp",
            set_first("wt", float("nan")),
            rf"1 weights? (is|are) missing or not a number: respondent {FIRST_ID}",
        ),
        (
            "atusresp",
            set_first("wt", float("inf")),
            rf"1 weights? (is|are) missing or not a number: respondent {FIRST_ID}",
        ),
        ("atusresp", lambda t: t.with_columns(wt=pl.lit(0.0)), "every weight is zero"),
        (
            "atusact",
            set_first("dur", 700),
            rf"1 diar(y|ies) holds? more than 1440 minutes: respondent {FIRST_ID}",
        ),
        ("atusact", set_first("dur", -5), rf"minutes.*(negative|below 0|less than).*{FIRST_ID}"),
        ("atusact", set_first("dur", None), rf"minutes.*missing.*{FIRST_ID}"),
        ("atusact", set_first("tiercode", None), rf"(code|tiercode).*missing.*{FIRST_ID}"),
    ],
    ids=[
        "respondent twice",
        "person twice",
        "person missing",
        "no activity",
        "stranger",
        "negative weight",
        "missing weight",
        "weight not a number",
        "infinite weight",
        "all weights zero",
        "over 1440",
        "negative minutes",
        "missing minutes",
        "missing code",
    ],
)
def test_atus_diaries_that_cannot_be_true_are_refused(
    tmp_path: Path, table: str, damage: Damage, says: str
) -> None:
    assert_refused(tmp_path / "out", says, spoilt(tmp_path, table, damage))


def test_all_faults_of_the_diaries_come_at_once(tmp_path: Path) -> None:
    def negative_and_missing(table: pl.DataFrame) -> pl.DataFrame:
        second = pl.col("tucaseid") == FIRST_ID + 1
        return set_first("wt", -1.0)(table).with_columns(
            wt=pl.when(second).then(None).otherwise(pl.col("wt"))
        )

    tables = atus_tables()
    tables["atusresp"] = negative_and_missing(tables["atusresp"])
    tables["atusact"] = set_first("dur", 700)(tables["atusact"])
    source = write_atus(tmp_path / "atus", tables)
    says = r"3 faults\. 1\..*missing.* 2\..*negative.* 3\..*more than 1440"
    assert_refused(tmp_path / "out", says, source)


def test_more_than_five_keys_are_counted_not_listed(tmp_path: Path) -> None:
    source = spoilt(tmp_path, "atusresp", lambda t: t.with_columns(wt=-pl.col("wt")))
    ended = assert_refused(tmp_path / "out", "48 weights are negative: .* and 43 more", source)
    assert str(FIRST_ID + 4) in ended.err
    assert str(FIRST_ID + 5) not in ended.err


@pytest.mark.parametrize("kind", [pl.String, pl.Float64])
def test_ids_of_another_kind_than_the_other_tables_are_refused(
    tmp_path: Path, kind: type[pl.DataType]
) -> None:
    source = spoilt(tmp_path, "atuscps", lambda t: t.with_columns(pl.col("tucaseid").cast(kind)))
    assert_refused(tmp_path / "out", r"atuscps\.parquet.*tucaseid", source)


@pytest.mark.parametrize(
    ("table", "column"),
    [("atusresp", "wt"), ("atusact", "dur"), ("atusact", "tiercode"), ("atuscps", "age")],
)
def test_words_where_numbers_belong_are_refused(tmp_path: Path, table: str, column: str) -> None:
    source = spoilt(tmp_path, table, lambda t: t.with_columns(pl.lit("many").alias(column)))
    assert_refused(tmp_path / "out", rf"{table}\.parquet.*{column}", source)


def test_an_unknown_atus_code_is_listed_with_its_minutes(tmp_path: Path) -> None:
    # Forty-eight respondents cook for 120 minutes each under a code that is nowhere:
    # 48 * 120 = 5,760. One of them sleeps 600 minutes under another.
    tables = atus_tables()
    code, minutes = pl.col("tiercode"), {20201: 999999}
    tables["atusact"] = tables["atusact"].with_columns(
        tiercode=pl.when(FIRST & (code == 10101)).then(19191).otherwise(code.replace(minutes))
    )
    source = write_atus(tmp_path / "atus", tables)
    says = r"2 activity codes.*'999999' \(5,?760 minutes\), '019191' \(600 minutes\)"
    assert_refused(tmp_path / "out", says, source)


def test_an_unknown_india_activity_is_listed_with_its_minutes(tmp_path: Path) -> None:
    table = india_table().with_columns(pl.col("activity_code").replace({COOKING: "Cooking rice"}))
    # 24 persons, of whom numbers 0, 5, 10, 15, 20 do not cook: 19 * 120 = 2,280 minutes.
    source = write_india(tmp_path, table)
    assert_refused(tmp_path / "out", r"'Cooking rice' \(2,?280 minutes\)", source)


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        (
            [*india_person("300069_1"), *india_person("300069_1", mult=7)],
            r"1 persons? carr(y|ies) two different weights or characteristics: 300069_1",
        ),
        (
            [*india_person("300069_1"), *india_person("300069_1", age=31)],
            r"1 persons? carr(y|ies) two different weights or characteristics: 300069_1",
        ),
        (india_person("300069_1", mult=-3), r"1 weights? (is|are) negative: respondent 300069_1"),
        (
            india_person("300069_1", [Slot("04:00", "24:10", SLEEP)]),
            r"1 rows? .* not HH:MM: 04:00-24:10",
        ),
        (
            india_person("300069_1", [Slot("4 am", "10:00", SLEEP)]),
            r"1 rows? .* not HH:MM: 4 am-10:00",
        ),
        (
            india_person(
                "300069_1", [Slot("04:00", "10:00", SLEEP), Slot("09:30", "04:00", COOKING)]
            ),
            r"1 slots? .*begins? before.*300069_1",
        ),
    ],
)
def test_india_rows_that_cannot_be_true_are_refused(
    tmp_path: Path, rows: list[dict[str, str | float]], says: str
) -> None:
    table = pl.concat([india_table(), pl.DataFrame(rows)], how="diagonal_relaxed")
    assert_refused(tmp_path / "out", says, write_india(tmp_path, table))


def test_an_india_weight_that_is_missing_is_refused(tmp_path: Path) -> None:
    spare = india_person("300069_1")
    table = pl.concat([india_table(), pl.DataFrame(spare).with_columns(mult=pl.lit(None))])
    assert_refused(
        tmp_path / "out", r"1 weights? .*missing.*300069_1", write_india(tmp_path, table)
    )


def test_an_india_activity_without_a_name_is_refused(tmp_path: Path) -> None:
    table = india_table().with_columns(
        activity_code=pl.when(pl.col("activity_code") == SLEEP)
        .then(None)
        .otherwise("activity_code")
    )
    assert_refused(
        tmp_path / "out", r"activit.*(missing|no name|empty)", write_india(tmp_path, table)
    )


def test_a_file_of_persons_without_any_diary_is_refused(tmp_path: Path) -> None:
    table = india_table().with_columns(
        time_from=pl.lit(None, pl.String), time_to=pl.lit(None, pl.String)
    )
    source = tmp_path / "india_tus.parquet"
    table.write_parquet(source)
    assert_refused(tmp_path / "out", "no .*diary|no respondent", source)


def test_a_table_without_rows_is_refused(tmp_path: Path) -> None:
    source = write_atus(tmp_path / "atus", {k: t.clear() for k, t in atus_tables().items()})
    assert_refused(tmp_path / "out", "no .*diary|no respondent|empty|no row", source)


def test_python_lists_the_faults_as_the_command_does(tmp_path: Path) -> None:
    source = spoilt(tmp_path, "atusresp", set_first("wt", -1.0))
    with pytest.raises(DataError, match=rf"negative: respondent {FIRST_ID}"):
        read_diaries(source)
