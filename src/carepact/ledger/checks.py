"""Prove that the books hold what the model computed, and that they balance.

The ledger's side of every comparison is added up from flows alone, the model's side is read
from the path. A check says how many figures it compared and the largest difference.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import polars as pl
import xarray as xr

from carepact.core.errors import Faults, LedgerError
from carepact.core.messages import _, number
from carepact.core.units import DAYS_PER_YEAR, HOURS_PER_DAY
from carepact.ledger import accounts
from carepact.ledger.draws import net_of_state
from carepact.ledger.tallies import spread, tally, tally_accounts
from carepact.simulate.path import GIVERS, PRESENT_LAW, SEXES, Path

ROUNDING = 1e-9
"""Difference allowed, over all that was added up on either side. [share]"""
HOURS_PER_YEAR = HOURS_PER_DAY * DAYS_PER_YEAR


@dataclass(frozen=True)
class Check:
    """A check that held."""

    name: str
    proves: str
    compared: int
    """How many figures were compared, those that are nothing on both sides not counted."""
    largest: float
    """Largest difference. [unit of the commodity]"""


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


def check_books(path: Path, flows: pl.DataFrame, draws: Mapping[str, int]) -> tuple[Check, ...]:
    """Prove the flows of a path against its figures.

    Parameters
    ----------
    path : Path
        What was posted.
    flows : pl.DataFrame, shape (flows, 9)
        As `post_flows` gives them.
    draws : mapping of str to int
        Name and place of each draw that was posted.

    Returns
    -------
    tuple of Check
        All of them.

    Raises
    ------
    LedgerError
        If any does not hold; every broken check is listed with its worst place.
    """
    values = path.values.isel(draw=list(draws.values())).assign_coords(draw=list(draws))
    posted = Posted(flows, values, path.years)
    checks = []
    with Faults(LedgerError, _("Books of {name}", name=path.name)) as faults:
        misplaced = _find_mixed(flows)
        if misplaced:
            faults.add(misplaced)
        for name, (proves, take) in CHECKS.items():
            sides = take(posted)
            difference = sides.ledger - sides.model
            compared = int(((sides.ledger != 0) | (sides.model != 0)).sum())
            largest = float(abs(difference).max(skipna=False))
            checks.append(Check(name, proves, compared, largest))
            allowed = ROUNDING * (sides.gross + abs(sides.model))
            broken = ~(abs(difference) <= allowed)  # what is not a number breaks it
            if broken.any():
                faults.add(_describe(name, sides, difference, broken))
    return tuple(checks)


def _find_mixed(flows: pl.DataFrame) -> str:
    """Say which flow holds another commodity than its title's, or nothing."""
    expected = pl.col("title").cast(pl.String).replace_strict(accounts.COMMODITY_OF)
    mixed = flows.filter(pl.col("commodity").cast(pl.String) != expected)
    if mixed.is_empty():
        return ""
    first = mixed.row(0, named=True)
    return _(
        "one commodity a flow: {account} in {year}, {run}, {draw}: '{title}' is posted in "
        "{commodity}; {count} such flows. Post it in its own commodity.",
        account=first["from"],
        year=first["year"],
        run=first["run"],
        draw=first["draw"],
        title=first["title"],
        commodity=first["commodity"],
        count=mixed.height,
    )


def _describe(name: str, sides: Sides, difference: xr.DataArray, broken: xr.DataArray) -> str:
    """Say where a check is broken worst, and by how much."""
    size = np.nan_to_num(abs(difference), nan=np.inf)
    worst = np.unravel_index(int(np.argmax(np.where(broken, size, -1.0))), difference.shape)
    place = {
        str(dim): difference[dim].values[at] for dim, at in zip(difference.dims, worst, strict=True)
    }
    own = [str(label) for dim, label in place.items() if dim not in {"run", "draw", "year"}]
    return _(
        "{check}: {account} in {year}, {run}, {draw}: the ledger holds {ledger}, the model "
        "{model}; the largest of {count} differences. Correct the flow or the path.",
        check=name,
        account=" / ".join(own) or _("all accounts"),
        year=place["year"],
        run=place["run"],
        draw=place["draw"],
        ledger=number(float(sides.ledger.values[worst]), 2),
        model=number(float(sides.model.values[worst]), 2),
        count=int(broken.sum()),
    )


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
    model = spread(posted.values["borne"], "payer", accounts.PAYER_ACCOUNTS)
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
    """Compare the State's account with the net cost of the model."""
    out, into = tally_accounts(posted.flows, posted.years, "title")
    state = [name for name in accounts.ACCOUNTS if name.startswith(accounts.STATE)]
    spent = out.sel(title=[accounts.COST, accounts.SPARED], account=state).sum(["title", "account"])
    back = [accounts.SPARED, *accounts.RECEIPTS, accounts.SAVED]
    returned = into.sel(title=back, account=state).sum(["title", "account"])
    before = spent - into.sel(title=accounts.SPARED, account=state).sum("account")
    law = before.sel(run=PRESENT_LAW, drop=True)
    return _face(spent - returned - law, net_of_state(posted.values), spent + returned + abs(law))


def _see_care(posted: Posted) -> Sides:
    """Compare the hours from every giver to every recipient."""
    by_giver = spread(posted.values["care_hours"], "giver", accounts.GIVER_ACCOUNTS)
    model = spread(by_giver.rename({"account": "from"}), "recipient", accounts.RECIPIENT_ACCOUNTS)
    return _face(posted.between(accounts.CARE), model.rename({"account": "to"}))


def _see_one_sided(title: str, variable: str, fixed: str, other: str) -> Callable[[Posted], Sides]:
    """Make a comparison of flows whose other side is always the same account."""

    def see(posted: Posted) -> Sides:
        amounts = posted.values[variable]
        dimension = str(amounts.dims[1])
        names = {"giver": accounts.GIVER_ACCOUNTS, "recipient": accounts.RECIPIENT_ACCOUNTS}
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
    sexes = xr.DataArray([giver.sex for giver in GIVERS], dims="account")
    given = out.sel(account=list(accounts.GIVER_ACCOUNTS)).groupby(sexes.rename("sex")).sum()
    given = given.sel(sex=list(SEXES)).transpose("run", "sex", "draw", "year")
    limit = HOURS_PER_YEAR * posted.values["adults"].transpose("sex", "draw", "year")
    return Sides(given, given.where(~(given > limit), limit), given)


CHECKS: dict[str, tuple[str, Callable[[Posted], Sides]]] = {
    "cost by payer": ("Each payer's outflow equals its share of every instrument.", _see_payers),
    "cost by payee": ("What each payee gets equals the cost of every instrument.", _see_payees),
    "revenue by earner": ("Each earner gives back what the model says.", _see_earners),
    "revenue by collector": ("General budget and social security get it.", _see_collectors),
    "benefits no longer paid": ("They are as the model says.", _see_saved),
    "net": ("The State's account equals net.", _see_net),
    "care hours": ("Hours from each giver to each recipient are the model's.", _see_care),
    "unmet need": (
        "Hours that nobody gives are the model's.",
        _see_one_sided(accounts.UNMET_NEED, "unmet", "from", accounts.UNMET),
    ),
    "beyond need": (
        "Hours beyond need are the model's.",
        _see_one_sided(accounts.BEYOND_NEED, "beyond", "to", accounts.BEYOND),
    ),
    "attended hours": (
        "Hours of recipients in services are the model's.",
        _see_one_sided(accounts.ATTENDANCE, "attended", "from", accounts.SERVICES),
    ),
    "supervisory hours": (
        "Hours near a child are the model's.",
        _see_one_sided(accounts.SUPERVISION, "supervision", "to", accounts.CHILDREN),
    ),
    "need": ("Need is what is received and unmet, less what is beyond it.", _see_need),
    "hours of the day": ("Neither sex cares for more hours than its days have.", _see_day),
}
"""Name of each check, what it proves, and what it compares."""
