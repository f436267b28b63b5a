"""What wages bring to the State: by hand, by law, and which rates a country gets."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

from carepact.core.arrays import FloatArray
from carepact.core.draws import Sampler
from carepact.core.errors import ParameterError
from carepact.data.countries.population import read_population
from carepact.data.countries.reading import read_country
from carepact.population.country_inputs import build_inputs
from carepact.simulate.revenue import (
    Rates,
    choose_rates,
    compute_revenue,
    draw_evidence,
    draw_rates,
)

DAY = date(2025, 1, 1)
EVIDENCE = {
    name: np.array([value])
    for name, value in {
        "marginal_wedge": 0.4,
        "contributions_share": 0.6,
        "consumption_tax": 0.1,
        "labour_revenue": 0.4,
        "consumption_revenue": 0.5,
        "consumption_gdp": 0.5,
        "least_revenue": 0.2,
        "full_revenue": 0.3,
        "rate_of_consumption": 0.8,
        "profit_tax": 0.1,
    }.items()
}


def rates(labour: float, contributions: float, consumption: float, spent: float) -> Rates:
    """Make rates of single numbers."""
    return Rates(
        labour=np.array([labour]),
        contributions=np.array([contributions]),
        consumption=np.array([consumption]),
        spent=np.array([spent]),
        profits=np.array([0.1]),
    )


def facts(**shares: float) -> dict[str, FloatArray]:
    """Make facts of single numbers."""
    return {name: np.array([share]) for name, share in shares.items()}


def test_wages_are_parted_by_hand() -> None:
    # Labour cost 100 x 1.2 = 120; the wedge takes .4 x 120 = 48: contributions .5 x 48 = 24 (more
    # than the employer's 20), tax 24; net 72; of it .8 = 57.6 is spent, tax in it
    # 57.6 x .25 / 1.25 = 11.52.
    found = compute_revenue(np.array([100.0]), 0.2, rates(0.4, 0.5, 0.25, 0.8))

    assert_allclose(found.contributions, [24])
    assert_allclose(found.direct_tax, [24])
    assert_allclose(found.net_income, [72])
    assert_allclose(found.indirect_tax, [11.52])
    assert_allclose(found.total, [59.52])


def test_a_cut_in_wages_takes_what_a_rise_brings_by_hand() -> None:
    # Labour cost -120; the wedge .3 x -120 = -36: contributions .5 x -36 = -18, in size less than
    # the employer's -20, which are lost; tax -18; net -120 + 20 + 18 = -82.
    found = compute_revenue(np.array([-100.0]), 0.2, rates(0.3, 0.5, 0.25, 0.8))

    assert_allclose(found.contributions, [-20])
    assert_allclose(found.direct_tax, [-18])
    assert_allclose(found.net_income, [-82])


def test_what_employers_pay_arrives_where_the_wedge_is_smaller() -> None:
    # Labour cost 130, wedge .1 x 130 = 13, contributions .5 x 13 = 6.5, but employers pay 30.
    found = compute_revenue(np.array([100.0]), 0.3, rates(0.1, 0.5, 0.0, 1.0))

    assert_allclose(found.contributions, [30])
    assert_allclose(found.direct_tax, [6.5])
    assert_allclose(found.net_income, [93.5])


SHARE = st.floats(0.01, 0.9)


@given(st.floats(-1e9, 1e9), SHARE, SHARE, SHARE, SHARE, SHARE)
def test_labour_cost_goes_to_the_state_and_the_earner_whole_and_doubles_with_wages(
    wages: float, employer: float, labour: float, part: float, tax: float, spent: float
) -> None:
    of = rates(labour, part, tax, spent)
    once = compute_revenue(np.array([wages]), employer, of)
    twice = compute_revenue(np.array([2 * wages]), employer, of)

    whole = once.direct_tax + once.contributions + once.net_income
    assert_allclose(whole, [wages * (1 + employer)], rtol=1e-9, atol=1e-6)
    assert_allclose(twice.total, 2 * once.total, rtol=1e-9, atol=1e-9)


def test_no_new_wages_bring_exactly_nothing() -> None:
    found = compute_revenue(np.zeros((2, 3)), 0.2, rates(0.4, 0.5, 0.25, 0.8))

    assert_array_equal(found.total, np.zeros((2, 3)))


def test_a_country_s_own_marginal_rates_come_first_and_unmarked() -> None:
    own = facts(marginal_wedge_low_earner=0.35, vat_effective=0.12, gov_revenue_gdp=0.15)
    found = choose_rates(own, EVIDENCE)

    assert_array_equal(found.labour, [0.35])
    assert_array_equal(found.consumption, [0.12])
    assert found.marks == ()


def test_a_country_with_little_revenue_gets_average_rates_marked() -> None:
    # .15 x .4 / .5 = .12 of labour; .15 x .5 / .5 = .15 of consumption, above .1 elsewhere.
    found = choose_rates(facts(gov_revenue_gdp=0.15, labour_income_share=0.5), EVIDENCE)

    assert_allclose(found.labour, [0.12])
    assert_allclose(found.consumption, [0.1])
    assert [mark.split(":")[0] for mark in found.marks] == ["Tax on labour", "Tax on consumption"]
    assert "average rates stand in" in found.marks[0]


def test_average_rates_pass_to_the_marginal_one_as_revenue_grows() -> None:
    # Half way, at .25: average .25 x .4 / .5 = .2, then .2 + .5 x (.4 - .2) = .3.
    half = facts(gov_revenue_gdp=0.25, labour_income_share=0.5)
    assert_allclose(choose_rates(half, EVIDENCE).labour, [0.3])
    full = choose_rates(facts(gov_revenue_gdp=0.45, labour_income_share=0.5), EVIDENCE)
    assert_allclose(full.labour, [0.4])
    assert "the OECD's stands in" in full.marks[0]


def test_own_average_taxes_take_the_place_of_the_usual_parts() -> None:
    own = facts(
        gov_revenue_gdp=0.1,
        tax_income_gdp=0.03,
        social_contributions_gdp=0.02,
        tax_goods_services_gdp=0.06,
        labour_income_share=0.4,
    )
    found = choose_rates(own, EVIDENCE)

    assert_allclose(found.labour, [0.125])  # 5 % of GDP over 40 %
    assert_allclose(found.contributions, [0.4])  # 2 of 5
    assert_allclose(found.consumption, [0.12])  # .06 / .5


def test_a_country_of_which_no_revenue_is_known_is_refused() -> None:
    with pytest.raises(
        ParameterError, match="neither 'marginal_wedge_low_earner' nor both 'gov_rev"
    ):
        choose_rates({}, EVIDENCE)


@given(st.floats(0.05, 0.6), st.floats(0.0, 0.2))
def test_more_public_revenue_never_lowers_the_rate_on_labour(revenue: float, more: float) -> None:
    less = choose_rates(facts(gov_revenue_gdp=revenue, labour_income_share=0.5), EVIDENCE)
    greater = choose_rates(
        facts(gov_revenue_gdp=min(revenue + more, 0.9), labour_income_share=0.5), EVIDENCE
    )

    assert greater.labour[0] >= less.labour[0] - 1e-12


def test_rates_of_a_real_country_are_drawn_along_draws_and_years() -> None:
    kenya = draw_rates(read_country("KEN"), DAY, sampler=Sampler(1, 500))

    assert kenya.labour.shape == (501, 1)
    assert kenya.labour[0, 0] == pytest.approx(0.217, abs=1e-3)
    mexico = draw_rates(read_country("MEX"), DAY, sampler=Sampler(1, 0))
    # 18.8 % of GDP x 0.367 is 7 % of GDP, over a labour share of 33.4 %.
    assert mexico.labour[0, 0] == pytest.approx(0.207, abs=1e-3)
    assert kenya.labour.std() > 0
    assert len(kenya.marks) == 2


def test_a_user_s_own_tax_facts_are_used_and_per_cent_become_shares(tmp_path: Path) -> None:
    path = tmp_path / "taxes.csv"
    path.write_text(
        "country,indicator,year,value,unit,source\n"
        "KEN,marginal_wedge_low_earner,2023,25,% of labour cost,Treasury\n"
        "KEN,vat_effective,2023,8,% of consumption,Treasury\n"
    )
    found = draw_rates(read_country("KEN", path), DAY, sampler=Sampler(1, 3))

    assert_allclose(found.labour, np.full((4, 1), 0.25))
    assert found.consumption[0, 0] == pytest.approx(0.08)
    # A share of what is consumed, a year old: sqrt(0.03^2 + 0.056^2) = 0.064 on the logarithm.
    assert 0 < np.ptp(found.consumption) < 0.08 * 6 * 0.064
    assert found.marks == ()


def test_evidence_has_its_point_first_and_every_name_once() -> None:
    evidence = draw_evidence(DAY, sampler=Sampler(1, 2000))

    assert evidence["marginal_wedge"][0, 0] == 0.408
    assert evidence["consumption_tax"][0, 0] == 0.106
    assert evidence["marginal_wedge"][1:].std() == pytest.approx(0.136, rel=0.1)
    assert set(EVIDENCE) <= set(evidence)


def test_revenue_and_the_ground_draw_a_fact_alike() -> None:
    # What the account of inputs says moved a result is what did move it.
    country = read_country("ERI")
    assert country.facts["gov_revenue_gdp"].status == "imputed"
    inputs = build_inputs(country, read_population("ERI"), [2024], sampler=Sampler(1, 5))
    names = ("gov_revenue_gdp", "labour_income_share")
    drawn = {name: inputs.number(name)[..., 0] for name in names}
    expected = choose_rates(drawn, draw_evidence(DAY, Sampler(1, 5)))

    found = draw_rates(country, DAY, sampler=Sampler(1, 5))

    assert_allclose(found.labour, expected.labour)
