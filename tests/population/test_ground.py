from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.population.countries import inputs_of

from carepact.core.draws import Sampler
from carepact.core.errors import DataError, ParameterError
from carepact.data.countries.income_group import group_income
from carepact.data.countries.population import read_population
from carepact.data.countries.reading import read_country
from carepact.population.country_inputs import build_inputs
from carepact.population.input_facts import needed_facts


def test_a_percentage_becomes_a_share_and_the_point_comes_first() -> None:
    inputs = inputs_of("KEN")
    fact = inputs.facts["lfpr_25_54_f"]

    drawn = inputs.number("lfpr_25_54_f")

    assert drawn.shape == (21, 1, 1)
    assert drawn[0, 0, 0] == pytest.approx(fact.number / 100)


def test_figures_vary_whether_observed_or_imputed_and_facts_of_law_do_not() -> None:
    inputs = inputs_of("KEN")

    for name, status in (("ger_preprimary", "observed"), ("ger_eced", "imputed")):
        assert inputs.facts[name].status == status
        drawn = inputs.number(name)
        assert drawn[0, 0, 0] == pytest.approx(inputs.facts[name].number / 100)
        assert np.ptp(drawn) > 0
    assert np.ptp(inputs.number("entry_age_preprimary")) == 0


def test_births_move_as_infants_do() -> None:
    inputs = inputs_of("KEN")

    births = inputs.births()

    infants = inputs.persons[:, :, 0].sum(axis=1)
    assert births[0, 0, 0] == inputs.facts["births"].number  # its year is 2025
    assert births[0, :, 0] / births[0, 0, 0] == pytest.approx(infants / infants[0])


def test_contributions_are_by_statute_or_by_the_income_group() -> None:
    assert inputs_of("KEN").pay.levels.rate == pytest.approx(0.075)  # by statute, in every draw
    assert inputs_of("KEN").pay.basis == "statute"
    lacking = inputs_of("SWZ").pay
    assert lacking.basis == "income group"
    assert lacking.levels.rate[0] == pytest.approx(0.1625)  # median of 13 of lower middle income
    assert np.ptp(lacking.levels.rate) > 0


def test_all_that_a_country_lacks_is_named_at_once() -> None:
    country = read_country("ABW")  # no leave law is known of it

    with pytest.raises(DataError, match="4 faults") as error:
        build_inputs(country, read_population("ABW"), [2025, 2060], Sampler(1, 0))

    assert "leave_mother_paid_days" in str(error.value)
    assert "the population has no 2060" in str(error.value)


def test_a_country_without_an_income_group_takes_the_nearest() -> None:
    country = read_country("ETH")

    assert country.income_group == ""
    assert group_income(country) == "low"
    with pytest.raises(ParameterError, match="gni_pc_ppp"):
        group_income(replace(country, facts={}))


def test_every_figure_that_rules_stand_on_is_listed() -> None:
    assert set(needed_facts()) <= set(inputs_of("KEN").facts)


def test_what_every_share_of_product_and_all_revenue_stand_on_is_listed() -> None:
    # Product and revenue are key figures of money: left out, an imputed one would not be seen.
    facts = inputs_of("KEN").facts
    assert {"gdp_pc_ppp2021", "gov_revenue_gdp", "wage_ratio_elementary"} <= set(facts)


def test_imputed_informal_work_is_bounded_by_who_gets_a_benefit() -> None:
    # Imputed from poorer countries; every mother in Sweden gets a benefit, 30.2 % in Kenya.
    assert inputs_of("SWE").pay.informal[0, 0] == pytest.approx(0)
    assert inputs_of("KEN").pay.informal[0, 0] == pytest.approx(1 - 0.302)
    observed = inputs_of("BRA")
    assert observed.facts["informal_f"].status == "observed"
    assert observed.pay.informal[0, 0] == observed.number("informal_f")[0]
