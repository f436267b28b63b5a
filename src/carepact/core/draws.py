"""Random numbers by name: one stream a quantity, so that adding one disturbs no other.

Index 0 of the first axis is the point, as everywhere; indices 1 to D are the draws. Baseline
and reform draw by the same names, so that only what differs between them differs.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from hashlib import sha256
from typing import Self

import numpy as np
from numpy.typing import NDArray
from scipy import special

from carepact.core.parameters import Parameter
from carepact.core.uncertainty import CONFIDENCE

FloatArray = NDArray[np.float64]
MEDIAN, TAIL = 0.5, (1 - CONFIDENCE) / 2
STREAMS_KEPT = 512
"""Streams that are kept for who asks again: more than a country has, 4 MB at 1,000 draws."""
PREVIEW_DRAWS = 1000
"""Intervals from fewer draws are marked `preview`. [draws]"""


class OneAtATime(int):
    """A seed under which each draw moves one quantity, and nothing else.

    In draw 1 every quantity is at its median; then come two draws for each group of streams,
    at its 2.5 and at its 97.5 point, all others at their median.
    """

    groups: tuple[tuple[str, ...], ...]

    def __new__(cls, groups: Sequence[Sequence[str]]) -> Self:
        """Make a seed of groups of streams; those of a group move together."""
        seed = super().__new__(cls, 0)
        seed.groups = tuple(tuple(group) for group in groups)
        return seed

    def __eq__(self, other: object) -> bool:
        """Tell whether the other moves the same groups."""
        return isinstance(other, OneAtATime) and other.groups == self.groups

    def __ne__(self, other: object) -> bool:
        """Tell whether the other moves other groups: `int` would compare values."""
        return not self == other

    def __hash__(self) -> int:
        """Hash the groups."""
        return hash(self.groups)

    @property
    def draws(self) -> int:
        """Count the draws that it takes."""
        return 1 + 2 * len(self.groups)

    def place(self, name: str, draws: int) -> FloatArray:
        """Place a stream in every draw, shape (draws,); a stream of another size never moves."""
        placed = np.full(draws, MEDIAN)
        if draws == self.draws:
            for number, group in enumerate(self.groups):
                if name in group:
                    placed[1 + 2 * number : 3 + 2 * number] = TAIL, 1 - TAIL
        return placed


@lru_cache(maxsize=STREAMS_KEPT)
def draw_uniform(seed: int, name: str, draws: int) -> FloatArray:
    """Draw uniform numbers of a quantity's own stream, shape (draws,).

    Parameters
    ----------
    seed : int
        Seed of the run.
    name : str
        Name of the quantity; it alone chooses the stream of Philox.
    draws : int
        How many.

    Returns
    -------
    FloatArray, shape (draws,)
        Not to be written to: who asks again gets the same array.
    """
    if isinstance(seed, OneAtATime):
        return seed.place(name, draws)
    words = np.frombuffer(sha256(f"{seed}/{name}".encode()).digest()[:16], dtype=np.uint64)
    drawn = np.random.Generator(np.random.Philox(key=words)).random(draws)
    drawn.flags.writeable = False
    return drawn


def draw_normal(seed: int, name: str, draws: int) -> FloatArray:
    """Draw standard normal numbers of a quantity's own stream, shape (draws,)."""
    normal: FloatArray = special.ndtri(draw_uniform(seed, name, draws))
    return normal


def draw_parameter(parameter: Parameter, name: str, day: date, seed: int, draws: int) -> FloatArray:
    """Draw a parameter, its point first.

    Parameters
    ----------
    parameter : Parameter
        What is drawn.
    name : str
        Its name with that of its file, as `childcare.additional_use`.
    day : date
        Day of the law or of the evidence.
    seed, draws : int
        Seed of the run, and how many draws follow the point.

    Returns
    -------
    FloatArray, shape (1 + draws, labels of each axis)
        The point and the draws. [unit of the parameter]

    Raises
    ------
    ParameterError
        If the parameter has no value on that day.
    """
    point = parameter.to_array(parameter.value_at(day))
    drawn = parameter.draw_at(day, draw_uniform(seed, name, draws))
    return np.concatenate([point[None], drawn])
