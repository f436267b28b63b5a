"""Childcare of the United Kingdom beside De Henau (2022), table 5, scenario 3, untuned."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.simulate.conftest import Setting, make_package

from carepact.policy.package import Edit

COVERAGE = {"0": 0.425, "1": 0.85, "2": 0.85, "3": 0.85, "4": 0.85, "5": 0.85}
RATIOS = {"0": 3, "1": 3, "2": 4, "3": 8, "4": 8, "5": 8}


@pytest.mark.shared
def test_gross_cost_is_within_a_quarter_of_what_is_printed(
    setting: Callable[[str], Setting], shared_published: Path
) -> None:
    """Take-up 0.85 from six months on, statutory ratios of England, paid by the State."""
    with (shared_published / "de_henau_2022_table_5.csv").open(encoding="utf-8") as file:
        printed = next(
            float(row["scenario_3"])
            for row in csv.DictReader(file)
            if row["quantity"] == "gross annual cost" and row["unit"] == "% of GDP"
        )
    edits = [
        Edit(instrument="childcare", parameter=name, target=target, source="Test", aim="set")
        for name, target in (
            ("coverage", COVERAGE),
            ("children_per_staff", RATIOS),
            ("payers", {"general_budget": 1}),
        )
    ]
    place = setting("GBR").but(draws=0, years=range(2024, 2027))
    values = place.run(make_package(edits, 2024, 2025)).values.isel(draw=0, year=-1)
    cost = values["cost_by_payer"].sel(scenario="demand", instrument="childcare").sum()
    assert float(100 * cost / values["gdp"]) == pytest.approx(printed, rel=0.25)
