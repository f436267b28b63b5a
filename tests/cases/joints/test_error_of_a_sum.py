"""The error of a figure in whose domain some replicates of a bootstrap have nobody: by hand."""

from __future__ import annotations

import numpy as np
import pytest

from carepact.core.uncertainty import bootstrap_standard_error, replicate_standard_error
from carepact.value.further import Further

QUARTERS = np.full(4, 0.25)


def test_replicates_without_a_member_leave_the_spread_of_the_others() -> None:
    """Estimate 10; replicates 12, 8, 14 and one without anybody.

    Deviations 2, -2 and 4: (4 + 4 + 16) / 4 = 6 over all four, over the three that are there
    6 / 0.75 = 8. A fourth like the third would give (24 + 16) / 4 = 10, one like the others 7.
    """
    theta = np.array([10.0, 12, 8, 14, np.nan])

    assert bootstrap_standard_error(theta, QUARTERS) == pytest.approx(np.sqrt(8))


def test_half_of_the_replicates_are_enough_and_fewer_are_not() -> None:
    # (4 + 16) / 4 = 5, of a half: 10.
    two, one = np.array([[10.0, 12, 6, np.nan, np.nan], [10.0, 12, np.nan, np.nan, np.nan]])

    assert bootstrap_standard_error(two, QUARTERS) == pytest.approx(np.sqrt(10))
    assert np.isnan(bootstrap_standard_error(one, QUARTERS))


def test_with_a_member_in_every_replicate_both_errors_are_one() -> None:
    theta = np.array([10.0, 12, 8, 14, 9])

    # (4 + 4 + 16 + 1) / 4 = 6.25
    assert bootstrap_standard_error(theta, QUARTERS) == pytest.approx(2.5)
    assert replicate_standard_error(theta, QUARTERS) == pytest.approx(2.5)


def test_an_empty_replicate_scales_up_the_survey_s_error_and_not_that_of_wages() -> None:
    """A value of 10: the survey's three replicates give 8 as above; a wage that is its error
    higher makes 13: 9 more. Scaled up with the rest it would be (6 + 9) / 0.75 or more.
    """
    wages = Further(1)
    theta = np.array([10.0, 12, 8, 14, np.nan, 13])
    error = wages.add_to(bootstrap_standard_error)(theta, wages.extend(QUARTERS))

    assert error == pytest.approx(np.sqrt(8 + 9))
