"""Cohort components by hand: a country small enough to count on a sheet."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.testing import assert_allclose

from carepact.core.arrays import FloatArray
from carepact.data.countries.mortality import (
    LIFE_TABLE_AGES,
    Survival,
    interpolate_rates,
    match_life_expectancy,
    separation_factor,
    spread_rates,
    survive,
)
from carepact.data.countries.projection import project, split_births, spread_migrants, step

AGES = 101


def immortal() -> Survival:
    return survive(np.zeros((1, 2, AGES)))


def hamlet() -> FloatArray:
    """Three women of 20, two men of 100 and over."""
    persons = np.zeros((1, 2, AGES))
    persons[0, 0, 20], persons[0, 1, 100] = 3.0, 2.0
    return persons


def gompertz(seed: int = 4) -> FloatArray:
    """Death rates by group, rising with age, shape (3, 2, 22)."""
    level = np.random.default_rng(seed).uniform(0.5, 2.0, (3, 2, 1))
    rates = 1e-4 * np.exp(0.085 * LIFE_TABLE_AGES)
    rates[0] = 0.02
    return np.asarray(level * rates)


def test_without_deaths_and_moves_everybody_ages_one_year() -> None:
    still = np.zeros((1, 2, AGES))

    persons, deaths, uncovered = step(hamlet(), np.array([[4.0, 5.0]]), immortal(), still)

    # 4 girls and 5 boys at age 0, three women now 21, two men still 100 and over: 14 persons.
    assert_allclose(persons[0, :, 0], [4, 5])
    assert_allclose(persons[0, 0, 21], 3, rtol=1e-6)
    assert_allclose(persons[0, 1, 100], 2)
    assert_allclose(persons.sum(), 14, rtol=1e-6)
    assert_allclose(deaths, 0, atol=1e-6)
    assert_allclose(uncovered, 0)


def test_persons_at_the_end_are_those_at_the_start_and_born_and_moved_less_dead() -> None:
    survival = survive(spread_rates(gompertz()))
    rng = np.random.default_rng(1)
    start, moved = rng.uniform(50, 90, (3, 2, AGES)), rng.uniform(-9, 9, (3, 2, AGES))
    born = rng.uniform(60, 80, (3, 2))

    persons, deaths, uncovered = step(start, born, survival, moved)

    assert_allclose(
        persons.sum(-1), start.sum(-1) + born + moved.sum(-1) - deaths + uncovered, rtol=1e-12
    )
    assert_allclose(uncovered, 0, atol=1e-9)


def test_half_of_the_migrants_live_through_the_year() -> None:
    rates = np.zeros((1, 2, AGES))
    rates[0, 0, 30:32] = np.log(2)
    moved = np.zeros((1, 2, AGES))
    moved[0, 0, 30] = 10.0

    persons, deaths, _ = step(np.zeros((1, 2, AGES)), np.zeros((1, 2)), survive(rates), moved)

    # Half live to the next year at ages 30 and 31: 5 come at the start, 2.5 reach 31, 5 come
    # at the end and are 30.
    assert_allclose(persons[0, 0, [30, 31]], [5.0, 2.5], rtol=1e-6)
    assert_allclose(deaths[0, 0], 2.5, rtol=1e-6)


def test_emigrants_that_an_age_does_not_have_are_counted_and_nobody_is_negative() -> None:
    moved = np.zeros((1, 2, AGES))
    moved[0, 0, 50] = -8.0

    persons, _, uncovered = step(hamlet(), np.zeros((1, 2)), immortal(), moved)

    assert persons.min() == 0.0
    assert_allclose(uncovered, [[8.0, 0.0]])
    assert_allclose(persons.sum(), 5.0, rtol=1e-6)


def test_a_doubled_country_has_a_doubled_future() -> None:
    survival = [survive(spread_rates(gompertz(seed))) for seed in range(6)]
    rng = np.random.default_rng(2)
    base, born = rng.uniform(0, 90, (3, 2, AGES)), rng.uniform(60, 80, (6, 3, 2))
    moved = rng.uniform(-60, 30, (6, 3, 2, AGES))

    once = project(base, born, survival, moved)
    twice = project(2 * base, 2 * born, survival, 2 * moved)

    assert once.uncovered.sum() > 0
    assert_allclose(twice.persons, 2 * once.persons, rtol=1e-12)
    assert_allclose(twice.deaths, 2 * once.deaths, rtol=1e-12)


def test_first_year_of_life_by_hand() -> None:
    rates = np.zeros((1, 2, AGES))
    rates[..., 0] = 0.05

    survival = survive(rates)

    # Women: a = 0.04667 + 3.88089 x 0.05 = 0.2407145; q = 0.05 / (1 + 0.7592855 x 0.05)
    # = 0.0481712; L_0 = 1 - 0.7592855 x 0.0481712 = 0.9634243.
    # Men: a = 0.02832 + 3.26021 x 0.05 = 0.1913305; q = 0.0480568; L_0 = 0.9611380.
    assert_allclose(separation_factor(rates[..., 0]), [[0.2407145, 0.1913305]])
    assert_allclose(survival.births, [[0.9634243, 0.9611380]], atol=2e-6)


def test_separation_factor_follows_its_three_lines() -> None:
    low, high = separation_factor(np.array([[0.01, 0.01]])), separation_factor(np.full((1, 2), 0.2))

    assert_allclose(low, [[0.14903 - 0.0205527, 0.14929 - 0.0199545]])
    assert_allclose(high, [[0.31411, 0.29915]])


def test_constant_hazard_gives_its_life_expectancy() -> None:
    rates = np.full((1, 2, AGES), 0.02)

    # From age 1 a constant rate of 0.02 leaves 1 / 0.02 = 50 years: e_0 = L_0 + 50 l_1.
    left = 1 - separation_factor(rates[..., 0])
    dying = 0.02 / (1 + left * 0.02)
    assert_allclose(survive(rates).life_expectancy, 1 - left * dying + 50 * (1 - dying))


def test_single_ages_keep_the_rate_of_their_group() -> None:
    groups = gompertz()

    single = spread_rates(groups)

    assert_allclose(single[..., 0], groups[..., 0])
    assert_allclose(single[..., 1:5].mean(-1), groups[..., 1])
    assert_allclose(single[..., 60:65].mean(-1), groups[..., 13])
    assert_allclose(single[..., 100], groups[..., -1])
    assert (np.diff(single[..., 30:]) > 0).all()


def test_scaled_rates_give_the_life_expectancy_asked_for() -> None:
    wanted = np.array([[61.0, 58.0], [75.5, 70.0], [88.0, 84.0]])

    found = survive(match_life_expectancy(spread_rates(gompertz()), wanted))

    assert_allclose(found.life_expectancy, wanted, atol=1e-6)


def test_rates_between_periods_lie_on_a_straight_logarithm() -> None:
    rates = np.stack([np.full((1, 2, 22), 0.04), np.full((1, 2, 22), 0.01)])
    middles = np.array([2023.0, 2028.0])

    # Halfway between 0.04 and 0.01: the root of their product, 0.02.
    assert_allclose(interpolate_rates(rates, middles, 2025.5), 0.02)
    assert_allclose(interpolate_rates(rates, middles, 2023.0), 0.04)


def test_a_year_of_migrants_sums_to_its_own_total() -> None:
    period = np.zeros((1, 2, 21))
    period[0, 0, 4], period[0, 1, 4] = 50.0, -100.0

    moved = spread_migrants(period, np.array([-4.0]))

    # Mean of the period: 10 - 20 = -10; the 6 more go 50 : 100, so 12 and -16 over five ages.
    assert_allclose(moved[0, 0, 20:25], 12 / 5)
    assert_allclose(moved[0, 1, 20:25], -16 / 5)
    assert_allclose(moved.sum(), -4.0)


def test_migrants_of_a_period_without_any_are_spread_evenly() -> None:
    moved = spread_migrants(np.zeros((1, 2, 21)), np.array([42.0]))

    # 42 persons over 42 groups: 1 in each, 0.2 at each single age, 1 at 100 and over.
    assert_allclose(moved[0, :, [0, 99]], 0.2)
    assert_allclose(moved[0, :, 100], 1.0)


@pytest.mark.parametrize(("ratio", "girls"), [(1.0, 50.0), (1.05, 48.7805)])
def test_births_are_split_by_the_sex_ratio(ratio: float, girls: float) -> None:
    split = split_births(np.array([100.0]), np.array([ratio]))

    assert_allclose(split, [[girls, 100 - girls]], atol=1e-4)
