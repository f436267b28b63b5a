"""Make the input of india.R, one row a person, from the sample of India's Time Use Survey 2024.

    python tests/oracles/india_input.py <sample_1_perc.parquet> <where to write the CSV>

The CSV is microdata: write it outside the checkout, never commit it. Needs polars.

Persons with a diary (some row with a time), of every age and gender; india.R picks its domain.
A slot is person_id + time_from + time_to. Its length is counted past midnight when it ends at or
before its start. Each of its n rows is an activity going on at once and gets length / n minutes;
an activity that stands twice in a slot therefore gets two parts (`asleep`, `food`). The columns
`*_distinct` take a slot's different activities instead, each one part. Minutes that a diary lacks
(92 of 4,476 fall short of 1,440) stay lacking; nothing is scaled up.
"""

from __future__ import annotations

import sys

import polars as pl

ASLEEP = "Night sleep/essential sleep"
FOOD = "Preparing meals/snacks"
PERSON = ["person_id", "state", "sector", "gender", "age", "mult"]
SLOT = ["person_id", "time_from", "time_to"]


def clock(column: str) -> pl.Expr:
    parts = pl.col(column).str.split(":")
    return parts.list.get(0).cast(pl.Int64) * 60 + parts.list.get(1).cast(pl.Int64)


def minutes(rows: pl.DataFrame, suffix: str) -> pl.DataFrame:
    length = (clock("time_to") - clock("time_from") - 1) % 1440 + 1
    part = rows.with_columns(part=length / pl.len().over(SLOT))
    return part.group_by("person_id").agg(
        pl.col("part").filter(pl.col("activity_code") == ASLEEP).sum().alias("asleep" + suffix),
        pl.col("part").filter(pl.col("activity_code") == FOOD).sum().alias("food" + suffix),
        pl.col("part").sum().alias("recorded" + suffix),
    )


def main(source: str, target: str) -> None:
    rows = pl.read_parquet(source).filter(pl.col("time_from").is_not_null())
    persons = rows.select(PERSON).unique()
    assert persons.height == persons["person_id"].n_unique() == 4476
    assert (rows["activity_code"] == FOOD).any()
    assert (rows["activity_code"] == ASLEEP).any()
    out = persons.join(minutes(rows, ""), on="person_id", validate="1:1").join(
        minutes(rows.unique([*SLOT, "activity_code"]), "_distinct"), on="person_id", validate="1:1"
    )
    assert out["recorded"].max() < 1440 + 1e-6  # type: ignore[operator]
    out = out.with_columns(psu=pl.col("person_id").str.slice(0, 5)).sort("person_id")
    out.select(
        "person_id", "psu", "state", "sector", "gender", "age", "mult",
        "asleep", "food", "asleep_distinct", "food_distinct", "recorded",
    ).write_csv(target)  # fmt: skip


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
