"""Means, differences, shares and ratios beside what scipy makes of the same numbers."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from scipy import optimize, stats

from carepact.levels.programme.estimates import (
    Ratio,
    estimate_difference,
    estimate_mean,
    estimate_ratio,
    estimate_share,
)

RANDOM = np.random.default_rng(20)
FIRST = [Fraction(int(one)) for one in RANDOM.normal(300, 200, 17)]
SECOND = [Fraction(int(one)) for one in RANDOM.normal(60, 90, 11)]


def test_a_mean_has_the_interval_of_the_t_test_of_pairs() -> None:
    found = estimate_mean(FIRST)
    assert found is not None
    before = RANDOM.normal(800, 100, len(FIRST))
    oracle = stats.ttest_rel(before + np.array(FIRST, dtype=float), before)
    bounds = oracle.confidence_interval(0.95)
    assert found.interval == pytest.approx((bounds.low, bounds.high), rel=1e-12)
    assert found.value / (found.standard_error or 0) == pytest.approx(oracle.statistic)
    assert found.holds_zero == (oracle.pvalue >= 0.05)


def test_a_difference_has_the_interval_of_welch() -> None:
    found = estimate_difference(FIRST, SECOND)
    assert found is not None
    oracle = stats.ttest_ind(np.array(FIRST, dtype=float), np.array(SECOND, dtype=float),
                             equal_var=False)  # fmt: skip
    bounds = oracle.confidence_interval(0.95)
    assert found.degrees == pytest.approx(oracle.df)
    assert found.interval == pytest.approx((bounds.low, bounds.high), rel=1e-12)
    assert found.n == len(FIRST) + len(SECOND)


@pytest.mark.parametrize(("part", "n"), [(0, 7), (3, 9), (9, 12), (12, 12), (1, 400)])
def test_a_share_has_the_interval_of_wilson(part: int, n: int) -> None:
    found = estimate_share(part, n)
    assert found is not None
    oracle = stats.binomtest(part, n).proportion_ci(0.95, method="wilson")
    assert (found.low, found.high) == pytest.approx((oracle.low, oracle.high), abs=1e-12)


def test_the_ends_of_a_ratio_are_where_the_t_test_turns() -> None:
    upper = [one / 2 + Fraction(int(x)) for one, x in zip(FIRST, RANDOM.normal(0, 40, 17),
                                                         strict=True)]  # fmt: skip
    found = estimate_ratio((upper, FIRST))
    assert found.state == "found"
    assert found.low is not None
    assert found.high is not None

    def turn(ratio: float) -> float:
        """Return by how much the test of a - ratio b lies beyond the limit."""
        apart = np.array(upper, dtype=float) - ratio * np.array(FIRST, dtype=float)
        t = stats.ttest_1samp(apart, 0).statistic
        return float(abs(t) - stats.t.ppf(0.975, len(FIRST) - 1))

    value = float(sum(upper) / sum(FIRST))
    assert found.value == pytest.approx(value)
    assert found.low == pytest.approx(optimize.brentq(turn, value - 2, value), rel=1e-9)
    assert found.high == pytest.approx(optimize.brentq(turn, value, value + 2), rel=1e-9)


def test_a_ratio_over_what_may_be_nothing_is_refused() -> None:
    around_zero = [Fraction(one) for one in (-200, 150, 40, -60, 90)]
    assert estimate_ratio((FIRST[:5], around_zero)) == Ratio("unstable", 5)
    assert estimate_ratio((FIRST[:1], FIRST[1:2])) == Ratio("too few", 1)
    assert estimate_ratio((FIRST[:2], FIRST[2:4]), ([], [])).state == "too few"


def test_one_person_has_a_change_and_no_error() -> None:
    one = estimate_mean([Fraction(60)])
    assert one is not None
    assert (one.value, one.standard_error, one.interval) == (60, None, None)
    assert one.holds_zero
    assert estimate_mean([]) is None
    assert estimate_share(0, 0) is None
    alone = estimate_difference([Fraction(60)], SECOND)
    assert alone is not None
    assert alone.interval is None


def test_alike_in_both_groups_has_no_error_and_is_nothing() -> None:
    same = [Fraction(60)] * 4
    found = estimate_difference(same, same)
    assert found is not None
    assert (found.value, found.interval, found.degrees) == (0, (0, 0), 6)
