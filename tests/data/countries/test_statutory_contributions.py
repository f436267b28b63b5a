"""Employers' contributions by statute: read on a page each, and the rates that pages print."""

from __future__ import annotations

import csv
from importlib import resources

import pytest

from carepact.data.countries.income_group import group_income
from carepact.data.countries.reading import read_country

RATE = "employer_contribution_rate"


def rows() -> list[dict[str, str]]:
    text = resources.files("carepact.data.countries").joinpath("by_hand.csv").read_text("utf-8")
    return [row for row in csv.DictReader(text.splitlines()) if row["indicator"] == RATE]


def test_every_rate_names_the_page_what_it_prints_and_how_sure_the_reading_is() -> None:
    for row in rows():
        assert "http" in row["source"], row["country"]
        assert "confidence)" in row["source"], row["country"]
        assert any(sign.isdigit() for sign in row["source"].partition(":")[2]), row["country"]


def test_at_least_twenty_countries_of_every_income_group_are_there() -> None:
    found = {row["country"]: read_country(row["country"]) for row in rows()}
    assert len(found) >= 20
    groups = {group_income(country) for country in found.values()}
    assert groups == {"low", "lower middle", "upper middle", "high"}


# Togo 3 + 2 + 12.5; Senegal 7 + 3 + 8.4; Sweden as its tax agency prints; Kenya 6 + 1.5; the
# United States 6.2 + 1.45. Sums by hand.
@pytest.mark.parametrize(
    ("country", "rate"),
    [("TGO", 17.5), ("SEN", 18.4), ("SWE", 31.42), ("KEN", 7.5), ("USA", 7.65)],
)
def test_rates_are_those_that_pages_print(country: str, rate: float) -> None:
    fact = read_country(country).fact(RATE)
    assert fact is not None
    assert fact.number == pytest.approx(rate)
    assert fact.status == "observed"
