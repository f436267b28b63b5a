"""Chance in a firm: the spread of a number is that of its rate and of being one firm of many."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from carepact.core.draws import Sampler
from carepact.levels.employer.carers import CareRates, find_carers
from carepact.levels.employer.chance import draw_count
from carepact.levels.employer.households import count_households
from carepact.levels.employer.staff import CARE, UNKNOWN, Staff
from carepact.levels.employer.taking import open_taking

DRAWS = 4000
SAMPLER = Sampler(7, DRAWS)
LOW, HIGH = 0.11, 0.14
"""Between which a rate may lie, every value alike."""
RELATIVES = LOW + (HIGH - LOW) * np.concatenate([[0.5], np.linspace(0, 1, DRAWS)])


def rates(relative: float | None = None, births: float = 0.0) -> CareRates:
    """Rates of a country where nobody has a small child."""
    share = RELATIVES if relative is None else np.full(1 + DRAWS, relative)
    return CareRates(
        np.zeros((1 + DRAWS, 2)),
        np.repeat(share[:, None], 2, axis=1),
        np.full((2, 86), births),
        np.ones(1 + DRAWS),
        sources=(),
    )


def women(persons: int, care: int = UNKNOWN, ages: tuple[float, float] = (30.0, 34.0)) -> Staff:
    """Count women who are alike."""
    return Staff(
        persons=np.array([persons]),
        sex=np.array([0]),
        ages=(ages,),
        hours=np.array([40.0]),
        pay=np.array([30000.0]),
        level=np.array([UNKNOWN]),
        care=np.array([care]),
    )


def carers_of(persons: int) -> np.ndarray:
    """Draw how many of so many women care for a relative."""
    drawn = find_carers(women(persons), rates(), SAMPLER).by_chance
    assert drawn is not None
    found: np.ndarray = drawn[1:, 0, CARE.index("relative")]
    return found


@pytest.mark.parametrize("persons", [40, 4000])
def test_the_variance_is_that_of_the_rate_and_of_chance(persons: int) -> None:
    # Law of total variance, of n persons at a rate p that is uniform from a to b:
    # Var(n p) = n^2 (b - a)^2 / 12; E(n p (1 - p)) = n (m - m^2 - (b - a)^2 / 12).
    middle, of_rate = (LOW + HIGH) / 2, (HIGH - LOW) ** 2 / 12
    by_hand = persons**2 * of_rate + persons * (middle - middle**2 - of_rate)
    assert carers_of(persons).var() == pytest.approx(by_hand, rel=0.08)
    assert carers_of(persons).mean() == pytest.approx(persons * middle, rel=0.02)


def test_chance_is_wide_in_forty_and_vanishes_in_forty_thousand() -> None:
    # Of 40: standard deviation of 5 about sqrt(40 x 0.125 x 0.875) = 2.1, of which the rate alone
    # has 40 x 0.03 / sqrt(12) = 0.35; of 40 000 about 353, of which 346 are of the rate.
    few, many = carers_of(40), carers_of(40_000)
    assert few.std() / few.mean() == pytest.approx(2.12 / 5, rel=0.08)
    assert many.std() / many.mean() == pytest.approx(352.7 / 5000, rel=0.05)
    ends = [np.quantile(one, [0.025, 0.975]) / one.mean() for one in (few, many)]
    widths = [float(high - low) for low, high in ends]
    assert widths[0] > 5 * widths[1]


def test_births_of_a_firm_are_binomial() -> None:
    # 100 women, 0.05 births each: 5 +- sqrt(100 x 0.05 x 0.95) = 2.18.
    staff = women(100, CARE.index("none"))
    known = rates(births=0.05)
    carers = find_carers(staff, known, SAMPLER)
    births = open_taking(SAMPLER, carers, count_households(staff, known), staff).births[:, 0]
    assert births[0] == pytest.approx(5)
    assert births[1:].mean() == pytest.approx(5, rel=0.03)
    assert births[1:].std() == pytest.approx(2.18, rel=0.05)
    assert set(births[1:]) <= set(range(101))


def test_who_takes_leave_are_no_more_than_the_births() -> None:
    staff, known = women(60), rates(births=0.1)
    carers = find_carers(staff, known, SAMPLER)
    taking = open_taking(SAMPLER, carers, count_households(staff, known), staff)
    taken = taking.draw("a leave", taking.expected_births * 0.8, of_births=True)
    assert (taken[1:] <= taking.births[1:]).all()
    # Eight in ten of 60 x 0.1: 4.8, and as one in 12.5 of 60 it varies by 60 x 0.08 x 0.92.
    assert taken[1:, 0].mean() == pytest.approx(4.8, rel=0.03)
    assert taken[1:, 0].var() == pytest.approx(60 * 0.08 * 0.92, rel=0.08)


def test_who_is_told_to_care_is_certain() -> None:
    staff = women(30, CARE.index("relative"))
    drawn = find_carers(staff, rates(), SAMPLER)
    assert drawn.by_chance is not None
    assert not drawn.by_chance.any()
    assert (drawn.sway(np.ones((2, len(CARE)), dtype=bool)) == 1).all()


@pytest.mark.parametrize("share", [0.0, 1e-9, 0.03, 0.5, 0.97, 1.0])
def test_numbers_are_those_of_the_distribution(share: float) -> None:
    sampler = Sampler(3, 500)
    for persons in (0, 1, 3, 40, 40_000):
        found = draw_count(sampler, "a stream", float(persons), np.full(501, share))
        u = sampler.place("a stream", 500)
        wanted = stats.binom.ppf(u, persons, share) if persons else np.zeros(500)
        np.testing.assert_array_equal(found[1:], np.maximum(wanted, 0))
        assert found[0] == pytest.approx(persons * share)
