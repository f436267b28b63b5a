"""Build replicate weights where the publisher gives none.

From strata and first-stage units: the stratified jackknife (JKn) or the bootstrap of
Rao and Wu. With neither: a bootstrap of respondents within what the file tells,
raked so that every replicate keeps the weight totals that the publisher kept.
"""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import Literal, get_args

import numpy as np
import polars as pl

from carepact.core import voice
from carepact.core.arrays import FloatArray, IntArray
from carepact.core.errors import DesignError, ParameterError, nearest
from carepact.core.messages import _
from carepact.data.timeuse import Diaries
from carepact.measure.limits import shipped_limits
from carepact.measure.replicates import Replication, published_replication

BuiltMethod = Literal["jkn", "bootstrap", "naive-bootstrap"]


def build_replication(diaries: Diaries, method: str | None, seed: int) -> Replication:
    """Return replicates for a survey: published ones, else built from its design.

    Parameters
    ----------
    diaries : Diaries
        The survey and what its file tells of the sample.
    method : str, optional
        `jkn` or `bootstrap`; the best that the file allows when omitted.
        `naive-bootstrap` resamples final weights without raking: for comparison only.
    seed : int
        Seed of a bootstrap.

    Raises
    ------
    DesignError
        If a stratum holds a single first-stage unit, or `jkn` is asked without units.
    ParameterError
        If there is no such method.
    """
    check_choice(diaries, method, seed)
    published = published_replication(diaries)
    if method is None and published is not None:
        return published
    design = diaries.design
    weight = diaries.respondents["weight"].to_numpy()
    stratum = _number(diaries.respondents, design.stratum)
    if design.psu:
        psu = _number(diaries.respondents, (*design.stratum, *design.psu))
        _check_units(stratum, psu, diaries, design.stratum)
        if method == "bootstrap":
            return rao_wu_bootstrap(weight, stratum, psu, seed)
        return jackknife(weight, stratum, psu)
    _check_units(stratum, np.arange(weight.size), diaries, design.stratum)
    drawn = rao_wu_bootstrap(weight, stratum, np.arange(weight.size), seed)
    margins = [_number(diaries.respondents, margin) for margin in design.rake_to]
    if method == "naive-bootstrap" or not margins:
        label = design.approximate or "approximate: clusters and weighting unknown"
        if margins:
            label = "approximate: final weights resampled alone, overstates"
        return replace(drawn, label=f"bootstrap, {label}", stratum=None, psu=None)
    return replace(
        drawn,
        weights=rake(drawn.weights, margins),
        label=f"bootstrap, {design.approximate}",
        stratum=None,
        psu=None,
    )


def check_choice(diaries: Diaries, method: str | None, seed: int) -> None:
    """Refuse a seed below 0, an unknown method, or one that the design does not allow."""
    if seed < 0:
        message = _(
            "{given}: is below 0. Give a whole number of 0 or more.",
            given=voice.given("seed", seed),
        )
        raise ParameterError(message)
    built = get_args(BuiltMethod)
    if method is not None and method not in built:
        raise ParameterError(
            _("{given}: cannot be built.", given=voice.given("variance", method))
            + nearest(method, built)
            + " "
            + _(
                "Without {option} use {listed}.",
                listed=", ".join(built),
                option=voice.option("replicate_weights"),
            )
        )
    if method == "jkn" and not diaries.design.psu:
        message = _(
            "{given}: {survey} does not tell its first-stage units. Use bootstrap.",
            survey=diaries.title,
            given=voice.given("variance", "jkn"),
        )
        raise DesignError(message)
    if method == "naive-bootstrap" and diaries.design.psu:
        message = _(
            "{given}: {survey} tells its first-stage units, and resampling respondents "
            "alone would understate the error. Use jkn or bootstrap.",
            survey=diaries.title,
            given=voice.given("variance", "naive-bootstrap"),
        )
        raise DesignError(message)


def _number(respondents: pl.DataFrame, columns: tuple[str, ...]) -> IntArray:
    """Give each combination of columns a number from 0, shape (n,)."""
    if not columns:
        return np.zeros(respondents.height, dtype=np.int64)
    keyed = respondents.select(pl.struct(columns).rank("dense").alias("number") - 1)
    return keyed["number"].cast(pl.Int64).to_numpy()


def _check_units(
    stratum: IntArray, psu: IntArray, diaries: Diaries, columns: tuple[str, ...]
) -> None:
    """Refuse strata with a single unit: their variance cannot be estimated."""
    units = np.unique(np.stack([stratum, psu]), axis=1)
    single = np.flatnonzero(np.bincount(units[0]) == 1)
    if single.size:
        row = diaries.respondents.row(int(np.argmax(stratum == single[0])), named=True)
        message = _(
            "{count} strata hold a single first-stage unit, the first is {named}: their variance "
            "cannot be estimated. Merge them with similar strata.",
            count=single.size,
            named=", ".join(f"{name} {row[name]}" for name in columns),
        )
        raise DesignError(message)


def jackknife(weight: FloatArray, stratum: IntArray, psu: IntArray) -> Replication:
    r"""Delete one first-stage unit at a time: the stratified jackknife, JKn [1]_.

    Parameters
    ----------
    weight : FloatArray, shape (n,)
        Final weight.
    stratum, psu : IntArray, shape (n,)
        Stratum and first-stage unit, the unit numbered from 0 over the whole sample.

    Returns
    -------
    Replication
        One replicate a unit; coefficient :math:`(n_h - 1) / n_h`.

    References
    ----------
    .. [1] Wolter, K. M. (2007). Introduction to Variance Estimation, 2nd ed. New York:
       Springer, sec. 4.5.
    """
    units = int(psu.max()) + 1
    stratum_of = np.zeros(units, dtype=np.int64)
    stratum_of[psu] = stratum
    in_stratum = np.bincount(stratum_of)[stratum_of].astype(float)
    factor = np.where(
        stratum_of[:, None] == stratum_of[None, :], (in_stratum / (in_stratum - 1))[None, :], 1.0
    )
    np.fill_diagonal(factor, 0.0)
    weights = np.empty((weight.size, 1 + units))
    weights[:, 0] = weight
    weights[:, 1:] = weight[:, None] * factor[psu]
    label = "jkn"
    return Replication(weights, (in_stratum - 1) / in_stratum, label, None, stratum, psu)


def rao_wu_bootstrap(
    weight: FloatArray,
    stratum: IntArray,
    psu: IntArray,
    seed: int,
    replicates: int | None = None,
) -> Replication:
    r"""Draw n_h - 1 units with replacement from the n_h of each stratum.

    Parameters
    ----------
    weight : FloatArray, shape (n,)
        Final weight.
    stratum, psu : IntArray, shape (n,)
        Stratum and first-stage unit, the unit numbered from 0 over the whole sample.
    seed : int
        Seed of the draws.
    replicates : int, optional
        How many replicates to draw; as many as `limits.yaml` says when omitted.

    Returns
    -------
    Replication
        Weights times :math:`n_h / (n_h - 1)` times the count of the unit.

    Notes
    -----
    The bootstrap of Rao and Wu [1]_ with :math:`n_h - 1` draws, written as weights [2]_, so that
    it serves estimates that are no smooth functions of totals too.

    References
    ----------
    .. [1] Rao, J. N. K. and Wu, C. F. J. (1988). Resampling inference with complex survey data.
       Journal of the American Statistical Association, 83(401), 231-241.
    .. [2] Rao, J. N. K., Wu, C. F. J. and Yue, K. (1992). Some recent work on resampling methods
       for complex surveys. Survey Methodology, 18(2), 209-217.
    """
    replicates = replicates or shipped_limits().bootstrap_replicates.value
    generator = np.random.Generator(np.random.Philox(seed))
    weights = np.empty((weight.size, 1 + replicates))
    weights[:, 0] = weight
    order = np.argsort(stratum, kind="stable")
    edges = np.searchsorted(stratum[order], np.arange(int(stratum.max()) + 2))
    for first, last in itertools.pairwise(edges):
        rows = order[first:last]
        units, place = np.unique(psu[rows], return_inverse=True)
        drawn = generator.integers(units.size, size=(replicates, units.size - 1))
        drawn += np.arange(replicates)[:, None] * units.size
        count = np.bincount(drawn.ravel(), minlength=replicates * units.size)
        factor = count.reshape(replicates, units.size).T * (units.size / (units.size - 1))
        weights[rows, 1:] = weight[rows, None] * factor[place]
    shares = np.full(replicates, 1 / replicates)
    return Replication(weights, shares, "bootstrap", seed, stratum, psu, leaves_out_empty=True)


def rake(weights: FloatArray, margins: list[IntArray]) -> FloatArray:
    """Rake every replicate to the full sample's weight totals on given margins.

    Parameters
    ----------
    weights : FloatArray, shape (n, 1 + R)
        Final weight and replicates; overwritten.
    margins : list of IntArray, shape (n,)
        Classes of each margin, numbered from 0.

    Returns
    -------
    FloatArray, shape (n, 1 + R)
        Replicates whose totals equal the full sample's in every class.

    Raises
    ------
    DesignError
        If a class is empty in a replicate, or the totals are not reached.

    Notes
    -----
    All respondents of one combination of classes get one factor, so that the rounds
    run on the table of combinations and not on respondents. A round multiplies by the ratio of
    wanted to reached totals, one margin after another: iterative proportional fitting [1]_.

    References
    ----------
    .. [1] Deming, W. E. and Stephan, F. F. (1940). On a least squares adjustment of a sampled
       frequency table when the expected marginal totals are known. The Annals of Mathematical
       Statistics, 11(4), 427-444.
    """
    joint = np.unique(np.stack(margins), axis=1, return_inverse=True)
    classes, place = joint[0], joint[1].ravel()
    table = np.zeros((classes.shape[1], weights.shape[1]))
    np.add.at(table, place, weights)
    target = [_add_up(table[:, :1], labels) for labels in classes]
    factor = np.ones_like(table)
    rounds = shipped_limits().raking_rounds.value
    tolerance = shipped_limits().raking_tolerance.value
    for _round in range(rounds):
        worst = 0.0
        for labels, wanted in zip(classes, target, strict=True):
            reached = _add_up(table * factor, labels)
            if (reached[wanted[:, 0] > 0] <= 0).any():
                message = _(
                    "raking: a class of respondents is empty in a replicate. Use fewer margins."
                )
                raise DesignError(message)
            with np.errstate(invalid="ignore", divide="ignore"):
                ratio = np.where(wanted > 0, wanted / reached, 1.0)
            worst = max(worst, float(np.abs(ratio - 1).max()))
            factor *= ratio[labels]
        if worst < tolerance:
            return np.multiply(weights, factor[place], out=weights)
    message = _("raking: the totals are not reached in {rounds} rounds.", rounds=rounds)
    raise DesignError(message)


def _add_up(table: FloatArray, labels: IntArray) -> FloatArray:
    """Sum the rows of a table by class, shape (classes, 1 + R)."""
    summed = np.zeros((int(labels.max()) + 1, table.shape[1]))
    np.add.at(summed, labels, table)
    return summed
