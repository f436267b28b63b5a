"""Which drawn inputs move a result most: first-order indices from the draws at hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
from scipy import special

from carepact.core.arrays import FloatArray
from carepact.core.draws import OneAtATime
from carepact.core.given import NOTHING_GIVEN, GivenEvidence
from carepact.core.headline import bound_draws
from carepact.core.uncertainty import CONFIDENCE
from carepact.simulate.costs import net_cost
from carepact.simulate.inputs import find_strength, name_streams_of
from carepact.simulate.projection import CLOSURES, HEADLINE_SCENARIO, Projection
from carepact.simulate.variance_shares import (
    PairOfInputs,
    StrengthShare,
    find_pairs,
    share_by_strength,
)

MOVED_ALONE = 10
"""Inputs that are moved one at a time: as many as a picture shows."""


@dataclass(frozen=True)
class Influence:
    """How far one drawn input moves a result, all others moving as they do."""

    name: str
    first_order: float
    """Share of the variance of the result that the input alone explains, from 0 to 1."""
    when_low: float
    """Mean of the result in the draws where the input is lowest. [unit of the result]"""
    when_high: float
    """Mean of the result in the draws where the input is highest. [unit of the result]"""
    lowest: float
    """Mean of the input in those lowest draws. [unit of the input]"""
    highest: float
    """Mean of the input in those highest draws. [unit of the input]"""
    beyond_chance: bool
    """Whether the draws tell its share from that of an input that moves nothing."""
    alone_low: float | None = None
    """The result with this input alone at its 2.5 point, all others at their median; None
    where that was not run, or the input is made of others that move. [unit of the result]"""
    alone_high: float | None = None
    """The same at its 97.5 point."""


@dataclass(frozen=True)
class Sensitivity:
    """What one result owes to the drawn inputs."""

    value: float
    low: float
    high: float
    """Headline of the result, and its 2.5 and 97.5 points. [unit of the result]"""
    influences: tuple[Influence, ...]
    """The most influential first."""
    by_strength: tuple[StrengthShare, ...] = ()
    """What the inputs of each strength explain together."""
    moving_together: tuple[PairOfInputs, ...] = ()
    """Pairs of the most influential inputs whose shares count the same variance twice."""

    @property
    def sum_of_shares(self) -> float:
        """Add up the first-order indices beyond chance; above 1 where inputs move together.

        Those of the others are at least 0, so that chance would raise a sum of all.
        """
        return sum(one.first_order for one in self.influences if one.beyond_chance)


def explain_net_cost(projection: Projection) -> Sensitivity:
    """Find what moves the State's net cost of the last year, over GDP, under `demand`. [share]"""
    strengths = {name: find_strength(name, projection) for name in projection.drawn}
    return find_influences(_net_cost_over_gdp(projection), projection.drawn, strengths)


def plan_one_at_a_time(
    found: Sensitivity, country: str, given: GivenEvidence = NOTHING_GIVEN
) -> OneAtATime:
    """Plan a run that moves the most influential inputs one at a time."""
    names = [one.name for one in found.influences[:MOVED_ALONE]]
    return OneAtATime.of([name_streams_of(name, country) for name in names], given)


def set_alone(found: Sensitivity, projection: Projection) -> Sensitivity:
    """Add what each of the most influential inputs does alone.

    Parameters
    ----------
    found : Sensitivity
        What the draws tell.
    projection : Projection
        The same country and package by the seed of `plan_one_at_a_time`.
    """
    moved = _net_cost_over_gdp(projection)[2:]
    ends = zip(moved[::2].tolist(), moved[1::2].tolist(), strict=True)
    alone = [
        one if low == high else replace(one, alone_low=low, alone_high=high)
        for one, (low, high) in zip(found.influences, ends, strict=False)
    ]
    return replace(found, influences=(*alone, *found.influences[len(alone) :]))


def _net_cost_over_gdp(projection: Projection) -> FloatArray:
    """Compute the State's net cost of the last year, over GDP, shape (1 + draws,). [share]"""
    variables = projection.values.variables
    last = {name: one[..., -1] for name, one in variables.items() if "draw" in one.dims[:-1]}
    net = net_cost(last)[CLOSURES.index(HEADLINE_SCENARIO)]
    shares: FloatArray = (net / last["gdp"]).to_numpy()
    return shares


def find_influences(
    result: FloatArray,
    drawn: Mapping[str, FloatArray],
    strengths: Mapping[str, str] | None = None,
) -> Sensitivity:
    r"""Estimate how far each drawn input moves a result, without running anything again.

    Parameters
    ----------
    result : FloatArray, shape (1 + draws,)
        The central run and the draws of a result.
    drawn : mapping of str to FloatArray, shape (1 + draws,)
        The inputs of the same draws by name. Of inputs that move as one, the first
        stands for all.
    strengths : mapping of str to str, optional
        How each input is known; what those of one strength explain together is told then.

    Returns
    -------
    Sensitivity
        Every input, the greatest index first.

    Notes
    -----
    The draws are sorted by the input and cut into :math:`K = 2 n^{1/3}` (Rice) classes of
    equal size. With B and W the sums of squares between and within them,

    .. math:: S = \frac{B - (K - 1) \, W / (n - K)}{B + W},

    at least 0, which estimates the first-order index from given data [1]_: the correlation
    ratio without the part that chance alone puts between classes (Kelley's epsilon squared
    [2]_). The lowest and the highest class tell which way it moves.
    Among many inputs chance lifts some that move nothing. An input is beyond chance where the
    F test of its classes rejects that at the level of the intervals, shared by all inputs
    (Bonferroni).

    References
    ----------
    .. [1] Plischke, E., Borgonovo, E., Smith, C. L. (2013), Global sensitivity measures from
       given data, European Journal of Operational Research 226(3), 536-550.
    .. [2] Kelley, T. L. (1935), An unbiased correlation ratio measure, Proceedings of the
       National Academy of Sciences 21(9), 554-559.
    """
    after, bounds, kept = result[1:], bound_draws(result), _keep_apart(drawn)
    found = _weigh(after, kept) if after.size > 2 else []  # noqa: PLR2004 - W needs it
    ordered = sorted(found, key=lambda one: -one.first_order)
    shown = [one.name for one in ordered[:MOVED_ALONE]]
    return Sensitivity(
        float(bounds.value),
        float(bounds.low),
        float(bounds.high),
        tuple(ordered),
        share_by_strength(after, kept, strengths or {}),
        find_pairs({name: kept[name] for name in shown}),
    )


def _keep_apart(drawn: Mapping[str, FloatArray]) -> dict[str, FloatArray]:
    """Leave out inputs that rise and fall, or rise as it falls, with an earlier one.

    Two move as one where no two draws are ordered one way in one and the other way in the other.
    """
    kept: dict[str, FloatArray] = {}
    steps: list[FloatArray] = []
    for name, values in drawn.items():
        after = np.asarray(values[1:], dtype=float)
        if np.ptp(after) == 0:
            continue
        own = np.diff(after)
        # Most pairs of inputs part at a step between two draws, before any sorting.
        together = np.array(steps).reshape(len(steps), own.size) * own
        others = list(kept.values())
        rising, falling = (together >= 0).all(axis=1), (together <= 0).all(axis=1)
        if any(_rises_with(after, others[at]) for at in np.flatnonzero(rising)):
            continue
        if any(_rises_with(after, -others[at]) for at in np.flatnonzero(falling)):
            continue
        kept[name] = after
        steps.append(own)
    return kept


def _rises_with(one: FloatArray, other: FloatArray) -> bool:
    """Tell whether a second input never falls where the first rises."""
    return bool((np.diff(other[np.lexsort((other, one))]) >= 0).all())


def _weigh(result: FloatArray, drawn: Mapping[str, FloatArray]) -> list[Influence]:
    """Compute the index and the range of every input."""
    n = result.size
    classes = min(max(2, round(2 * n ** (1 / 3))), n - 1)
    edges = np.linspace(0, n, classes + 1).astype(int)[:-1]
    sizes = np.diff(np.append(edges, n))
    whole = float(((result - result.mean()) ** 2).sum())
    found = []
    for name, values in drawn.items():
        order = np.argsort(values, kind="stable")
        means = np.add.reduceat(result[order], edges) / sizes
        between = float((sizes * (means - result.mean()) ** 2).sum())
        chance = (classes - 1) * (whole - between) / (n - classes)
        index = max(0.0, (between - chance) / whole) if whole > 0 else 0.0
        of_input = np.add.reduceat(values[order], edges) / sizes
        unlikely = _test_classes(between, whole, classes, n) * len(drawn) < 1 - CONFIDENCE
        found.append(
            Influence(
                name=name,
                first_order=index,
                when_low=float(means[0]),
                when_high=float(means[-1]),
                lowest=float(of_input[0]),
                highest=float(of_input[-1]),
                beyond_chance=unlikely,
            )
        )
    return found


def _test_classes(between: float, whole: float, classes: int, n: int) -> float:
    """Compute how likely classes differ as much by chance alone, from an F test. [share]"""
    within = whole - between
    if whole <= 0 or within <= 0:
        return float(whole <= 0)
    ratio = (between / (classes - 1)) / (within / (n - classes))
    return float(special.fdtrc(classes - 1, n - classes, ratio))
