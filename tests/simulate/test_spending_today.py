"""What is spent today stands beside the modelled cost of present law, and enters nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest
from tests.simulate.conftest import Setting, make_package

from carepact.data.countries.reading import read_country
from carepact.simulate.outcome_table import COLUMNS
from carepact.simulate.result_grade import ResultGrade
from carepact.validate.spending_today import (
    MODELLED,
    OBSERVED,
    find_spending,
    tabulate_spending,
)

GRADE = ResultGrade("C", "D", (), ())
PREPRIMARY = "gov_exp_preprimary_gdp"


def test_unesco_s_spending_stands_beside_the_state_s_part_of_modelled_childcare(
    setting: Callable[[str], Setting],
) -> None:
    chile = setting("CHL")
    fact = chile.country.fact(PREPRIMARY)
    assert fact is not None
    assert fact.status == "observed"

    path = chile.run(make_package([]))
    rows = tabulate_spending(path, chile.country, GRADE)
    assert set(rows["label"]) == {PREPRIMARY, "ltc_public_spending_gdp"}
    rows = rows.filter(pl.col("label") == PREPRIMARY)

    assert rows.columns == list(COLUMNS)
    modelled, observed = (rows.row(by_predicate=pl.col("variable") == v, named=True)
                          for v in (MODELLED, OBSERVED))  # fmt: skip
    assert observed["value"] == pytest.approx(float(fact.value) / 100)
    assert (observed["year"], observed["low"], observed["grade"]) == (fact.year, None, "A")
    first = path.values.isel(year=0, draw=0).sel(scenario="present law", instrument="childcare")
    cost_by_payer = first["cost_by_payer"].sel(payer=["general_budget", "social_security"]).sum()
    assert modelled["value"] == pytest.approx(float(cost_by_payer / first["gdp"]))
    # Three draws tell no tail: the interval is stretched to hold the central run.
    assert modelled["low"] < modelled["high"]
    many = chile.but(draws=100, years=range(2025, 2027)).run(make_package([]))
    inside = tabulate_spending(many, chile.country, GRADE).row(
        by_predicate=(pl.col("variable") == MODELLED) & (pl.col("label") == PREPRIMARY), named=True
    )
    assert inside["low"] < inside["value"] < inside["high"]
    assert (modelled["year"], modelled["scenario"]) == (2025, "present law")


def test_spending_that_is_imputed_is_not_called_observed(
    setting: Callable[[str], Setting],
) -> None:
    albania = setting("ALB")
    fact = albania.country.fact(PREPRIMARY)
    assert fact is not None
    assert fact.status == "imputed"

    assert find_spending(albania.country) == {PREPRIMARY: None}
    rows = tabulate_spending(albania.run(make_package([])), albania.country, GRADE)
    assert set(rows["variable"]) == {MODELLED}


def test_own_figures_of_spending_make_further_lines_and_move_nothing(
    setting: Callable[[str], Setting], tmp_path: Path
) -> None:
    own = tmp_path / "own.csv"
    own.write_text(
        "country,indicator,year,value,unit,source\n"
        "CHL,family_benefits_gdp,2021,1.8,% of GDP,example\n"
        "CHL,gov_exp_preprimary_gdp,2023,4.9,% of GDP,example\n",
        "utf-8",
    )
    chile = setting("CHL")
    richer = chile.but(country=read_country("CHL", own))

    before, after = (one.run(make_package([])) for one in (chile, richer))
    rows = tabulate_spending(after, richer.country, GRADE)

    assert before.values.equals(after.values)
    told = rows.filter(pl.col("variable") == OBSERVED)
    # Published spending on long-term care ships: OECD, 0.042 % of GDP.
    care = chile.country.facts["ltc_public_spending_gdp"].number / 100
    assert dict(told.select("label", "value").rows()) == pytest.approx(
        {PREPRIMARY: 0.049, "family_benefits_gdp": 0.018, "ltc_public_spending_gdp": care}
    )
