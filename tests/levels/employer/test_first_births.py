"""Births of next year: expected by sex and age among all, first and later ones alike."""

from __future__ import annotations

import numpy as np
import pytest

from carepact.core.given import NOTHING_GIVEN
from carepact.data.countries.ages import AGE_STARTS
from carepact.data.countries.cells import spread_births_by_sex
from carepact.data.countries.facts import BASE_DAY
from carepact.data.countries.parenthood import ADULT_AGES, spread_births
from carepact.levels.employer.carers import CareRates
from carepact.levels.employer.households import count_households, is_birth
from carepact.levels.employer.staff import CARE, UNKNOWN, Staff
from carepact.levels.employer.taking import add_by_sex

YOUNGEST = 15


def rates(**by_age: float) -> CareRates:
    """Rates of births of women of some ages, named a and the age; none of others."""
    births = np.zeros((2, 86))
    for age, rate in by_age.items():
        births[0, int(age[1:]) - YOUNGEST] = rate
    one = np.ones((1, 2))
    return CareRates(0.2 * one, 0.1 * one, births, np.ones(1), sources=())


def expected(rates_of: CareRates, *lines: tuple[int, int, tuple[float, float]]) -> float:
    """Count the births that are expected of women: persons, care, ages of each line."""
    n = len(lines)
    staff = Staff(
        persons=np.array([one[0] for one in lines]),
        sex=np.zeros(n, dtype=np.int64),
        ages=tuple(one[2] for one in lines),
        hours=np.full(n, 40.0),
        pay=np.full(n, 30000.0),
        level=np.full(n, UNKNOWN),
        care=np.array([one[1] for one in lines]),
    )
    counts = count_households(staff, rates_of)
    at = np.arange(n) * is_birth().size + int(np.flatnonzero(is_birth())[0])
    return float(add_by_sex(counts.add_up(np.ones(n), at))[0, 0])


@pytest.mark.parametrize("care", [*range(len(CARE)), UNKNOWN])
def test_who_told_of_no_child_has_as_many_births_as_who_has_one(care: int) -> None:
    # 20 women of 30 and 31: a rate of 0.08 and one of 0.10, 0.09 each on average.
    assert expected(rates(a30=0.08, a31=0.10), (20, care, (30.0, 31.0))) == pytest.approx(1.8)


def test_births_follow_the_ages_of_the_staff() -> None:
    known = rates(a30=0.1, a31=0.1)
    none = CARE.index("none")
    # Ten women of 30 have one; ten of 50 have none; a band of 30 to 39 has two years of ten.
    assert expected(known, (10, none, (30.0, 30.0))) == pytest.approx(1.0)
    assert expected(known, (10, none, (50.0, 54.0))) == 0
    assert expected(known, (10, none, (30.0, 39.0))) == pytest.approx(0.2)
    assert expected(
        known, (10, none, (30.0, 30.0)), (10, UNKNOWN, (50.0, 54.0)), (5, none, (31.0, 31.0))
    ) == pytest.approx(1.5)


def test_ages_beyond_the_table_are_those_at_its_ends() -> None:
    known = rates(a15=0.01, a100=0.0)
    assert known.birth_of(0, (12.0, 14.0)) == pytest.approx(0.01)
    assert known.birth_of(0, (110.0, 120.0)) == 0


def test_all_births_of_a_country_are_those_of_its_women() -> None:
    adults = np.linspace(900.0, 100.0, ADULT_AGES.size)
    share = spread_births(adults, 28.0, 6.0)
    assert (adults * share).sum() == pytest.approx(1.0)
    # At the mean age 1, a standard deviation away e^(-1/2).
    at = share[[28 - YOUNGEST, 34 - YOUNGEST, 22 - YOUNGEST]]
    assert at / at[0] == pytest.approx([1, np.exp(-0.5), np.exp(-0.5)])


def test_fathers_are_older_and_fewer_live_with_their_child() -> None:
    counted = np.full((2, len(AGE_STARTS)), 1000.0)
    hers, his = spread_births_by_sex(counted, BASE_DAY, NOTHING_GIVEN)
    assert ADULT_AGES[hers.argmax()] == 28
    assert ADULT_AGES[his.argmax()] == 31
    single = np.array([1000.0] * 10 + [200.0] * 76)[: ADULT_AGES.size]
    single[-1] = 1000.0  # the last group is open
    assert (hers * single).sum() == pytest.approx(1.0)
    assert (his * single).sum() == pytest.approx(1 - 0.13)
