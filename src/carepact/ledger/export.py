"""Lay the books out as files: CSV, Parquet, and journals."""

from __future__ import annotations

import io
from collections.abc import Sequence

import polars as pl

from carepact.ledger.books import Books, trial_balance
from carepact.ledger.draws import POINT
from carepact.ledger.intervals import account_intervals
from carepact.ledger.journal import write_journal
from carepact.simulate.path import RUNS


def export_books(books: Books, draws: Sequence[str] = (POINT,)) -> dict[str, bytes]:
    """Lay out every file of the books; nothing is written yet.

    Parameters
    ----------
    books : Books
        A posted path.
    draws : sequence of str, default the point alone
        Posted draws that get journals; the tables hold them all.

    Returns
    -------
    dict of str to bytes
        Content by file name: `flows` and `accounts` (with intervals) as CSV and Parquet,
        `trial-balance.csv`, `profile.csv`, `checks.csv`, and a journal for each run and draw.
        The same books give the same bytes.
    """
    tables = {"flows": books.flows, "accounts": account_intervals(books.path)}
    files = {f"{name}.csv": table.write_csv().encode() for name, table in tables.items()}
    files |= {f"{name}.parquet": _write_parquet(table) for name, table in tables.items()}
    files["trial-balance.csv"] = trial_balance(books).write_csv().encode()
    files["profile.csv"] = books.profiles.list_shares().write_csv().encode()
    checks = pl.DataFrame([vars(check) for check in books.checks])
    files["checks.csv"] = checks.write_csv().encode()
    for run in RUNS:
        for draw in draws:
            name = f"{run}-{draw}.journal".replace(" ", "-")
            files[name] = write_journal(books, run, draw).encode()
    return files


def _write_parquet(table: pl.DataFrame) -> bytes:
    """Write a table as Parquet."""
    stream = io.BytesIO()
    table.write_parquet(stream)
    return stream.getvalue()
