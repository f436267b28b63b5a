"""Measure how much wider an interval must be that stands on errors of another income group.

Usage: `python -m scripts.compile.pooling FOLDER`, the folder of shared data. Every income group
of which enough countries are known is taken out of every prediction as a whole; its countries are
predicted from the others, with the half-width that the pool of its neighbours gives. The factor
is the 0.95 quantile of error over half-width, each group of an indicator of equal weight.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from scripts.compile.facts import age_rows
from scripts.compile.imputing import Known, find_known, impute_income, list_predictions
from scripts.compile.raw_facts import read_world

from carepact.core.arrays import FloatArray
from carepact.data.countries.conformal import (
    GROUPS,
    choose_pool,
    conformal_rules,
    measure_half_width,
)
from carepact.data.countries.figure_rules import figure_rules
from carepact.data.countries.imputation import fit_prediction


def compare_groups(known: Known) -> Iterator[tuple[str, FloatArray]]:
    """Yield each large group and its errors over the half-width that its neighbours give."""
    of = np.array(known.groups)
    for group in GROUPS:
        own = of == group
        if own.sum() < conformal_rules().least_of_group.value:
            continue
        fit = fit_prediction(known.predictors[~own], known.scaled[~own], known.penalty)
        counts = {name: int((of[~own] == name).sum()) for name in GROUPS}
        pooled = np.isin(of[~own], choose_pool(counts, group))
        half_width = measure_half_width(fit.left_out[pooled])
        errors = np.abs(known.scaled[own] - fit.predict(known.predictors[own]))
        yield group, errors / half_width


def find_factor(ratios: list[FloatArray], share: float) -> float:
    """Find the quantile of ratios of which each array has the same weight."""
    values = np.concatenate(ratios)
    weights = np.concatenate([np.full(len(one), 1 / len(one)) for one in ratios])
    order = np.argsort(values)
    reached = np.cumsum(weights[order]) / weights.sum()
    return float(values[order][np.searchsorted(reached, share)])


def measure_pooling(folder: Path) -> dict[str, float]:
    """Measure the factor over all groups (`all`), and group by group."""
    world, series = read_world(folder)
    age_rows(world, series)
    _tested, inputs = impute_income(world)
    found: dict[str, list[FloatArray]] = {name: [] for name in GROUPS}
    for indicator, near in list_predictions(world):
        known = find_known(world, inputs, indicator, near)
        for group, ratios in compare_groups(known) if known else ():
            found[group].append(ratios)
    share = figure_rules().coverage.value
    every = [ratios for of_group in found.values() for ratios in of_group]
    return {"all": find_factor(every, share)} | {
        name: find_factor(ratios, share) for name, ratios in found.items()
    }


def main() -> int:
    """Print the factor, over all and by group."""
    for name, factor in measure_pooling(Path(sys.argv[1])).items():
        print(f"{name}: {factor:.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
