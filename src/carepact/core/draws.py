"""Random numbers by name: one stream a quantity, so that adding one disturbs no other.

Index 0 of the first axis is the point, as everywhere; indices 1 to D are the draws. Baseline
and reform draw by the same names, so that only what differs between them differs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, lru_cache
from hashlib import sha256
from typing import Self

import numpy as np
from scipy import special

from carepact.core.arrays import FloatArray
from carepact.core.given import NOTHING_GIVEN, GivenEvidence
from carepact.core.parameters import Parameter
from carepact.core.run_defaults import RunDefaults
from carepact.core.uncertainty import CONFIDENCE

PREVIEW_DRAWS = RunDefaults.draws
"""Intervals from fewer draws are marked `preview`. [draws]"""


@dataclass(frozen=True)
class Sampler:
    """The seed of a run, how many draws follow the point, and what its user sets of evidence.

    They travel together, so that whoever draws a parameter draws the user's where there is one.
    """

    seed: int
    draws: int
    given: GivenEvidence = NOTHING_GIVEN

    @cached_property
    def streams(self) -> Self:
        """Return its streams of random numbers, which no evidence moves."""
        return replace(self, given=NOTHING_GIVEN) if self.given.numbers else self

    def place(self, name: str, count: int) -> FloatArray:
        """Draw uniform numbers of a stream, shape (count,); Philox is keyed by seed and name."""
        words = np.frombuffer(sha256(f"{self.seed}/{name}".encode()).digest()[:16], dtype=np.uint64)
        return np.random.Generator(np.random.Philox(key=words)).random(count)


@dataclass(frozen=True)
class OneAtATime(Sampler):
    """A sampler under which each draw moves one quantity, and nothing else.

    In draw 1 every quantity is at its median; then come two draws for each group of streams,
    at its 2.5 and at its 97.5 point, all others at their median.
    """

    groups: tuple[tuple[str, ...], ...] = ()

    @classmethod
    def of(cls, groups: Sequence[Sequence[str]], given: GivenEvidence = NOTHING_GIVEN) -> Self:
        """Make a sampler of groups of streams; those of a group move together."""
        named = tuple(tuple(group) for group in groups)
        return cls(0, 1 + 2 * len(groups), given, named)

    def place(self, name: str, count: int) -> FloatArray:
        """Place a stream in every draw, shape (count,); a stream of another size never moves."""
        placed = np.full(count, 0.5)
        tail = (1 - CONFIDENCE) / 2
        if count == self.draws:
            for number, group in enumerate(self.groups):
                if name in group:
                    placed[1 + 2 * number : 3 + 2 * number] = tail, 1 - tail
        return placed


def draw_uniform(sampler: Sampler, name: str, count: int | None = None) -> FloatArray:
    """Draw uniform numbers of a quantity's own stream.

    Parameters
    ----------
    sampler : Sampler
        Seed of the run and its draws.
    name : str
        Name of the quantity; it alone chooses the stream.
    count : int, optional
        How many; one a draw when omitted.

    Returns
    -------
    FloatArray, shape (count,)
        Not to be written to: who asks again gets the same array.
    """
    return _draw_stream(sampler.streams, name, sampler.draws if count is None else count)


@lru_cache(maxsize=512)  # more streams than a country has, 4 MB at 1,000 draws
def _draw_stream(streams: Sampler, name: str, count: int) -> FloatArray:
    """Draw a stream once, whatever evidence is set beside it."""
    drawn = streams.place(name, count)
    drawn.flags.writeable = False
    return drawn


def draw_normal(sampler: Sampler, name: str, count: int | None = None) -> FloatArray:
    """Draw standard normal numbers of a quantity's own stream, shape (count,)."""
    normal: FloatArray = special.ndtri(draw_uniform(sampler, name, count))
    return normal


def draw_parameter(parameter: Parameter, name: str, day: date, sampler: Sampler) -> FloatArray:
    """Draw a parameter, its point first: as its user sets it, else as it ships.

    Parameters
    ----------
    parameter : Parameter
        What is drawn.
    name : str
        Its name with that of its file, as `childcare.additional_use`.
    day : date
        Day of the law or of the evidence.
    sampler : Sampler
        Seed of the run, how many draws follow the point, and what is set of evidence.

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
    u = draw_uniform(sampler, name)
    drawn = np.concatenate([point[None], parameter.draw_at(day, u)])
    return sampler.given.put(name, parameter, drawn, u)
