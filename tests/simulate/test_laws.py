"""Laws of the matter that every package and every country must keep."""

import csv
import pathlib
from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.simulate.conftest import Setting, make_package

from carepact.core.parameter_tables import LABELS
from carepact.data.countries.facts import BASE_YEAR
from carepact.law.present_law import present_law
from carepact.law.years import expand
from carepact.policy.package import Edit
from carepact.policy.package_files import SHIPPED, shipped_package
from carepact.policy.shipped_instruments import instrument_names, shipped_instrument
from carepact.population.country_inputs import build_inputs
from carepact.simulate.projection import VARIABLES, Projection

pytestmark = pytest.mark.long

Make = Callable[[str], Setting]
COUNTRIES = ("KEN", "SEN", "USA", "JPN", "IND", "CHL", "ETH", "SWE", "BRA", "EGY")
LABELLED = ("instrument", "effect", "earner")
PACE = settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def edit(instrument: str, parameter: str, target: object, aim: str = "set") -> Edit:
    return Edit(instrument=instrument, parameter=parameter, target=target, aim=aim, source="a test")


@st.composite
def edits(draw: st.DrawFn) -> list[Edit]:
    """Random edits within range, of any instrument."""
    chosen = draw(
        st.lists(st.sampled_from(instrument_names()), min_size=1, max_size=4, unique=True)
    )
    found = []
    for name in chosen:
        parameters = shipped_instrument(name).parameters
        key = draw(st.sampled_from(sorted(set(parameters) - {"floor", "ceiling", "fee_ceiling"})))
        parameter = parameters[key]
        low, high = parameter.range
        part = draw(st.floats(0.05, 0.6))
        value = low + part * (min(high, low + 60) - low)
        if parameter.type.startswith("shares_by_"):
            axis = parameter.type.removeprefix("shares_by_").replace("_", " ")
            parts = {label: draw(st.integers(1, 9)) for label in LABELS[axis]}
            whole = sum(parts.values())
            target: float | dict[str, float] = {k: count / whole for k, count in parts.items()}
        elif parameter.type == "scalar":
            target = value
        else:
            axis = parameter.type.removeprefix("by_").replace("_", " ")
            target = dict.fromkeys(LABELS[axis], value)
        found.append(edit(name, key, target))
    return found


def totals(path: Projection, name: str, run: str = "demand") -> np.ndarray:
    return path.values[name].sel(scenario=run).to_numpy()


@pytest.mark.parametrize("code", COUNTRIES)
def test_the_empty_package_is_present_law_exactly(setting: Make, code: str) -> None:
    path = setting(code).run(make_package([]))
    for name, variable in VARIABLES.items():
        if "scenario" in variable.dimensions:
            runs = path.values[name].to_numpy()
            assert all((runs[0] == run).all() for run in runs), name
    for name in ("jobs", "mothers_entering", "earnings", "received", "saved", "value_added"):
        assert not path.values[name].to_numpy().any(), name


@PACE
@given(edits=edits(), code=st.sampled_from(COUNTRIES))
def test_every_payer_pays_what_every_payee_gets(
    setting: Make, edits: list[Edit], code: str
) -> None:
    path = setting(code).run(make_package(edits))
    cost_by_payer = path.values["cost_by_payer"].sum("payer").to_numpy()
    paid = path.values["paid"].sum("payee").to_numpy()
    assert cost_by_payer == pytest.approx(paid, rel=1e-9, abs=1e-3)


@PACE
@given(edits=edits(), code=st.sampled_from(COUNTRIES))
def test_need_is_received_and_unmet_less_what_lies_beyond(
    setting: Make, edits: list[Edit], code: str
) -> None:
    values = setting(code).run(make_package(edits)).values
    received = values["care_hours"].sum("provider")
    gap = values["need"] - (received + values["unmet"] - values["surplus_hours"])
    assert abs(gap / values["need"].clip(1)).max() < 1e-9
    assert (values["care_hours"] >= 0).all()
    assert (values["unmet"] >= 0).all()


@PACE
@given(edits=edits(), code=st.sampled_from(COUNTRIES))
def test_doubling_a_country_doubles_what_is_extensive(
    setting: Make, edits: list[Edit], code: str
) -> None:
    one = setting(code)
    facts = dict(one.country.facts)
    counted = {"births", "enrol_preprimary", "enrol_eced", "teachers_preprimary", "teachers_eced"}
    for name in counted & set(facts):
        fact = facts[name]
        facts[name] = replace(fact, value=2 * fact.value, base_value=2 * fact.base_value)
    two = one.but(
        country=replace(one.country, facts=facts),
        population=replace(one.population, persons=2 * one.population.persons),
    )
    package = make_package(edits)
    small, large = one.run(package).values, two.run(package).values
    for name in sorted(set(VARIABLES) - {"wage", "hour_value", "hours_at_work", "labour_share"}):
        expected, found = 2 * small[name].to_numpy(), large[name].to_numpy()
        scale = max(float(np.abs(expected).max()), 1.0)
        assert np.abs(expected - found).max() < 1e-9 * scale, name


MORE = (
    ("maternity_leave", "weeks", 20, 40),
    ("maternity_leave", "replacement", 0.5, 0.9),
    ("paternity_leave", "weeks", 3, 8),
    ("parental_leave", "own_weeks", 4, 16),
    ("parental_leave", "replacement", 0.4, 0.9),
    ("carers_leave", "days", 5, 15),
    ("breastfeeding_breaks", "minutes_per_day", 60, 120),
    ("community_centres", "centres", 2, 12),
    ("fathers_programmes", "coverage", 0.1, 0.4),
    ("employer_measures", "coverage", 0.2, 0.8),
    ("time_saving_infrastructure", "coverage", 0.2, 0.8),
)


@pytest.mark.parametrize(("name", "parameter", "less", "more"), MORE)
@pytest.mark.parametrize("code", ["KEN", pytest.param("USA", marks=pytest.mark.campaign)])
def test_more_of_an_instrument_costs_no_less(
    setting: Make, name: str, parameter: str, less: float, more: float, code: str
) -> None:
    place = setting(code)
    low, high = (
        place.run(make_package([edit(name, parameter, target)])).values["cost_by_payer"]
        for target in (less, more)
    )
    cost = [run.sel(scenario="demand", instrument=name).sum("payer") for run in (low, high)]
    assert (cost[1] >= cost[0] * (1 - 1e-12)).all()
    if cost[0].any():
        assert (cost[1].isel(year=-1) > cost[0].isel(year=-1)).all()


@pytest.mark.parametrize("code", ["KEN", "USA"])
def test_wider_childcare_and_care_cost_no_less(setting: Make, code: str) -> None:
    place = setting(code)
    for name, labels in (
        ("childcare", LABELS["child age"]),
        ("long_term_care", LABELS["need level"]),
    ):
        cost = [
            place.run(make_package([edit(name, "coverage", dict.fromkeys(labels, share))]))
            .values["cost_by_payer"].sel(scenario="demand", instrument=name)
            .sum("payer").isel(year=-1)
            for share in (0.3, 0.6, 0.9)
        ]  # fmt: skip
        assert (cost[0] < cost[1]).all()
        assert (cost[1] < cost[2]).all()


def test_the_same_seed_gives_the_same_bytes_and_another_does_not(setting: Make) -> None:
    place, package = setting("KEN"), shipped_package("co-responsibility")
    first, again, other = (p.run(package).values for p in (place, place, place.but(seed=2)))
    assert all(first[n].to_numpy().tobytes() == again[n].to_numpy().tobytes() for n in VARIABLES)
    assert (first["cost_by_payer"].isel(draw=1) != other["cost_by_payer"].isel(draw=1)).any()
    assert first["cost_by_payer"].isel(draw=0).equals(other["cost_by_payer"].isel(draw=0))


def read_lines() -> dict[str, set[tuple[str, str]]]:
    """Which variables, and which of their labels, each instrument may move."""
    text = pathlib.Path(__file__).with_name("lines.csv").read_text("utf-8")
    lines = defaultdict(set)
    for row in csv.DictReader(text.splitlines()):
        lines[row["instrument"]].add((row["variable"], row["label"]))
    return lines


@pytest.mark.parametrize("name", sorted(read_lines()))
@pytest.mark.parametrize("code", ["KEN", pytest.param("JPN", marks=pytest.mark.campaign)])
def test_an_instrument_alone_moves_only_the_lines_that_it_may(
    setting: Make, name: str, code: str
) -> None:
    place = setting(code)
    packages = [
        shipped_package(one) for one in ("co-responsibility", "family-benefits", "ilo-floor")
    ]
    found = {e.parameter: e for one in packages for e in one.edits if e.instrument == name}
    alone, none = list(found.values()), list[Edit]()
    before, after = (place.run(make_package(part)).values for part in (none, alone))
    moved = set()
    for variable, form in VARIABLES.items():
        label = next((d for d in form.dimensions if d in LABELLED), None)
        for one in [""] if label is None else before[label].to_numpy():
            pair = [
                v[variable] if label is None else v[variable].sel({label: one})
                for v in (before, after)
            ]
            if pair[0].to_numpy().tobytes() != pair[1].to_numpy().tobytes():
                moved.add((variable, str(one)))
    assert moved <= read_lines()[name]
    if code == "KEN":  # whose law grants less than the package in every instrument
        assert any(variable == "cost_by_payer" for variable, _label in moved)


def test_every_line_of_the_table_names_what_exists() -> None:
    used = {edit.instrument for name in SHIPPED for edit in shipped_package(name).edits}
    assert used == set(read_lines())
    for name, lines in read_lines().items():
        assert name in instrument_names()
        for variable, label in lines:
            assert variable in VARIABLES
            assert bool(label) == any(d in LABELLED for d in VARIABLES[variable].dimensions)


@pytest.mark.parametrize("name", SHIPPED)
def test_no_combination_reaches_more_than_all_demand(setting: Make, name: str) -> None:
    values = setting("KEN").run(shipped_package(name)).values
    demand, additional, supply = (
        values["staff"].sel(scenario=r).sum("sex") for r in ("demand", "additional", "supply")
    )
    assert (additional <= demand * (1 + 1e-12)).all()
    assert (supply <= additional * (1 + 1e-12)).all()


@pytest.mark.parametrize(
    ("indicator", "spread"),
    [("labour_income_share", 0.8), ("ptr_preprimary", 0.5), ("ger_preprimary", 0.4)],
)
def test_worse_data_give_no_narrower_interval(setting: Make, indicator: str, spread: float) -> None:
    place = setting("KEN").but(draws=400, years=range(2030, 2032))
    fact = replace(place.country.facts[indicator], year=BASE_YEAR)  # old ones are vague too
    place = place.but(
        country=replace(place.country, facts={**place.country.facts, indicator: fact})
    )
    vague = replace(
        fact, status="imputed", half_width=spread, low=fact.number * 0.5, high=fact.number * 1.5
    )
    country = replace(place.country, facts={**place.country.facts, indicator: vague})
    package = make_package([], 2028, 2029)
    known, guessed = (
        p.run(package)
        .values["cost_by_payer"]
        .sel(scenario="demand", instrument="childcare")
        .sum("payer")
        for p in (place, place.but(country=country))
    )
    widths = [
        np.log(one.isel(draw=slice(1, None)).to_numpy()).std(axis=0) for one in (known, guessed)
    ]
    assert (widths[1] > widths[0]).all()
    assert known.isel(draw=0).equals(guessed.isel(draw=0))


@pytest.mark.parametrize("code", ["KEN", "SWE"])
def test_each_payer_bears_its_share_of_every_instrument(setting: Make, code: str) -> None:
    """Shares of law and package are read apart from the path; fees of childcare have a limit."""
    place, package = setting(code), shipped_package("co-responsibility")
    inputs = build_inputs(place.country, place.population, place.years, place.sampler)
    law = present_law(inputs)
    cost_by_payer = place.run(package).values["cost_by_payer"]
    for run, reform in (("present law", None), ("demand", package)):
        laws = expand(law, reform, place.years)
        for name in set(instrument_names()) - {"childcare"}:
            found = cost_by_payer.sel(scenario=run, instrument=name).transpose(
                "draw", "year", "payer"
            )
            cost = found.sum("payer").to_numpy()[..., None]
            scale = max(float(np.abs(cost).max()), 1.0)
            assert np.abs(found.to_numpy() - laws[name]["payers"] * cost).max() < 1e-9 * scale, name
