"""No figure of a country has a headline outside its interval, or an interval without width."""

from __future__ import annotations

import polars as pl
import pytest
from scripts.headlines import find_faults, try_run

from carepact.simulate.outcome_table import COLUMNS


@pytest.mark.parametrize("package", ["ilo-floor", "co-responsibility"])
@pytest.mark.parametrize("country", ["BDI", "ETH", "KEN", "SWE"])
def test_every_figure_lies_within_an_interval_that_has_width(country: str, package: str) -> None:
    faults = try_run(country, package, until=2027)
    assert faults.is_empty(), faults


def row(**figures: object) -> pl.DataFrame:
    """Lay out one row of figures, sound unless told otherwise."""
    sound: dict[str, object] = {
        "country": "KEN", "package": "p", "year": 2030, "scenario": "demand", "variable": "jobs",
        "label": None, "sex": None, "value": 2.0, "low": 1.0, "high": 3.0, "unit": "persons",
        "grade": "B", "headline": "median of the draws", "undefined_draws": 0,
    }  # fmt: skip
    return pl.DataFrame([sound | figures], schema=COLUMNS)


@pytest.mark.parametrize(
    ("figures", "fault"),
    [
        ({"value": 4.0}, "outside its interval"),
        ({"low": 2.0, "high": 2.0}, "an interval without width"),
        ({"low": None, "high": None}, "no interval"),
        ({"value": None}, "missing though defined"),
        ({"headline": "central run"}, "no median"),
        ({"unit": "share", "value": 0.0, "low": -1e-18, "high": 1e-18}, "left of rounding"),
    ],
)
def test_each_fault_is_seen(figures: dict[str, object], fault: str) -> None:
    assert find_faults(row(**figures))["fault"].to_list() == [fault]


@pytest.mark.parametrize(
    "figures",
    [
        {},
        {"value": 0.0, "low": 0.0, "high": 0.0},
        {"unit": "year", "value": 2030.0, "low": 2030.0, "high": 2030.0},
        {"value": None, "grade": "D"},
        {"value": None, "low": None, "high": None, "undefined_draws": 51},
        {"variable": "persons_reached", "label": "pension_credits", "low": None, "high": None},
    ],
)
def test_law_population_zeros_and_what_is_not_defined_are_no_faults(
    figures: dict[str, object],
) -> None:
    assert find_faults(row(**figures)).is_empty()
