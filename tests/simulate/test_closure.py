"""Every dollar has two legs: what one pays another gets, and with equal rates nothing moves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
import xarray as xr
from tests.ledger.random_paths import change
from tests.simulate.conftest import Setting, make_package

from carepact.core.arrays import FloatArray
from carepact.core.errors import LedgerError
from carepact.ledger.ledger import post_projection
from carepact.policy.package import Edit
from carepact.policy.package_files import shipped_package
from carepact.population.country_inputs import CountryInputs, build_inputs
from carepact.simulate.costs import beyond_present_law, sum_cost, sum_returned
from carepact.simulate.economy import follow_money
from carepact.simulate.growth_paths import GrowthPaths
from carepact.simulate.jobs import Purchase
from carepact.simulate.money import Money
from carepact.simulate.projection import DIMENSIONS, SCENARIOS, place
from carepact.simulate.surroundings import Surroundings, draw_surroundings
from carepact.simulate.work import Work

Make = Callable[[str], Setting]
BENEFIT = 1e9
DOMESTIC = ("general_budget", "employers", "households", "communities")
TAXED = GrowthPaths(np.asarray(0.03), np.asarray(0.0), 1.0, 0.0)


def inputs_of(setting: Make, code: str) -> CountryInputs:
    """Lay out a country for two years and a few draws."""
    place = setting(code)
    return build_inputs(place.country, place.population, [2024, 2030], place.sampler)


def level(around: Surroundings, part: float = 1.0) -> Surroundings:
    """Let all be taxed and spend alike: labour as profits, at a part of the country's rate."""
    labour = part * around.rates.labour
    nothing = np.zeros_like(around.on_employees)
    return replace(
        around,
        contribution=nothing,
        on_employees=nothing,
        own_taxed=np.ones_like(nothing),
        rates=replace(around.rates, labour=labour, profits=labour, contributions=0 * labour),
        evidence={**around.evidence, "profits_spent": around.evidence["rate_of_consumption"]},
    )


def pay(inputs: CountryInputs, payer: str, payee: str, amount: float, forgone: float = 0) -> Money:
    """Let one payer pay one payee in every run but present law."""
    tail = (1 + inputs.draws, len(inputs.years))
    reform = np.array([0.0, 1, 1, 1])[:, None, None]

    def lay(dimension: str, label: str) -> FloatArray:
        laid = np.zeros((len(SCENARIOS), len(DIMENSIONS[dimension]), *tail))
        laid[:, place(dimension, label)] = amount * reform
        return laid

    none = np.zeros((len(SCENARIOS), *tail))
    return Money(
        by_payer=lay("payer", payer),
        by_payee=lay("payee", payee),
        purchases=(Purchase("construction", none, is_output=True),),
        outlay=none,
        forgone={"employees": none + forgone * reform, "self-employed": none},
    )


def idle(inputs: CountryInputs) -> Work:
    """Nobody works more than under present law."""
    tail = (len(SCENARIOS), 1 + inputs.draws, len(inputs.years))
    by_sex = (tail[0], 2, *tail[1:])
    employed = np.broadcast_to(inputs.pay.employed, by_sex)
    adults = np.moveaxis(inputs.adults(), -1, 0)
    none, nobody = np.zeros(tail), np.zeros(by_sex)
    wage = np.broadcast_to(inputs.pay.earnings, by_sex)
    return Work(adults, employed, nobody, none, none, none, wage)


def trace(
    inputs: CountryInputs, money: Money, around: Surroundings, paths: GrowthPaths = TAXED
) -> dict[str, FloatArray]:
    """Follow money alone."""
    return follow_money(idle(inputs), money, inputs.pay, around, paths)[0]


@pytest.mark.parametrize("code", ["ETH", "DEU", "MEX"])
def test_a_tax_financed_benefit_to_employees_moves_nothing(setting: Make, code: str) -> None:
    inputs = inputs_of(setting, code)
    money = pay(inputs, "social_security", "households", BENEFIT, forgone=0.8 * BENEFIT)
    found = trace(inputs, money, level(draw_surroundings(inputs)))
    income = found["labour_cost"] + found["profits"] + found["transfers"]
    assert abs(income.sum(axis=1)).max() < 1e-9 * BENEFIT
    assert abs(found["received"].sum(axis=(1, 2))).max() < 1e-9 * BENEFIT
    assert abs(found["value_added"]).max() < 1e-9 * BENEFIT
    assert abs(found["jobs"]).max() < 1e-9 * BENEFIT
    assert found["financed"][1:, place("financing", "tax")] == pytest.approx(BENEFIT)


@pytest.mark.parametrize("code", ["ETH", "DEU", "MEX"])
def test_who_pays_makes_no_difference_where_all_are_alike(setting: Make, code: str) -> None:
    inputs = inputs_of(setting, code)
    around = level(draw_surroundings(inputs), 0.0)  # no income tax falls on benefits either
    found = {
        payer: trace(inputs, pay(inputs, payer, "households", BENEFIT), around)
        for payer in (*DOMESTIC, "donors")
    }
    for payer in DOMESTIC:
        assert abs(found[payer]["jobs"]).max() < 1e-9 * BENEFIT, payer
        assert abs(found[payer]["received"].sum(axis=(1, 2))).max() < 1e-9 * BENEFIT, payer
    assert (found["donors"]["jobs"][1:].sum(axis=(1, 2)) > 0).all()  # money from abroad


@pytest.mark.parametrize("payer", DOMESTIC)
def test_what_a_payer_pays_is_taken_from_somebody(setting: Make, payer: str) -> None:
    inputs = inputs_of(setting, "KEN")
    found = trace(inputs, pay(inputs, payer, "pension", BENEFIT), draw_surroundings(inputs))
    income = found["labour_cost"] + found["profits"] + found["transfers"]
    bearing = {"households": "families", "general_budget": "financing"}
    bearer = DIMENSIONS["earner"].index(bearing.get(payer, "employers and communities"))
    paid = found["financed"][1:].sum(axis=1) if payer == "general_budget" else BENEFIT
    assert income[1:, bearer] == pytest.approx(-paid * np.ones_like(income[1:, bearer]))
    assert (np.abs(paid) > 0.5 * BENEFIT).all()


def leaf(values: xr.Dataset, name: str) -> float:
    """Take what comes back of an earner in the last year, over GDP."""
    of = values["received"].sel(scenario="demand", earner=name).isel(draw=0, year=-1).sum()
    return float(of / values["gdp"].isel(draw=0, year=-1))


def test_ethiopia_by_tax_and_by_debt_differs_by_financing_alone(setting: Make) -> None:
    by_debt = GrowthPaths(np.asarray(0.03), np.asarray(0.0), 0.0, 0.0)
    found = {
        name: setting("ETH").but(paths=paths, draws=2).run(shipped_package("ilo-floor")).values
        for name, paths in (("tax", TAXED), ("debt", by_debt))
    }
    for earner in DIMENSIONS["earner"]:
        if "financing" not in earner:
            assert leaf(found["tax"], earner) == leaf(found["debt"], earner)
    assert leaf(found["debt"], "financing") == leaf(found["debt"], "induced by financing") == 0
    back = sum_returned(found["debt"]).sel(scenario="demand").isel(draw=0, year=-1)
    cost = beyond_present_law(sum_cost(found["debt"])).sel(scenario="demand")
    assert abs(float(back / cost.isel(draw=0, year=-1))) < 0.1  # a transfer alone brings little
    # Taxes take what benefits give; what is lost beside is what the self-employed do not make.
    last = found["tax"].sel(scenario="demand").isel(draw=0, year=-1)
    income = (last["labour_cost"] + last["profits"] + last["transfers"]).sel(
        earner=["on leave", "families", "employers and communities", "financing"]
    )
    taken = float(income.sum() + last["output_lost"] + last["financed"].sum())
    law = found["tax"].sel(scenario="present law").isel(draw=0, year=-1)
    given = (last["paid"] - law["paid"]).sel(payee="households").sum()
    paid = (last["cost_by_payer"] - law["cost_by_payer"]).sum("instrument")
    borne = paid.sel(payer=["employers", "households", "communities"]).sum()
    assert taken == pytest.approx(float(given - borne), rel=1e-9)
    assert float(found["debt"]["debt"].sel(scenario="demand").isel(draw=0, year=-1)) > 0


def test_replacing_wages_in_germany_moves_revenue_little(setting: Make) -> None:
    place_of = setting("DEU").but(draws=2, paths=TAXED)
    found = []
    for rate in (0.0, 1.0):
        edit = Edit(
            instrument="maternity_leave", parameter="replacement", target=rate, source="Test",
            aim="set",
        )  # fmt: skip
        found.append(place_of.run(make_package([edit])).values.isel(draw=0, year=-1))
    before, after = (values.sel(scenario="demand") for values in found)
    more = after - before
    benefit = float(more["paid"].sel(instrument="maternity_leave").sum())
    back = float(more["received"].sum())
    assert benefit > 0
    assert abs(back) < 0.1 * benefit  # it was a quarter of it


@pytest.mark.parametrize(
    ("variable", "where", "hub"),
    [
        ("profits", {"earner": "employers and communities"}, "employers"),
        ("transfers", {"earner": "employers and communities"}, "communities"),
        ("financed", {"financing": "tax"}, "State"),
        ("profits", {"earner": "on leave"}, "employers"),
    ],
)
def test_a_flow_of_one_leg_is_caught(
    setting: Make, variable: str, where: dict[str, str], hub: str
) -> None:
    projection = setting("KEN").but(draws=2).run(shipped_package("co-responsibility"))
    assert post_projection(projection).checks
    at = {"scenario": "demand", "year": projection.years[-1], **where}
    with pytest.raises(LedgerError, match=f"closure: {hub}"):
        post_projection(change(projection, variable, at, 0.0))
