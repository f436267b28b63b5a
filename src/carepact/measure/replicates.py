"""Replicate weights: the publisher's, a file's, or built from what a file tells.

The result always has the final weight in column 0 and one coefficient a replicate, so
that no estimator needs to know where its replicates came from.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import polars as pl
from numpy.typing import NDArray

from carepact.core.errors import DesignError, Faults, ParameterError, nearest
from carepact.core.messages import _
from carepact.data.timeuse import Diaries
from carepact.data.timeuse.diaries import list_some
from carepact.data.timeuse.tables import read_table
from carepact.measure.sums import sort_by_cell

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]
BoolArray = NDArray[np.bool_]

GIVEN_METHODS = ("sdr", "brr", "fay", "jk1", "jkn", "bootstrap")
RANK_TOLERANCE = 1e-10
"""Relative size below which an eigenvalue of the weights' cross-product is zero."""


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

    @functools.cached_property
    def rank(self) -> int:
        """Rank of the replicate weights of the whole sample."""
        return _rank(self.weights, np.arange(self.weights.shape[0]), self.weights.shape[1] - 1)

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
            otherwise the rank of the replicate weights less one (of several cells
            together: the largest of theirs, which is no more than the true one).
        """
        cells = unions.shape[1]
        if self.psu is not None and self.stratum is not None:
            units = unions @ _present(cell, self.psu, cells) > 0
            strata = unions @ _present(cell, self.stratum, cells) > 0
            return (units.sum(axis=1) - strata.sum(axis=1)).astype(float)
        order, edges = sort_by_cell(cell, cells)
        ranks = np.array(
            [
                _rank(self.weights, order[a:b], self.rank)
                for a, b in zip(edges, edges[1:], strict=False)
            ]
        )
        return np.where(unions, ranks, 0).max(axis=1, initial=0).astype(float) - 1


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
    taken = 8 * weights.shape[1]
    while True:
        step = max(rows.size // taken, 1)
        chosen = weights[rows[::step]][:, 1:]
        products = chosen.T @ chosen
        values = np.linalg.eigvalsh(products)
        limit = RANK_TOLERANCE * values[-1]
        rank = int((values > limit).sum()) if values[-1] > 0 else 0
        if rank >= bound or step == 1:
            return min(rank, bound)
        across = np.linalg.eigh(products)[1][:, : values.size - rank]
        members = weights if rows.size == weights.shape[0] else weights[rows]  # spares a copy
        if np.square(members[:, 1:] @ across).sum() <= limit:
            return rank
        taken *= 8


def given_coefficients(
    method: str, replicates: int, rho: float | None, listed: FloatArray | None
) -> FloatArray:
    """Return the variance coefficients of a publisher's replicates.

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
    """
    if method not in GIVEN_METHODS:
        raise ParameterError(
            _("--method {method}: there is no such method.", method=method)
            + nearest(method, GIVEN_METHODS)
            + " "
            + _("Methods: {listed}.", listed=", ".join(GIVEN_METHODS))
        )
    if listed is not None:
        if listed.shape != (replicates,) or (listed < 0).any():
            message = _(
                "--coefficients: there are {found} for {replicates} replicates, or one is "
                "negative. Give one coefficient of 0 or more for each replicate.",
                found=listed.size,
                replicates=replicates,
            )
            raise ParameterError(message)
        return listed
    if method == "jkn":
        message = _(
            "--method jkn: the coefficients are not given. Add --coefficients FILE with one "
            "value (n_h - 1) / n_h for each replicate."
        )
        raise ParameterError(message)
    if method == "fay" and (rho is None or not 0 <= rho < 1):
        message = _(
            "--rho {rho}: is not a factor from 0 to below 1. Give the one that the "
            "publisher states.",
            rho=rho,
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


def read_replicate_file(
    diaries: Diaries,
    path: Path,
    method: str,
    rho: float | None = None,
    coefficients: Path | None = None,
) -> Replication:
    """Read replicate weights from a file and match them to the diaries.

    Parameters
    ----------
    diaries : Diaries
        The survey whose respondents the file must match.
    path : Path
        Parquet or comma file: the respondent's id, then one column a replicate.
    method : str
        Variance method, see `given_coefficients`.
    rho : float, optional
        Fay's factor.
    coefficients : Path, optional
        File with one column `coefficient`, a row a replicate.

    Raises
    ------
    DesignError
        If the file does not hold each respondent of the diaries exactly once, or a
        weight is missing or negative.
    """
    table = read_table(path)
    id_column, replicate_columns = table.columns[0], table.columns[1:]
    listed = read_table(coefficients, ["coefficient"])["coefficient"] if coefficients else None
    shares = given_coefficients(
        method,
        len(replicate_columns),
        rho,
        listed.cast(pl.Float64).to_numpy() if listed is not None else None,
    )
    respondents = diaries.respondents.select("respondent", "weight")
    with Faults(DesignError, path.name) as faults:
        if table.schema[id_column] != respondents.schema["respondent"]:
            faults.add(
                _(
                    "the first column '{column}' is {found}, but respondents are {wanted}. "
                    "Put the respondent's id first, in the form of the survey.",
                    column=id_column,
                    found=table.schema[id_column],
                    wanted=respondents.schema["respondent"],
                )
            )
            return Replication(np.empty((0, 1)), shares, method)
        _check_match(table, id_column, respondents, faults)
        texts = [c for c in replicate_columns if not table.schema[c].is_numeric()]
        if texts or not replicate_columns:
            faults.add(
                _(
                    "columns {listed} are not numbers. Keep the id and one numeric column a "
                    "replicate.",
                    listed=list_some(list(texts)),
                )
            )
            return Replication(np.empty((0, 1)), shares, method)
        values = table.select(pl.col(replicate_columns).cast(pl.Float64))
        bad = [
            c
            for c in replicate_columns
            if not (values[c].is_finite().all() and values[c].min() >= 0)
        ]  # type: ignore[operator]
        if bad:
            faults.add(
                _(
                    "replicates {listed} hold missing or negative weights. Fetch the file again.",
                    listed=list_some(list(bad)),
                )
            )
    aligned = respondents.select("respondent").join(
        table, left_on="respondent", right_on=id_column, how="left", maintain_order="left"
    )
    weights = np.empty((diaries.n, 1 + len(replicate_columns)))
    weights[:, 0] = respondents["weight"].to_numpy()
    weights[:, 1:] = aligned.select(replicate_columns).cast(pl.Float64).to_numpy()
    return Replication(weights, shares, method)


def _check_match(
    table: pl.DataFrame, id_column: str, respondents: pl.DataFrame, faults: Faults
) -> None:
    """Note respondents that the replicate file lacks or holds twice."""
    twice = table.filter(pl.col(id_column).is_duplicated())[id_column].unique(maintain_order=True)
    if twice.len():
        faults.add(
            _(
                "{count} respondents stand twice: {listed}. Keep one row each.",
                count=twice.len(),
                listed=list_some(twice.to_list()),
            )
        )
    lost = respondents.join(table, left_on="respondent", right_on=id_column, how="anti")
    if lost.height:
        faults.add(
            _(
                "{count} respondents of the survey have no replicate weights: {listed}. "
                "Use the replicate file of the same release.",
                count=lost.height,
                listed=list_some(lost["respondent"].to_list()),
            )
        )


def published_replication(diaries: Diaries) -> Replication | None:
    """Return the replicates that came with the survey, or None."""
    published = diaries.design.published
    if published is None:
        return None
    final = diaries.respondents["weight"].to_numpy()[:, None]
    shares = given_coefficients(published.method, published.weights.shape[1], None, None)
    return Replication(np.hstack([final, published.weights]), shares, published.method)
