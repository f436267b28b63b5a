"""Pay solved from labour income: by hand, by law, and derived rates held against statute."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from carepact.core.draws import Sampler
from carepact.data.countries.drawn_country import DrawnCountry
from carepact.data.countries.facts import known_countries, make_fact
from carepact.data.countries.income_group import group_income
from carepact.data.countries.population import read_population
from carepact.data.countries.reading import read_country
from carepact.population.country_inputs import build_inputs
from carepact.population.labour_income import Workforce, rate_contributions, solve_pay
from carepact.population.pay import Growth, _average
from carepact.population.pay_levels import draw_pay_levels, draw_workforce


def of_two(women: float, men: float) -> np.ndarray:
    return np.array([[women], [men]])


def test_pay_by_hand() -> None:
    # 100 women and 100 men; a fifth of women, two fifths of men their own: 80 and 60 employees.
    # Women earn half of men: with a mean of 1, 80 x a/2 + 60 x a = 140: a = 1.4, hers 0.7.
    # Contributions a tenth on all pay: 140 x 1.1 = 154; 60 self-employed at 0.5: 30. 184 units.
    workforce = Workforce(of_two(100, 100), of_two(0.2, 0.4), of_two(0, 0), of_two(1, 1))
    half, tenth = np.array([0.5]), np.array([0.1])
    found = solve_pay(np.array([18_400.0]), workforce, half, half, tenth)
    assert_allclose(found.mean, [100])
    assert_allclose(found.employees, [[70], [140]])
    # Self-employed, 20 women and 40 men, at 50: 20 x b/2 + 40 x b = 60: b = 1.2.
    assert_allclose(found.self_employed, [[30], [60]])


def test_pay_is_known_where_nobody_works_for_oneself() -> None:
    # 100 women and 100 men, employees all, women at half of men's pay: with a mean of 1,
    # 100 x a/2 + 100 x a = 200: a = 4/3. Contributions a tenth: 22,000 / 220 units.
    workforce = Workforce(of_two(100, 100), of_two(0, 0), of_two(0, 0), of_two(1, 1))
    half, tenth = np.array([0.5]), np.array([0.1])
    found = solve_pay(np.array([22_000.0]), workforce, half, half, tenth)
    assert_allclose(found.mean, [100])
    assert_allclose(found.employees, [[200 / 3], [400 / 3]])
    assert_allclose(found.self_employed, [[100 / 3], [200 / 3]])  # what one of each would get


def test_contributions_by_hand() -> None:
    # 100 employees and 100 self-employed at half: of 1,700 labour income 200 are contributions;
    # 1,500 over 150 units: pay 10 each, 1,000 in all; a fifth of it.
    workforce = Workforce(of_two(100, 100), of_two(0.5, 0.5), of_two(0, 0), of_two(1, 1))
    parts = np.array([200.0]), np.array([1700.0])
    rate = rate_contributions(*parts, workforce, np.array([0.5]), np.array([0.45]))
    assert_allclose(rate, [0.2])
    pay = solve_pay(parts[1], workforce, np.array([1.0]), np.array([0.5]), rate)
    assert_allclose(pay.mean, [10])  # the identity holds with the rate that it gave
    assert_allclose(rate_contributions(*parts, workforce, np.array([0.5]), np.array([0.1])), [0.1])


def test_employees_are_in_formal_work_first_by_hand() -> None:
    # Of 100 women in work 20 are their own and 60 informal: of 80 employees 40 are formal.
    # Of 100 men in work 40 are their own and 10 informal: all 60 employees are formal.
    shares = {"self_employed_f": 20, "informal_f": 60, "self_employed_m": 40, "informal_m": 10}
    rate = {"employer_contribution_rate": 10}
    given_facts = {
        name: make_fact({"indicator": name, "value": str(value), "year": "2024", "source": "made"})
        for name, value in (shares | rate).items()
    }
    country = read_country("KEN")
    facts = {**country.facts, **given_facts}
    people = read_population("KEN").persons.sel(year=2024).to_numpy()
    known = replace(country, facts=facts)
    workforce = draw_workforce(
        DrawnCountry(known, group_income(country), facts, Sampler(1, 0)), people
    )
    assert_allclose(workforce.formal_employees, of_two(0.5, 1.0))


SHARE = st.floats(0.02, 0.98)


@given(SHARE, SHARE, SHARE, SHARE, st.floats(0.3, 1.5), st.floats(0.2, 1.5), st.floats(0, 0.4))
def test_labour_income_is_paid_out_whole(
    hers: float, his: float, one: float, two: float, ratio: float, rho: float, rate: float
) -> None:
    workforce = Workforce(of_two(900, 1100), of_two(hers, his), of_two(0, 0), of_two(one, two))
    income = np.array([5e6])
    pay = solve_pay(income, workforce, np.array([ratio]), np.array([rho]), np.array([rate]))
    cost = workforce.employees * pay.employees * (1 + rate * workforce.formal_employees)
    own = workforce.self_employed * pay.self_employed
    assert_allclose(cost.sum() + own.sum(), income[0], rtol=1e-12)
    employees = workforce.employees
    assert_allclose((employees * pay.employees).sum() / employees.sum(), pay.mean[0])
    assert_allclose(pay.employees[0] / pay.employees[1], ratio)


def test_wages_that_run_away_are_held_where_labour_s_share_ends() -> None:
    country, people = read_country("DEU"), read_population("DEU")
    steps = np.arange(27)[None]
    growth = Growth(
        np.ones((1, 27)), np.asarray(1.05**steps, dtype=np.float64)
    )  # wages grow, product does not
    pay = build_inputs(country, people, range(2024, 2051), Sampler(1, 0), growth).pay
    assert pay.labour_share[0, 0] == pytest.approx(
        country.facts["labour_income_share"].number / 100
    )
    assert pay.labour_share[0, -1] == pytest.approx(0.75)
    assert pay.labour_share.max() <= 0.75 + 1e-9


def test_formal_and_informal_work_add_up_to_all_earnings() -> None:
    for code in ("KEN", "IND", "DEU"):
        inputs = build_inputs(read_country(code), read_population(code), [2024], Sampler(1, 30))
        pay = inputs.pay
        formal, informal = pay.in_sector
        mixed = (1 - pay.informal) * formal + pay.informal * informal
        assert_allclose(mixed, np.broadcast_to(pay.earnings, mixed.shape), rtol=1e-9)
        assert ((pay.taxed_share > 0) & (pay.taxed_share <= 1)).all()
        assert (pay.on_earnings <= pay.on_employees + 1e-12).all()


@pytest.mark.shared
def test_derived_contributions_are_near_statutes_held_out(shared_data: Path) -> None:
    """Money over money, the statute not looked at, in the 26 countries that have both.

    The average over all employees' pay is about half of the statute: ceilings, informal pay,
    reductions, and an employers' part that is one for all countries.
    """
    table = pl.read_csv(shared_data / "macro" / "country_facts.csv", infer_schema_length=None)
    given_rates = dict(table.select("iso3", "social_contributions_gdp").drop_nulls().iter_rows())
    ratios = {}
    for code in sorted(set(given_rates) & set(known_countries())):
        country = read_country(code)
        statute = country.fact("employer_contribution_rate")
        if statute is None or statute.number == 0:
            continue
        row = {
            "indicator": "social_contributions_gdp",
            "value": str(given_rates[code]),
            "year": "2016",
            "source": "OECD Global Revenue Statistics",
        }
        facts = {n: f for n, f in country.facts.items() if n != "employer_contribution_rate"}
        known = replace(country, facts={**facts, "social_contributions_gdp": make_fact(row)})
        drawn = DrawnCountry(known, group_income(country), known.facts, Sampler(1, 0))
        people = read_population(code).persons.sel(year=2024).to_numpy()
        ratios[code] = float(draw_pay_levels(drawn, people).rate[0]) * 100 / statute.number
    found = np.array(list(ratios.values()))
    assert len(found) >= 20
    assert 0.4 < np.median(found) < 0.65
    assert (found < 1.15).all()


def test_pay_is_known_where_nobody_is_an_employee() -> None:
    """All work for themselves: a share of women 0.2 and of men 0.4 is, of nobody, 0.3."""
    shares, nobody = np.array([[[0.2]], [[0.4]]]), np.zeros((2, 1, 1))
    assert _average(shares, nobody) == pytest.approx(0.3)
    assert _average(shares, np.array([[[3.0]], [[1.0]]])) == pytest.approx(0.25)


@pytest.mark.parametrize("value", ["0", "100"])
def test_a_country_where_all_or_none_work_for_themselves_keeps_its_books(value: str) -> None:
    facts = dict(read_country("KEN").facts)
    for name in ("self_employed_f", "self_employed_m"):
        row = {"indicator": name, "value": value, "year": "2024", "source": "made up"}
        facts[name] = make_fact(row)
    country = replace(read_country("KEN"), facts=facts)
    drawn = DrawnCountry(country, group_income(country), facts, Sampler(1, 4))
    people = read_population("KEN").persons.sel(year=2024).to_numpy()
    workforce = draw_workforce(drawn, people)
    assert np.isfinite(workforce.formal_employees).all()
    assert ((workforce.formal_employees >= 0) & (workforce.formal_employees <= 1)).all()
    assert np.isfinite(draw_pay_levels(drawn, people).rate).all()
