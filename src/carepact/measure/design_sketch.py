"""A design as other programs need it: weights, replicates, and how they combine."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl

from carepact.core.arrays import FloatArray
from carepact.data.timeuse import Diaries
from carepact.measure.replicates import Replication

REPLICATE = "replicate_"
"""Beginning of the names of replicate weights; their number follows."""


@dataclass(frozen=True)
class DesignSketch:
    """What a program needs to set up the same design."""

    survey: str
    method: str
    """`sdr`, `brr`, `fay`, `jk1`, `jkn` or `bootstrap`."""
    label: str
    """Method as printed, with what an approximation leaves out."""
    coefficients: FloatArray
    """Variance coefficient of each replicate, shape (R,)."""
    replicates: pl.DataFrame
    """`respondent`, `day` where there are several, `weight`, `replicate_1` to `replicate_R`."""

    @property
    def rho(self) -> float:
        """Fay's factor that the coefficients imply, from c = 1 / (R (1 - rho)^2)."""
        size = self.coefficients.size
        return float(1 - 1 / np.sqrt(size * self.coefficients[0]))


def sketch_design(diaries: Diaries, replication: Replication) -> DesignSketch:
    """Lay out a survey's replicates for another program.

    Parameters
    ----------
    diaries : Diaries
        The survey.
    replication : Replication
        Its replicates, published or built.

    Notes
    -----
    The table holds one row a diary, like the microdata that it belongs to: keep it where
    the microdata is kept.
    """
    keys = [name for name in ("respondent", "day") if name in diaries.respondents.columns]
    names = [f"{REPLICATE}{r}" for r in range(1, replication.weights.shape[1])]
    weights = pl.DataFrame(replication.weights, schema=["weight", *names])
    return DesignSketch(
        survey=diaries.title,
        method=replication.label.split(",")[0],
        label=replication.label,
        coefficients=replication.coefficients,
        replicates=pl.concat([diaries.respondents.select(keys), weights], how="horizontal"),
    )
