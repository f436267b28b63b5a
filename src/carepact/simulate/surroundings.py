"""The economy that care is part of, as it is without the reform."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from carepact.core.arrays import FloatArray
from carepact.core.messages import say
from carepact.data.countries.facts import BASE_DAY
from carepact.data.input_output.figures import InputOutput
from carepact.data.input_output.tables import read_input_output
from carepact.population.country_inputs import CountryInputs
from carepact.simulate.incomes import Income, Use, use_income
from carepact.simulate.jobs import compute_value_of_spending
from carepact.simulate.revenue import Rates, draw_evidence, draw_rates


@dataclass(frozen=True)
class Surroundings:
    """What surrounds care; the reform does not move it: there is no general equilibrium.

    Arrays broadcast with (draws, years).
    """

    gdp: FloatArray
    """[money a year]"""
    gdp_per_worker: FloatArray
    """[money a year per person]"""
    labour_cost: FloatArray
    """Mean labour cost of an employee. [money a year]"""
    contribution: FloatArray
    """Employers' contributions on formal pay. [share]"""
    on_employees: FloatArray
    """The same over the pay of all employees. [share]"""
    on_earnings: FloatArray
    """The same over all earnings, those of the self-employed in them. [share]"""
    taxed: FloatArray
    """Part of all earnings that labour taxes reach. [share]"""
    own_taxed: FloatArray
    """Part of the income of the self-employed that they reach. [share]"""
    labour_share: FloatArray
    """Labour's part of value added. [share]"""
    table: InputOutput
    rates: Rates
    evidence: Mapping[str, FloatArray]
    """Evidence on revenue and on induced effects."""
    notes: tuple[str, ...]
    """How contributions are known."""

    def earn(self, value_added: FloatArray) -> Income:
        """Part value added into labour income, as in all the country, and profits."""
        labour = value_added * self.labour_share
        wages = labour / (1 + self.on_earnings)
        return Income(wages, self.on_earnings, self.taxed, profits=value_added - labour)

    def use(self, income: Income) -> Use:
        """Tax an income and spend it."""
        return use_income(income, self.rates, self.evidence["profits_spent"])

    def serve(self, spent: FloatArray) -> FloatArray:
        """Compute the value added of those who serve the spenders. [money a year]"""
        factor = self.evidence["import_factor"]
        return compute_value_of_spending(spent, self.table.consumption, factor)


def draw_surroundings(inputs: CountryInputs) -> Surroundings:
    """Draw what surrounds care, from the same pay as the rules have."""
    pay = inputs.pay
    contribution, on_employees = pay.contribution[..., 0], pay.on_employees
    marks = {
        "statute": (),
        "contributions": (
            say("Employers' contributions: the country's contributions over employees' pay."),
        ),
        "income group": (
            say("Employers' contributions: no statute was read; the income group's median."),
        ),
    }
    return Surroundings(
        # The yardstick is GDP under present law, for present law and reform alike.
        gdp=pay.gdp,
        gdp_per_worker=pay.gdp / pay.employed.sum(axis=0),
        labour_cost=pay.mean[..., 0] * (1 + on_employees),
        contribution=contribution,
        on_employees=on_employees,
        on_earnings=pay.on_earnings,
        taxed=pay.taxed,
        own_taxed=pay.own_taxed,
        labour_share=pay.labour_share,
        table=read_input_output(inputs.country.code).draw(inputs.sampler),
        rates=draw_rates(inputs.country, BASE_DAY, inputs.sampler),
        evidence=draw_evidence(BASE_DAY, inputs.sampler),
        notes=(*marks[pay.basis], *_mark_own_earnings(inputs)),
    )


def _mark_own_earnings(inputs: CountryInputs) -> tuple[str, ...]:
    """Say what the user's own earnings are used for, where any are given."""
    names = [f"earn_month_ppp_{who}" for who in ("f", "m", "t")]
    facts = [fact for name in names if (fact := inputs.country.fact(name)) is not None]
    if not any(fact.own for fact in facts):
        return ()
    return (
        say(
            "Own earnings give women's pay over men's; the level of pay is solved from "
            "'{share}'. Give that for another level.",
            share="labour_income_share",
        ),
    )
