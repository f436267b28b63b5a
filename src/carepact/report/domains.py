"""Labels of a table as people read them: margins and what is not stated get their words here.

In a table a margin is marked by the column `margin`, so that no label of a survey is taken
for one. Where words stand for both, a label that looks like such a word is quoted.
"""

from __future__ import annotations

import polars as pl

from carepact.core.estimates import EVERYBODY, FIXED_COLUMNS, MARGIN, NOT_STATED, WHOLE


def domain_of(rows: pl.DataFrame, *further: str) -> list[str]:
    """Name the columns by which a table of figures is divided.

    Parameters
    ----------
    rows : pl.DataFrame
        The released table.
    further : str
        Columns that do not divide it, beside those that every table has.
    """
    fixed = {*FIXED_COLUMNS, MARGIN, *further}
    return [name for name in rows.columns if name not in fixed]


def spell_labels(rows: pl.DataFrame) -> pl.DataFrame:
    """Put words in the place of margins and of labels that are not stated.

    Parameters
    ----------
    rows : pl.DataFrame
        The released table.

    Returns
    -------
    pl.DataFrame
        Without the column `margin`; labels as text, none of them null.
    """
    domain = domain_of(rows)
    if domain == [WHOLE]:
        return rows
    summed = (
        pl.col(MARGIN).str.split(",")
        if MARGIN in rows.columns
        else pl.lit([], dtype=pl.List(pl.String))
    )
    return rows.with_columns(_spell(name, summed) for name in domain).drop(MARGIN, strict=False)


def _spell(column: str, summed: pl.Expr) -> pl.Expr:
    """Spell the labels of one column."""
    label = pl.col(column).cast(pl.String)
    quoted = pl.format("\u201c{}\u201d", label)
    return (
        pl.when(summed.list.contains(column))
        .then(pl.lit(EVERYBODY))
        .when(label.is_null())
        .then(pl.lit(NOT_STATED))
        .when(label.is_in([EVERYBODY, NOT_STATED]))
        .then(quoted)
        .otherwise(label)
        .alias(column)
    )
