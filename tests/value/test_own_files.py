"""Wages of a file: only what a method needs; every file is named and hashed."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.value.households import CHILDCARE_HOURS, CLEANING_HOURS, HOURS, figure, town, value_town

from carepact.core.errors import DataError
from carepact.core.provenance import hash_file
from carepact.studies.valuation.by_keywords import value_care_time

COLUMNS = "occupation,hourly_wage,currency,source"


@pytest.fixture
def wages(tmp_path: Path) -> Path:
    """Write a file of the generalist's wage alone."""
    path = tmp_path / "wages.csv"
    path.write_text(f"{COLUMNS}\ngeneralist,10,pesos,made up\n", encoding="utf-8")
    return path


def test_the_wage_of_a_generalist_is_enough_for_that_method(wages: Path) -> None:
    result = value_care_time(town(), str(wages), ("generalist",), minimum_cell=3)

    worth = result.to_polars().filter(statistic="value_per_year", activity="unpaid_work")
    assert worth["value"][0] == pytest.approx(10 * HOURS)
    assert [one.title for one in result.assumptions if one.unit == "pesos"] == ["generalist"]
    assert not any(one.unit == "ISCO-08" for one in result.assumptions)


def test_another_method_says_which_wages_it_lacks(wages: Path) -> None:
    with pytest.raises(DataError) as caught:
        value_care_time(town(), str(wages), ("specialist",), minimum_cell=3)

    told = str(caught.value)
    assert "9111" in told  # cleaning
    assert "5311" in told  # childcare
    assert "9412" not in told  # nobody in town cooks


def test_files_are_named_in_the_source_line_and_hashed(wages: Path, tmp_path: Path) -> None:
    gdp = tmp_path / "gdp.csv"
    gdp.write_text("year,gdp,currency,source\n2015,1e9,pesos,made up\n", encoding="utf-8")

    result = value_care_time(town(), str(wages), ("generalist",), gdp=gdp, minimum_cell=3)

    assert "wages: wages.csv" in result.source
    assert "GDP: gdp.csv" in result.source
    inputs = {one["file"]: one["sha256"] for one in result.manifest()["inputs"]}  # type: ignore[attr-defined]
    assert inputs["wages.csv"] == hash_file(wages)
    assert inputs["gdp.csv"] == hash_file(gdp)


def test_another_wage_makes_another_hash_of_settings(wages: Path) -> None:
    before = value_care_time(town(), str(wages), ("generalist",), minimum_cell=3).manifest()
    wages.write_text(f"{COLUMNS}\ngeneralist,11,pesos,made up\n", encoding="utf-8")
    after = value_care_time(town(), str(wages), ("generalist",), minimum_cell=3).manifest()

    assert before["settings_sha256"] != after["settings_sha256"]


def test_hours_of_the_town_are_what_they_were() -> None:
    assert CLEANING_HOURS + CHILDCARE_HOURS == HOURS
    assert figure(value_town(town(), "USA"), "hours_per_year")[0] == pytest.approx(HOURS)
