"""Choose the replicates of a design: single units, calibration, approximate designs.

The rules that a survey declares are carried out here, on top of the plain ways of
`resampling`:

* `refuse`  a stratum with a single first-stage unit is an error
* `merge`   it joins its neighbour in the order of the stratum columns
* `centre`  its unit is compared with the mean of all units instead of its stratum's
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import polars as pl

from carepact.core.arrays import FloatArray, IntArray
from carepact.core.errors import DesignError
from carepact.core.messages import Message, _, _n, say
from carepact.data.timeuse import Diaries
from carepact.measure.calibration import calibrate
from carepact.measure.limits import shipped_limits
from carepact.measure.replicates import Replication, given_coefficients, published_replication
from carepact.measure.resampling import (
    build_replication,
    check_choice,
    jackknife,
    rao_wu_bootstrap,
)


def replicate_design(diaries: Diaries, method: str | None, seed: int) -> Replication:
    """Return the replicates of a survey, by all that its design declares.

    Parameters
    ----------
    diaries : Diaries
        The survey and what its file tells of the sample.
    method : str, optional
        `jkn`, `bootstrap` or `naive-bootstrap`; the survey's own choice when omitted.
    seed : int
        Seed of a bootstrap.

    Returns
    -------
    Replication
        Final weight and replicates, calibrated where population totals are given.

    Raises
    ------
    DesignError
        If a stratum holds a single unit and no rule is declared, or totals are not met.
    """
    design = diaries.design
    if method is None and design.published is not None:
        found = _published(diaries)
    elif design.psu:
        check_choice(diaries, method, seed)
        found = _from_units(diaries, method, seed)
    else:
        found = build_replication(diaries, method, seed)
    if not design.calibrate_to:
        return found
    weights = calibrate(found.weights, diaries.respondents, design.calibrate_to)
    label = say("{method}, calibrated to population totals", method=found.label)
    return replace(found, weights=weights, label=label)


def _published(diaries: Diaries) -> Replication:
    """Return the publisher's replicates with the factor or coefficients it states."""
    published = diaries.design.published
    plain = None
    if published is not None and published.rho is None and published.coefficients is None:
        plain = published_replication(diaries)
    if plain is not None or published is None:
        return plain or build_replication(diaries, None, 0)
    final = diaries.respondents["weight"].to_numpy()[:, None]
    shares = given_coefficients(
        published.method, published.weights.shape[1], published.rho, published.coefficients
    )
    return Replication(
        np.hstack([final, published.weights]),
        shares,
        published.method,
        leaves_out_empty=published.method == "bootstrap",
    )


def _from_units(diaries: Diaries, method: str | None, seed: int) -> Replication:
    """Build replicates from first-stage units, by the declared rule for single ones."""
    design, respondents = diaries.design, diaries.respondents
    strata = number(respondents, design.stratum)
    psu = number(respondents, (*design.stratum, *design.psu))
    stratum, merged = settle_single_units(strata, psu, diaries)
    units = int(psu.max()) + 1
    chosen = method or design.method
    if chosen is None:
        most = shipped_limits().most_jackknife_units.value
        chosen = "bootstrap" if units > most else "jkn"
    weight = respondents["weight"].to_numpy()
    lonely = _single_units(stratum, psu)
    if chosen == "jkn":
        found = _jackknife_with_single_units(weight, stratum, psu, lonely)
    else:
        found = _bootstrap_with_single_units(weight, stratum, psu, lonely, seed)
    label = found.label
    if design.approximate:
        label = Message("{method}, {units}", {"method": label, "units": design.approximate})
    if merged:
        label = (
            say("{method}, one single unit merged", method=label)
            if merged == 1
            else say("{method}, {count} single units merged", method=label, count=merged)
        )
    if lonely.size:
        label = (
            say("{method}, one single unit centred", method=label)
            if lonely.size == 1
            else say("{method}, {count} single units centred", method=label, count=lonely.size)
        )
    return replace(found, label=label)


def number(respondents: pl.DataFrame, columns: tuple[str, ...]) -> IntArray:
    """Give each combination of columns a number from 0, in their order, shape (n,).

    Raises
    ------
    DesignError
        If a respondent lacks one of them.
    """
    if not columns:
        return np.zeros(respondents.height, dtype=np.int64)
    lacking = respondents.filter(pl.any_horizontal(pl.col(columns).is_null()))
    if lacking.height:
        message = _n(
            "design: {count} respondent has no {listed}. Complete the file.",
            "design: {count} respondents have no {listed}. Complete the file.",
            lacking.height,
            listed=", ".join(columns),
        )
        raise DesignError(message)
    ranked = respondents.select(pl.struct(columns).rank("dense").alias("number") - 1)
    return ranked["number"].cast(pl.Int64).to_numpy()


def settle_single_units(stratum: IntArray, psu: IntArray, diaries: Diaries) -> tuple[IntArray, int]:
    """Apply the declared rule to strata with a single unit.

    Parameters
    ----------
    stratum, psu : IntArray, shape (n,)
        Stratum and unit, numbered from 0 in the order of their columns.
    diaries : Diaries
        The survey, for its rule and for naming a stratum.

    Returns
    -------
    tuple of IntArray, shape (n,), and int
        Strata after merging, numbered from 0, and how many were merged.

    Raises
    ------
    DesignError
        If the rule is `refuse` and there is a single unit, or nothing to merge with.
    """
    rule = diaries.design.single_psu
    lonely = _single_units(stratum, psu)
    if lonely.size and rule == "refuse":
        row = diaries.respondents.row(int(np.flatnonzero(psu == lonely[0])[0]), named=True)
        columns = diaries.design.stratum
        message = _(
            "{count} strata hold a single first-stage unit, the first is {named}: their variance "
            "cannot be estimated. Merge them with similar strata, or declare single_psu: merge "
            "or centre.",
            count=lonely.size,
            named=", ".join(f"{name} {row[name]}" for name in columns) or _("the whole sample"),
        )
        raise DesignError(message)
    if not lonely.size or rule != "merge":
        return stratum, 0
    merged = stratum.copy()
    outer = number(diaries.respondents, diaries.design.stratum[:-1])
    count = 0
    while (left := _single_units(merged, psu)).size:
        _merge_one(merged, int(merged[psu == left[0]][0]), outer)
        count += 1
    return np.unique(merged, return_inverse=True)[1].astype(np.int64), count


def _merge_one(stratum: IntArray, single: int, outer: IntArray) -> None:
    """Join a stratum to the next, or to the last, in place; of the same first columns if any."""
    inside = stratum == single
    others = stratum[~inside]
    near = stratum[~inside & (outer == outer[inside][0])]
    pool = near if near.size else others
    if not pool.size:
        message = _("design: there is one unit in all. Errors cannot be estimated from it.")
        raise DesignError(message)
    after = pool[pool > single]
    stratum[inside] = after.min() if after.size else pool.max()


def _single_units(stratum: IntArray, psu: IntArray) -> IntArray:
    """List the units that are alone in their stratum."""
    stratum_of = np.zeros(int(psu.max()) + 1, dtype=np.int64)
    stratum_of[psu] = stratum
    return np.flatnonzero(np.bincount(stratum_of)[stratum_of] == 1).astype(np.int64)


def _jackknife_with_single_units(
    weight: FloatArray, stratum: IntArray, psu: IntArray, lonely: IntArray
) -> Replication:
    r"""Delete one unit at a time; a single one is deleted against the mean of all units.

    Notes
    -----
    Of `m` units, the replicate of a single unit takes its weights to :math:`1/m` and all
    others to :math:`1 + 1/m`; a total then moves by :math:`-(z_h - \bar z)`, and the
    coefficient is 1, as in R survey's option `adjust`.
    """
    if not lonely.size:
        return jackknife(weight, stratum, psu)
    units = int(psu.max()) + 1
    stratum_of = np.zeros(units, dtype=np.int64)
    stratum_of[psu] = stratum
    size = np.bincount(stratum_of)[stratum_of].astype(float)
    factor = np.where(
        stratum_of[:, None] == stratum_of[None, :],
        (size / np.maximum(size - 1, 1.0))[None, :],
        1.0,
    )
    np.fill_diagonal(factor, 0.0)
    factor[:, lonely] = 1 + 1 / units
    factor[lonely, lonely] = 1 / units
    shares = (size - 1) / size
    shares[lonely] = 1.0
    weights = np.empty((weight.size, 1 + units))
    weights[:, 0] = weight
    weights[:, 1:] = weight[:, None] * factor[psu]
    return Replication(weights, shares, "jkn", None, stratum, psu)


def _bootstrap_with_single_units(
    weight: FloatArray, stratum: IntArray, psu: IntArray, lonely: IntArray, seed: int
) -> Replication:
    r"""Draw units with replacement; a single one moves by a random sign against the mean.

    Notes
    -----
    With :math:`e = \pm 1`, the weights of a single unit take the factor
    :math:`1 + e (1 - 1/m)` and all others :math:`1 - e/m`, whose variance over draws is
    :math:`(z_h - \bar z)^2`.
    """
    if not lonely.size:
        return rao_wu_bootstrap(weight, stratum, psu, seed)
    units = int(psu.max()) + 1
    alone = np.isin(psu, lonely)
    pooled = np.where(alone, int(stratum.max()) + 1, stratum)
    replicates = shipped_limits().bootstrap_replicates.value
    weights = np.empty((weight.size, 1 + replicates))
    if not alone.all():
        rest = np.unique(pooled[~alone], return_inverse=True)[1].astype(np.int64)
        drawn = rao_wu_bootstrap(weight[~alone], rest, psu[~alone], seed)
        weights[~alone] = drawn.weights
    weights[alone] = weight[alone, None]
    generator = np.random.Generator(np.random.Philox([seed, 1]))
    signs = generator.choice([-1.0, 1.0], size=(lonely.size, replicates))
    shift = -np.repeat(signs.sum(axis=0)[None, :] / units, units, axis=0)
    shift[lonely] += signs
    weights[:, 1:] += weight[:, None] * shift[psu]
    shares = np.full(replicates, 1 / replicates)
    return Replication(weights, shares, "bootstrap", seed, stratum, psu, leaves_out_empty=True)
