"""What a reform moves from payers to payees, added up over instruments, beyond present law."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import get_args

import numpy as np

from carepact.core.arrays import FloatArray, sum_alike
from carepact.policy.instrument import STATE_PAYERS
from carepact.policy.rules.outcome import WorkStatus
from carepact.policy.shipped_instruments import shipped_instruments
from carepact.simulate.closures import Totals
from carepact.simulate.jobs import Purchase
from carepact.simulate.projection import place


@dataclass(frozen=True)
class Money:
    """Money beyond present law; arrays have the shape (scenarios, ..., draws, years)."""

    by_payer: FloatArray
    """Shape (scenarios, payers, draws, years). [money a year]"""
    by_payee: FloatArray
    """Shape (scenarios, payees, draws, years). [money a year]"""
    purchases: tuple[Purchase, ...]
    """What is bought of suppliers; the capital charge is not in it."""
    outlay: FloatArray
    """What is built in the year, shape (scenarios, draws, years). [money a year]"""
    forgone: Mapping[WorkStatus, FloatArray]
    """Earnings of who is off work, by how they earn, shape as outlay. [money a year]"""

    def paid_by(self, *payers: str) -> FloatArray:
        """Add up what some payers bear, shape (scenarios, draws, years). [money a year]"""
        borne: FloatArray = self.by_payer[:, [place("payer", one) for one in payers]].sum(axis=1)
        return borne

    def paid_to(self, *payees: str) -> FloatArray:
        """Add up what some payees get, shape (scenarios, draws, years). [money a year]"""
        got: FloatArray = self.by_payee[:, [place("payee", one) for one in payees]].sum(axis=1)
        return got

    @property
    def state(self) -> FloatArray:
        """What the State bears, shape (scenarios, draws, years). [money a year]"""
        return self.paid_by(*STATE_PAYERS)


def sum_money(totals: Mapping[str, Totals], price: FloatArray) -> Money:
    """Add the money of all instruments up, beyond present law.

    Parameters
    ----------
    totals : mapping of instrument to Totals
        Every instrument in every run.
    price : FloatArray, shape (draws, years or 1)
        What a building costs is tied to it: mean pay. [money a year]
    """
    built = sum_alike([one.capital for one in totals.values()])
    outlay = build_in_year(_beyond(built), price)
    return Money(
        by_payer=_beyond(sum_alike([one.cost_by_payer for one in totals.values()])),
        by_payee=_beyond(sum_alike([one.paid for one in totals.values()])),
        purchases=(*_list_purchases(totals), Purchase("construction", outlay, is_output=True)),
        outlay=outlay,
        forgone={
            status: _beyond(sum_alike([one.forgone[status] for one in totals.values()]))
            for status in get_args(WorkStatus)
        },
    )


def build_in_year(capital: FloatArray, price: FloatArray) -> FloatArray:
    r"""Compute what is built in each year, from what has to stand in it.

    Parameters
    ----------
    capital : FloatArray, shape (scenarios, draws, years)
        What stands beyond present law, at prices of the year. [money]
    price : FloatArray, shape (draws, years or 1)
        Price of a unit. [money]

    Returns
    -------
    FloatArray, shape of capital
        :math:`p_t \max(0, K_t - \max_{u < t} K_u)` with :math:`K = \text{capital} / p`: what
        was built once stands to the horizon. [money a year]
    """
    units = np.maximum.accumulate(np.maximum(capital / price, 0.0), axis=-1)
    built: FloatArray = np.diff(units, axis=-1, prepend=0.0) * price
    return built


def _list_purchases(totals: Mapping[str, Totals]) -> list[Purchase]:
    """List purchases by sector, those of services apart from those of outputs."""
    found: dict[tuple[str, bool], list[FloatArray]] = {}
    for name, one in shipped_instruments().items():
        if one.traits.purchases != "nothing":
            # Who pays staff buys beside them what its sector buys; who pays none, a whole output.
            key = (str(one.traits.purchases), "staff" not in one.traits.pays)
            found.setdefault(key, []).append(totals[name].paid[:, place("payee", "suppliers")])
    return [
        Purchase(sector, _beyond(sum_alike(parts)), is_output)
        for (sector, is_output), parts in found.items()
    ]


def _beyond(amounts: FloatArray) -> FloatArray:
    """Take present law off every run."""
    more: FloatArray = amounts - amounts[:1]
    return more
