"""How many digits of a figure are told: on every screen, and in files that tell of few persons."""

from __future__ import annotations

import math
from dataclasses import dataclass


@dataclass(frozen=True)
class Digits:
    """How exactly figures are printed; most files hold them all."""

    of_profile: int = 3
    """Digits that count of a figure of a profile."""
    of_answer: int = 2
    """Digits that count of a figure of an answer, unless it is a large whole number."""
    of_group: int = 3
    """Digits between two separators of thousands; what is larger is rounded by groups."""
    most_decimals: int = 4
    """Decimals of any figure at most."""
    beside_published: int = 2
    """Decimals beside a published figure at most."""
    of_exchange: int = 8
    """Digits that count in a file for another statistical system."""
    of_coefficient: int = 15
    """Digits that count of a coefficient, which must be the same number elsewhere."""


def count_decimals(figures: list[float]) -> int:
    """Count the decimals by which figures of one scale are told apart.

    Below 0 where they are rounded before the point: 221 437 to thousands.
    """
    largest = max((abs(one) for one in figures), default=0.0)
    if largest == 0:
        return 0
    digits = Digits()
    power = math.floor(math.log10(largest))
    rounded = max(0, power // digits.of_group * digits.of_group)
    return min(digits.most_decimals, max(0, digits.of_answer - 1 - power + rounded)) - rounded


def round_alone(value: float) -> float:
    """Round a figure that stands alone as it is printed, so that a file tells no more.

    Examples
    --------
    >>> [round_alone(one) for one in (36301.49, 937.4, 5.451, -0.04)]
    [36000.0, 937.0, 5.5, -0.04]
    """
    return round(value, count_decimals([value])) + 0.0
