"""Childcare of the United Kingdom beside De Henau (2022), table 5, scenario 3, untuned."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from tests.simulate.conftest import Setting, make_package

from carepact.policy.package import Edit
from carepact.simulate.growth_paths import GrowthPaths

COVERAGE = {"0": 0.425, "1": 0.85, "2": 0.85, "3": 0.85, "4": 0.85, "5": 0.85}
BY_TAX = GrowthPaths(
    discount_rate=np.asarray(0.03),
    care_wage_growth=np.asarray(0.0),
    tax_share=1.0,
    reallocation_share=0.0,
)
RATIOS = {"0": 3, "1": 3, "2": 4, "3": 8, "4": 8, "5": 8}


@pytest.fixture
def printed(shared_published: Path) -> dict[tuple[str, str], float]:
    """Scenario 3 as printed, by quantity and unit."""
    with (shared_published / "de_henau_2022_table_5.csv").open(encoding="utf-8") as file:
        return {
            (row["quantity"], row["unit"]): float(row["scenario_3"])
            for row in csv.DictReader(file)
            if row["unit"] != "text"
        }


@pytest.fixture
def ours(setting: Callable[[str], Setting]) -> dict[str, float]:
    """Scenario 3 by our own rules: take-up 0.85 from six months, statutory ratios of England."""
    edits = [
        Edit(instrument="childcare", parameter=name, target=target, source="Test", aim="set")
        for name, target in (
            ("coverage", COVERAGE),
            ("children_per_staff", RATIOS),
            ("payers", {"general_budget": 1}),
        )
    ]
    place = setting("GBR").but(draws=0, years=range(2024, 2027), paths=BY_TAX)
    values = place.run(make_package(edits, 2024, 2025)).values.isel(draw=0, year=-1)
    cost = values["cost_by_payer"].sel(instrument="childcare")
    state = cost.sel(payer=["general_budget", "social_security"]).sum("payer")
    before = values["received"].drop_sel(earner=["financing", "induced by financing"])
    all_revenue = values["received"].sum(["earner", "receipt"]).sel(scenario="demand")
    gross = float(cost.sum("payer").sel(scenario="demand"))
    added = float(state.sel(scenario="demand") - state.sel(scenario="present law"))
    revenue = float(before.sum(["earner", "receipt"]).sel(scenario="demand"))
    gdp = float(values["gdp"])
    return {
        "gross": 100 * gross / gdp,
        "subsidies": 100 * float(state.sel(scenario="present law")) / gdp,
        "revenue": 100 * revenue / gdp,
        "after financing": 100 * float(all_revenue) / gdp,
        "net": 100 * (added - revenue) / gdp,
        "self-funding": 1 - (added - revenue) / gross,
    }


@pytest.mark.shared
def test_gross_cost_is_within_a_quarter_of_what_is_printed(
    printed: dict[tuple[str, str], float], ours: dict[str, float]
) -> None:
    assert ours["gross"] == pytest.approx(printed["gross annual cost", "% of GDP"], rel=0.25)


@pytest.mark.shared
def test_the_page_prints_both_and_lists_what_differs(
    printed: dict[tuple[str, str], float], ours: dict[str, float]
) -> None:
    def over_gdp(*quantities: str) -> float:
        """Part of the printed gross cost, in its per cent of GDP."""
        millions = sum(printed[one, "GBP million 2018"] for one in quantities)
        gross = printed["gross annual cost", "GBP million 2018"]
        return printed["gross annual cost", "% of GDP"] * millions / gross

    rows = {
        "gross cost": (over_gdp("gross annual cost"), ours["gross"]),
        "what the State spends already": (over_gdp("current ECEC subsidies"), ours["subsidies"]),
        "new revenue, before taxes that pay for it": (
            over_gdp("direct tax revenue", "indirect tax revenue", "other tax revenue"),
            ours["revenue"],
        ),
        "lower spending on cash benefits": (over_gdp("lower spending on cash benefits"), 0.0),
        "net cost to the State, before taxes that pay for it": (
            over_gdp("net funding gap"),
            ours["net"],
        ),
    }
    page = (Path(__file__).parents[2] / "docs" / "explanation" / "multipliers.md").read_text()
    for name, (theirs, own) in rows.items():
        assert f"| {name} | {theirs:.2f} | {own:.2f} |" in page, (name, theirs, own)
    both = f"{printed['self-funding', 'share']:.2f} | {ours['self-funding']:.2f}"
    assert f"| self-funding of gross cost | {both} |" in page, both
    assert f"{ours['after financing']:.2f} % comes back" in page, ours
