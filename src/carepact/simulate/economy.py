"""Supply chains, revenue, financing and value added that follow from care, run by run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from carepact.core.arrays import FloatArray
from carepact.core.messages import _
from carepact.data.countries.facts import BASE_DAY, BASE_YEAR
from carepact.data.input_output.figures import InputOutput
from carepact.data.input_output.tables import read_input_output
from carepact.policy.instrument import STATE_PAYERS
from carepact.policy.shipped_instruments import shipped_instrument
from carepact.population.country_inputs import CountryInputs
from carepact.simulate.closures import Totals, sum_alike
from carepact.simulate.growth_paths import GrowthPaths
from carepact.simulate.instrument_traits import list_staffed
from carepact.simulate.jobs import (
    Induced,
    SupplyChain,
    compute_income_taken,
    compute_induced,
    compute_supply_chain,
)
from carepact.simulate.projection import place
from carepact.simulate.revenue import Rates, Revenue, compute_revenue, draw_evidence, draw_rates
from carepact.simulate.work import Work, follow_work


@dataclass(frozen=True)
class Surroundings:
    """The economy that care is part of, as it is without the reform; draws and years last."""

    gdp: FloatArray
    """[money a year]"""
    gdp_per_worker: FloatArray
    """[money a year per person]"""
    labour_cost: FloatArray
    """Mean wage with the employer's contributions. [money a year]"""
    contribution: FloatArray
    """The employer's contributions. [share of gross wages]"""
    formal: FloatArray
    """Women's work that is formal. [share]"""
    labour_share: FloatArray
    """Labour's part of value added. [share]"""
    table: InputOutput
    rates: Rates
    evidence: Mapping[str, FloatArray]
    """Evidence on revenue and on induced effects."""

    def take_pay(self, value_added: FloatArray) -> FloatArray:
        """Compute the gross wages within value added. [money a year]"""
        # No table tells wages everywhere; labour's part of GDP is labour cost, so the employer's
        # contributions go off.
        gross: FloatArray = value_added * self.labour_share / (1 + self.contribution)
        return gross


@dataclass(frozen=True)
class Earnings:
    """What one kind of earner is paid beyond present law, and what of it the State gets."""

    gross: FloatArray
    """Gross wages, shape (scenarios, draws, years). [money a year]"""
    revenue: Revenue


def sum_output(totals: Mapping[str, Totals], sector: str) -> FloatArray:
    """Add up what is bought of a sector beyond present law, shape (scenarios, draws, years)."""
    bought = sum_alike([totals[name].cost for name, of in list_staffed() if of.sector == sector])
    more: FloatArray = bought - bought[:1]
    return more


def follow_economy(
    inputs: CountryInputs, totals: Mapping[str, Totals], paths: GrowthPaths
) -> tuple[dict[str, FloatArray], tuple[str, ...]]:
    r"""Follow work, supply chains, revenue and value added.

    Returns
    -------
    tuple of dict of str to FloatArray, and tuple of str
        Variables of `projection.VARIABLES`, shape (their dimensions, draws, years), and marks.

    Notes
    -----
    Pay at suppliers and where new income is spent is value added times the share of labour in
    GDP. New income is that of earners, and benefits less fees. Financing takes income from
    households: what the State still lacks before induced effects, by the declared shares of
    debt, tax and reallocation. What benefits, fees and financing change of consumption, and so
    of the tax on it, stands with the induced.
    """
    work = follow_work(inputs, totals)
    around = _draw_surroundings(inputs, work, paths)
    chain = _follow_suppliers(totals, around)
    earners = _tax_earners(work, chain, around)
    shifted = _shift_income(totals)
    taken = _finance(totals, earners, paths, around)
    induced = _spend(earners, shifted, taken, around)
    sellers = _tax_sellers(induced, shifted - taken, around)
    values = {
        "adults": work.adults,
        "employed": work.employed,
        "wage": work.wage,
        "jobs": _divide_jobs(work, chain, induced),
        "mothers_entering": work.mothers,
        **_stack_earnings((*earners, sellers)),
        "saved": np.zeros_like(work.mothers),
        "value_added": np.stack(
            [chain.direct_value_added, chain.value_added, induced.value_added_net], axis=1
        ),
        # A worker adds at least what an employer is ready to pay for her.
        "mothers_value_added": work.mothers_pay * (1 + around.contribution * around.formal),
        "gdp": around.gdp,
    }
    unmodelled = _("Benefits that the State no longer pays: not modelled.")
    marks = (*chain.marks, *around.rates.marks, *induced.marks, unmodelled)
    return values, tuple(dict.fromkeys(marks))


def _draw_surroundings(inputs: CountryInputs, work: Work, paths: GrowthPaths) -> Surroundings:
    """Draw what surrounds care; the reform does not move it: there is no general equilibrium."""
    # The yardstick is GDP under present law, for present law and reform alike.
    gdp = project_gdp(inputs, work.employed[0], paths.gdp_growth)
    contribution = inputs.contribution()[..., 0]
    return Surroundings(
        gdp=gdp,
        gdp_per_worker=gdp / work.employed[0].sum(axis=0),
        labour_cost=inputs.earnings("t")[..., 0] * (1 + contribution),
        contribution=contribution,
        formal=1 - inputs.informal("f")[..., 0],
        labour_share=inputs.number("labour_income_share")[..., 0],
        table=read_input_output(inputs.country.code).draw(inputs.sampler),
        rates=draw_rates(inputs.country, BASE_DAY, inputs.sampler),
        evidence=draw_evidence(BASE_DAY, inputs.sampler),
    )


def _follow_suppliers(totals: Mapping[str, Totals], around: Surroundings) -> SupplyChain:
    """Follow what care buys of its suppliers, sector by sector."""
    sectors: list[str] = list(dict.fromkeys(one.sector for _name, one in list_staffed()))
    outputs = {sector: sum_output(totals, sector) for sector in sectors}
    return compute_supply_chain(outputs, around.table, around.gdp_per_worker, around.labour_cost)


def _tax_earners(
    work: Work, chain: SupplyChain, around: Surroundings
) -> tuple[Earnings, Earnings, Earnings]:
    """Tax what care staff, mothers who enter work and suppliers' employees earn."""
    paid_by_suppliers = around.take_pay(chain.value_added)
    # Services of a law are formal work. Mothers find work as women do, part of it informal,
    # on which no employer pays contributions. Nobody knows who suppliers hire: taken as formal.
    return (
        _tax(work.care_pay, around.contribution, around),
        _tax(work.mothers_pay, around.contribution * around.formal, around),
        _tax(paid_by_suppliers, around.contribution, around),
    )


def _tax(gross: FloatArray, contribution: FloatArray, around: Surroundings) -> Earnings:
    """Put gross wages beside what the State gets of them."""
    return Earnings(gross, compute_revenue(gross, contribution, around.rates))


def _finance(
    totals: Mapping[str, Totals],
    earners: tuple[Earnings, Earnings, Earnings],
    paths: GrowthPaths,
    around: Surroundings,
) -> FloatArray:
    """Compute the income that financing takes from households. [money a year]"""
    care, mothers, supply = (one.revenue for one in earners)
    # Induced revenue is left out: it depends on what financing takes, and no published figure
    # covers it.
    lacking = _lack(totals, care.total + mothers.total + supply.total)
    # New taxes are paid out of income, and cut spending paid somebody's; debt takes nothing in
    # its year. Where the State has over, the same shares give back.
    taxed, cut = lacking * paths.tax_share, lacking * paths.reallocation_share
    return compute_income_taken(taxed, cut, around.evidence["reallocated_income"])


def _spend(
    earners: tuple[Earnings, Earnings, Earnings],
    shifted: FloatArray,
    taken: FloatArray,
    around: Surroundings,
) -> Induced:
    """Spend what households gain less what financing takes."""
    care, mothers, supply = (one.revenue for one in earners)
    gained = care.net_income + mothers.net_income + supply.net_income + shifted
    return compute_induced(
        gained,
        taken,
        around.table.consumption,
        around.evidence,
        around.rates.consumption,
        around.gdp_per_worker,
    )


def _tax_sellers(induced: Induced, moved: FloatArray, around: Surroundings) -> Earnings:
    """Tax those who serve the spenders, and what income moved past earnings buys."""
    sellers = _tax(around.take_pay(induced.value_added_net), around.contribution, around)
    rates = around.rates
    # Benefits, fees and financing are no wages, so no labour tax falls on them, but what
    # households buy of them, or no longer buy, bears the tax on consumption.
    consumption_tax = rates.spent * rates.consumption / (1 + rates.consumption)
    indirect = sellers.revenue.indirect_tax + moved * consumption_tax
    return replace(sellers, revenue=replace(sellers.revenue, indirect_tax=indirect))


def _divide_jobs(work: Work, chain: SupplyChain, induced: Induced) -> FloatArray:
    """Divide jobs by effect and sex, shape (scenarios, effects, sexes, draws, years)."""
    # No table tells the sex of suppliers' employees: they are taken to be as all the employed.
    by_sex = (work.employed[0] / work.employed[0].sum(axis=0))[None]
    return np.stack(
        [work.care_jobs, chain.jobs[:, None] * by_sex, induced.jobs_net[:, None] * by_sex], axis=1
    )


def _stack_earnings(earners: Sequence[Earnings]) -> dict[str, FloatArray]:
    """Put earners beside one another: what they earn, and what the State receives."""
    received = [
        np.stack([one.direct_tax, one.contributions, one.indirect_tax], axis=1)
        for one in (earner.revenue for earner in earners)
    ]
    return {
        "earnings": np.stack([one.gross for one in earners], axis=1),
        "received": np.stack(received, axis=1),
    }


def _shift_income(totals: Mapping[str, Totals]) -> FloatArray:
    """Compute what instruments add to the income of households less what these pay for them.

    Beyond present law, shape (scenarios, draws, years). Pay on leave and in breaks is no new
    income: it stands in the place of a wage. [money a year]
    """
    paid = sum_alike(
        [
            one.paid[:, place("payee", "households")]
            * shipped_instrument(name).traits.benefit_is_new_income
            - one.cost_by_payer[:, place("payer", "households")]
            for name, one in totals.items()
        ]
    )
    shifted: FloatArray = paid - paid[:1]
    return shifted


def _lack(totals: Mapping[str, Totals], revenue: FloatArray) -> FloatArray:
    """Compute what the State still lacks, shape (scenarios, draws, years); below 0 it has over."""
    state = [place("payer", payer) for payer in STATE_PAYERS]
    cost_by_payer = sum_alike([one.cost_by_payer[:, state].sum(axis=1) for one in totals.values()])
    lacking: FloatArray = cost_by_payer - cost_by_payer[:1] - revenue
    return lacking


def project_gdp(inputs: CountryInputs, employed: FloatArray, growth: FloatArray) -> FloatArray:
    r"""Project GDP on the declared path, shape (draws, years). [PPP dollars of 2021 a year]

    Notes
    -----
    :math:`y N_0 \, (E_t / E_0) (1 + g)^{t - b}`: income a head times the people of the first
    year, moved by employment under present law, and by growth of GDP per worker from the base
    year b on.
    """
    a_head = inputs.number("gdp_pc_ppp2021")[..., 0]
    at_work = employed.sum(axis=0)
    grown = (1 + growth) ** np.subtract(inputs.years, BASE_YEAR)
    gdp: FloatArray = a_head * inputs.persons[0].sum() * at_work / at_work[:, :1] * grown
    return gdp
