"""An employer's books as files: a table of flows, and a journal that hledger and its kin read.

Levels and ledger are rooms of one floor. The firm's flows are made in the one, and rounded and
written by the functions of the other: here, above both.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import polars as pl

from carepact.core.csv_text import write_csv
from carepact.core.messages import say
from carepact.core.rows import tabulate
from carepact.ledger.journal import declare, round_postings, write_transactions
from carepact.levels.employer.assumed import SAVINGS
from carepact.levels.employer.books import EmployerBooks
from carepact.levels.employer.flows import Account, Flow
from carepact.studies.one_employer.rounding import round_books, say_rounding


class FlowRow(NamedTuple):
    """One flow."""

    year: int
    commodity: str
    title: str
    instrument: str
    giver: str
    taker: str
    amount: float
    assumed: str
    """Values of ours, which nobody measured, on which it stands."""


def tabulate_flows(books: EmployerBooks) -> pl.DataFrame:
    """Lay out the flows, with the columns of a country's (from, to, amount), and what is ours."""
    rows = (
        FlowRow(
            year=books.year,
            commodity=_name_commodity(books, one.giver),
            title=one.title,
            instrument=one.cause,
            giver=one.giver.value,
            taker=one.taker.value,
            amount=one.amount,
            assumed=_name_ours(books, one),
        )
        for one in books.flows
    )
    return tabulate(rows, FlowRow).rename({"giver": "from", "taker": "to"})


def export_employer_books(books: EmployerBooks, *, rounds: bool = False) -> dict[str, bytes]:
    """Lay out every file of a firm's books; nothing is written yet.

    Parameters
    ----------
    books : EmployerBooks
        Checked books.
    rounds : bool
        Whether each flow leaves no more exactly than the screen prints it.

    Returns
    -------
    dict of str to bytes
        `flows.csv`, `checks.csv`, and `employer.journal`. The same books give the same bytes.
    """
    told, head = (round_books(books), [say_rounding()]) if rounds else (books, [])
    checks = [
        {"name": one.name, "proves": str(one.proves), "compared": one.compared,
         "largest": one.largest}
        for one in books.checks
    ]  # fmt: skip
    return {
        "flows.csv": write_csv(tabulate_flows(told)),
        "checks.csv": write_csv(pl.DataFrame(checks)),
        "employer.journal": write_employer_journal(told, head).encode(),
    }


def write_employer_journal(books: EmployerBooks, head: Iterable[str] = ()) -> str:
    """Write a firm's year as a journal: commodities and accounts declared, memos as remarks."""
    accounts = [one.value for one in Account]
    postings = round_postings(tabulate_flows(books), accounts)
    used = set(postings["account"].to_list())
    lines = [
        "; " + say("An employer's year {year}: what care moves.", year=str(books.year)),
        "; " + say("At the point of what is known: it adds up, and is no median."),
        *(f"; {line}" for line in (*head, *_write_ours(books), *_write_memos(books))),
        "",
        *declare(
            {
                books.currency: say(
                    "Money of the year {year}, as it is paid.", year=str(books.year)
                ),
                "hours": say("Hours of a year, at work or of care."),
            },
            [one for one in accounts if one in used],
        ),
        *write_transactions(postings, accounts),
    ]
    return "\n".join(lines) + "\n"


def _write_memos(books: EmployerBooks) -> Iterator[str]:
    """Write what is told beside the books: it moves nothing, and is in no account."""
    for one in books.memos:
        yield say(
            "Memo, not posted: {what}: {amount} {currency}",
            what=one.words,
            amount="?" if one.amount is None else f"{one.amount:.2f}",
            currency=books.currency,
        )


def _write_ours(books: EmployerBooks) -> Iterator[str]:
    """Write which flows and memos stand on values of ours."""
    causes = {one.cause: _name_ours(books, one) for one in books.flows}
    if books.memos:
        causes |= {name: " ".join(books.assumed.get(name, ())) for name in SAVINGS}
    for cause, ours in causes.items():
        if ours:
            yield say(
                "Assumed by carepact, measured by nobody: {what} ({ours})", what=cause, ours=ours
            )


def _name_ours(books: EmployerBooks, one: Flow) -> str:
    """Name the values of ours on which a flow of money stands; hours stand on none."""
    return " ".join(books.assumed.get(one.cause, ())) if one.giver.commodity == "money" else ""


def _name_commodity(books: EmployerBooks, account: Account) -> str:
    """Name what an account holds, money by its currency."""
    return books.currency if account.commodity == "money" else account.commodity
