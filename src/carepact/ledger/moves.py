"""Money beyond present law that no payer of an instrument pays: earnings, spending, financing.

What enters an account that stands between payer and earner leaves it again: what employers
bear lowers wages and profits, what suppliers get is earned or imported, what the State lacks is
taxed, cut elsewhere or borrowed.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from carepact.core.arrays import FloatArray
from carepact.ledger.accounts import Account, Title, accounts_along
from carepact.simulate.projection import DIMENSIONS, PRESENT_LAW, Variables, place

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
    amount: FloatArray
    """Shape (scenarios, draws, years); below 0 where less is paid. [money a year]"""


def list_moves(values: Variables) -> Iterator[Move]:
    """List the flows of a projection that no payer of an instrument pays.

    Parameters
    ----------
    values : Variables
        Those of a projection.
    """
    accounts = dict(zip(DIMENSIONS["earner"], accounts_along("earner"), strict=True))
    lost = values["output_lost"].to_numpy()
    for earner, payer in PAYERS_OF.items():
        own = lost if earner == "on leave" else 0.0
        paid = _take(values, "labour_cost", earner) + own
        yield Move(Title.EARNED, payer, accounts[earner], paid)
        yield Move(Title.PROFITS, payer, accounts[earner], _take(values, "profits", earner))
    yield Move(Title.EARNED, Account.PRODUCTION, accounts["on leave"], -lost)
    given = _take(values, "transfers", "employers and communities")
    yield Move(Title.GIVEN, Account.COMMUNITIES, accounts["employers and communities"], given)
    for earner, account in accounts.items():
        yield Move(Title.SPENT, account, Account.SELLERS, _take(values, "spent", earner))
    yield from _list_financing(values, accounts["financing"])
    yield from _list_building(values)
    yield from _list_imports(values)


def _list_financing(values: Variables, bearer: str) -> Iterator[Move]:
    """List how the State finds its net cost."""
    for source, name in ((bearer, "tax"), (Account.OTHER_SPENDING, "reallocation"),
                         (Account.LENDERS, "debt")):  # fmt: skip
        amount = _take(values, "financed", name)
        yield Move(Title.FINANCED, source, Account.GENERAL_BUDGET, amount)


def _list_building(values: Variables) -> Iterator[Move]:
    """List what is built on credit, which the yearly charge pays back."""
    charge = _pay_beyond(values, "buildings")
    outlay = values["outlay"].to_numpy()
    yield Move(Title.BUILT, Account.BUILDINGS, Account.SUPPLIERS, outlay)
    yield Move(Title.FINANCED, Account.LENDERS, Account.BUILDINGS, outlay - charge)


def _list_imports(values: Variables) -> Iterator[Move]:
    """List what neither suppliers nor sellers at home add: it is bought abroad."""

    def earn(earner: str) -> FloatArray:
        """Take what an earner and its firms earn."""
        earned: FloatArray = _take(values, "labour_cost", earner) + _take(values, "profits", earner)
        return earned

    outlay = values["outlay"].to_numpy()
    imported = _pay_beyond(values, "suppliers") + outlay - earn("supply chain")
    yield Move(Title.ABROAD, Account.SUPPLIERS, Account.ABROAD, imported)
    served = earn("induced") + earn("induced by financing")
    spent = np.nansum(values["spent"].to_numpy(), axis=1)
    yield Move(Title.ABROAD, Account.SELLERS, Account.ABROAD, spent - served)
    unmade = _take(values, "financed", "reallocation") + earn("financing")
    yield Move(Title.ABROAD, Account.OTHER_SPENDING, Account.ABROAD, -unmade)


def _take(values: Variables, name: str, label: str) -> FloatArray:
    """Take one label of a variable that lies along run, label, draw and year."""
    held = values[name]
    amounts: FloatArray = held.to_numpy()[:, place(str(held.dims[1]), label)]
    return amounts


def _pay_beyond(values: Variables, payee: str) -> FloatArray:
    """Add up what all instruments pay one payee, less the same under present law."""
    paid = np.nansum(values["paid"].to_numpy()[:, :, place("payee", payee)], axis=1)
    law = place("scenario", PRESENT_LAW)
    beyond: FloatArray = paid - paid[law]
    return beyond
