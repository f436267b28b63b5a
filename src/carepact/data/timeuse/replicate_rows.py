"""Whether a file of replicate weights has one row for each respondent."""

from __future__ import annotations

import polars as pl

from carepact.core.errors import Faults
from carepact.core.messages import _
from carepact.data.timeuse.diaries import list_some


def check_rows(keys: pl.Series, wanted: pl.Series, faults: Faults) -> None:
    """Note respondents that a file of replicate weights holds twice, or not at all.

    Parameters
    ----------
    keys : pl.Series, shape (rows,)
        Respondent of each row of the file.
    wanted : pl.Series, shape (n,)
        Respondents who need replicate weights, each maybe several times.
    faults : Faults
        Takes both lists.
    """
    twice = keys.filter(keys.is_duplicated()).unique(maintain_order=True)
    if twice.len():
        faults.add(
            _(
                "{count} respondents have several rows of replicate weights: {listed}. Keep "
                "one row a respondent.",
                count=twice.len(),
                listed=list_some(twice.to_list()),
            )
        )
    lost = wanted.unique(maintain_order=True)
    lost = lost.filter(~lost.is_in(keys.implode()))
    if lost.len():
        faults.add(
            _(
                "{count} respondents of the survey have no replicate weights: {listed}. "
                "Use the replicate file of the same release.",
                count=lost.len(),
                listed=list_some(lost.to_list()),
            )
        )
