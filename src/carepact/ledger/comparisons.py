"""What each check compares: the ledger's side from flows alone, the model's from the path."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import polars as pl
import xarray as xr

from carepact.core.draws import draw_parameter
from carepact.core.units import DAYS_PER_YEAR, HOURS_PER_DAY
from carepact.data.countries.facts import BASE_DAY
from carepact.data.evidence.reading import shipped_evidence
from carepact.ledger.accounts import Account, Title, accounts_along, receipt_titles
from carepact.ledger.draws import net_of_state
from carepact.ledger.moves import HUBS, list_moves
from carepact.ledger.posted import Posted, Sides
from carepact.ledger.tallies import spread, tally, tally_accounts
from carepact.simulate.projection import PRESENT_LAW, PROVIDERS, SCENARIOS, SEXES


def _face(ledger: xr.DataArray, model: xr.DataArray, gross: xr.DataArray | None = None) -> Sides:
    """Lay the model's figures along the ledger's labels; what it does not have is 0."""
    beside = model.reindex_like(ledger, fill_value=0.0).transpose(*ledger.dims)
    return Sides(ledger, beside, abs(ledger) if gross is None else gross)


def _size(flows: pl.DataFrame) -> pl.DataFrame:
    """Take amounts whatever their sign: what rounding is measured by."""
    return flows.with_columns(pl.col("amount").abs())


def _see_payers(posted: Posted) -> Sides:
    """Compare what leaves each payer by instrument with its share of the cost."""
    out, _into = posted.costs
    return _face(out, spread(posted.values["cost_by_payer"], "payer", accounts_along("payer")))


def _see_households(posted: Posted) -> Sides:
    """Compare what households pay for each instrument with the part of it that is not below 0."""
    out, _into = posted.costs
    paid = out.sel(account=[Account.HOUSEHOLDS.value])
    return Sides(paid, paid.clip(min=0.0, keep_attrs=True), abs(paid))


def _see_payees(posted: Posted) -> Sides:
    """Compare what enters each account by instrument with what the payees are paid."""
    _out, into = posted.costs
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
    flows = posted.titled(*receipt_titles())
    ledger = tally(flows, posted.years, "to")
    model = spread(posted.values["received"].sum("earner"), "receipt", accounts_along("receipt"))
    # What financing takes and what others bring go against one another.
    return _face(ledger, model.rename({"account": "to"}), tally(_size(flows), posted.years, "to"))


def _see_saved(posted: Posted) -> Sides:
    """Compare the benefits no longer paid."""
    source, taker = [Account.HOUSEHOLDS.value], [Account.GENERAL_BUDGET.value]
    model = posted.values["saved"].expand_dims({"from": source, "to": taker})
    return _face(posted.between(Title.SAVED, source, taker), model)


def _see_net(posted: Posted) -> Sides:
    """Compare what the State's account loses beyond present law with the model's net cost."""
    own = posted.flows.filter(pl.col("title") != Title.FINANCED.value)
    out, into = tally_accounts(own, posted.years)
    state = [Account.GENERAL_BUDGET.value, Account.SOCIAL_SECURITY.value]
    spent, returned = (side.sel(account=state).sum("account") for side in (out, into))
    out_size, into_size = tally_accounts(_size(own), posted.years)
    gross = (out_size + into_size).sel(account=state).sum("account")
    lost = spent - returned
    law = lost.sel(scenario=PRESENT_LAW, drop=True)
    return _face(lost - law, net_of_state(posted.values), gross + abs(law))


def _see_moves(posted: Posted) -> Sides:
    """Compare what is earned, spent, built and financed with the model's."""
    flows, moves = posted.titled(*BEYOND), list(list_moves(posted.values))
    beside = {
        "title": {str(move.title) for move in moves},
        "from": {str(move.source) for move in moves},
        "to": {str(move.target) for move in moves},
    }
    ledger, gross = (
        tally(one, posted.years, "title", "from", "to", beside=beside)
        for one in (flows, _size(flows))
    )
    find = {name: {str(word): at for at, word in enumerate(ledger[name].values)} for name in beside}
    held = np.zeros(ledger.shape)
    for move in moves:
        title, source, target = (
            find[name][str(word)]
            for name, word in (("title", move.title), ("from", move.source), ("to", move.target))
        )
        held[:, title, source, target] += move.amount
    return Sides(ledger, ledger.copy(data=held), gross)


def _see_value_added(posted: Posted) -> Sides:
    """Compare what services pay staff, contributions and buildings with what they add."""
    _out, into = tally_accounts(posted.titled(Title.COST), posted.years)
    earned = [Account.CARE_STAFF.value, Account.ON_WAGES.value, Account.BUILDINGS.value]
    paid = into.sel(account=earned).sum("account")
    law = paid.sel(scenario=PRESENT_LAW, drop=True)
    added = posted.values["value_added"].sel(effect="direct", drop=True)
    return _face(paid - law, added, paid + law)


def _see_suppliers(posted: Posted) -> Sides:
    """Compare what suppliers earn with what they add, and with what is bought of them."""
    flows = posted.titled(Title.EARNED, Title.PROFITS)
    flows = flows.filter(pl.col("from") == Account.SUPPLIERS.value)
    earned = tally(flows, posted.years)
    _out, into = posted.costs
    bought = into.sel(account=Account.SUPPLIERS.value, drop=True)
    more = (bought - bought.sel(scenario=PRESENT_LAW, drop=True)).clip(min=0).sum("instrument")
    built = tally(posted.titled(Title.BUILT), posted.years)
    added = posted.values["value_added"].sel(effect="indirect", drop=True)
    most = (more + built).transpose(*earned.dims)
    within = added.transpose(*earned.dims)
    return Sides(earned, within.where(~(within > most), most), abs(earned) + most)


def _see_labour_share(posted: Posted) -> Sides:
    """Compare labour's share of GDP with the part of it that lies within the declared bounds."""
    effects = shipped_evidence("ground").effects
    least, greatest = (
        draw_parameter(effects[name], f"ground.{name}", BASE_DAY, posted.sampler)
        for name in ("least_labour_share", "greatest_labour_share")
    )
    share = posted.values["labour_share"].expand_dims(scenario=list(SCENARIOS))
    return Sides(share, share.clip(least.min(), greatest.max()), share)


def _see_profile(posted: Posted) -> Sides:
    """Compare each sharer's share of the full cost of care with the part of it in 0 to 1."""
    shares = posted.profile.shares.fillna(0.0)  # where care costs nothing
    return Sides(shares, shares.clip(0.0, 1.0), xr.ones_like(shares))


def _see_hubs(posted: Posted) -> Sides:
    """Compare what enters accounts between payer and earner beyond present law with nothing."""
    out, into = tally_accounts(posted.flows, posted.years)
    out_size, into_size = tally_accounts(_size(posted.flows), posted.years)

    names = [str(name) for name in out["account"].values]
    stands_in = xr.DataArray(
        [[float(name in map(str, of)) for name in names] for of in HUBS.values()],
        {"hub": list(HUBS), "account": names},
    )

    def add(side: xr.DataArray) -> xr.DataArray:
        return (stands_in * side).sum("account")

    held = add(into) - add(out)
    beyond = held - held.sel(scenario=PRESENT_LAW, drop=True)
    return Sides(beyond, xr.zeros_like(beyond), add(into_size) + add(out_size))


def _see_care(posted: Posted) -> Sides:
    """Compare the hours from every provider to every recipient."""
    providers, recipients = accounts_along("provider"), accounts_along("recipient")
    by_provider = spread(posted.values["care_hours"], "provider", providers)
    model = spread(by_provider.rename({"account": "from"}), "recipient", recipients)
    ledger = posted.between(Title.CARE, providers, recipients)
    return _face(ledger, model.rename({"account": "to"}))


def _see_one_sided(
    title: Title, variable: str, fixed: str, other: Account
) -> Callable[[Posted], Sides]:
    """Make a comparison of flows whose other side is always the same account."""

    def see(posted: Posted) -> Sides:
        amounts = posted.values[variable]
        dimension = str(amounts.dims[1])
        names, one = accounts_along(dimension), [other.value]
        model = spread(amounts, dimension, names).expand_dims({fixed: one})
        sides = (one, names) if fixed == "from" else (names, one)
        ledger = posted.between(title, *sides)
        return _face(ledger, model.rename({"account": "to" if fixed == "from" else "from"}))

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
    may_be_lost = (*receipt_titles(), Title.SAVED, *BEYOND)
    flows = posted.flows.filter(~pl.col("title").is_in([title.value for title in may_be_lost]))
    below = flows.with_columns(pl.col("amount").clip(upper_bound=0.0))
    ledger = tally(below, posted.years, "title", "from")
    gross = tally(flows.with_columns(pl.col("amount").abs()), posted.years, "title", "from")
    return Sides(ledger, xr.zeros_like(ledger), gross)


BEYOND = (
    Title.EARNED,
    Title.PROFITS,
    Title.SPENT,
    Title.GIVEN,
    Title.BUILT,
    Title.ABROAD,
    Title.FINANCED,
)
"""Titles of what is told beyond present law, so that it may be below 0."""

CHECKS: dict[str, Callable[[Posted], Sides]] = {
    "cost by payer": _see_payers,
    "cost of households": _see_households,
    "cost by payee": _see_payees,
    "revenue by earner": _see_earners,
    "revenue by collector": _see_collectors,
    "benefits no longer paid": _see_saved,
    "net": _see_net,
    "income and spending": _see_moves,
    "closure": _see_hubs,
    "value added of services": _see_value_added,
    "value added of suppliers": _see_suppliers,
    "labour share": _see_labour_share,
    "shares of the profile": _see_profile,
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
