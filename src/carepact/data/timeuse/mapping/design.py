"""Read replicate weights and population totals that a mapping file names."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl

from carepact.core.arrays import FloatArray
from carepact.core.errors import DataError, Faults
from carepact.core.messages import _
from carepact.data.timeuse.diaries import PopulationMargin, ReplicateWeights, list_some
from carepact.data.timeuse.mapping.formats import expand, open_table, text_of
from carepact.data.timeuse.mapping.model import Mapping
from carepact.data.timeuse.mapping.opening import Opened
from carepact.data.timeuse.mapping.respondents import make_column


@dataclass(frozen=True)
class ReadReplicates:
    """Replicate weights of everybody in the file."""

    weights: FloatArray
    """Shape (everyone, R)."""
    method: str
    rho: float | None
    coefficients: FloatArray | None

    def of(self, kept: pl.Series) -> ReplicateWeights:
        """Return those of the diaries that are kept, shape (n, R)."""
        return ReplicateWeights(
            self.weights[kept.to_numpy()], self.method, self.rho, self.coefficients
        )


def read_replicates(
    mapping: Mapping, opened: Opened, everyone: pl.DataFrame
) -> ReadReplicates | None:
    """Read the publisher's replicate weights in the order of the respondents.

    Raises
    ------
    DataError
        If a weight is missing or negative, the coefficients are not as many, or a
        respondent is not in the file.
    """
    named = mapping.replicates
    if named is None:
        return None
    source = opened.table("replicates")
    columns = expand(named.columns, source.table.columns)
    values = source.table.select(pl.col(columns).cast(pl.Float64, strict=False))
    with Faults(DataError, source.file) as faults:
        if named.coefficients and len(named.coefficients) != len(columns):
            faults.add(
                _(
                    "there are {found} coefficients for {count} replicates. Give one each.",
                    found=len(named.coefficients),
                    count=len(columns),
                )
            )
        bad = [c for c in columns if not _sound(values[c])]
        if bad:
            faults.add(
                _(
                    "replicates {listed} hold missing or negative weights. Fetch the file again.",
                    listed=list_some(bad),
                )
            )
        key = make_column(
            "respondent", mapping.columns["respondent"], source, mapping.missing, faults
        )
        if opened.shares("replicates") and mapping.activities.form != "long":
            aligned = values
        else:
            table = values.with_columns(_key=text_of(key)).unique("_key", maintain_order=True)
            wanted = pl.DataFrame({"_key": text_of(everyone["respondent"])})
            lost = wanted.join(table, on="_key", how="anti")["_key"]
            if lost.len():
                faults.add(
                    _(
                        "{count} respondents of the survey have no replicate weights: {listed}. "
                        "Use the replicate file of the same release.",
                        count=lost.len(),
                        listed=list_some(lost.to_list()),
                    )
                )
            aligned = wanted.join(table, on="_key", how="left", maintain_order="left").drop("_key")
    listed = np.asarray(named.coefficients) if named.coefficients else None
    return ReadReplicates(aligned.to_numpy(), named.method, named.rho, listed)


def _sound(column: pl.Series) -> bool:
    """Tell whether replicate weights are all known and not negative."""
    return not column.null_count() and bool(column.is_finite().all()) and bool((column >= 0).all())


def read_margins(mapping: Mapping, opened: Opened) -> tuple[PopulationMargin, ...]:
    """Read the population totals of each margin.

    Raises
    ------
    DataError
        If a totals file lacks a column or holds a total that is no positive number.
    """
    margins = []
    for margin in mapping.calibration:
        totals = {tuple(name.split(", ")): value for name, value in margin.totals.items()}
        if margin.file:
            path = opened.paths[0].parent / margin.file
            source = open_table(path, mapping.files.encoding, mapping.files.separator)
            lacking = [c for c in (*margin.columns, "total") if c not in source.table.columns]
            if lacking:
                message = _(
                    "{file}: lacks the columns {listed}. Give one column a class, and 'total'.",
                    file=source.file,
                    listed=", ".join(lacking),
                )
                raise DataError(message)
            texts = source.table.select(text_of(source.table[c]).alias(c) for c in margin.columns)
            amounts = source.table["total"].cast(pl.Float64, strict=False).fill_null(-1.0)
            if (amounts <= 0).any():
                message = _("{file}: a total is not above 0. Correct it.", file=source.file)
                raise DataError(message)
            totals = dict(zip(texts.rows(), amounts.to_list(), strict=True))
        margins.append(PopulationMargin(margin.columns, totals))
    return tuple(margins)
