"""Money beyond present law that no payer of an instrument pays: earnings, spending, financing.

What enters an account that stands between payer and earner leaves it again: what employers
bear lowers wages and profits, what suppliers get is earned or imported, what the State lacks is
taxed, cut elsewhere or borrowed.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import xarray as xr

from carepact.ledger.accounts import Account, Title, accounts_along
from carepact.simulate.projection import DIMENSIONS, PRESENT_LAW

HUBS: dict[str, tuple[Account, ...]] = {
    "State": (Account.GENERAL_BUDGET, Account.SOCIAL_SECURITY),
    "employers": (Account.EMPLOYERS,),
    "communities": (Account.COMMUNITIES,),
    "suppliers": (Account.SUPPLIERS,),
    "sellers": (Account.SELLERS,),
    "buildings": (Account.BUILDINGS,),
    "other spending": (Account.OTHER_SPENDING,),
}
"""Accounts that hold nothing beyond present law: all that enters leaves in the same year."""
PAYERS_OF = {
    "mothers": Account.PRODUCTION,
    "supply chain": Account.SUPPLIERS,
    "on leave": Account.EMPLOYERS,
    "employers and communities": Account.EMPLOYERS,
    "induced": Account.SELLERS,
    "financing": Account.OTHER_SPENDING,
    "induced by financing": Account.SELLERS,
}
"""Who pays each earner; staff and families are paid by the payers of instruments."""


class Move(NamedTuple):
    """One flow of every run."""

    title: Title
    source: str
    target: str
    amount: xr.DataArray
    """Shape (scenario, draw, year); below 0 where less is paid. [money a year]"""


def list_moves(values: xr.Dataset) -> Iterator[Move]:
    """List the flows of a projection that no payer of an instrument pays.

    Parameters
    ----------
    values : xr.Dataset
        The variables of a projection.
    """
    accounts = dict(zip(DIMENSIONS["earner"], accounts_along("earner"), strict=True))
    lost = values["output_lost"]
    for earner, payer in PAYERS_OF.items():
        own = lost if earner == "on leave" else 0.0
        paid = values["labour_cost"].sel(earner=earner, drop=True) + own
        profits = values["profits"].sel(earner=earner, drop=True)
        yield Move(Title.EARNED, payer, accounts[earner], paid)
        yield Move(Title.PROFITS, payer, accounts[earner], profits)
    yield Move(Title.EARNED, Account.PRODUCTION, accounts["on leave"], -lost)
    given = values["transfers"].sel(earner="employers and communities", drop=True)
    yield Move(Title.GIVEN, Account.COMMUNITIES, accounts["employers and communities"], given)
    for earner, account in accounts.items():
        spent = values["spent"].sel(earner=earner, drop=True)
        yield Move(Title.SPENT, account, Account.SELLERS, spent)
    yield from _list_financing(values, accounts["financing"])
    yield from _list_building(values)
    yield from _list_imports(values)


def _list_financing(values: xr.Dataset, bearer: str) -> Iterator[Move]:
    """List how the State finds its net cost."""
    financed = values["financed"]
    for source, name in ((bearer, "tax"), (Account.OTHER_SPENDING, "reallocation"),
                         (Account.LENDERS, "debt")):  # fmt: skip
        amount = financed.sel(financing=name, drop=True)
        yield Move(Title.FINANCED, source, Account.GENERAL_BUDGET, amount)


def _list_building(values: xr.Dataset) -> Iterator[Move]:
    """List what is built on credit, which the yearly charge pays back."""
    charge = _beyond(values["paid"].sel(payee="buildings", drop=True).sum("instrument"))
    outlay = values["outlay"]
    yield Move(Title.BUILT, Account.BUILDINGS, Account.SUPPLIERS, outlay)
    yield Move(Title.FINANCED, Account.LENDERS, Account.BUILDINGS, outlay - charge)


def _list_imports(values: xr.Dataset) -> Iterator[Move]:
    """List what neither suppliers nor sellers at home add: it is bought abroad."""
    earned = values["labour_cost"] + values["profits"]
    bought = _beyond(values["paid"].sel(payee="suppliers", drop=True).sum("instrument"))
    at_home = earned.sel(earner="supply chain", drop=True)
    imported = bought + values["outlay"] - at_home
    yield Move(Title.ABROAD, Account.SUPPLIERS, Account.ABROAD, imported)
    served = earned.sel(earner=["induced", "induced by financing"]).sum("earner")
    spent = values["spent"].sum("earner")
    yield Move(Title.ABROAD, Account.SELLERS, Account.ABROAD, spent - served)
    cut = values["financed"].sel(financing="reallocation", drop=True)
    unmade = cut + earned.sel(earner="financing", drop=True)
    yield Move(Title.ABROAD, Account.OTHER_SPENDING, Account.ABROAD, -unmade)


def _beyond(amounts: xr.DataArray) -> xr.DataArray:
    """Take present law off every run."""
    return amounts - amounts.sel(scenario=PRESENT_LAW, drop=True)
