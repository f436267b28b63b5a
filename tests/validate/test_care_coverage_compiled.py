"""The shipped coverage of long-term care is what the compile step gives, and tests what it may."""

from __future__ import annotations

import functools
from dataclasses import replace

import pytest
from scripts.compile.care_coverage import (
    PAGE,
    Compiled,
    compile_coverage,
    cover,
    draw_halves,
    lay_out_countries,
    lay_out_fit,
    list_reporting,
)
from scripts.compile.care_coverage_page import lay_out_page

from carepact.data.countries.dictionary import read_shipped
from carepact.data.countries.facts import Country
from carepact.data.countries.population import read_population
from carepact.data.countries.reading import read_countries, read_country
from carepact.validate.indicators import observed_indicators
from carepact.validate.modelled_law import model_present_law

NAMED = observed_indicators().long_term_care


@functools.cache
def compiled() -> Compiled:
    """Compile once from what ships."""
    return compile_coverage(read_countries())


def change_spending(country: Country, factor: float) -> Country:
    """Multiply a country's spending on long-term care."""
    spending = country.facts[NAMED.spending]
    changed = replace(spending, base_value=spending.number * factor)
    return replace(country, facts={**country.facts, NAMED.spending: changed})


def lines(of: Compiled) -> tuple[tuple[dict[str, str], ...], tuple[dict[str, str], ...]]:
    """Lay out both tables."""
    return tuple(lay_out_countries(of)), tuple(lay_out_fit(of.fit))


def test_the_shipped_tables_and_page_are_what_the_compile_step_gives() -> None:
    shipped = read_shipped("care_coverage.csv"), read_shipped("care_coverage_fit.csv")
    again = "Run python -m scripts.compile.care_coverage again."
    assert lines(compiled()) == shipped, again
    assert lay_out_page(compiled(), read_countries()) == PAGE.read_text("utf-8"), again


def test_no_spending_of_a_tested_country_enters() -> None:
    countries = dict(read_countries())
    for code in (*compiled().tested, *NAMED.health_alone):
        if NAMED.spending in countries[code].facts:
            countries[code] = change_spending(countries[code], 3.0)

    assert lines(compile_coverage(countries)) == lines(compiled())


def test_the_spending_of_a_fitted_country_does() -> None:
    countries = dict(read_countries())
    countries["EST"] = change_spending(countries["EST"], 3.0)

    assert lines(compile_coverage(countries)) != lines(compiled())


def test_halves_are_drawn_by_seed_and_differ_by_one_at_most() -> None:
    codes = list_reporting(read_countries().values())
    fitted, tested = draw_halves(codes)

    assert sorted((*fitted, *tested)) == codes
    assert 0 <= len(tested) - len(fitted) <= 1
    assert draw_halves(codes) == (fitted, tested)
    assert not set(codes) & set(NAMED.health_alone)


def test_public_cost_is_a_straight_line_in_coverage() -> None:
    country, population = read_country("EST"), read_population("EST")
    costs = [
        model_present_law(cover(country, part), population).cost_to_state(NAMED.instrument)
        for part in (0.2, 0.4, 1.0)
    ]
    assert costs == pytest.approx([0.2 * costs[2], 0.4 * costs[2], costs[2]])
