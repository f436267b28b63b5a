"""Half-widths of predictive intervals by income group, and how often they hold.

One fit serves all countries; the errors that are made when each known country is left out are
sorted by income group, so that an interval tells how far predictions miss among countries like
this one [1]_. A group with few known countries borrows the errors of its neighbours, and pays for
it by a factor that is measured (`scripts/compile/pooling.py`).

References
----------
.. [1] Vovk, V. (2012). Conditional validity of inductive conformal predictors. arXiv:1209.2673.
   Validity within categories, here with the left-out errors of a jackknife.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np

from carepact.core.arrays import FloatArray
from carepact.core.documents import Strict, keys_of, read_document
from carepact.core.parameter_tables import LABELS
from carepact.data.countries.figure_rules import figure_rules
from carepact.data.timeuse.rules import Rule

GROUPS = LABELS["income group"][::-1]
"""Income groups from the poorest to the richest."""


class ConformalRules(Strict):
    """The file of rules on intervals by income group."""

    least_of_group: Rule[int]
    least_of_pool: Rule[int]
    pooled_widening: Rule[float]
    level: Rule[float]


@cache
def conformal_rules() -> ConformalRules:
    """Return the rules that ship beside this module."""
    with resources.as_file(resources.files(__package__).joinpath("conformal.yaml")) as path:
        return read_document(path, ConformalRules, keys_of(ConformalRules, Rule)).sound()


@dataclass(frozen=True)
class GroupWidth:
    """Half of the 95 % interval in an income group, and what it stands on."""

    half_width: float
    """On the scale of the indicator."""
    known: int
    """Known countries of the group itself. [countries]"""
    pool: tuple[str, ...]
    """Groups whose errors it stands on: the group alone where enough of it are known."""

    @property
    def is_pooled(self) -> bool:
        """Tell whether errors of neighbours stand in."""
        return len(self.pool) > 1


@dataclass(frozen=True)
class Held:
    """How often intervals of an income group held a country that was left out."""

    group: str
    known: int
    """Countries that were left out in turn."""
    held: int
    """Those that lay in the interval predicted from all others."""

    @property
    def coverage(self) -> float:
        """Return the part that lay in their interval. [share]"""
        return self.held / self.known

    @property
    def p_value(self) -> float:
        """Return the exact two-sided p of so many hits where the interval covers as it says."""
        from scipy import stats  # noqa: PLC0415 - slow to import, only this needs it

        wanted = figure_rules().coverage.value
        return float(stats.binomtest(self.held, self.known, wanted).pvalue)


def choose_pool(counts: Mapping[str, int], group: str) -> tuple[str, ...]:
    """Choose the groups whose errors an interval stands on, from the poorest.

    Parameters
    ----------
    counts : mapping of str to int
        Known countries by income group.
    group : str
        Of `GROUPS`.

    Returns
    -------
    tuple of str
        The group alone where enough are known. Else neighbours join, of two the one of which
        more countries are known, of equals the poorer, until there are enough or no group is left.
    """
    first = last = GROUPS.index(group)
    least = conformal_rules().least_of_group.value
    while sum(counts.get(name, 0) for name in GROUPS[first : last + 1]) < least:
        beside = [place for place in (first - 1, last + 1) if 0 <= place < len(GROUPS)]
        if not beside:
            break
        chosen = max(beside, key=lambda place: counts.get(GROUPS[place], 0))
        first, last = min(first, chosen), max(last, chosen)
    return GROUPS[first : last + 1]


def measure_half_width(left_out: FloatArray) -> float:
    r"""Take the half-width that covers a further error, from the errors of left-out countries.

    Parameters
    ----------
    left_out : array, shape (n,)
        Sizes of the errors. [unit of the scale]

    Returns
    -------
    float
        On the same scale.

    Notes
    -----
    The :math:`\lceil c (n + 1) \rceil`-th smallest, with the coverage c. Where n is too small
    for it, the largest covers :math:`n / (n + 1)` only: beyond it the tail is taken to be
    exponential, so the largest times :math:`\log(1 - c) / \log(1 / (n + 1))`.
    """
    wanted = figure_rules().coverage.value
    n = len(left_out)
    rank = math.ceil(wanted * (n + 1))
    if rank <= n:
        return float(np.sort(left_out)[rank - 1])
    return float(left_out.max()) * math.log(1 / (1 - wanted)) / math.log(n + 1)


def find_group_widths(left_out: FloatArray, groups: Sequence[str]) -> dict[str, GroupWidth]:
    """Measure the half-width of every income group.

    Parameters
    ----------
    left_out : array, shape (n,)
        Sizes of the errors of left-out countries.
    groups : sequence of str, length n
        Income group of each.

    Returns
    -------
    dict of str to GroupWidth
        By group; a group whose whole pool holds too few countries is not in it, and nothing is
        imputed to its countries.
    """
    of = np.array(groups)
    counts = {name: int((of == name).sum()) for name in GROUPS}
    widths = {}
    for name in GROUPS:
        pool = choose_pool(counts, name)
        errors = left_out[np.isin(of, pool)]
        if len(errors) < conformal_rules().least_of_pool.value:
            continue
        half_width = measure_half_width(errors)
        if len(pool) > 1:
            largest = float(left_out[of == name].max(initial=0.0))
            half_width = max(half_width, largest) * conformal_rules().pooled_widening.value
        widths[name] = GroupWidth(half_width, counts[name], pool)
    return widths


def count_held(groups: Sequence[str], within: Sequence[bool]) -> tuple[Held, ...]:
    """Count by income group how many left-out countries lay in their interval."""
    pairs = list(zip(groups, within, strict=True))
    counted = {name: [hit for group, hit in pairs if group == name] for name in GROUPS}
    return tuple(Held(name, len(hits), sum(hits)) for name, hits in counted.items() if hits)


def is_rejected(held: Sequence[Held]) -> bool:
    """Tell whether the coverage of any group is rejected, by Holm's step over the groups.

    Notes
    -----
    Holm's first step: the smallest p times the number of groups, below the level.
    """
    if not held:
        return False
    smallest = min(one.p_value for one in held)
    return smallest * len(held) < conformal_rules().level.value
