"""Jobs and value added beyond the care itself: at suppliers, and where new income is spent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from carepact.core.arrays import FloatArray
from carepact.core.messages import say
from carepact.data.input_output.figures import ConsumptionFigures, InputOutput, SectorFigures


class Purchase(NamedTuple):
    """What is bought beyond present law of domestic and foreign suppliers."""

    sector: str
    """Of the input-output table: `education`, `care`, `construction`."""
    amount: FloatArray
    """Shape (..., draw, year). [money]"""
    is_output: bool
    """Whether the sector's own output is bought; else what a service of the sector buys."""


@dataclass(frozen=True)
class SupplyChain:
    """What purchases set going at domestic suppliers, shape of the purchases."""

    value_added: FloatArray
    """Value added at suppliers. [money]"""
    jobs: FloatArray
    """Jobs at suppliers. [persons]"""
    marks: tuple[str, ...] = ()


def pass_on(figures: SectorFigures, *, is_output: bool) -> FloatArray:
    r"""Compute the value added at home of a unit of purchases.

    Parameters
    ----------
    figures : SectorFigures
        Total effect e and direct share s of value added in output.
    is_output : bool
        As in `Purchase`.

    Returns
    -------
    FloatArray
        :math:`(e - s) / (1 - s)` of what a service of the sector buys, e of its output: never
        above 1, whatever the service itself spends on pay. [share]
    """
    if is_output:
        return figures.value_added_effect
    own = figures.direct_value_added_share
    return (figures.value_added_effect - own) / (1 - own)


def pass_on_pay(figures: SectorFigures, *, is_output: bool) -> FloatArray | None:
    r"""Compute the pay at domestic suppliers of a unit of purchases, None where it is not told.

    Returns
    -------
    FloatArray or None
        :math:`(c - k) / (1 - s)` with the compensation effect c and the sector's own share k,
        c of its output. [share]
    """
    if figures.compensation_effect is None or figures.compensation_share is None:
        return None
    if is_output:
        return figures.compensation_effect
    beyond = figures.compensation_effect - figures.compensation_share
    return beyond / (1 - figures.direct_value_added_share)


def compute_supply_chain(
    purchases: Sequence[Purchase],
    table: InputOutput,
    value_added_per_worker: FloatArray,
    pay_per_worker: FloatArray | None = None,
) -> SupplyChain:
    r"""Compute value added and jobs at suppliers, over all purchases.

    Parameters
    ----------
    purchases : sequence of Purchase
        What is bought beyond present law; the capital charge is not in it.
    table : InputOutput
        As drawn: figures of shape (1 + draws,).
    value_added_per_worker : FloatArray, shape that broadcasts with (draw, year)
        GDP per employed person. [money per person]
    pay_per_worker : FloatArray, optional
        Mean labour cost of an employee; used where the table tells compensation.
        [money per person]

    Returns
    -------
    SupplyChain
        Value added and jobs, with marks of how they were reached.

    Notes
    -----
    Value added is `pass_on` times the amount. No table at hand tells employment, so jobs are
    compensation at suppliers over labour cost per worker, where the table tells compensation,
    and else value added over that per worker. Suppliers that pay less than the mean employ more
    than that, and the other way round: marked.
    """
    shape = np.broadcast_shapes(*(one.amount.shape for one in purchases))
    value_added, jobs = np.zeros(shape), np.zeros(shape)
    marks: dict[str, None] = {}
    if table.status == "imputed":
        mark = say(
            "Suppliers: the country has no input-output table; the median of {count} stands in.",
            count=table.tables,
        )
        marks[mark] = None
    for one in purchases:
        figures = _lay_along_years(table.sectors[one.sector])
        gained = pass_on(figures, is_output=one.is_output) * one.amount
        value_added = value_added + gained
        pay = pass_on_pay(figures, is_output=one.is_output)
        if pay_per_worker is None or pay is None:
            jobs = jobs + gained / value_added_per_worker
            marks[say("Jobs at suppliers: value added over GDP per worker, no count of jobs.")] = (
                None
            )
        else:
            jobs = jobs + pay * one.amount / pay_per_worker
            marks[say("Jobs at suppliers: pay over mean labour cost, no count of jobs.")] = None
    return SupplyChain(value_added, jobs, tuple(marks))


def _lay_along_years(figures: SectorFigures) -> SectorFigures:
    """Give figures of shape (draw,) a further axis for years."""
    return SectorFigures(
        figures.output_multiplier[..., None],
        figures.direct_value_added_share[..., None],
        figures.value_added_effect[..., None],
        None if figures.compensation_share is None else figures.compensation_share[..., None],
        None if figures.compensation_effect is None else figures.compensation_effect[..., None],
    )


def compute_value_of_spending(
    spent: FloatArray, bought: ConsumptionFigures, import_factor: FloatArray | float = 1.0
) -> FloatArray:
    r"""Compute the value added that consumption brings at home.

    Parameters
    ----------
    spent : FloatArray, shape (..., draw, year)
        Consumption of households, the tax on it not in it. [money]
    bought : ConsumptionFigures
        Value-added effect of domestic purchases and share of imports, as drawn: shape (1 + draws,).
    import_factor : FloatArray or float
        Import share of extra purchases over that of all. [factor]

    Returns
    -------
    FloatArray
        :math:`C (1 - \min(1, f m)) \cdot e`, linear in consumption. [money]

    Notes
    -----
    One round: what those earn who serve the spenders is not spent again. No published figure
    covers induced effects of care: they stand apart.
    """
    leaked = np.minimum(1.0, bought.import_share[..., None] * import_factor)
    at_home: FloatArray = spent * (1 - leaked) * bought.value_added_effect[..., None]
    return at_home
