"""What each check compares: the ledger's side from flows alone, the model's from the path."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import polars as pl
import xarray as xr

from carepact.core.units import DAYS_PER_YEAR, HOURS_PER_DAY
from carepact.ledger import accounts
from carepact.ledger.draws import net_of_state
from carepact.ledger.tallies import spread, tally, tally_accounts
from carepact.simulate.projection import PRESENT_LAW, PROVIDERS, SEXES

HOURS_PER_YEAR = HOURS_PER_DAY * DAYS_PER_YEAR


class Sides(NamedTuple):
    """What a check compares."""

    ledger: xr.DataArray
    """Added up from flows."""
    model: xr.DataArray
    """Read from the path."""
    gross: xr.DataArray
    """All that was added up, whatever its sign: what rounding is measured by."""


class Posted(NamedTuple):
    """Flows beside the draws of the path that they were posted from."""

    flows: pl.DataFrame
    values: xr.Dataset
    years: list[int]

    def titled(self, *titles: str) -> pl.DataFrame:
        """Keep the flows of some titles."""
        return self.flows.filter(pl.col("title").is_in(titles))

    def between(self, *titles: str) -> xr.DataArray:
        """Add the flows of some titles up from account to account."""
        return tally(self.titled(*titles), self.years, "from", "to")


def _face(ledger: xr.DataArray, model: xr.DataArray, gross: xr.DataArray | None = None) -> Sides:
    """Lay the model's figures along the ledger's labels; what it does not have is 0."""
    beside = model.reindex_like(ledger, fill_value=0.0).transpose(*ledger.dims)
    return Sides(ledger, beside, abs(ledger) if gross is None else gross)


def _see_payers(posted: Posted) -> Sides:
    """Compare what leaves each payer by instrument with its share of the cost."""
    out, _into = tally_accounts(
        posted.titled(accounts.COST, accounts.SPARED), posted.years, "instrument"
    )
    _out, spared = tally_accounts(posted.titled(accounts.SPARED), posted.years, "instrument")
    model = spread(posted.values["cost_by_payer"], "payer", accounts.PAYER_ACCOUNTS)
    return _face(out - spared, model, out + spared)


def _see_payees(posted: Posted) -> Sides:
    """Compare what enters each account by instrument with what the payees are paid."""
    _out, into = tally_accounts(posted.titled(accounts.COST), posted.years, "instrument")
    return _face(into, spread(posted.values["paid"], "payee", accounts.PAYEE_ACCOUNTS))


def _see_earners(posted: Posted) -> Sides:
    """Compare what each earner gives back with the model's revenue."""
    flows = posted.titled(*accounts.RECEIPTS)
    ledger = tally(flows, posted.years, "title", "from")
    model = spread(posted.values["received"], "earner", accounts.EARNER_ACCOUNTS)
    titled = model.assign_coords(receipt=list(accounts.RECEIPTS))
    return _face(ledger, titled.rename({"account": "from", "receipt": "title"}))


def _see_collectors(posted: Posted) -> Sides:
    """Compare what each collector receives with the model's revenue."""
    ledger = tally(posted.titled(*accounts.RECEIPTS), posted.years, "to")
    model = spread(posted.values["received"].sum("earner"), "receipt", accounts.RECEIPT_ACCOUNTS)
    return _face(ledger, model.rename({"account": "to"}))


def _see_saved(posted: Posted) -> Sides:
    """Compare the benefits no longer paid."""
    model = posted.values["saved"].expand_dims({"from": [accounts.HOUSEHOLDS]})
    return _face(
        posted.between(accounts.SAVED), model.expand_dims({"to": [accounts.GENERAL_BUDGET]})
    )


def _see_net(posted: Posted) -> Sides:
    """Compare what the State's account loses beyond present law with the model's net cost."""
    out, into = tally_accounts(posted.flows, posted.years)
    state = [name for name in accounts.ACCOUNTS if name.startswith(accounts.STATE)]
    spent, returned = (side.sel(account=state).sum("account") for side in (out, into))
    lost = spent - returned
    law = lost.sel(scenario=PRESENT_LAW, drop=True)
    return _face(lost - law, net_of_state(posted.values), spent + returned + abs(law))


def _see_care(posted: Posted) -> Sides:
    """Compare the hours from every provider to every recipient."""
    by_provider = spread(posted.values["care_hours"], "provider", accounts.PROVIDER_ACCOUNTS)
    model = spread(
        by_provider.rename({"account": "from"}), "recipient", accounts.RECIPIENT_ACCOUNTS
    )
    return _face(posted.between(accounts.CARE), model.rename({"account": "to"}))


def _see_one_sided(title: str, variable: str, fixed: str, other: str) -> Callable[[Posted], Sides]:
    """Make a comparison of flows whose other side is always the same account."""

    def see(posted: Posted) -> Sides:
        amounts = posted.values[variable]
        dimension = str(amounts.dims[1])
        names = {"provider": accounts.PROVIDER_ACCOUNTS, "recipient": accounts.RECIPIENT_ACCOUNTS}
        model = spread(amounts, dimension, names[dimension]).expand_dims({fixed: [other]})
        return _face(
            posted.between(title),
            model.rename({"account": "to" if fixed == "from" else "from"}),
        )

    return see


def _see_need(posted: Posted) -> Sides:
    """Compare need with what is received and unmet, less what is beyond it."""
    out, into = tally_accounts(posted.titled(accounts.BEYOND_NEED), posted.years)
    _out, received = tally_accounts(posted.titled(accounts.CARE, accounts.UNMET_NEED), posted.years)
    recipients = list(accounts.RECIPIENT_ACCOUNTS)
    model = spread(posted.values["need"], "recipient", recipients).sel(account=recipients)
    balance, gross = (received - out).sel(account=recipients), (received + out + into)
    return _face(balance, model, gross.sel(account=recipients))


def _see_day(posted: Posted) -> Sides:
    """Compare the hours that each sex gives with the part of them that its days can hold."""
    out, _into = tally_accounts(posted.titled(accounts.CARE), posted.years)
    sexes = xr.DataArray([provider.sex for provider in PROVIDERS], dims="account")
    given = out.sel(account=list(accounts.PROVIDER_ACCOUNTS)).groupby(sexes.rename("sex")).sum()
    given = given.sel(sex=list(SEXES)).transpose("scenario", "sex", "draw", "year")
    limit = HOURS_PER_YEAR * posted.values["adults"].transpose("sex", "draw", "year")
    return Sides(given, given.where(~(given > limit), limit), given)


def _see_signs(posted: Posted) -> Sides:
    """Compare what is below 0, other than revenue that is lost, with nothing."""
    may_be_lost = (*accounts.RECEIPTS, accounts.SAVED)
    flows = posted.flows.filter(~pl.col("title").is_in(may_be_lost))
    below = flows.with_columns(pl.col("amount").clip(upper_bound=0.0))
    ledger = tally(below, posted.years, "title", "from")
    gross = tally(flows.with_columns(pl.col("amount").abs()), posted.years, "title", "from")
    return Sides(ledger, xr.zeros_like(ledger), gross)


CHECKS: dict[str, Callable[[Posted], Sides]] = {
    "cost by payer": _see_payers,
    "cost by payee": _see_payees,
    "revenue by earner": _see_earners,
    "revenue by collector": _see_collectors,
    "benefits no longer paid": _see_saved,
    "net": _see_net,
    "care hours": _see_care,
    "unmet need": _see_one_sided(accounts.UNMET_NEED, "unmet", "from", accounts.UNMET),
    "beyond need": _see_one_sided(accounts.BEYOND_NEED, "surplus_hours", "to", accounts.BEYOND),
    "attended hours": _see_one_sided(accounts.ATTENDANCE, "attended", "from", accounts.SERVICES),
    "supervisory hours": _see_one_sided(
        accounts.SUPERVISION, "supervision", "to", accounts.CHILDREN
    ),
    "need": _see_need,
    "hours of the day": _see_day,
    "nothing below 0": _see_signs,
}
"""Name of each check, and what it compares."""
