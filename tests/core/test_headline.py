"""Headlines and intervals from draws, by hand."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from carepact.core.headline import Headline, bound_draws, choose_headline

NAN = float("nan")


def column(*values: float) -> np.ndarray:
    """Lay out the central run and the draws of one figure."""
    return np.array(values, dtype=float)[:, None]


def ends(amounts: np.ndarray) -> tuple[float, float, float]:
    """Take value, low and high of one figure."""
    found = bound_draws(amounts)
    return float(found.value[0]), float(found.low[0]), float(found.high[0])


def test_the_headline_is_the_median_of_a_hundred_draws_whatever_the_central_run() -> None:
    # Draws 0, 1, ..., 100; the central run lies beyond all of them.
    assert ends(column(700, *range(101))) == pytest.approx((50, 2.5, 97.5))
    assert choose_headline(100) is Headline.MEDIAN


def test_fewer_draws_give_the_central_run_and_an_interval_that_holds_it() -> None:
    assert choose_headline(99) is Headline.CENTRAL
    # 2.5 and 97.5 points of 0 and 10 are 0.25 and 9.75.
    assert ends(column(5, 0, 10)) == pytest.approx((5, 0.25, 9.75))
    assert ends(column(12, 0, 10)) == pytest.approx((12, 0.25, 12))


def test_without_draws_there_is_the_central_run_and_no_interval() -> None:
    value, low, high = ends(column(1))
    assert value == 1
    assert np.isnan([low, high]).all()


def test_undefined_draws_are_left_out_and_counted() -> None:
    found = bound_draws(column(0.3, NAN, *range(101), NAN))
    assert (found.value[0], found.undefined[0]) == (50, 2)
    assert (found.low[0], found.high[0]) == pytest.approx((2.5, 97.5))


def test_undefined_draws_of_one_figure_touch_no_other() -> None:
    left, right = column(0, *range(101)), column(0, NAN, *range(1, 101))
    found = bound_draws(np.hstack([left, right]))
    assert found.value.tolist() == [50, 50.5]
    assert found.undefined.tolist() == [0, 1]


def test_more_undefined_than_defined_draws_give_nothing() -> None:
    assert ends(column(1, *[NAN] * 50, *range(50)))[0] == 24.5
    assert np.isnan(ends(column(1, *[NAN] * 51, *range(49)))).all()


def test_a_year_beyond_the_horizon_stays_beyond() -> None:
    value, low, high = ends(column(2040, *[2040] * 90, *[np.inf] * 10))
    assert (value, low, high) == (2040, 2040, np.inf)
    # The median of as many years as none is a year, nothing between a year and none.
    assert ends(column(2040, *[2040] * 50, *[np.inf] * 50))[0] == 2040


def test_an_interval_of_one_value_is_widened_to_all_draws() -> None:
    # 98 of 100 draws are 0: the middle 95 % is 0, and two draws are not.
    assert ends(column(0, *[0] * 98, 3, 4)) == (0, 0, 4)


def test_draws_that_all_agree_have_no_interval_unless_they_are_nothing() -> None:
    alike = bound_draws(column(0.3, *[0.3] * 100))
    assert alike.agrees.all()
    assert np.isnan(alike.interval).all()
    # A sum that is rounded differently is the same sum.
    assert bound_draws(column(0.3, *[0.1 + 0.2] * 50, *[0.3] * 50)).agrees.all()
    nothing = bound_draws(column(0, *[0] * 100))
    assert [float(end[0]) for end in nothing.interval] == [0, 0]


@given(
    arrays(
        float,
        st.tuples(st.integers(2, 130), st.just(3)),
        elements=st.one_of(st.floats(-1e6, 1e6), st.sampled_from([0.0, 1.0, NAN])),
    )
)
def test_no_headline_lies_outside_its_interval(amounts: np.ndarray) -> None:
    found = bound_draws(amounts)
    known = ~np.isnan(found.value) & ~np.isnan(found.low)
    assert (found.low[known] <= found.value[known]).all()
    assert (found.value[known] <= found.high[known]).all()
    width = (found.high - found.low)[known & ~found.agrees]
    assert (width > 0).all()
