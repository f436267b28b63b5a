"""What each check compares: the ledger's side from flows alone, the model's from the path."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import polars as pl
import xarray as xr

from carepact.core.units import DAYS_PER_YEAR, HOURS_PER_DAY
from carepact.ledger.accounts import Account, Title, accounts_along, receipt_titles
from carepact.ledger.draws import net_of_state
from carepact.ledger.tallies import spread, tally, tally_accounts
from carepact.simulate.projection import PRESENT_LAW, PROVIDERS, SEXES


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

    def titled(self, *titles: Title) -> pl.DataFrame:
        """Keep the flows of some titles."""
        return self.flows.filter(pl.col("title").is_in([str(title) for title in titles]))

    def between(self, *titles: Title) -> xr.DataArray:
        """Add the flows of some titles up from account to account."""
        return tally(self.titled(*titles), self.years, "from", "to")


def _face(ledger: xr.DataArray, model: xr.DataArray, gross: xr.DataArray | None = None) -> Sides:
    """Lay the model's figures along the ledger's labels; what it does not have is 0."""
    beside = model.reindex_like(ledger, fill_value=0.0).transpose(*ledger.dims)
    return Sides(ledger, beside, abs(ledger) if gross is None else gross)


def _see_payers(posted: Posted) -> Sides:
    """Compare what leaves each payer by instrument with its share of the cost."""
    out, _into = tally_accounts(posted.titled(Title.COST, Title.SPARED), posted.years, "instrument")
    _out, spared = tally_accounts(posted.titled(Title.SPARED), posted.years, "instrument")
    model = spread(posted.values["cost_by_payer"], "payer", accounts_along("payer"))
    return _face(out - spared, model, out + spared)


def _see_payees(posted: Posted) -> Sides:
    """Compare what enters each account by instrument with what the payees are paid."""
    _out, into = tally_accounts(posted.titled(Title.COST), posted.years, "instrument")
    return _face(into, spread(posted.values["paid"], "payee", accounts_along("payee")))


def _see_earners(posted: Posted) -> Sides:
    """Compare what each earner gives back with the model's revenue."""
    flows = posted.titled(*receipt_titles())
    ledger = tally(flows, posted.years, "title", "from")
    model = spread(posted.values["received"], "earner", accounts_along("earner"))
    titled = model.assign_coords(receipt=[title.value for title in receipt_titles()])
    return _face(ledger, titled.rename({"account": "from", "receipt": "title"}))


def _see_collectors(posted: Posted) -> Sides:
    """Compare what each collector receives with the model's revenue."""
    ledger = tally(posted.titled(*receipt_titles()), posted.years, "to")
    model = spread(posted.values["received"].sum("earner"), "receipt", accounts_along("receipt"))
    return _face(ledger, model.rename({"account": "to"}))


def _see_saved(posted: Posted) -> Sides:
    """Compare the benefits no longer paid."""
    model = posted.values["saved"].expand_dims({"from": [Account.HOUSEHOLDS.value]})
    return _face(
        posted.between(Title.SAVED), model.expand_dims({"to": [Account.GENERAL_BUDGET.value]})
    )


def _see_net(posted: Posted) -> Sides:
    """Compare what the State's account loses beyond present law with the model's net cost."""
    out, into = tally_accounts(posted.flows, posted.years)
    state = [Account.GENERAL_BUDGET.value, Account.SOCIAL_SECURITY.value]
    spent, returned = (side.sel(account=state).sum("account") for side in (out, into))
    lost = spent - returned
    law = lost.sel(scenario=PRESENT_LAW, drop=True)
    return _face(lost - law, net_of_state(posted.values), spent + returned + abs(law))


def _see_care(posted: Posted) -> Sides:
    """Compare the hours from every provider to every recipient."""
    by_provider = spread(posted.values["care_hours"], "provider", accounts_along("provider"))
    model = spread(
        by_provider.rename({"account": "from"}), "recipient", accounts_along("recipient")
    )
    return _face(posted.between(Title.CARE), model.rename({"account": "to"}))


def _see_one_sided(
    title: Title, variable: str, fixed: str, other: Account
) -> Callable[[Posted], Sides]:
    """Make a comparison of flows whose other side is always the same account."""

    def see(posted: Posted) -> Sides:
        amounts = posted.values[variable]
        dimension = str(amounts.dims[1])
        names = {"provider": accounts_along("provider"), "recipient": accounts_along("recipient")}
        model = spread(amounts, dimension, names[dimension]).expand_dims({fixed: [other.value]})
        return _face(
            posted.between(title),
            model.rename({"account": "to" if fixed == "from" else "from"}),
        )

    return see


def _see_need(posted: Posted) -> Sides:
    """Compare need with what is received and unmet, less what is beyond it."""
    out, into = tally_accounts(posted.titled(Title.BEYOND_NEED), posted.years)
    _out, received = tally_accounts(posted.titled(Title.CARE, Title.UNMET_NEED), posted.years)
    recipients = list(accounts_along("recipient"))
    model = spread(posted.values["need"], "recipient", recipients).sel(account=recipients)
    balance, gross = (received - out).sel(account=recipients), (received + out + into)
    return _face(balance, model, gross.sel(account=recipients))


def _see_day(posted: Posted) -> Sides:
    """Compare the hours that each sex gives with the part of them that its days can hold."""
    out, _into = tally_accounts(posted.titled(Title.CARE), posted.years)
    sexes = xr.DataArray([provider.sex for provider in PROVIDERS], dims="account")
    given = out.sel(account=list(accounts_along("provider"))).groupby(sexes.rename("sex")).sum()
    given = given.sel(sex=list(SEXES)).transpose("scenario", "sex", "draw", "year")
    limit = HOURS_PER_DAY * DAYS_PER_YEAR * posted.values["adults"].transpose("sex", "draw", "year")
    return Sides(given, given.where(~(given > limit), limit), given)


def _see_signs(posted: Posted) -> Sides:
    """Compare what is below 0, other than revenue that is lost, with nothing."""
    may_be_lost = (*receipt_titles(), Title.SAVED)
    flows = posted.flows.filter(~pl.col("title").is_in([title.value for title in may_be_lost]))
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
    "unmet need": _see_one_sided(Title.UNMET_NEED, "unmet", "from", Account.UNMET),
    "beyond need": _see_one_sided(Title.BEYOND_NEED, "surplus_hours", "to", Account.BEYOND),
    "attended hours": _see_one_sided(Title.ATTENDANCE, "attended", "from", Account.SERVICES),
    "supervisory hours": _see_one_sided(Title.SUPERVISION, "supervision", "to", Account.CHILDREN),
    "need": _see_need,
    "hours of the day": _see_day,
    "nothing below 0": _see_signs,
}
"""Name of each check, and what it compares."""
