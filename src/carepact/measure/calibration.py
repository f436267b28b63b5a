"""Calibrate the final weight and every replicate to known population totals."""

from __future__ import annotations

import numpy as np
import polars as pl

from carepact.core.arrays import BoolArray, FloatArray, IntArray
from carepact.core.errors import DesignError, Faults, nearest
from carepact.core.messages import _
from carepact.data.timeuse.diaries import PopulationMargin, list_some
from carepact.measure.limits import shipped_limits


def calibrate(
    weights: FloatArray, respondents: pl.DataFrame, margins: tuple[PopulationMargin, ...]
) -> FloatArray:
    r"""Rake the final weight and each replicate to population totals.

    Parameters
    ----------
    weights : FloatArray, shape (n, 1 + R)
        Final weight and replicates before calibration.
    respondents : pl.DataFrame, shape (n, columns)
        Holds the columns of the margins.
    margins : tuple of PopulationMargin
        One margin is post-stratification; of several the weights are raked in turn.

    Returns
    -------
    FloatArray, shape (n, 1 + R)
        Weights whose totals equal the population's in every class of every margin.

    Raises
    ------
    DesignError
        If classes and totals do not match, a class is empty in a replicate, or the
        totals contradict each other.

    Notes
    -----
    Each round multiplies :math:`w_i \leftarrow w_i\, N_c / \sum_{j \in c} w_j` for the
    classes c of one margin after another [1]_; with several margins it is the raking ratio [2]_.
    Whoever has weight 0, in each replicate too, needs no class.

    References
    ----------
    .. [1] Deming, W. E. and Stephan, F. F. (1940). On a least squares adjustment of a sampled
       frequency table when the expected marginal totals are known. The Annals of Mathematical
       Statistics, 11(4), 427-444.
    .. [2] Deville, J.-C., Särndal, C.-E. and Sautory, O. (1993). Generalized raking procedures in
       survey sampling. Journal of the American Statistical Association, 88(423), 1013-1020.
    """
    anybody: BoolArray = np.asarray(weights.any(axis=1))
    classes, targets = _classes(respondents, margins, anybody)
    joint, place = np.unique(np.stack(classes), axis=1, return_inverse=True)
    place = place.ravel()
    table = np.zeros((joint.shape[1], weights.shape[1]))
    np.add.at(table, place, weights)
    factor = np.ones_like(table)
    rounds = shipped_limits().calibration_rounds.value
    tolerance = shipped_limits().calibration_tolerance.value
    for _round in range(rounds):
        worst = 0.0
        for labels, target in zip(joint, targets, strict=True):
            reached = np.zeros((target.size, table.shape[1]))
            np.add.at(reached, labels, table * factor)
            if (reached <= 0).any():
                message = _(
                    "calibration: a class has no respondent in a replicate. Join small classes."
                )
                raise DesignError(message)
            ratio = target[:, None] / reached
            worst = max(worst, float(np.abs(ratio - 1).max()))
            factor *= ratio[labels]
        if worst < tolerance or len(margins) == 1:
            calibrated: FloatArray = weights * factor[place]
            return calibrated
    message = _(
        "calibration: the totals are not reached in {rounds} rounds; do the margins add up to "
        "the same population? Compare their sums: {listed}.",
        rounds=rounds,
        listed=", ".join(f"{target.sum():.0f}" for target in targets),
    )
    raise DesignError(message)


def _classes(
    respondents: pl.DataFrame, margins: tuple[PopulationMargin, ...], anybody: BoolArray
) -> tuple[list[IntArray], list[FloatArray]]:
    """Return each margin's class of every respondent of any weight, and the totals by class."""
    classes, targets = [], []
    with Faults(DesignError, "calibration") as faults:
        for margin in margins:
            name = ", ".join(margin.columns)
            keys = respondents.select(pl.col(margin.columns).cast(pl.String)).rows()
            known = list(margin.totals)
            order = {key: i for i, key in enumerate(known)}
            present = {key for key, counts in zip(keys, anybody, strict=True) if counts}
            lacking = sorted({key for key in present if key not in order}, key=str)
            empty = [key for key in known if key not in present]
            if lacking:
                shown = [", ".join(map(str, key)) for key in lacking]
                faults.add(
                    _(
                        "{name}: there is no total for {listed}.",
                        name=name,
                        listed=list_some([f"'{text}'" for text in shown]),
                    )
                    + nearest(shown[0], [", ".join(key) for key in known])
                    + " "
                    + _("Add it, or correct the class.")
                )
            if empty:
                faults.add(
                    _(
                        "{name}: nobody in the sample is '{listed}'. Join the class to another.",
                        name=name,
                        listed=list_some([", ".join(key) for key in empty]),
                    )
                )
            classes.append(np.array([order.get(key, 0) for key in keys], dtype=np.int64))
            targets.append(np.array(list(margin.totals.values())))
    return classes, targets
