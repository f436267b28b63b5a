"""Levels beside their second source: arithmetic by hand, and the spread over all countries."""

from __future__ import annotations

import statistics
from collections import defaultdict

import pytest

from carepact.core.draws import Sampler
from carepact.core.units import MONTHS_PER_YEAR
from carepact.data.countries.ages import AGE_STARTS
from carepact.data.countries.facts import known_countries
from carepact.data.countries.population import list_population, read_population
from carepact.data.countries.reading import read_country
from carepact.population.second_sources import Identity, compare_levels
from carepact.studies.country_profile import profile_country

SAMPLER = Sampler(1, 100)


def test_wages_times_the_employed_are_set_beside_labour_income() -> None:
    # By hand from the facts of Kenya: earnings a month x 12 x the employed of 15 and over, over
    # income a head x all persons, in per cent; beside it the share of labour income as it stands.
    country, population = read_country("KEN"), read_population("KEN")
    persons = population.persons.sel(year=2024)
    adults = persons.to_numpy()[:, AGE_STARTS.index(15) :].sum(axis=1)
    rates = [country.fact(f"emp_rate_15p_{sex}") for sex in ("f", "m")]
    employed = sum(n * rate.number / 100 for n, rate in zip(adults, rates, strict=True) if rate)
    earnings, income = country.fact("earn_month_ppp_t"), country.fact("gdp_pc_ppp2021")
    labour = country.fact("labour_income_share")
    assert earnings is not None
    assert income is not None
    assert labour is not None
    (level,) = compare_levels(country, population, SAMPLER)
    bill = employed * earnings.number * MONTHS_PER_YEAR
    assert level.identity == Identity.WAGES
    assert level.ours == pytest.approx(100 * bill / (income.number * float(persons.sum())))
    assert level.other == labour.number
    assert level.ratio == pytest.approx(level.ours / level.other)
    assert level.status == "observed"


def test_without_people_there_is_no_wage_bill() -> None:
    assert compare_levels(read_country("KEN"), None, SAMPLER) == ()


def test_the_two_levels_of_wages_disagree_by_income_group_as_an_independent_reader_found() -> None:
    # Found outside this project from the same facts: 0.48 to 2.17 between the 5 and 95 per cent
    # points; United Kingdom 0.55, Niger 2.8, Burundi 5.1, whose imputed total has since been
    # the mean of women and men, and 4.85.
    ratios: dict[str, dict[str, float]] = defaultdict(dict)
    for code in known_countries():
        people = read_population(code) if code in list_population() else None
        country = read_country(code)
        for level in compare_levels(country, people, SAMPLER):
            ratios[country.income_group][code] = level.ours / level.other
    flat = {code: ratio for group in ratios.values() for code, ratio in group.items()}
    assert len(flat) > 180
    points = statistics.quantiles(flat.values(), n=20)
    assert (points[0], points[-1]) == pytest.approx((0.48, 2.17), rel=0.03)
    assert (flat["GBR"], flat["NER"], flat["BDI"]) == pytest.approx((0.55, 2.8, 4.85), abs=0.05)
    medians = {group: statistics.median(found.values()) for group, found in ratios.items() if group}
    assert medians["High income"] < 0.8 < medians["Lower middle income"] < medians["Low income"]


def test_the_profile_tells_both_levels_and_their_ratio() -> None:
    rows = profile_country("NER").to_polars()
    levels = rows.filter(rows["topic"] == "second sources").to_dicts()
    (row,) = (one for one in levels if one["indicator"] == "second source: wages")
    assert row["value"] == pytest.approx(2.84, abs=0.01)
    assert row["text"] == "95.91 beside 33.73 % of GDP"
    assert row["unit"] == "ratio"


def test_a_ratio_on_an_imputed_figure_has_an_interval_and_others_have_none() -> None:
    imputed, observed = (
        compare_levels(read_country(code), read_population(code), SAMPLER)[0]
        for code in ("BDI", "KEN")
    )
    assert imputed.status == "imputed"
    assert imputed.low is not None
    assert imputed.high is not None
    assert imputed.low < imputed.ratio < imputed.high
    assert (observed.status, observed.low, observed.high) == ("observed", None, None)
