"""Write one run of one draw as a journal that hledger and its kin read.

A transaction is all flows of one title and instrument in a year: it names each account once
a side, and holds one commodity. Amounts are rounded so that every transaction still balances.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

import polars as pl

from carepact.core.messages import say
from carepact.ledger.accounts import ACCOUNTS, Commodity
from carepact.ledger.draws import BookDraw
from carepact.ledger.ledger import Ledger
from carepact.simulate.result_grade import grade_result

TRANSACTION = ("year", "commodity", "title", "instrument")


def round_postings(flows: pl.DataFrame, accounts: Sequence[str] = ACCOUNTS) -> pl.DataFrame:
    r"""Gather the flows of one run and draw into transactions of whole cents.

    Parameters
    ----------
    flows : pl.DataFrame, shape (flows, 9)
        Flows of one run and one draw.
    accounts : sequence of str
        All accounts, in the order of their tree; those of a country unless told otherwise.

    Returns
    -------
    pl.DataFrame, shape (postings, 6)
        year, commodity, title, instrument, account, and units in hundredths of the commodity:
        below 0 what leaves the account. Units of a transaction sum to 0. [1/100]

    Notes
    -----
    Largest remainder: with :math:`\lfloor x_i \rfloor` of every posting, the units that are
    then missing go one each to the postings that lost most.
    """
    sides = [
        flows.group_by(*TRANSACTION, pl.col(column).cast(pl.Enum(list(accounts))).alias("account"))
        .agg((pl.col("amount").sum() * sign * int(1 / _unit())).alias("exact"))
        .with_columns(pl.lit(sign).alias("sign"))
        for column, sign in (("from", -1), ("to", 1))
    ]
    whole = (
        pl.concat(sides)
        .sort(*TRANSACTION, "sign", "account")
        .with_columns(pl.col("exact").floor().cast(pl.Int64).alias("units"))
    )
    lost = (pl.col("exact") - pl.col("units")).rank("ordinal", descending=True)
    missing = -pl.col("units").sum()
    rounded = whole.with_columns(
        pl.col("units") + (lost <= missing).over(*TRANSACTION).cast(pl.Int64)
    )
    return rounded.filter(pl.col("units") != 0).select(*TRANSACTION, "account", "units")


def write_journal(books: Ledger, run: str, draw: str = BookDraw.CENTRAL_RUN) -> str:
    """Write one run of one posted draw as a journal.

    Parameters
    ----------
    books : Ledger
        A posted path.
    run : str
        One of the runs of a path.
    draw : str, default 'central run'
        One of the draws that are posted.

    Returns
    -------
    str
        The journal: commodities and accounts declared, a transaction for each title and
        instrument of a year, dated on its last day.
    """
    flows = books.flows.filter(pl.col("scenario") == run, pl.col("draw") == draw)
    postings = round_postings(flows)
    used = set(postings["account"].to_list())
    lines = [
        "; "
        + say(
            "{country}, package '{package}', run '{run}', draw '{draw}', seed {seed}",
            country=books.projection.country,
            package=books.projection.package,
            run=run,
            draw=draw,
            seed=books.projection.seed,
        ),
        "; "
        + say(
            "Money is in PPP dollars of 2021. Runs and draws are never added together. One whole "
            "draw: it adds up, and is no median."
        ),
        *_warn(books),
        "",
    ]
    commodities = {commodity.value: commodity.definition for commodity in Commodity}
    lines += declare(commodities, [account for account in ACCOUNTS if account in used])
    return "\n".join([*lines, *write_transactions(postings)]) + "\n"


def declare(commodities: Mapping[str, str], accounts: Iterable[str]) -> Iterator[str]:
    """Declare commodities, each with what one unit is, and accounts, so that no other may come."""
    for commodity, definition in commodities.items():
        yield f'commodity {Decimal(1000).quantize(_unit())} "{commodity}"'
        yield f"  ; {definition}"
    yield from ("", *(f"account {account}" for account in accounts), "")


def _warn(books: Ledger) -> Iterator[str]:
    """Warn of hours that are not to be quoted."""
    if not grade_result(books.projection.inputs).quotes_hours:
        yield "; " + say(
            "Hours are imputed (grade D): they balance, and none of them is to be quoted."
        )


def write_transactions(postings: pl.DataFrame, accounts: Sequence[str] = ACCOUNTS) -> Iterator[str]:
    """Write every transaction that `round_postings` gathered, a blank line between two."""
    words = [pl.col(name).cast(pl.String) for name in (*TRANSACTION[1:], "account")]
    before = None
    width = max(len(account) for account in accounts)
    for row in postings.select("year", *words, "units").iter_rows():
        year, commodity, title, instrument, account, units = row
        transaction = (year, commodity, title, instrument)
        if transaction != before:
            if before is not None:
                yield ""
            before = transaction
            described = f"{instrument.replace('_', ' ')} | {title}" if instrument else title
            yield f"{year}-12-31 {described}"
        amount = units * _unit()
        yield f'    {account:<{width}}  {amount:>20} "{commodity}"'


def _unit() -> Decimal:
    """Give the least amount of a journal: a cent, or a hundredth of an hour."""
    return Decimal("0.01")
