"""What follows from care for work, incomes, the State and value added, run by run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from carepact.core.arrays import FloatArray, sum_alike
from carepact.core.messages import say
from carepact.population.country_inputs import CountryInputs
from carepact.population.pay import Pay
from carepact.simulate.closures import Totals
from carepact.simulate.growth_paths import GrowthPaths
from carepact.simulate.incomes import (
    Financing,
    Income,
    Use,
    bear_cost,
    finance,
    replace_wages,
)
from carepact.simulate.jobs import SupplyChain, compute_supply_chain
from carepact.simulate.money import Money, sum_money
from carepact.simulate.projection import DIMENSIONS, place
from carepact.simulate.returns import accumulate
from carepact.simulate.surroundings import Surroundings
from carepact.simulate.work import Work, follow_work


@dataclass(frozen=True)
class Earner:
    """What one kind of earner gets beyond present law, and where it goes."""

    incomes: tuple[Income, ...]
    use: Use

    def sum_of(self, part: str) -> FloatArray | float:
        """Add a part of the incomes up: `labour_cost`, `wages`, `transfers` or `profits`."""
        total: FloatArray | float = sum(getattr(one, part) for one in self.incomes)
        return total


class Burden(NamedTuple):
    """Who bears the financing of a reform."""

    direct: Earner
    """Who is taxed, and who lived on other public spending."""
    unserved: Earner
    """Who served them."""
    value_added: FloatArray
    """What both add less. [money a year]"""

    @property
    def revenue(self) -> FloatArray:
        """What the State receives of both, below 0. [money a year]"""
        return self.direct.use.revenue + self.unserved.use.revenue


def follow_economy(
    inputs: CountryInputs,
    totals: Mapping[str, Totals],
    paths: GrowthPaths,
    around: Surroundings,
) -> tuple[dict[str, FloatArray], tuple[str, ...]]:
    r"""Follow work, supply chains, incomes, revenue, financing and value added.

    Returns
    -------
    tuple of dict of str to FloatArray, and tuple of str
        Variables of `projection.VARIABLES`, shape (their dimensions, draws, years), and marks.

    Notes
    -----
    Every payer's money is somebody's income, and every receipt somebody's payment: staff,
    suppliers, families, who is on leave, employers and communities, those who pay for the
    reform. Financing covers the State's net cost with its own feedback in it. What those get
    who serve the spenders of income before financing is `induced`; what financing takes is with
    the earner `financing`, what is no longer served because of it with `induced by financing`.
    """
    work, money = follow_work(inputs, totals), sum_money(totals, inputs.pay.mean[..., 0])
    return follow_money(work, money, inputs.pay, around, paths)


def follow_money(
    work: Work, money: Money, pay: Pay, around: Surroundings, paths: GrowthPaths
) -> tuple[dict[str, FloatArray], tuple[str, ...]]:
    """Follow money from who pays it to who gets it, spends it and is taxed.

    Parameters
    ----------
    work : Work
        Who works more, and for what.
    money : Money
        What instruments move beyond present law.
    pay : Pay
        What work is paid.
    around : Surroundings
        The economy, its rates and propensities.
    paths : GrowthPaths
        How the State finds its net cost.

    Returns
    -------
    tuple of dict of str to FloatArray, and tuple of str
        As `follow_economy`.
    """
    chain = compute_supply_chain(
        money.purchases, around.table, around.gdp_per_worker, around.labour_cost
    )
    saved = paths.benefit_saving * pay.mean[..., 0] * work.mothers
    earners = _pay_earners(pay, work, money, chain, around, saved)
    served = around.serve(sum_alike([one.use.spent for one in earners.values()]))
    earners["induced"] = _earn(around, around.earn(served))
    revenue = sum_alike([one.use.revenue for one in earners.values()])
    financed, burden = _finance(money.state - revenue - saved, paths, around)
    earners["financing"], earners["induced by financing"] = burden.direct, burden.unserved
    values = {
        "adults": work.adults,
        "employed": work.employed,
        "wage": work.wage,
        "jobs": _divide_jobs(work, chain, (served - burden.value_added) / around.gdp_per_worker),
        "mothers_entering": work.mothers,
        **_stack_earners(earners, work.mothers),
        "saved": saved,
        "financed": np.stack([getattr(financed, one) for one in DIMENSIONS["financing"]], axis=1),
        **_owe(financed.debt, paths),
        "outlay": money.outlay,
        "value_added": np.stack(
            [_add_value(money), chain.value_added, served - burden.value_added], axis=1
        ),
        # A worker adds at least what an employer is ready to pay for her.
        "mothers_value_added": np.asarray(earners["mothers"].sum_of("labour_cost")),
        "output_lost": money.forgone["self-employed"],
        "gdp": around.gdp,
        "labour_share": pay.labour_share,
    }
    marks = (*chain.marks, *around.rates.marks, *around.notes, *_mark(work, paths))
    return values, tuple(dict.fromkeys(marks))


def _mark(work: Work, paths: GrowthPaths) -> tuple[str, ...]:
    """Say what no run of the model knows, and what nobody has seen."""
    women, men = np.moveaxis((work.employed / work.adults)[:, :, 0], 1, 0)
    passing = (women > men).any() and women[0, 0] < men[0, 0]
    marks = [say("Induced effects: no published figure covers them; they stand apart.")]
    if not paths.declares_saving:
        marks.append(say("Benefits that the State no longer pays: not modelled."))
    if not passing:
        return tuple(marks)
    return (*marks, say("In some year more women than men are employed, which was not seen here."))


def _earn(around: Surroundings, *incomes: Income) -> Earner:
    """Tax incomes of one earner and spend them."""
    uses = [around.use(one) for one in incomes]
    return Earner(incomes, sum(uses[1:], start=uses[0]))


def _pay_earners(
    pay: Pay,
    work: Work,
    money: Money,
    chain: SupplyChain,
    around: Surroundings,
    saved: FloatArray,
) -> dict[str, Earner]:
    """Lay out who earns before anything is financed, in the order of the labels."""
    women = place("sex", "women")
    evidence = around.evidence
    # Mothers find work as women have it, part of it informal or their own.
    of_women = Income(work.mothers_pay, pay.on_women, pay.taxed_share[women])
    on_leave = replace_wages(
        money.forgone["employees"],
        money.forgone["self-employed"],
        around.on_employees,
        around.own_taxed,
        evidence["paid_to_substitutes"],
    )
    # What the State saves in benefits families no longer receive.
    given = money.paid_to("households") - money.paid_by("households") - saved
    families = Income(transfers=given)
    payers = bear_cost(
        money.paid_by("employers"),
        money.paid_by("communities"),
        around.on_employees,
        evidence["employers_cost_on_wages"],
    )
    return {
        "care staff": _earn(around, Income(work.care_pay, around.contribution)),
        "mothers": _earn(around, of_women),
        "supply chain": _earn(around, around.earn(chain.value_added)),
        "on leave": _earn(around, *on_leave),
        "families": _earn(around, families),
        "employers and communities": _earn(around, payers),
    }


def _finance(
    lacking: FloatArray, paths: GrowthPaths, around: Surroundings
) -> tuple[Financing, Burden]:
    """Finance what the State lacks, and tell who bears it."""
    evidence, one = around.evidence, np.ones_like(lacking[0])

    def bear(taxed: FloatArray, cut: FloatArray) -> Burden:
        """Take taxes and cut spending from those who paid and got them."""
        pay, added = evidence["reallocated_pay"] * cut, evidence["reallocated_value_added"] * cut
        direct = Income(
            wages=-pay / (1 + around.contribution),
            contribution=around.contribution,
            transfers=-taxed,
            profits=pay - added,
        )
        unserved = around.serve(around.use(direct).spent)
        return Burden(_earn(around, direct), _earn(around, around.earn(unserved)), added - unserved)

    back = {"tax": -bear(one, 0 * one).revenue, "reallocation": -bear(0 * one, one).revenue}
    shares = {"tax": paths.tax_share, "reallocation": paths.reallocation_share}
    financed = finance(lacking, back, shares)
    return financed, bear(financed.tax, financed.reallocation)


def _add_value(money: Money) -> FloatArray:
    """Value added of services: pay, contributions and the use of buildings. [money a year]"""
    return money.paid_to("staff", "social_security", "buildings")


def _owe(borrowed: FloatArray, paths: GrowthPaths) -> dict[str, FloatArray]:
    """Add debt up with its interest: it takes nothing in its year and is owed afterwards."""
    owed = accumulate(borrowed, paths.discount_rate)
    before = np.concatenate([np.zeros_like(owed[..., :1]), owed[..., :-1]], axis=-1)
    return {"debt": owed, "interest": before * paths.discount_rate}


def _divide_jobs(work: Work, chain: SupplyChain, induced: FloatArray) -> FloatArray:
    """Divide jobs by effect and sex, shape (scenarios, effects, sexes, draws, years)."""
    # No table tells the sex of suppliers' employees: they are taken to be as all the employed.
    by_sex = (work.employed[0] / work.employed[0].sum(axis=0))[None]
    return np.stack(
        [work.care_jobs, chain.jobs[:, None] * by_sex, induced[:, None] * by_sex], axis=1
    )


def _stack_earners(earners: Mapping[str, Earner], like: FloatArray) -> dict[str, FloatArray]:
    """Put earners beside one another: what they get, what the State takes, what is spent."""
    ordered = [earners[str(name)] for name in DIMENSIONS["earner"]]

    def stack(part: str) -> FloatArray:
        """Stack a part of the incomes, shape (scenarios, earners, draws, years)."""
        return np.stack([np.broadcast_to(one.sum_of(part), like.shape) for one in ordered], axis=1)

    received = np.stack(
        [
            part
            for one in ordered
            for part in (one.use.direct_tax, one.use.contributions, one.use.indirect_tax)
        ],
        axis=1,
    )
    return {
        "earnings": stack("wages"),
        "labour_cost": stack("labour_cost"),
        "profits": stack("profits"),
        "transfers": stack("transfers"),
        "spent": np.stack([one.use.spent for one in ordered], axis=1),
        "received": received.reshape(len(like), len(ordered), -1, *like.shape[1:]),
    }
