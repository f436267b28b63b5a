"""Levels under present law beside their second source: tax, places, spending, value added."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from carepact.core.arrays import FloatArray
from carepact.core.draws import Sampler
from carepact.core.messages import message_id, say
from carepact.data.countries.care_coverage_fit import read_solved_coverage
from carepact.data.countries.fact_draws import draw_fact
from carepact.data.countries.facts import BASE_DAY, Country, Fact
from carepact.data.countries.population import Population
from carepact.data.input_output.figures import SectorFigures
from carepact.data.input_output.tables import read_input_output
from carepact.law.childcare_places import AGES
from carepact.policy.rules.outcome import Outcome
from carepact.policy.shipped_instruments import shipped_instrument
from carepact.policy.traits import Payee, Traits
from carepact.population.second_sources import Identity, SecondSource, bound_ratio
from carepact.simulate.instrument_traits import list_having
from carepact.simulate.jobs import pass_on
from carepact.simulate.revenue import draw_evidence, rate_labour
from carepact.validate.indicators import observed_indicators
from carepact.validate.modelled_law import POINT, ModelledLaw, model_present_law
from carepact.validate.spending_today import find_spending

OWN_VALUE_ADDED: tuple[Payee, ...] = ("staff", "social_security", "buildings")


def compare_present_law(
    country: Country, population: Population, sampler: Sampler
) -> tuple[SecondSource, ...]:
    r"""Set levels of present law beside their second source.

    Parameters
    ----------
    country : Country
        Its facts.
    population : Population
        Its persons by age.
    sampler : Sampler
        Draws an imputed input-output table, for the interval of its ratios; all else is the
        point.

    Returns
    -------
    tuple of SecondSource
        Tax on labour income beside the published wedge, where the user gives it. Children with
        a place in pre-primary beside pupils counted, and what the State is modelled to spend on
        them beside what it is seen to spend, where these are observed. Long-term care alike.
        Value added of services, and of their suppliers, beside the input-output table.

    Raises
    ------
    CareError
        If a figure that present law stands on is missing.

    Notes
    -----
    With e the table's value added of a unit of output of the sector and its suppliers, s that
    of the sector alone: services add s by the table, and their own pay, contributions and use
    of buildings by our rules; suppliers :math:`e - s` by the table, and
    :math:`(e - s) / (1 - s)` of what services buy by ours.
    """
    modelled = model_present_law(country, population)
    return (
        *_compare_tax(country),
        *_compare_places(modelled),
        *_compare_long_term_care(modelled),
        *_compare_value_added(country, modelled.outcomes, sampler),
    )


def _compare_tax(country: Country) -> Iterator[SecondSource]:
    """Compare taxes and contributions over labour income with the published wedge."""
    wedge = country.fact("average_wedge")
    needed = ("tax_income_gdp", "social_contributions_gdp", "labour_income_share")
    known = {name: fact for name in needed if (fact := country.fact(name)) is not None}
    if wedge is None or len(known) < len(needed):
        return
    shares = {name: draw_fact(fact, country.code, POINT) / 100 for name, fact in known.items()}
    rate = rate_labour(shares, draw_evidence(BASE_DAY, POINT))
    yield _set_beside(
        Identity.LABOUR_TAX,
        (100 * float(rate[0]), float(wedge.number)),
        "% of labour income",
        say("income tax and contributions over labour income, beside the published average wedge"),
        (*known.values(), wedge),
    )


def _compare_places(modelled: ModelledLaw) -> Iterator[SecondSource]:
    """Compare children in pre-primary and what the State spends on them with what is seen."""
    country = modelled.inputs.country
    entry = country.fact("entry_age_preprimary")
    pupils = country.fact("enrol_preprimary")
    spending = find_spending(country)["gov_exp_preprimary_gdp"]
    if entry is None:
        return
    older = entry.number <= AGES
    (name,) = list_having(lambda one: one.rows == "children before school")
    if pupils is not None and pupils.status == "observed":
        counted = float(np.asarray(modelled.outcomes[name].places)[0, 0, older].sum())
        yield _set_beside(
            Identity.ENROLMENT,
            (counted / 1000, pupils.number / 1000),
            "thousand",
            say("children with a place from the age of entry, beside pupils whom schools counted"),
            (pupils,),
        )
    if spending is not None:
        yield _set_beside(
            Identity.SPENDING,
            (modelled.cost_to_state(name, older), spending.number),
            "% of GDP",
            say("what these places are modelled to cost the State, beside what it spends"),
            (spending,),
        )


def _compare_long_term_care(modelled: ModelledLaw) -> Iterator[SecondSource]:
    """Compare what long-term care costs the State with public spending on it."""
    country, named = modelled.inputs.country, observed_indicators().long_term_care
    spending = country.fact(named.spending)
    if spending is None or spending.number == 0:
        return
    ground = say("what long-term care is modelled to cost the State, beside public spending on it")
    if country.code in named.health_alone:
        ground = say(
            "what long-term care is modelled to cost the State, beside public spending on care "
            "of the health system alone: the country reports no social part"
        )
    elif country.code in read_solved_coverage() and country.fact(named.coverage) is None:
        ground = say(
            "what long-term care is modelled to cost the State, beside the public spending that "
            "coverage was solved from: no test"
        )
    ours = modelled.cost_to_state(named.instrument)
    yield _set_beside(
        Identity.LONG_TERM_CARE, (ours, spending.number), "% of GDP", ground, (spending,)
    )


def _compare_value_added(
    country: Country, outcomes: Mapping[str, Outcome], sampler: Sampler
) -> Iterator[SecondSource]:
    """Compare value added of services and of their suppliers with the input-output table."""
    table = read_input_output(country.code)
    drawn = table.draw(sampler)
    parts = [
        _add_value(outcome, drawn.sectors[str(shipped_instrument(name).traits.purchases)])
        for name, outcome in outcomes.items()
        if name in list_having(_is_service) and outcome.reached.any()
    ]
    if not parts:
        return
    total = _ValueAdded(*(sum(part, start=np.zeros(1)) for part in zip(*parts, strict=True)))
    grounds = {
        Identity.SERVICES: say(
            "what services pay staff and in contributions over their cost, beside the share of "
            "their sector in the input-output table"
        ),
        Identity.SUPPLIERS: say(
            "what is made at home of what services buy over their cost, beside the share of the "
            "sector's suppliers in the table"
        ),
    }
    both = {
        Identity.SERVICES: (total.services, total.services_by_table),
        Identity.SUPPLIERS: (total.suppliers, total.suppliers_by_table),
    }
    for identity, (ours, other) in both.items():
        is_imputed = table.status == "imputed"
        yield SecondSource(
            identity,
            ours=float((ours / total.cost)[0] * 100),
            other=float((other / total.cost)[0] * 100),
            unit=message_id("% of cost"),
            ground=grounds[identity],
            source=table.source.title,
            status="imputed" if is_imputed else "assumed",
            **(bound_ratio(ours / other) if is_imputed else {}),
        )


class _ValueAdded(NamedTuple):
    """Value added of a service and its suppliers, by our rules and by the table. [money]"""

    cost: FloatArray
    services: FloatArray
    services_by_table: FloatArray
    suppliers: FloatArray
    suppliers_by_table: FloatArray


def _is_service(traits: Traits) -> bool:
    """Tell whether an instrument employs staff and buys of suppliers."""
    return "staff" in traits.pays and traits.purchases != "nothing"


def _add_value(outcome: Outcome, sector: SectorFigures) -> _ValueAdded:
    """Add up a service's value added; benefits to households are no cost of a service."""
    paid = {
        payee: float(np.broadcast_to(money, outcome.reached.shape)[0, 0].sum())
        for payee, money in outcome.payments.items()
        if payee not in ("households", "pension")
    }
    cost = np.full(1, sum(paid.values()))
    own, whole = sector.direct_value_added_share, sector.value_added_effect
    return _ValueAdded(
        cost,
        np.full(1, sum(paid.get(payee, 0.0) for payee in OWN_VALUE_ADDED)),
        own * cost,
        pass_on(sector, is_output=False) * paid.get("suppliers", 0.0),
        (whole - own) * cost,
    )


def _set_beside(
    identity: Identity, both: tuple[float, float], unit: str, ground: str, facts: Sequence[Fact]
) -> SecondSource:
    """Set two figures beside each other; present law is assumed in part."""
    source = "; ".join(dict.fromkeys(fact.source for fact in facts))
    return SecondSource(identity, *both, unit, ground, source, "assumed")
