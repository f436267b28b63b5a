"""Enrolment is observed with parents on leave: leave is not taken off it once more."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from tests.simulate.conftest import Setting, make_package

from carepact.core.draws import Sampler
from carepact.data.countries.population import list_population, read_population
from carepact.data.countries.reading import read_country
from carepact.law.childcare_places import cover_before_school
from carepact.law.present_law import present_law
from carepact.law.years import expand
from carepact.needs.childcare_coverage import cover_children
from carepact.policy.package import Edit
from carepact.population.apply_law import apply_law
from carepact.population.columns_of_country import count_children
from carepact.population.country_inputs import CountryInputs, build_inputs
from carepact.population.country_rows import CountryRows
from carepact.population.input_facts import needed_facts
from carepact.simulate.enrolment import cover_those_not_on_leave, share_at_home

Make = Callable[[str], Setting]
YEAR = 2024
KNOWN = sorted(
    code
    for code in list_population()
    if all(read_country(code).fact(name) for name in needed_facts())
)


def test_countries_are_most_of_the_world() -> None:
    assert len(KNOWN) > 170


def inputs_of(code: str, draws: int = 3) -> CountryInputs:
    return build_inputs(read_country(code), read_population(code), [YEAR], Sampler(1, draws))


def count_places(inputs: CountryInputs) -> np.ndarray:
    """Places of present law by age, shape (1 + draws, ages)."""
    law = cover_those_not_on_leave(inputs, present_law(inputs))
    reached = apply_law(CountryRows(inputs), expand(law, None, inputs.years))["childcare"].reached
    return np.asarray(reached[:, 0])


EVERY = [
    code if place % 6 == 0 else pytest.param(code, marks=pytest.mark.campaign)
    for place, code in enumerate(KNOWN)
]
"""Each sixth country by the alphabet in every test, all others in a campaign."""


@pytest.mark.parametrize("code", EVERY)
def test_present_law_has_the_enrolment_that_is_observed_in_every_draw(code: str) -> None:
    inputs = inputs_of(code)
    found = count_places(inputs)
    known = cover_before_school(inputs.country, inputs.sampler)
    children = np.broadcast_to(count_children(inputs)[:, 0], found.shape)
    for rate in np.unique(known.rates):
        ages = known.rates == rate
        observed = (children * known.coverage)[:, ages].sum(axis=-1)
        assert found[:, ages].sum(axis=-1) == pytest.approx(observed, rel=1e-9)


@pytest.mark.parametrize("code", EVERY)
def test_a_run_begins_with_the_children_whom_the_country_s_page_counts(code: str) -> None:
    inputs = inputs_of(code)
    covered, facts = cover_children(inputs.country, inputs.sampler)
    before_school = np.array([fact is not None for fact in facts])
    children = inputs.children(len(facts))[:, 0]
    counted = (children * covered)[:, before_school].sum(axis=-1)
    assert count_places(inputs).sum(axis=-1) == pytest.approx(counted, rel=1e-9)


def test_korea_has_the_places_that_are_counted() -> None:
    # Net rates of 2022: 65.814 % of those under 3, 95.833 % of those from 3 to 5.
    inputs = inputs_of("KOR", 0)
    children = inputs.children(6)[0, 0]
    counted = 0.6581397 * children[:3].sum() + 0.9583298 * children[3:].sum()
    assert count_places(inputs).sum() == pytest.approx(counted, rel=1e-6)


def test_coverage_of_those_not_on_leave_is_above_what_is_observed_of_all() -> None:
    inputs = inputs_of("SWE")
    law = present_law(inputs)
    coverage = cover_those_not_on_leave(inputs, law).values["childcare"]["coverage"]
    home = share_at_home(inputs, law)[:, 0, :3]
    children = count_children(inputs)[:, 0, :3]
    away = (children * home).sum(axis=-1) / children.sum(axis=-1)
    observed = law.values["childcare"]["coverage"]
    assert (away > 0.1).all()
    assert coverage[:, :3] == pytest.approx((observed[:, 0] / (1 - away))[:, None] * np.ones(3))
    assert (coverage[:, 3:] == observed[:, 3:]).all()


def test_longer_leave_keeps_coverage_and_needs_fewer_places(setting: Make) -> None:
    place = setting("KEN").but(draws=0, years=range(2024, 2028))
    longer = Edit(instrument="maternity_leave", parameter="weeks", target=52, source="Test")
    reached = place.run(make_package([longer], 2025, 2026)).values["reached"]
    law, reform = (
        reached.sel(instrument="childcare", scenario=one).isel(draw=0)
        for one in ("present law", "demand")
    )
    assert float(reform[0]) == float(law[0])
    assert float(reform[-1]) < float(law[-1])


def test_a_target_below_those_not_on_leave_who_have_a_place_changes_nothing(setting: Make) -> None:
    # Of Sweden's children under 3, 68 % have a place, 90 % of those not on leave.
    place = setting("SWE").but(draws=0, years=range(2024, 2028))
    for target, aim, more in ((0.8, "at least", 0), (1.0, "at least", 1), (0.8, "set", -1)):
        edit = Edit(
            instrument="childcare",
            parameter="coverage",
            target={"0": target, "1": target, "2": target},
            aim=aim,
            source="Test",
        )
        reached = place.run(make_package([edit], 2025, 2026)).values["reached"]
        law, reform = (
            float(reached.sel(instrument="childcare", scenario=one).isel(draw=0, year=-1))
            for one in ("present law", "demand")
        )
        assert np.sign(reform - law) == more
