"""Jobs and value added beyond the care itself: at suppliers, and where new income is spent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from carepact.core.arrays import FloatArray
from carepact.core.messages import _
from carepact.data.input_output.figures import ConsumptionFigures, InputOutput, SectorFigures


@dataclass(frozen=True)
class SupplyChain:
    """What the output of care sets going at its domestic suppliers, shape of the output."""

    direct_value_added: FloatArray
    """Value added in the sector itself. [money]"""
    value_added: FloatArray
    """Value added at suppliers. [money]"""
    jobs: FloatArray
    """Jobs at suppliers. [persons]"""
    marks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Induced:
    """What the spending of new income sets going, shape of the income.

    `gross` is before and `net` after what financing takes from households; under debt both are
    the same.
    """

    value_added_gross: FloatArray
    """[money]"""
    value_added_net: FloatArray
    """[money]"""
    jobs_gross: FloatArray
    """[persons]"""
    jobs_net: FloatArray
    """[persons]"""
    marks: tuple[str, ...] = ()


def compute_indirect_value_added(output: FloatArray, figures: SectorFigures) -> FloatArray:
    r"""Compute value added at the domestic suppliers of a sector.

    Parameters
    ----------
    output : FloatArray, shape (..., draw, year)
        Output of the sector beyond present law, pay and all else in it. [money]
    figures : SectorFigures
        With arrays that broadcast with output.

    Returns
    -------
    FloatArray
        :math:`(e - s) x`, with effect e and direct share s. [money]
    """
    return (figures.value_added_effect - figures.direct_value_added_share) * output


def compute_indirect_pay(output: FloatArray, figures: SectorFigures) -> FloatArray:
    r"""Compute the pay of employees at the domestic suppliers of a sector.

    Returns
    -------
    FloatArray
        :math:`(c - k) x`, with the compensation effect c and the sector's own share k; as
        `compute_indirect_value_added`. [money]

    Raises
    ------
    ValueError
        If the table tells nothing of compensation: ask it first.
    """
    if figures.compensation_effect is None or figures.compensation_share is None:
        raise ValueError("the table tells nothing of compensation")  # ours to mend
    return (figures.compensation_effect - figures.compensation_share) * output


def compute_supply_chain(
    output: Mapping[str, FloatArray],
    table: InputOutput,
    value_added_per_worker: FloatArray,
    pay_per_worker: FloatArray | None = None,
) -> SupplyChain:
    r"""Compute value added and jobs at suppliers, over all sectors.

    Parameters
    ----------
    output : mapping of str to FloatArray, shape (..., draw, year)
        Output beyond present law by sector: `education`, `care`, `construction`. [money]
    table : InputOutput
        As drawn: figures of shape (1 + draws,).
    value_added_per_worker : FloatArray, shape that broadcasts with (draw, year)
        GDP per employed person. [money per person]
    pay_per_worker : FloatArray, optional
        Mean labour cost of an employed person; used where the table tells compensation.
        [money per person]

    Returns
    -------
    SupplyChain
        Value added and jobs, with marks of how they were reached.

    Notes
    -----
    Indirect value added is :math:`(e - s) x`. No table at hand tells employment, so jobs are
    compensation at suppliers over labour cost per worker, :math:`(c - k) x / w`, where the table
    tells compensation, and else value added over that per worker, :math:`(e - s) x / y`. Suppliers
    that pay less than the mean employ more than that, and the other way round: marked.
    """
    shape = np.broadcast_shapes(*(one.shape for one in output.values()))
    direct, value_added, jobs = np.zeros(shape), np.zeros(shape), np.zeros(shape)
    marks: dict[str, None] = {}
    if table.status == "imputed":
        mark = _(
            "Suppliers: the country has no input-output table; the median of {count} stands in.",
            count=table.tables,
        )
        marks[mark] = None
    for sector, amount in output.items():
        figures = _lay_along_years(table.sectors[sector])
        gained = compute_indirect_value_added(amount, figures)
        direct = direct + figures.direct_value_added_share * amount
        value_added = value_added + gained
        if pay_per_worker is None or figures.compensation_effect is None:
            jobs = jobs + gained / value_added_per_worker
            marks[_("Jobs at suppliers: value added over GDP per worker, no count of jobs.")] = None
        else:
            jobs = jobs + compute_indirect_pay(amount, figures) / pay_per_worker
            marks[_("Jobs at suppliers: pay over mean labour cost, no count of jobs.")] = None
    return SupplyChain(direct, value_added, jobs, tuple(marks))


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
    income: FloatArray,
    bought: ConsumptionFigures,
    spent: FloatArray,
    consumption_tax: FloatArray,
    import_factor: FloatArray | float = 1.0,
) -> FloatArray:
    r"""Compute the value added that the spending of net income brings at home.

    Parameters
    ----------
    income : FloatArray, shape (..., draw, year)
        Net income of households. [money]
    bought : ConsumptionFigures
        Value-added effect of domestic purchases and share of imports, broadcast with income.
    spent : FloatArray
        Rate of consumption. [share of net income]
    consumption_tax : FloatArray
        Tax on consumption. [share of consumption net of tax]
    import_factor : FloatArray or float
        Import share of extra purchases over that of all. [factor]

    Returns
    -------
    FloatArray
        :math:`b N / (1 + v) \cdot (1 - \min(1, f m)) \cdot e`, linear in income. [money]

    Notes
    -----
    One round: what those earn who serve the spenders is not spent again.
    """
    leaked = np.minimum(1.0, bought.import_share * import_factor)
    at_home: FloatArray = income * spent / (1 + consumption_tax) * (1 - leaked)
    return at_home * bought.value_added_effect


def compute_income_taken(
    taxed: FloatArray, reallocated: FloatArray, reallocated_income: FloatArray
) -> FloatArray:
    r"""Compute the net income that financing takes from households.

    Parameters
    ----------
    taxed : FloatArray, shape (..., draw, year)
        New taxes that pay for the reform. [money]
    reallocated : FloatArray
        Other public spending that is cut for it. [money]
    reallocated_income : FloatArray
        Net income that a unit of such spending paid. [share]

    Returns
    -------
    FloatArray
        :math:`T + r R`; what is financed by debt takes nothing in its year. [money]
    """
    return taxed + reallocated * reallocated_income


def compute_induced(
    net_income: FloatArray,
    taken: FloatArray,
    bought: ConsumptionFigures,
    evidence: Mapping[str, FloatArray],
    consumption_tax: FloatArray,
    value_added_per_worker: FloatArray,
) -> Induced:
    r"""Compute what the spending of new income brings, before and after financing.

    Parameters
    ----------
    net_income : FloatArray, shape (..., draw, year)
        Net income gained beyond present law by all earners. [money]
    taken : FloatArray
        From `compute_income_taken`. [money]
    bought : ConsumptionFigures
        As drawn: figures of shape (1 + draws,).
    evidence : mapping of str to FloatArray
        `rate_of_consumption` and `import_factor` of the evidence file `induced`, broadcast with
        income.
    consumption_tax : FloatArray
        From `revenue.Rates`. [share of consumption net of tax]
    value_added_per_worker : FloatArray
        GDP per employed person. [money per person]

    Returns
    -------
    Induced
        Value added and jobs, marked: no published figure covers induced effects of care.

    Notes
    -----
    Net is the value of the spending of :math:`N - T`: it may lie below 0, where financing takes
    more than care pays out.
    """
    along_years = ConsumptionFigures(
        bought.value_added_effect[..., None], bought.import_share[..., None]
    )
    spent, factor = evidence["rate_of_consumption"], evidence["import_factor"]
    gross = compute_value_of_spending(net_income, along_years, spent, consumption_tax, factor)
    lost = compute_value_of_spending(taken, along_years, spent, consumption_tax, factor)
    mark = _("Induced effects: no published figure covers them; they stand apart.")
    return Induced(
        value_added_gross=gross,
        value_added_net=gross - lost,
        jobs_gross=gross / value_added_per_worker,
        jobs_net=(gross - lost) / value_added_per_worker,
        marks=(mark,),
    )
