"""Standard errors and intervals, against closed forms and arithmetic by hand."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy import special

from carepact.core.uncertainty import (
    interval_korn_graubard,
    interval_logit,
    interval_t,
    replicate_standard_error,
    t_quantile,
)


def array(*values: float) -> NDArray[np.float64]:
    """Make an array of numbers."""
    return np.array(values, dtype=float)


def test_the_error_is_centred_on_the_estimate_not_on_the_replicates() -> None:
    # Estimate 10, replicates 12, 12, 14: deviations 2, 2, 4, V = 1/2*4 + 1/2*4 + 1/4*16 = 8.
    # Centred on the replicates' mean it would be smaller.
    theta = array(10, 12, 12, 14)
    error = replicate_standard_error(theta, array(0.5, 0.5, 0.25))
    assert error == pytest.approx(np.sqrt(8))


def test_the_error_of_each_row_stands_in_its_place() -> None:
    theta = np.array([[[1.0, 2, 0], [5, 5, 5]], [[0, 3, 0], [7, 7, 11]]])
    error = replicate_standard_error(theta, array(0.5, 1.0))
    # 1/2*1 + 1*1 = 3/2; 0; 1/2*9 = 9/2; 16.
    assert error == pytest.approx(np.sqrt([[1.5, 0], [4.5, 16]]))


def test_a_replicate_that_is_undefined_leaves_no_error() -> None:
    assert np.isnan(replicate_standard_error(array(1, 2, np.nan), array(0.5, 0.5)))


@pytest.mark.parametrize(
    ("freedom", "quantile"),
    [
        (1, np.tan(np.pi * 0.475)),  # Cauchy: 12.7062
        (2, 0.95 / np.sqrt(2 * 0.975 * 0.025)),  # (2p - 1) / sqrt(2 p (1 - p)) = 4.3027
        (39, 2.022690920036762),  # R: qt(0.975, 39)
        (1e9, 1.959963984540054),  # the normal's
    ],
)
def test_students_quantile_is_that_of_the_tables(freedom: float, quantile: float) -> None:
    assert t_quantile(array(freedom)) == pytest.approx([quantile], rel=1e-8)


def test_no_degree_of_freedom_leaves_no_interval() -> None:
    assert np.isnan(t_quantile(array(0, -1))).all()
    lower, upper = interval_t(array(5), array(1), array(0))
    assert np.isnan(lower).all()
    assert np.isnan(upper).all()


def test_an_interval_by_student_is_symmetric() -> None:
    # 100 plus and minus 4.3027 * 3
    lower, upper = interval_t(array(100), array(3), array(2))
    assert lower == pytest.approx([100 - 12.907958189])
    assert upper == pytest.approx([100 + 12.907958189])


def test_an_interval_by_logit_stays_between_0_and_1() -> None:
    # At 0.5 the logit is 0 and its error 0.2 / 0.25 = 0.8; t = 12.7062: expit(-/+ 10.165).
    lower, upper = interval_logit(array(0.5, 0.99), array(0.2, 0.2), array(1, 1))
    reach = np.tan(np.pi * 0.475) * 0.8
    assert lower[0] == pytest.approx(1 / (1 + np.exp(reach)))
    assert upper[0] == pytest.approx(1 / (1 + np.exp(-reach)))
    assert (lower > 0).all()
    assert (upper <= 1).all()


def test_a_share_of_0_or_1_has_no_interval_by_logit() -> None:
    lower, upper = interval_logit(array(0, 1), array(0, 0), array(10, 10))
    assert np.isnan([lower, upper]).all()


def test_participation_in_a_simple_random_sample_has_clopper_and_pearsons_interval() -> None:
    # 10 of 40, error sqrt(p(1-p)/40): the effective size is 40, and with n - 1 degrees of
    # freedom no adjustment: Beta(10, 31) and Beta(11, 30).
    p = 0.25
    lower, upper = interval_korn_graubard(
        array(p), array(np.sqrt(p * (1 - p) / 40)), array(39), array(40), array(40)
    )
    assert lower == pytest.approx([special.betaincinv(10, 31, 0.025)])
    assert upper == pytest.approx([special.betaincinv(11, 30, 0.975)])


def test_nobody_and_everybody_have_an_interval() -> None:
    # 0 of 10: upper bound 1 - 0.025^(1/10) = 0.3085, and the mirror for 10 of 10.
    bound = 1 - 0.025**0.1
    lower, upper = interval_korn_graubard(
        array(0, 1), array(0, 0), array(9, 9), array(10, 10), array(10, 10)
    )
    assert lower == pytest.approx([0, 1 - bound])
    assert upper == pytest.approx([bound, 1])


def test_unequal_weights_widen_the_interval_of_nobody() -> None:
    # Kish's size 5 of 10 respondents: 1 - 0.025^(1/5).
    _lower, upper = interval_korn_graubard(array(0), array(0), array(9), array(10), array(5))
    assert upper == pytest.approx([1 - 0.025**0.2])


def test_fewer_degrees_of_freedom_shrink_the_effective_size() -> None:
    # 0 of 10 with 1 degree of freedom: size 10 * (t_9 / t_1)^2 = 10 * (2.26216 / 12.7062)^2.
    size = 10 * (2.2621571627409915 / np.tan(np.pi * 0.475)) ** 2
    _lower, upper = interval_korn_graubard(array(0), array(0), array(1), array(10), array(10))
    assert upper == pytest.approx([1 - 0.025 ** (1 / size)])


def test_the_effective_size_is_never_above_the_respondents() -> None:
    # An error of 0.01 would stand for 0.25 * 0.75 / 0.0001 = 1,875 persons; there are 40.
    lower, upper = interval_korn_graubard(array(0.25), array(0.01), array(39), array(40), array(40))
    assert lower == pytest.approx([special.betaincinv(10, 31, 0.025)])
    assert upper == pytest.approx([special.betaincinv(11, 30, 0.975)])


def test_an_undefined_share_has_no_interval() -> None:
    bounds = interval_korn_graubard(array(np.nan), array(np.nan), array(5), array(0), array(0))
    assert np.isnan(bounds).all()
