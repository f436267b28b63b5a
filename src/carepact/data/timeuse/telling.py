"""What persons contribute to the figures of a reader's notices."""

from __future__ import annotations

import numpy as np
import polars as pl

from carepact.core.disclosure.contributions import Contributions, Persons

DEPTH = 2
"""Largest contributions that a notice keeps. [persons]"""


def contribute(person: pl.Series, *amounts: pl.Series) -> Contributions:
    """Add up what each person contributes to one or several sums, unweighted.

    Parameters
    ----------
    person : pl.Series, shape (rows,)
        Who each row is of.
    *amounts : pl.Series, shape (rows,)
        What each row adds to each sum.
    """
    number = person.rank("dense").fill_null(0).to_numpy().astype(np.int64)
    everyone = Persons(number, np.zeros(number.size, np.int64), np.ones(number.size), 1)
    added = np.stack([one.cast(pl.Float64).to_numpy() for one in amounts], axis=1)
    return everyone.gather(added, DEPTH)


def contribute_rows(respondents: pl.DataFrame, row: pl.Series, amounts: pl.Series) -> Contributions:
    """Add up what each person contributes, from activities that name a row of respondents."""
    return contribute(respondents["respondent"].gather(row.cast(pl.UInt32)), amounts)
