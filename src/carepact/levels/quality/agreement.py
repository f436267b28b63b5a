"""How far two assessors agree: criterion by criterion, and by a weighted kappa with its error.

Kappa says something of the two readings, and nothing of the service.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from carepact.core.arrays import FloatArray
from carepact.core.uncertainty import interval_t
from carepact.levels.quality.catalogue import STEPS, Step, least_pairs
from carepact.levels.quality.standing import PAIR, Standing

Pair = tuple[Step, Step]
"""Steps that two assessors gave one criterion."""
NoKappa = Literal["too_few", "one_step"]
"""Why there is no kappa: too few criteria, or one assessor who gave all of them one step."""


@dataclass(frozen=True)
class Kappa:
    """Agreement beyond chance: 1 where all agree, 0 where no more than by chance."""

    value: float
    standard_error: float | None
    """None where no criterion left out moves it, as where all agree, or one leaves none: not 0."""
    lower: float | None
    upper: float | None


@dataclass(frozen=True)
class Agreement:
    """How far two assessors agree."""

    pairs: tuple[Pair, ...]
    """Of the criteria to which both gave a step."""
    kappa: Kappa | None
    no_kappa: NoKappa | None
    to_discuss: tuple[Standing, ...]
    """Where they differ and have not agreed since: those furthest apart first."""
    differ: int
    """Criteria of which they said different things, agreed on since or not."""
    looks_copied: bool
    """Whether both sheets are the same, word by word, and hold words."""

    @property
    def exact(self) -> int:
        """Count the criteria to which both gave the same step."""
        return sum(one == other for one, other in self.pairs)

    @property
    def table(self) -> tuple[tuple[int, ...], ...]:
        """Count pairs: a row a step of the first assessor, a column one of the second."""
        return tuple(tuple(self.pairs.count((one, other)) for other in STEPS) for one in STEPS)


def compare_assessors(standings: Sequence[Standing]) -> Agreement | None:
    """Compare two assessors; None where there is one alone.

    Parameters
    ----------
    standings : sequence of Standing
        Every criterion with what each of them said.
    """
    if not standings or len(standings[0].answers) != PAIR:
        return None
    pairs = tuple(
        (one.answers[0].step, one.answers[1].step)
        for one in standings
        if one.answers[0].step is not None and one.answers[1].step is not None
    )
    kappa, why = find_kappa(pairs)
    open_ones = [one for one in standings if one.state == "to_discuss"]
    # Where one says a step and the other none, nobody knows how far apart they are: last.
    open_ones.sort(key=lambda one: -1 if one.apart is None else one.apart, reverse=True)
    said = [one.answers for one in standings if any(each.said for each in one.answers)]
    return Agreement(
        pairs=pairs,
        kappa=kappa,
        no_kappa=why,
        to_discuss=tuple(open_ones),
        differ=sum(one.differs for one in standings),
        looks_copied=any(first.evidence for first, _second in said)
        and all(first == second for first, second in said),
    )


def find_kappa(pairs: Sequence[Pair]) -> tuple[Kappa | None, NoKappa | None]:
    r"""Compute the kappa of two assessors with linear weights, and its error.

    Parameters
    ----------
    pairs : sequence of pair of Step
        Of each criterion the step of the first assessor and that of the second.

    Returns
    -------
    Kappa or None, str or None
        The kappa, or why there is none.

    Notes
    -----
    With :math:`d` the mean distance in steps between the two, and :math:`d_0` that which their
    marginal counts give by chance, :math:`\kappa = 1 - d / d_0` [1]_: linear weights, since two
    steps apart are twice as much to talk about as one. Its error is the jackknife's [2]_, each
    criterion left out in turn, with bounds of Student's t on n - 1 degrees of freedom, cut at 1.
    It says how far kappa would move with other criteria of the same sort.

    References
    ----------
    .. [1] Cohen, J. (1968). Weighted kappa. Psychological Bulletin 70(4), 213-220.
    .. [2] Efron, B. (1982). The Jackknife, the Bootstrap and Other Resampling Plans. SIAM.
    """
    if len(pairs) < least_pairs():
        return None, "too_few"
    # By chance an assessor who gives one step alone agrees as often as in truth: 0 / 0 in spirit.
    if any(len({pair[place] for pair in pairs}) == 1 for place in range(PAIR)):
        return None, "one_step"
    given = np.array([[STEPS.index(one) for one in pair] for pair in pairs], dtype=float)
    value = _kappa(given)
    left_out = np.array([_kappa(np.delete(given, place, axis=0)) for place in range(len(given))])
    # Where no criterion left out moves it, as where all agree, it has no error that could be told.
    if np.isnan(left_out).any() or np.allclose(left_out, left_out[0]):
        return Kappa(value, None, None, None), None
    n = len(given)
    error = float(np.sqrt((n - 1) / n * ((left_out - left_out.mean()) ** 2).sum()))
    lower, upper = interval_t(np.array(value), np.array(error), np.array(float(n - 1)))
    return Kappa(value, error, max(float(lower), -1.0), min(float(upper), 1.0)), None


def _kappa(given: FloatArray) -> float:
    """Return 1 less the mean distance over that by chance; NaN where chance gives none."""
    first, second = given.T
    by_chance = float(np.abs(first[:, None] - second[None, :]).mean())
    return 1 - float(np.abs(first - second).mean()) / by_chance if by_chance else float("nan")
