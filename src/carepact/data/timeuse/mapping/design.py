"""Read replicate weights and population totals that a mapping file names."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl

from carepact.core.arrays import FloatArray
from carepact.core.errors import DataError, Faults
from carepact.core.messages import _
from carepact.core.named_paths import find_named
from carepact.data.timeuse.diaries import PopulationMargin, ReplicateWeights, list_some
from carepact.data.timeuse.mapping.formats import LabelledTable, expand, open_table, text_of
from carepact.data.timeuse.mapping.guesses import guesses
from carepact.data.timeuse.mapping.model import Mapping
from carepact.data.timeuse.mapping.opening import Opened, numbers
from carepact.data.timeuse.mapping.respondents import make_column
from carepact.data.timeuse.replicate_rows import check_rows


@dataclass(frozen=True)
class ReadReplicates:
    """Replicate weights of everybody in the file."""

    weights: FloatArray
    """Shape (everyone, R)."""
    method: str
    rho: float | None
    coefficients: FloatArray | None

    def of(self, kept: pl.Series, factor: pl.Series) -> ReplicateWeights:
        """Return those of the diaries that are kept, each times its factor, shape (n, R)."""
        weights = np.nan_to_num(self.weights) * factor.to_numpy()[:, None]
        return ReplicateWeights(weights[kept.to_numpy()], self.method, self.rho, self.coefficients)


def read_replicates(
    mapping: Mapping, opened: Opened, everyone: pl.DataFrame, with_diary: pl.Series
) -> ReadReplicates | None:
    """Read the publisher's replicate weights, joined to the respondents by their key.

    Parameters
    ----------
    mapping, opened
        A sound mapping and its files.
    everyone : pl.DataFrame
        All respondents, with their final weight.
    with_diary : pl.Series, shape (everyone,)
        Whose replicates are used: others may have none.

    Raises
    ------
    DataError
        If a weight is missing or negative, coefficients are not as many, a respondent is not in
        the file, or columns do not add up to about the final weight.
    """
    named = mapping.replicates
    if named is None:
        return None
    source = opened.table("replicates")
    columns = list(expand(named.columns, source.table.columns))
    values = source.table.select(
        numbers(source.table[c], (), text_of(source.table[c]), source.decimal).alias(c)
        for c in columns
    )
    with Faults(DataError, source.file) as faults:
        if named.coefficients and len(named.coefficients) != len(columns):
            faults.add(
                _(
                    "there are {found} coefficients for {count} replicates. Give one each.",
                    found=len(named.coefficients),
                    count=len(columns),
                )
            )
        aligned = _align(mapping, source, values, everyone, with_diary, faults)
        used = aligned.filter(with_diary)
        bad = [c for c in columns if not _sound(used[c])]
        if bad:
            faults.add(
                _(
                    "replicates {listed} hold missing or negative weights. Fetch the file again.",
                    listed=list_some(bad),
                )
            )
        faults.raise_if_any()
        _check_sums(aligned, everyone["weight"], faults)
    listed = np.asarray(named.coefficients) if named.coefficients else None
    return ReadReplicates(aligned.to_numpy(), named.method, named.rho, listed)


def _align(
    mapping: Mapping,
    source: LabelledTable,
    values: pl.DataFrame,
    everyone: pl.DataFrame,
    with_diary: pl.Series,
    faults: Faults,
) -> pl.DataFrame:
    """Lay replicate weights beside the respondents, shape (everyone, R)."""
    rule = mapping.columns["respondent"]
    key = make_column("respondent", rule, source, mapping.missing, faults)
    table = values.with_columns(_key=text_of(key)).unique(maintain_order=True)
    wanted = pl.DataFrame({"_key": text_of(everyone["respondent"])})
    check_rows(table["_key"], wanted.filter(with_diary)["_key"], faults)
    table = table.unique("_key", maintain_order=True)
    return wanted.join(table, on="_key", how="left", maintain_order="left").drop("_key")


def _check_sums(aligned: pl.DataFrame, final: pl.Series, faults: Faults) -> None:
    """Refuse columns that do not add up to about what the final weight does.

    A replicate stands for the whole population as the final weight does. A flag among them, or
    factors that are still to be multiplied by the final weight, give themselves away.
    """
    sums = {}
    for name in aligned.columns:
        whole = float(final.filter(aligned[name].is_not_null()).sum())
        sums[name] = float(aligned[name].sum()) / whole if whole > 0 else 1.0
    apart = guesses().limits.apart.value
    odd = {name: ratio for name, ratio in sums.items() if not 1 / apart < ratio < apart}
    if not odd:
        return
    shown = [f"{c} ({ratio:.3g})" for c, ratio in odd.items()]
    if len(odd) == len(sums):
        faults.add(
            _(
                "no replicate adds up to what the final weight does, but to these parts of it: "
                "{listed}. Factors must be multiplied by the final weight first.",
                listed=list_some(shown),
            )
        )
        return
    faults.add(
        _(
            "replicates.columns: {listed} do not add up to what the final weight does (part of "
            "it in brackets), as a flag would not. Name the replicates alone.",
            listed=list_some(shown),
        )
    )


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
            path = find_named(opened.paths[0].parent, margin.file)
            files = mapping.files
            source = open_table(path, files.encoding, files.separator, files.decimal)
            lacking = [c for c in (*margin.columns, "total") if c not in source.table.columns]
            if lacking:
                message = _(
                    "{file}: lacks the columns {listed}. Give one column a class, and 'total'.",
                    file=source.file,
                    listed=", ".join(lacking),
                )
                raise DataError(message)
            texts = source.table.select(text_of(source.table[c]).alias(c) for c in margin.columns)
            total = source.table["total"]
            read = numbers(total, (), text_of(total), source.decimal)
            amounts = read.fill_nan(None).fill_null(-1.0)
            if (amounts <= 0).any():
                message = _("{file}: a total is not above 0. Correct it.", file=source.file)
                raise DataError(message)
            twice = texts.filter(texts.is_duplicated()).unique(maintain_order=True)
            if twice.height:
                message = _(
                    "{file}: the class {listed} has two totals. Keep one.",
                    file=source.file,
                    listed=list_some([", ".join(map(str, row)) for row in twice.rows()]),
                )
                raise DataError(message)
            totals = dict(zip(texts.rows(), amounts.to_list(), strict=True))
        margins.append(PopulationMargin(margin.columns, totals))
    return tuple(margins)
