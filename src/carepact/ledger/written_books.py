"""Read the checks and the trial balance of books that were written, and see whether they hold."""

from __future__ import annotations

import io
from collections.abc import Iterator

import polars as pl

from carepact.core.parameter_tables import ROUNDING
from carepact.ledger.accounts import Title
from carepact.ledger.comparisons import CHECKS

CHECKS_FILE = "checks.csv"
BALANCE_FILE = "trial-balance.csv"
NO_TABLE = "no table of the books"
"""What is said of a file that holds something else."""


def find_broken_checks(content: bytes) -> list[str]:
    """Find the checks that are not there or do not hold.

    Parameters
    ----------
    content : bytes
        What `checks.csv` holds.

    Returns
    -------
    list of str
        Their names; `NO_TABLE` where it is no such table.
    """
    try:
        table = pl.read_csv(io.BytesIO(content)).select(
            "name", pl.col("largest", "of_allowed").cast(pl.Float64)
        )
    except (pl.exceptions.PolarsError, ValueError):
        return [NO_TABLE]
    # What is no number is no more than 1 either, and so is asked for what it must be.
    held = table.filter(pl.col("largest").is_finite(), pl.col("of_allowed").is_between(0.0, 1.0))[
        "name"
    ].to_list()
    known = [*CHECKS, *(str(one) for one in table["name"] if one not in CHECKS)]
    needed = [one for one in known if one != Title.SAVED or one in table["name"]]
    return [one for one in needed if one not in held]


def find_unbalanced(content: bytes) -> list[str]:
    """Find where what goes out of all accounts is not what comes in.

    Parameters
    ----------
    content : bytes
        What `trial-balance.csv` holds.

    Returns
    -------
    list of str
        Scenario, draw, year and commodity of each place; `NO_TABLE` where it is no such table.
    """
    keys = ("scenario", "draw", "year", "commodity")
    try:
        table = pl.read_csv(io.BytesIO(content)).select(
            pl.col(keys).cast(pl.String), pl.col("debit", "credit").cast(pl.Float64)
        )
    except (pl.exceptions.PolarsError, ValueError):
        return [NO_TABLE]
    return list(_list_unbalanced(table, keys))


def _list_unbalanced(table: pl.DataFrame, keys: tuple[str, ...]) -> Iterator[str]:
    """List the places whose two sums differ by more than rounding."""
    for place, rows in table.group_by(keys, maintain_order=True):
        debit, credit = (float(rows[one].sum()) for one in ("debit", "credit"))
        if not abs(debit - credit) <= ROUNDING * (abs(debit) + abs(credit)):
            yield ", ".join(map(str, place))
