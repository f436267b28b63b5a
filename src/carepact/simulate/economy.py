"""Work, earnings, revenue and value added that follow from care, run by run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from carepact.core.arrays import FloatArray
from carepact.core.draws import draw_parameter
from carepact.core.messages import _
from carepact.core.parameter_tables import LABELS
from carepact.data.countries.facts import BASE_DAY, BASE_YEAR
from carepact.data.evidence.reading import shipped_evidence
from carepact.data.input_output.tables import read_input_output
from carepact.measure.country_hours import draw_evidence
from carepact.policy.instrument import STATE_PAYERS
from carepact.policy.rules.outcome import HOUSEHOLDS
from carepact.policy.shipped_instruments import shipped_instrument, shipped_instruments
from carepact.population import columns_of_country as rows
from carepact.population.country_inputs import CountryInputs
from carepact.simulate.closures import PAYEES, Totals
from carepact.simulate.employment import enter_work
from carepact.simulate.growth_paths import GrowthPaths
from carepact.simulate.instrument_traits import draw_effect, list_staffed
from carepact.simulate.jobs import compute_income_taken, compute_induced, compute_supply_chain
from carepact.simulate.revenue import compute_revenue, draw_rates
from carepact.simulate.revenue import draw_evidence as draw_revenue_evidence

WHO = ("f", "m")
WOMEN, MEN = 0, 1
STAFF, TO_HOUSEHOLDS = PAYEES.index("staff"), PAYEES.index("households")
STATE = [LABELS["payer"].index(payer) for payer in STATE_PAYERS]


@dataclass(frozen=True)
class Work:
    """Persons in work and what they earn; runs first, draws and years last."""

    adults: FloatArray
    """Shape (sexes, 1, years). [persons]"""
    employed: FloatArray
    """Shape (scenarios, sexes, draws, years). [persons]"""
    care_jobs: FloatArray
    """Care jobs beyond present law, shape (scenarios, sexes, draws, years). [persons]"""
    mothers: FloatArray
    """Mothers who take up work, shape (scenarios, draws, years). [persons]"""
    care_pay: FloatArray
    """Pay of care staff beyond present law, shape (scenarios, draws, years). [money a year]"""
    mothers_pay: FloatArray
    """Pay of those mothers, shape (scenarios, draws, years). [money a year]"""
    wage: FloatArray
    """Mean wage, shape (scenarios, sexes, draws, years). [money a year]"""


def draw_employment(name: str, inputs: CountryInputs) -> FloatArray:
    """Draw a value of the evidence on employment, shape (1 + draws, 1)."""
    parameter = shipped_evidence("employment").effects[name]
    return draw_parameter(parameter, f"employment.{name}", BASE_DAY, inputs.sampler)[:, None]


def count_employed(inputs: CountryInputs) -> tuple[FloatArray, FloatArray]:
    r"""Count adults and those employed under present law, shape (sexes, draws or 1, years).

    Notes
    -----
    Rates of those of 15 to 64 and of the old are each held, so that work shrinks as a people
    ages: :math:`E_t = E_0 \left[(1 - o) N_t / N_0 + o \, N^{65}_t / N^{65}_0\right]`, with o
    the old among the employed of the first year, all in the labour force taken to be employed.
    """
    adults = np.moveaxis(inputs.adults(), -1, 0)
    rates = np.stack([inputs.number(f"emp_rate_15p_{who}")[..., 0] for who in WHO])
    old, active = count_old(inputs)
    first = adults[..., :1] * rates
    aged = np.minimum(old[..., :1] * active, first)
    working_age = adults - old
    return adults, (first - aged) * working_age / working_age[..., :1] + aged * old / old[..., :1]


def count_old(inputs: CountryInputs) -> tuple[FloatArray, FloatArray]:
    """Count those of 65 and over, and the share of them in the labour force, by sex."""
    old = np.moveaxis(inputs.persons_by_need_group()[..., 1:].sum(axis=-1), -1, 0)
    active = np.stack([inputs.number(f"lfpr_65p_{who}")[..., 0] for who in WHO])
    return old, active


def count_children_a_mother(inputs: CountryInputs) -> FloatArray:
    """Count children under school age to a mother of any, shape (1, years). [persons]"""
    children = rows.count_children(inputs).sum(axis=-1)
    a_mother: FloatArray = children / rows.count_parents(inputs)[..., WOMEN]
    return np.maximum(a_mother, 1.0)


def count_hireable(inputs: CountryInputs) -> FloatArray:
    r"""Count who could be hired into care beside the employed, shape (sexes, draws, years).

    Notes
    -----
    A share of those of 15 to 64 without employment: :math:`h (N - N_{65} - (E - p N_{65}))`,
    with p the old in the labour force, all of them taken to be employed.
    """
    adults, employed = count_employed(inputs)
    old, active = count_old(inputs)
    idle = np.maximum(adults - old - (employed - old * active), 0.0)
    hireable: FloatArray = idle * draw_employment("hiring_pool", inputs)
    return hireable


def follow_work(inputs: CountryInputs, totals: Mapping[str, Totals]) -> Work:
    r"""Compute who works more, and what they earn.

    Notes
    -----
    Care jobs and mothers entering are disjoint. The mean wage of a sex is
    :math:`(E_0 w_0 + \Delta W) / (E_0 + \Delta E)`, care pay divided by sex as care jobs are.
    """
    adults, employed = count_employed(inputs)
    heads = draw_evidence("heads_per_job", inputs.sampler)[:, None]
    staff = _sum([one.staff for one in totals.values()]) * heads
    jobs = staff - staff[:1]
    paid = _sum([one.paid[:, STAFF] for one in totals.values()])
    care_pay = paid - paid[:1]
    mothers = enter_work(
        _free_mothers(inputs, totals),
        jobs[:, WOMEN],
        draw_employment("mothers_in_care_jobs", inputs),
        count_hireable(inputs)[WOMEN],
    )
    wages = np.stack([inputs.earnings(who)[..., 0] for who in WHO])
    mothers_pay = mothers * wages[WOMEN] * draw_employment("relative_pay", inputs)
    after = employed + jobs
    total = employed * wages + _divide(care_pay, jobs)
    after[:, WOMEN] += mothers
    total[:, WOMEN] += mothers_pay
    return Work(adults, after, jobs, mothers, care_pay, mothers_pay, total / after)


def _free_mothers(inputs: CountryInputs, totals: Mapping[str, Totals]) -> FloatArray:
    """Count mothers who would take up work as their child is reached anew, over instruments."""
    a_mother = count_children_a_mother(inputs)
    freed = [
        draw_effect(f"{name}.{one.traits.frees_for_work}", inputs.sampler)
        * (totals[name].gained / a_mother)
        for name, one in shipped_instruments().items()
        if one.traits.frees_for_work != "nobody"
    ]
    return _sum(freed)


def _divide(pay: FloatArray, jobs: FloatArray) -> FloatArray:
    """Divide pay by sex as jobs are, shape (scenarios, sexes, draws, years)."""
    total = jobs.sum(axis=1, keepdims=True)
    women = np.where(total != 0, jobs / np.where(total != 0, total, 1.0), 1 / jobs.shape[1])
    divided: FloatArray = women * pay[:, None]
    return divided


def _sum(parts: Sequence[FloatArray]) -> FloatArray:
    """Add arrays of one shape up."""
    total: FloatArray = np.add.reduce(list(parts))
    return total


def sum_output(totals: Mapping[str, Totals], sector: str) -> FloatArray:
    """Add up what is bought of a sector beyond present law, shape (scenarios, draws, years)."""
    bought = _sum([totals[name].cost for name, of in list_staffed() if of.sector == sector])
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
    gdp = project_gdp(inputs, work.employed[0], paths.gdp_growth)
    a_worker = gdp / work.employed[0].sum(axis=0)
    contribution = inputs.contribution()[..., 0]
    labour_cost = inputs.earnings("t")[..., 0] * (1 + contribution)
    table = read_input_output(inputs.country.code).draw(inputs.sampler)
    sectors: list[str] = list(dict.fromkeys(one.sector for _name, one in list_staffed()))
    outputs = {sector: sum_output(totals, sector) for sector in sectors}
    chain = compute_supply_chain(outputs, table, a_worker, labour_cost)
    labour_share = inputs.number("labour_income_share")[..., 0]
    rates = draw_rates(inputs.country, BASE_DAY, inputs.sampler)
    formal = 1 - inputs.informal("f")[..., 0]
    care = compute_revenue(work.care_pay, contribution, rates)
    mothers = compute_revenue(work.mothers_pay, contribution * formal, rates)
    paid_by_suppliers = chain.value_added * labour_share / (1 + contribution)
    supply = compute_revenue(paid_by_suppliers, contribution, rates)
    shifted = _shift_income(totals)
    gained = care.net_income + mothers.net_income + supply.net_income + shifted
    lacking = _lack(totals, care.total + mothers.total + supply.total)
    evidence = draw_revenue_evidence(BASE_DAY, inputs.sampler)
    taxed, cut = lacking * paths.tax_share, lacking * paths.reallocation_share
    taken = compute_income_taken(taxed, cut, evidence["reallocated_income"])
    induced = compute_induced(
        gained, taken, table.consumption, evidence, rates.consumption, a_worker
    )
    paid_by_sellers = induced.value_added_net * labour_share / (1 + contribution)
    last = compute_revenue(paid_by_sellers, contribution, rates)
    consumption_tax = rates.spent * rates.consumption / (1 + rates.consumption)
    last = replace(last, indirect_tax=last.indirect_tax + (shifted - taken) * consumption_tax)
    women = (work.employed[0] / work.employed[0].sum(axis=0))[None]
    earners = (care, mothers, supply, last)
    values = {
        "adults": work.adults,
        "employed": work.employed,
        "wage": work.wage,
        "jobs": np.stack(
            [work.care_jobs, chain.jobs[:, None] * women, induced.jobs_net[:, None] * women], axis=1
        ),
        "mothers_entering": work.mothers,
        "earnings": np.stack(
            [work.care_pay, work.mothers_pay, paid_by_suppliers, paid_by_sellers], axis=1
        ),
        "received": np.stack(
            [
                np.stack([one.direct_tax, one.contributions, one.indirect_tax], axis=1)
                for one in earners
            ],
            axis=1,
        ),
        "saved": np.zeros_like(work.mothers),
        "value_added": np.stack(
            [chain.direct_value_added, chain.value_added, induced.value_added_net], axis=1
        ),
        "mothers_value_added": work.mothers_pay * (1 + contribution * formal),
        "gdp": gdp,
    }
    unmodelled = _("Benefits that the State no longer pays: not modelled.")
    return values, tuple(dict.fromkeys((*chain.marks, *rates.marks, *induced.marks, unmodelled)))


def _shift_income(totals: Mapping[str, Totals]) -> FloatArray:
    """Compute what instruments add to the income of households less what these pay for them.

    Beyond present law, shape (scenarios, draws, years). Pay on leave and in breaks is no new
    income: it stands in the place of a wage. [money a year]
    """
    paid = _sum(
        [
            one.paid[:, TO_HOUSEHOLDS] * shipped_instrument(name).traits.benefit_is_new_income
            - one.cost_by_payer[:, HOUSEHOLDS]
            for name, one in totals.items()
        ]
    )
    shifted: FloatArray = paid - paid[:1]
    return shifted


def _lack(totals: Mapping[str, Totals], revenue: FloatArray) -> FloatArray:
    """Compute what the State still lacks, shape (scenarios, draws, years); below 0 it has over."""
    cost_by_payer = _sum([one.cost_by_payer[:, STATE].sum(axis=1) for one in totals.values()])
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
