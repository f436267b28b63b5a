"""What groups of drawn inputs explain of a result, and which inputs move together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from scipy import special

from carepact.core.arrays import FloatArray
from carepact.core.release_limits import shipped_limits
from carepact.core.uncertainty import CONFIDENCE


@dataclass(frozen=True)
class StrengthShare:
    """What inputs that are known in one way explain together."""

    strength: str
    inputs: int
    """How many of them were drawn."""
    share: float | None
    """Share of the variance, from 0 to 1; None where the draws are too few to tell."""
    low: float | None
    high: float | None


@dataclass(frozen=True)
class PairOfInputs:
    """Two drawn inputs that move together."""

    one: str
    other: str
    correlation: float
    """Of their ranks (Spearman), from -1 to 1."""


def share_by_strength(
    result: FloatArray, drawn: Mapping[str, FloatArray], strengths: Mapping[str, str]
) -> tuple[StrengthShare, ...]:
    """Estimate what the inputs of each strength explain together.

    Parameters
    ----------
    result : FloatArray, shape (draws,)
        A result. [any unit]
    drawn : mapping of str to FloatArray, shape (draws,)
        The inputs of the same draws; none moves as one with another.
    strengths : mapping of str to str
        How each input is known; what is not in it is in no group.

    Returns
    -------
    tuple of StrengthShare
        In the order of the strengths' names.
    """
    groups: dict[str, list[FloatArray]] = {}
    for name, values in drawn.items():
        if name in strengths:
            groups.setdefault(strengths[name], []).append(values)
    return tuple(
        StrengthShare(strength, len(inputs), *share_of_group(result, inputs))
        for strength, inputs in sorted(groups.items())
    )


def share_of_group(
    result: FloatArray, inputs: list[FloatArray]
) -> tuple[float, float, float] | tuple[None, None, None]:
    r"""Estimate the share of the variance that some inputs explain together.

    Parameters
    ----------
    result : FloatArray, shape (n,)
        A result. [any unit]
    inputs : list of FloatArray, shape (n,)
        The inputs of the group.

    Returns
    -------
    tuple of float or None
        Share, and the ends of its 95 % interval, within 0 to 1. None from fewer draws than
        `least_draws_of_column` for every column of the regression.

    Notes
    -----
    The result is regressed on the value of each input and on the square of its rank, so on
    p columns. Of the part :math:`R^2` that they explain, chance alone would explain
    :math:`p / (n - 1)`; the adjusted

    .. math:: 1 - (1 - R^2) \frac{n - 1}{n - p - 1}

    leaves it out [1]_. It is the first-order index of the group where effects add up and bend
    smoothly, and a lower bound of it where inputs of the group interact. Its variance is about
    :math:`4 R^2 (1 - R^2)^2 / (n - p - 1) + 2 p (1 - R^2)^2 / ((n - p - 1)(n + 1))`: that of a
    squared multiple correlation [2]_, and that of a share of nothing (a beta variable).

    References
    ----------
    .. [1] Ezekiel, M. (1930), Methods of Correlation Analysis, New York: Wiley.
    .. [2] Olkin, I., Finn, J. D. (1995), Correlations redux, Psychological Bulletin 118(1),
       155-164.
    """
    n, whole = result.size, float(np.square(result - result.mean()).sum())
    bent = [column for one in inputs for column in _bend(one)]
    if n < shipped_limits().least_draws_of_column.value * (len(bent) + 1):
        return None, None, None
    if whole == 0:
        return 0.0, 0.0, 0.0
    columns = np.column_stack(bent)
    fitted, _rest, rank, _sizes = np.linalg.lstsq(columns, result - result.mean(), rcond=None)
    explained = float(np.square(columns @ fitted).sum()) / whole
    left = n - int(rank) - 1
    share = max(0.0, 1 - (1 - explained) * (n - 1) / left)
    unexplained = (1 - share) ** 2
    error = np.sqrt(4 * share * unexplained / left + 2 * rank * unexplained / (left * (n + 1)))
    reach = float(special.ndtri(0.5 + CONFIDENCE / 2) * error)
    return share, max(0.0, share - reach), min(1.0, share + reach)


def _bend(values: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Lay out an input as two columns of mean 0: its value, and the square of its rank."""
    place = (rank(values) - 0.5) / values.size - 0.5
    square = np.square(place)
    return (values - values.mean()) / values.std(), square - square.mean()


def rank(values: FloatArray) -> FloatArray:
    """Rank values from 1, those that are equal at the middle of their places.

    SciPy's `rankdata` does the same, and takes half a second to import.
    """
    _values, place, counts = np.unique(values, return_inverse=True, return_counts=True)
    middles: FloatArray = np.cumsum(counts) - (counts - 1) / 2
    return middles[place]


def find_pairs(drawn: Mapping[str, FloatArray]) -> tuple[PairOfInputs, ...]:
    """Find the inputs that move together more than chance would have it.

    Returns
    -------
    tuple of PairOfInputs
        The strongest first. Spearman's correlation of each pair by a t test at the level of
        the intervals, shared by all pairs (Bonferroni).
    """
    pairs = list(combinations(drawn, 2))
    if not pairs:
        return ()
    ranks = np.corrcoef([rank(values) for values in drawn.values()])
    place = {name: number for number, name in enumerate(drawn)}
    n = next(iter(drawn.values())).size
    found = []
    for one, other in pairs:
        correlation = float(ranks[place[one], place[other]])
        square = min(correlation**2, 1 - 1e-12)
        statistic = abs(correlation) * np.sqrt((n - 2) / (1 - square))
        likely = 2 * float(special.stdtr(n - 2, -statistic)) * len(pairs)
        if likely < 1 - CONFIDENCE:
            found.append(PairOfInputs(one, other, correlation))
    return tuple(sorted(found, key=lambda pair: -abs(pair.correlation)))
