"""What each check compares: the ledger's side from flows alone, the model's from the path."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import xarray as xr

from carepact.core.draws import draw_parameter
from carepact.core.units import DAYS_PER_YEAR, HOURS_PER_DAY
from carepact.data.countries.facts import BASE_DAY
from carepact.data.evidence.reading import shipped_evidence
from carepact.ledger.accounts import ACCOUNTS, Account, Title, accounts_along, receipt_titles
from carepact.ledger.draws import settle_state
from carepact.ledger.facing import (
    add_accounts,
    bound,
    face_costs,
    face_sides,
    take_accounts,
    under_law,
)
from carepact.ledger.moves import HUBS, list_moves
from carepact.ledger.posted import Posted, Sides
from carepact.ledger.tallies import (
    WORDS,
    list_places,
    spread,
    tally,
    tally_accounts,
)
from carepact.simulate.projection import PROVIDERS, SCENARIOS, SEXES, place


def _see_payers(posted: Posted) -> Sides:
    """Compare what leaves each payer by instrument with its share of the cost."""
    out, _into = posted.costs
    return face_costs(out, posted.arrays["cost_by_payer"], "payer")


def _see_households(posted: Posted) -> Sides:
    """Compare what households pay for each instrument with the part of it that is not below 0."""
    out, _into = posted.costs
    paid = take_accounts(out, [Account.HOUSEHOLDS])
    return Sides(paid, bound(paid, least=0.0), abs(paid), {"account": [Account.HOUSEHOLDS.value]})


def _see_payees(posted: Posted) -> Sides:
    """Compare what enters each account by instrument with what the payees are paid."""
    _out, into = posted.costs
    return face_costs(into, posted.arrays["paid"], "payee")


def _see_earners(posted: Posted) -> Sides:
    """Compare what each earner gives back with the model's revenue."""
    titles = receipt_titles()
    ledger = tally(posted.coded.titled(*titles), "title", "from")
    given = spread(posted.arrays["received"], "earner", accounts_along("earner"))
    held = np.zeros(ledger.shape)
    held[:, list_places("title", titles)] = given.transpose("scenario", "receipt", ...).data
    return Sides(ledger, ledger.copy(data=held), abs(ledger))


def _see_collectors(posted: Posted) -> Sides:
    """Compare what each collector receives with the model's revenue."""
    flows = posted.coded.titled(*receipt_titles())
    received = posted.arrays["received"].sum("earner")
    model = spread(received, "receipt", accounts_along("receipt")).transpose("scenario", ...)
    ledger, gross = tally(flows, "to"), tally(flows.size(), "to")
    # What financing takes and what others bring go against one another.
    return Sides(ledger, ledger.copy(data=model.data), gross)


def _see_saved(posted: Posted) -> Sides:
    """Compare the benefits no longer paid."""
    saved = posted.arrays["saved"].data[:, None, None]
    return face_sides(posted, Title.SAVED, [Account.HOUSEHOLDS], [Account.GENERAL_BUDGET], saved)


def _see_net(posted: Posted) -> Sides:
    """Compare what the State's account loses beyond present law with the model's net cost."""
    own = posted.coded.where(~posted.coded.stand("title", [Title.FINANCED]))
    state = [Account.GENERAL_BUDGET, Account.SOCIAL_SECURITY]
    spent, returned = (add_accounts(side, state) for side in tally_accounts(own))
    out_size, into_size = tally_accounts(own.size())
    lost = spent - returned
    law = under_law(lost)
    return Sides(
        lost - law,
        settle_state(posted.arrays),
        add_accounts(out_size + into_size, state) + abs(law),
    )


def _see_moves(posted: Posted) -> Sides:
    """Compare what is earned, spent, built and financed with the model's."""
    columns, moves = ("title", "from", "to"), list(list_moves(posted.arrays))
    flows = posted.coded.titled(*BEYOND).join(columns, "move")
    words = [(move.title.value, str(move.source), str(move.target)) for move in moves]
    asked = [
        list_places(name, of) for name, of in zip(columns, zip(*words, strict=True), strict=True)
    ]
    sizes = [len(WORDS[name]) for name in columns]
    of_moves = np.ravel_multi_index(asked, sizes)
    kept = np.union1d(flows.places["move"], of_moves)
    ledger, gross = (tally(one, "move", kept={"move": kept}) for one in (flows, flows.size()))
    held = np.zeros(ledger.shape)
    for move, at in zip(moves, np.searchsorted(kept, of_moves), strict=True):
        held[:, at] += move.amount
    named = zip(*np.unravel_index(kept, sizes), strict=True)
    labels = [" / ".join(WORDS[c][n] for c, n in zip(columns, at, strict=True)) for at in named]
    return Sides(ledger, ledger.copy(data=held), gross, {"move": labels})


def _see_value_added(posted: Posted) -> Sides:
    """Compare what services pay staff, contributions and buildings with what they add."""
    _out, into = tally_accounts(posted.coded.titled(Title.COST))
    paid = add_accounts(into, [Account.CARE_STAFF, Account.ON_WAGES, Account.BUILDINGS])
    law = under_law(paid)
    added = posted.arrays["value_added"].isel(effect=place("effect", "direct"))
    return Sides(paid - law, added, paid + law)


def _see_suppliers(posted: Posted) -> Sides:
    """Compare what suppliers earn with what they add, and with what is bought of them."""
    flows = posted.coded.titled(Title.EARNED, Title.PROFITS)
    earned = tally(flows.where(flows.stand("from", [Account.SUPPLIERS])))
    _out, into = posted.costs
    bought = into.isel(account=ACCOUNTS.index(Account.SUPPLIERS))
    more = bound(bought - under_law(bought), least=0.0).sum("instrument")
    most = more + tally(posted.coded.titled(Title.BUILT))
    added = posted.arrays["value_added"].isel(effect=place("effect", "indirect"))
    return Sides(earned, bound(added, most=most), abs(earned) + most)


def _see_labour_share(posted: Posted) -> Sides:
    """Compare labour's share of GDP with the part of it that lies within the declared bounds."""
    effects = shipped_evidence("ground").effects
    least, greatest = (
        draw_parameter(effects[name], f"ground.{name}", BASE_DAY, posted.sampler)
        for name in ("least_labour_share", "greatest_labour_share")
    )
    one = posted.arrays["labour_share"]
    told = np.broadcast_to(one.data, (len(SCENARIOS), *one.shape))
    share = xr.Variable(("scenario", *one.dims), told)
    return Sides(share, bound(share, least=least.min(), most=greatest.max()), share)


def _see_profile(posted: Posted) -> Sides:
    """Compare each sharer's share of the full cost of care with the part of it in 0 to 1."""
    shares = posted.profile.shares.fillna(0.0)  # where care costs nothing
    labels = {"sharer": shares["sharer"].to_numpy().tolist()}
    told = shares.variable
    return Sides(told, bound(told, least=0.0, most=1.0), xr.ones_like(told), labels)


def _see_hubs(posted: Posted) -> Sides:
    """Compare what enters accounts between payer and earner beyond present law with nothing."""
    out, into = tally_accounts(posted.coded)
    out_size, into_size = tally_accounts(posted.coded.size())
    stands_in = xr.Variable(
        ("hub", "account"),
        [[float(name in of) for name in ACCOUNTS] for of in HUBS.values()],
    )

    def add(side: xr.Variable) -> xr.Variable:
        return (stands_in * side).sum("account")

    held = add(into) - add(out)
    beyond = held - under_law(held)
    gross = add(into_size) + add(out_size)
    return Sides(beyond, xr.zeros_like(beyond), gross, {"hub": list(HUBS)})


def _see_care(posted: Posted) -> Sides:
    """Compare the hours from every provider to every recipient."""
    hours = posted.arrays["care_hours"].data
    providers, recipients = accounts_along("provider"), accounts_along("recipient")
    return face_sides(posted, Title.CARE, providers, recipients, hours)


def _see_one_sided(
    title: Title, variable: str, fixed: str, other: Account
) -> Callable[[Posted], Sides]:
    """Make a comparison of flows whose other side is always the same account."""

    def see(posted: Posted) -> Sides:
        amounts = posted.arrays[variable]
        names = accounts_along(str(amounts.dims[1]))
        if fixed == "from":
            return face_sides(posted, title, [other], names, amounts.data[:, None])
        return face_sides(posted, title, names, [other], amounts.data[:, :, None])

    return see


def _see_need(posted: Posted) -> Sides:
    """Compare need with what is received and unmet, less what is beyond it."""
    recipients = accounts_along("recipient")
    beyond = tally_accounts(posted.coded.titled(Title.BEYOND_NEED))
    _out, given = tally_accounts(posted.coded.titled(Title.CARE, Title.UNMET_NEED))
    out, into, received = (take_accounts(side, recipients) for side in (*beyond, given))
    balance = received - out
    model = balance.copy(data=posted.arrays["need"].data)
    return Sides(balance, model, received + out + into, {"account": recipients})


def _see_day(posted: Posted) -> Sides:
    """Compare the hours that each sex gives with the part of them that its days can hold."""
    out, _into = tally_accounts(posted.coded.titled(Title.CARE))
    providers = dict(zip(accounts_along("provider"), PROVIDERS, strict=True))
    by_sex = [[name for name, one in providers.items() if one.sex == sex] for sex in SEXES]
    hours = np.stack([add_accounts(out, names).data for names in by_sex], axis=1)
    given = xr.Variable(("scenario", "sex", "draw", "year"), hours)
    limit = HOURS_PER_DAY * DAYS_PER_YEAR * posted.arrays["adults"].transpose("sex", "draw", "year")
    return Sides(given, bound(given, most=limit), given)


def _see_signs(posted: Posted) -> Sides:
    """Compare what is below 0, other than revenue that is lost, with nothing."""
    may_be_lost = (*receipt_titles(), Title.SAVED, *BEYOND)
    flows = posted.coded.where(~posted.coded.stand("title", may_be_lost))
    below = replace(flows, amounts=np.minimum(flows.amounts, 0.0))
    ledger, gross = (tally(one, "title", "from") for one in (below, flows.size()))
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
