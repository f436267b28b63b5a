"""What must hold of values: printed with the result, so that a reader need not trust."""

from __future__ import annotations

from collections.abc import Mapping
from typing import get_args

import numpy as np

from carepact.core.arrays import FloatArray
from carepact.core.messages import say
from carepact.core.parameter_tables import ROUNDING
from carepact.value.care_value import Check, compare
from carepact.value.hours import Hours
from carepact.value.prices import Basis, Valuation


def check_values(
    hours: Hours, valued: Mapping[tuple[Valuation, Basis], FloatArray]
) -> tuple[Check, ...]:
    """Check hours against minutes, and the hybrid between generalist and specialist.

    Parameters
    ----------
    hours : Hours
        Hours and what they were counted from.
    valued : mapping of (valuation, basis) to FloatArray, shape (C, K, 1 + R)
        Value of each cell and activity.
    """
    inside = hours.cell >= 0
    factor = hours.hours_per_minute[hours.cell[inside]] * hours.weights[inside, 0]
    first = hours.members[:, 0]
    checks = [
        compare(
            say("hours of the first activity, added up over respondents"),
            float(factor @ (hours.minutes[inside] @ first)),
            float(np.einsum("ca,a->", hours.hours[..., 0], first)),
            ROUNDING,
        )
    ]
    between: tuple[Valuation, ...] = ("generalist", "hybrid", "specialist")
    for basis in get_args(Basis):
        three = [valued.get((name, basis)) for name in between]
        if all(one is not None for one in three):
            low, middle, high = (float(one[:, 0, 0].sum()) for one in three if one is not None)
            checks.append(
                compare(
                    say("hybrid lies between generalist and specialist, {basis}", basis=basis),
                    float(np.clip(middle, min(low, high), max(low, high))),
                    middle,
                    ROUNDING,
                )
            )
    return tuple(checks)
