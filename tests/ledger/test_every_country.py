"""In every country each level has its second source, and every dollar two legs.

One run of each country proves all of it: what is solved, what the books close, what no share
may leave. `carepact country` prints the sources of each level side by side. Every test takes each
tenth country by the alphabet, a campaign all others.
"""

from __future__ import annotations

import numpy as np
import pytest

from carepact.core.draws import Sampler
from carepact.data.countries.population import list_population, read_population
from carepact.data.countries.reading import read_country
from carepact.law.law import Law
from carepact.law.present_law import NONE_KNOWN, present_law
from carepact.ledger.ledger import post_projection
from carepact.ledger.profile import share_care
from carepact.measure.country_hours import published_hours
from carepact.needs.balance import balance_care
from carepact.policy.package_files import shipped_package
from carepact.policy.shipped_instruments import shipped_instruments
from carepact.population.country_inputs import CountryInputs, build_inputs
from carepact.population.input_facts import needed_facts
from carepact.population.pay import Growth
from carepact.simulate.costs import beyond_present_law
from carepact.simulate.growth_paths import DeclaredPaths, GrowthPaths, draw_paths, grow
from carepact.simulate.projection import RECIPIENTS, Projection
from carepact.simulate.years import simulate_years

pytestmark = pytest.mark.long
ROUNDING = 1e-9
YEARS = (2024, 2040)
DRAWS = 2
EVERY = 10
"""One country in so many is carried whenever tests run, all of them in a campaign."""
KNOWN = sorted(
    code
    for code in list_population()
    if all(read_country(code).fact(name) for name in needed_facts())
)


def carry(code: str) -> tuple[CountryInputs, Projection]:
    """Carry a country under co-responsibility, with growth drawn and mixed financing."""
    country, population, sampler = read_country(code), read_population(code), Sampler(1, DRAWS)
    shares = {"debt": 0.3, "tax": 0.5, "reallocation": 0.2}
    economy = draw_paths(DeclaredPaths(financing=shares), sampler)
    growth = Growth(grow(economy.gdp_growth, YEARS), grow(economy.wage_growth, YEARS))
    inputs = build_inputs(country, population, YEARS, sampler, growth)
    projection = simulate_years(
        inputs,
        published_hours(country, sampler),
        balance_care(country, population, sampler),
        present_law(inputs),
        shipped_package("co-responsibility"),
        GrowthPaths.along_draws(economy),
    )
    return inputs, projection


def list_none_known(law: Law) -> list[str]:
    """List the instruments of which no source tells what the law grants."""
    return [
        name
        for name, one in shipped_instruments().items()
        if one.traits.absent_when_zero
        and all(
            law.origins[name, parameter].source == NONE_KNOWN
            for parameter in one.traits.absent_when_zero
        )
    ]


def sum_labour(inputs: CountryInputs) -> np.ndarray:
    """Add labour income up once more, by sex and status, shape (1 + draws,)."""
    pay, total = inputs.pay, np.zeros(1 + DRAWS)
    for sex, who in enumerate("fm"):
        people = float(inputs.adults()[0, 0, sex])
        employed = people * inputs.number(f"emp_rate_15p_{who}")[:, 0, 0]
        alone = inputs.number(f"self_employed_{who}")[:, 0, 0]
        formal = np.minimum(1, (1 - pay.informal[sex, :, 0]) / (1 - alone))
        rate = 1 + pay.levels.rate * formal
        total = total + employed * (1 - alone) * pay.levels.employees[sex] * rate
        total = total + employed * alone * pay.levels.self_employed[sex]
    return total


@pytest.mark.parametrize(
    "code",
    [
        code if place % EVERY == 0 else pytest.param(code, marks=pytest.mark.campaign)
        for place, code in enumerate(KNOWN)
    ],
)
def test_levels_have_two_sources_and_dollars_two_legs(code: str) -> None:
    inputs, projection = carry(code)
    values = projection.values
    if code in KNOWN[::EVERY]:  # posting takes longest; closure is among its checks
        assert post_projection(projection).checks

    # Wages: labour income of the first year is the share that national accounts tell.
    share = inputs.number("labour_income_share")[:, 0, 0]
    product = inputs.number("gdp_pc_ppp2021")[:, 0, 0] * inputs.persons[0].sum()
    assert sum_labour(inputs) / product == pytest.approx(share, rel=ROUNDING)
    assert float(values["labour_share"].min()) >= 0.2 - ROUNDING
    assert float(values["labour_share"].max()) <= 0.75 + ROUNDING

    # Value added: pay lies within it, and suppliers add no more than they are paid.
    paid = beyond_present_law(values["paid"].sum("instrument"))
    added = values["value_added"].sel(scenario=paid["scenario"])
    pay = paid.sel(payee=["staff", "social_security"]).sum("payee")
    scale = float(abs(paid).max())
    assert float((added.sel(effect="direct") - pay).min()) >= -ROUNDING * scale
    each = beyond_present_law(values["paid"].sel(payee="suppliers")).clip(min=0)
    bought = each.sum("instrument") + values["outlay"]
    assert float((bought - added.sel(effect="indirect")).min()) >= -ROUNDING * scale

    # Payers: all of the cost, nobody below nothing, no share outside 0 to 1.
    borne, cost = values["cost_by_payer"], values["paid"].sum("payee")
    assert float(borne.min()) >= 0
    assert float(abs(borne.sum("payer") - cost).max()) <= ROUNDING * float(cost.max())
    for recipients in (RECIPIENTS, RECIPIENTS[:-1]):  # with and without housework
        shares = share_care(values, recipients).shares
        assert float(shares.min()) >= -ROUNDING
        assert float(shares.max()) <= 1 + ROUNDING

    # A law that nobody has read costs nothing, so that no package saves on it.
    for name in list_none_known(present_law(inputs)):
        spent = borne.sel(instrument=name).sum("payer")
        assert float(spent.sel(scenario="present law").max()) == 0
        assert float(beyond_present_law(spent).min()) >= 0

    # Financing is the net cost, feedback in it; women's work is above men's only where it was.
    assert float(abs(values["financed"].sel(scenario="present law")).max()) == 0
    rates = values["employed"] / values["adults"]
    first = rates.sel(scenario="present law", year=YEARS[0], draw=0)
    if float(first.sel(sex="women")) < float(first.sel(sex="men")):
        women, men = (rates.sel(sex=sex, draw=0) for sex in ("women", "men"))
        flagged = any("more women than men" in one for one in projection.notes)
        assert bool((women > men).any()) == flagged


def test_most_of_the_world_is_known() -> None:
    assert len(KNOWN) >= 170
