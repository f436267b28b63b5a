"""How a change comes over the years, by hand: its shapes, its listed years, its limits."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from pydantic import ValidationError

from carepact.policy.package import PhaseIn

YEARS = np.arange(2024, 2031)


@pytest.mark.parametrize(
    ("phase", "shares"),
    [
        ({}, [0, 0, 0.25, 0.5, 0.75, 1, 1]),
        # 3 x^2 - 2 x^3 at a quarter: 3/16 - 2/64 = 0.15625; at three quarters what is left.
        ({"shape": "s-curve"}, [0, 0, 0.15625, 0.5, 0.84375, 1, 1]),
        # Seven tenths in 2026, the rest in three equal steps to 2029.
        ({"listed": {2026: 0.7}}, [0, 0, 0.7, 0.8, 0.9, 1, 1]),
        # What is listed stands at both ends too.
        ({"listed": {2025: 0.2, 2029: 0.6}}, [0.2, 0.2, 0.3, 0.4, 0.5, 0.6, 0.6]),
        ({"begins": 2029}, [0, 0, 0, 0, 0, 1, 1]),
    ],
)
def test_the_share_of_a_change_in_each_year(phase: dict[str, Any], shares: list[float]) -> None:
    found = PhaseIn.model_validate({"begins": 2025, "ends": 2029} | phase)
    assert found.share_of(YEARS) == pytest.approx(shares)


def test_a_change_comes_between_2000_and_2100() -> None:
    assert PhaseIn(begins=2000, ends=2100).share_of(np.array([2050])) == pytest.approx(0.5)
    assert PhaseIn(begins=2100, ends=2100).share_of(np.array([2099, 2100])).tolist() == [0, 1]
    for begins, ends in ((1999, 2030), (2030, 2101)):
        with pytest.raises(ValidationError, match="than or equal to"):
            PhaseIn(begins=begins, ends=ends)
