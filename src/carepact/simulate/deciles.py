r"""Who gets and who pays by wage: cash, services, fees and new taxes, decile by decile.

A decile is a tenth of women in work and a tenth of men in work, by wage.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from carepact.core.arrays import FloatArray, IntArray
from carepact.data.countries.wage_deciles import DECILES
from carepact.policy.rules.outcome import HOUSEHOLDS, Outcome, split_cost
from carepact.policy.shipped_instruments import shipped_instruments
from carepact.policy.traits import RowKind
from carepact.population.columns_of_country import SECTORS
from carepact.population.country_inputs import CountryInputs
from carepact.simulate.closures import Totals
from carepact.simulate.projection import HEADLINE_SCENARIO, place


class Parts(NamedTuple):
    """What rules tell by decile, where their rows know it. [money a year]"""

    cash: FloatArray
    services: FloatArray
    fees: FloatArray


def find_deciles(kind: RowKind, rows: int) -> IntArray | None:
    """Find the decile of every row of a kind, shape (rows,); None where rows do not know it."""
    every = np.arange(rows)
    if kind in {"mothers of newborns", "fathers of newborns", "parents of newborns",
                "working carers"}:  # fmt: skip
        return every // SECTORS % DECILES
    return every % DECILES if kind == "employees" else None


def spread_parts(
    outcomes: tuple[Mapping[str, Outcome], Mapping[str, Outcome]],
    shares: Mapping[str, tuple[FloatArray, FloatArray]],
    totals: Mapping[str, Totals],
) -> Parts:
    r"""Spread what a reform gives and takes over deciles, every job filled, in the last year.

    Parameters
    ----------
    outcomes : tuple of two mappings of instrument to Outcome
        Present law and the reform, shape (draws, years, rows).
    shares : mapping of instrument to two FloatArray
        Payer shares under both, shape (draws, years, payers). [share]
    totals : mapping of instrument to Totals
        The same, added up.

    Returns
    -------
    Parts of FloatArray, shape (deciles, draws)
        Beyond present law; the deciles add up to the totals.

    Notes
    -----
    What rows do not tell by decile is alike for all of them: places and allowances are for
    children, and families of every decile are taken to have as many.
    """
    draws = next(iter(totals.values())).reached.shape[1]
    parts = np.zeros((len(Parts._fields), draws, DECILES))
    for name, one in shipped_instruments().items():
        before, after = (of[name] for of in outcomes)
        deciles = find_deciles(one.traits.rows, before.reached.shape[-1])
        if deciles is None:
            parts += _take_total(totals[name])[..., None] / DECILES
            continue
        more = [_take_rows(end, by) for end, by in zip((before, after), shares[name], strict=True)]
        parts += (more[1] - more[0]) @ (deciles[:, None] == np.arange(DECILES))
    return Parts(*np.moveaxis(parts, -1, 1))


def spread_earnings(inputs: CountryInputs) -> FloatArray:
    """Spread labour income over deciles, last year, shape (deciles, draws). [share]"""
    pay = inputs.pay
    earned = np.zeros((1 + inputs.draws, DECILES))
    for sex, employed in enumerate(pay.employed):
        informal = pay.informal[sex]
        for sector, part in enumerate((1 - informal, informal)):
            wages = inputs.spread_wages(pay.in_sector[sector, sex], bounded=sector == 0)
            earned += (employed * part)[:, -1, None] * wages[:, -1]
    shares: FloatArray = (earned / earned.sum(axis=1, keepdims=True)).T
    return shares


def _take_total(total: Totals) -> FloatArray:
    """Take the parts of an instrument beyond present law, shape (parts, draws)."""
    run, cash = place("scenario", HEADLINE_SCENARIO), place("payee", "households")
    paid = (total.paid[run] - total.paid[0])[..., -1]
    borne = (total.cost_by_payer[run] - total.cost_by_payer[0])[HOUSEHOLDS, ..., -1]
    return np.stack([paid[cash], paid.sum(axis=0) - paid[cash], borne])


def _take_rows(end: Outcome, by: FloatArray) -> FloatArray:
    """Take the parts of every row of the last year, shape (parts, draws, rows)."""
    shape = (len(by), end.reached.shape[-1])
    cut = Outcome(
        reached=_last(end.reached),
        payments={payee: _last(paid) for payee, paid in end.payments.items()},
        household_limit=_last(end.household_limit),
    )
    cash = np.broadcast_to(cut.payments.get("households", np.zeros(())), shape)
    cost = np.broadcast_to(cut.cost, shape)
    fees = split_cost(cut, by[:, -1].T[..., None])[HOUSEHOLDS]
    return np.stack([cash, cost - cash, np.broadcast_to(fees, shape)])


def _last(values: FloatArray | float) -> FloatArray:
    """Take the last year of figures along draws, years and rows."""
    figures = np.asarray(values, dtype=float)
    return figures[:, -1] if figures.ndim > 2 else figures  # noqa: PLR2004 - draws, years, rows
