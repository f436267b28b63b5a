"""Lay the books out as files: CSV, Parquet, and journals."""

from __future__ import annotations

import io
from collections.abc import Sequence

import polars as pl

from carepact.core.csv_text import write_csv
from carepact.ledger.accounts import Commodity
from carepact.ledger.draws import BookDraw
from carepact.ledger.intervals import account_intervals
from carepact.ledger.journal import write_journal
from carepact.ledger.ledger import Ledger, trial_balance
from carepact.simulate.projection import SCENARIOS
from carepact.simulate.result_grade import ResultGrade, grade_result


def export_books(
    books: Ledger, draws: Sequence[str] = (BookDraw.CENTRAL_RUN, BookDraw.MEDIAN)
) -> dict[str, bytes]:
    """Lay out every file of the books; nothing is written yet.

    Parameters
    ----------
    books : Ledger
        A posted path.
    draws : sequence of str, default central run and draw of median net cost
        Draws that get journals where they are posted; the tables hold them all.

    Returns
    -------
    dict of str to bytes
        Content by file name: `flows` and `accounts` (with intervals) as CSV and Parquet,
        `trial-balance.csv`, `profile.csv`, `checks.csv`, and a journal for each run and draw.
        Rows say their grade; where hours are not to be quoted their accounts and shares have
        no headline, and the flows that balance them are marked. The same books give the same
        bytes.
    """
    grade = grade_result(books.projection.inputs)
    tables = {
        "flows": _grade_rows(books.flows, grade),
        "accounts": _withhold(_grade_rows(account_intervals(books.projection), grade)),
    }
    files = {f"{name}.csv": write_csv(table) for name, table in tables.items()}
    files |= {f"{name}.parquet": _write_parquet(table) for name, table in tables.items()}
    files["trial-balance.csv"] = write_csv(_grade_rows(trial_balance(books), grade))
    shares = books.profiles.list_shares().with_columns(grade=pl.lit(grade.hours))
    files["profile.csv"] = write_csv(_withhold(shares))
    checks = pl.DataFrame([vars(check) for check in books.checks])
    files["checks.csv"] = write_csv(checks)
    for run in SCENARIOS:
        for draw in (one for one in draws if one in books.draws):
            files[name_journal(run, draw)] = write_journal(books, run, draw).encode()
    return files


def name_journal(run: str, draw: str) -> str:
    """Name the file of the journal of a run and a draw."""
    return f"{run}-{draw}.journal".replace(" ", "-")


def _grade_rows(rows: pl.DataFrame, grade: ResultGrade) -> pl.DataFrame:
    """Say of every row how firmly it stands, money or hours."""
    is_money = pl.col("commodity").cast(pl.String) == Commodity.MONEY.value
    said = pl.when(is_money).then(pl.lit(grade.money)).otherwise(pl.lit(grade.hours))
    return rows.with_columns(grade=said)


def _withhold(rows: pl.DataFrame) -> pl.DataFrame:
    """Leave out the headlines that are not to be quoted; their ranges stay."""
    quoted = pl.when(pl.col("grade") != "D").then(pl.col("value"))
    return rows.with_columns(quoted.alias("value"))


def _write_parquet(table: pl.DataFrame) -> bytes:
    """Write a table as Parquet."""
    stream = io.BytesIO()
    table.write_parquet(stream)
    return stream.getvalue()
