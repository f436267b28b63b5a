"""Replicate weights: the publisher's, a file's, or built from what a file tells.

The result always has the final weight in column 0 and one coefficient a replicate, so
that no estimator needs to know where its replicates came from.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np

from carepact.core import voice
from carepact.core.arrays import BoolArray, FloatArray, IntArray
from carepact.core.disclosure.contributions import Persons
from carepact.core.disclosure.rules import DisclosureRule
from carepact.core.errors import ParameterError, nearest
from carepact.core.messages import _
from carepact.core.provenance import Source
from carepact.data.timeuse import Diaries
from carepact.measure.limits import shipped_limits
from carepact.measure.sums import sort_by_cell

GivenMethod = Literal["sdr", "brr", "fay", "jk1", "jkn", "bootstrap"]


@dataclass(frozen=True)
class Replication:
    """A design as replicate weights, with what is known of its first stage."""

    weights: FloatArray
    """Final weight (column 0) and replicates, shape (n, 1 + R). [unit of the weight]"""
    coefficients: FloatArray
    """Variance coefficient of each replicate, shape (R,)."""
    label: str
    """Method as printed, with what an approximation leaves out."""
    seed: int | None = None
    """Seed of replicates that were drawn at random."""
    stratum: IntArray | None = None
    """First-stage stratum of each respondent, shape (n,); None when not known."""
    psu: IntArray | None = None
    """First-stage unit, unique over the whole sample, shape (n,); None when not known."""
    leaves_out_empty: bool = False
    """Whether a replicate without a member of a domain is left out (bootstrap), or
    leaves the error undefined (every other method, whose replicates are not alike)."""
    source: Source | None = None
    """The file that the replicates were read from."""

    @functools.cached_property
    def rank(self) -> int:
        """Rank of the replicate weights of all respondents, those of weight 0 left out."""
        return _rank(self.weights, np.flatnonzero(self.counts), self.weights.shape[1] - 1)

    @functools.cached_property
    def counts(self) -> BoolArray:
        """Who is a respondent: whose final weight is above 0, shape (n,)."""
        counted: BoolArray = self.weights[:, 0] > 0
        return counted

    def degrees_of_freedom(self, cell: IntArray, unions: BoolArray) -> FloatArray:
        """Count the degrees of freedom that each figure's error rests on.

        Parameters
        ----------
        cell : IntArray, shape (n,)
            Disjoint cell of each respondent, -1 outside.
        unions : BoolArray, shape (rows, cells)
            Which cells each figure stands on.

        Returns
        -------
        FloatArray, shape (rows,)
            PSUs less strata with members in those cells, where the design is known;
            otherwise the rank of their members' replicate weights, less one. Somebody of
            weight 0 is no member.
        """
        cells = unions.shape[1]
        cell = np.where(self.counts, cell, -1)
        if self.psu is not None and self.stratum is not None:
            units = unions @ _present(cell, self.psu, cells) > 0
            strata = unions @ _present(cell, self.stratum, cells) > 0
            return np.asarray(units.sum(axis=1) - strata.sum(axis=1), dtype=np.float64)
        order, edges = sort_by_cell(cell, cells)
        members = np.split(order, edges)[1:-1]
        distinct, place = np.unique(unions, axis=0, return_inverse=True)
        ranks = np.array([self._rank_of(members, union) for union in distinct])
        return np.asarray(np.maximum(ranks[place.ravel()] - 1.0, 0.0))

    def find_single(self, cell: IntArray, unions: BoolArray) -> BoolArray:
        """Tell which figures stand on one first-stage unit alone, shape (rows,).

        A mean of one unit has no error: no replicate tells how another unit would differ.
        Shapes as in `degrees_of_freedom`; False where the file does not tell the units.
        """
        return np.asarray(self._units(cell, unions) == 1)

    def _units(self, cell: IntArray, unions: BoolArray) -> IntArray:
        """Count the first-stage units with members in each union, 0 where not known."""
        if self.psu is None:
            return np.zeros(unions.shape[0], dtype=np.int64)
        members = np.where(self.counts, cell, -1)
        units = unions @ _present(members, self.psu, unions.shape[1]) > 0
        return np.asarray(units.sum(axis=1), dtype=np.int64)

    def find_thin(
        self, persons: Persons, unions: BoolArray, freedom: FloatArray, rule: DisclosureRule
    ) -> BoolArray:
        """Tell whose error lies between two units of which one is few persons.

        Such an error tells what the unit reported: of two units the distance is known.

        Parameters
        ----------
        persons : Persons
            Who stands in which cell.
        unions : BoolArray, shape (rows, cells)
            Which cells each figure stands on.
        freedom : FloatArray, shape (rows,)
            Degrees of freedom of each figure.
        rule : DisclosureRule
            How few are few.

        Returns
        -------
        BoolArray, shape (rows,)
            False where the file does not tell the units.
        """
        thin = np.zeros(freedom.size, dtype=bool)
        if self.psu is None:
            return thin
        inside = (persons.cell >= 0) & (persons.weight > 0)
        for row in np.flatnonzero((freedom == 1) | (self._units(persons.cell, unions) == 2)):  # noqa: PLR2004
            members = np.flatnonzero(inside & unions[row][persons.cell])
            pairs = np.unique(np.stack([self.psu[members], persons.person[members]]), axis=1)
            _units, counted = np.unique(pairs[0], return_counts=True)
            thin[row] = bool((counted < rule.minimum).any())
        return thin

    def _rank_of(self, members: list[IntArray], union: BoolArray) -> int:
        """Return the rank of the replicate weights of several cells' members."""
        rows = np.concatenate([members[k] for k in np.flatnonzero(union)])
        return _rank(self.weights, rows, self.rank)


def _present(cell: IntArray, label: IntArray, cells: int) -> IntArray:
    """Tell which labels have a member in each cell, shape (cells, labels)."""
    present = np.zeros((cells, int(label.max()) + 1), dtype=np.int64)
    inside = cell >= 0
    present[cell[inside], label[inside]] = 1
    return present


def _rank(weights: FloatArray, rows: IntArray, bound: int) -> int:
    """Return the rank of some rows' replicates, known not to exceed a bound.

    A spread of a few rows mostly reaches the bound. If not, theirs is the rank of all
    when no row leaves the space that they span; otherwise more are taken.
    """
    from scipy.linalg import lapack  # noqa: PLC0415 - slow to import, few tables need it

    taken = 6 * weights.shape[1]
    while True:
        step = max(rows.size // taken, 1)
        chosen = weights[rows[::step]][:, 1:]
        products = chosen.T @ chosen
        limit = shipped_limits().rank_tolerance.value * np.trace(products)
        rank = int(lapack.dpstrf(products, tol=limit)[2])  # pivoted Cholesky, unlike numpy's
        if rank >= bound or step == 1:
            return min(rank, bound)
        across = np.linalg.eigh(products)[1][:, : products.shape[0] - rank]
        members = weights if rows.size == weights.shape[0] else weights[rows]  # spares a copy
        if np.square(members[:, 1:] @ across).sum() <= limit:
            return rank
        taken *= 8


def given_coefficients(
    method: str, replicates: int, rho: float | None, listed: FloatArray | None
) -> FloatArray:
    r"""Return the variance coefficients of a publisher's replicates.

    Parameters
    ----------
    method : str
        `sdr` 4/R; `brr` 1/R; `fay` 1/(R (1-rho)^2); `jk1` (R-1)/R; `bootstrap` 1/R;
        `jkn` as listed, one a replicate: (n_h - 1)/n_h.
    replicates : int
        How many replicates R there are.
    rho : float, optional
        Fay's factor, from 0 to below 1; needed for `fay`.
    listed : FloatArray, shape (R,), optional
        Coefficients from a file; needed for `jkn`, and winning over the rule.

    Raises
    ------
    ParameterError
        If the method is unknown or lacks what it needs.

    Notes
    -----
    With coefficients :math:`c_r` the variance is :math:`\sum_r c_r (\theta_r - \theta_0)^2` [1]_.
    Balanced half-samples weigh one half of each stratum by 2 and the other by 0; Fay's method
    weighs them by :math:`2 - \rho` and :math:`\rho` [2]_. Successive differences (`sdr`) suit
    systematic samples [3]_.

    References
    ----------
    .. [1] Wolter, K. M. (2007). Introduction to Variance Estimation, 2nd ed. New York:
       Springer, ch. 3-5.
    .. [2] Judkins, D. R. (1990). Fay's method for variance estimation. Journal of Official
       Statistics, 6(3), 223-239.
    .. [3] Fay, R. E. and Train, G. F. (1995). Aspects of survey and model-based postcensal
       estimation of income and poverty characteristics for states and counties. Proceedings of
       the Section on Government Statistics, American Statistical Association, 154-159.
    """
    methods = get_args(GivenMethod)
    if method not in methods:
        raise ParameterError(
            _("{given}: there is no such method.", given=voice.given("variance", method))
            + nearest(method, methods)
            + " "
            + _("Methods: {listed}.", listed=", ".join(methods))
        )
    if replicates < shipped_limits().fewest_replicates.value:
        message = _(
            "{option}: {replicates} replicate gives no variance. Use the whole replicate "
            "file: an id and one numeric column a replicate.",
            replicates=replicates,
            option=voice.option("replicate_weights"),
        )
        raise ParameterError(message)
    if listed is not None:
        if listed.shape != (replicates,) or (listed < 0).any():
            message = _(
                "{option}: there are {found} for {replicates} replicates, or one is negative. "
                "Give one coefficient of 0 or more for each replicate.",
                found=listed.size,
                replicates=replicates,
                option=voice.option("coefficients"),
            )
            raise ParameterError(message)
        return listed
    if method == "jkn":
        message = _(
            "{given}: the coefficients are not given. Add {coefficients} with one value "
            "(n_h - 1) / n_h for each replicate.",
            given=voice.given("variance", "jkn"),
            coefficients=voice.option("coefficients"),
        )
        raise ParameterError(message)
    if method == "fay" and (rho is None or not 0 <= rho < 1):
        message = _(
            "{given}: is not a factor from 0 to below 1. Give the one that the publisher states.",
            given=voice.given("rho", rho),
        )
        raise ParameterError(message)
    rules = {
        "sdr": 4 / replicates,
        "brr": 1 / replicates,
        "bootstrap": 1 / replicates,
        "jk1": (replicates - 1) / replicates,
        "fay": 1 / (replicates * (1 - (rho or 0.0)) ** 2),
    }
    return np.full(replicates, rules[method])


def published_replication(diaries: Diaries) -> Replication | None:
    """Return the replicates that came with the survey, or None."""
    published = diaries.design.published
    if published is None:
        return None
    final = diaries.respondents["weight"].to_numpy()[:, None]
    shares = given_coefficients(published.method, published.weights.shape[1], None, None)
    weights = np.hstack([final, published.weights])
    return Replication(
        weights, shares, published.method, leaves_out_empty=published.method == "bootstrap"
    )
