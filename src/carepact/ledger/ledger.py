"""The books of a projection: its flows, what they prove, and who shares the cost of care."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from carepact.ledger.accounts import ACCOUNTS
from carepact.ledger.checks import Check, check_books
from carepact.ledger.draws import choose_draws
from carepact.ledger.flows import post_flows
from carepact.ledger.profile import Profile, share_care
from carepact.simulate.projection import Projection


@dataclass(frozen=True)
class Ledger:
    """One projection, posted."""

    projection: Projection
    draws: dict[str, int]
    """Name and place of each draw that is posted, as `choose_draws` gives them."""
    flows: pl.DataFrame
    """As `post_flows` gives them."""
    checks: tuple[Check, ...]
    """Every check; all of them hold."""
    profiles: Profile
    """Who shares the cost of care, in every run, year and draw."""


def post_projection(projection: Projection) -> Ledger:
    """Post a projection to books that balance and agree with it.

    Raises
    ------
    LedgerError
        If a check does not hold; all broken ones are listed.
    """
    draws = choose_draws(projection.values)
    flows = post_flows(projection.values, draws)
    profiles = share_care(projection.values)
    checks = check_books(projection, flows, draws, profiles)
    return Ledger(projection, draws, flows, checks, profiles)


def trial_balance(books: Ledger) -> pl.DataFrame:
    """List what enters and leaves every account, by run, draw, year and commodity.

    Returns
    -------
    pl.DataFrame, shape (accounts in use, 8)
        run, draw, year, commodity, account, debit (what enters), credit (what leaves) and
        balance, which sums to 0 over the accounts of a commodity. [unit of the commodity]
    """
    account = pl.Enum(list(ACCOUNTS))
    keys = ("scenario", "draw", "year", "commodity")
    nothing = pl.lit(0.0)
    amounts = {"to": (pl.col("amount"), nothing), "from": (nothing, pl.col("amount"))}
    sides = [
        books.flows.select(
            *keys,
            pl.col(column).cast(account).alias("account"),
            debit.alias("debit"),
            credit.alias("credit"),
        )
        for column, (debit, credit) in amounts.items()
    ]
    return (
        pl.concat(sides)
        .group_by(*keys, "account")
        .agg(pl.col("debit", "credit").sum())
        .with_columns((pl.col("debit") - pl.col("credit")).alias("balance"))
        .sort(*keys, "account")
    )
